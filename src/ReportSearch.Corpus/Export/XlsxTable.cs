using System.Globalization;
using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace ReportSearch.Corpus.Export;

/// <summary>
/// A workbook for spreadsheets, written as a stream: no sheet is ever held in memory. The rows stand in sheets named 数据, 数据2, ..., each with the header; the last
/// sheet, 说明, holds the stamp. Text is written as text, never as a formula, and text that looks like one is marked so that editing it does not make it one.
/// </summary>
public sealed class XlsxTable : IExportTable
{
    /// <summary>Rows that a sheet can have, the header included.</summary>
    public const int RowsOfASheet = 1_048_576;

    /// <summary>Most rows that are written; more are refused.</summary>
    public const long MaxRows = 3_000_000;

    private const int MaxCellUnits = 32_767;
    private const uint TextStyle = 1;
    private const uint MarkedStyle = 2;

    private readonly IReadOnlyList<string> _columns;
    private readonly ExportStamp _stamp;
    private readonly int _rowsOfASheet;
    private readonly long _maxRows;
    private readonly ZipArchive _package;
    private readonly List<string> _sheets = [];
    private Stream? _part;
    private OpenXmlWriter? _sheet;
    private int _rowsInSheet;
    private long _rows;

    /// <summary>Begins a workbook.</summary>
    /// <param name="output">Stays open; only written to.</param>
    /// <param name="columns">Names of the columns.</param>
    /// <param name="stamp">What the sheet 说明 says.</param>
    /// <param name="rowsOfASheet">Rows of a sheet, the header included.</param>
    /// <param name="maxRows">Rows beyond which is refused.</param>
    public XlsxTable(Stream output, IReadOnlyList<string> columns, ExportStamp stamp, int rowsOfASheet = RowsOfASheet, long maxRows = MaxRows)
    {
        (_columns, _stamp, _rowsOfASheet, _maxRows) = (columns, stamp, rowsOfASheet, maxRows);
        // Parts go into the archive one after the other as they are written. The library's own packages would hold all of them in memory until the end.
        _package = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
        WriteStyles();
        BeginSheet();
    }

    /// <summary>Refuses a number of rows that no workbook takes.</summary>
    /// <exception cref="ExportRefusedException">More than <see cref="MaxRows"/>.</exception>
    public static void DemandRoom(long rows, long maxRows = MaxRows)
    {
        if (rows > maxRows)
        {
            throw new ExportRefusedException(string.Create(
                CultureInfo.InvariantCulture, $"{rows:N0} rows are more than the {maxRows:N0} that a workbook is given; export them with --format csv (or jsonl), or narrow the query"));
        }
    }

    /// <inheritdoc/>
    public void Add(IReadOnlyList<object?> cells)
    {
        DemandRoom(++_rows, _maxRows);
        if (_rowsInSheet == _rowsOfASheet)
            BeginSheet();
        WriteRow(cells);
    }

    /// <inheritdoc/>
    public void Finish()
    {
        EndSheet();
        OpenSheet("说明");
        foreach ((string name, object? value) in (IEnumerable<(string, object?)>)[("检索式 query", _stamp.Query), ("语料版本 corpusVersion", _stamp.CorpusVersion), ("导出时间 exportedAt", _stamp.ExportedAt), ("行数 rows", _rows)])
            WriteRow([name, value]);
        EndSheet();
        WriteWorkbook();
        WriteText("_rels/.rels", Relationships([("rId1", "officeDocument", "xl/workbook.xml")]));
        WriteText("xl/_rels/workbook.xml.rels", Relationships(
            [("rId0", "styles", "styles.xml"), .. _sheets.Select((_, i) => (RelationOf(i), "worksheet", string.Create(CultureInfo.InvariantCulture, $"worksheets/sheet{i + 1}.xml")))]));
        WriteText("[Content_Types].xml", ContentTypes());
        _package.Dispose();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _sheet?.Dispose();
        _part?.Dispose();
        _package.Dispose();
    }

    private void BeginSheet()
    {
        EndSheet();
        OpenSheet(_sheets.Count == 0 ? "数据" : string.Create(CultureInfo.InvariantCulture, $"数据{_sheets.Count + 1}"));
        WriteRow([.. _columns]);
    }

    private void OpenSheet(string name)
    {
        _sheets.Add(name);
        _part = OpenPart(string.Create(CultureInfo.InvariantCulture, $"xl/worksheets/sheet{_sheets.Count}.xml"));
        _sheet = OpenXmlWriter.Create(_part);
        _sheet.WriteStartElement(new Worksheet());
        _sheet.WriteStartElement(new SheetData());
        _rowsInSheet = 0;
    }

    private void EndSheet()
    {
        if (_sheet is null)
            return;
        _sheet.WriteEndElement();
        _sheet.WriteEndElement();
        _sheet.Dispose();
        _part!.Dispose();
        (_sheet, _part) = (null, null);
    }

    private void WriteRow(IReadOnlyList<object?> cells)
    {
        _sheet!.WriteStartElement(new Row());
        foreach (object? cell in cells)
            WriteCell(cell);
        _sheet.WriteEndElement();
        _rowsInSheet++;
    }

    private void WriteCell(object? cell)
    {
        switch (cell)
        {
            case null:
                _sheet!.WriteElement(new Cell());
                return;
            case bool truth:
                _sheet!.WriteElement(new Cell { DataType = CellValues.Boolean, CellValue = new CellValue(truth ? "1" : "0") });
                return;
            case string text:
                if (text.Length > MaxCellUnits)
                    throw new ExportRefusedException(string.Create(CultureInfo.InvariantCulture, $"a cell of {text.Length:N0} characters is more than the {MaxCellUnits:N0} that a workbook takes; export with --format csv or jsonl"));
                _sheet!.WriteElement(new Cell(new InlineString(new DocumentFormat.OpenXml.Spreadsheet.Text(Escaped(text)) { Space = SpaceProcessingModeValues.Preserve }))
                {
                    DataType = CellValues.InlineString,
                    StyleIndex = FormulaText.IsFormula(text) ? MarkedStyle : TextStyle,
                });
                return;
            default:
                _sheet!.WriteElement(new Cell { DataType = CellValues.Number, CellValue = new CellValue(((IFormattable)cell).ToString(null, CultureInfo.InvariantCulture)) });
                return;
        }
    }

    /// <summary>XML has no place for most control characters and for halves of pairs: they become _xHHHH_, as the format says, and what looks like that is escaped.</summary>
    private static string Escaped(string text)
    {
        StringBuilder? escaped = null;
        for (int i = 0; i < text.Length; i++)
        {
            char unit = text[i];
            bool pair = char.IsHighSurrogate(unit) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            bool broken = unit < ' ' && unit is not ('\t' or '\n') || unit >= '\uFFFE' || char.IsSurrogate(unit) && !pair;
            bool looksEscaped = unit == '_' && i + 6 < text.Length && text[i + 1] == 'x' && text[i + 6] == '_' && text.AsSpan(i + 2, 4).IndexOfAnyExcept("0123456789abcdefABCDEF") < 0;
            if (broken || looksEscaped)
                (escaped ??= new StringBuilder(text, 0, i, text.Length + 16)).Append(CultureInfo.InvariantCulture, $"_x{(int)unit:X4}_");
            else
                escaped?.Append(unit);
            if (!pair)
                continue;
            escaped?.Append(text[i + 1]);
            i++;
        }

        return escaped?.ToString() ?? text;
    }

    private void WriteStyles()
    {
        using Stream part = OpenPart("xl/styles.xml");
        using OpenXmlWriter writer = OpenXmlWriter.Create(part);
        // 49 is the built-in format of text.
        writer.WriteElement(new Stylesheet(
            new Fonts(new Font()) { Count = 1 },
            new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })) { Count = 2 },
            new Borders(new Border()) { Count = 1 },
            new CellStyleFormats(new CellFormat()) { Count = 1 },
            new CellFormats(new CellFormat(), new CellFormat { NumberFormatId = 49, ApplyNumberFormat = true }, new CellFormat { NumberFormatId = 49, ApplyNumberFormat = true, QuotePrefix = true }) { Count = 3 }));
    }

    private void WriteWorkbook()
    {
        using Stream part = OpenPart("xl/workbook.xml");
        using OpenXmlWriter writer = OpenXmlWriter.Create(part);
        writer.WriteElement(new Workbook(new Sheets(_sheets.Select((name, i) => new Sheet { Name = name, Id = RelationOf(i), SheetId = (uint)i + 1 }))));
    }

    private Stream OpenPart(string name) => _package.CreateEntry(name, CompressionLevel.Fastest).Open();

    private void WriteText(string part, string xml)
    {
        using Stream stream = OpenPart(part);
        stream.Write(Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>" + xml));
    }

    private static string RelationOf(int sheet) => string.Create(CultureInfo.InvariantCulture, $"rId{sheet + 1}");

    private static string Relationships(IEnumerable<(string Id, string Kind, string Target)> all) =>
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        + string.Concat(all.Select(one => $"<Relationship Id=\"{one.Id}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{one.Kind}\" Target=\"{one.Target}\"/>"))
        + "</Relationships>";

    private string ContentTypes()
    {
        const string Kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
        return "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
            + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
            + $"<Override PartName=\"/xl/workbook.xml\" ContentType=\"{Kind}sheet.main+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"{Kind}styles+xml\"/>"
            + string.Concat(_sheets.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"<Override PartName=\"/xl/worksheets/sheet{i + 1}.xml\" ContentType=\"{Kind}worksheet+xml\"/>")))
            + "</Types>";
    }
}

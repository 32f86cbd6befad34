using System.Diagnostics;
using System.Text;
using System.Text.Json;
using CsvHelper;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using ReportSearch.Corpus.Export;
using ReportSearch.Corpus.Figures;
using ReportSearch.Corpus.Tests.Figures;
using ReportSearch.Corpus.Tests.Store;
using ReportSearch.Reports.Statistics;

namespace ReportSearch.Corpus.Tests.Export;

/// <summary>What is exported is what is in the catalogue, and no cell of it computes anything.</summary>
public sealed class ExportTests : IDisposable
{
    private static readonly ExportStamp Stamp = new("series=requests_received", "0123abcd", "2026-11-20T08:00:00Z");

    private static readonly string[] Texts =
    [
        "普通文字", "=1+1", "+86", "-2+3", "@SUM(A1)", "＝HYPERLINK(\"x\")", "＋1", "－1", "＠x", "\t=1", "\r=1", "\n=1", "'=1", "''=1", "'直引号", "-", "=", "/", "",
        "含,逗号", "含\"引号\"", "两\n行", "末尾空格 ", " 开头空格", "_x0041_", "00123", "2021-03-04", "1e5", "😀", "\u0001控制",
    ];

    private readonly TestStore _store = new() { Stages = FigureReports.Stages() };

    public void Dispose() => _store.Dispose();

    [Fact]
    public void Csv_read_back_is_the_catalogue()
    {
        using ReportCorpus corpus = Corpus();
        using var file = new MemoryStream();
        corpus.ExportFigures(new FigureParameters(), ExportFormat.Csv, file, Stamp.ExportedAt, stamped: true, byteOrderMark: true);
        List<FigureRow> rows = [];
        corpus.EachFigure(new FigureParameters(), rows.Add);

        byte[] bytes = file.ToArray();
        Assert.Equal(new byte[] { 0xEF, 0xBB, 0xBF }, bytes[..3]);
        List<string[]> records = Records(bytes);
        Assert.Equal([.. FigureRow.Columns, "query", "corpusVersion", "exportedAt"], records[0]);
        Assert.Equal(rows.Count, records.Count - 1);
        Assert.Equal("value", FigureRow.Columns[17]);
        foreach ((FigureRow row, string[] record) in rows.Zip(records.Skip(1)))
        {
            Assert.Equal(row.Cells.Select(Plain), record[..FigureRow.Columns.Count].Select(FormulaText.Restore));
            Assert.Equal([corpus.CorpusVersion, Stamp.ExportedAt], record[^2..]);
            Assert.DoesNotContain(record.Where((_, i) => i != 17), FormulaText.IsFormula);
        }

        Assert.Contains(rows, row => row is { State: "blank", Value: null });
    }

    [Fact]
    public void Without_a_stamp_the_header_is_that_of_the_contract()
    {
        using ReportCorpus corpus = Corpus();
        using var file = new MemoryStream();
        corpus.ExportFigures(new FigureParameters(), ExportFormat.Csv, file, Stamp.ExportedAt, stamped: false);

        Assert.StartsWith(
            "report,bodyId,body,level,regionCode,region,year,periodFrom,periodTo,scope,form,tableForm,id,series,label,unit,printed,value,state,approximate,source,start,end,note\n",
            Encoding.UTF8.GetString(file.ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public void Neutralised_text_computes_nothing_and_can_be_restored()
    {
        Assert.All(Texts, text =>
        {
            string written = FormulaText.Neutralise(text);
            Assert.False(FormulaText.IsFormula(written), text);
            Assert.Equal(text, FormulaText.Restore(written));
        });
        Assert.Equal(("-", "'=1+1", "普通文字"), (FormulaText.Neutralise("-"), FormulaText.Neutralise("=1+1"), FormulaText.Neutralise("普通文字")));
    }

    [Fact]
    public void Json_lines_hold_every_member_and_the_stamp()
    {
        using var file = new MemoryStream();
        using (var table = new JsonLinesTable(file, ["a", "b", "c"], Stamp))
        {
            table.Add(["=1+1", 4.20m, null]);
            table.Finish();
        }

        JsonElement line = JsonDocument.Parse(file.ToArray()).RootElement;
        Assert.Equal(("=1+1", 4.2m, JsonValueKind.Null, "0123abcd"), (line.GetProperty("a").GetString(), line.GetProperty("b").GetDecimal(), line.GetProperty("c").ValueKind, line.GetProperty("corpusVersion").GetString()));
    }

    [Fact]
    public void A_workbook_read_back_holds_text_as_text_and_numbers_as_numbers()
    {
        using var file = new MemoryStream(Workbook());
        using SpreadsheetDocument document = SpreadsheetDocument.Open(file, isEditable: false);
        Sheet[] sheets = [.. document.WorkbookPart!.Workbook.Sheets!.Elements<Sheet>()];
        Assert.Equal(["数据", "说明"], sheets.Select(sheet => sheet.Name!.Value));
        List<Cell[]> rows = RowsOf(document, sheets[0]);

        Assert.Equal(Texts.Length + 1, rows.Count);
        foreach ((string text, Cell[] cells) in Texts.Zip(rows.Skip(1)))
        {
            Assert.All(cells, cell => Assert.Null(cell.CellFormula));
            Assert.Equal(CellValues.InlineString, cells[0].DataType!.Value);
            Assert.Equal(Escape(text), cells[0].InlineString!.Text!.Text);
            Assert.Equal((CellValues.Number, "4.25"), (cells[1].DataType!.Value, cells[1].CellValue!.Text));
            Assert.Null(cells[2].CellValue);
        }

        string about = string.Join("|", RowsOf(document, sheets[1]).SelectMany(row => row).Select(cell => cell.InlineString?.Text?.Text ?? cell.CellValue?.Text));
        Assert.Contains("series=requests_received", about, StringComparison.Ordinal);
        Assert.Contains("0123abcd", about, StringComparison.Ordinal);
        Assert.Contains("2026-11-20T08:00:00Z", about, StringComparison.Ordinal);

        static string Escape(string text) => text.Replace("_x0041_", "_x005F_x0041_", StringComparison.Ordinal).Replace("\u0001", "_x0001_", StringComparison.Ordinal).Replace("\r", "_x000D_", StringComparison.Ordinal);
    }

    [OfficeCalcFact]
    public void LibreOffice_opens_a_workbook_with_text_as_text()
    {
        string folder = Directory.CreateDirectory(Path.Combine(_store.Files, "office")).FullName;
        string workbook = Path.Combine(folder, "figures.xlsx");
        File.WriteAllBytes(workbook, Workbook());
        var start = new ProcessStartInfo("soffice") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in (string[])["-env:UserInstallation=file://" + Path.Combine(folder, "profile"), "--headless", "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,1", "--outdir", folder, workbook])
            start.ArgumentList.Add(argument);
        using (Process office = Process.Start(start)!)
        {
            office.StandardOutput.ReadToEnd();
            office.WaitForExit();
        }

        string written = Directory.EnumerateFiles(folder, "*.csv").Single();
        List<string[]> records = Records(File.ReadAllBytes(written));
        // What the format cannot carry as it is: control characters and lone line ends are shown otherwise.
        foreach ((string text, string[] record) in Texts.Zip(records.Skip(1)).Where(pair => !pair.First.Any(char.IsControl)))
            Assert.Equal(text, record[0]);
        Assert.All(records.Skip(1), record => Assert.Equal("4.25", record[1]));
    }

    [Fact]
    public void Rows_beyond_a_sheet_go_to_the_next_and_beyond_the_limit_are_refused()
    {
        using var file = new MemoryStream();
        using (var table = new XlsxTable(file, ["n"], Stamp, rowsOfASheet: 4, maxRows: 8))
        {
            for (int i = 0; i < 8; i++)
                table.Add([i]);
            ExportRefusedException refused = Assert.Throws<ExportRefusedException>(() => table.Add([8]));
            Assert.Contains("csv", refused.Message, StringComparison.Ordinal);
            table.Finish();
        }

        using SpreadsheetDocument document = SpreadsheetDocument.Open(new MemoryStream(file.ToArray()), isEditable: false);
        Sheet[] sheets = [.. document.WorkbookPart!.Workbook.Sheets!.Elements<Sheet>()];
        Assert.Equal(["数据", "数据2", "数据3", "说明"], sheets.Select(sheet => sheet.Name!.Value));
        Assert.Equal([4, 4, 3], sheets.Take(3).Select(sheet => RowsOf(document, sheet).Count));
        Assert.Equal(Enumerable.Range(0, 8).Select(i => i.ToString(System.Globalization.CultureInfo.InvariantCulture)), sheets.Take(3).SelectMany(sheet => RowsOf(document, sheet).Skip(1)).Select(row => row[0].CellValue!.Text));
    }

    [Fact]
    public void References_cite_each_report_and_carry_the_stamp()
    {
        var report = new ListedReport(
            "0011223344556677", "绍兴市2018年政府信息公开工作年度报告", "绍兴市人民政府", "b", "绍兴市人民政府", "government", "prefecture", "330600", "绍兴市", 2018, null, null,
            "unknown", "free", "old13", "2019-03-15", "a.txt", new ReportSearch.Corpus.Search.HitSource("https://example.invalid/a_b", "2024-01-02"), 3);

        Assert.Equal(
            "[1] 绍兴市人民政府. 绍兴市2018年政府信息公开工作年度报告[R/OL]. (2019-03-15)[2024-01-02]. https://example.invalid/a_b.\n\n检索式 query: series=requests_received; 语料版本 corpus version: 0123abcd; 导出时间 exported: 2026-11-20T08:00:00Z\n",
            Cited(ReferenceFormat.Gbt7714));
        string bibtex = Cited(ReferenceFormat.Bibtex);
        Assert.Contains("@techreport{r0011223344556677,", bibtex, StringComparison.Ordinal);
        Assert.Contains("url = {https://example.invalid/a\\_b}", bibtex, StringComparison.Ordinal);
        Assert.StartsWith("% ", bibtex, StringComparison.Ordinal);
        string ris = Cited(ReferenceFormat.Ris);
        Assert.StartsWith("TY  - RPRT\n", ris, StringComparison.Ordinal);
        Assert.EndsWith("ER  - \n\n", ris, StringComparison.Ordinal);
        Assert.Contains("0123abcd", ris, StringComparison.Ordinal);

        string Cited(ReferenceFormat format)
        {
            var text = new StringWriter();
            var list = new ReferenceList(text, format, Stamp);
            list.Begin();
            list.Add(report);
            list.Finish();
            return text.ToString();
        }
    }

    private ReportCorpus Corpus()
    {
        FigureReports.Add(_store, new WrittenReport("绍兴市", 2021)
        {
            Figures =
            [
                FigureReports.Count("ap_new.total", 12), new("ap_carried_in.total", "", null, FigureState.Blank), new("ap_carried_out.total", "-", null, FigureState.NotApplicable),
                new("cap_budget", "4.20", 4.2m), new(null, "-5", -5) { Label = "=cmd|' /C calc'!A0", From = FigureOrigin.Prose, Note = "＝注" }, new(null, "\"3,000\n\"", 3000) { Label = "含,逗号\n换行" },
            ],
        });
        return _store.OpenCorpus();
    }

    private static byte[] Workbook()
    {
        using var file = new MemoryStream();
        using (var table = new XlsxTable(file, ["text", "number", "blank"], Stamp))
        {
            foreach (string text in Texts)
                table.Add([text, 4.25m, null]);
            table.Finish();
        }

        return file.ToArray();
    }

    private static List<Cell[]> RowsOf(SpreadsheetDocument document, Sheet sheet) =>
        [.. ((WorksheetPart)document.WorkbookPart!.GetPartById(sheet.Id!.Value!)).Worksheet.Descendants<Row>().Select(row => row.Elements<Cell>().ToArray())];

    private static List<string[]> Records(byte[] bytes)
    {
        using CsvReader reader = CsvReader.Create(bytes, CsvReaderOptions.Default with { HasHeader = false });
        var records = new List<string[]>();
        while (reader.Read())
            records.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)]);
        return records;
    }

    private static string Plain(object? cell) => cell switch
    {
        null => "",
        bool truth => truth ? "true" : "false",
        IFormattable number => number.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        _ => cell.ToString()!,
    };
}

/// <summary>A test that needs LibreOffice's spreadsheet.</summary>
public sealed class OfficeCalcFactAttribute : FactAttribute
{
    /// <summary>Skips where the program is missing.</summary>
    public OfficeCalcFactAttribute()
    {
        // What is installed without a display brings no launcher of the spreadsheet, but its filters lie beside the suite's program.
        string[] folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        string? suite = folders.Select(folder => Path.Combine(folder, "soffice")).FirstOrDefault(File.Exists);
        string? program = suite is null ? null : File.ResolveLinkTarget(suite, returnFinalTarget: true)?.FullName ?? suite;
        if (program is null || !File.Exists(Path.Combine(Path.GetDirectoryName(program)!, "libscfiltlo.so")))
            Skip = "LibreOffice's spreadsheet is not installed: apt-get install libreoffice-calc-nogui";
    }
}

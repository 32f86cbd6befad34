using System.Globalization;
using CsvHelper;

namespace ReportSearch.Corpus.Export;

/// <summary>CSV as RFC 4180 writes it, UTF-8, lines ended by LF. Numbers are plain decimals with a point, truth is true and false.</summary>
public sealed class CsvTable : IExportTable
{
    private readonly CsvWriter _csv;
    private readonly IReadOnlyList<object?> _stamp;
    private readonly string[] _record;

    /// <summary>Begins a table with its header.</summary>
    /// <param name="output">Stays open.</param>
    /// <param name="columns">Names of the columns.</param>
    /// <param name="stamp">Given in columns of its own on every row; null leaves it out.</param>
    /// <param name="byteOrderMark">Whether the file begins with one, which older spreadsheets need to see UTF-8.</param>
    public CsvTable(Stream output, IReadOnlyList<string> columns, ExportStamp? stamp, bool byteOrderMark)
    {
        _csv = CsvWriter.Create(output, CsvWriterOptions.Default with { NewLine = "\n", WriteByteOrderMark = byteOrderMark }, leaveOpen: true);
        _stamp = stamp?.Cells ?? [];
        _record = [.. columns, .. stamp is null ? [] : ExportStamp.Columns];
        _csv.WriteRecord(_record);
    }

    /// <inheritdoc/>
    public void Add(IReadOnlyList<object?> cells)
    {
        for (int i = 0; i < _record.Length; i++)
            _record[i] = TextOf(i < cells.Count ? cells[i] : _stamp[i - cells.Count]);
        _csv.WriteRecord(_record);
    }

    /// <inheritdoc/>
    public void Finish() => _csv.Flush();

    /// <inheritdoc/>
    public void Dispose() => _csv.Dispose();

    /// <summary>A cell as text.</summary>
    internal static string TextOf(object? cell) => cell switch
    {
        null => "",
        string text => FormulaText.Neutralise(text),
        bool truth => truth ? "true" : "false",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new ArgumentException($"a cell cannot hold {cell.GetType().Name}", nameof(cell)),
    };
}

using ReportSearch.Corpus.Search;

namespace ReportSearch.Corpus.Export;

/// <summary>The tables that rows can be written to.</summary>
public enum ExportFormat
{
    /// <summary>CSV.</summary>
    Csv,
    /// <summary>JSON Lines.</summary>
    JsonLines,
    /// <summary>A workbook.</summary>
    Xlsx,
}

/// <summary>Opens tables by format.</summary>
public static class ExportTables
{
    /// <summary>The format of a name: csv, jsonl or xlsx.</summary>
    /// <exception cref="SearchParameterException">No such format.</exception>
    public static ExportFormat Parse(string name) => name switch
    {
        "csv" => ExportFormat.Csv,
        "jsonl" => ExportFormat.JsonLines,
        "xlsx" => ExportFormat.Xlsx,
        _ => throw new SearchParameterException("format", $"format '{name}' is unknown; there are csv, jsonl, xlsx"),
    };

    /// <summary>A table over a stream, which stays open.</summary>
    /// <param name="format">Its format.</param>
    /// <param name="output">The stream.</param>
    /// <param name="columns">Names of the columns.</param>
    /// <param name="stamp">The stamp.</param>
    /// <param name="stamped">Whether every row carries the stamp; a workbook has it in a sheet of its own whatever is said.</param>
    /// <param name="byteOrderMark">Whether CSV begins with one.</param>
    public static IExportTable Open(ExportFormat format, Stream output, IReadOnlyList<string> columns, ExportStamp stamp, bool stamped, bool byteOrderMark) => format switch
    {
        ExportFormat.Csv => new CsvTable(output, columns, stamped ? stamp : null, byteOrderMark),
        ExportFormat.JsonLines => new JsonLinesTable(output, columns, stamped ? stamp : null),
        _ => new XlsxTable(output, columns, stamp),
    };

    /// <summary>Media type for HTTP.</summary>
    public static string MediaType(ExportFormat format) => format switch
    {
        ExportFormat.Csv => "text/csv; charset=utf-8",
        ExportFormat.JsonLines => "application/x-ndjson; charset=utf-8",
        _ => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    };
}

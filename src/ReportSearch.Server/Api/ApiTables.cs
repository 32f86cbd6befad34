using ReportSearch.Corpus.Export;
using ReportSearch.Server.Requests;

namespace ReportSearch.Server.Api;

/// <summary>Answers as tables to be kept: CSV, JSON Lines or a workbook.</summary>
internal static class ApiTables
{
    /// <summary>The table that is asked for by name, or CSV by the header Accept; null for JSON.</summary>
    public static string? Asked(HttpContext context, ListQuery query) => query.Single("format") is { } format ? format == "json" ? null : format
        : context.Request.GetTypedHeaders().Accept.FirstOrDefault()?.MediaType.Value == "text/csv" ? "csv" : null;

    /// <summary>Sends rows that are at hand.</summary>
    public static Task SendAsync(
        HttpContext context, string format, string name, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<object?>> rows, string query, string corpusVersion, bool byteOrderMark)
    {
        var table = ExportTables.Parse(format);
        return SendAsync(context, table, name, format, stream =>
        {
            using var written = ExportTables.Open(table, stream, columns, new ExportStamp(query, corpusVersion, ExportTime.Now), stamped: true, byteOrderMark);
            foreach (var row in rows)
                written.Add(row);
            written.Finish();
        });
    }

    /// <summary>Sends what <paramref name="write"/> writes. It goes to the disk first: a failure then is an answer, not half a file, and a slow reader does not hold the catalogue.</summary>
    public static async Task SendAsync(HttpContext context, ExportFormat table, string name, string extension, Action<Stream> write)
    {
        var path = Path.Combine(Path.GetTempPath(), $"reportsearch-{Guid.NewGuid():N}");
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        write(file);
        file.Position = 0;
        context.Response.ContentType = ExportTables.MediaType(table);
        context.Response.ContentLength = file.Length;
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"{name}.{extension}\"";
        await file.CopyToAsync(context.Response.Body, context.RequestAborted);
    }
}

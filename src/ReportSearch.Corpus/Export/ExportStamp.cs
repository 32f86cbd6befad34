namespace ReportSearch.Corpus.Export;

/// <summary>What stands inside every export, so that someone else can make it again.</summary>
/// <param name="Query">What was asked, in one line.</param>
/// <param name="CorpusVersion">Of which content.</param>
/// <param name="ExportedAt">When, yyyy-MM-ddTHH:mm:ssZ.</param>
public sealed record ExportStamp(string Query, string CorpusVersion, string ExportedAt)
{
    /// <summary>Names of the stamp's columns, behind those of the rows.</summary>
    public static IReadOnlyList<string> Columns { get; } = ["query", "corpusVersion", "exportedAt"];

    /// <summary>The stamp as cells.</summary>
    public IReadOnlyList<object?> Cells => [Query, CorpusVersion, ExportedAt];
}

/// <summary>An export cannot be made in this format; the message says why and which format can.</summary>
public sealed class ExportRefusedException(string message) : Exception(message);

/// <summary>A table being written, row by row. A cell is a string, a number (int, long, decimal, double), a bool, or null, which stays blank.</summary>
public interface IExportTable : IDisposable
{
    /// <summary>Adds a row.</summary>
    /// <param name="cells">As many as the table has columns.</param>
    /// <exception cref="ExportRefusedException">The format has no room for it.</exception>
    void Add(IReadOnlyList<object?> cells);

    /// <summary>Completes the file. Without it what was written is not whole.</summary>
    void Finish();
}

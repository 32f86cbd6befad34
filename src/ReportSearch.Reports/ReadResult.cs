namespace ReportSearch.Reports;

/// <summary>The outcome of reading one file. An expected failure is a value, not an exception.</summary>
public abstract record ReadResult
{
    private ReadResult()
    {
    }

    /// <summary>The file holds an annual report.</summary>
    public sealed record Readable(Report Report) : ReadResult;

    /// <summary>The file can be read but is not an annual report; what was found is kept for `inspect` and `--force`.</summary>
    /// <param name="Report">The file read as if it were one.</param>
    /// <param name="Reason">Why it is none, one sentence.</param>
    public sealed record NotAReport(Report Report, string Reason) : ReadResult;

    /// <summary>The file cannot be read.</summary>
    /// <param name="Code">empty, binary, tooLarge, encoding, mojibake, damaged, encrypted, noText (letters that cannot be told), scanned (pictures of pages), programMissing, archive, unsupportedFormat.</param>
    /// <param name="Reason">What, where and what to do, one sentence.</param>
    public sealed record Unreadable(string Code, string Reason) : ReadResult;
}

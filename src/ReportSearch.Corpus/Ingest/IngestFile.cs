namespace ReportSearch.Corpus.Ingest;

/// <summary>A file to take in, with what is known of where it came from (all but the path may be null).</summary>
public sealed record IngestFile(string Path, string? Url = null, string? Retrieved = null, string? Issuer = null, int? Year = null);

/// <summary>A file that was not indexed, and why.</summary>
public sealed record QuarantinedFile(string Path, string Code, string Reason);

/// <summary>How far the work is.</summary>
public sealed record IngestProgress(int Done, int Total, string CurrentFile);

/// <summary>What came of it, in the shape of the contract.</summary>
public sealed record IngestOutcome(
    int Indexed,
    int Unchanged,
    IReadOnlyList<QuarantinedFile> Quarantined,
    long Reports,
    long Units,
    double Seconds,
    long Bytes);

/// <summary>Settings of taking in.</summary>
/// <param name="Force">Index what does not look like a report, too.</param>
/// <param name="FilesPerCommit">A commit at least after so many files.</param>
public sealed record IngestOptions(bool Force = false, int FilesPerCommit = 64);

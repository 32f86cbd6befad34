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
    long Bytes)
{
    /// <summary>Files of which the manifest names another issuer or year than they do themselves.</summary>
    public IReadOnlyList<ContradictedFile> Conflicts { get; init; } = [];
}

/// <summary>A file that contradicts its manifest.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Field">issuer or reportYear.</param>
/// <param name="Read">What the file says.</param>
/// <param name="Manifest">What the manifest says.</param>
public sealed record ContradictedFile(string Path, string Field, string? Read, string Manifest);

/// <summary>Settings of taking in.</summary>
/// <param name="Force">Index what does not look like a report, too.</param>
/// <param name="FilesPerCommit">A commit at least after so many files.</param>
public sealed record IngestOptions(bool Force = false, int FilesPerCommit = 64);

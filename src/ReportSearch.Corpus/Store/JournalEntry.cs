namespace ReportSearch.Corpus.Store;

/// <summary>States of a journal entry. The first three are under way, the last three final.</summary>
internal static class JournalState
{
    public const string Queued = "queued";
    public const string Read = "read";
    public const string Indexed = "indexed";
    public const string Committed = "committed";
    public const string Unchanged = "unchanged";
    public const string Quarantined = "quarantined";
}

/// <summary>One file taken in: a row of the journal. Null is unknown.</summary>
/// <param name="Id">Order of taking in; 0 for an entry that is not in the journal.</param>
/// <param name="Sha256">Hash of the original; null when no byte could be kept (missing, too large, no rights).</param>
/// <param name="Name">File name without folders.</param>
/// <param name="Path">Full path.</param>
/// <param name="Force">Whether it is to be indexed even when it does not look like a report.</param>
/// <param name="State">One of <see cref="JournalState"/>.</param>
/// <param name="Code">Why it is in quarantine: a code of the contract.</param>
/// <param name="Reason">Why it is in quarantine: a sentence.</param>
internal sealed record JournalEntry(
    long Id,
    string? Sha256,
    string Name,
    string Path,
    string? Url,
    string? Retrieved,
    string? Issuer,
    int? Year,
    bool Force,
    string State,
    string? Code = null,
    string? Reason = null);

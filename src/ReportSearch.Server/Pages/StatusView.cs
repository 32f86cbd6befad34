using ReportSearch.Corpus;
using ReportSearch.Server.Indexing;

namespace ReportSearch.Server.Pages;

/// <summary>What the status page shows.</summary>
/// <param name="Samples">Whether the invented samples are shown.</param>
/// <param name="Statistics">Counts of the corpus that is shown; null when there is none.</param>
/// <param name="Inbox">The inbox.</param>
/// <param name="Working">How far the work under way is, or null.</param>
/// <param name="Taken">Files of the inbox taken in since the start.</param>
/// <param name="ReadOnlyReason">Why nothing is written now, or null.</param>
/// <param name="Failures">Files that could not be taken in, newest first.</param>
public sealed record StatusView(
    bool Samples,
    CorpusStatistics? Statistics,
    string Inbox,
    (int Done, int Total)? Working,
    int Taken,
    string? ReadOnlyReason,
    IReadOnlyList<FailedFile> Failures);

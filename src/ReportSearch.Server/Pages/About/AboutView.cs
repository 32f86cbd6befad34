using ReportSearch.Corpus;

namespace ReportSearch.Server.Pages.About;

/// <summary>What the page about the data shows.</summary>
/// <param name="Statistics">Counts of the corpus, or null when there is none.</param>
/// <param name="Samples">Whether these are the invented samples.</param>
public sealed record AboutView(CorpusStatistics? Statistics, bool Samples);

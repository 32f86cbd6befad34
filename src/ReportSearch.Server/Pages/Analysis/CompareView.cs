using ReportSearch.Corpus.Comparison;
using ReportSearch.Corpus.Figures;

namespace ReportSearch.Server.Pages.Analysis;

/// <summary>What the page of two reports side by side shows.</summary>
/// <param name="Left">What was asked for at the left: a report's id, or body@year.</param>
/// <param name="Right">At the right.</param>
/// <param name="Choice">Reports of one body to choose from; empty when none was named.</param>
/// <param name="Answer">The answer; null when two reports were not named yet.</param>
/// <param name="Samples">Whether these are the invented samples.</param>
public sealed record CompareView(string? Left, string? Right, IReadOnlyList<ListedReport> Choice, ComparisonAnswer? Answer, bool Samples)
{
    /// <summary>A paragraph with what the other side does not have marked.</summary>
    public static IReadOnlyList<MarkedRun> Runs(ComparedParagraph paragraph) => MarkedRun.Cut(paragraph.Text, 0, paragraph.Text.Length, paragraph.Changes);
}

using ReportSearch.Corpus.Figures;

namespace ReportSearch.Server.Pages.Coverages;

/// <summary>What the page of coverage shows.</summary>
public sealed record CoverageView(ReportParameters Asked, CoverageAnswer Answer, bool Samples)
{
    /// <summary>The years, oldest first.</summary>
    public IReadOnlyList<int> Years => [.. Answer.Coverage.Select(row => row.Year).Distinct().Order()];

    /// <summary>The levels, in the order of the answer.</summary>
    public IReadOnlyList<string> Levels => [.. Answer.Coverage.Select(row => row.Level).Distinct()];

    /// <summary>A cell of the grid, or null.</summary>
    public CoverageRow? At(string level, int year) => Answer.Coverage.FirstOrDefault(row => row.Level == level && row.Year == year);
}

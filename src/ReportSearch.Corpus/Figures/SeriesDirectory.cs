using ReportSearch.Reports.Statistics;

namespace ReportSearch.Corpus.Figures;

/// <summary>What can be asked of <see cref="ReportCorpus.Series"/>.</summary>
public static class SeriesDirectory
{
    /// <summary>All comparable series, in the order of the forms.</summary>
    public static IReadOnlyList<SeriesHead> Series { get; } = [.. Crosswalk.Series.Select(series => SeriesMeasure.Find(series.Id).Head())];

    /// <summary>All ratios.</summary>
    public static IReadOnlyList<SeriesHead> Ratios { get; } = [.. Crosswalk.Ratios.Select(ratio => SeriesMeasure.Find(ratio.Id).Head())];
}

using System.Globalization;
using ReportSearch.Corpus.Trends;
using ReportSearch.Server.Charts;

namespace ReportSearch.Server.Pages.Analysis;

/// <summary>What the page of trends shows.</summary>
/// <param name="Asked">What was asked for.</param>
/// <param name="Answer">The answer; null when nothing was asked for.</param>
/// <param name="Samples">Whether these are the invented samples.</param>
public sealed record TrendsView(TrendParameters Asked, TrendAnswer? Answer, bool Samples)
{
    /// <summary>Percent of the reports of each year that hold each term.</summary>
    public IReadOnlyList<ChartLine> Shares => Lines(point => point.Share);

    /// <summary>Times per million characters of each year.</summary>
    public IReadOnlyList<ChartLine> Frequencies => Lines(point => point.PerMillion);

    /// <summary>Of the first term: percent of the reports of each place and year.</summary>
    public IReadOnlyList<ChartLine> Places =>
    [
        .. (Answer?.Terms.FirstOrDefault()?.Places ?? []).GroupBy(place => (place.Region, place.Name)).OrderBy(place => place.Key.Region, StringComparer.Ordinal)
            .Select(place => new ChartLine(place.Key.Name, [.. place.OrderBy(point => point.Year).Select(point => new ChartPoint(point.Year, Rounded(point.Share)))], "/places/" + place.Key.Region)),
    ];

    /// <summary>The address of the data as CSV.</summary>
    public string CsvUrl => JsonUrl + "&format=csv" + (Asked.Places ? "&places=true" : "");

    /// <summary>The address of the data.</summary>
    public string JsonUrl => PageAddress.Of(
        "/api/v1/trends",
        [
            .. PageAddress.Each("q", Asked.Terms), ("by", Asked.By), ("year", SearchState.YearText(Asked.Search.YearFrom, Asked.Search.YearTo)), .. PageAddress.Each("region", Asked.Search.Regions),
            .. PageAddress.Each("level", Asked.Search.Levels), .. PageAddress.Each("section", Asked.Search.Sections),
        ]);

    private List<ChartLine> Lines(Func<TrendPoint, double?> value) => Answer is not { By: "year" } answer ? [] :
    [
        .. answer.Terms.Select(term => new ChartLine(term.Query.Text, [
            .. term.Points.Where(point => point.Value is not null).Select(point => new ChartPoint(Convert.ToInt32(point.Value, CultureInfo.InvariantCulture), Rounded(value(point)))),
        ])),
    ];

    private static decimal? Rounded(double? value) => value is { } known ? Math.Round((decimal)known, 2) : null;
}

using ReportSearch.Corpus.Figures;
using ReportSearch.Server.Charts;
using ReportSearch.Server.Languages;

namespace ReportSearch.Server.Pages.SeriesPages;

/// <summary>What the page of a series shows.</summary>
/// <param name="Asked">What was asked for.</param>
/// <param name="Answer">The answer.</param>
/// <param name="Samples">Whether these are the invented samples.</param>
public sealed record SeriesView(SeriesParameters Asked, SeriesAnswer Answer, bool Samples)
{
    private const int MostLines = 6;

    /// <summary>The lines as a chart has them.</summary>
    public IReadOnlyList<ChartLine> Lines(Wording wording) =>
    [
        .. Answer.Lines.Select(line => new ChartLine(NameOf(line, wording), [.. line.Points.Select(Point)], UrlOf(line))),
        .. Answer.By == "children" ? Answer.Lines.Where(line => line.Region is not null && line.Points.Any(point => point.Own is not null))
            .Select(line => new ChartLine(wording["本级报告"], [.. line.Points.Select(point => point.Own is { } own ? Point(own) : new ChartPoint(point.Year, null))])) : [],
    ];

    /// <summary>Whether there are too many lines for one drawing.</summary>
    public bool IsGrid => Answer.Lines.Count > MostLines;

    /// <summary>The breaks as a chart has them.</summary>
    public IReadOnlyList<ChartBreak> Breaks => [.. Answer.Series.Breaks.Select(cut => new ChartBreak(cut.FromYear, cut.Note))];

    /// <summary>The address of its data.</summary>
    public string CsvUrl => Address("/api/v1/series", Answer.By, "csv");

    /// <summary>The address of the next page.</summary>
    public string? NextUrl => Answer.Next is { } next ? Address("/series", Answer.By, null, next) : null;

    /// <summary>Every note that a value of the answer carries, once.</summary>
    public IReadOnlyList<string> Notes => [.. Answer.Lines.SelectMany(line => line.Points).SelectMany(point => point.Notes).Distinct().Except(Answer.Series.Breaks.Select(cut => cut.Note))];

    /// <summary>What a line is called.</summary>
    public string NameOf(SeriesLine line, Wording wording) =>
        line.Body?.Name ?? line.Body?.Id ?? (Answer.By == "children" ? wording["下级合计"] : line.Region?.Name ?? line.Region?.Code) ?? (line.Level is { } level ? wording.Level(level) : wording["全部"]);

    private static ChartPoint Point(SeriesPoint point) => new(point.Year, point.Value, point.Approximate);

    private string? UrlOf(SeriesLine line) => line.Body is { } body ? PageAddress.Body(body.Id) : line.Region is { } region && Answer.By == "region" ? "/places/" + region.Code : null;

    private string Address(string path, string by, string? format, string? cursor = null) => PageAddress.Of(
        path,
        [
            ("series", Asked.Series), ("by", by), .. PageAddress.Each("region", Asked.Regions), .. PageAddress.Each("level", Asked.Levels), .. PageAddress.Each("body", Asked.Bodies),
            ("year", SearchState.YearText(Asked.YearFrom, Asked.YearTo)), ("format", format), ("cursor", cursor),
        ]);
}

using System.Globalization;
using ReportSearch.Corpus;
using ReportSearch.Corpus.Figures;
using ReportSearch.Corpus.FollowUp;
using ReportSearch.Server.Charts;
using ReportSearch.Server.Languages;

namespace ReportSearch.Server.Pages.Bodies;

/// <summary>One series of a body with all that its chart needs.</summary>
public sealed record BodySeries(SeriesHead Series, IReadOnlyList<SeriesPoint> Points)
{
    /// <summary>As a chart has it.</summary>
    public ChartLine Line => new(Series.Label, [.. Points.Select(point => new ChartPoint(point.Year, point.Value, point.Approximate))]);

    /// <summary>The breaks as a chart has them.</summary>
    public IReadOnlyList<ChartBreak> Breaks => [.. Series.Breaks.Select(cut => new ChartBreak(cut.FromYear, cut.Note))];

    /// <summary>The value of a year, or null.</summary>
    public SeriesPoint? At(int year) => Points.FirstOrDefault(point => point.Year == year);
}

/// <summary>What the page of a body shows.</summary>
/// <param name="Id">Id of the body.</param>
/// <param name="Reports">Its current reports, oldest first.</param>
/// <param name="Place">Its division, or null.</param>
/// <param name="Series">Its series that have a value.</param>
/// <param name="Findings">Contradictions and suspicions in its reports.</param>
/// <param name="Samples">Whether these are the invented samples.</param>
public sealed record BodyView(string Id, IReadOnlyList<ListedReport> Reports, Place? Place, IReadOnlyList<BodySeries> Series, IReadOnlyList<FindingRow> Findings, bool Samples)
{
    private const int MostReports = 100;
    private const int MostFindings = 50;

    // What a reader asks first; the table below them has all.
    private static readonly string[] s_drawn = ["requests_received", "disclosure_rate", "requests_refused", "requests_not_held", "reviews", "correction_rate", "litigation", "proactive_total"];

    /// <summary>Name of the body.</summary>
    public string Name => Reports[^1].Body ?? Reports[^1].Issuer ?? Id;

    /// <summary>Level of the body.</summary>
    public string Level => Reports[^1].Level;

    /// <summary>The series that are drawn.</summary>
    public IReadOnlyList<BodySeries> Drawn => [.. s_drawn.Select(id => Series.FirstOrDefault(series => series.Series.Id == id)).OfType<BodySeries>()];

    /// <summary>The years that have a report, oldest first.</summary>
    public IReadOnlyList<int> Years => [.. Reports.Select(report => report.Year).OfType<int>().Distinct().Order()];

    /// <summary>Years between the first and the last without a report.</summary>
    public IReadOnlyList<int> MissingYears => Years.Count == 0 ? [] : [.. Enumerable.Range(Years[0], Years[^1] - Years[0] + 1).Except(Years)];

    /// <summary>The address of a series of this body.</summary>
    public string SeriesUrl(string series) => PageAddress.Of("/series", ("series", series), ("by", "body"), ("body", Id));

    /// <summary>The address of where it stands among others in a year.</summary>
    public string PeersUrl(string series, int year) =>
        PageAddress.Of("/series", ("series", series), ("by", "peers"), ("body", Id), ("year", year.ToString(CultureInfo.InvariantCulture)));

    /// <summary>How many contradictions and suspicions stand against a report.</summary>
    public int FoundIn(ListedReport report) => Findings.Count(finding => finding.Report == report.Report);

    /// <summary>Reads a body; null when the corpus has no report of it.</summary>
    public static BodyView? Load(ReportCorpus corpus, string id, bool samples)
    {
        var reports = corpus.Reports(new ReportParameters { Bodies = [id] }, MostReports).Reports;
        if (reports.Count == 0)
            return null;
        var place = reports[^1].RegionCode is { } code ? corpus.FindPlace(code) : null;
        var series = corpus.BodyFigures(id).Lines.Select(line => new BodySeries(line.Series, line.Points)).ToList();
        return new BodyView(id, [.. reports.OrderBy(report => report.Year)], place, series, corpus.Findings(new FindingParameters { Bodies = [id] }, MostFindings).Findings, samples);
    }
}

/// <summary>What the page of a body's problems and promises shows.</summary>
public sealed record FollowUpView(BodyFollowUp Followed, bool Samples)
{
    /// <summary>What people read for a state.</summary>
    public static string State(string state, Wording wording) => wording[state switch
    {
        "repeated" => "下一年原样重复",
        "reworded" => "下一年换了说法",
        "unclear" => "下一年有相近话题，是否同一事项不明",
        "gone" => "下一年未见相近表述",
        "reported" => "下一年有所交代",
        "promisedAgain" => "下一年再次承诺",
        "notMentioned" => "下一年未见提及",
        _ => "还没有下一年的报告",
    }];
}

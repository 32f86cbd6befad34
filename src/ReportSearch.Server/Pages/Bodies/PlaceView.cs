using ReportSearch.Corpus;
using ReportSearch.Corpus.Figures;

namespace ReportSearch.Server.Pages.Bodies;

/// <summary>A body with its reports by year.</summary>
public sealed record BodyYears(string? Id, string Name, string? RegionCode, string Level, IReadOnlyDictionary<int, string> Reports);

/// <summary>What the page of a place shows.</summary>
/// <param name="Place">The place.</param>
/// <param name="Governments">Its own government and those next below it.</param>
/// <param name="Others">Departments and others of the place itself.</param>
/// <param name="Cut">Whether there are more than are shown.</param>
/// <param name="Samples">Whether these are the invented samples.</param>
public sealed record PlaceView(Place Place, IReadOnlyList<BodyYears> Governments, IReadOnlyList<BodyYears> Others, bool Cut, bool Samples)
{
    private const int MostReports = 1_000;

    /// <summary>The years that have a report, oldest first.</summary>
    public IReadOnlyList<int> Years => [.. Governments.Concat(Others).SelectMany(body => body.Reports.Keys).Distinct().Order()];

    /// <summary>Divisions next below whose government has no report here.</summary>
    public IReadOnlyList<NamedRegion> Silent => [.. Place.Children.Where(child => Governments.All(body => body.RegionCode != child.Code))];

    /// <summary>Reads a place.</summary>
    public static PlaceView Load(ReportCorpus corpus, Place place, bool samples)
    {
        string[] lower = place.Level switch
        {
            "country" => ["province"],
            "province" => ["province", "prefecture"],
            "prefecture" => ["prefecture", "county"],
            _ => ["county", "township"],
        };
        IReadOnlyList<string> regions = place.Code is { } code ? [code] : [];
        var governments = corpus.Reports(new ReportParameters { Regions = regions, Levels = lower }, MostReports);
        var others = place.Code is null ? null : corpus.Reports(new ReportParameters { Regions = regions, Levels = ["department", "unknown"] }, MostReports);
        return new PlaceView(
            place, Bodies(governments.Reports), Bodies(others?.Reports.Where(report => report.RegionCode == place.Code) ?? []), governments.Next is not null || others?.Next is not null, samples);
    }

    private static List<BodyYears> Bodies(IEnumerable<ListedReport> reports) =>
    [
        .. reports.GroupBy(report => report.BodyId ?? report.Report).Select(body => new BodyYears(
            body.First().BodyId, body.Last().Body ?? body.Last().Issuer ?? body.Last().File, body.First().RegionCode, body.First().Level,
            body.Where(report => report.Year is not null).GroupBy(report => report.Year!.Value).ToDictionary(year => year.Key, year => year.First().Report))),
    ];
}

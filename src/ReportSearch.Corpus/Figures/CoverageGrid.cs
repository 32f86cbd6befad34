using ReportSearch.Corpus.Catalogue;
using ReportSearch.Corpus.Search;
using ReportSearch.Corpus.Store;
using ReportSearch.Text.Regions;

namespace ReportSearch.Corpus.Figures;

/// <summary>Which body has a report of which year.</summary>
/// <param name="CorpusVersion">Of this state.</param>
/// <param name="Query">The parameters in one line.</param>
/// <param name="Notices">What a user should know.</param>
/// <param name="Years">The years of the grid.</param>
/// <param name="Bodies">A page of bodies, in order of region, then body; governments that the table of divisions expects and that have no report at all are among them.</param>
/// <param name="Total">How many bodies there are.</param>
/// <param name="Next">Cursor of the next page, or null.</param>
public sealed record CoverageGridPage(
    string CorpusVersion, string Query, IReadOnlyList<string> Notices, IReadOnlyList<int> Years, IReadOnlyList<CoveredBody> Bodies, int Total, string? Next);

/// <summary>A body's years.</summary>
/// <param name="BodyId">Its id; null for an expected government without any report.</param>
/// <param name="Body">Its name.</param>
/// <param name="Level">Its level.</param>
/// <param name="RegionCode">Its region.</param>
/// <param name="Region">The region's name.</param>
/// <param name="Reports">The report of each year of the grid, null where there is none.</param>
/// <param name="States">For each year: have, missing (a government that GB/T 2260 has that year), notExpected (one that it has not), unknown (whether there should be one is not known, as of departments).</param>
public sealed record CoveredBody(string? BodyId, string? Body, string Level, string? RegionCode, string? Region, IReadOnlyList<string?> Reports, IReadOnlyList<string> States);

/// <summary>Lays bodies against years.</summary>
internal sealed class CoverageGrid(CatalogueReader catalogue, RegionTable table, Divisions divisions, string corpusVersion)
{
    private const int MostYears = 60;

    private sealed record Listed(string? BodyId, string? Body, string Level, string? RegionCode, string? Region, int Year, string Report);

    public CoverageGridPage Page(ReportParameters asked, int limit, string? cursor)
    {
        ReportFilter filter = ReportFilter.Read(asked, table, divisions);
        List<string> notices = [.. filter.Notices];
        ListCursor at = ListCursor.Read(cursor, "grid " + asked.Describe(), corpusVersion, notices);
        List<Listed> reports = catalogue.Read(database =>
        {
            using OneTimeStatement statement = database.Prepare(
                $"SELECT bodyId, bodyName, level, regionCode, regionName, year, reportId FROM reports WHERE {CatalogueSchema.ValidAt} AND {filter.Where} AND year IS NOT NULL ORDER BY {ListedReport.Order}", 1);
            return statement.Rows(r => new Listed(r.TextOrNull(0), r.TextOrNull(1), r.GetString(2), r.TextOrNull(3), r.TextOrNull(4), r.GetInt32(5), r.GetString(6)), catalogue.Commit).ToList();
        });
        List<int> years = YearsOf(asked, reports);
        var bodies = new List<CoveredBody>();
        foreach (IGrouping<string, Listed> body in reports.GroupBy(report => report.BodyId ?? "report " + report.Report))
            bodies.Add(Row(body.Last(), body.ToLookup(report => report.Year, report => report.Report), years));
        if (asked.Bodies.Count + asked.Forms.Count + asked.Reports.Count == 0)
            bodies.AddRange(WithoutReports(years, filter, bodies));
        bodies.Sort((a, b) => string.CompareOrdinal(a.RegionCode ?? "\uffff", b.RegionCode ?? "\uffff") is var order && order != 0 ? order : string.CompareOrdinal(a.BodyId, b.BodyId));
        List<CoveredBody> page = [.. bodies.Skip(at.Reports).Take(limit)];
        bool more = at.Reports + page.Count < bodies.Count;
        return new CoverageGridPage(corpusVersion, asked.Describe(), notices, years, page, bodies.Count, more ? (at with { Reports = at.Reports + page.Count }).Write() : null);
    }

    private static List<int> YearsOf(ReportParameters asked, List<Listed> reports)
    {
        int from = asked.YearFrom ?? (reports.Count > 0 ? reports.Min(report => report.Year) : 0);
        int to = asked.YearTo ?? (reports.Count > 0 ? reports.Max(report => report.Year) : -1);
        if (to - from >= MostYears)
            throw new SearchParameterException("year", $"the grid would have {to - from + 1} years; at most {MostYears} are shown, choose them with year");
        return to < from ? [] : [.. Enumerable.Range(from, to - from + 1)];
    }

    private CoveredBody Row(Listed body, ILookup<int, string> reports, List<int> years) => new(
        body.BodyId, body.Body, body.Level, body.RegionCode, body.Region,
        [.. years.Select(year => reports[year].FirstOrDefault())],
        [.. years.Select(year => reports.Contains(year) ? "have" : StateWithout(body.Level, body.RegionCode, year))]);

    private string StateWithout(string level, string? region, int year) =>
        level is not ("province" or "prefecture" or "county") || region is null ? "unknown" : divisions.Of(year).Find(region) is null ? "notExpected" : "missing";

    // Of a region that was asked for, the governments that should have reported and never did.
    private IEnumerable<CoveredBody> WithoutReports(List<int> years, ReportFilter filter, List<CoveredBody> bodies)
    {
        if (filter.NamedRegions.Count == 0)
            return [];
        HashSet<string> there = [.. bodies.Where(body => body.Level is "province" or "prefecture" or "county").Select(body => body.RegionCode).OfType<string>()];
        var missing = new Dictionary<string, (Region Region, string Level)>(StringComparer.Ordinal);
        foreach (string level in (filter.Levels ?? ["province", "prefecture", "county"]).Where(level => level is "province" or "prefecture" or "county"))
        {
            foreach (Region region in years.SelectMany(year => divisions.Of(year).AtLevel((RegionLevel)SeriesRows.LevelNumber(level), filter.Regions)))
            {
                if (!there.Contains(region.Code))
                    missing[region.Code] = (region, level);
            }
        }

        return missing.Values.Select(one => new CoveredBody(
            null, null, one.Level, one.Region.Code, one.Region.Name, [.. years.Select(_ => (string?)null)], [.. years.Select(year => StateWithout(one.Level, one.Region.Code, year))]));
    }
}

using System.Globalization;
using ReportSearch.Corpus.Catalogue;
using ReportSearch.Corpus.Search;
using ReportSearch.Corpus.Store;
using ReportSearch.Reports;
using ReportSearch.Reports.Statistics;
using ReportSearch.Text.Regions;

namespace ReportSearch.Corpus.Figures;

/// <summary>Series over the current reports of one catalogue state. Levels are never added together: a province's report may hold what its counties' hold.</summary>
internal sealed class SeriesService(CatalogueReader catalogue, RegionTable table, Divisions divisions, string corpusVersion)
{
    private const int MaxLimit = 1_000;

    // Each is sought by its reports; for more it is cheaper to go through the series.
    private const int MostBodiesSought = 50;
    private static readonly string[] s_views = ["year", "body", "region", "children", "peers"];

    /// <exception cref="SearchParameterException">A parameter has no meaning.</exception>
    public SeriesAnswer Answer(SeriesParameters asked)
    {
        SeriesMeasure measure = SeriesMeasure.Find(asked.Series);
        if (!s_views.Contains(asked.By))
            throw new SearchParameterException("by", $"by '{asked.By}' is unknown; it is one of {string.Join(", ", s_views)}");
        if (asked.Forms.Count + asked.Reports.Count > 0)
            throw new SearchParameterException(asked.Forms.Count > 0 ? "form" : "report", "a series goes over all forms and reports; leave out form and report");
        if (asked.Limit is < 1 or > MaxLimit)
            throw new SearchParameterException("limit", $"limit is {asked.Limit}; it must be 1 to {MaxLimit}");
        _ = ScopeOf(asked);
        ReportFilter filter = ReportFilter.Read(asked, table, divisions);
        List<string> notices = [.. filter.Notices];
        (IReadOnlyList<SeriesLine> lines, IReadOnlyList<PeerGroup>? peers, string? next) = catalogue.Read(database => asked.By switch
        {
            "year" => (ByYear(database, measure, asked, filter), null, null),
            "body" => ByBody(database, measure, asked, filter, notices),
            "region" => (ByRegion(database, measure, asked, filter), null, null),
            "children" => ((IReadOnlyList<SeriesLine>)[Children(database, measure, asked, filter)], null, null),
            _ => ((IReadOnlyList<SeriesLine>)[], new PeerComparison(divisions).Of(database, catalogue.Commit, measure, asked), (string?)null),
        });
        return new SeriesAnswer(corpusVersion, asked.Describe(), notices, measure.Head(), asked.By, lines, peers, next);
    }

    /// <summary>The condition on series_values for what is asked.</summary>
    private static string Condition(SeriesParameters asked, IEnumerable<string>? regions, IEnumerable<string>? levels)
    {
        var condition = new System.Text.StringBuilder();
        if (asked.YearFrom is { } from)
            condition.Append(CultureInfo.InvariantCulture, $" AND year >= {from}");
        if (asked.YearTo is { } to)
            condition.Append(CultureInfo.InvariantCulture, $" AND year <= {to}");
        if (ScopeOf(asked) is { } scope)
            condition.Append(CultureInfo.InvariantCulture, $" AND scope = {(int)scope}");
        if (regions is not null)
            condition.Append($" AND region IN ({string.Join(", ", regions.Select(SeriesRows.RegionNumber))})");
        if (levels is not null)
            condition.Append($" AND level IN ({string.Join(", ", levels.Select(SeriesRows.LevelNumber))})");
        if (asked.Bodies.Count > 0)
            condition.Append($" AND body IN (SELECT id FROM bodies WHERE bodyId IN ({ReportFilter.Quoted(asked.Bodies)}))");
        return condition.ToString();
    }

    /// <exception cref="SearchParameterException">There is no such scope.</exception>
    private static ReportScope? ScopeOf(SeriesParameters asked) => asked.Scope switch
    {
        null => null,
        "body" => ReportScope.Body,
        "jurisdiction" => ReportScope.Jurisdiction,
        _ => throw new SearchParameterException("scope", $"scope '{asked.Scope}' is unknown; it is body or jurisdiction"),
    };

    /// <summary>The level of a division as that of the government that reports for it.</summary>
    internal static BodyLevel LevelOf(RegionLevel level) => level switch
    {
        RegionLevel.Province => BodyLevel.Province,
        RegionLevel.Prefecture => BodyLevel.Prefecture,
        RegionLevel.County => BodyLevel.County,
        RegionLevel.Township => BodyLevel.Township,
        _ => BodyLevel.Unknown,
    };

    private List<SeriesLine> ByYear(Database database, SeriesMeasure measure, SeriesParameters asked, ReportFilter filter)
    {
        List<SeriesCell> cells = measure.Load(database, catalogue.Commit, Condition(asked, filter.Regions, filter.Levels));
        var points = new List<SeriesPoint>[(int)BodyLevel.Department + 1];
        var before = new List<SeriesCell>?[points.Length];
        for (int from = 0; from < cells.Count;)
        {
            int year = cells[from].Year, end = from;
            var levels = new List<SeriesCell>?[points.Length];
            for (; end < cells.Count && cells[end].Year == year; end++)
                Count(levels, cells[end]);
            from = end;
            for (int level = 0; level < levels.Length; level++)
            {
                if (levels[level] is not { } counted)
                    continue;
                bool governs = Governs((BodyLevel)level);
                if (!governs)
                    counted.Sort((a, b) => a.Body.CompareTo(b.Body));
                Coverage coverage = governs && asked.Bodies.Count == 0
                    ? SeriesPoints.CoverageOf(divisions.Of(year).AtLevel((RegionLevel)level, filter.Regions), counted, reported: null)
                    : new Coverage(null, counted.Count(cell => cell.HasValue), null, []);
                SeriesChange? change = SeriesPoints.ChangeOf(measure, year, before[level], counted, governs);
                (points[level] ??= []).Add(SeriesPoints.Several(measure, year, counted) with { Coverage = coverage, Change = change });
            }

            before = levels;
        }

        CellLists.GiveBack(cells);
        return
        [
            .. Enumerable.Range(1, points.Length - 1).Append((int)BodyLevel.Unknown).Where(level => points[level] is not null)
                .Select(level => new SeriesLine(FindingRows.Name((BodyLevel)level), null, null, points[level], SeriesPoints.Gaps(points[level], asked))),
        ];
    }

    /// <summary>Puts a cell to those of its level; of the governments of one division, whose cells follow each other, the one that speaks for it.</summary>
    private static void Count(List<SeriesCell>?[] levels, in SeriesCell cell)
    {
        List<SeriesCell> level = levels[(int)cell.Level] ??= [];
        if (!Governs(cell.Level))
            level.Add(cell);
        else if (level.Count > 0 && level[^1].Region == cell.Region)
            level[^1] = cell.IsBefore(level[^1]) ? cell : level[^1];
        else if (cell.Region != 0)
            level.Add(cell);
    }

    private static bool Governs(BodyLevel level) => level is BodyLevel.Province or BodyLevel.Prefecture or BodyLevel.County;

    private (IReadOnlyList<SeriesLine>, IReadOnlyList<PeerGroup>?, string?) ByBody(Database database, SeriesMeasure measure, SeriesParameters asked, ReportFilter filter, List<string> notices)
    {
        ListCursor at = ListCursor.Read(asked.Cursor, asked.Describe(), corpusVersion, notices);
        string condition = Condition(asked, filter.Regions, filter.Levels);
        List<SeriesCell> cells = asked.Bodies.Count is > 0 and <= MostBodiesSought
            ? [.. asked.Bodies.Distinct().SelectMany(body => measure.Load(database, catalogue.Commit, ReportsOf(database, body), condition))]
            : measure.Load(database, catalogue.Commit, condition);
        List<IGrouping<long, SeriesCell>> bodies = [.. cells.Where(cell => cell.Body != 0).GroupBy(cell => cell.Body)];
        bodies.Sort((a, b) => (a.Last().Region, a.Key).CompareTo((b.Last().Region, b.Key)));
        var lines = new List<SeriesLine>();
        foreach (IGrouping<long, SeriesCell> body in bodies.Skip(at.Reports).Take(asked.Limit))
        {
            List<SeriesCell> years = [.. body.OrderBy(cell => cell.Year)];
            (string? id, string? name, string? regionName) = database.Query(
                $"SELECT bodyId, bodyName, regionName FROM reports WHERE reading = $2 AND {CatalogueSchema.ValidAt}",
                r => (r.TextOrNull(0), r.TextOrNull(1), r.TextOrNull(2)), catalogue.Commit, years[^1].Reading).FirstOrDefault();
            List<SeriesPoint> points = SeriesPoints.OfYears(database, measure, years);
            NamedRegion? region = years[^1].Region == 0 ? null : new NamedRegion(years[^1].RegionCode, regionName);
            lines.Add(new SeriesLine(FindingRows.Name(years[^1].Level), region, id is null ? null : new NamedBody(id, name), points, SeriesPoints.Gaps(points, asked)));
        }

        int passed = at.Reports + lines.Count;
        return (lines, null, passed < bodies.Count ? (at with { Reports = passed }).Write() : null);
    }

    /// <summary>Every series and ratio of one body over its years; those without any value are left out.</summary>
    public BodyFigures OfBody(string bodyId) => catalogue.Read(database =>
    {
        List<SeriesReport> reports = ReportsOf(database, bodyId);
        string? name = reports.Count == 0 ? null : database.Text($"SELECT bodyName FROM reports WHERE reading = $2 AND {CatalogueSchema.ValidAt}", catalogue.Commit, reports[^1].Reading);
        var lines = new List<BodyLine>();
        var known = new Dictionary<string, List<SeriesCell>>(StringComparer.Ordinal);
        foreach (string id in Crosswalk.Series.Select(series => series.Id).Concat(Crosswalk.Ratios.Select(ratio => ratio.Id)))
        {
            SeriesMeasure measure = SeriesMeasure.Find(id);
            List<SeriesPoint> points = SeriesPoints.OfYears(database, measure, measure.Load(database, catalogue.Commit, reports, "", known));
            if (points.Exists(point => point.Value is not null))
                lines.Add(new BodyLine(measure.Head(), points, SeriesPoints.Gaps(points, new ReportParameters())));
        }

        return new BodyFigures(corpusVersion, reports.Count == 0 ? null : new NamedBody(bodyId, name), lines);
    });

    /// <summary>The current reports of a body, in order of years.</summary>
    private List<SeriesReport> ReportsOf(Database database, string body) => database.Query(
        $"SELECT year, CAST(COALESCE(regionCode, '0') AS INTEGER), reading FROM reports WHERE bodyId = $2 AND year IS NOT NULL AND current = 1 AND isReport = 1 AND {CatalogueSchema.ValidAt} ORDER BY year",
        r => new SeriesReport(r.GetInt32(0), r.GetInt32(1), r.GetInt64(2)), catalogue.Commit, body);

    private List<SeriesLine> ByRegion(Database database, SeriesMeasure measure, SeriesParameters asked, ReportFilter filter)
    {
        string? above = OneRegion(asked, filter);
        var lines = new Dictionary<string, List<SeriesCell>>(StringComparer.Ordinal);
        foreach (IGrouping<int, SeriesCell> year in measure.Load(database, catalogue.Commit, Condition(asked, filter.Regions, LevelsOf(above))).GroupBy(cell => cell.Year).OrderBy(group => group.Key))
        {
            foreach (SeriesCell cell in OwnCells(divisions.Of(year.Key).ChildrenOf(above), year).Values)
            {
                if (!lines.TryGetValue(cell.RegionCode, out List<SeriesCell>? line))
                    lines.Add(cell.RegionCode, line = []);
                line.Add(cell);
            }
        }

        return
        [
            .. lines.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair =>
            {
                List<SeriesPoint> points = SeriesPoints.OfYears(database, measure, pair.Value);
                return new SeriesLine(FindingRows.Name(pair.Value[^1].Level), new NamedRegion(pair.Key, divisions.NameOf(pair.Key, pair.Value[^1].Year)), null, points, SeriesPoints.Gaps(points, asked));
            }),
        ];
    }

    private SeriesLine Children(Database database, SeriesMeasure measure, SeriesParameters asked, ReportFilter filter)
    {
        string? above = OneRegion(asked, filter);
        ILookup<int, SeriesCell> cells = measure.Load(database, catalogue.Commit, Condition(asked, filter.Regions, LevelsOf(above))).ToLookup(cell => cell.Year);
        HashSet<(int, string)> reported = Reported(database, filter, LevelsOf(above));
        var points = new List<SeriesPoint>();
        List<SeriesCell>? before = null;
        foreach (int year in reported.Select(pair => pair.Item1).Concat(cells.Select(group => group.Key)).Distinct().Order())
        {
            DivisionYear divided = divisions.Of(year);
            IReadOnlyList<Region> children = divided.ChildrenOf(above);
            List<SeriesCell> counted = [.. OwnCells(children, cells[year]).Values.OrderBy(cell => cell.Region)];
            SeriesPoint? own = above is not null && divided.Find(above) is { } region && OwnCells([region], cells[year]).TryGetValue(SeriesRows.RegionNumber(above), out SeriesCell cell)
                ? SeriesPoints.Single(database, measure, cell) : null;
            points.Add(SeriesPoints.Several(measure, year, counted) with
            {
                Coverage = SeriesPoints.CoverageOf(children, counted, code => reported.Contains((year, code))),
                Own = own,
                Change = SeriesPoints.ChangeOf(measure, year, before, counted, byRegion: true),
            });
            before = counted;
        }

        return new SeriesLine(null, above is null ? null : new NamedRegion(above, divisions.NameOf(above, null)), null, points, SeriesPoints.Gaps(points, asked));
    }

    /// <summary>The levels that a division and those right below it can have; of the country, provinces alone.</summary>
    private static IReadOnlyList<string> LevelsOf(string? above) => above is null ? ["province"] : ["province", "prefecture", "county", "township"];

    /// <summary>The cells of the divisions' own governments, by number.</summary>
    private static Dictionary<int, SeriesCell> OwnCells(IReadOnlyList<Region> regions, IEnumerable<SeriesCell> cells)
    {
        Dictionary<int, BodyLevel> levels = regions.ToDictionary(region => SeriesRows.RegionNumber(region.Code), region => LevelOf(region.Level));
        return SeriesCell.OnePerRegion(cells.Where(cell => levels.TryGetValue(cell.Region, out BodyLevel level) && level == cell.Level));
    }

    /// <summary>Year and region of every current report of a government.</summary>
    private HashSet<(int, string)> Reported(Database database, ReportFilter filter, IReadOnlyList<string> levels)
    {
        using OneTimeStatement statement = database.Prepare(
            $"SELECT DISTINCT year, regionCode FROM reports WHERE {CatalogueSchema.ValidAt} AND {filter.Where} AND year IS NOT NULL AND regionCode IS NOT NULL AND level = regionLevel AND level IN ({ReportFilter.Quoted(levels)})", 1);
        return [.. statement.Rows(row => (row.GetInt32(0), row.GetString(1)), catalogue.Commit)];
    }

    private static string? OneRegion(SeriesParameters asked, ReportFilter filter) => filter.NamedRegions.Count switch
    {
        0 => null,
        1 => filter.NamedRegions[0],
        _ => throw new SearchParameterException("region", $"by={asked.By} takes one region; those named are {string.Join(", ", filter.NamedRegions)}"),
    };
}

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
    internal static string Condition(ReportParameters asked, IEnumerable<string>? regions, IEnumerable<string>? levels)
    {
        var condition = new System.Text.StringBuilder();
        if (asked.YearFrom is { } from)
            condition.Append(CultureInfo.InvariantCulture, $" AND year >= {from}");
        if (asked.YearTo is { } to)
            condition.Append(CultureInfo.InvariantCulture, $" AND year <= {to}");
        if (regions is not null)
            condition.Append($" AND region IN ({string.Join(", ", regions.Select(SeriesRows.RegionNumber))})");
        if (levels is not null)
            condition.Append($" AND level IN ({string.Join(", ", levels.Select(SeriesRows.LevelNumber))})");
        if (asked.Bodies.Count > 0)
            condition.Append($" AND body IN (SELECT id FROM bodies WHERE bodyId IN ({ReportFilter.Quoted(asked.Bodies)}))");
        return condition.ToString();
    }

    /// <summary>The level of a division as that of the government that reports for it.</summary>
    internal static BodyLevel LevelOf(RegionLevel level) => level switch
    {
        RegionLevel.Province => BodyLevel.Province,
        RegionLevel.Prefecture => BodyLevel.Prefecture,
        RegionLevel.County => BodyLevel.County,
        RegionLevel.Township => BodyLevel.Township,
        _ => BodyLevel.Unknown,
    };

    /// <summary>
    /// One cell for each division of its own government, by its number; where several bodies report for one, the one with a value, then the one that speaks of the whole jurisdiction,
    /// then the one that was read first.
    /// </summary>
    internal static Dictionary<int, SeriesCell> OnePerRegion(IEnumerable<SeriesCell> cells)
    {
        var one = new Dictionary<int, SeriesCell>();
        foreach (SeriesCell cell in cells)
        {
            if (!one.TryAdd(cell.Region, cell) && IsBefore(cell, one[cell.Region]))
                one[cell.Region] = cell;
        }

        return one;
    }

    private static bool IsBefore(SeriesCell a, SeriesCell b)
    {
        if (a.HasValue != b.HasValue)
            return a.HasValue;
        bool wholeA = FigureSchema.ScopeOf(a.Flags) == ReportScope.Jurisdiction;
        bool wholeB = FigureSchema.ScopeOf(b.Flags) == ReportScope.Jurisdiction;
        return wholeA != wholeB ? wholeA : a.Reading < b.Reading;
    }

    internal static Distribution? DistributionOf(IEnumerable<decimal> values)
    {
        decimal[] sorted = Sorted(values);
        if (sorted.Length == 0)
            return null;
        return new Distribution(
            sorted.Length, sorted[0], At(10), At(25), At(50), At(75), At(90), sorted[^1], Math.Round(sorted.Average(), 2, MidpointRounding.AwayFromZero));

        // Hyndman and Fan's seventh definition, that of R and of spreadsheets.
        decimal At(int percent)
        {
            decimal place = percent / 100m * (sorted.Length - 1);
            int low = (int)Math.Floor(place);
            int high = Math.Min(low + 1, sorted.Length - 1);
            return sorted[low] + (place - low) * (sorted[high] - sorted[low]);
        }
    }

    // Nearly all values are counts, and whole numbers are put in order many times faster than decimals.
    private static decimal[] Sorted(IEnumerable<decimal> values)
    {
        decimal[] sorted = [.. values];
        if (Array.TrueForAll(sorted, value => value.Scale == 0 && value >= long.MinValue && value <= long.MaxValue))
        {
            long[] whole = Array.ConvertAll(sorted, value => (long)value);
            Array.Sort(whole);
            return Array.ConvertAll(whole, value => (decimal)value);
        }

        Array.Sort(sorted);
        return sorted;
    }

    private List<SeriesLine> ByYear(Database database, SeriesMeasure measure, SeriesParameters asked, ReportFilter filter)
    {
        List<SeriesCell> cells = measure.Load(database, catalogue.Commit, Condition(asked, filter.Regions, filter.Levels));
        var lines = new List<SeriesLine>();
        foreach (IGrouping<BodyLevel, SeriesCell> level in cells.GroupBy(cell => cell.Level).OrderBy(group => group.Key == BodyLevel.Unknown).ThenBy(group => group.Key))
        {
            var points = new List<SeriesPoint>();
            Dictionary<long, SeriesCell>? before = null;
            foreach (IGrouping<int, SeriesCell> year in level.GroupBy(cell => cell.Year).OrderBy(group => group.Key))
            {
                bool governs = level.Key is BodyLevel.Province or BodyLevel.Prefecture or BodyLevel.County;
                List<SeriesCell> counted = governs ? [.. OnePerRegion(year.Where(cell => cell.Region != 0)).Values] : [.. year];
                Coverage coverage = asked.Bodies.Count > 0 ? new Coverage(null, counted.Count(cell => cell.HasValue), null, [])
                    : governs ? CoverageOf(divisions.Of(year.Key).AtLevel((RegionLevel)(int)level.Key, filter.Regions), counted, reported: null)
                    : new Coverage(null, counted.Count(cell => cell.HasValue), null, []);
                Dictionary<long, SeriesCell> now = ByUnit(counted, governs);
                points.Add(Several(measure, year.Key, counted) with { Coverage = coverage, Change = ChangeOf(measure, year.Key, before, now) });
                before = now;
            }

            lines.Add(new SeriesLine(FindingRows.Name(level.Key), null, null, points, Gaps(points, asked)));
        }

        return lines;
    }

    private (IReadOnlyList<SeriesLine>, IReadOnlyList<PeerGroup>?, string?) ByBody(Database database, SeriesMeasure measure, SeriesParameters asked, ReportFilter filter, List<string> notices)
    {
        ListCursor at = ListCursor.Read(asked.Cursor, asked.Describe(), corpusVersion, notices);
        List<SeriesCell> cells = measure.Load(database, catalogue.Commit, Condition(asked, filter.Regions, filter.Levels));
        List<IGrouping<long, SeriesCell>> bodies = [.. cells.Where(cell => cell.Body != 0).GroupBy(cell => cell.Body)];
        bodies.Sort((a, b) => (a.Last().Region, a.Key).CompareTo((b.Last().Region, b.Key)));
        var lines = new List<SeriesLine>();
        foreach (IGrouping<long, SeriesCell> body in bodies.Skip(at.Reports).Take(asked.Limit))
        {
            List<SeriesCell> years = [.. body.OrderBy(cell => cell.Year)];
            (string? id, string? name, string? regionName) = database.Query(
                $"SELECT bodyId, bodyName, regionName FROM reports WHERE reading = $2 AND {CatalogueSchema.ValidAt}",
                r => (r.TextOrNull(0), r.TextOrNull(1), r.TextOrNull(2)), catalogue.Commit, years[^1].Reading).FirstOrDefault();
            List<SeriesPoint> points = Points(database, measure, years);
            NamedRegion? region = years[^1].Region == 0 ? null : new NamedRegion(years[^1].RegionCode, regionName);
            lines.Add(new SeriesLine(FindingRows.Name(years[^1].Level), region, id is null ? null : new NamedBody(id, name), points, Gaps(points, asked)));
        }

        int passed = at.Reports + lines.Count;
        return (lines, null, passed < bodies.Count ? (at with { Reports = passed }).Write() : null);
    }

    private List<SeriesLine> ByRegion(Database database, SeriesMeasure measure, SeriesParameters asked, ReportFilter filter)
    {
        string? above = OneRegion(asked, filter);
        var lines = new Dictionary<string, List<SeriesCell>>(StringComparer.Ordinal);
        foreach (IGrouping<int, SeriesCell> year in measure.Load(database, catalogue.Commit, Condition(asked, filter.Regions, null)).GroupBy(cell => cell.Year).OrderBy(group => group.Key))
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
                List<SeriesPoint> points = Points(database, measure, pair.Value);
                return new SeriesLine(FindingRows.Name(pair.Value[^1].Level), new NamedRegion(pair.Key, divisions.NameOf(pair.Key, pair.Value[^1].Year)), null, points, Gaps(points, asked));
            }),
        ];
    }

    private SeriesLine Children(Database database, SeriesMeasure measure, SeriesParameters asked, ReportFilter filter)
    {
        string? above = OneRegion(asked, filter);
        ILookup<int, SeriesCell> cells = measure.Load(database, catalogue.Commit, Condition(asked, filter.Regions, null)).ToLookup(cell => cell.Year);
        HashSet<(int, string)> reported = Reported(database, filter);
        var points = new List<SeriesPoint>();
        Dictionary<long, SeriesCell>? before = null;
        foreach (int year in reported.Select(pair => pair.Item1).Concat(cells.Select(group => group.Key)).Distinct().Order())
        {
            DivisionYear divided = divisions.Of(year);
            IReadOnlyList<Region> children = divided.ChildrenOf(above);
            List<SeriesCell> counted = [.. OwnCells(children, cells[year]).Values];
            Dictionary<long, SeriesCell> now = ByUnit(counted, governs: true);
            SeriesCell? own = above is not null && divided.Find(above) is { } region && OwnCells([region], cells[year]).TryGetValue(SeriesRows.RegionNumber(above), out SeriesCell? found) ? found : null;
            points.Add(Several(measure, year, counted) with
            {
                Coverage = CoverageOf(children, counted, code => reported.Contains((year, code))),
                Own = own is { } cell ? Single(database, measure, cell) : null,
                Change = ChangeOf(measure, year, before, now),
            });
            before = now;
        }

        return new SeriesLine(null, above is null ? null : new NamedRegion(above, divisions.NameOf(above, null)), null, points, Gaps(points, asked));
    }

    /// <summary>The cells of the divisions' own governments, by number.</summary>
    private static Dictionary<int, SeriesCell> OwnCells(IReadOnlyList<Region> regions, IEnumerable<SeriesCell> cells)
    {
        Dictionary<int, BodyLevel> levels = regions.ToDictionary(region => SeriesRows.RegionNumber(region.Code), region => LevelOf(region.Level));
        return OnePerRegion(cells.Where(cell => levels.TryGetValue(cell.Region, out BodyLevel level) && level == cell.Level));
    }

    /// <summary>Year and region of every current report of a government.</summary>
    private HashSet<(int, string)> Reported(Database database, ReportFilter filter)
    {
        using OneTimeStatement statement = database.Prepare(
            $"SELECT DISTINCT year, regionCode FROM reports WHERE {CatalogueSchema.ValidAt} AND {filter.Where} AND year IS NOT NULL AND regionCode IS NOT NULL AND level = regionLevel", 1);
        return [.. statement.Rows(row => (row.GetInt32(0), row.GetString(1)), catalogue.Commit)];
    }

    private static string? OneRegion(SeriesParameters asked, ReportFilter filter) => filter.NamedRegions.Count switch
    {
        0 => null,
        1 => filter.NamedRegions[0],
        _ => throw new SearchParameterException("region", $"by={asked.By} takes one region; those named are {string.Join(", ", filter.NamedRegions)}"),
    };

    /// <param name="reported">Whether a division's government has a report of the year; null where that is not known.</param>
    private static Coverage CoverageOf(IReadOnlyList<Region> expected, List<SeriesCell> cells, Func<string, bool>? reported)
    {
        Dictionary<int, SeriesCell> byNumber = cells.ToDictionary(cell => cell.Region);
        var missing = new List<MissingRegion>();
        int have = 0;
        foreach (Region region in expected)
        {
            SeriesCell? cell = byNumber.GetValueOrDefault(SeriesRows.RegionNumber(region.Code));
            if (cell is { HasValue: true })
                have++;
            else
                missing.Add(new MissingRegion(region.Code, region.Name, cell is not null ? FindingRows.Name(cell.State) : reported is null ? "noFigure" : reported(region.Code) ? "noFigure" : "noReport"));
        }

        return new Coverage(expected.Count, have, missing.Count, reported is null ? [] : [.. missing.Take(Coverage.MostNamed)]);
    }

    private static SeriesPoint Several(SeriesMeasure measure, int year, List<SeriesCell> cells)
    {
        var values = new List<decimal>(cells.Count);
        int[] states = new int[4];
        HashSet<TableForm> forms = [];
        bool approximate = false;
        decimal above = 0;
        decimal below = 0;
        foreach (SeriesCell cell in cells)
        {
            states[(int)cell.State]++;
            forms.Add(cell.Form);
            if (!cell.HasValue)
                continue;
            values.Add(cell.Value!.Value);
            above += cell.Number!.Value;
            below += cell.Denominator ?? 0;
            approximate |= FigureSchema.IsApproximate(cell.Flags);
        }

        bool ratio = measure.IsRatio && values.Count > 0;
        return new SeriesPoint
        {
            Year = year,
            Value = values.Count == 0 ? null : ratio ? SeriesMeasure.Percent(above, below) : above,
            Numerator = ratio ? above : null,
            Denominator = ratio ? below : null,
            Approximate = approximate,
            TableForms = Names(forms),
            Reports = new StateCounts(
                states[(int)FigureState.Value], states[(int)FigureState.Blank], states[(int)FigureState.NotApplicable], states[(int)FigureState.Unreadable]),
            Distribution = DistributionOf(values),
            Notes = measure.Notes(forms.Order()),
        };
    }

    private static List<SeriesPoint> Points(Database database, SeriesMeasure measure, List<SeriesCell> years)
    {
        var points = new List<SeriesPoint>(years.Count);
        Dictionary<long, SeriesCell>? before = null;
        foreach (SeriesCell cell in years)
        {
            var now = new Dictionary<long, SeriesCell> { [0] = cell };
            points.Add(Single(database, measure, cell) with { Change = ChangeOf(measure, cell.Year, before, now) });
            before = now;
        }

        return points;
    }

    private static SeriesPoint Single(Database database, SeriesMeasure measure, SeriesCell cell) => new()
    {
        Year = cell.Year,
        Value = cell.Value,
        Numerator = measure.IsRatio ? cell.Number : null,
        Denominator = cell.Denominator,
        State = FindingRows.Name(cell.State),
        Approximate = FigureSchema.IsApproximate(cell.Flags),
        Report = database.Text("SELECT reportId FROM readings WHERE id = $1", cell.Reading),
        Scope = FindingRows.Name(FigureSchema.ScopeOf(cell.Flags)),
        TableForms = Names([cell.Form]),
        Notes = measure.Notes([cell.Form]),
    };

    private static Dictionary<long, SeriesCell> ByUnit(List<SeriesCell> cells, bool governs)
    {
        var units = new Dictionary<long, SeriesCell>(cells.Count);
        foreach (SeriesCell cell in cells)
        {
            if (governs || cell.Body != 0)
                units.TryAdd(governs ? cell.Region : cell.Body, cell);
        }

        return units;
    }

    private static SeriesChange? ChangeOf(SeriesMeasure measure, int year, Dictionary<long, SeriesCell>? before, Dictionary<long, SeriesCell> now)
    {
        if (before is null || before.Count == 0 || before.Values.First().Year != year - 1)
            return null;
        var then = new List<SeriesCell>(now.Count);
        var after = new List<SeriesCell>(now.Count);
        foreach ((long unit, SeriesCell cell) in now)
        {
            if (!cell.HasValue || !before.TryGetValue(unit, out SeriesCell? earlier) || !earlier.HasValue)
                continue;
            then.Add(earlier);
            after.Add(cell);
        }

        if (measure.Together(then) is not { } from || measure.Together(after) is not { } to)
            return null;
        decimal? percent = measure.IsRatio || from == 0 ? null : SeriesMeasure.Percent(to - from, from);
        return new SeriesChange(year - 1, from, to, to - from, percent, then.Count, measure.BreaksBetween(year - 1, year));
    }

    private static List<int> Gaps(List<SeriesPoint> points, SeriesParameters asked)
    {
        HashSet<int> there = [.. points.Where(point => point.Value is not null).Select(point => point.Year)];
        if (there.Count == 0 && (asked.YearFrom is null || asked.YearTo is null))
            return [];
        int from = asked.YearFrom ?? there.Min();
        int to = asked.YearTo ?? there.Max();
        return [.. Enumerable.Range(from, Math.Max(0, to - from + 1)).Where(year => !there.Contains(year))];
    }

    private static IReadOnlyList<string> Names(IEnumerable<TableForm> forms) => [.. forms.Order().Select(CatalogueReport.NameOf)];
}

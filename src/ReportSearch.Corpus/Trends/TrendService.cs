using System.Globalization;
using ReportSearch.Corpus.Export;
using ReportSearch.Corpus.Indexing;
using ReportSearch.Corpus.Queries;
using ReportSearch.Corpus.Search;
using ReportSearch.Text.Regions;

namespace ReportSearch.Corpus.Trends;

/// <summary>How many reports hold a term and how often it stands there, by year, place, level, form, section or topic; exact, from the index alone.</summary>
internal sealed class TrendService(SearchedState state, RegionTable regions, TimeProvider time)
{
    private const int MaxTerms = 10;

    private const string NotCounted = "含 ? 或 * 的词和邻近检索只数报告和段落，不数出现次数";

    private static readonly Dictionary<string, TallyColumn> s_columns = new(StringComparer.Ordinal)
    {
        ["year"] = TallyColumn.Year,
        ["region"] = TallyColumn.Region,
        ["level"] = TallyColumn.Level,
        ["form"] = TallyColumn.Form,
        ["section"] = TallyColumn.Section,
        ["topic"] = TallyColumn.Topic,
    };

    /// <exception cref="SearchParameterException">A parameter has no meaning.</exception>
    public TrendAnswer Answer(TrendParameters asked, CancellationToken cancellation)
    {
        long started = time.GetTimestamp();
        if (asked.Terms.Count is 0 or > MaxTerms || asked.Terms.Any(string.IsNullOrWhiteSpace))
            throw new SearchParameterException("query", $"a trend has 1 to {MaxTerms} terms, none of them empty");
        if (!s_columns.TryGetValue(asked.By, out TallyColumn column))
            throw new SearchParameterException("by", $"by '{asked.By}' is unknown; it is one of {string.Join(", ", s_columns.Keys)}");

        BudgetedSnapshot looked = state.Within(asked.Search.Budget, time);
        IReadOnlyList<UnitTally> Tally(QueryNode query, IReadOnlyList<QueryNode> counted, params IReadOnlyList<TallyColumn> by) =>
            looked.Tally(new UnitTallyRequest(query, counted, by), cancellation).Rows;

        // 1. The base: all that the filters leave.
        SearchParameters filters = asked.Search with { Query = "", Within = "unit", Group = "none", Sort = "relevance", Limit = 1, Cursor = null };
        AskedUnits all = state.Search.Ask(filters);
        HashSet<string>? shown = column == TallyColumn.Region || asked.Places ? Shown(asked.Search.Regions) : null;
        UnitTally whole = One(Tally(all.Units, []));
        List<UnitTally> parts = column == TallyColumn.Region ? OfPlaces(Tally(all.Units, [], column), shown!) : [.. Tally(all.Units, [], column)];
        List<UnitTally> places = asked.Places ? OfPlaces(Tally(all.Units, [], TallyColumn.Region, TallyColumn.Year), shown!) : [];

        // 2. Each term in it.
        var terms = new List<TermTrend>();
        foreach (string term in asked.Terms)
        {
            AskedUnits found = state.Search.Ask(filters with { Query = term });
            QueryNode units = new QueryNode.And([QueryScopes.InBody(found.Query.Full), .. found.Filters.Nodes]);
            IReadOnlyList<QueryNode> counted = QueryScopes.Texts(found.Query.Full);
            bool hasCounts = QueryScopes.IsCountable(found.Query.Full);
            bool countable = counted.Count > 0 && hasCounts;
            ILookup<string, UnitTally> byValue = Tally(units, counted, column).ToLookup(row => row.Values[0] ?? "");
            terms.Add(new TermTrend(
                hasCounts ? found.Said : found.Said with { Notices = [.. found.Said.Notices, NotCounted] },
                [.. counted.OfType<QueryNode.Text>().Select(text => text.Value).Distinct()],
                Point(null, "", One(Tally(units, counted)), whole, countable),
                [.. parts.Select(part => Point(ValueOf(column, part.Values[0]), LabelOf(asked.By, part.Values[0]), byValue[part.Values[0] ?? ""].FirstOrDefault(), part, countable))],
                asked.Places ? PlacesOf(Tally(units, counted, TallyColumn.Region, TallyColumn.Year), places, countable) : null));
        }

        return new TrendAnswer(
            state.CorpusVersion, asked.By, HitExport.Describe(filters).Trim(), looked.Said(all.Said.Notices), BaseOf(whole), looked.IsPartial ? [.. terms.Select(WithoutShares)] : terms, Math.Round(time.GetElapsedTime(started).TotalMilliseconds, 3))
        {
            Partial = looked.IsPartial,
        };
    }

    private List<PlacePoint> PlacesOf(IReadOnlyList<UnitTally> found, List<UnitTally> places, bool countable)
    {
        ILookup<(string?, string?), UnitTally> byPlace = found.ToLookup(row => (row.Values[0], row.Values[1]));
        var points = new List<PlacePoint>();
        foreach (UnitTally place in places.Where(place => place.Values[1] is not null))
        {
            TrendPoint point = Point(null, "", byPlace[(place.Values[0], place.Values[1])].FirstOrDefault(), place, countable);
            int year = int.Parse(place.Values[1]!, CultureInfo.InvariantCulture);
            points.Add(new PlacePoint(place.Values[0]!, regions.ByCode(place.Values[0]!, year)?.Name ?? regions.ByCode(place.Values[0]!)?.Name ?? "", year, point.Reports, point.Share, point.Occurrences, point.PerMillion, point.Base));
        }

        return points;
    }

    // Of counts and bases that are lower bounds no share is known.
    private static TermTrend WithoutShares(TermTrend term) => term with
    {
        All = WithoutShare(term.All),
        Points = [.. term.Points.Select(WithoutShare)],
        Places = term.Places is null ? null : [.. term.Places.Select(place => place with { Share = null, PerMillion = null })],
    };

    private static TrendPoint WithoutShare(TrendPoint point) => point with { Share = null, PerMillion = null };

    private static UnitTally One(IReadOnlyList<UnitTally> rows) => rows.Count > 0 ? rows[0] : new UnitTally([], 0, 0, 0, 0);

    // Those a level below the regions asked for, or the provinces; a region that has none below stands for itself.
    private HashSet<string> Shown(IReadOnlyList<string> asked)
    {
        if (asked.Count == 0)
            return [.. regions.Regions.Where(region => region.Level == RegionLevel.Province).Select(region => region.Code)];
        var finder = new RegionFinder(regions);
        HashSet<string> codes = [.. asked.SelectMany(region => finder.Find(region).Codes)];
        ILookup<string, string> below = regions.Regions.Where(region => region.ParentCode is not null && codes.Contains(region.ParentCode)).ToLookup(region => region.ParentCode!, region => region.Code);
        return [.. codes.SelectMany(code => below.Contains(code) ? below[code] : [code])];
    }

    private static List<UnitTally> OfPlaces(IReadOnlyList<UnitTally> rows, HashSet<string> shown) => [.. rows.Where(row => row.Values[0] is { } code && shown.Contains(code))];

    private static TrendPoint Point(object? value, string label, UnitTally? found, UnitTally whole, bool countable)
    {
        long reports = found?.Reports ?? 0;
        long? occurrences = countable ? found?.Occurrences ?? 0 : null;
        return new TrendPoint(
            value, label, reports, found?.Units ?? 0,
            whole.Reports == 0 ? null : Math.Round(100.0 * reports / whole.Reports, 2),
            occurrences,
            occurrences is null || whole.Characters == 0 ? null : Math.Round(occurrences.Value * 1e6 / whole.Characters, 2),
            BaseOf(whole));
    }

    private static TrendBase BaseOf(UnitTally row) => new(row.Reports, row.Units, row.Characters);

    private static object? ValueOf(TallyColumn column, string? value) => value is not null && column == TallyColumn.Year ? int.Parse(value, CultureInfo.InvariantCulture) : value;

    private string LabelOf(string by, string? value) => value is null ? "未知" : by switch
    {
        "region" => regions.ByCode(value)?.Name ?? value,
        "level" => ChineseLabels.Level(value),
        "form" => ChineseLabels.Form(value),
        "section" => ChineseLabels.Section(value),
        "topic" => ChineseLabels.Topic(value),
        _ => value,
    };
}

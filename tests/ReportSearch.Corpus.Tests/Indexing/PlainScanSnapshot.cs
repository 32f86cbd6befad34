using ReportSearch.Corpus.Indexing;
using ReportSearch.Corpus.Queries;

namespace ReportSearch.Corpus.Tests.Indexing;

internal sealed class PlainScanSnapshot(long commit, IReadOnlyList<(string Id, List<ScannedUnit> Units)> reports) : ISectionSnapshot
{
    public long Commit => commit;

    public bool IsReplaced => false;

    public long Units => reports.Sum(report => report.Units.Count);

    public UnitSearchResult Search(UnitSearch search, CancellationToken cancellation = default)
    {
        var found = new List<(ScannedUnit Unit, double Score)>();
        foreach ((_, List<ScannedUnit> units) in reports)
        {
            foreach (ScannedUnit unit in units)
            {
                if (unit.Match(search.Query) is double score)
                    found.Add((unit, score));
            }
        }

        // reports and their units come in order, and the sort is stable: ties are as they must be.
        IEnumerable<(ScannedUnit Unit, double Score)> ordered = search.Order switch
        {
            UnitOrder.Year => found.OrderByDescending(hit => hit.Unit.Report.Year ?? int.MinValue),
            UnitOrder.Region => found.OrderBy(hit => hit.Unit.Report.RegionCodes.LastOrDefault() ?? "\uffff", StringComparer.Ordinal),
            _ => found.OrderByDescending(hit => hit.Score),
        };
        List<UnitMatchGroup> hits = search.GroupByReport
            ? [.. ordered.GroupBy(hit => hit.Unit.Report.ReportId).Select(GroupOf)]
            : [.. ordered.Select(hit => new UnitMatchGroup(MatchOf(hit), [MatchOf(hit)], 1))];
        var facets = new Dictionary<string, IReadOnlyList<UnitFacet>>();
        if (search.Facets)
        {
            foreach (string name in (string[])["year", "region", "level", "section", "form", "topic"])
            {
                facets[name] = [.. found
                    .SelectMany(hit => hit.Unit.Facet(name).Select(value => (Value: value, hit.Unit.Report.ReportId)))
                    .GroupBy(pair => pair.Value)
                    .Select(group => new UnitFacet(group.Key, group.Count(), group.Select(pair => pair.ReportId).Distinct().Count()))
                    .OrderByDescending(facet => facet.Units)
                    .ThenBy(facet => facet.Value, StringComparer.Ordinal)];
            }
        }

        return new UnitSearchResult([.. hits.Take(search.Top)], found.Count, found.Select(hit => hit.Unit.Report.ReportId).Distinct().Count(), facets);
    }

    public UnitTallyResult Tally(UnitTallyRequest request, CancellationToken cancellation = default)
    {
        List<ScannedUnit> matching = [.. reports.SelectMany(report => report.Units).Where(unit => unit.Match(request.Query) is not null)];
        IEnumerable<(ScannedUnit Unit, List<string?> Values)> valued = matching.Select(unit => (unit, new List<string?>()));
        foreach (TallyColumn column in request.By)
            valued = valued.SelectMany(pair => ValuesOf(pair.Unit, column).DefaultIfEmpty().Select(value => (pair.Unit, (List<string?>)[.. pair.Values, value])));
        return new UnitTallyResult(
        [
            .. valued
                .GroupBy(pair => string.Join('\u0001', pair.Values.Select(value => value is null ? "" : "=" + value)))
                .OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => new UnitTally(
                    group.First().Values,
                    group.Count(),
                    group.Select(pair => pair.Unit.Report.ReportId).Distinct().Count(),
                    group.Sum(pair => request.Counted.Sum(counted => pair.Unit.Count(counted))),
                    group.Sum(pair => pair.Unit.Unit.Text.Count(unit => !char.IsWhiteSpace(unit))))),
        ]);
    }

    private static IEnumerable<string?> ValuesOf(ScannedUnit unit, TallyColumn column) => column switch
    {
        TallyColumn.Year => unit.Report.Year is int year ? [$"{year}"] : [],
        TallyColumn.OwnRegion => unit.Report.RegionCodes.Count == 0 ? [] : [unit.Report.RegionCodes[^1]],
        TallyColumn.Region => unit.Facet("region"),
        TallyColumn.Level => unit.Facet("level"),
        TallyColumn.Form => unit.Facet("form"),
        TallyColumn.Section => unit.Facet("section"),
        _ => unit.Facet("topic"),
    };

    public (long Occurrences, long All) CountWord(string word, CancellationToken cancellation = default) => throw new NotSupportedException("the plain scan has no words");

    public IndexUnit? ReadUnit(string reportId, int number) =>
        reports.Where(report => report.Id == reportId).SelectMany(report => report.Units).FirstOrDefault(unit => unit.Unit.Number == number)?.Unit;

    public IEnumerable<(string ReportId, int Units)> Reports() => reports.Select(report => (report.Id, report.Units.Count));

    public IReadOnlyList<string> Explain(QueryNode query, string reportId, int number) => ["plain scan"];

    public void Dispose()
    {
    }

    private static UnitMatch MatchOf((ScannedUnit Unit, double Score) hit) => new(hit.Unit.Report.ReportId, hit.Unit.Unit.Number, hit.Score);

    private static UnitMatchGroup GroupOf(IEnumerable<(ScannedUnit Unit, double Score)> hits)
    {
        // The engine keeps a group's units by score also where the groups are ordered by a column.
        List<UnitMatch> units = [.. hits.Select(MatchOf).OrderByDescending(match => match.Score).ThenBy(match => match.Unit)];
        return new UnitMatchGroup(units[0], [.. units.Take(3)], units.Count);
    }
}

using ReportSearch.Corpus.Indexing;
using ReportSearch.Corpus.Queries;

namespace ReportSearch.Corpus.Search;

/// <summary>
/// One hit a region. The best units are taken in their order, and the regions that have one are left out of the next look: so the order is that of the best
/// unit of each region, however many units the first ones have.
/// </summary>
internal static class RegionGroups
{
    private const int UnitsOfOneRegion = 3;
    private const int UnitsForEachHit = 4;

    public static FoundHits Find(
        ISectionSnapshot snapshot, Func<string, string?> regionOf, QueryNode query, int top, UnitOrder order, bool facets, CancellationToken cancellation)
    {
        UnitSearchResult totals = snapshot.Search(new UnitSearch { Query = query, Top = 0, Facets = facets }, cancellation);
        if (totals.Units == 0)
            return new FoundHits(totals, [], 0);
        var units = new Dictionary<string, long>(StringComparer.Ordinal);
        long withoutRegion = 0;
        foreach (UnitTally row in snapshot.Tally(new UnitTallyRequest(query, [], [TallyColumn.OwnRegion]), cancellation).Rows)
        {
            if (row.Values[0] is { } region)
                units.Add(region, row.Units);
            else
                withoutRegion = row.Reports;
        }

        var found = new List<List<UnitMatch>>();
        var places = new Dictionary<string, List<UnitMatch>>(StringComparer.Ordinal);
        while (found.Count < top)
        {
            QueryNode left = found.Count == 0 ? query : new QueryNode.And([query, new QueryNode.Not(Shown(found, regionOf))]);
            UnitSearchResult next = snapshot.Search(new UnitSearch { Query = left, Top = Math.Max(32, (top - found.Count) * UnitsForEachHit), Order = order }, cancellation);
            if (next.Hits.Count == 0)
                break;
            int before = found.Count;
            foreach (UnitMatch match in next.Hits.Select(hit => hit.Best))
            {
                string key = KeyOf(match, regionOf);
                if (!places.TryGetValue(key, out List<UnitMatch>? matches))
                {
                    places.Add(key, matches = []);
                    found.Add(matches);
                }

                if (matches.Count < UnitsOfOneRegion)
                    matches.Add(match);
            }

            if (found.Count == before)
                break;
        }

        List<UnitMatchGroup> hits = [.. found.Take(top).Select(matches =>
        {
            string? region = regionOf(matches[0].ReportId);
            return new UnitMatchGroup(matches[0], matches, region is null ? matches.Count : (int)Math.Min(int.MaxValue, units.GetValueOrDefault(region, matches.Count)));
        })];
        return new FoundHits(totals, hits, units.Count + withoutRegion);
    }

    /// <summary>The units of the regions that these hits stand for.</summary>
    public static QueryNode Of(IReadOnlyList<UnitMatchGroup> hits, Func<string, string?> regionOf) => Shown([.. hits.Select(hit => (List<UnitMatch>)[hit.Best])], regionOf);

    private static QueryNode.Or Shown(List<List<UnitMatch>> found, Func<string, string?> regionOf)
    {
        ILookup<bool, string> shown = found.Select(matches => (Region: regionOf(matches[0].ReportId), matches[0].ReportId)).ToLookup(hit => hit.Region is null, hit => hit.Region ?? hit.ReportId);
        return new QueryNode.Or([new QueryNode.Column(UnitColumn.OwnRegion, [.. shown[false]]), new QueryNode.Column(UnitColumn.Report, [.. shown[true]])]);
    }

    private static string KeyOf(UnitMatch match, Func<string, string?> regionOf) => regionOf(match.ReportId) ?? "report " + match.ReportId;
}

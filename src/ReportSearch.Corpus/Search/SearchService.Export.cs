using ReportSearch.Corpus.Indexing;
using ReportSearch.Corpus.Queries;

namespace ReportSearch.Corpus.Search;

public sealed partial class SearchService
{
    /// <summary>Every full match, never cut; partial ones are left out, as they are from the total.</summary>
    /// <returns>How many units and reports there are, and the hits as they are read.</returns>
    /// <exception cref="SearchParameterException">A parameter has no meaning.</exception>
    internal (SearchTotal Total, IReadOnlyList<string> Reports, IEnumerable<SearchHit> Hits) Everything(SearchParameters parameters, CancellationToken cancellation)
    {
        SearchFilters filters = SearchFilters.Read(parameters, _regionNames);
        ParsedQuery query = _parser.Parse(parameters.Query, parameters.Expand).In(filters.Scope);
        QueryNode full = new QueryNode.And([query.Full, .. filters.Nodes]);
        long units = snapshot.Search(new UnitSearch { Query = full, Top = 0 }, cancellation).Units;
        if (units == 0)
            return (new SearchTotal(0, 0, Exact: true), [], []);
        UnitSearchResult found = Find(snapshot, full, checked((int)units), filters, facets: false, cancellation).Result;
        return (
            new SearchTotal(found.Units, found.Reports, Exact: true),
            [.. found.Hits.Select(group => group.Best.ReportId).Distinct(StringComparer.Ordinal)],
            found.Hits.Select(group => Hit(group, query, full, isFull: true, parameters, cancellation)));
    }
}

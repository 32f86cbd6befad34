using ReportSearch.Corpus.Indexing;
using ReportSearch.Corpus.Queries;

namespace ReportSearch.Corpus.Search;

/// <summary>What a search asks for, understood: the units that match in full, and what to mark in them.</summary>
/// <param name="Query">The query as it was understood, in its scope.</param>
/// <param name="Filters">The parameters beside it.</param>
/// <param name="Units">The units that match in full.</param>
/// <param name="Said">The same, to be shown.</param>
internal sealed record AskedUnits(ParsedQuery Query, SearchFilters Filters, QueryNode Units, SearchedQuery Said)
{
    /// <summary>The units in the order of the report ids, which are hashes: the first of them are a sample that is fair and the same every time.</summary>
    public IReadOnlyList<UnitMatch> Sample(BudgetedSnapshot snapshot, int most, CancellationToken cancellation) =>
        [.. snapshot.Search(new UnitSearch { Query = new QueryNode.Constant(Units, 0), Top = most }, cancellation).Hits.Select(hit => hit.Best)];
}

/// <summary>What all services over one state of the corpus work with.</summary>
/// <param name="Snapshot">The committed index state.</param>
/// <param name="Reports">The catalogue at the same commit.</param>
/// <param name="Search">Searches both.</param>
/// <param name="CorpusVersion">Goes into every answer.</param>
internal sealed record SearchedState(ISectionSnapshot Snapshot, IReportLookup Reports, SearchService Search, string CorpusVersion)
{
    /// <summary>The state's index, looked at for one answer.</summary>
    public BudgetedSnapshot Within(AnswerBudget budget, TimeProvider time) => new(Snapshot, budget, time);

    /// <summary>A unit that the snapshot found.</summary>
    public IndexUnit UnitOf(UnitMatch match) => Search.UnitOf(match);
}

/// <summary>Which report a passage stands in, for lists of passages. Null is unknown.</summary>
public sealed record PassageReport(string Report, string? Title, string? Issuer, HitBody? Body, HitRegion? Region, int? Year, string Level, string File);

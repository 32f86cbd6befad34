using ReportSearch.Corpus.Queries;
using ReportSearch.Engine;
using ReportSearch.Engine.Search;

namespace ReportSearch.Corpus.Indexing;

/// <summary>A committed state of the section index; an index without a commit is an empty one.</summary>
public sealed class SectionIndexSnapshot : ISectionSnapshot
{
    private static readonly (string Name, IndexColumn Column)[] Facets =
    [
        ("year", IndexColumn.Year), ("region", IndexColumn.Region), ("level", IndexColumn.Level), ("section", IndexColumn.Section), ("form", IndexColumn.Form), ("topic", IndexColumn.Topic),
    ];

    private readonly IndexSnapshot? _snapshot;

    private SectionIndexSnapshot(IndexSnapshot? snapshot, long commit)
    {
        _snapshot = snapshot;
        Commit = commit;
    }

    /// <summary>Opens the newest commit in <paramref name="folder"/>.</summary>
    /// <exception cref="CorruptIndexException">The commit or one of its files is damaged.</exception>
    public static SectionIndexSnapshot OpenNewest(string folder)
    {
        IndexSnapshot? snapshot = IndexSnapshot.OpenNewest(folder);
        if (snapshot is null)
            return new SectionIndexSnapshot(null, 0);
        try
        {
            return new SectionIndexSnapshot(snapshot, SectionIndex.CommitNumber(snapshot.Commit, folder));
        }
        catch
        {
            snapshot.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public long Commit { get; }

    /// <inheritdoc/>
    public bool IsReplaced => _snapshot?.IsReplaced ?? false;

    /// <inheritdoc/>
    public long Units => _snapshot?.Commit.Units ?? 0;

    /// <inheritdoc/>
    public UnitSearchResult Search(UnitSearch search, CancellationToken cancellation = default)
    {
        (string Name, IndexColumn Column)[] wanted = !search.Facets ? [] : search.FacetNames is null ? Facets : [.. Facets.Where(facet => search.FacetNames.Contains(facet.Name))];
        if (_snapshot is null)
            return new UnitSearchResult([], 0, 0, search.Facets ? wanted.ToDictionary(facet => facet.Name, _ => (IReadOnlyList<UnitFacet>)[]) : NoFacets);
        SearchOutcome outcome = _snapshot.Search(
            new SearchRequest
            {
                Query = QueryTranslator.Translate(search.Query),
                Top = (int)Math.Min(search.Top, Math.Max(Units, 1)),
                Sort = search.Order switch
                {
                    UnitOrder.Year => new SortKey((int)IndexColumn.Year, Descending: true),
                    UnitOrder.Region => new SortKey((int)IndexColumn.OwnRegion, Descending: false),
                    _ => null,
                },
                Grouped = search.GroupByReport,
                Facets = [.. wanted.Select(facet => (int)facet.Column)],
                CountUpTo = search.Exact ? null : search.CountUpTo,
                CountGroups = search.Exact,
                MaxTime = search.MaxTime,
                MaxPostings = search.MaxPostings,
            },
            cancellation);
        return new UnitSearchResult(
            [.. outcome.Hits.Select(Group)],
            outcome.Units,
            outcome.Groups,
            search.Facets ? FacetsOf(wanted, outcome) : NoFacets)
        {
            UnitsExact = outcome.UnitsExact,
            ReportsExact = outcome.GroupsExact,
            Partial = outcome.Partial,
            Postings = outcome.Postings,
        };
    }

    /// <inheritdoc/>
    public UnitTallyResult Tally(UnitTallyRequest request, CancellationToken cancellation = default)
    {
        if (_snapshot is null)
            return new UnitTallyResult([]);
        var tally = new TallyRequest
        {
            Query = QueryTranslator.Translate(request.Query),
            Counted = [.. request.Counted.SelectMany(QueryTranslator.Counted)],
            LengthFields = [(int)IndexField.BodyGrams, (int)IndexField.ResidueGrams],
            Columns = [.. request.By.Select(ColumnOf)],
            MaxTime = request.MaxTime,
            MaxPostings = request.MaxPostings,
        };
        TallyOutcome outcome = _snapshot.Tally(tally, cancellation);
        return new UnitTallyResult([.. outcome.Rows.Select(row => new UnitTally(row.Values, row.Units, row.Groups, row.Occurrences, row.Length))])
        {
            Partial = outcome.Partial,
            Postings = outcome.Postings,
        };
    }

    /// <inheritdoc/>
    public (long Occurrences, long All) CountWord(string word, CancellationToken cancellation = default) => _snapshot is null
        ? (0, 0)
        : (_snapshot.Occurrences((int)IndexField.BodyWords, WordTerms.Of(word), cancellation), _snapshot.TotalLength((int)IndexField.BodyWords));

    /// <inheritdoc/>
    public IndexUnit? ReadUnit(string reportId, int number)
    {
        UnitAddress? address = AddressOf(reportId, number);
        return address is null ? null : StoredUnitFormat.Read(_snapshot!.ReadStored(address.Value));
    }

    /// <inheritdoc/>
    public IEnumerable<(string ReportId, int Units)> Reports() => _snapshot?.Groups() ?? [];

    /// <inheritdoc/>
    public IReadOnlyList<string> Explain(QueryNode query, string reportId, int number)
    {
        UnitAddress? address = AddressOf(reportId, number);
        return address is null ? [] : _snapshot!.Explain(QueryTranslator.Translate(query), address.Value);
    }

    /// <inheritdoc/>
    public void Dispose() => _snapshot?.Dispose();

    private static IReadOnlyDictionary<string, IReadOnlyList<UnitFacet>> NoFacets { get; } = new Dictionary<string, IReadOnlyList<UnitFacet>>();

    private static UnitMatchGroup Group(SearchHit hit)
    {
        UnitMatch best = Match(hit.Best);
        return new UnitMatchGroup(best, hit.Units.Count == 1 ? [best] : [.. hit.Units.Select(Match)], hit.MatchingUnits);
    }

    private static UnitMatch Match(UnitHit hit) => new(hit.GroupKey, hit.UnitInGroup, hit.Score);

    private static Dictionary<string, IReadOnlyList<UnitFacet>> FacetsOf((string Name, IndexColumn Column)[] wanted, SearchOutcome outcome)
    {
        var facets = new Dictionary<string, IReadOnlyList<UnitFacet>>();
        for (int i = 0; i < wanted.Length; i++)
            facets[wanted[i].Name] = [.. outcome.Facets[i].Select(count => new UnitFacet(count.Value, count.Units, count.Groups))];
        return facets;
    }

    private static int ColumnOf(TallyColumn column) => (int)(column switch
    {
        TallyColumn.Year => IndexColumn.Year,
        TallyColumn.Region => IndexColumn.Region,
        TallyColumn.OwnRegion => IndexColumn.OwnRegion,
        TallyColumn.Level => IndexColumn.Level,
        TallyColumn.Form => IndexColumn.Form,
        TallyColumn.Section => IndexColumn.Section,
        TallyColumn.Topic => IndexColumn.Topic,
        _ => throw new ArgumentOutOfRangeException(nameof(column), column, "unknown column"),
    });

    private UnitAddress? AddressOf(string reportId, int number)
    {
        if (_snapshot is null || number < 0)
            return null;
        IReadOnlyList<UnitAddress> units = _snapshot.UnitsOf(reportId);
        return number < units.Count ? units[number] : null;
    }
}

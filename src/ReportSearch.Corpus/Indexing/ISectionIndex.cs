using ReportSearch.Corpus.Queries;

namespace ReportSearch.Corpus.Indexing;

/// <summary>The seam to a search engine: units of reports in, units out. One writer at a time.</summary>
public interface ISectionIndex : IDisposable
{
    /// <summary>Number of the last durable commit, 0 before the first.</summary>
    long LastCommit { get; }

    /// <summary>Adds a report's units, in place of those it had.</summary>
    void Replace(ReportKey report, IReadOnlyList<IndexUnit> units);

    /// <summary>Removes a report's units.</summary>
    void Delete(string reportId);

    /// <summary>Makes everything durable as commit <paramref name="number"/>, which is greater than the last.</summary>
    void Commit(long number);

    /// <summary>
    /// Takes over what was put in order beside the writer since the last commit, whose number stays. For the time after a commit, before the next change; does nothing when there is
    /// nothing to take over.
    /// </summary>
    void AdoptMerges();

    /// <summary>Waits until all is in order, and takes it over like <see cref="AdoptMerges"/>. Cancelled, it leaves the rest to later commits.</summary>
    void FinishMerges(CancellationToken cancellation);
}

/// <summary>A committed state to read from; immutable, safe for any number of threads.</summary>
public interface ISectionSnapshot : IDisposable
{
    /// <summary>Number of the commit that this is.</summary>
    long Commit { get; }

    /// <summary>Whether a newer commit, or the same one put in order, has taken its place.</summary>
    bool IsReplaced { get; }

    /// <summary>Live units.</summary>
    long Units { get; }

    /// <summary>Finds units.</summary>
    UnitSearchResult Search(UnitSearch search, CancellationToken cancellation = default);

    /// <summary>Counts units, reports, occurrences and characters by the values of columns, in ordinal order of values, unknown first.</summary>
    UnitTallyResult Tally(UnitTallyRequest request, CancellationToken cancellation = default);

    /// <summary>How often a word (folded, as the segmenter cuts for search) stands in the texts of all units, and how many words these have.</summary>
    (long Occurrences, long All) CountWord(string word, CancellationToken cancellation = default);

    /// <summary>A unit as it was indexed; null when it is not there.</summary>
    IndexUnit? ReadUnit(string reportId, int number);

    /// <summary>Every live report with its number of units, in ordinal order of ids.</summary>
    IEnumerable<(string ReportId, int Units)> Reports();

    /// <summary>How the score of a unit comes about, line by line.</summary>
    IReadOnlyList<string> Explain(QueryNode query, string reportId, int number);
}

/// <summary>Order of hits. Ties: by report id in ordinal order, then unit.</summary>
public enum UnitOrder
{
    /// <summary>Score, highest first.</summary>
    Relevance,
    /// <summary>Year, newest first, unknown last.</summary>
    Year,
    /// <summary>Region code, unknown last.</summary>
    Region,
}

/// <summary>What to find.</summary>
public sealed record UnitSearch
{
    /// <summary>The query; its texts are scored.</summary>
    public required QueryNode Query { get; init; }

    /// <summary>How many hits to return at most.</summary>
    public int Top { get; init; } = 10;

    /// <summary>Order of the hits.</summary>
    public UnitOrder Order { get; init; }

    /// <summary>One hit a report, with up to three of its units.</summary>
    public bool GroupByReport { get; init; }

    /// <summary>Whether facets are counted.</summary>
    public bool Facets { get; init; }

    /// <summary>The facets that are counted; null for all.</summary>
    public IReadOnlyList<string>? FacetNames { get; init; }

    /// <summary>
    /// False where the totals may be lower bounds: units are then counted up to <see cref="CountUpTo"/>, reports are not. With facets, grouped or in another order than
    /// relevance they are exact all the same.
    /// </summary>
    public bool Exact { get; init; } = true;

    /// <summary>How far units are counted when the total need not be exact; null for all of them.</summary>
    public long? CountUpTo { get; init; } = 1_000;

    /// <summary>Longest time; past it the answer is partial. Null for any.</summary>
    public TimeSpan? MaxTime { get; init; }

    /// <summary>Most postings to read; past it the answer is partial. Null for any number.</summary>
    public long? MaxPostings { get; init; }
}

/// <summary>A unit found.</summary>
public sealed record UnitMatch(string ReportId, int Unit, double Score);

/// <summary>A hit: the best unit, and when grouped the best three of the report and how many units of it match.</summary>
public sealed record UnitMatchGroup(UnitMatch Best, IReadOnlyList<UnitMatch> Units, int MatchingUnits);

/// <summary>A value with the matching units and reports that have it.</summary>
public sealed record UnitFacet(string Value, long Units, long Reports);

/// <summary>What was found. Facet names: year, region, level, section, form; each ordered by units, then value.</summary>
public sealed record UnitSearchResult(
    IReadOnlyList<UnitMatchGroup> Hits,
    long Units,
    long Reports,
    IReadOnlyDictionary<string, IReadOnlyList<UnitFacet>> Facets)
{
    /// <summary>False when the total of units is only a lower bound.</summary>
    public bool UnitsExact { get; init; } = true;

    /// <summary>False when the total of reports is only a lower bound.</summary>
    public bool ReportsExact { get; init; } = true;

    /// <summary>True when time or postings were spent before all was looked at.</summary>
    public bool Partial { get; init; }

    /// <summary>Postings that were read.</summary>
    public long Postings { get; init; }
}

/// <summary>What is counted by.</summary>
public enum TallyColumn
{
    /// <summary>Report year.</summary>
    Year,
    /// <summary>Codes of the region and those above it: a unit counts for each.</summary>
    Region,
    /// <summary>Code of the region itself.</summary>
    OwnRegion,
    /// <summary>Level of the body.</summary>
    Level,
    /// <summary>Form of the report.</summary>
    Form,
    /// <summary>Section tags: a unit counts for each.</summary>
    Section,
    /// <summary>Topics: a unit counts for each.</summary>
    Topic,
}

/// <summary>What to count.</summary>
/// <param name="Query">The units.</param>
/// <param name="Counted">Texts and equals whose occurrences in the body are summed.</param>
/// <param name="By">At most two columns; none gives one row.</param>
public sealed record UnitTallyRequest(QueryNode Query, IReadOnlyList<QueryNode> Counted, IReadOnlyList<TallyColumn> By)
{
    /// <summary>Longest time; past it the counts are partial. Null for any.</summary>
    public TimeSpan? MaxTime { get; init; }

    /// <summary>Most postings to read; past it the counts are partial. Null for any number.</summary>
    public long? MaxPostings { get; init; }
}

/// <summary>What was counted.</summary>
/// <param name="Rows">The rows in ordinal order of values, unknown first.</param>
public sealed record UnitTallyResult(IReadOnlyList<UnitTally> Rows)
{
    /// <summary>True when time or postings were spent before all was looked at: each count is then a lower bound.</summary>
    public bool Partial { get; init; }

    /// <summary>Postings that were read.</summary>
    public long Postings { get; init; }
}

/// <summary>Counts for one value of each column.</summary>
/// <param name="Values">The values; null is unknown.</param>
/// <param name="Units">Units.</param>
/// <param name="Reports">Reports that they are in.</param>
/// <param name="Occurrences">Of what was counted.</param>
/// <param name="Characters">Folded characters of the units' texts, white space left out.</param>
public sealed record UnitTally(IReadOnlyList<string?> Values, long Units, long Reports, long Occurrences, long Characters);

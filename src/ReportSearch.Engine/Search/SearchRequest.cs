using ReportSearch.Engine.Queries;

namespace ReportSearch.Engine.Search;

/// <summary>A column to order hits by; units without a value come last.</summary>
public sealed record SortKey(int Column, bool Descending);

/// <summary>What to find and how much of it to return.</summary>
public sealed record SearchRequest
{
    /// <summary>The query.</summary>
    public required Query Query { get; init; }

    /// <summary>How many hits to return at most; 0 counts only.</summary>
    public int Top { get; init; } = 10;

    /// <summary>Order of the hits; null is by score, highest first. Ties: group key in ordinal order, then the unit's place in its group.</summary>
    public SortKey? Sort { get; init; }

    /// <summary>One hit for each group: its best unit, with up to <see cref="UnitsPerGroup"/> units of the group.</summary>
    public bool Grouped { get; init; }

    /// <summary>Best units kept of each group when grouped, the first one included.</summary>
    public int UnitsPerGroup { get; init; } = 3;

    /// <summary>Columns whose values are counted over all matching units.</summary>
    public IReadOnlyList<int> Facets { get; init; } = [];

    /// <summary>
    /// Matching units are counted up to this many; beyond it units that cannot be among the hits need not be looked at, and the total is said to be a lower bound. Null
    /// counts all. With facets, grouped, or in the order of a column all are counted.
    /// </summary>
    public long? CountUpTo { get; init; }

    /// <summary>Whether groups are counted: only then every matching unit must be looked at.</summary>
    public bool CountGroups { get; init; } = true;

    /// <summary>Most postings to read, in steps of 128; past it the answer is partial. Null for any number.</summary>
    public long? MaxPostings { get; init; }

    /// <summary>Longest time; past it the answer is partial. Null for any.</summary>
    public TimeSpan? MaxTime { get; init; }
}

/// <summary>Where a unit is, valid within one snapshot.</summary>
public readonly record struct UnitAddress(int Segment, int Unit);

/// <summary>A unit found.</summary>
/// <param name="Address">Its place in the snapshot.</param>
/// <param name="GroupKey">Key of its group.</param>
/// <param name="UnitInGroup">Its place in the group, from 0.</param>
/// <param name="Score">Its score.</param>
public sealed record UnitHit(UnitAddress Address, string GroupKey, int UnitInGroup, double Score);

/// <summary>A hit: one unit, or the best units of one group.</summary>
/// <param name="Best">The unit, or the group's best.</param>
/// <param name="Units">When grouped, the best units of the group (the first is Best); else just Best.</param>
/// <param name="MatchingUnits">When grouped, how many units of the group match; else 1.</param>
public sealed record SearchHit(UnitHit Best, IReadOnlyList<UnitHit> Units, int MatchingUnits);

/// <summary>A value of a column with the number of matching units and groups that have it.</summary>
public sealed record FacetCount(string Value, long Units, long Groups);

/// <summary>What was found.</summary>
/// <param name="Hits">At most Top hits, in order.</param>
/// <param name="Units">Matching units.</param>
/// <param name="Groups">Groups with a matching unit.</param>
/// <param name="Facets">One list for each column asked for, ordered by units (most first), then value in ordinal order; integers as invariant decimal strings.</param>
public sealed record SearchOutcome(IReadOnlyList<SearchHit> Hits, long Units, long Groups, IReadOnlyList<IReadOnlyList<FacetCount>> Facets)
{
    /// <summary>False when <see cref="Units"/> is only a lower bound.</summary>
    public bool UnitsExact { get; init; } = true;

    /// <summary>False when <see cref="Groups"/> is only a lower bound.</summary>
    public bool GroupsExact { get; init; } = true;

    /// <summary>True when the budget was spent before all was looked at: hits, totals and facets are of what had been.</summary>
    public bool Partial { get; init; }

    /// <summary>Postings that were read for it.</summary>
    public long Postings { get; init; }
}

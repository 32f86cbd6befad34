using ReportSearch.Engine.Schema;
using ReportSearch.Engine.Segments;

namespace ReportSearch.Engine.Search;

/// <summary>A matching unit as it is ordered within its segment: the lesser comes first.</summary>
/// <param name="Missing">No value to sort by: behind all others.</param>
/// <param name="Key">The value to sort by, turned so that less is first; 0 when by score.</param>
/// <param name="Score">Its score.</param>
/// <param name="Rank">Place of its group in the order of keys.</param>
/// <param name="Group">Its group.</param>
/// <param name="Unit">The unit.</param>
internal readonly record struct UnitRank(bool Missing, long Key, double Score, int Rank, int Group, int Unit)
{
    /// <summary>Order of hits: by value or by score, then group key, then unit.</summary>
    public static int CompareHits(in UnitRank x, in UnitRank y, bool byScore)
    {
        int order = x.Missing.CompareTo(y.Missing);
        if (order == 0)
            order = byScore ? y.Score.CompareTo(x.Score) : x.Key.CompareTo(y.Key);
        if (order == 0)
            order = x.Rank.CompareTo(y.Rank);
        return order != 0 ? order : x.Unit.CompareTo(y.Unit);
    }

    /// <summary>Order inside one group: as hits, but units of the same value by score before place.</summary>
    public static int CompareInGroup(in UnitRank x, in UnitRank y)
    {
        int order = x.Missing.CompareTo(y.Missing);
        if (order == 0)
            order = x.Key.CompareTo(y.Key);
        if (order == 0)
            order = y.Score.CompareTo(x.Score);
        return order != 0 ? order : x.Unit.CompareTo(y.Unit);
    }
}

/// <summary>The value by which a segment's units are ordered.</summary>
internal sealed class SortValues(SortKey sort, ColumnKind kind, SegmentReader reader)
{
    /// <summary>Value of a unit, turned for a descending order; strings by their place in the segment.</summary>
    public (bool Missing, long Key) Of(int unit)
    {
        long key;
        if (kind == ColumnKind.Integer)
        {
            if (!reader.Columns.Integer(sort.Column).TryGet(unit, out key))
                return (true, 0);
        }
        else
        {
            key = reader.Columns.Strings(sort.Column).CodeOf(unit) - 1;
            if (key < 0)
                return (true, 0);
        }
        // The complement turns the order without overflow.
        return (false, sort.Descending ? ~key : key);
    }

    /// <summary>The string behind a key, comparable across segments.</summary>
    public string? TextOf(UnitRank rank) =>
        kind == ColumnKind.Integer || rank.Missing ? null : reader.Columns.Strings(sort.Column).Values[(int)(sort.Descending ? ~rank.Key : rank.Key)];
}

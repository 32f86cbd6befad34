using System.Numerics;
using ReportSearch.Engine.Segments;

namespace ReportSearch.Engine.Search;

/// <summary>Counts the matches of a segment, with their groups and the values of columns where asked for, by a bitmap of each stretch.</summary>
internal sealed class UnitCounter(SegmentView view, FacetCounter[] facets, bool countGroups)
{
    /// <summary>Units that are marked at once; a kilobyte of bits.</summary>
    public const int Stretch = 8192;

    private readonly ulong[] _bits = new ulong[Stretch / 64];
    private int _group = -1;
    private int _groupEnd;

    /// <summary>Units and groups from <paramref name="from"/> to before <paramref name="to"/>; a group that began before counts once.</summary>
    public (long Units, long Groups) Count(UnitIterator matches, int from, int to)
    {
        Span<ulong> bits = _bits.AsSpan(0, (to - from + 63) / 64);
        bits.Clear();
        matches.Mark(from, to, bits);
        view.ClearDead(from, bits);
        long units = 0, groups = 0;
        for (int word = 0; word < bits.Length; word++)
        {
            units += BitOperations.PopCount(bits[word]);
            if (!countGroups)
                continue;
            for (ulong left = bits[word]; left != 0; left &= left - 1)
            {
                int unit = from + (word << 6) + BitOperations.TrailingZeroCount(left);
                if (unit >= _groupEnd)
                {
                    _group = view.Reader.Groups.GroupOf(unit, _group + 1);
                    _groupEnd = view.Reader.Groups.Units(_group).End;
                    groups++;
                }

                foreach (FacetCounter facet in facets)
                    facet.Add(unit, _group);
            }
        }

        return (units, groups);
    }
}

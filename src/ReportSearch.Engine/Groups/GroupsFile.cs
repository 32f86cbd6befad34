using ReportSearch.Engine.Storage;

namespace ReportSearch.Engine.Groups;

/// <summary>
/// The groups of a segment in the order of their units, and in the order of their keys.
/// <code>
/// groups, u64
/// first unit of each group and, last, the number of units, u32 each
/// groups in ordinal order of keys, u32 each
/// rank of each group in that order, u32 each
/// keys in the order of groups (string table)
/// </code>
/// </summary>
internal static class GroupsWriter
{
    /// <param name="writer">An open file; it is completed.</param>
    /// <param name="keys">Keys, all different, in the order of units.</param>
    /// <param name="firstUnits">The first unit of each group.</param>
    /// <param name="unitCount">Units of the segment.</param>
    public static FileSummary Write(FileWriter writer, IReadOnlyList<string> keys, IReadOnlyList<int> firstUnits, int unitCount)
    {
        string[] sorted = [.. keys];
        int[] order = [.. Enumerable.Range(0, keys.Count)];
        Array.Sort(sorted, order, StringComparer.Ordinal);
        int[] rank = new int[order.Length];
        for (int i = 0; i < order.Length; i++)
            rank[order[i]] = i;
        writer.WriteUInt64((ulong)keys.Count);
        foreach (int first in firstUnits)
            writer.WriteUInt32((uint)first);
        writer.WriteUInt32((uint)unitCount);
        foreach (int group in order)
            writer.WriteUInt32((uint)group);
        foreach (int place in rank)
            writer.WriteUInt32((uint)place);
        StringTable.Write(writer, keys);
        return writer.Complete();
    }
}

/// <summary>Reads groups.</summary>
internal sealed class GroupsReader
{
    private readonly MappedFile _file;
    private readonly PackedIntegers _firstUnits;
    private readonly PackedIntegers _order;
    private readonly PackedIntegers _ranks;
    private readonly StringTable _keys;
    private readonly int _unitCount;

    public GroupsReader(MappedFile file, int groupCount, int unitCount)
    {
        _file = file;
        _unitCount = unitCount;
        Count = groupCount;
        long offset = FileFormat.HeaderBytes;
        if (file.ReadFixed(offset, sizeof(ulong)) != (ulong)groupCount)
            throw file.Corrupt(offset, "another number of groups than committed");
        _firstUnits = new PackedIntegers(file, offset + sizeof(ulong), groupCount + 1L, sizeof(uint));
        _order = new PackedIntegers(file, _firstUnits.EndOffset, groupCount, sizeof(uint));
        _ranks = new PackedIntegers(file, _order.EndOffset, groupCount, sizeof(uint));
        _keys = new StringTable(file, _ranks.EndOffset);
        if (_keys.Count != groupCount)
            throw file.Corrupt(_ranks.EndOffset, "another number of keys than groups");
        if (_firstUnits[0] != 0 && groupCount > 0 || _firstUnits[groupCount] != (ulong)unitCount)
            throw file.Corrupt(_firstUnits.OffsetOf(0), "groups do not cover the units");
    }

    public int Count { get; }

    /// <summary>Where the body must end.</summary>
    public long EndOffset => _keys.EndOffset;

    public string Key(int group) => _keys[group];

    public int Rank(int group) => (int)_ranks[group];

    /// <summary>The group at a place in the order of keys.</summary>
    public int ByRank(int rank)
    {
        ulong group = _order[rank];
        return group < (ulong)Count ? (int)group : throw _file.Corrupt(_order.OffsetOf(rank), "group is out of range");
    }

    /// <summary>First unit, and the unit behind the last.</summary>
    public (int Start, int End) Units(int group)
    {
        ulong start = _firstUnits[group], end = _firstUnits[group + 1L];
        return start <= end && end <= (ulong)_unitCount
            ? ((int)start, (int)end)
            : throw _file.Corrupt(_firstUnits.OffsetOf(group), "units of groups are not ascending");
    }

    /// <summary>The group that holds a unit, which is often the <paramref name="expected"/> one or near behind it.</summary>
    public int GroupOf(int unit, int expected)
    {
        if ((uint)expected >= (uint)Count || _firstUnits[expected] > (ulong)unit)
            return GroupOf(unit);
        int low = expected, step = 1;
        while (low + (long)step < Count && _firstUnits[low + step] <= (ulong)unit)
        {
            low += step;
            step *= 2;
        }

        return GroupOf(unit, low, (int)Math.Min(Count - 1L, low + (long)step));
    }

    /// <summary>The group that holds a unit.</summary>
    public int GroupOf(int unit) => GroupOf(unit, 0, Count - 1);

    private int GroupOf(int unit, int low, int high)
    {
        // The last group that begins at or before the unit; empty groups before it begin at the same unit.
        while (low < high)
        {
            int middle = (int)(((uint)low + (uint)high + 1) / 2);
            if (_firstUnits[middle] <= (ulong)unit)
                low = middle;
            else
                high = middle - 1;
        }
        if (high < 0)
            throw _file.Corrupt(FileFormat.HeaderBytes, "no groups");
        (int start, int end) = Units(low);
        return unit >= start && unit < end ? low : throw _file.Corrupt(_firstUnits.OffsetOf(low), $"no group holds unit {unit}");
    }

    /// <summary>The group with a key; minus one when there is none.</summary>
    public int Find(string key)
    {
        int low = 0, high = Count - 1;
        while (low <= high)
        {
            int middle = (int)(((uint)low + (uint)high) / 2);
            int group = ByRank(middle);
            int order = _keys.Compare(group, key);
            if (order == 0)
                return group;
            if (order < 0)
                low = middle + 1;
            else
                high = middle - 1;
        }
        return -1;
    }
}

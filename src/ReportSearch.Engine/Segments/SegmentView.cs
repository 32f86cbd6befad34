using System.Collections.Concurrent;
using ReportSearch.Engine.Storage;

namespace ReportSearch.Engine.Segments;

/// <summary>A segment with the deletions of one commit: what a snapshot sees of it. Does not own the reader.</summary>
internal sealed class SegmentView
{
    private readonly Bitmap? _deadGroups;
    private readonly Bitmap? _deadUnits;
    private readonly ConcurrentDictionary<int, (long Sum, long Units)> _totals = new();

    public SegmentView(SegmentReader reader, Bitmap? deadGroups)
    {
        Reader = reader;
        LiveUnits = reader.UnitCount;
        LiveGroups = reader.Groups.Count;
        if (deadGroups is null)
            return;
        _deadGroups = deadGroups;
        _deadUnits = new Bitmap(reader.UnitCount);
        for (int group = 0; group < reader.Groups.Count; group++)
        {
            if (!deadGroups[group])
                continue;
            (int start, int end) = reader.Groups.Units(group);
            _deadUnits.SetRange(start, end);
            LiveUnits -= end - start;
            LiveGroups--;
        }
    }

    public SegmentReader Reader { get; }

    public int LiveUnits { get; }

    public int LiveGroups { get; }

    public bool HasDeletions => _deadGroups is not null;

    public Bitmap? DeadGroups => _deadGroups;

    public bool IsLive(int unit) => _deadUnits is null || !_deadUnits[unit];

    /// <summary>Clears the bits of dead units; the first bit is that of <paramref name="from"/>, a multiple of 64.</summary>
    public void ClearDead(int from, Span<ulong> bits)
    {
        if (_deadUnits is null)
            return;
        ReadOnlySpan<ulong> dead = _deadUnits.Words[(from >> 6)..];
        for (int word = 0; word < bits.Length; word++)
            bits[word] &= ~dead[word];
    }

    public bool IsGroupLive(int group) => _deadGroups is null || !_deadGroups[group];

    /// <summary>Sum of a field's lengths over live units, and live units where it is above 0.</summary>
    public (long Sum, long Units) FieldTotals(int field)
    {
        if (_deadUnits is null)
            return Reader.Norms.Totals(field);
        // The view never changes, and every term of a query asks.
        if (!_totals.TryGetValue(field, out (long, long) totals))
            _totals[field] = totals = WithoutDead(field, _deadUnits);
        return totals;
    }

    private (long Sum, long Units) WithoutDead(int field, Bitmap dead)
    {
        (long sum, long units) = Reader.Norms.Totals(field);
        PackedIntegers lengths = Reader.Norms.Lengths(field);
        for (int unit = 0; unit < Reader.UnitCount; unit++)
        {
            if (!dead[unit])
                continue;
            long length = (long)lengths[unit];
            sum -= length;
            units -= length > 0 ? 1 : 0;
        }

        return (sum, units);
    }
}

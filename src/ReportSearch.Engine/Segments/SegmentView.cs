using ReportSearch.Engine.Norms;
using ReportSearch.Engine.Storage;

namespace ReportSearch.Engine.Segments;

/// <summary>A segment with the deletions of one commit: what a snapshot sees of it. Does not own the reader.</summary>
internal sealed class SegmentView
{
    private readonly Bitmap? _deadGroups;
    private readonly Bitmap? _deadUnits;
    // Of fields that were asked for; two that ask at once may both find the same.
    private readonly LengthTotals?[] _totals;

    public SegmentView(SegmentReader reader, Bitmap? deadGroups)
    {
        Reader = reader;
        LiveUnits = reader.UnitCount;
        LiveGroups = reader.Groups.Count;
        _totals = new LengthTotals?[reader.Norms.Fields];
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

    /// <summary>Lengths of a field over live units. The view never changes, and every term of a query asks.</summary>
    public LengthTotals FieldTotals(int field) => _totals[field] ??= FindTotals(field);

    private LengthTotals FindTotals(int field)
    {
        LengthTotals all = Reader.Norms.Totals(field);
        if (_deadUnits is null)
            return all;
        (long sum, long units) = all;
        PackedIntegers lengths = Reader.Norms.Lengths(field);
        for (int unit = 0; unit < Reader.UnitCount; unit++)
        {
            if (!_deadUnits[unit])
                continue;
            long length = (long)lengths[unit];
            sum -= length;
            units -= length > 0 ? 1 : 0;
        }

        return new LengthTotals(sum, units);
    }
}

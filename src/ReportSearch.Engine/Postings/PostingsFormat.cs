using ReportSearch.Engine.Storage;

namespace ReportSearch.Engine.Postings;

/// <summary>
/// Postings of a term: its units in ascending order with frequencies (file of postings), and positions (file of positions) where the field has them.
/// <code>
/// postings of a term   a block for each 128 units, the rest as a tail; then, when there are 128 units or more, a skip entry for each block and for the tail
/// block                gap before each unit (units left out since the one before; since the last of the block before; since -1) | frequency less 1,
///                      each as a <see cref="PatchedBlock"/>
/// tail                 for each unit: varint (gap plus 1) &lt;&lt; 1 | frequency is 1, varint frequency when it is not 1
/// skip entry           last unit | end of the block from the term's first byte | impact, half | code of gaps, u8 | code of frequencies, u8
///                      with positions also: start of the positions block that holds its first position, from the term's first | place in that block, u8
///                      (numbers of as few bytes as the units of the segment and the bytes of the term's postings and positions need: <see cref="SkipLayout"/>)
/// positions of a term  for each unit the first position, then the gaps between its positions; as numbers in blocks of 128, the rest as a tail
/// positions block      code, u8 | numbers as a <see cref="PatchedBlock"/>
/// positions tail       0xFF when there is a block before it | a varint for each number
/// </code>
/// The impact of a block is the greatest of its units' (<see cref="Impact"/>), rounded up.
/// </summary>
internal static class PostingsFormat
{
    // 128: one SIMD block, and the unit of skipping.
    public const int BlockUnits = BlockPacking.Count;
    public const byte TailMark = 0xFF;

    public static int BlockCount(int units) => (int)((units + (BlockUnits - 1L)) / BlockUnits);

    public static bool HasSkips(int units) => units >= BlockUnits;
}

/// <summary>Where the parts of a skip entry are. It follows from the units of the segment and the lengths that the dictionary states.</summary>
internal readonly record struct SkipLayout
{
    private readonly int _units;
    private readonly int _ends;
    private readonly int _positions;

    private SkipLayout(int units, int ends, int positions)
    {
        _units = units;
        _ends = ends;
        _positions = positions;
    }

    public int EntryBytes => _units + _ends + 4 + (_positions == 0 ? 0 : _positions + 1);

    /// <summary>Place of the impact in an entry.</summary>
    public int ImpactAt => _units + _ends;

    /// <summary>The layout that a reader finds.</summary>
    public static SkipLayout Of(int unitBound, long postingsBytes, long? positionsBytes) =>
        new(BytesFor((ulong)unitBound), BytesFor((ulong)postingsBytes), positionsBytes is { } bytes ? BytesFor((ulong)bytes) : 0);

    /// <summary>The layout for a writer, whose entries are part of the postings: the first with which all fits is the one that a reader finds.</summary>
    public static SkipLayout ToWrite(int unitBound, long blockBytes, int entries, long? positionsBytes)
    {
        for (int ends = 1; ; ends++)
        {
            SkipLayout layout = new(BytesFor((ulong)unitBound), ends, positionsBytes is { } bytes ? BytesFor((ulong)bytes) : 0);
            if (BytesFor((ulong)(blockBytes + (long)entries * layout.EntryBytes)) <= ends)
                return layout;
        }
    }

    public int LastUnit(ReadOnlySpan<byte> entry) => (int)Read(entry, _units);

    public long End(ReadOnlySpan<byte> entry) => Read(entry[_units..], _ends);

    public Half ImpactOf(ReadOnlySpan<byte> entry) => System.Buffers.Binary.BinaryPrimitives.ReadHalfLittleEndian(entry[ImpactAt..]);

    public (byte Gaps, byte Frequencies) Codes(ReadOnlySpan<byte> entry) => (entry[ImpactAt + 2], entry[ImpactAt + 3]);

    public (long Block, byte Place) Positions(ReadOnlySpan<byte> entry) => (Read(entry[(ImpactAt + 4)..], _positions), entry[ImpactAt + 4 + _positions]);

    public void Write(FileWriter writer, int lastUnit, long end, Half impact, byte gaps, byte frequencies, long positionsBlock, byte place)
    {
        writer.WriteFixed((ulong)lastUnit, _units);
        writer.WriteFixed((ulong)end, _ends);
        writer.WriteFixed(BitConverter.HalfToUInt16Bits(impact), 2);
        writer.WriteByte(gaps);
        writer.WriteByte(frequencies);
        if (_positions == 0)
            return;
        writer.WriteFixed((ulong)positionsBlock, _positions);
        writer.WriteByte(place);
    }

    private static int BytesFor(ulong number) => Math.Max(1, (64 - System.Numerics.BitOperations.LeadingZeroCount(number) + 7) / 8);

    private static long Read(ReadOnlySpan<byte> bytes, int count)
    {
        ulong value = 0;
        for (int i = count - 1; i >= 0; i--)
            value = value << 8 | bytes[i];
        return (long)value;
    }
}

/// <summary>Where the postings of a term are, as its dictionary entry says; an infinite impact is one that is not known.</summary>
internal readonly record struct PostingsAddress(
    int Units, long Occurrences, Half Impact, long PostingsOffset, long PostingsBytes, long PositionsOffset, long PositionsBytes);

/// <summary>
/// What of a unit's frequency and length decides its BM25: <c>frequency / (1 - b + b length / mean)</c> with b = 0.75 and the segment's own mean length. BM25 grows with
/// it. For another mean it is at most <c>max(1, mean / own mean)</c> times as great, so that a bound kept in a segment serves in every snapshot.
/// </summary>
internal static class Impact
{
    public const double B = 0.75;

    public static double Of(int frequency, int length, double mean) => frequency / (1 - B + B * length / mean);

    /// <summary>True when a kept bound is that of so great an impact, which may have been worked out in another order of operations.</summary>
    public static bool IsBound(Half bound, double impact) => bound >= RoundUp(impact * (1 - 1e-12)) && bound <= RoundUp(impact * (1 + 1e-12));

    /// <summary>The least half that is not less.</summary>
    public static Half RoundUp(double impact)
    {
        var half = (Half)impact;
        return (double)half < impact ? Half.BitIncrement(half) : half;
    }

    /// <summary>Mean of the lengths above 0; 1 when there is none.</summary>
    public static double Mean(long sum, long units) => units == 0 ? 1 : (double)sum / units;
}

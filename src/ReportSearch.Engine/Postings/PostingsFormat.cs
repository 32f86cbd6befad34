using ReportSearch.Engine.Storage;

namespace ReportSearch.Engine.Postings;

/// <summary>
/// Postings of a term: its units in ascending order with frequencies (file of postings), and positions (file of positions) where the field has them.
/// <code>
/// postings of a term   a block for each 128 units, the rest as a tail; then, when there are 128 units or more, a skip entry for each block and for the tail
/// block                gap before each unit (units left out since the one before; since the last of the block before; since -1) | frequency less 1,
///                      each as a <see cref="PatchedBlock"/>
/// tail                 for each unit: varint (gap plus 1) &lt;&lt; 1 | frequency is 1, varint frequency when it is not 1
/// skip entry           last unit, u32 | end of the block from the term's first byte, u32 | impact, half | code of gaps, u8 | code of frequencies, u8
///                      with positions also: start of the positions block that holds its first position, from the term's first, u40 | place in that block, u8
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
    public const int SkipEntryBytes = 12;
    public const int PositionSkipBytes = 6;
    public const byte TailMark = 0xFF;

    public static int BlockCount(int units) => (int)((units + (BlockUnits - 1L)) / BlockUnits);

    public static int EntryBytes(bool positions) => positions ? SkipEntryBytes + PositionSkipBytes : SkipEntryBytes;

    public static long SkipBytes(int units, bool positions) => units < BlockUnits ? 0 : (long)BlockCount(units) * EntryBytes(positions);
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

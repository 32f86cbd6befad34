namespace ReportSearch.Engine.Postings;

/// <summary>
/// Postings of a term: its units in ascending order with frequencies (file of postings) and positions (file of positions).
/// <code>
/// postings of a term   block*, then, when there are more than 128 units, one skip entry for each block
/// block                for each of up to 128 units: varint (delta of unit &lt;&lt; 1 | frequency is 1), varint frequency when it is not 1
///                      the delta is from the unit before; from the last unit of the block before; from -1
/// skip entry           last unit, u32 | greatest frequency, u32 | end of the block from the term's first byte, u48 | start of its positions from the term's first, u48
/// positions of a term  for each unit: varint first position, varint deltas (at least 1)
/// </code>
/// </summary>
internal static class PostingsFormat
{
    // 128: one SIMD block, and the unit of skipping.
    public const int BlockUnits = 128;
    public const int SkipEntryBytes = 20;

    public static int BlockCount(int units) => (int)((units + (BlockUnits - 1L)) / BlockUnits);

    public static long SkipBytes(int units) => units <= BlockUnits ? 0 : (long)BlockCount(units) * SkipEntryBytes;
}

/// <summary>Where the postings of a term are, as its dictionary entry says.</summary>
internal readonly record struct PostingsAddress(
    int Units, long Occurrences, long PostingsOffset, long PostingsBytes, long PositionsOffset, long PositionsBytes);

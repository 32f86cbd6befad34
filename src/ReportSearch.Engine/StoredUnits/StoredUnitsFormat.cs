namespace ReportSearch.Engine.StoredUnits;

/// <summary>
/// Stored bytes of the units in compressed blocks.
/// <code>
/// body         dictionary or block, in any order, then the tables, then the numbers of their entries, u64 each: dictionaries, blocks
/// dictionaries offset, u64 | bytes, u64
/// blocks       offset, u64 | its first unit, u32 | its dictionary and 1, 0 for none, u32
/// block        CRC-32C of the rest of the block, u32 | bytes of the block, u32 | raw bytes, u32 | units, u32 | varint length of each unit | bytes of all units, as <see cref="Storage.LzEncoder"/> writes them
/// </code>
/// A merge takes blocks over as they are, with their dictionaries. The checksum of a block is tested at every reading: damaged text is never given out, and a damaged
/// length never allocates.
/// </summary>
internal static class StoredUnitsFormat
{
    // Large enough to compress well, small enough to read one unit in some tens of microseconds.
    public const int BlockBytes = 32 * 1024;
    public const int BlockHeaderBytes = 16;
    public const int TableEntryBytes = 16;
    public const int CountBytes = 16;

    /// <summary>What a dictionary is chosen from: units are held back until there is so much, or no more comes.</summary>
    public const int SampleBytes = 4 * 1024 * 1024;

    /// <summary>A dictionary is at most this long, and a sixteenth of the sample: it must pay.</summary>
    public const int DictionaryBytes = 256 * 1024;

    /// <summary>Files with less in them get a new dictionary together when they are merged.</summary>
    public const long SmallFileBytes = 1024 * 1024;
}

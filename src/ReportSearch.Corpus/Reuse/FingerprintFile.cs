using System.Buffers.Binary;
using System.Numerics;

namespace ReportSearch.Corpus.Reuse;

/// <summary>A report of a fingerprint file.</summary>
/// <param name="Id">The report.</param>
/// <param name="BodyId">Its body.</param>
/// <param name="Year">Its year, or null.</param>
internal sealed record FingerprintedReport(string Id, string BodyId, int? Year);

/// <summary>
/// Layout of the file of fingerprints, numbers little-endian:
/// <code>
/// magic "RSFP", version u32, key (string), reports u32, each: id, body (strings), year i32 (int.MinValue for none)
/// directory: 65,537 × i64, the first posting of each value of the highest 16 bits, and the number of all
/// postings: u64 each, in order of their hash: 40 bits of the hash, 1 bit whether the shingle goes over the end of a paragraph, 23 bits number of the report
/// sums: u32, CRC-32C of each 16 KiB of the postings
/// end: i64 length of what stands before the postings, i64 number of postings, u32 CRC-32C over that part, the sums and these two numbers, "PFSR"
/// </code>
/// Strings are as <see cref="BinaryWriter"/> writes them. Before version 2 there were no sums. The file is derived, made when it is asked for and made anew when its key is not that of the corpus.
/// </summary>
internal static class FingerprintFile
{
    internal const uint Magic = 0x50465352, End = 0x52534650, Version = 2, VersionWithoutSums = 1;
    internal const int DirectoryBits = 16;
    internal const int HashShift = 24;
    internal const ulong CrossesBit = 1UL << 23;
    internal const int MostReports = 1 << 23;
    internal const int BlockPostings = 2048;
    internal const int EndLength = 24;

    /// <summary>CRC-32C of what came before, which has <paramref name="sum"/>, followed by <paramref name="bytes"/>; begins with 0.</summary>
    internal static uint Sum(uint sum, ReadOnlySpan<byte> bytes)
    {
        sum = ~sum;
        while (bytes.Length >= sizeof(ulong))
        {
            sum = BitOperations.Crc32C(sum, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[sizeof(ulong)..];
        }

        foreach (byte one in bytes)
            sum = BitOperations.Crc32C(sum, one);
        return ~sum;
    }

    internal static ulong Posting(ulong hash, bool crosses, int report) => ((hash >> HashShift) << HashShift) | (crosses ? CrossesBit : 0) | (uint)report;

    internal static ulong HashOf(ulong posting) => posting >> HashShift;

    internal static bool Crosses(ulong posting) => (posting & CrossesBit) != 0;

    internal static int ReportOf(ulong posting) => (int)(posting & (CrossesBit - 1));
}

/// <summary>Bytes of a file of fingerprints that do not have their checksum. The file is derived: it is made anew, nothing is lost.</summary>
internal sealed class DamagedFingerprintsException(string file, long offset, string reason)
    : Exception($"{file}: {reason} at offset {offset}; the next `reuse` makes the file anew")
{
    /// <summary>Where the damage is, to the beginning of the part with the wrong sum.</summary>
    public long Offset { get; } = offset;

    /// <summary>What is wrong and what to do.</summary>
    public string Reason { get; } = $"{reason}; nothing is lost: the file is derived, the next `reuse` makes it anew";
}

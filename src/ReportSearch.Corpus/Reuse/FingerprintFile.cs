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
/// end: "PFSR"
/// </code>
/// Strings are as <see cref="BinaryWriter"/> writes them. The file is derived, made when it is asked for and made anew when its key is not that of the corpus.
/// </summary>
internal static class FingerprintFile
{
    internal const uint Magic = 0x50465352, End = 0x52534650, Version = 1;
    internal const int DirectoryBits = 16;
    internal const int HashShift = 24;
    internal const ulong CrossesBit = 1UL << 23;
    internal const int MostReports = 1 << 23;

    internal static ulong Posting(ulong hash, bool crosses, int report) => ((hash >> HashShift) << HashShift) | (crosses ? CrossesBit : 0) | (uint)report;

    internal static ulong HashOf(ulong posting) => posting >> HashShift;

    internal static bool Crosses(ulong posting) => (posting & CrossesBit) != 0;

    internal static int ReportOf(ulong posting) => (int)(posting & (CrossesBit - 1));
}

using System.Buffers.Binary;
using System.Text;

namespace ReportSearch.Reports.Formats;

/// <summary>The container of old Office files, as far as it tells a Word file from bytes that only begin like one.</summary>
internal static class CompoundFile
{
    private const int EntryBytes = 128;
    private const int ShortestFile = 1536;
    private const int SectorShiftAt = 30;
    private const int NameLengthAt = 64, KindAt = 66, StartAt = 116, SizeAt = 120;
    private const byte StreamKind = 2;

    /// <summary>
    /// True where the directory has an entry for the stream of a Word file that lies within the file and begins like one. Entries are 128 bytes long and stand
    /// at multiples of that, since sectors do.
    /// </summary>
    internal static bool HoldsWordStream(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < ShortestFile)
            return false;
        int shift = BinaryPrimitives.ReadUInt16LittleEndian(bytes[SectorShiftAt..]);
        if (shift is not (9 or 12))
            return false;
        byte[] name = Encoding.Unicode.GetBytes("WordDocument\0");
        for (int at = bytes.IndexOf(name); at >= 0;)
        {
            if (at % EntryBytes == 0 && at + EntryBytes <= bytes.Length && IsWordStream(bytes, bytes.Slice(at, EntryBytes), name.Length, shift))
                return true;
            int next = bytes[(at + 1)..].IndexOf(name);
            at = next < 0 ? -1 : at + 1 + next;
        }

        return false;
    }

    private static bool IsWordStream(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> entry, int nameBytes, int shift)
    {
        long start = (BinaryPrimitives.ReadUInt32LittleEndian(entry[StartAt..]) + 1L) << shift;
        long size = BinaryPrimitives.ReadUInt32LittleEndian(entry[SizeAt..]);
        if (entry[KindAt] != StreamKind || BinaryPrimitives.ReadUInt16LittleEndian(entry[NameLengthAt..]) != nameBytes || start + 2 > bytes.Length || size > bytes.Length)
            return false;
        // The marks of Word 6 and 95, and of Word 97 and later.
        return BinaryPrimitives.ReadUInt16LittleEndian(bytes[(int)start..]) is 0xA5DC or 0xA5EC;
    }
}

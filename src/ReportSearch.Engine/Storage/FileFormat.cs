using System.Buffers.Binary;

namespace ReportSearch.Engine.Storage;

/// <summary>Every kind of file of the index. The value is the four ASCII letters in its header.</summary>
internal enum FileKind : uint
{
    Terms = 'T' | ('E' << 8) | ('R' << 16) | ('M' << 24),
    Postings = 'P' | ('O' << 8) | ('S' << 16) | ('T' << 24),
    Positions = 'P' | ('O' << 8) | ('S' << 16) | ('N' << 24),
    Norms = 'N' | ('O' << 8) | ('R' << 16) | ('M' << 24),
    Columns = 'C' | ('O' << 8) | ('L' << 16) | ('S' << 24),
    Stored = 'S' | ('T' << 8) | ('O' << 16) | ('R' << 24),
    Groups = 'G' | ('R' << 8) | ('P' << 16) | ('S' << 24),
    Deletions = 'D' | ('E' << 8) | ('L' << 16) | ('S' << 24),
    Commit = 'C' | ('M' << 8) | ('I' << 16) | ('T' << 24),
}

/// <summary>Length and checksum of a finished file, as a commit records them.</summary>
internal readonly record struct FileSummary(long Length, uint Checksum);

/// <summary>
/// The frame of every file. All numbers are little-endian.
/// <code>
/// header  "RSIX" | kind, 4 letters | version, u32 | 0, u32
/// body
/// sums    not in a commit: CRC-32C of each 64 KiB from the start of the file to the end of the body, u32 each
/// footer  "XISR" | length of the whole file, u64 | CRC-32C of sums and footer before it (in a commit of every byte before it), u32
/// </code>
/// So a part of a file is tested when it is first read, and the commit, which holds the last checksum, vouches for every byte.
/// </summary>
internal static class FileFormat
{
    public const uint Version = 1;
    public const int HeaderBytes = 16;
    public const int FooterBytes = 16;
    public const int ChunkBits = 16;
    public const int ChunkBytes = 1 << ChunkBits;

    private static ReadOnlySpan<byte> HeaderMagic => "RSIX"u8;

    private static ReadOnlySpan<byte> FooterMagic => "XISR"u8;

    public static void WriteHeader(Span<byte> target, FileKind kind)
    {
        HeaderMagic.CopyTo(target);
        BinaryPrimitives.WriteUInt32LittleEndian(target[4..], (uint)kind);
        BinaryPrimitives.WriteUInt32LittleEndian(target[8..], Version);
        BinaryPrimitives.WriteUInt32LittleEndian(target[12..], 0);
    }

    /// <summary>Writes the footer but for its last four bytes, the checksum.</summary>
    public static void WriteFooterStart(Span<byte> target, long fileLength)
    {
        FooterMagic.CopyTo(target);
        BinaryPrimitives.WriteInt64LittleEndian(target[4..], fileLength);
    }

    /// <summary>Where the body of a file of this length ends, when its sums stand behind it; less than the header where no file is so long.</summary>
    public static long BodyEnd(long fileLength)
    {
        long rest = fileLength - FooterBytes;
        long chunks = (rest + ChunkBytes + sizeof(uint) - 1) / (ChunkBytes + sizeof(uint));
        long end = rest - chunks * sizeof(uint);
        return (end + ChunkBytes - 1) / ChunkBytes == chunks ? end : -1;
    }

    /// <summary>Checks the frame, not the bytes between; gives the checksum that the footer states.</summary>
    public static uint CheckFrame(string path, ReadOnlySpan<byte> header, ReadOnlySpan<byte> footer, FileKind kind, long fileLength)
    {
        if (!header[..4].SequenceEqual(HeaderMagic))
            throw new CorruptIndexException(path, 0, "not a file of an index");
        if (BinaryPrimitives.ReadUInt32LittleEndian(header[4..]) != (uint)kind)
            throw new CorruptIndexException(path, 4, "another kind of file");
        uint version = BinaryPrimitives.ReadUInt32LittleEndian(header[8..]);
        if (version != Version)
            throw new CorruptIndexException(path, 8, $"format version {version}, this program reads {Version}");
        if (BinaryPrimitives.ReadUInt32LittleEndian(header[12..]) != 0)
            throw new CorruptIndexException(path, 12, "header is damaged");
        if (!footer[..4].SequenceEqual(FooterMagic))
            throw new CorruptIndexException(path, fileLength - FooterBytes, "no footer: cut or overwritten");
        if (BinaryPrimitives.ReadInt64LittleEndian(footer[4..]) != fileLength)
            throw new CorruptIndexException(path, fileLength - FooterBytes + 4, "footer states another length");
        return BinaryPrimitives.ReadUInt32LittleEndian(footer[12..]);
    }
}

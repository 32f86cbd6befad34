using System.Buffers.Binary;
using System.IO.MemoryMappedFiles;
using System.Runtime.CompilerServices;

namespace ReportSearch.Engine.Storage;

/// <summary>
/// A finished file mapped into memory. Every read is checked against its bounds. The only place with a pointer: whoever
/// reads must keep the owner open (snapshots count their users).
/// </summary>
internal sealed unsafe class MappedFile : IDisposable
{
    private readonly MemoryMappedFile _map;
    private readonly MemoryMappedViewAccessor _view;
    private readonly ulong[] _tested;
    private byte* _start;
    private long _length;

    private MappedFile(string path, MemoryMappedFile map, MemoryMappedViewAccessor view, long length)
    {
        FilePath = path;
        _map = map;
        _view = view;
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref _start);
        _start += view.PointerOffset;
        _length = length;
        BodyEnd = FileFormat.BodyEnd(length);
        _tested = new ulong[(BodyEnd / FileFormat.ChunkBytes >> 6) + 1];
    }

    public string FilePath { get; }

    public long Length => _length;

    /// <summary>Where the body ends and the sums begin.</summary>
    public long BodyEnd { get; private set; }

    /// <summary>Maps a file and checks its length, header and footer against what the commit says.</summary>
    /// <exception cref="FileNotFoundException">The file is not there.</exception>
    /// <exception cref="CorruptIndexException">It is not the file that was committed.</exception>
    public static MappedFile Open(string path, FileKind kind, FileSummary expected)
    {
        using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0);
        long length = stream.Length;
        if (length != expected.Length || FileFormat.BodyEnd(length) < FileFormat.HeaderBytes)
            throw new CorruptIndexException(path, Math.Min(length, expected.Length), $"{length} bytes long, committed with {expected.Length}");
        MemoryMappedFile map = MemoryMappedFile.CreateFromFile(stream, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: true);
        MemoryMappedViewAccessor view = map.CreateViewAccessor(0, length, MemoryMappedFileAccess.Read);
        var file = new MappedFile(path, map, view, length);
        try
        {
            uint stated = FileFormat.CheckFrame(path, file.Raw(0, FileFormat.HeaderBytes), file.Raw(length - FileFormat.FooterBytes, FileFormat.FooterBytes), kind, length);
            if (stated != expected.Checksum)
                throw new CorruptIndexException(path, length - sizeof(uint), "footer states another checksum than the commit");
            if (stated != Crc32C.Compute(file.Raw(file.BodyEnd, length - sizeof(uint) - file.BodyEnd)))
                throw new CorruptIndexException(path, file.BodyEnd, "checksum does not agree: the sums of the file's parts are damaged");
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Bytes of the body; the slice must lie inside it. Parts that are read for the first time are tested.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<byte> Slice(long offset, long length)
    {
        if ((ulong)offset > (ulong)BodyEnd || (ulong)length > (ulong)(BodyEnd - offset) || length > int.MaxValue)
            throw OutOfBounds(offset, length);
        long first = offset >> FileFormat.ChunkBits;
        if ((offset + length - 1) >> FileFormat.ChunkBits != first || (_tested[first >> 6] >> (int)first & 1) == 0)
            TestAll(offset, length);
        return new ReadOnlySpan<byte>(_start + offset, (int)length);
    }

    /// <summary>A little-endian number of 0, 1, 2, 4 or 8 bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong ReadFixed(long offset, int width)
    {
        if ((ulong)offset > (ulong)BodyEnd || (ulong)width > (ulong)(BodyEnd - offset))
            throw OutOfBounds(offset, width);
        long first = offset >> FileFormat.ChunkBits;
        if ((offset + width - 1) >> FileFormat.ChunkBits != first || (_tested[first >> 6] >> (int)first & 1) == 0)
            TestAll(offset, width);
        byte* at = _start + offset;
        return width switch
        {
            1 => *at,
            2 => BinaryPrimitives.ReadUInt16LittleEndian(new ReadOnlySpan<byte>(at, 2)),
            4 => BinaryPrimitives.ReadUInt32LittleEndian(new ReadOnlySpan<byte>(at, 4)),
            8 => BinaryPrimitives.ReadUInt64LittleEndian(new ReadOnlySpan<byte>(at, 8)),
            _ => 0,
        };
    }

    /// <summary>A cursor over a part of the file.</summary>
    public ByteCursor Cursor(long offset, long length) => new(FilePath, offset, Slice(offset, length));

    /// <summary>Reads every byte and compares with the checksums.</summary>
    /// <exception cref="CorruptIndexException">They differ.</exception>
    public void VerifyChecksum(CancellationToken cancellation)
    {
        for (long chunk = 0; chunk << FileFormat.ChunkBits < BodyEnd; chunk++)
        {
            cancellation.ThrowIfCancellationRequested();
            Test(chunk);
        }
    }

    public CorruptIndexException Corrupt(long offset, string reason) => new(FilePath, offset, reason);

    public void Dispose()
    {
        if (_start == null)
            return;
        _start = null;
        // Slices are checked against these: nothing is read after the end.
        _length = 0;
        BodyEnd = 0;
        _view.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
        _map.Dispose();
    }

    private void TestAll(long offset, long length)
    {
        for (long chunk = offset >> FileFormat.ChunkBits; length > 0 && chunk <= (offset + length - 1) >> FileFormat.ChunkBits; chunk++)
        {
            if ((Volatile.Read(ref _tested[chunk >> 6]) >> (int)chunk & 1) != 0)
                continue;
            Test(chunk);
            Interlocked.Or(ref _tested[chunk >> 6], 1UL << (int)chunk);
        }
    }

    private void Test(long chunk)
    {
        long start = chunk << FileFormat.ChunkBits;
        uint stated = BinaryPrimitives.ReadUInt32LittleEndian(Raw(BodyEnd + chunk * sizeof(uint), sizeof(uint)));
        if (stated != Crc32C.Compute(Raw(start, Math.Min(FileFormat.ChunkBytes, BodyEnd - start))))
            throw new CorruptIndexException(FilePath, start, $"checksum does not agree: some byte of the {FileFormat.ChunkBytes / 1024} KiB from here is damaged");
    }

    private ReadOnlySpan<byte> Raw(long offset, long length) => new(_start + offset, (int)length);

    private CorruptIndexException OutOfBounds(long offset, long length) =>
        new(FilePath, offset, $"{length} bytes from here lie outside the file of {_length} bytes");
}

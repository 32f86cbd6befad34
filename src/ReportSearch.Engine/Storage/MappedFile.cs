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
    }

    public string FilePath { get; }

    public long Length => _length;

    /// <summary>Where the footer begins.</summary>
    public long BodyEnd => _length - FileFormat.FooterBytes;

    /// <summary>Maps a file and checks its length, header and footer against what the commit says.</summary>
    /// <exception cref="FileNotFoundException">The file is not there.</exception>
    /// <exception cref="CorruptIndexException">It is not the file that was committed.</exception>
    public static MappedFile Open(string path, FileKind kind, FileSummary expected)
    {
        using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0);
        long length = stream.Length;
        if (length != expected.Length || length < FileFormat.HeaderBytes + FileFormat.FooterBytes)
            throw new CorruptIndexException(path, Math.Min(length, expected.Length), $"{length} bytes long, committed with {expected.Length}");
        MemoryMappedFile map = MemoryMappedFile.CreateFromFile(stream, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: true);
        MemoryMappedViewAccessor view = map.CreateViewAccessor(0, length, MemoryMappedFileAccess.Read);
        var file = new MappedFile(path, map, view, length);
        try
        {
            uint stated = FileFormat.CheckFrame(path, file.Slice(0, FileFormat.HeaderBytes), file.Slice(file.BodyEnd, FileFormat.FooterBytes), kind, length);
            if (stated != expected.Checksum)
                throw new CorruptIndexException(path, length - sizeof(uint), "footer states another checksum than the commit");
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Bytes of the file; the slice must lie inside it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<byte> Slice(long offset, long length)
    {
        if ((ulong)offset > (ulong)_length || (ulong)length > (ulong)(_length - offset) || length > int.MaxValue)
            throw OutOfBounds(offset, length);
        return new ReadOnlySpan<byte>(_start + offset, (int)length);
    }

    /// <summary>A little-endian number of 0, 1, 2, 4 or 8 bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong ReadFixed(long offset, int width)
    {
        if ((ulong)offset > (ulong)_length || (ulong)width > (ulong)(_length - offset))
            throw OutOfBounds(offset, width);
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

    /// <summary>Reads every byte and compares with the checksum in the footer.</summary>
    /// <exception cref="CorruptIndexException">They differ.</exception>
    public void VerifyChecksum(CancellationToken cancellation)
    {
        const int stride = 1 << 20;
        long end = _length - sizeof(uint);
        uint checksum = 0;
        for (long at = 0; at < end; at += stride)
        {
            cancellation.ThrowIfCancellationRequested();
            checksum = Crc32C.Append(checksum, Slice(at, Math.Min(stride, end - at)));
        }
        if (checksum != (uint)ReadFixed(end, sizeof(uint)))
            throw new CorruptIndexException(FilePath, FileFormat.HeaderBytes, "checksum does not agree: some byte of the file is damaged");
    }

    public CorruptIndexException Corrupt(long offset, string reason) => new(FilePath, offset, reason);

    public void Dispose()
    {
        if (_start == null)
            return;
        _start = null;
        _length = 0;
        _view.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
        _map.Dispose();
    }

    private CorruptIndexException OutOfBounds(long offset, long length) =>
        new(FilePath, offset, $"{length} bytes from here lie outside the file of {_length} bytes");
}

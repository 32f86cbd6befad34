using System.Buffers.Binary;

namespace ReportSearch.Engine.Storage;

/// <summary>Writes one framed file front to back. A file not completed has no footer and is never read.</summary>
internal sealed class FileWriter : IDisposable
{
    private readonly FileStream _stream;
    // One chunk: it is written whole, so that a checksum is worked out over what is still in the cache.
    private readonly byte[] _buffer = new byte[FileFormat.ChunkBytes];
    private int _used;
    private long _flushed;
    private readonly List<uint> _sums = [];

    public FileWriter(string path, FileKind kind)
    {
        FilePath = path;
        DiskFaults.Meet(DiskStep.Create, path);
        _stream = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
        FileFormat.WriteHeader(_buffer, kind);
        _used = FileFormat.HeaderBytes;
    }

    public string FilePath { get; }

    public long Position => _flushed + _used;

    public void WriteByte(byte value)
    {
        if (_used == _buffer.Length)
            Flush();
        _buffer[_used++] = value;
    }

    public void WriteVarint(ulong value)
    {
        if (_buffer.Length - _used >= Varint.MaxBytes)
        {
            _used += Varint.Write(_buffer.AsSpan(_used), value);
            return;
        }
        Span<byte> bytes = stackalloc byte[Varint.MaxBytes];
        Write(bytes[..Varint.Write(bytes, value)]);
    }

    public void WriteUInt32(uint value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        Write(bytes);
    }

    public void WriteUInt64(ulong value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, value);
        Write(bytes);
    }

    /// <summary>Writes the low <paramref name="width"/> bytes (0 to 8) of a number.</summary>
    public void WriteFixed(ulong value, int width)
    {
        for (; width > 0; width--, value >>= 8)
            WriteByte((byte)value);
    }

    public void Write(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > _buffer.Length - _used)
        {
            int part = _buffer.Length - _used;
            bytes[..part].CopyTo(_buffer.AsSpan(_used));
            _used = _buffer.Length;
            Flush();
            bytes = bytes[part..];
        }
        bytes.CopyTo(_buffer.AsSpan(_used));
        _used += bytes.Length;
    }

    /// <summary>Writes length and UTF-8 bytes. Text that is no valid UTF-16 throws <see cref="ArgumentException"/>.</summary>
    public void WriteString(string text)
    {
        byte[] bytes = StrictUtf8.GetBytes(text);
        WriteVarint((ulong)bytes.Length);
        Write(bytes);
    }

    /// <summary>Writes sums and footer and syncs the file to disk.</summary>
    public FileSummary Complete()
    {
        Flush();
        byte[] end = new byte[_sums.Count * sizeof(uint) + FileFormat.FooterBytes];
        for (int i = 0; i < _sums.Count; i++)
            BinaryPrimitives.WriteUInt32LittleEndian(end.AsSpan(i * sizeof(uint)), _sums[i]);
        long length = _flushed + end.Length;
        FileFormat.WriteFooterStart(end.AsSpan(end.Length - FileFormat.FooterBytes), length);
        uint checksum = Crc32C.Compute(end.AsSpan(0, end.Length - sizeof(uint)));
        BinaryPrimitives.WriteUInt32LittleEndian(end.AsSpan(end.Length - sizeof(uint)), checksum);
        Send(end);
        DiskFaults.Meet(DiskStep.Sync, FilePath);
        _stream.Flush(flushToDisk: true);
        _stream.Dispose();
        return new FileSummary(length, checksum);
    }

    public void Dispose() => _stream.Dispose();

    // Called with a whole chunk, and once with the rest.
    private void Flush()
    {
        if (_used == 0)
            return;
        _sums.Add(Crc32C.Compute(_buffer.AsSpan(0, _used)));
        Send(_buffer.AsSpan(0, _used));
        _flushed += _used;
        _used = 0;
    }

    private void Send(ReadOnlySpan<byte> bytes)
    {
        int whole = DiskFaults.Cut(FilePath, bytes.Length);
        _stream.Write(bytes[..whole]);
        if (whole < bytes.Length)
            throw new IOException($"{FilePath}: only {whole} of {bytes.Length} bytes could be written");
    }
}

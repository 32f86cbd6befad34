using System.Buffers.Binary;

namespace ReportSearch.Engine.Storage;

/// <summary>Writes one framed file front to back. A file not completed has no footer and is never read.</summary>
internal sealed class FileWriter : IDisposable
{
    private readonly FileStream _stream;
    private readonly byte[] _buffer = new byte[64 * 1024];
    private int _used;
    private long _flushed;
    private uint _checksum;

    public FileWriter(string path, FileKind kind)
    {
        FilePath = path;
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
        if (_buffer.Length - _used < Varint.MaxBytes)
            Flush();
        _used += Varint.Write(_buffer.AsSpan(_used), value);
    }

    public void WriteUInt32(uint value)
    {
        if (_buffer.Length - _used < sizeof(uint))
            Flush();
        BinaryPrimitives.WriteUInt32LittleEndian(_buffer.AsSpan(_used), value);
        _used += sizeof(uint);
    }

    public void WriteUInt64(ulong value)
    {
        if (_buffer.Length - _used < sizeof(ulong))
            Flush();
        BinaryPrimitives.WriteUInt64LittleEndian(_buffer.AsSpan(_used), value);
        _used += sizeof(ulong);
    }

    /// <summary>Writes the low <paramref name="width"/> bytes (0 to 8) of a number.</summary>
    public void WriteFixed(ulong value, int width)
    {
        for (; width > 0; width--, value >>= 8)
            WriteByte((byte)value);
    }

    public void Write(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > _buffer.Length - _used)
        {
            Flush();
            if (bytes.Length >= _buffer.Length)
            {
                Send(bytes);
                return;
            }
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

    /// <summary>Writes the footer and syncs the file to disk.</summary>
    public FileSummary Complete()
    {
        Span<byte> footer = stackalloc byte[FileFormat.FooterBytes - sizeof(uint)];
        long length = Position + FileFormat.FooterBytes;
        FileFormat.WriteFooterStart(footer, length);
        Write(footer);
        Flush();
        uint checksum = _checksum;
        WriteUInt32(checksum);
        Flush();
        _stream.Flush(flushToDisk: true);
        _stream.Dispose();
        return new FileSummary(length, checksum);
    }

    public void Dispose() => _stream.Dispose();

    private void Flush()
    {
        Send(_buffer.AsSpan(0, _used));
        _used = 0;
    }

    private void Send(ReadOnlySpan<byte> bytes)
    {
        _checksum = Crc32C.Append(_checksum, bytes);
        _stream.Write(bytes);
        _flushed += bytes.Length;
    }
}

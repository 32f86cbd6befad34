using System.IO.Compression;
using System.Xml;

namespace ReportSearch.Reports.Formats;

/// <summary>The parts of a zip container, with the bytes that come out of it counted as they come: the sizes in its directory are only claims.</summary>
internal sealed class BoundedArchive : IDisposable
{
    /// <summary>Bytes that all parts read may have together.</summary>
    internal const long MostBytes = 256L << 20;

    private const int MostEntries = 4096;
    private const long FreeBytes = 8 << 20;
    private const int MostRatio = 200;

    private readonly ZipArchive _archive;
    private readonly long _compressedBytes;
    private long _bytes;

    private BoundedArchive(ZipArchive archive, long compressedBytes)
    {
        _archive = archive;
        _compressedBytes = compressedBytes;
    }

    /// <exception cref="InvalidDataException">The bytes are no whole zip archive.</exception>
    /// <exception cref="FileBoundException">It has too many entries.</exception>
    internal static BoundedArchive Open(byte[] bytes)
    {
        var archive = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
        if (archive.Entries.Count <= MostEntries)
            return new BoundedArchive(archive, bytes.Length);
        archive.Dispose();
        throw new FileBoundException($"more than {MostEntries} entries");
    }

    /// <summary>Reads XML without document types and outer entities, or null when there is no such part.</summary>
    internal XmlReader? OpenXml(string path)
    {
        ZipArchiveEntry? entry = _archive.GetEntry(path) ?? _archive.Entries.FirstOrDefault(other => string.Equals(other.FullName.Replace('\\', '/'), path, StringComparison.OrdinalIgnoreCase));
        if (entry is null)
            return null;
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CloseInput = true, IgnoreComments = true, IgnoreProcessingInstructions = true };
        return XmlReader.Create(new CountedStream(entry.Open(), this), settings);
    }

    public void Dispose() => _archive.Dispose();

    private void Count(int read)
    {
        _bytes += read;
        if (_bytes > MostBytes || (_bytes > FreeBytes && _bytes > _compressedBytes * MostRatio))
            throw new FileBoundException($"its {_compressedBytes} bytes unpack to more than {_bytes}");
    }

    private sealed class CountedStream(Stream inner, BoundedArchive archive) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            int read = inner.Read(buffer);
            archive.Count(read);
            return read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                inner.Dispose();
            base.Dispose(disposing);
        }
    }
}

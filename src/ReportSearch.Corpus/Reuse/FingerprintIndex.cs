using System.Runtime.InteropServices;
using System.Text;

namespace ReportSearch.Corpus.Reuse;

/// <summary>Reads a file of fingerprints: which reports have one, in a reading of a few kilobytes. Holds the list of reports and a directory of 512 KiB. Not for several threads at once.</summary>
internal sealed class FingerprintIndex : IDisposable
{
    private const int BlockLength = 1 << 16;

    private readonly FileStream _file;
    private readonly long[] _directory;
    private readonly long _postings;
    private readonly int[] _bodies;
    private ulong[] _found = [];

    private FingerprintIndex(FileStream file, string key, IReadOnlyList<FingerprintedReport> reports, long[] directory, long postings)
    {
        (_file, Key, Reports, _directory, _postings) = (file, key, reports, directory, postings);
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        _bodies = [.. reports.Select(report => numbers.TryGetValue(report.BodyId, out int known) ? known : numbers[report.BodyId] = numbers.Count)];
        Bodies = numbers.Count;
    }

    /// <summary>What the content depends on.</summary>
    public string Key { get; }

    /// <summary>The reports by their number.</summary>
    public IReadOnlyList<FingerprintedReport> Reports { get; }

    /// <summary>Bodies among them.</summary>
    public int Bodies { get; }

    /// <summary>Postings in the file.</summary>
    public long Postings => _directory[^1];

    /// <summary>Number of the body of a report.</summary>
    public int BodyOf(int report) => _bodies[report];

    /// <summary>Opens a file; null when there is none, or none that this version can read: it is derived and can be made anew.</summary>
    public static FingerprintIndex? TryOpen(string path)
    {
        FileStream file;
        try
        {
            file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1 << 16);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }

        try
        {
            if (Read(file) is { } index)
                return index;
        }
        catch (Exception e) when (e is EndOfStreamException or FormatException or DecoderFallbackException or OverflowException)
        {
            // A file cut short is no file: the caller makes it anew.
        }

        file.Dispose();
        return null;
    }

    private static FingerprintIndex? Read(FileStream file)
    {
        var reader = new BinaryReader(file, Encoding.UTF8);
        if (reader.ReadUInt32() != FingerprintFile.Magic || reader.ReadUInt32() != FingerprintFile.Version)
            return null;
        string key = reader.ReadString();
        int count = reader.ReadInt32();
        if (count is < 0 or > FingerprintFile.MostReports)
            return null;
        var reports = new List<FingerprintedReport>();
        for (int i = 0; i < count; i++)
        {
            (string id, string body, int year) = (reader.ReadString(), reader.ReadString(), reader.ReadInt32());
            reports.Add(new FingerprintedReport(id, body, year == int.MinValue ? null : year));
        }

        var directory = new long[(1 << FingerprintFile.DirectoryBits) + 1];
        file.ReadExactly(MemoryMarshal.AsBytes(directory.AsSpan()));
        long postings = file.Position;
        bool ordered = directory[0] == 0;
        for (int i = 1; i < directory.Length; i++)
            ordered &= directory[i - 1] <= directory[i];
        if (!ordered || directory[^1] > long.MaxValue / 16 || file.Length != postings + (directory[^1] * sizeof(ulong)) + sizeof(uint))
            return null;
        file.Position = file.Length - sizeof(uint);
        return reader.ReadUInt32() == FingerprintFile.End ? new FingerprintIndex(file, key, reports, directory, postings) : null;
    }

    /// <summary>The postings of a shingle's hash; good until the next call.</summary>
    public ReadOnlySpan<ulong> Find(ulong hash)
    {
        int bucket = (int)(hash >> (64 - FingerprintFile.DirectoryBits));
        int count = checked((int)(_directory[bucket + 1] - _directory[bucket]));
        if (_found.Length < count)
            _found = new ulong[count];
        Span<ulong> found = _found.AsSpan(0, count);
        ReadAt(_directory[bucket], found);
        ulong wanted = FingerprintFile.HashOf(hash);
        int from = First(found, wanted);
        int to = from + First(found[from..], wanted + 1);
        return found[from..to];
    }

    private static int First(ReadOnlySpan<ulong> postings, ulong hash)
    {
        int low = 0, high = postings.Length;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (FingerprintFile.HashOf(postings[middle]) < hash)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    /// <summary>All postings in order, a block at a time; a block is good until the next one.</summary>
    public IEnumerable<ReadOnlyMemory<ulong>> Blocks()
    {
        ulong[] block = new ulong[BlockLength];
        for (long at = 0; at < Postings; at += BlockLength)
        {
            int count = (int)Math.Min(BlockLength, Postings - at);
            ReadAt(at, block.AsSpan(0, count));
            yield return block.AsMemory(0, count);
        }
    }

    private void ReadAt(long posting, Span<ulong> into)
    {
        Span<byte> bytes = MemoryMarshal.AsBytes(into);
        for (int done = 0; done < bytes.Length;)
        {
            int read = RandomAccess.Read(_file.SafeFileHandle, bytes[done..], _postings + (posting * sizeof(ulong)) + done);
            if (read == 0)
                throw new InvalidDataException($"{_file.Name}: ends before posting {posting + (done / sizeof(ulong))}; remove the file, it is made anew");
            done += read;
        }
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => _file.Dispose();
}

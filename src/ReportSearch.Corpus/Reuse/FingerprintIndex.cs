using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace ReportSearch.Corpus.Reuse;

/// <summary>Reads a file of fingerprints: which reports have one, in a reading of a few kilobytes. Holds the list of reports and a directory of 512 KiB. Not for several threads at once.</summary>
internal sealed class FingerprintIndex : IDisposable
{
    private const int BlockLength = 32 * FingerprintFile.BlockPostings;
    private const int HeadBuffer = 1 << 20;

    private readonly FileStream _file;
    private readonly long[] _directory;
    private readonly long _postings;
    private readonly int[] _bodies;
    private readonly uint[] _sums;
    private readonly bool[] _tested;
    private readonly ulong[] _block = new ulong[FingerprintFile.BlockPostings];
    private ulong[] _found = [];

    private FingerprintIndex(FileStream file, string key, IReadOnlyList<FingerprintedReport> reports, long[] directory, long postings, uint[] sums)
    {
        (_file, Key, Reports, _directory, _postings, _sums, _tested) = (file, key, reports, directory, postings, sums, new bool[sums.Length]);
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

    /// <summary>Opens a file; null when there is none, or none that this version can read, or a damaged one: it is derived and can be made anew.</summary>
    public static FingerprintIndex? TryOpen(string path)
    {
        try
        {
            return Open(path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or DamagedFingerprintsException)
        {
            // The caller makes it anew.
            return null;
        }
    }

    /// <summary>Reads every byte; does nothing when all is well.</summary>
    /// <exception cref="DamagedFingerprintsException">Bytes without their checksum.</exception>
    public static void Check(string path, CancellationToken cancellation)
    {
        using FingerprintIndex? index = Open(path);
        if (index is null)
            return;
        foreach (ReadOnlyMemory<ulong> _ in index.Blocks())
            cancellation.ThrowIfCancellationRequested();
    }

    /// <summary>Opens a file; null for one of the version that had no sums.</summary>
    private static FingerprintIndex? Open(string path)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1 << 16);
        FingerprintIndex? index = null;
        try
        {
            return index = Read(file);
        }
        finally
        {
            if (index is null)
                file.Dispose();
        }
    }

    private static FingerprintIndex? Read(FileStream file)
    {
        // 1. What it is.
        Span<byte> begin = stackalloc byte[8], end = stackalloc byte[FingerprintFile.EndLength];
        if (file.ReadAtLeast(begin, begin.Length, throwOnEndOfStream: false) < begin.Length || BinaryPrimitives.ReadUInt32LittleEndian(begin) != FingerprintFile.Magic)
            throw Damaged(0, "does not begin as a file of fingerprints does");
        uint version = BinaryPrimitives.ReadUInt32LittleEndian(begin[4..]);
        if (version == FingerprintFile.VersionWithoutSums)
            return null;
        if (version != FingerprintFile.Version)
            throw Damaged(4, $"has version {version}, which this program does not know");

        // 2. Its parts, by the end.
        if (file.Length < begin.Length + end.Length)
            throw Damaged(file.Length, "was cut short");
        file.Position = file.Length - end.Length;
        file.ReadExactly(end);
        (long place, long postings) = (BinaryPrimitives.ReadInt64LittleEndian(end), BinaryPrimitives.ReadInt64LittleEndian(end[8..]));
        long blocks = (postings / FingerprintFile.BlockPostings) + (postings % FingerprintFile.BlockPostings > 0 ? 1 : 0);
        bool fits = place > 0 && place < file.Length && postings is >= 0 and < long.MaxValue / 16 && blocks <= Array.MaxLength
            && file.Length == place + (postings * sizeof(ulong)) + (blocks * sizeof(uint)) + end.Length && BinaryPrimitives.ReadUInt32LittleEndian(end[20..]) == FingerprintFile.End;
        if (!fits)
            throw Damaged(file.Length - end.Length, "does not end as a file of fingerprints does, or was cut short");

        // 3. The sum over all but the postings, before any of it is believed.
        uint[] sums = new uint[blocks];
        file.Position = place + (postings * sizeof(ulong));
        file.ReadExactly(MemoryMarshal.AsBytes(sums.AsSpan()));
        uint sum = FingerprintFile.Sum(FingerprintFile.Sum(HeadSum(file, place), MemoryMarshal.AsBytes(sums.AsSpan())), end[..16]);
        if (sum != BinaryPrimitives.ReadUInt32LittleEndian(end[16..]))
            throw Damaged(0, "has other bytes before or behind its postings than were written");

        // 4. The reports and the directory.
        file.Position = begin.Length;
        var reader = new BinaryReader(file, Encoding.UTF8);
        string key = reader.ReadString();
        var reports = new FingerprintedReport[reader.ReadInt32()];
        for (int i = 0; i < reports.Length; i++)
        {
            (string id, string body, int year) = (reader.ReadString(), reader.ReadString(), reader.ReadInt32());
            reports[i] = new FingerprintedReport(id, body, year == int.MinValue ? null : year);
        }

        var directory = new long[(1 << FingerprintFile.DirectoryBits) + 1];
        file.ReadExactly(MemoryMarshal.AsBytes(directory.AsSpan()));
        return new FingerprintIndex(file, key, reports, directory, place, sums);

        DamagedFingerprintsException Damaged(long offset, string reason) => new(file.Name, offset, reason);
    }

    private static uint HeadSum(FileStream file, long length)
    {
        byte[] buffer = new byte[(int)Math.Min(length, HeadBuffer)];
        uint sum = 0;
        file.Position = 0;
        for (long left = length; left > 0;)
        {
            Span<byte> part = buffer.AsSpan(0, (int)Math.Min(left, buffer.Length));
            file.ReadExactly(part);
            sum = FingerprintFile.Sum(sum, part);
            left -= part.Length;
        }

        return sum;
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
        if (into.IsEmpty)
            return;
        int first = (int)(posting / FingerprintFile.BlockPostings), last = (int)((posting + into.Length - 1) / FingerprintFile.BlockPostings);
        for (int block = first; block <= last; block++)
        {
            if (!_tested[block])
                Test(block);
        }

        ReadBytes(posting, MemoryMarshal.AsBytes(into));
    }

    private void Test(int block)
    {
        long posting = (long)block * FingerprintFile.BlockPostings;
        Span<byte> bytes = MemoryMarshal.AsBytes(_block.AsSpan(0, (int)Math.Min(FingerprintFile.BlockPostings, Postings - posting)));
        ReadBytes(posting, bytes);
        if (FingerprintFile.Sum(0, bytes) != _sums[block])
            throw new DamagedFingerprintsException(_file.Name, _postings + (posting * sizeof(ulong)), "has other postings than were written");
        _tested[block] = true;
    }

    private void ReadBytes(long posting, Span<byte> bytes)
    {
        for (int done = 0; done < bytes.Length;)
        {
            int read = RandomAccess.Read(_file.SafeFileHandle, bytes[done..], _postings + (posting * sizeof(ulong)) + done);
            if (read == 0)
                throw new DamagedFingerprintsException(_file.Name, _postings + (posting * sizeof(ulong)) + done, "was cut short");
            done += read;
        }
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => _file.Dispose();
}

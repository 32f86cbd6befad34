using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace ReportSearch.Corpus.Reuse;

/// <summary>
/// Writes a file of fingerprints: collects postings, sorts as many as fit, keeps each sorted run in a file beside the place of the result, and merges. Memory is
/// 8 bytes a posting of <paramref name="mostInMemory"/>, whatever the corpus.
/// </summary>
/// <param name="reports">All reports of the corpus, in the order of their numbers.</param>
/// <param name="path">Where the file is to be.</param>
/// <param name="mostInMemory">Postings in memory at most; 16 million are 128 MB.</param>
internal sealed class FingerprintWriter(IReadOnlyList<FingerprintedReport> reports, string path, int mostInMemory = 16_000_000) : IDisposable
{
    // A multiple of the block that has a sum.
    private const int MergeBuffer = 32 * FingerprintFile.BlockPostings;

    private readonly List<string> _runs = [];
    private ulong[] _postings = new ulong[Math.Min(mostInMemory, 1 << 16)];
    private int _count;

    /// <summary>Takes the fingerprints of a report in.</summary>
    /// <exception cref="ArgumentOutOfRangeException">More reports than a posting can number.</exception>
    public void Add(int report, ComparedText text)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(report, FingerprintFile.MostReports);
        int paragraph = 0;
        var fingerprints = new Fingerprints(text.Characters);
        while (fingerprints.MoveNext())
        {
            while (paragraph < text.Paragraphs.Count && text.Paragraphs[paragraph] <= fingerprints.Position)
                paragraph++;
            bool crosses = paragraph < text.Paragraphs.Count && text.Paragraphs[paragraph] < fingerprints.Position + Shingles.Length;
            Add(FingerprintFile.Posting(fingerprints.Hash, crosses, report));
        }
    }

    /// <summary>Takes over the postings of an older file, of those reports that are in it unchanged.</summary>
    /// <param name="older">The older file.</param>
    /// <param name="numbers">For each of its reports the number here, or -1.</param>
    /// <param name="cancellation">Stops between two postings.</param>
    public void AddAll(FingerprintIndex older, int[] numbers, CancellationToken cancellation)
    {
        foreach (ReadOnlyMemory<ulong> block in older.Blocks())
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (ulong posting in block.Span)
            {
                int number = numbers[FingerprintFile.ReportOf(posting)];
                if (number >= 0)
                    Add((posting & ~(FingerprintFile.CrossesBit - 1)) | (uint)number);
            }
        }
    }

    private void Add(ulong posting)
    {
        if (_count == _postings.Length)
        {
            if (_postings.Length < mostInMemory)
                Array.Resize(ref _postings, Math.Min(mostInMemory, _postings.Length * 2));
            else
                WriteRun();
        }

        _postings[_count++] = posting;
    }

    /// <summary>Writes the file; it takes the place of an older one in one step.</summary>
    /// <param name="key">What the content depends on.</param>
    /// <param name="cancellation">Stops the merge.</param>
    public void Finish(string key, CancellationToken cancellation)
    {
        Sort();
        string unfinished = NewName("tmp");
        try
        {
            using (var output = new FileStream(unfinished, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 20))
            {
                byte[] head = Head(key);
                long[] directory = new long[(1 << FingerprintFile.DirectoryBits) + 1];
                Span<byte> directoryBytes = MemoryMarshal.AsBytes(directory.AsSpan());
                output.Write(head);
                output.Position = head.Length + directoryBytes.Length;
                Span<byte> sums = MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(WritePostings(output, directory, cancellation)));
                output.Write(sums);
                Span<byte> end = stackalloc byte[FingerprintFile.EndLength];
                BinaryPrimitives.WriteInt64LittleEndian(end, head.Length + directoryBytes.Length);
                BinaryPrimitives.WriteInt64LittleEndian(end[8..], directory[^1]);
                BinaryPrimitives.WriteUInt32LittleEndian(end[16..], FingerprintFile.Sum(FingerprintFile.Sum(FingerprintFile.Sum(FingerprintFile.Sum(0, head), directoryBytes), sums), end[..16]));
                BinaryPrimitives.WriteUInt32LittleEndian(end[20..], FingerprintFile.End);
                output.Write(end);
                output.Position = head.Length;
                output.Write(directoryBytes);
            }

            File.Move(unfinished, path, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    private byte[] Head(string key)
    {
        using var head = new MemoryStream();
        var writer = new BinaryWriter(head, Encoding.UTF8);
        writer.Write(FingerprintFile.Magic);
        writer.Write(FingerprintFile.Version);
        writer.Write(key);
        writer.Write(reports.Count);
        foreach (FingerprintedReport report in reports)
        {
            writer.Write(report.Id);
            writer.Write(report.BodyId);
            writer.Write(report.Year ?? int.MinValue);
        }

        writer.Flush();
        return head.ToArray();
    }

    /// <summary>Writes the postings, counts them into the directory, and returns the sums of their blocks.</summary>
    private List<uint> WritePostings(FileStream output, long[] directory, CancellationToken cancellation)
    {
        var sums = new List<uint>();
        var counts = new long[1 << FingerprintFile.DirectoryBits];
        ulong[] buffer = new ulong[MergeBuffer];
        int filled = 0;
        ulong last = 0;
        bool any = false;
        foreach (ulong posting in Merged())
        {
            // A report that says a thing twice counts once.
            if (any && posting == last)
                continue;
            (last, any) = (posting, true);
            counts[posting >> (64 - FingerprintFile.DirectoryBits)]++;
            buffer[filled++] = posting;
            if (filled < buffer.Length)
                continue;
            cancellation.ThrowIfCancellationRequested();
            Write();
        }

        Write();
        for (int i = 0; i < counts.Length; i++)
            directory[i + 1] = directory[i] + counts[i];
        return sums;

        void Write()
        {
            for (int at = 0; at < filled; at += FingerprintFile.BlockPostings)
                sums.Add(FingerprintFile.Sum(0, MemoryMarshal.AsBytes(buffer.AsSpan(at, Math.Min(FingerprintFile.BlockPostings, filled - at)))));
            output.Write(MemoryMarshal.AsBytes(buffer.AsSpan(0, filled)));
            filled = 0;
        }
    }

    private IEnumerable<ulong> Merged()
    {
        if (_runs.Count == 0)
            return Held();
        var sources = new List<IEnumerator<ulong>>([.. _runs.Select(run => Run(run).GetEnumerator()), Held().GetEnumerator()]);
        return Merge(sources);
    }

    private static IEnumerable<ulong> Merge(List<IEnumerator<ulong>> sources)
    {
        var queue = new PriorityQueue<IEnumerator<ulong>, ulong>();
        try
        {
            foreach (IEnumerator<ulong> source in sources)
            {
                if (source.MoveNext())
                    queue.Enqueue(source, source.Current);
            }

            while (queue.TryDequeue(out IEnumerator<ulong>? source, out ulong posting))
            {
                yield return posting;
                if (source.MoveNext())
                    queue.Enqueue(source, source.Current);
            }
        }
        finally
        {
            sources.ForEach(source => source.Dispose());
        }
    }

    private IEnumerable<ulong> Held()
    {
        for (int i = 0; i < _count; i++)
            yield return _postings[i];
    }

    private static IEnumerable<ulong> Run(string file)
    {
        using var input = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1);
        ulong[] buffer = new ulong[MergeBuffer];
        for (int read; (read = input.ReadAtLeast(MemoryMarshal.AsBytes(buffer.AsSpan()), buffer.Length * sizeof(ulong), throwOnEndOfStream: false)) > 0;)
        {
            for (int i = 0; i < read / sizeof(ulong); i++)
                yield return buffer[i];
        }
    }

    private void Sort() => Array.Sort(_postings, 0, _count);

    private void WriteRun()
    {
        Sort();
        string file = NewName("run");
        _runs.Add(file);
        using var output = new FileStream(file, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1);
        output.Write(MemoryMarshal.AsBytes(_postings.AsSpan(0, _count)));
        _count = 0;
    }

    private string NewName(string kind) => $"{path}.{Guid.NewGuid():N}.{kind}";

    /// <summary>Removes the sorted runs.</summary>
    public void Dispose() => _runs.ForEach(File.Delete);
}

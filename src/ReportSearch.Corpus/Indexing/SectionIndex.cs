using System.Globalization;
using ReportSearch.Engine;

namespace ReportSearch.Corpus.Indexing;

/// <summary>
/// The section index over the project's own engine. A report is one group; the commit number is the engine's user data. With several threads reports are taken apart and
/// inverted beside the caller; what fails there comes out of a later call, at the latest of the commit.
/// </summary>
public sealed class SectionIndex : ISectionIndex
{
    // More of them share the buffer in ever smaller segments.
    private const int MostLanes = 8;

    // Lanes share it: with less they write so many small segments that the index grows past 1.2 times its text.
    private const long BufferBytes = 448L * 1024 * 1024;

    private readonly IndexWriter _writer;
    private readonly IndexingLane[] _lanes;

    private SectionIndex(IndexWriter writer, IWordSegmenter segmenter, int threads)
    {
        _writer = writer;
        _lanes = [.. Enumerable.Range(0, threads).Select(_ => new IndexingLane(writer, segmenter, beside: threads > 1))];
    }

    /// <summary>Opens the index in <paramref name="folder"/> for writing at its last commit, or makes a new one. The caller holds the store's lock.</summary>
    /// <param name="folder">Folder of the index.</param>
    /// <param name="segmenter">Cuts words, on several threads.</param>
    /// <param name="threads">Threads that index; as many as there are cores when none are given. The answers do not depend on it.</param>
    /// <exception cref="CorruptIndexException">The last commit cannot be read.</exception>
    public static SectionIndex Open(string folder, IWordSegmenter segmenter, int? threads = null)
    {
        int lanes = threads ?? Math.Min(Environment.ProcessorCount, MostLanes);
        IndexWriter writer = IndexWriter.Open(folder, SectionIndexSchema.Schema, new IndexWriterOptions(BufferBytes, Lanes: lanes));
        try
        {
            _ = CommitNumber(writer.LastCommit, folder);
            return new SectionIndex(writer, segmenter, lanes);
        }
        catch
        {
            writer.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public long LastCommit => CommitNumber(_writer.LastCommit, "");

    /// <inheritdoc/>
    public void Replace(ReportKey report, IReadOnlyList<IndexUnit> units)
    {
        for (int i = 0; i < units.Count; i++)
        {
            if (units[i].Number != i)
                throw new ArgumentException($"unit {units[i].Number} of report {report.ReportId} stands at place {i}", nameof(units));
        }

        _lanes[_writer.LaneOf(report.ReportId)].Replace(report, units);
    }

    /// <inheritdoc/>
    public void Delete(string reportId) => _lanes[_writer.LaneOf(reportId)].Delete(reportId);

    /// <inheritdoc/>
    public void Commit(long number)
    {
        if (number <= LastCommit)
            throw new ArgumentOutOfRangeException(nameof(number), number, $"the last commit is {LastCommit}");
        foreach (IndexingLane lane in _lanes)
            lane.Finish();
        _writer.Commit(number.ToString(CultureInfo.InvariantCulture));
    }

    /// <inheritdoc/>
    public void AdoptMerges() => _writer.AdoptMerges();

    /// <inheritdoc/>
    public void FinishMerges(CancellationToken cancellation) => _writer.FinishMerges(cancellation);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (IndexingLane lane in _lanes)
            lane.Dispose();
        _writer.Dispose();
    }

    /// <summary>Number of a commit: 0 before the first.</summary>
    internal static long CommitNumber(CommitPoint commit, string folder)
    {
        if (commit.Generation == 0)
            return 0;
        return long.TryParse(commit.UserData, NumberStyles.None, CultureInfo.InvariantCulture, out long number)
            ? number
            : throw new CorruptIndexException(folder, 0, $"the commit's user data '{commit.UserData}' is not a commit number");
    }
}

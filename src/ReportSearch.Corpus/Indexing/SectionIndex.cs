using System.Globalization;
using ReportSearch.Engine;
using ReportSearch.Engine.Documents;

namespace ReportSearch.Corpus.Indexing;

/// <summary>The section index over the project's own engine. A report is one group; the commit number is the engine's user data.</summary>
public sealed class SectionIndex : ISectionIndex
{
    private readonly IndexWriter _writer;
    private readonly UnitTokenizer _tokenizer;
    private readonly List<TokenizedUnit> _pool = [];

    private SectionIndex(IndexWriter writer, IWordSegmenter segmenter)
    {
        _writer = writer;
        _tokenizer = new UnitTokenizer(segmenter);
    }

    /// <summary>Opens the index in <paramref name="folder"/> for writing at its last commit, or makes a new one. The caller holds the store's lock.</summary>
    /// <exception cref="CorruptIndexException">The last commit cannot be read.</exception>
    public static SectionIndex Open(string folder, IWordSegmenter segmenter)
    {
        IndexWriter writer = IndexWriter.Open(folder, SectionIndexSchema.Schema);
        try
        {
            _ = CommitNumber(writer.LastCommit, folder);
            return new SectionIndex(writer, segmenter);
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

        while (_pool.Count < units.Count)
            _pool.Add(new TokenizedUnit());
        for (int i = 0; i < units.Count; i++)
            _tokenizer.Tokenize(report, units[i], _pool[i]);
        _writer.ReplaceGroup(report.ReportId, _pool[..units.Count]);
    }

    /// <inheritdoc/>
    public void Delete(string reportId) => _writer.DeleteGroup(reportId);

    /// <inheritdoc/>
    public void Commit(long number)
    {
        if (number <= LastCommit)
            throw new ArgumentOutOfRangeException(nameof(number), number, $"the last commit is {LastCommit}");
        _writer.Commit(number.ToString(CultureInfo.InvariantCulture));
    }

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();

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

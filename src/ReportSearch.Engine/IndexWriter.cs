using ReportSearch.Engine.Documents;
using ReportSearch.Engine.Schema;

namespace ReportSearch.Engine;

/// <summary>Settings of a writer.</summary>
/// <param name="BufferBytes">Memory for units not yet in a segment; a full buffer is written as a segment (not committed).</param>
/// <param name="MaxSegments">More live segments than this are merged at the next commit.</param>
public sealed record IndexWriterOptions(long BufferBytes = 64L * 1024 * 1024, int MaxSegments = 8);

/// <summary>A durable state of the index.</summary>
/// <param name="Generation">1 for the first commit, then one more each time.</param>
/// <param name="UserData">What the caller gave to Commit; empty for a new index.</param>
/// <param name="Units">Live units.</param>
/// <param name="Groups">Live groups.</param>
public sealed record CommitPoint(long Generation, string UserData, long Units, long Groups);

/// <summary>
/// The one writer of an index folder (the caller holds the lock). Units come in groups that live and die together and stay in one piece of one segment.
/// Not thread-safe.
/// </summary>
public sealed class IndexWriter : IDisposable
{
    /// <summary>Opens the index in <paramref name="folder"/> at its last commit, or makes a new one; leftovers of a killed writer are removed.</summary>
    /// <exception cref="CorruptIndexException">The last commit cannot be read, or its schema is another one.</exception>
    public static IndexWriter Open(string folder, IndexSchema schema, IndexWriterOptions? options = null) => throw new NotSupportedException();

    /// <summary>The last durable commit; generation 0 before the first.</summary>
    public CommitPoint LastCommit => throw new NotSupportedException();

    /// <summary>Adds a group, taking the place of an earlier one with the same key. The units may be reused by the caller afterwards.</summary>
    public void ReplaceGroup(string key, IReadOnlyList<TokenizedUnit> units) => throw new NotSupportedException();

    /// <summary>Removes a group; does nothing when there is none.</summary>
    public void DeleteGroup(string key) => throw new NotSupportedException();

    /// <summary>Makes everything durable: segments written and synced, then the commit file by write, fsync, rename, fsync of the folder.</summary>
    public CommitPoint Commit(string userData) => throw new NotSupportedException();

    /// <summary>Closes without commit; what was not committed is dropped.</summary>
    public void Dispose()
    {
    }
}

using ReportSearch.Engine.Search;

namespace ReportSearch.Engine;

/// <summary>A committed state opened for reading: immutable, memory-mapped, safe for any number of threads.</summary>
public sealed class IndexSnapshot : IDisposable
{
    /// <summary>Opens the newest commit in <paramref name="folder"/>; null when there is none yet.</summary>
    /// <exception cref="CorruptIndexException">The commit or one of its files is damaged.</exception>
    public static IndexSnapshot? OpenNewest(string folder) => throw new NotSupportedException();

    /// <summary>The commit that this is.</summary>
    public CommitPoint Commit => throw new NotSupportedException();

    /// <summary>Finds units.</summary>
    public SearchOutcome Search(SearchRequest request, CancellationToken cancellation = default) => throw new NotSupportedException();

    /// <summary>The stored bytes of a unit.</summary>
    public byte[] ReadStored(UnitAddress address) => throw new NotSupportedException();

    /// <summary>Every live group with its key and number of units, in ordinal order of keys.</summary>
    public IEnumerable<(string Key, int Units)> Groups() => throw new NotSupportedException();

    /// <summary>The addresses of a group's units in order; empty when the group is not there.</summary>
    public IReadOnlyList<UnitAddress> UnitsOf(string groupKey) => throw new NotSupportedException();

    /// <summary>How the score of a unit comes about, as text lines; empty when the unit does not match.</summary>
    public IReadOnlyList<string> Explain(Queries.Query query, UnitAddress address) => throw new NotSupportedException();

    /// <summary>Unmaps the files.</summary>
    public void Dispose()
    {
    }
}

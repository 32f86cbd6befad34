using ReportSearch.Engine.Commits;
using ReportSearch.Engine.Search;
using ReportSearch.Engine.Segments;
using ReportSearch.Engine.Storage;

namespace ReportSearch.Engine;

/// <summary>
/// A committed state opened for reading: immutable, memory-mapped, safe for any number of threads. Reading damaged files throws
/// <see cref="CorruptIndexException"/>; after <see cref="Dispose"/> every call throws <see cref="ObjectDisposedException"/>.
/// </summary>
public sealed class IndexSnapshot : IDisposable
{
    private readonly string _folder;
    private readonly SearchableIndex _index;
    private readonly SegmentReader[] _readers;
    // Calls under way, and one for the open snapshot itself: the files are unmapped when the last one leaves.
    private int _users = 1;
    private int _disposed;

    private IndexSnapshot(string folder, CommitPoint commit, SearchableIndex index)
    {
        _folder = folder;
        Commit = commit;
        _index = index;
        _readers = [.. index.Segments.Select(s => s.Reader)];
    }

    /// <summary>Opens the newest commit in <paramref name="folder"/>; null when there is none yet.</summary>
    /// <exception cref="CorruptIndexException">The commit or one of its files is damaged.</exception>
    public static IndexSnapshot? OpenNewest(string folder) => CommitFolder.OpenNewest(folder, commit =>
    {
        var views = new List<SegmentView>();
        var opened = new List<SegmentReader>();
        try
        {
            foreach (SegmentRecord record in commit.Segments)
            {
                var reader = new SegmentReader(folder, record, commit.Schema);
                opened.Add(reader);
                Bitmap? dead = record.Deletions is null
                    ? null
                    : DeletionsFile.Read(Path.Combine(folder, SegmentFiles.DeletionsName(record.Id, record.Deletions.Generation)), record.Deletions, record.Groups);
                views.Add(new SegmentView(reader, dead));
            }
            var point = new CommitPoint(commit.Generation, commit.UserData, commit.Units, commit.Groups);
            return new IndexSnapshot(folder, point, new SearchableIndex(commit.Schema, views));
        }
        catch
        {
            opened.ForEach(reader => reader.Dispose());
            throw;
        }
    });

    /// <summary>The commit that this is.</summary>
    public CommitPoint Commit { get; }

    /// <summary>Whether the folder holds a newer commit; the same state with segments merged is one.</summary>
    public bool IsReplaced => CommitFolder.NewestGeneration(_folder) > Commit.Generation;

    /// <summary>Finds units.</summary>
    /// <exception cref="ArgumentException">The request names fields or columns that the schema has not, or of another kind.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public SearchOutcome Search(SearchRequest request, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Using(() => new Searcher(_index, request, cancellation).Run());
    }

    /// <summary>Counts over matching units by the values of columns.</summary>
    /// <exception cref="ArgumentException">The request names fields or columns that the schema has not, or counts what is no term, phrase or prefix.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public TallyOutcome Tally(TallyRequest request, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Using(() => new Tally(_index, request, cancellation).Run());
    }

    /// <summary>How often a term stands in a field, over live units.</summary>
    public long Occurrences(int field, ReadOnlyMemory<byte> term, CancellationToken cancellation = default) => Using(() =>
    {
        long occurrences = 0;
        foreach (SegmentView segment in _index.Segments)
        {
            if (!segment.Reader.Terms.TryFind(field, term.Span, out Postings.PostingsAddress address))
                continue;
            if (!segment.HasDeletions)
            {
                occurrences += address.Occurrences;
                continue;
            }

            Postings.PostingsCursor cursor = segment.Reader.OpenPostings(field, address, new Postings.ReadBudget(cancellation));
            for (int unit = cursor.Next(); unit != Postings.PostingsCursor.End; unit = cursor.Next())
                occurrences += segment.IsLive(unit) ? cursor.Frequency : 0;
        }

        return occurrences;
    });

    /// <summary>Sum of a field's lengths over live units.</summary>
    public long TotalLength(int field) => Using(() => _index.Segments.Sum(segment => segment.FieldTotals(field).Sum));

    /// <summary>The stored bytes of a unit.</summary>
    /// <exception cref="ArgumentException">The snapshot has no such unit.</exception>
    public byte[] ReadStored(UnitAddress address) => Using(() => ViewOf(address).Reader.Stored.Read(address.Unit));

    /// <summary>Every live group with its key and number of units, in ordinal order of keys.</summary>
    public IEnumerable<(string Key, int Units)> Groups()
    {
        // The segments' next groups, least key first; the snapshot is only held from one step to the next.
        var queue = new PriorityQueue<(int Segment, int Rank, int Units), string>(StringComparer.Ordinal);
        Using(() =>
        {
            for (int segment = 0; segment < _readers.Length; segment++)
                EnqueueGroup(queue, segment, 0);
            return true;
        });
        while (queue.TryDequeue(out (int Segment, int Rank, int Units) next, out string? key))
        {
            yield return (key, next.Units);
            Using(() =>
            {
                EnqueueGroup(queue, next.Segment, next.Rank + 1);
                return true;
            });
        }
    }

    /// <summary>The addresses of a group's units in order; empty when the group is not there.</summary>
    public IReadOnlyList<UnitAddress> UnitsOf(string groupKey)
    {
        ArgumentNullException.ThrowIfNull(groupKey);
        return Using<IReadOnlyList<UnitAddress>>(() =>
        {
            for (int segment = 0; segment < _readers.Length; segment++)
            {
                int group = _readers[segment].Groups.Find(groupKey);
                if (group < 0 || !_index.Segments[segment].IsGroupLive(group))
                    continue;
                (int start, int end) = _readers[segment].Groups.Units(group);
                var addresses = new UnitAddress[end - start];
                for (int i = 0; i < addresses.Length; i++)
                    addresses[i] = new UnitAddress(segment, start + i);
                return addresses;
            }
            return [];
        });
    }

    /// <summary>How the score of a unit comes about, as text lines; empty when the unit does not match. The first line begins with the score.</summary>
    /// <exception cref="ArgumentException">The snapshot has no such unit, or the query names what the schema has not.</exception>
    public IReadOnlyList<string> Explain(Queries.Query query, UnitAddress address)
    {
        ArgumentNullException.ThrowIfNull(query);
        return Using(() =>
        {
            var lines = new List<string>();
            if (ViewOf(address).IsLive(address.Unit))
                new QueryPreparer(_index, Postings.ReadBudget.Unlimited).Prepare(query, scored: true).Explain(address.Segment, address.Unit, "", lines);
            return lines;
        });
    }

    /// <summary>Unmaps the files, once calls under way have ended.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0)
            Leave();
    }

    private void EnqueueGroup(PriorityQueue<(int Segment, int Rank, int Units), string> queue, int segment, int rank)
    {
        Engine.Groups.GroupsReader groups = _readers[segment].Groups;
        for (; rank < groups.Count; rank++)
        {
            int group = groups.ByRank(rank);
            if (!_index.Segments[segment].IsGroupLive(group))
                continue;
            (int start, int end) = groups.Units(group);
            queue.Enqueue((segment, rank, end - start), groups.Key(group));
            return;
        }
    }

    private SegmentView ViewOf(UnitAddress address)
    {
        if ((uint)address.Segment >= (uint)_readers.Length || (uint)address.Unit >= (uint)_readers[address.Segment].UnitCount)
            throw new ArgumentException($"no unit {address.Unit} in segment {address.Segment} of this snapshot", nameof(address));
        return _index.Segments[address.Segment];
    }

    private T Using<T>(Func<T> read)
    {
        for (int users = Volatile.Read(ref _users); ;)
        {
            ObjectDisposedException.ThrowIf(users == 0 || Volatile.Read(ref _disposed) != 0, this);
            int before = Interlocked.CompareExchange(ref _users, users + 1, users);
            if (before == users)
                break;
            users = before;
        }
        try
        {
            return read();
        }
        finally
        {
            Leave();
        }
    }

    private void Leave()
    {
        if (Interlocked.Decrement(ref _users) > 0)
            return;
        foreach (SegmentReader reader in _readers)
            reader.Dispose();
    }
}

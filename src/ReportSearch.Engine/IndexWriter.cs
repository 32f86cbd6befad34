using System.Runtime.ExceptionServices;
using ReportSearch.Engine.Commits;
using ReportSearch.Engine.Documents;
using ReportSearch.Engine.Schema;
using ReportSearch.Engine.Segments;
using ReportSearch.Engine.Storage;

namespace ReportSearch.Engine;

/// <summary>Settings of a writer.</summary>
/// <param name="BufferBytes">Memory for units not yet in a segment and for writing it; a full buffer is written as a segment (not committed).</param>
/// <param name="MaxSegments">More live segments than this are merged, beside the writer, from the next commit on. More than twice as many make commits wait for merges.</param>
/// <param name="Lanes">So many threads can add groups at the same time, each to a share of the buffer and to segments of its own.</param>
public sealed record IndexWriterOptions(long BufferBytes = 256L * 1024 * 1024, int MaxSegments = 8, int Lanes = 1);

/// <summary>A durable state of the index.</summary>
/// <param name="Generation">1 for the first commit, then one more each time.</param>
/// <param name="UserData">What the caller gave to Commit; empty for a new index.</param>
/// <param name="Units">Live units.</param>
/// <param name="Groups">Live groups.</param>
public sealed record CommitPoint(long Generation, string UserData, long Units, long Groups);

/// <summary>
/// The one writer of an index folder (the caller holds the lock). Units come in groups that live and die together and stay in one piece of one segment.
/// A group may have no units: it is counted and listed, and never found. Groups may be replaced and deleted from several threads, those of one lane one after the
/// other (<see cref="LaneOf"/>); everything else while no other call is under way. After an exception other than <see cref="ArgumentException"/>
/// the writer takes nothing more: the last commit is as it was, open a new writer on it.
/// <para>Segments are merged beside all this: a commit begins merges, and takes over those that have ended. What a merge fails with comes out of the next call.</para>
/// </summary>
public sealed class IndexWriter : IDisposable
{
    // Up to so many bytes of memory the lanes' groups become one segment at a commit.
    private const long OneSegmentBytes = 64L * 1024 * 1024;

    private readonly string _folder;
    private readonly IndexSchema _schema;
    private readonly IndexWriterOptions _options;
    private readonly List<WritableSegment> _segments = [];
    // No longer in the next commit, but perhaps in the last.
    private readonly List<WritableSegment> _dropped = [];
    private readonly BackgroundMerges _merges;
    private readonly Lane[] _lanes;
    private readonly Lock _segmentsLock = new();
    private long _nextSegment = 1;
    private volatile bool _changed;
    private volatile bool _unusable;

    private IndexWriter(string folder, IndexSchema schema, IndexWriterOptions options)
    {
        _folder = folder;
        _schema = schema;
        _options = options;
        _lanes = [.. Enumerable.Range(0, options.Lanes).Select(_ => new Lane(schema))];
        _merges = new BackgroundMerges(folder, schema);
        LastCommit = new CommitPoint(0, "", 0, 0);
    }

    /// <summary>Opens the index in <paramref name="folder"/> at its last commit, or makes a new one; leftovers of a killed writer are removed.</summary>
    /// <exception cref="CorruptIndexException">The last commit cannot be read, or its schema is another one.</exception>
    public static IndexWriter Open(string folder, IndexSchema schema, IndexWriterOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(schema);
        options ??= new IndexWriterOptions();
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.BufferBytes);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.MaxSegments);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Lanes);
        if (!Directory.Exists(folder))
        {
            Directory.CreateDirectory(folder);
            DurableFile.SyncFolder(Path.GetDirectoryName(Path.GetFullPath(folder))!);
        }
        var writer = new IndexWriter(folder, schema, options);
        try
        {
            CommitRecord? commit = CommitFolder.OpenNewest(folder, record => record);
            if (commit is not null)
                writer.Adopt(commit);
            CommitFolder.DeleteSuperfluous(folder, commit, writer._merges.SegmentIds);
            writer._nextSegment = CommitFolder.FreeSegment(folder, writer._nextSegment);
            return writer;
        }
        catch
        {
            writer.Dispose();
            throw;
        }
    }

    /// <summary>The last durable commit; generation 0 before the first.</summary>
    public CommitPoint LastCommit { get; private set; }

    /// <summary>The lane of a group, from 0: what is done to groups of one lane is to be done one after the other, to those of different ones at the same time.</summary>
    public int LaneOf(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        uint hash = 2166136261;
        foreach (char unit in key)
            hash = (hash ^ unit) * 16777619;
        return (int)((ulong)hash * (uint)_lanes.Length >> 32);
    }

    /// <summary>Adds a group, taking the place of an earlier one with the same key. The units may be reused by the caller afterwards.</summary>
    /// <exception cref="ArgumentException">A unit names a field or column that the schema has not, or a column of another kind, or key or value are no valid UTF-16; nothing is changed.</exception>
    public void ReplaceGroup(string key, IReadOnlyList<TokenizedUnit> units)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(units);
        StrictUtf8.GetBytes(key);
        foreach (TokenizedUnit unit in units)
            Validate(unit);
        Lane lane = _lanes[LaneOf(key)];
        lock (lane)
        {
            Guarded(() =>
            {
                _changed = true;
                Remove(lane, key);
                if (!lane.Buffer.HasRoom(units))
                    Flush(lane);
                lane.Buffer.Add(key, units);
                if (lane.Buffer.Bytes >= _options.BufferBytes / _lanes.Length)
                    Flush(lane);
                return true;
            });
        }
    }

    /// <summary>Removes a group; does nothing when there is none.</summary>
    public void DeleteGroup(string key)
    {
        Lane lane = _lanes[LaneOf(key)];
        lock (lane)
        {
            Guarded(() =>
            {
                _changed = true;
                return Remove(lane, key);
            });
        }
    }

    /// <summary>
    /// Makes everything durable: segments written and synced, then the commit file by write, fsync, rename, fsync of the folder.
    /// Also without a change since the last commit, which has then a new generation and user data. Does not wait for merges, unless they are far behind.
    /// </summary>
    /// <exception cref="IOException">Something could not be written, of the commit or of a merge; the last commit is as it was.</exception>
    /// <exception cref="CorruptIndexException">A segment that was to be merged is damaged; the last commit is as it was.</exception>
    public CommitPoint Commit(string userData)
    {
        ArgumentNullException.ThrowIfNull(userData);
        StrictUtf8.GetBytes(userData);
        return Guarded(() => CommitAll(userData));
    }

    /// <summary>
    /// Takes over merges that have ended without waiting for the next commit: the last one is made again, with a new generation and the same user data. Does nothing when none has
    /// ended.
    /// </summary>
    /// <exception cref="InvalidOperationException">Something was changed since the last commit.</exception>
    /// <exception cref="IOException">As with <see cref="Commit"/>.</exception>
    /// <exception cref="CorruptIndexException">As with <see cref="Commit"/>.</exception>
    public CommitPoint AdoptMerges()
    {
        DemandNoChange();
        return Guarded(() => _merges.HasEnded ? CommitAll(LastCommit.UserData) : LastCommit);
    }

    /// <summary>Waits until no merge is due any more, and takes them over like <see cref="AdoptMerges"/>. Cancelled, it leaves merges to later commits.</summary>
    /// <exception cref="InvalidOperationException">As with <see cref="AdoptMerges"/>.</exception>
    /// <exception cref="IOException">As with <see cref="Commit"/>.</exception>
    /// <exception cref="CorruptIndexException">As with <see cref="Commit"/>.</exception>
    public CommitPoint FinishMerges(CancellationToken cancellation = default)
    {
        DemandNoChange();
        return Guarded(() =>
        {
            for (BeginMerges(); _merges.Count > 0; CommitAll(LastCommit.UserData))
            {
                _merges.WaitForOne(cancellation);
                if (!_merges.HasEnded)
                    break;
            }
            return LastCommit;
        });
    }

    /// <summary>Closes without commit; what was not committed is dropped, and merges are broken off.</summary>
    public void Dispose()
    {
        _unusable = true;
        _merges.Dispose();
        foreach (WritableSegment segment in _segments.Concat(_dropped))
            segment.Reader.Dispose();
        _segments.Clear();
        _dropped.Clear();
    }

    private CommitPoint CommitAll(string userData)
    {
        long generation = LastCommit.Generation + 1;
        // 1. Memory becomes a segment; merges that have ended take the place of their sources. Only where segments come much faster than they are merged this waits.
        FlushAll();
        TakeEndedMerges();
        while (SegmentsToCome > 2 * _options.MaxSegments)
        {
            BeginMerges();
            if (_merges.Count == 0)
                break;
            _merges.WaitForOne(CancellationToken.None);
            TakeEndedMerges();
        }
        // 2. Deletions that changed are written beside the old ones.
        foreach (WritableSegment segment in _segments)
            segment.WriteDeletions(_folder, generation);
        // 3. The names of all these files reach the disk before the commit that relies on them.
        DurableFile.SyncFolder(_folder);
        var record = new CommitRecord(
            generation, _nextSegment, userData, _segments.Sum(s => (long)s.LiveUnits), _segments.Sum(s => (long)s.LiveGroups), _schema,
            [.. _segments.Select(s => s.Record)]);
        DurableFile.Write(Path.Combine(_folder, CommitFile.Name(generation)), CommitFile.Encode(record));
        // 4. From here on the commit stands; the rest is tidying and cannot fail.
        LastCommit = new CommitPoint(generation, userData, record.Units, record.Groups);
        _changed = false;
        foreach (WritableSegment segment in _dropped)
            segment.Reader.Dispose();
        _dropped.Clear();
        CommitFolder.DeleteSuperfluous(_folder, record, _merges.SegmentIds);
        BeginMerges();
        return LastCommit;
    }

    // Live segments, once the merges under way have ended.
    private int SegmentsToCome => _segments.Count(s => !_merges.Reads(s)) + _merges.Count;

    private void BeginMerges()
    {
        while (true)
        {
            List<WritableSegment> free = [.. _segments.Where(s => !_merges.Reads(s))];
            List<WritableSegment> chosen = MergePolicy.Choose(free, Math.Max(1, _options.MaxSegments - _merges.Count));
            if (chosen.Count == 0 || !_merges.HasRoomFor(chosen))
                return;
            _merges.Begin(Interlocked.Increment(ref _nextSegment) - 1, chosen);
        }
    }

    // A source of a merge stays, even without a live group: the merge reads it.
    private void TakeEndedMerges()
    {
        foreach (EndedMerge merge in _merges.TakeEnded())
        {
            _segments.RemoveAll(merge.Sources.Contains);
            _dropped.AddRange(merge.Sources);
            if (merge.Merged is not null)
                _segments.Add(merge.Merged);
        }
        List<WritableSegment> empty = [.. _segments.Where(s => s.LiveGroups == 0 && !_merges.Reads(s))];
        _segments.RemoveAll(empty.Contains);
        _dropped.AddRange(empty);
        _segments.Sort((a, b) => a.Record.Id.CompareTo(b.Record.Id));
    }

    // What is small becomes one segment; otherwise each lane writes its own, as it has done before.
    private void FlushAll()
    {
        List<Lane> full = [.. _lanes.Where(l => l.Buffer.GroupCount > 0)];
        if (full.Sum(l => l.Buffer.Bytes) <= OneSegmentBytes)
        {
            if (full.Count > 0)
                AddSegment([.. full.Select(l => l.Buffer)]);
            full.Clear();
        }
        try
        {
            Parallel.ForEach(full, new ParallelOptions { MaxDegreeOfParallelism = _lanes.Length }, Flush);
        }
        catch (AggregateException several)
        {
            ExceptionDispatchInfo.Throw(several.Flatten().InnerExceptions[0]);
        }
        // The memory goes back: the next commit may be long in coming.
        foreach (Lane lane in _lanes)
            lane.Buffer = new SegmentBuffer(_schema);
    }

    private void Flush(Lane lane)
    {
        if (lane.Buffer.GroupCount == 0)
            return;
        AddSegment([lane.Buffer]);
        lane.Buffer.Clear();
    }

    private void AddSegment(IReadOnlyList<ISegmentSource> sources)
    {
        long id = Interlocked.Increment(ref _nextSegment) - 1;
        if (SegmentWriter.Write(_folder, id, _schema, sources) is not { } record)
            return;
        var segment = new WritableSegment(new SegmentReader(_folder, record, _schema), null);
        lock (_segmentsLock)
            _segments.Add(segment);
    }

    private bool Remove(Lane lane, string key)
    {
        if (lane.Buffer.Remove(key))
            return true;
        lock (_segmentsLock)
        {
            foreach (WritableSegment segment in _segments)
            {
                if (segment.Remove(key))
                    return true;
            }
        }
        return false;
    }

    private void Adopt(CommitRecord commit)
    {
        string path = Path.Combine(_folder, CommitFile.Name(commit.Generation));
        if (!commit.Schema.Fields.SequenceEqual(_schema.Fields) || !commit.Schema.Columns.SequenceEqual(_schema.Columns))
            throw new CorruptIndexException(path, FileFormat.HeaderBytes, "the index was made with other fields or columns");
        foreach (SegmentRecord record in commit.Segments)
        {
            try
            {
                var reader = new SegmentReader(_folder, record, _schema);
                _segments.Add(new WritableSegment(reader, null));
                if (record.Deletions is not null)
                    _segments[^1] = new WritableSegment(reader, DeletionsFile.Read(Path.Combine(_folder, SegmentFiles.DeletionsName(record.Id, record.Deletions.Generation)), record.Deletions, record.Groups));
            }
            catch (FileNotFoundException missing)
            {
                throw new CorruptIndexException(missing.FileName ?? path, 0, "file is missing");
            }
        }
        _nextSegment = commit.NextSegment;
        LastCommit = new CommitPoint(commit.Generation, commit.UserData, commit.Units, commit.Groups);
    }

    private void Validate(TokenizedUnit unit)
    {
        if (unit.FieldBound > _schema.Fields.Count)
            throw new ArgumentException($"field {unit.FieldBound - 1} of {_schema.Fields.Count}", nameof(unit));
        foreach ((int column, _) in unit.Integers)
        {
            if ((uint)column >= (uint)_schema.Columns.Count || _schema.Columns[column].Kind != ColumnKind.Integer)
                throw new ArgumentException($"column {column} is no integer column", nameof(unit));
        }
        foreach ((int column, string value) in unit.Ordinals)
        {
            if ((uint)column >= (uint)_schema.Columns.Count || _schema.Columns[column].Kind == ColumnKind.Integer)
                throw new ArgumentException($"column {column} is no string column", nameof(unit));
            StrictUtf8.GetBytes(value);
        }
    }

    private void DemandNoChange()
    {
        if (_changed)
            throw new InvalidOperationException("groups were changed since the last commit: commit first");
    }

    private T Guarded<T>(Func<T> action)
    {
        _merges.ThrowIfFailed();
        if (_unusable)
            throw new InvalidOperationException("the writer is closed, or failed before: open a new one at the last commit");
        try
        {
            return action();
        }
        catch
        {
            _unusable = true;
            throw;
        }
    }

    // Groups that are not in a segment yet.
    private sealed class Lane(IndexSchema schema)
    {
        public SegmentBuffer Buffer { get; set; } = new(schema);
    }
}

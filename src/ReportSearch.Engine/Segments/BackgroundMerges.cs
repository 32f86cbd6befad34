using System.Runtime.ExceptionServices;
using ReportSearch.Engine.Schema;
using ReportSearch.Engine.Storage;

namespace ReportSearch.Engine.Segments;

/// <summary>A merge that has ended: the new segment takes the place of its sources.</summary>
/// <param name="Sources">The segments that were merged.</param>
/// <param name="Merged">The new segment, without what was removed from the sources meanwhile; null when nothing of them is left.</param>
internal sealed record EndedMerge(IReadOnlyList<WritableSegment> Sources, WritableSegment? Merged);

/// <summary>
/// Merges beside the writer, each on a thread of its own. A merge reads its sources as they were when it began; from these the writer goes on removing groups, and what it removed is
/// removed from the new segment when it is taken over. All but <see cref="ThrowIfFailed"/> is for one thread at a time, while nothing is removed.
/// </summary>
internal sealed class BackgroundMerges(string folder, IndexSchema schema) : IDisposable
{
    // So much smaller than those under way a merge must be to run beside them: what small segments need does not wait for large ones, and all
    // merges together take little more memory and disk than the largest.
    private const int TimesSmaller = 8;

    private readonly List<Merge> _underWay = [];
    private readonly CancellationTokenSource _stop = new();
    private volatile ExceptionDispatchInfo? _failure;

    /// <summary>Merges begun and not yet taken over.</summary>
    public int Count => _underWay.Count;

    /// <summary>Whether one of them has ended.</summary>
    public bool HasEnded => _underWay.Any(m => m.Work.IsCompleted);

    /// <summary>The ids of the segments that are being written, or are written and not yet taken over.</summary>
    public IReadOnlySet<long> SegmentIds => _underWay.Select(m => m.SegmentId).ToHashSet();

    /// <summary>Whether a segment is a source of a merge.</summary>
    public bool Reads(WritableSegment segment) => _underWay.Any(m => m.Sources.Contains(segment));

    /// <summary>Throws what a merge failed with, from the time when it failed on.</summary>
    /// <exception cref="CorruptIndexException">A source is damaged.</exception>
    /// <exception cref="IOException">The new segment could not be written.</exception>
    public void ThrowIfFailed() => _failure?.Throw();

    /// <summary>Whether a merge of these segments may begin now.</summary>
    public bool HasRoomFor(IReadOnlyList<WritableSegment> sources)
    {
        long units = sources.Sum(s => (long)s.LiveUnits);
        return _underWay.TrueForAll(m => m.Units / TimesSmaller >= units);
    }

    public void Begin(long segmentId, IReadOnlyList<WritableSegment> sources)
    {
        SegmentView[] views = [.. sources.Select(s => s.View())];
        _underWay.Add(new Merge(segmentId, views.Sum(v => (long)v.LiveUnits), sources, views, Task.Factory.StartNew(
            () => Run(segmentId, views), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
    }

    /// <summary>Waits until one has ended or the caller has enough of waiting; at once when there is none.</summary>
    public void WaitForOne(CancellationToken cancellation)
    {
        if (_underWay.Count > 0)
            WaitHandle.WaitAny([.. _underWay.Select(m => ((IAsyncResult)m.Work).AsyncWaitHandle), cancellation.WaitHandle]);
    }

    /// <summary>Gives the merges that have ended, each once.</summary>
    /// <exception cref="CorruptIndexException">As with <see cref="ThrowIfFailed"/>, or the new segment cannot be read.</exception>
    /// <exception cref="IOException">As with <see cref="ThrowIfFailed"/>.</exception>
    public IEnumerable<EndedMerge> TakeEnded()
    {
        foreach (Merge merge in _underWay.Where(m => m.Work.IsCompleted).ToArray())
        {
            WritableSegment? merged = merge.Work.GetAwaiter().GetResult() is { } record ? new WritableSegment(new SegmentReader(folder, record, schema), null) : null;
            _underWay.Remove(merge);
            if (merged is not null)
                RemoveAgain(merge, merged);
            yield return new EndedMerge(merge.Sources, merged);
        }
    }

    /// <summary>Stops the merges and waits until they have; what they have written goes away.</summary>
    public void Dispose()
    {
        if (_stop.IsCancellationRequested)
            return;
        _stop.Cancel();
        foreach (Merge merge in _underWay)
        {
            // A failure takes nothing from the last commit, and the next writer merges the same segments.
            ((Task)merge.Work).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing).GetAwaiter().GetResult();
            SegmentFiles.Delete(folder, merge.SegmentId);
        }
        _underWay.Clear();
        _stop.Dispose();
    }

    private SegmentRecord? Run(long segmentId, IReadOnlyList<SegmentView> views)
    {
        try
        {
            // A merge must not give new checksums to damaged bytes.
            foreach (MappedFile file in views.SelectMany(v => v.Reader.Files))
                file.VerifyChecksum(_stop.Token);
            return SegmentWriter.Write(folder, segmentId, schema, [.. views.Select(v => new ViewSource(v, _stop.Token))]);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            _failure ??= ExceptionDispatchInfo.Capture(e);
            throw;
        }
    }

    // The new segment holds the groups that were live in the views, view after view, each in its order.
    private static void RemoveAgain(Merge merge, WritableSegment merged)
    {
        int place = 0;
        foreach ((SegmentView view, WritableSegment source) in merge.Views.Zip(merge.Sources))
        {
            for (int group = 0; group < view.Reader.Groups.Count; group++)
            {
                if (!view.IsGroupLive(group))
                    continue;
                if (!source.IsGroupLive(group))
                    merged.Remove(place);
                place++;
            }
        }
    }

    private sealed record Merge(long SegmentId, long Units, IReadOnlyList<WritableSegment> Sources, IReadOnlyList<SegmentView> Views, Task<SegmentRecord?> Work);
}

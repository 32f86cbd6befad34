using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using ReportSearch.Engine;
using ReportSearch.Engine.Documents;

namespace ReportSearch.Corpus.Indexing;

/// <summary>Takes the reports of one lane of the writer apart and gives them to it, in the order in which they come: at once, or on a thread beside the caller's.</summary>
internal sealed class IndexingLane(IndexWriter writer, IWordSegmenter segmenter, bool beside) : IDisposable
{
    // Characters of reports that wait: as many as the other lanes need to go on with while this one writes a segment.
    private const long MostWaiting = 6_000_000;

    // What little there is to a report without text or one to be deleted.
    private const long LeastWaiting = 1_000;

    private readonly UnitTokenizer _tokenizer = new(segmenter);
    private readonly List<TokenizedUnit> _pool = [];
    private readonly object _room = new();
    private BlockingCollection<(Action Action, long Characters)>? _waiting;
    private long _charactersWaiting;
    private Task? _work;
    private volatile ExceptionDispatchInfo? _failure;

    public void Replace(ReportKey report, IReadOnlyList<IndexUnit> units) => Do(LeastWaiting + units.Sum(unit => (long)unit.Text.Length), () =>
    {
        while (_pool.Count < units.Count)
            _pool.Add(new TokenizedUnit());
        for (int i = 0; i < units.Count; i++)
            _tokenizer.Tokenize(report, units[i], _pool[i]);
        writer.ReplaceGroup(report.ReportId, _pool[..units.Count]);
    });

    public void Delete(string reportId) => Do(LeastWaiting, () => writer.DeleteGroup(reportId));

    /// <summary>Waits until all is done. What failed is thrown, and again by every later call: the writer takes nothing more.</summary>
    public void Finish()
    {
        Stop();
        _failure?.Throw();
    }

    /// <summary>Waits for what is under way; what waits is dropped.</summary>
    public void Dispose()
    {
        _failure ??= ExceptionDispatchInfo.Capture(new ObjectDisposedException(nameof(SectionIndex)));
        Stop();
    }

    private void Do(long characters, Action action)
    {
        _failure?.Throw();
        if (!beside)
        {
            action();
            return;
        }

        if (_waiting is null)
        {
            BlockingCollection<(Action, long)> waiting = _waiting = [];
            _work = Task.Factory.StartNew(() => WorkOff(waiting), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }

        lock (_room)
        {
            while (_charactersWaiting > MostWaiting)
                Monitor.Wait(_room);
            _charactersWaiting += characters;
        }

        _waiting.Add((action, characters));
    }

    private void Stop()
    {
        if (_waiting is null)
            return;
        _waiting.CompleteAdding();
        _work!.Wait();
        _waiting.Dispose();
        _waiting = null;
    }

    // Goes on taking after a failure, so that the other side is not left waiting for room.
    private void WorkOff(BlockingCollection<(Action Action, long Characters)> waiting)
    {
        foreach ((Action action, long characters) in waiting.GetConsumingEnumerable())
        {
            lock (_room)
            {
                _charactersWaiting -= characters;
                Monitor.Pulse(_room);
            }

            if (_failure is not null)
                continue;
            try
            {
                action();
            }
            catch (Exception e)
            {
                _failure = ExceptionDispatchInfo.Capture(e);
            }
        }
    }
}

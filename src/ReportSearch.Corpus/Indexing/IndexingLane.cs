using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using ReportSearch.Engine;
using ReportSearch.Engine.Documents;

namespace ReportSearch.Corpus.Indexing;

/// <summary>Takes the reports of one lane of the writer apart and gives them to it, in the order in which they come: at once, or on a thread beside the caller's.</summary>
internal sealed class IndexingLane(IndexWriter writer, IWordSegmenter segmenter, bool beside) : IDisposable
{
    // Reports that wait: enough that neither side waits for the other, few enough that their texts are no load.
    private const int MostWaiting = 32;

    private readonly UnitTokenizer _tokenizer = new(segmenter);
    private readonly List<TokenizedUnit> _pool = [];
    private BlockingCollection<Action>? _waiting;
    private Task? _work;
    private volatile ExceptionDispatchInfo? _failure;

    public void Replace(ReportKey report, IReadOnlyList<IndexUnit> units) => Do(() =>
    {
        while (_pool.Count < units.Count)
            _pool.Add(new TokenizedUnit());
        for (int i = 0; i < units.Count; i++)
            _tokenizer.Tokenize(report, units[i], _pool[i]);
        writer.ReplaceGroup(report.ReportId, _pool[..units.Count]);
    });

    public void Delete(string reportId) => Do(() => writer.DeleteGroup(reportId));

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

    private void Do(Action action)
    {
        _failure?.Throw();
        if (!beside)
        {
            action();
            return;
        }

        if (_waiting is null)
        {
            BlockingCollection<Action> waiting = _waiting = new BlockingCollection<Action>(MostWaiting);
            _work = Task.Factory.StartNew(() => WorkOff(waiting), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }

        _waiting.Add(action);
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
    private void WorkOff(BlockingCollection<Action> waiting)
    {
        foreach (Action action in waiting.GetConsumingEnumerable())
        {
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

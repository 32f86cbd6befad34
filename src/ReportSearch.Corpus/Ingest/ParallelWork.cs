using System.Runtime.ExceptionServices;

namespace ReportSearch.Corpus.Ingest;

/// <summary>The same work on many things, on all cores, with the results in the order of the things.</summary>
internal static class ParallelWork
{
    /// <summary>Maps every item; the first failure comes out as it was thrown, after work under way has ended. So many at once as there are cores, unless said otherwise.</summary>
    public static TResult[] Map<TItem, TResult>(IReadOnlyList<TItem> items, Func<TItem, TResult> work, CancellationToken cancellation, int? atOnce = null)
    {
        var results = new TResult[items.Count];
        try
        {
            var options = new ParallelOptions { MaxDegreeOfParallelism = atOnce ?? Environment.ProcessorCount, CancellationToken = cancellation };
            Parallel.For(0, items.Count, options, i => results[i] = work(items[i]));
        }
        catch (AggregateException e)
        {
            ExceptionDispatchInfo.Throw(e.Flatten().InnerExceptions[0]);
        }

        return results;
    }
}

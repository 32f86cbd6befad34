using System.Diagnostics;

namespace ReportSearch.Engine.Postings;

/// <summary>What a query may spend on reading: postings and time, looked at before each block. Not thread-safe: one for each query.</summary>
internal sealed class ReadBudget
{
    private readonly CancellationToken _cancellation;
    private readonly long _deadline;
    private long _postings;

    /// <param name="cancellation">Ends the query with an exception.</param>
    /// <param name="postings">Most postings to read; null for any number.</param>
    /// <param name="time">Longest time from now on; null for any.</param>
    public ReadBudget(CancellationToken cancellation, long? postings = null, TimeSpan? time = null)
    {
        _cancellation = cancellation;
        _postings = postings ?? long.MaxValue;
        _deadline = time is { } limit ? Stopwatch.GetTimestamp() + (long)(limit.TotalSeconds * Stopwatch.Frequency) : long.MaxValue;
    }

    public static ReadBudget Unlimited { get; } = new(CancellationToken.None);

    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    /// <exception cref="BudgetSpentException">All is spent.</exception>
    public void Spend(int postings)
    {
        _cancellation.ThrowIfCancellationRequested();
        if (_postings != long.MaxValue && (_postings -= postings) < 0)
            throw new BudgetSpentException();
        if (_deadline != long.MaxValue && Stopwatch.GetTimestamp() > _deadline)
            throw new BudgetSpentException();
    }
}

/// <summary>A query has read as much as it may; what was found so far is given with the word that it is partial.</summary>
internal sealed class BudgetSpentException : Exception;

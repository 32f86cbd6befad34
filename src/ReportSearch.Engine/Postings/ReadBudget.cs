using System.Diagnostics;

namespace ReportSearch.Engine.Postings;

/// <summary>What a query may spend on reading: postings and time, looked at before each block. Not thread-safe: one for each query.</summary>
internal sealed class ReadBudget
{
    // The clock costs as much as half a block: it is read once for so many postings.
    private const int PostingsBetweenLooks = 4096;

    private readonly CancellationToken _cancellation;
    private readonly long _deadline;
    private readonly long _postings;
    private long _nextLook;

    /// <param name="cancellation">Ends the query with an exception.</param>
    /// <param name="postings">Most postings to read; null for any number.</param>
    /// <param name="time">Longest time from now on; null for any.</param>
    public ReadBudget(CancellationToken cancellation, long? postings = null, TimeSpan? time = null)
    {
        _cancellation = cancellation;
        _postings = postings ?? long.MaxValue;
        _deadline = time is { } limit ? Stopwatch.GetTimestamp() + (long)(limit.TotalSeconds * Stopwatch.Frequency) : long.MaxValue;
    }

    /// <summary>No limit.</summary>
    public static ReadBudget Unlimited => new(CancellationToken.None);

    /// <summary>Postings read until now.</summary>
    public long Read { get; private set; }

    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    /// <exception cref="BudgetSpentException">All is spent.</exception>
    public void Spend(int postings)
    {
        Read += postings;
        if (Read > _postings)
            throw new BudgetSpentException();
        if (Read >= _nextLook)
            Look();
    }

    /// <summary>Looks at the clock and at the cancellation.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    /// <exception cref="BudgetSpentException">The time is over.</exception>
    public void Look()
    {
        _nextLook = Read + PostingsBetweenLooks;
        _cancellation.ThrowIfCancellationRequested();
        if (_deadline != long.MaxValue && Stopwatch.GetTimestamp() >= _deadline)
            throw new BudgetSpentException();
    }
}

/// <summary>A query has read as much as it may; what was found so far is given with the word that it is partial.</summary>
internal sealed class BudgetSpentException : Exception;

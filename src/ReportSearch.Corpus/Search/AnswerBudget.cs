namespace ReportSearch.Corpus.Search;

/// <summary>An answer that may have been cut short.</summary>
public interface IBudgetedAnswer
{
    /// <summary>True when time or postings were spent before all was looked at; a notice says so.</summary>
    bool Partial { get; }
}

/// <summary>What one answer may cost, over all that is looked up for it; past it the answer is given as far as it came, and says so.</summary>
/// <param name="Time">Longest time; null for any.</param>
/// <param name="Postings">Most postings to read from the index; null for any number.</param>
public sealed record AnswerBudget(TimeSpan? Time, long? Postings)
{
    /// <summary>No limit: the answer is always whole.</summary>
    public static AnswerBudget Unlimited { get; } = new(null, null);
}

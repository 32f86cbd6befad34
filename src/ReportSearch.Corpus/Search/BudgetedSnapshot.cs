using ReportSearch.Corpus.Indexing;
using ReportSearch.Corpus.Queries;

namespace ReportSearch.Corpus.Search;

/// <summary>A snapshot looked at for one answer: every look takes from the same budget, and what was cut short is remembered. For one thread; does not own the snapshot.</summary>
internal sealed class BudgetedSnapshot(ISectionSnapshot snapshot, AnswerBudget budget, TimeProvider time) : ISectionSnapshot
{
    /// <summary>Said to users of every answer that was cut short.</summary>
    public const string Notice = "检索用完了限定的时间或读取量，结果不完整：所列都是真的命中，但可能有遗漏，数目是下限；可以缩小范围、去掉通配符或放宽限额后再查";

    private readonly long _started = time.GetTimestamp();
    private long _postings;

    /// <summary>Whether something was left out because the budget was spent.</summary>
    public bool IsPartial { get; private set; }

    /// <inheritdoc/>
    public long Commit => snapshot.Commit;

    /// <inheritdoc/>
    public bool IsReplaced => snapshot.IsReplaced;

    /// <inheritdoc/>
    public long Units => snapshot.Units;

    /// <summary>Whether the budget is spent; who is told so leaves something out.</summary>
    public bool IsSpent() => IsPartial |= TimeLeft == TimeSpan.Zero || PostingsLeft == 0;

    /// <summary>What an answer's notices say of its being partial, beside the others.</summary>
    public IReadOnlyList<string> Said(IReadOnlyList<string> notices) => IsPartial ? [.. notices, Notice] : notices;

    /// <inheritdoc/>
    public UnitSearchResult Search(UnitSearch search, CancellationToken cancellation = default)
    {
        UnitSearchResult found = snapshot.Search(search with { MaxTime = Less(search.MaxTime, TimeLeft), MaxPostings = Less(search.MaxPostings, PostingsLeft) }, cancellation);
        Count(found.Partial, found.Postings);
        return found;
    }

    /// <inheritdoc/>
    public UnitTallyResult Tally(UnitTallyRequest request, CancellationToken cancellation = default)
    {
        UnitTallyResult found = snapshot.Tally(request with { MaxTime = Less(request.MaxTime, TimeLeft), MaxPostings = Less(request.MaxPostings, PostingsLeft) }, cancellation);
        Count(found.Partial, found.Postings);
        return found;
    }

    /// <inheritdoc/>
    public (long Occurrences, long All) CountWord(string word, CancellationToken cancellation = default) => snapshot.CountWord(word, cancellation);

    /// <inheritdoc/>
    public IndexUnit? ReadUnit(string reportId, int number) => snapshot.ReadUnit(reportId, number);

    /// <inheritdoc/>
    public IEnumerable<(string ReportId, int Units)> Reports() => snapshot.Reports();

    /// <inheritdoc/>
    public IReadOnlyList<string> Explain(QueryNode query, string reportId, int number) => snapshot.Explain(query, reportId, number);

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private TimeSpan? TimeLeft => budget.Time is { } all ? Greater(all - time.GetElapsedTime(_started), TimeSpan.Zero) : null;

    private long? PostingsLeft => budget.Postings is { } all ? Math.Max(0, all - _postings) : null;

    private void Count(bool partial, long postings)
    {
        IsPartial |= partial;
        _postings += postings;
    }

    private static TimeSpan Greater(TimeSpan x, TimeSpan y) => x > y ? x : y;

    private static T? Less<T>(T? x, T? y)
        where T : struct, IComparable<T> => x is null || (y is not null && y.Value.CompareTo(x.Value) < 0) ? y : x;
}

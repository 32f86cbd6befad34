using ReportSearch.Engine.Postings;

namespace ReportSearch.Engine.Search;

/// <summary>Walks the matching units of one segment in ascending order, dead ones perhaps included.</summary>
internal abstract class UnitIterator
{
    /// <summary>The unit behind the last.</summary>
    public const int End = PostingsCursor.End;

    /// <summary>The current unit: -1 before the first, <see cref="End"/> behind the last.</summary>
    public int Unit { get; protected set; } = -1;

    /// <summary>About how many units it will give: the least leads a conjunction.</summary>
    public abstract long Cost { get; }

    public abstract int Next();

    /// <summary>Goes to the first match at or behind <paramref name="target"/>, never backwards.</summary>
    public abstract int Advance(int target);

    /// <summary>Score of the current unit.</summary>
    public abstract double Score();
}

/// <summary>Every unit.</summary>
internal sealed class AllIterator(int unitCount) : UnitIterator
{
    public override long Cost => unitCount;

    public override int Next() => Unit == End ? End : Advance(Unit + 1);

    public override int Advance(int target)
    {
        if (target > Unit)
            Unit = target < unitCount ? target : End;
        return Unit;
    }

    public override double Score() => 0;
}

/// <summary>Scores something else's units otherwise.</summary>
internal sealed class RescoredIterator(UnitIterator inner, Func<UnitIterator, double> score) : UnitIterator
{
    public override long Cost => inner.Cost;

    public override int Next() => Unit = inner.Next();

    public override int Advance(int target) => Unit = inner.Advance(target);

    public override double Score() => score(inner);
}

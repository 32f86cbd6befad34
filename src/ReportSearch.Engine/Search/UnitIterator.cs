using ReportSearch.Engine.Postings;

namespace ReportSearch.Engine.Search;

/// <summary>
/// Walks units of one segment in ascending order, dead ones perhaps included. Where a match is dear to test, Next and Advance give units that may match, and
/// <see cref="Confirm"/> says whether the current one does; <see cref="Score"/> is for confirmed units only.
/// </summary>
internal abstract class UnitIterator
{
    /// <summary>The unit behind the last.</summary>
    public const int End = PostingsCursor.End;

    // Bounds are sums and products in another order than scores: a hair more covers what rounding may do.
    protected const double Slack = 1 + 1e-9;

    /// <summary>The current unit: -1 before the first, <see cref="End"/> behind the last.</summary>
    public int Unit { get; protected set; } = -1;

    /// <summary>About how many units it will give: the least leads a conjunction.</summary>
    public abstract long Cost { get; }

    /// <summary>No score is greater.</summary>
    public abstract double MaxScore { get; }

    public abstract int Next();

    /// <summary>Goes to the first unit at or behind <paramref name="target"/>, never backwards.</summary>
    public abstract int Advance(int target);

    /// <summary>Whether the current unit matches.</summary>
    public virtual bool Confirm() => true;

    /// <summary>Score of the current unit.</summary>
    public abstract double Score();

    /// <summary>No unit from <paramref name="target"/> to <paramref name="until"/> scores more; nothing moves. Targets never go backwards.</summary>
    public virtual double BoundFrom(int target, out int until)
    {
        until = End;
        return MaxScore;
    }

    /// <summary>The current unit scores no more, should it match at all: less dear than the score.</summary>
    public virtual double UnitBound() => MaxScore;

    /// <summary>Tells that units which score less are of no use any more: they may be left out, or not.</summary>
    public virtual void RaiseBar(double score)
    {
    }
}

/// <summary>Every unit.</summary>
internal sealed class AllIterator(int unitCount) : UnitIterator
{
    public override long Cost => unitCount;

    public override double MaxScore => 0;

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
internal abstract class RescoredIterator(UnitIterator inner) : UnitIterator
{
    protected UnitIterator Inner { get; } = inner;

    public override long Cost => Inner.Cost;

    public override int Next() => Unit = Inner.Next();

    public override int Advance(int target) => Unit = Inner.Advance(target);

    public override bool Confirm() => Inner.Confirm();
}

/// <summary>Scores times a factor.</summary>
internal sealed class BoostIterator(UnitIterator inner, double factor) : RescoredIterator(inner)
{
    public override double MaxScore => Inner.MaxScore * factor * Slack;

    public override double Score() => Inner.Score() * factor;

    public override double BoundFrom(int target, out int until) => Inner.BoundFrom(target, out until) * factor * Slack;

    public override double UnitBound() => Inner.UnitBound() * factor * Slack;
}

/// <summary>One score for all.</summary>
internal sealed class ConstantIterator(UnitIterator inner, double score) : RescoredIterator(inner)
{
    public override double MaxScore => Math.Max(0, score);

    public override double Score() => score;
}

using System.Numerics;
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

    /// <summary>
    /// The first unit from <paramref name="target"/> on behind which units may follow that score so much: those before score less; <see cref="End"/> when there is none.
    /// Nothing moves. Targets never go backwards.
    /// </summary>
    public virtual int FindReaching(int target, double least)
    {
        while (BoundFrom(target, out int until) < least)
        {
            if (until == End)
                return End;
            target = until + 1;
        }

        return target;
    }

    /// <summary>Stretches in which the best units may well stand, at most so many, ascending; none where nothing is known of that. Nothing moves.</summary>
    public virtual UnitStretch[] Likely(int most) => [];

    /// <summary>The current unit scores no more, should it match at all: less dear than the score.</summary>
    public virtual double UnitBound() => MaxScore;

    /// <summary>Whether the bits of its units are at hand, so that marking costs next to nothing.</summary>
    public virtual bool IsMarked => false;

    /// <summary>
    /// Sets the bits of the matching units from <paramref name="from"/> to before <paramref name="to"/>, both in steps of 64, dead ones perhaps included; goes behind them.
    /// </summary>
    public virtual void Mark(int from, int to, Span<ulong> bits)
    {
        for (int unit = Advance(from); unit < to; unit = Next())
        {
            if (Confirm())
                bits[(unit - from) >> 6] |= 1UL << (unit - from);
        }
    }

    /// <summary>Clears the bits of units that do not match, where few are left to be asked about.</summary>
    public void Keep(int from, Span<ulong> bits)
    {
        for (int word = 0; word < bits.Length; word++)
        {
            for (ulong left = bits[word]; left != 0; left &= left - 1)
            {
                int unit = from + (word << 6) + BitOperations.TrailingZeroCount(left);
                if (Advance(unit) != unit || !Confirm())
                    bits[word] &= ~(left & (0 - left));
            }
        }
    }

    /// <summary>Adds to the sum of each unit from <paramref name="from"/> to before <paramref name="to"/> no less than its score times a weight, but for rounding.</summary>
    public virtual void AddBounds(int from, int to, float weight, Span<float> sums)
    {
        for (int unit = Advance(from); unit < to; unit = Next())
            sums[unit - from] += (float)UnitBound() * weight;
    }

    /// <summary>
    /// The next units from <paramref name="from"/> to before <paramref name="to"/>, as many as there is room for, each with no less than its score times a weight, but for
    /// rounding; goes behind them. Gives how many.
    /// </summary>
    public virtual int ListBounds(int from, int to, float weight, Span<uint> units, Span<float> bounds)
    {
        int count = 0;
        for (int unit = Advance(from); unit < to && count < units.Length; unit = Next())
        {
            units[count] = (uint)unit;
            bounds[count++] = (float)UnitBound() * weight;
        }
        return count;
    }

    /// <summary>Adds to the sum of each of these ascending units no less than its score times a weight, but for rounding.</summary>
    public void AddBoundsAt(ReadOnlySpan<uint> units, float weight, Span<float> sums)
    {
        for (int i = 0; i < units.Length; i++)
        {
            if (Advance((int)units[i]) == (int)units[i])
                sums[i] += (float)UnitBound() * weight;
        }
    }

    /// <summary>Lists what the score is summed from, each with its weight.</summary>
    public virtual void AddScoredTo(List<ScoredPart> parts, double weight)
    {
        if (MaxScore > 0)
            parts.Add(new ScoredPart(this, weight));
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

    public override void Mark(int from, int to, Span<ulong> bits)
    {
        int end = Math.Min(to, unitCount);
        if (Advance(end) < from)
            return;
        for (int unit = from; unit < end; unit += 64)
            bits[(unit - from) >> 6] = end - unit >= 64 ? ulong.MaxValue : (1UL << (end - unit)) - 1;
    }

    public override double Score() => 0;
}

/// <summary>Scores something else's units otherwise.</summary>
internal abstract class RescoredIterator(UnitIterator inner) : UnitIterator
{
    protected UnitIterator Inner { get; } = inner;

    public override long Cost => Inner.Cost;

    public override bool IsMarked => Inner.IsMarked;

    public override int Next() => Unit = Inner.Next();

    public override int Advance(int target) => Unit = Inner.Advance(target);

    public override bool Confirm() => Inner.Confirm();

    public override void Mark(int from, int to, Span<ulong> bits)
    {
        Inner.Mark(from, to, bits);
        Unit = Inner.Unit;
    }
}

/// <summary>Scores times a factor.</summary>
internal sealed class BoostIterator(UnitIterator inner, double factor) : RescoredIterator(inner)
{
    public override double MaxScore => Inner.MaxScore * factor * Slack;

    public override double Score() => Inner.Score() * factor;

    public override double BoundFrom(int target, out int until) => Inner.BoundFrom(target, out until) * factor * Slack;

    public override double UnitBound() => Inner.UnitBound() * factor * Slack;

    public override void AddScoredTo(List<ScoredPart> parts, double weight) => Inner.AddScoredTo(parts, weight * factor * Slack);
}

/// <summary>One score for all.</summary>
internal sealed class ConstantIterator(UnitIterator inner, double score) : RescoredIterator(inner)
{
    public override double MaxScore => Math.Max(0, score);

    public override double Score() => score;
}

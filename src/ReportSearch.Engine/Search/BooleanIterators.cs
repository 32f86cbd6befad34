using System.Numerics;

namespace ReportSearch.Engine.Search;

/// <summary>Units that all parts give; the rarest leads, and what is dear to confirm comes last.</summary>
internal sealed class ConjunctionIterator(UnitIterator[] parts) : UnitIterator
{
    // To ask about one unit costs about as much as to mark so many.
    private const int MarkingIsCheaper = 16;

    private readonly UnitIterator[] _parts = [.. parts.OrderBy(p => p.Cost)];

    public override long Cost => _parts[0].Cost;

    public override double MaxScore => 0;

    public override int Next() => Unit = Align(_parts[0].Next());

    public override int Advance(int target) => Unit >= target ? Unit : Unit = Align(_parts[0].Advance(target));

    public override bool Confirm()
    {
        foreach (UnitIterator part in _parts)
        {
            if (!part.Confirm())
                return false;
        }
        return true;
    }

    public override double Score() => 0;

    public override void Mark(int from, int to, Span<ulong> bits)
    {
        // 1. The rarest part, on bits of its own where others have set some.
        UnitIterator first = _parts[0];
        first.Mark(from, to, bits);
        int left = 0;
        foreach (ulong word in bits)
            left += BitOperations.PopCount(word);
        // 2. The others: one by one where few are left, else all of theirs at once.
        Span<ulong> other = stackalloc ulong[bits.Length];
        for (int i = 1; i < _parts.Length && left > 0; i++)
        {
            if (left * MarkingIsCheaper < bits.Length * 64 && !_parts[i].IsMarked)
            {
                _parts[i].Keep(from, bits);
            }
            else
            {
                other.Clear();
                _parts[i].Mark(from, to, other);
                left = 0;
                for (int word = 0; word < bits.Length; word++)
                    left += BitOperations.PopCount(bits[word] &= other[word]);
            }
        }
    }

    private int Align(int unit)
    {
        int agreed = 1;
        while (unit != End && agreed < _parts.Length)
        {
            int next = _parts[agreed].Advance(unit);
            if (next == unit)
            {
                agreed++;
                continue;
            }
            unit = next == End ? End : _parts[0].Advance(next);
            agreed = 1;
        }
        return unit;
    }
}

/// <summary>Units that at least so many parts give.</summary>
internal sealed class DisjunctionIterator(UnitIterator[] parts, int minimum) : UnitIterator
{
    private int _confirmedUnit = -1;
    private bool _confirmed;

    public override long Cost => parts.Sum(p => p.Cost);

    // The others are mostly far rarer.
    public override bool IsMarked => minimum == 1 && parts.MaxBy(p => p.Cost)!.IsMarked;

    public override double MaxScore => 0;

    public override int Next() => Unit == End ? End : Find(Unit + 1);

    public override int Advance(int target) => Unit >= target ? Unit : Find(target);

    public override bool Confirm()
    {
        if (_confirmedUnit == Unit)
            return _confirmed;
        _confirmedUnit = Unit;
        int count = 0;
        foreach (UnitIterator part in parts)
        {
            if (part.Unit == Unit && part.Confirm() && ++count == minimum)
                return _confirmed = true;
        }
        return _confirmed = false;
    }

    public override double Score() => 0;

    public override void Mark(int from, int to, Span<ulong> bits)
    {
        if (minimum > 1)
        {
            base.Mark(from, to, bits);
            return;
        }

        Span<ulong> other = stackalloc ulong[bits.Length];
        foreach (UnitIterator part in parts)
        {
            if (part.Unit >= to)
                continue;
            // A part may count on clean bits.
            other.Clear();
            part.Mark(from, to, other);
            for (int word = 0; word < bits.Length; word++)
                bits[word] |= other[word];
        }
    }

    private int Find(int target)
    {
        while (true)
        {
            int least = End, count = 0;
            foreach (UnitIterator part in parts)
            {
                int unit = part.Unit < target ? part.Advance(target) : part.Unit;
                if (unit < least)
                {
                    least = unit;
                    count = 1;
                }
                else if (unit == least)
                {
                    count++;
                }
            }
            if (least == End || count >= minimum)
                return Unit = least;
            target = least + 1;
        }
    }
}

/// <summary>Units of <paramref name="required"/> that no excluded part gives; the score is the sum over the scored parts in their order.</summary>
internal sealed class BooleanIterator(UnitIterator required, UnitIterator[] excluded, UnitIterator[] scored) : UnitIterator
{
    private readonly double _maxScore = GreatestOf(scored);

    public override long Cost => required.Cost;

    public override bool IsMarked => required.IsMarked;

    public override double MaxScore => _maxScore;

    public override int Next() => Unit = required.Next();

    public override int Advance(int target) => Unit >= target ? Unit : Unit = required.Advance(target);

    public override bool Confirm()
    {
        foreach (UnitIterator part in excluded)
        {
            if (part.Advance(Unit) == Unit && part.Confirm())
                return false;
        }
        return required.Confirm();
    }

    public override double Score()
    {
        double sum = 0;
        foreach (UnitIterator part in scored)
        {
            if (part.Unit < Unit)
                part.Advance(Unit);
            if (part.Unit == Unit && part.Confirm())
                sum += part.Score();
        }
        return sum;
    }

    public override double BoundFrom(int target, out int until)
    {
        double sum = 0;
        until = End;
        foreach (UnitIterator part in scored)
        {
            sum += part.BoundFrom(target, out int end);
            until = Math.Min(until, end);
        }
        return sum * Slack;
    }

    public override double UnitBound()
    {
        double sum = 0;
        foreach (UnitIterator part in scored)
        {
            if (part.Unit < Unit)
                part.Advance(Unit);
            if (part.Unit == Unit)
                sum += part.UnitBound();
        }
        return sum * Slack;
    }

    public override void Mark(int from, int to, Span<ulong> bits)
    {
        required.Mark(from, to, bits);
        Span<ulong> other = stackalloc ulong[bits.Length];
        foreach (UnitIterator part in excluded)
        {
            other.Clear();
            part.Mark(from, to, other);
            for (int word = 0; word < bits.Length; word++)
                bits[word] &= ~other[word];
        }
    }

    private static double GreatestOf(UnitIterator[] scored)
    {
        double sum = 0;
        foreach (UnitIterator part in scored)
            sum += part.MaxScore;
        return sum * Slack;
    }

    public override void AddScoredTo(List<ScoredPart> parts, double weight)
    {
        foreach (UnitIterator part in scored)
            part.AddScoredTo(parts, weight);
    }
}

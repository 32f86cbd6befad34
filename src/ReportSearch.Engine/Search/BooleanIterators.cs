namespace ReportSearch.Engine.Search;

/// <summary>Units that all parts give; the rarest leads, and what is dear to confirm comes last.</summary>
internal sealed class ConjunctionIterator(UnitIterator[] parts) : UnitIterator
{
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
    private readonly double _maxScore = scored.Sum(s => s.MaxScore) * Slack;

    public override long Cost => required.Cost;

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

    public override void RaiseBar(double score)
    {
        // All the score comes from one part: it can leave out what is of no use by itself.
        if (scored.Length == 1 && ReferenceEquals(scored[0], required))
            required.RaiseBar(score);
    }
}

/// <summary>
/// Units that any part gives, with the sum of their scores in the order of the parts. Parts whose scores together cannot reach the bar are not walked: they are only
/// asked about units that the others give (MaxScore; Turtle and Flood, Query evaluation: strategies and optimizations, 1995).
/// </summary>
internal sealed class ScoredDisjunctionIterator : UnitIterator
{
    private readonly UnitIterator[] _parts;
    private readonly UnitIterator[] _byScore;
    private readonly double[] _sums;
    private int _walkedFrom;
    private double _bar = double.NegativeInfinity;

    public ScoredDisjunctionIterator(UnitIterator[] parts)
    {
        _parts = parts;
        _byScore = [.. parts.OrderBy(p => p.MaxScore)];
        _sums = new double[parts.Length];
        double sum = 0;
        for (int i = 0; i < parts.Length; i++)
            _sums[i] = sum += _byScore[i].MaxScore * Slack;
    }

    public override long Cost => _parts.Sum(p => p.Cost);

    public override double MaxScore => _sums[^1];

    public override int Next() => Unit == End ? End : Find(Unit + 1);

    public override int Advance(int target) => Unit >= target ? Unit : Find(target);

    public override void RaiseBar(double score)
    {
        _bar = score;
        while (_walkedFrom < _parts.Length && _sums[_walkedFrom] < score)
            _walkedFrom++;
    }

    public override bool Confirm()
    {
        bool any = false;
        for (int i = 0; i < _byScore.Length && !any; i++)
        {
            UnitIterator part = _byScore[i];
            if (part.Unit < Unit)
                part.Advance(Unit);
            any = part.Unit == Unit && part.Confirm();
        }
        return any;
    }

    public override double Score()
    {
        double sum = 0;
        foreach (UnitIterator part in _parts)
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
        foreach (UnitIterator part in _parts)
        {
            sum += part.BoundFrom(target, out int end);
            until = Math.Min(until, end);
        }
        return sum * Slack;
    }

    public override double UnitBound()
    {
        // From the greatest down, until it is clear that the bar is not reached.
        double sum = 0;
        for (int i = _byScore.Length - 1; i >= 0; i--)
        {
            if ((sum + _sums[i]) * Slack < _bar)
                return (sum + _sums[i]) * Slack;
            UnitIterator part = _byScore[i];
            if (part.Unit < Unit)
                part.Advance(Unit);
            if (part.Unit == Unit)
                sum += part.UnitBound();
        }
        return sum * Slack;
    }

    private int Find(int target)
    {
        int least = End;
        for (int i = _walkedFrom; i < _byScore.Length; i++)
        {
            UnitIterator part = _byScore[i];
            int unit = part.Unit < target ? part.Advance(target) : part.Unit;
            least = Math.Min(least, unit);
        }
        return Unit = least;
    }
}

namespace ReportSearch.Engine.Search;

/// <summary>Units that all parts give; the rarest leads.</summary>
internal sealed class ConjunctionIterator(UnitIterator[] parts) : UnitIterator
{
    private readonly UnitIterator[] _parts = [.. parts.OrderBy(p => p.Cost)];

    public override long Cost => _parts[0].Cost;

    public override int Next() => Unit = Align(_parts[0].Next());

    public override int Advance(int target) => Unit >= target ? Unit : Unit = Align(_parts[0].Advance(target));

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
    public override long Cost => parts.Sum(p => p.Cost);

    public override int Next() => Unit == End ? End : Find(Unit + 1);

    public override int Advance(int target) => Unit >= target ? Unit : Find(target);

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
    public override long Cost => required.Cost;

    public override int Next() => Unit = SkipExcluded(required.Next());

    public override int Advance(int target) => Unit >= target ? Unit : Unit = SkipExcluded(required.Advance(target));

    public override double Score()
    {
        double sum = 0;
        foreach (UnitIterator part in scored)
        {
            if (part.Unit < Unit)
                part.Advance(Unit);
            if (part.Unit == Unit)
                sum += part.Score();
        }
        return sum;
    }

    private int SkipExcluded(int unit)
    {
        while (unit != End)
        {
            bool found = false;
            foreach (UnitIterator part in excluded)
            {
                if (part.Advance(unit) == unit)
                {
                    found = true;
                    break;
                }
            }
            if (!found)
                return unit;
            unit = required.Next();
        }
        return unit;
    }
}

namespace ReportSearch.Engine.Search;

/// <summary>The matching units of the group being walked, and when they are scored the best of them.</summary>
internal sealed class GroupOfHits(int limit)
{
    private readonly List<UnitRank> _units = [];
    private readonly List<UnitRank> _best = [];

    public int Matching => _units.Count;

    /// <summary>None of its units scores more.</summary>
    public double Bound { get; private set; } = double.NegativeInfinity;

    public UnitRank Best => _best[0];

    /// <summary>Adds a unit, which has no score yet.</summary>
    public void Add(UnitRank unit, double bound)
    {
        _units.Add(unit);
        Bound = Math.Max(Bound, bound);
    }

    /// <summary>Scores the units by an opening that has not come to them.</summary>
    public void Score(UnitIterator scores)
    {
        foreach (UnitRank unit in _units)
        {
            if (scores.Advance(unit.Unit) != unit.Unit || !scores.Confirm())
                throw new InvalidOperationException($"unit {unit.Unit} matches in one opening of a query and not in another");
            Insert(unit with { Score = scores.Score() });
        }
    }

    public UnitRank[] Units() => [.. _best];

    public void Clear()
    {
        _units.Clear();
        _best.Clear();
        Bound = double.NegativeInfinity;
    }

    private void Insert(UnitRank unit)
    {
        int at = _best.Count;
        while (at > 0 && UnitRank.CompareInGroup(unit, _best[at - 1]) < 0)
            at--;
        if (at >= limit)
            return;
        if (_best.Count == limit)
            _best.RemoveAt(limit - 1);
        _best.Insert(at, unit);
    }
}

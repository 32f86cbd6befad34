using System.Runtime.InteropServices;
using ReportSearch.Engine.Postings;
using ReportSearch.Engine.Queries;
using ReportSearch.Engine.Scoring;
using ReportSearch.Engine.Segments;

namespace ReportSearch.Engine.Search;

/// <summary>Every unit, scored by how close texts stand together in it.</summary>
internal sealed class PreparedCloseness(SearchableIndex index, ClosenessQuery query, ReadBudget budget) : PreparedQuery(index)
{
    public override UnitIterator? Open(int segment) => new ClosenessIterator(Index.Segments[segment].Reader, query, budget);

    public override long? CountIn(int segment) => Index.Segments[segment].LiveUnits;

    protected override string Describe(UnitIterator iterator) =>
        $"{Index.Schema.Fields[query.Field].Name}: {Closeness.Explain(((ClosenessIterator)iterator).FewestBetween(), query.Texts.Count)}";
}

/// <summary>Reads positions only of units whose score is asked for: till then any unit may have the greatest.</summary>
internal sealed class ClosenessIterator(SegmentReader reader, ClosenessQuery query, ReadBudget budget) : UnitIterator
{
    private readonly TextPlace[] _last = new TextPlace[query.Texts.Count];
    private readonly List<TextPlace> _places = [];
    private SpanTextPlaces[][]? _texts;
    private int _scoredUnit = -1;
    private double _score;

    public override long Cost => reader.UnitCount;

    public override double MaxScore => Closeness.Most;

    public override int Next() => Unit == End ? End : Advance(Unit + 1);

    public override int Advance(int target)
    {
        if (target > Unit)
            Unit = target < reader.UnitCount ? target : End;
        return Unit;
    }

    public override double Score()
    {
        if (_scoredUnit == Unit)
            return _score;
        _scoredUnit = Unit;
        return _score = Closeness.Of(FewestBetween(), query.Texts.Count);
    }

    public override void AddBounds(int from, int to, float weight, Span<float> sums)
    {
        int end = Math.Min(to, reader.UnitCount);
        for (int unit = Advance(from); unit < end; unit++)
            sums[unit - from] += weight;
        Advance(to);
    }

    /// <summary>How many of the texts stand in the current unit, and the characters between them.</summary>
    public (int Texts, int Between) FewestBetween()
    {
        // 1. The texts, each of which is opened when the first unit is scored: most openings of a query never score one.
        _texts ??= [.. query.Texts.Select(writings => writings.Select(text => new SpanTextPlaces(text, reader, query.Field, budget)).ToArray())];
        // 2. Of one text alone no place is looked at.
        int standing = 0;
        foreach (SpanTextPlaces[] writings in _texts)
            standing += MayStand(writings) ? 1 : 0;
        if (standing < ClosenessQuery.MinTexts)
            return (standing, 0);
        // 3. Their places in the unit.
        _places.Clear();
        for (int text = 0; text < _texts.Length; text++)
        {
            foreach (SpanTextPlaces writing in _texts[text])
            {
                foreach (int start in writing.In(Unit))
                    _places.Add(new TextPlace(start, start + writing.Length, text));
            }
        }

        _places.Sort();
        return Closeness.FewestBetween(CollectionsMarshal.AsSpan(_places), _last);
    }

    private bool MayStand(SpanTextPlaces[] writings)
    {
        foreach (SpanTextPlaces writing in writings)
        {
            if (writing.MayStandIn(Unit))
                return true;
        }

        return false;
    }
}

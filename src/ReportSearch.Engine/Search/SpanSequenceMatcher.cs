using ReportSearch.Engine.Postings;
using ReportSearch.Engine.Queries;
using ReportSearch.Engine.Segments;

namespace ReportSearch.Engine.Search;

/// <summary>Where a gap may lie in a unit.</summary>
internal sealed class SpanGapPlaces(SpanGap gap, SegmentReader reader, int field, ReadBudget budget)
{
    private readonly SpanPositions[] _without = [.. gap.Without.Select(term => new SpanPositions(reader, field, new SpanTerm(term, 0), budget))];
    private readonly SpanPositions[] _unbroken = [.. gap.Unbroken.Select(term => new SpanPositions(reader, field, new SpanTerm(term, 0), budget))];

    public int Least => gap.Least;

    public int Most => gap.Most;

    /// <summary>Whether it may reach from one position to before another.</summary>
    public bool MayLie(int unit, int from, int to)
    {
        foreach (SpanPositions term in _without)
        {
            if (AnyIn(term.In(unit), from, to))
                return false;
        }

        foreach (SpanPositions term in _unbroken)
        {
            if (AnyIn(term.In(unit), from, to + 1))
                return false;
        }

        return true;
    }

    private static bool AnyIn(ReadOnlySpan<int> positions, int from, int to)
    {
        int at = positions.BinarySearch(from);
        at = at < 0 ? ~at : at;
        return at < positions.Length && positions[at] < to;
    }
}

/// <summary>Stretches in which texts stand one behind the other.</summary>
internal sealed class SpanSequenceMatcher : SpanMatcher
{
    private readonly SpanTextPlaces[] _texts;
    private readonly SpanGapPlaces[] _gaps;

    // Where the texts up to one of them may end, from one start of the first.
    private List<int> _ends = [];
    private List<int> _next = [];

    public SpanSequenceMatcher(SpanTextPlaces[] texts, SpanGapPlaces[] gaps)
    {
        if (texts.Length == 0 || gaps.Length != texts.Length - 1)
            throw new ArgumentException($"{texts.Length} texts with {gaps.Length} gaps between them", nameof(gaps));
        _texts = texts;
        _gaps = gaps;
    }

    protected override void Mark(int unit, UnitStretches stretches, Span<ulong> holds)
    {
        foreach (SpanTextPlaces text in _texts)
        {
            if (text.In(unit).Length == 0)
                return;
        }

        foreach (int start in _texts[0].In(unit))
        {
            // The match that ends first is in the stretch of its start, or none is.
            int stretch = stretches.At(start);
            if (stretch < stretches.Count && (holds[stretch >> 6] >> stretch & 1) == 0 && LeastEnd(unit, start) is int end && stretches.At(end - 1) == stretch)
                holds[stretch >> 6] |= 1UL << stretch;
        }
    }

    private int? LeastEnd(int unit, int start)
    {
        _ends.Clear();
        _ends.Add(start + _texts[0].Length);
        for (int i = 0; i < _gaps.Length && _ends.Count > 0; i++)
        {
            _next.Clear();
            SpanGapPlaces gap = _gaps[i];
            ReadOnlySpan<int> places = _texts[i + 1].In(unit);
            int at = places.BinarySearch(_ends[0] + gap.Least);
            // Ends and places ascend.
            for (at = at < 0 ? ~at : at; at < places.Length && places[at] - _ends[^1] <= gap.Most; at++)
            {
                if (Reaches(unit, gap, places[at]))
                    _next.Add(places[at] + _texts[i + 1].Length);
            }

            (_ends, _next) = (_next, _ends);
        }

        return _ends.Count > 0 ? _ends[0] : null;
    }

    private bool Reaches(int unit, SpanGapPlaces gap, int place)
    {
        foreach (int end in _ends)
        {
            if (place - end >= gap.Least && place - end <= gap.Most && gap.MayLie(unit, end, place))
                return true;
        }

        return false;
    }
}

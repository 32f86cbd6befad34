using ReportSearch.Engine.Postings;
using ReportSearch.Engine.Queries;
using ReportSearch.Engine.Segments;

namespace ReportSearch.Engine.Search;

/// <summary>Where a text begins in a unit.</summary>
internal sealed class SpanTextPlaces
{
    private readonly (SpanPositions Term, int Offset)[] _present;
    private readonly (SpanPositions Term, int Offset)[] _absent;
    private int[] _starts = new int[8];
    private int _unit = -1;
    private int _count;

    public SpanTextPlaces(SpanText text, SegmentReader reader, int field, ReadBudget budget)
    {
        Length = text.Length;
        (SpanPositions, int)[] Of(bool absent) =>
            [.. text.Terms.Where(term => (term.Kind == SpanTermKind.Absent) == absent).Select(term => (new SpanPositions(reader, field, term, budget), term.Offset))];
        _present = [.. Of(absent: false).OrderBy(place => place.Item1.Cost)];
        _absent = Of(absent: true);
        if (_present.Length == 0)
            throw new ArgumentException("a text needs a term that stands there", nameof(text));
    }

    public int Length { get; }

    /// <summary>Whether all of the terms that must stand there are in a unit; no position is read.</summary>
    public bool MayStandIn(int unit)
    {
        foreach ((SpanPositions term, _) in _present)
        {
            if (!term.StandsIn(unit))
                return false;
        }

        return true;
    }

    /// <summary>The ascending starts in a unit, valid until the next unit.</summary>
    public ReadOnlySpan<int> In(int unit)
    {
        if (_unit != unit)
        {
            _unit = unit;
            _count = Find(unit);
        }

        return _starts.AsSpan(0, _count);
    }

    private int Find(int unit)
    {
        ReadOnlySpan<int> first = _present[0].Term.In(unit);
        if (_starts.Length < first.Length)
            _starts = new int[Math.Max(first.Length, _starts.Length * 2)];
        int count = 0;
        foreach (int position in first)
        {
            if (position >= _present[0].Offset)
                _starts[count++] = position - _present[0].Offset;
        }

        for (int i = 1; i < _present.Length && count > 0; i++)
            count = Thin(count, _present[i].Term.In(unit), _present[i].Offset, present: true);
        for (int i = 0; i < _absent.Length && count > 0; i++)
            count = Thin(count, _absent[i].Term.In(unit), _absent[i].Offset, present: false);
        return count;
    }

    private int Thin(int count, ReadOnlySpan<int> positions, int offset, bool present)
    {
        int kept = 0, at = 0;
        for (int i = 0; i < count; i++)
        {
            long wanted = (long)_starts[i] + offset;
            while (at < positions.Length && positions[at] < wanted)
                at++;
            if ((at < positions.Length && positions[at] == wanted) == present)
                _starts[kept++] = _starts[i];
        }

        return kept;
    }
}

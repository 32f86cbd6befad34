using ReportSearch.Engine.Postings;
using ReportSearch.Engine.Queries;
using ReportSearch.Engine.Segments;
using ReportSearch.Engine.TermDictionary;

namespace ReportSearch.Engine.Search;

/// <summary>Positions of one term, or of all terms that begin alike, in the units of a segment that are asked for in ascending order.</summary>
internal sealed class SpanPositions
{
    // A heap, the least unit at the top; all begin before the first.
    private readonly PostingsCursor[] _cursors;
    private int[] _positions = [];
    private int[] _more = [];
    private int _unit = -1;
    private int _count;

    public SpanPositions(SegmentReader reader, int field, SpanTerm term, ReadBudget budget)
    {
        var cursors = new List<PostingsCursor>();
        if (term.Kind != SpanTermKind.Prefix)
        {
            if (reader.Terms.TryFind(field, term.Term.Span, out PostingsAddress address))
                cursors.Add(reader.OpenPostings(field, address, budget));
        }
        else
        {
            TermCursor terms = reader.Terms.Seek(field, term.Term.Span);
            while (terms.MoveNext() && terms.Term.StartsWith(term.Term.Span))
                cursors.Add(reader.OpenPostings(field, terms.Address, budget));
        }

        _cursors = [.. cursors];
        Cost = cursors.Sum(cursor => (long)cursor.Count);
    }

    /// <summary>About how many units have one.</summary>
    public long Cost { get; }

    /// <summary>Whether there is one in a unit; no position is read.</summary>
    public bool StandsIn(int unit)
    {
        // Terms that stand before the unit go on, the least first: of thousands only those that are near it are touched.
        while (_cursors.Length > 0 && _cursors[0].Unit < unit)
        {
            _cursors[0].Advance(unit);
            SiftDown(0);
        }

        return _cursors.Length > 0 && _cursors[0].Unit == unit;
    }

    /// <summary>The ascending positions in a unit; valid until the next call.</summary>
    public ReadOnlySpan<int> In(int unit)
    {
        if (_unit == unit)
            return _positions.AsSpan(0, _count);
        _unit = unit;
        _count = 0;
        if (!StandsIn(unit))
            return [];
        // Terms that stand at the unit are at the top.
        int read = 0;
        Collect(0, unit, ref read);
        if (read > 1)
            _positions.AsSpan(0, _count).Sort();
        return _positions.AsSpan(0, _count);
    }

    private void Collect(int at, int unit, ref int read)
    {
        if (at >= _cursors.Length || _cursors[at].Unit != unit)
            return;
        if (read++ == 0)
        {
            _count = _cursors[at].ReadPositions(ref _positions);
        }
        else
        {
            int more = _cursors[at].ReadPositions(ref _more);
            if (_positions.Length < _count + more)
                Array.Resize(ref _positions, Math.Max(_count + more, _positions.Length * 2));
            _more.AsSpan(0, more).CopyTo(_positions.AsSpan(_count));
            _count += more;
        }

        Collect(2 * at + 1, unit, ref read);
        Collect(2 * at + 2, unit, ref read);
    }

    private void SiftDown(int at)
    {
        PostingsCursor moved = _cursors[at];
        for (int child; (child = 2 * at + 1) < _cursors.Length; at = child)
        {
            if (child + 1 < _cursors.Length && _cursors[child + 1].Unit < _cursors[child].Unit)
                child++;
            if (_cursors[child].Unit >= moved.Unit)
                break;
            _cursors[at] = _cursors[child];
        }

        _cursors[at] = moved;
    }
}

using ReportSearch.Engine.Postings;
using ReportSearch.Engine.Queries;
using ReportSearch.Engine.Segments;
using ReportSearch.Engine.TermDictionary;

namespace ReportSearch.Engine.Search;

/// <summary>Positions of one term, or of all terms that begin alike, in the units of a segment that are asked for in ascending order.</summary>
internal sealed class SpanPositions
{
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

    /// <summary>The ascending positions in a unit; valid until the next call.</summary>
    public ReadOnlySpan<int> In(int unit)
    {
        if (_unit == unit)
            return _positions.AsSpan(0, _count);
        _unit = unit;
        _count = 0;
        int read = 0;
        foreach (PostingsCursor cursor in _cursors)
        {
            if (cursor.Advance(unit) != unit)
                continue;
            if (read++ == 0)
            {
                _count = cursor.ReadPositions(ref _positions);
                continue;
            }

            int more = cursor.ReadPositions(ref _more);
            if (_positions.Length < _count + more)
                Array.Resize(ref _positions, Math.Max(_count + more, _positions.Length * 2));
            _more.AsSpan(0, more).CopyTo(_positions.AsSpan(_count));
            _count += more;
        }

        if (read > 1)
            _positions.AsSpan(0, _count).Sort();
        return _positions.AsSpan(0, _count);
    }
}

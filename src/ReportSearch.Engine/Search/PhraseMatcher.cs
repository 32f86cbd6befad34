using ReportSearch.Engine.Postings;

namespace ReportSearch.Engine.Search;

/// <summary>
/// Finds units where all terms stand at their offsets from one start. The rarest term leads; positions are read only where all terms are, and the starts
/// that the rarest allows are thinned out by the others.
/// </summary>
internal sealed class PhraseMatcher
{
    private readonly PostingsCursor[] _cursors;
    private readonly (int Cursor, int Offset)[] _places;
    private int[] _starts = new int[16];
    private int[] _positions = new int[16];

    /// <param name="cursors">One for each different term.</param>
    /// <param name="places">Which term stands at which offset.</param>
    public PhraseMatcher(PostingsCursor[] cursors, IEnumerable<(int Cursor, int Offset)> places)
    {
        int[] order = [.. Enumerable.Range(0, cursors.Length).OrderBy(i => cursors[i].Count)];
        _cursors = [.. order.Select(i => cursors[i])];
        // Places of one term stay together, so that its positions are read once.
        _places = [.. places.Select(p => (Cursor: Array.IndexOf(order, p.Cursor), p.Offset)).Distinct().OrderBy(p => p.Cursor)];
    }

    public long Cost => _cursors[0].Count;

    public int Frequency { get; private set; }

    public int Next() => FindFrom(_cursors[0].Next());

    public int Advance(int target) => FindFrom(_cursors[0].Advance(target));

    private int FindFrom(int unit)
    {
        while (unit != PostingsCursor.End)
        {
            int next = unit;
            for (int i = 1; i < _cursors.Length && next == unit; i++)
                next = _cursors[i].Advance(unit);
            if (next != unit)
            {
                if (next == PostingsCursor.End)
                    return PostingsCursor.End;
                unit = _cursors[0].Advance(next);
                continue;
            }
            Frequency = CountStarts();
            if (Frequency > 0)
                return unit;
            unit = _cursors[0].Next();
        }
        return PostingsCursor.End;
    }

    private int CountStarts()
    {
        int count = 0;
        int read = -1, positionCount = 0;
        for (int place = 0; place < _places.Length; place++)
        {
            (int cursor, int offset) = _places[place];
            if (cursor != read)
            {
                positionCount = _cursors[cursor].ReadPositions(ref _positions);
                read = cursor;
            }
            if (place == 0)
            {
                if (_starts.Length < positionCount)
                    _starts = new int[_positions.Length];
                for (int i = 0; i < positionCount; i++)
                    _starts[i] = _positions[i] - offset;
                count = positionCount;
                continue;
            }
            int kept = 0, at = 0;
            for (int i = 0; i < count; i++)
            {
                long wanted = (long)_starts[i] + offset;
                while (at < positionCount && _positions[at] < wanted)
                    at++;
                if (at < positionCount && _positions[at] == wanted)
                    _starts[kept++] = _starts[i];
            }
            count = kept;
            if (count == 0)
                break;
        }
        return count;
    }
}

using ReportSearch.Engine.Postings;

namespace ReportSearch.Engine.Search;

/// <summary>
/// Units where all terms stand at their offsets from one start. The rarest term leads; a unit that it gives is confirmed by the witness where there is one, else by the
/// positions of as few terms as cover the phrase, and the starts that the rarest allows are thinned out by the others.
/// </summary>
internal sealed class PhraseIterator : FrequencyIterator
{
    private readonly PostingsCursor[] _cursors;
    private readonly (int Cursor, int Offset)[] _places;
    private readonly PostingsCursor? _witness;
    private int[] _starts = new int[16];
    private int[] _positions = new int[16];
    private int _confirmedUnit = -1;
    private bool _confirmed;
    private int _countedUnit = -1;
    private int _count;

    /// <param name="cursors">One for each different term; the rarest first.</param>
    /// <param name="places">Which term stands at which offset; places of one term stay together. A cursor may have none: it only leads.</param>
    /// <param name="witness">A term that stands only in units that match.</param>
    /// <param name="scorer">How it is scored.</param>
    public PhraseIterator(PostingsCursor[] cursors, (int Cursor, int Offset)[] places, PostingsCursor? witness, FieldScorer? scorer)
        : base(scorer)
    {
        _cursors = cursors;
        _places = places;
        _witness = witness;
    }

    public override long Cost => _cursors[0].Count;

    public override int Frequency => Count();

    protected override double GreatestImpact => _cursors.Min(c => c.GreatestImpact);

    public override int Next() => Unit = Align(_cursors[0].Next());

    public override int Advance(int target) => Unit >= target ? Unit : Unit = Align(_cursors[0].Advance(target));

    public override bool Confirm()
    {
        if (_confirmedUnit == Unit)
            return _confirmed;
        _confirmedUnit = Unit;
        return _confirmed = (_witness is not null && _witness.Advance(Unit) == Unit) || Count() > 0;
    }

    public override double UnitBound() => ScoreOf(_cursors[0].Frequency);

    protected override double ImpactFrom(int target, out int until)
    {
        double least = double.PositiveInfinity;
        until = End;
        foreach (PostingsCursor cursor in _cursors)
        {
            least = Math.Min(least, cursor.ImpactFrom(target, out int end));
            until = Math.Min(until, end);
        }
        return least;
    }

    protected override int FindImpact(int target, double least)
    {
        int from;
        do
        {
            from = target;
            foreach (PostingsCursor cursor in _cursors)
                target = cursor.FindImpact(target, least);
        }
        while (target != from);
        return target;
    }

    // With a witness most units need no look at the other terms.
    private int Align(int unit)
    {
        if (_witness is not null)
            return unit;
        int agreed = 1;
        while (unit != End && agreed < _cursors.Length)
        {
            int next = _cursors[agreed].Advance(unit);
            if (next == unit)
            {
                agreed++;
                continue;
            }
            unit = next == End ? End : _cursors[0].Advance(next);
            agreed = 1;
        }
        return unit;
    }

    private int Count()
    {
        if (_countedUnit == Unit)
            return _count;
        _countedUnit = Unit;
        foreach (PostingsCursor cursor in _cursors)
        {
            if (cursor.Advance(Unit) != Unit)
                return _count = 0;
        }
        return _count = CountStarts();
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

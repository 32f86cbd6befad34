using ReportSearch.Engine.Columns;
using ReportSearch.Engine.Postings;
using ReportSearch.Engine.Scoring;
using ReportSearch.Engine.Storage;

namespace ReportSearch.Engine.Search;

/// <summary>Units with a frequency in a field, scored by BM25 (0 without a scorer).</summary>
internal abstract class FrequencyIterator(Bm25? scorer, PackedIntegers lengths) : UnitIterator
{
    public abstract int Frequency { get; }

    public int Length => (int)lengths[Unit];

    public override double Score() => scorer is null ? 0 : scorer.Score(Frequency, Length);
}

/// <summary>The units of one term.</summary>
internal sealed class TermIterator(PostingsCursor cursor, Bm25? scorer, PackedIntegers lengths) : FrequencyIterator(scorer, lengths)
{
    public override long Cost => cursor.Count;

    public override int Frequency => cursor.Frequency;

    public override int Next() => Unit = cursor.Next();

    public override int Advance(int target) => Unit = cursor.Advance(target);
}

/// <summary>Units of a phrase found on the way, where no score (and so no count beforehand) is wanted.</summary>
internal sealed class PhraseIterator(PhraseMatcher matcher, PackedIntegers lengths) : FrequencyIterator(null, lengths)
{
    public override long Cost => matcher.Cost;

    public override int Frequency => matcher.Frequency;

    public override int Next() => Unit = matcher.Next();

    public override int Advance(int target) => Unit = Unit >= target ? Unit : matcher.Advance(target);
}

/// <summary>Units found beforehand.</summary>
internal sealed class ListIterator(UnitList list, Bm25? scorer, PackedIntegers lengths) : FrequencyIterator(scorer, lengths)
{
    private int _index = -1;

    public override long Cost => list.Count;

    public override int Frequency => list.FrequencyAt(_index);

    public override int Next() => Unit = ++_index < list.Count ? list.UnitAt(_index) : Finish();

    public override int Advance(int target)
    {
        if (Unit >= target)
            return Unit;
        int low = _index + 1, step = 1;
        int high = low;
        while (high < list.Count && list.UnitAt(high) < target)
        {
            low = high + 1;
            high = (int)Math.Min((long)high + step, list.Count);
            step = Math.Min(step * 2, 1 << 28);
        }
        high = Math.Min(high, list.Count);
        while (low < high)
        {
            int middle = (int)(((uint)low + (uint)high) / 2);
            if (list.UnitAt(middle) < target)
                low = middle + 1;
            else
                high = middle;
        }
        _index = low;
        return Unit = low < list.Count ? list.UnitAt(low) : Finish();
    }

    private int Finish()
    {
        _index = list.Count;
        return End;
    }
}

/// <summary>Units whose column value passes a test; the column is read on, value by value.</summary>
internal abstract class ColumnIterator(int unitCount, CancellationToken cancellation) : UnitIterator
{
    // All units: a filter never leads where something else can.
    public override long Cost => unitCount;

    public override int Next() => Unit == End ? End : Advance(Unit + 1);

    public override int Advance(int target)
    {
        if (Unit >= target)
            return Unit;
        for (int unit = target; unit < unitCount; unit++)
        {
            if ((unit & 0xFFFF) == 0)
                cancellation.ThrowIfCancellationRequested();
            if (Matches(unit))
                return Unit = unit;
        }
        return Unit = End;
    }

    public override double Score() => 0;

    protected abstract bool Matches(int unit);
}

/// <summary>Units whose integer lies in a range.</summary>
internal sealed class IntegerRangeIterator(IntegerColumn column, long minimum, long maximum, int unitCount, CancellationToken cancellation)
    : ColumnIterator(unitCount, cancellation)
{
    protected override bool Matches(int unit) => column.TryGet(unit, out long value) && value >= minimum && value <= maximum;
}

/// <summary>Units whose string column has a code of a kind.</summary>
internal sealed class CodeIterator(StringColumn column, bool[] codes, int unitCount, CancellationToken cancellation)
    : ColumnIterator(unitCount, cancellation)
{
    protected override bool Matches(int unit) => codes[column.CodeOf(unit)];
}

using ReportSearch.Engine.Postings;
using ReportSearch.Engine.Scoring;
using ReportSearch.Engine.Storage;

namespace ReportSearch.Engine.Search;

/// <summary>How the frequencies of a field are scored in one segment; null where no score is wanted.</summary>
internal sealed record FieldScorer(Bm25 Bm25, PackedIntegers Lengths, double MeanLength)
{
    /// <summary>Adds scores times a weight, in single precision; units from <paramref name="from"/> on, frequencies less <paramref name="less"/>.</summary>
    public void AddScores(ReadOnlySpan<uint> units, ReadOnlySpan<uint> frequencies, uint less, int from, float weight, Span<float> sums) =>
        Bm25.AddScores(units, frequencies, less, Lengths, from, weight, sums);

    /// <summary>Scores times a weight, in single precision; frequencies less <paramref name="less"/>.</summary>
    public void Scores(ReadOnlySpan<uint> units, ReadOnlySpan<uint> frequencies, uint less, float weight, Span<float> scores) =>
        Bm25.Scores(units, frequencies, less, Lengths, weight, scores);

    public double Score(int unit, int frequency) => Bm25.Score(frequency, (long)Lengths[unit]);

    public double Bound(double impact) => Bm25.Bound(impact, MeanLength);

    public double LeastImpact(double score) => Bm25.LeastImpact(score, MeanLength);
}

/// <summary>Units with a frequency in a field, scored by BM25 (0 without a scorer).</summary>
internal abstract class FrequencyIterator(FieldScorer? scorer) : UnitIterator
{
    // The bound of a block is asked for again and again.
    private double _blockImpact = -1;
    private double _blockBound;
    private double _least = double.NaN;
    private double _leastImpact;

    public abstract int Frequency { get; }

    public int Length => scorer is null ? 0 : (int)scorer.Lengths[Unit];

    protected abstract double GreatestImpact { get; }

    public override double MaxScore => scorer is null ? 0 : scorer.Bound(GreatestImpact);

    public override double Score() => scorer is null ? 0 : scorer.Score(Unit, Frequency);

    public override double BoundFrom(int target, out int until)
    {
        until = End;
        return scorer is null ? 0 : BoundOf(ImpactFrom(target, out until));
    }

    public override int FindReaching(int target, double least)
    {
        if (scorer is null)
            return least > 0 ? End : target;
        if (least != _least)
            (_least, _leastImpact) = (least, scorer.LeastImpact(least));
        return FindImpact(target, _leastImpact);
    }

    protected abstract double ImpactFrom(int target, out int until);

    /// <summary>The first unit from <paramref name="target"/> on from which units may follow that are of so great an impact, of the same block; nothing moves.</summary>
    protected abstract int FindImpact(int target, double least);

    protected FieldScorer? Scorer => scorer;

    protected double ScoreOf(int frequency) => scorer is null ? 0 : scorer.Score(Unit, frequency);

    private double BoundOf(double impact)
    {
        if (impact == _blockImpact)
            return _blockBound;
        _blockImpact = impact;
        return _blockBound = impact == 0 ? 0 : scorer!.Bound(impact);
    }
}

/// <summary>The units of one term.</summary>
/// <param name="cursor">Its postings.</param>
/// <param name="scorer">How it is scored.</param>
/// <param name="known">Asked once for all its units, where they may have been kept.</param>
internal sealed class TermIterator(PostingsCursor cursor, FieldScorer? scorer, Func<Bitmap?>? known) : FrequencyIterator(scorer)
{
    private Func<Bitmap?>? _known = known;
    private Bitmap? _all;

    public override long Cost => cursor.Count;

    public override int Frequency => cursor.Frequency;

    public override bool IsMarked => AllUnits() is not null;

    protected override double GreatestImpact => cursor.GreatestImpact;

    public override int Next() => Unit = cursor.Next();

    public override int Advance(int target) => Unit = cursor.Advance(target);

    public override double UnitBound() => Score();

    public override void Mark(int from, int to, Span<ulong> bits)
    {
        if (AllUnits() is { } all)
        {
            all.CopyTo(from, bits);
            Advance(to);
            return;
        }

        for (ReadOnlySpan<uint> units = cursor.UnitsFrom(from, to); units.Length > 0; units = cursor.UnitsFrom(from, to))
        {
            Bitmap.Set(units, from, bits);
            cursor.Skip(units.Length);
        }

        Unit = cursor.Unit;
    }

    public override UnitStretch[] Likely(int most) => cursor.Greatest(most);

    public override void AddBounds(int from, int to, float weight, Span<float> sums)
    {
        if (Scorer is not null)
        {
            for (ReadOnlySpan<uint> units = cursor.UnitsFrom(from, to); units.Length > 0; units = cursor.UnitsFrom(from, to))
            {
                Scorer.AddScores(units, cursor.FrequenciesLess1(units.Length), 0, from, weight, sums);
                cursor.Skip(units.Length);
            }
        }

        Unit = cursor.Unit;
    }

    public override int ListBounds(int from, int to, float weight, Span<uint> units, Span<float> bounds)
    {
        ReadOnlySpan<uint> found = cursor.UnitsFrom(from, to);
        found = found[..Math.Min(found.Length, units.Length)];
        if (found.Length > 0)
        {
            found.CopyTo(units);
            if (Scorer is null)
                bounds[..found.Length].Clear();
            else
                Scorer.Scores(found, cursor.FrequenciesLess1(found.Length), 0, weight, bounds);
            cursor.Skip(found.Length);
        }

        Unit = cursor.Unit;
        return found.Length;
    }

    protected override double ImpactFrom(int target, out int until) => cursor.ImpactFrom(target, out until);

    protected override int FindImpact(int target, double least) => cursor.FindImpact(target, least);

    private Bitmap? AllUnits()
    {
        if (_known is { } ask)
        {
            _known = null;
            _all = ask();
        }

        return _all;
    }
}

/// <summary>Units found beforehand.</summary>
internal sealed class ListIterator(UnitList list, FieldScorer? scorer) : FrequencyIterator(scorer)
{
    private int _index = -1;
    private int _block;

    public override long Cost => list.Count;

    public override int Frequency => list.FrequencyAt(_index);

    protected override double GreatestImpact => list.GreatestImpact;

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

    public override double UnitBound() => Score();

    protected override double ImpactFrom(int target, out int until)
    {
        while (_block < list.BlockCount && list.LastOfBlock(_block) < target)
            _block++;
        until = _block < list.BlockCount ? list.LastOfBlock(_block) : End;
        return _block < list.BlockCount ? list.ImpactOfBlock(_block) : 0;
    }

    protected override int FindImpact(int target, double least)
    {
        if (ImpactFrom(target, out _) >= least)
            return target;
        _block = list.FindImpact(_block, least);
        return _block < list.BlockCount ? list.LastOfBlock(_block - 1) + 1 : End;
    }

    public override void Mark(int from, int to, Span<ulong> bits)
    {
        if (Advance(from) >= to)
            return;
        ReadOnlySpan<uint> units = list.Units[_index..];
        int count = 0;
        while (count < units.Length && units[count] < (uint)to)
        {
            int at = (int)units[count++] - from;
            bits[at >> 6] |= 1UL << at;
        }

        Skip(count);
    }

    public override void AddBounds(int from, int to, float weight, Span<float> sums)
    {
        if (Scorer is null || Advance(from) >= to)
            return;
        ReadOnlySpan<uint> units = list.Units[_index..];
        int count = 0;
        while (count < units.Length && units[count] < (uint)to)
            count++;
        Scorer.AddScores(units[..count], list.Frequencies.Slice(_index, count), 1, from, weight, sums);
        Skip(count);
    }

    public override int ListBounds(int from, int to, float weight, Span<uint> units, Span<float> bounds)
    {
        if (Advance(from) >= to)
            return 0;
        ReadOnlySpan<uint> found = list.Units[_index..];
        found = found[..Math.Min(found.Length, units.Length)];
        int count = 0;
        while (count < found.Length && found[count] < (uint)to)
            count++;
        found[..count].CopyTo(units);
        if (Scorer is null)
            bounds[..count].Clear();
        else
            Scorer.Scores(found[..count], list.Frequencies.Slice(_index, count), 1, weight, bounds);
        Skip(count);
        return count;
    }

    private void Skip(int count)
    {
        _index += count;
        Unit = _index < list.Count ? list.UnitAt(_index) : Finish();
    }

    private int Finish()
    {
        _index = list.Count;
        return End;
    }
}

/// <summary>The units of a bitmap.</summary>
internal sealed class BitmapIterator(Bitmap units, int count) : UnitIterator
{
    public override long Cost => count;

    public override bool IsMarked => true;

    public override double MaxScore => 0;

    public override int Next() => Unit == End ? End : Advance(Unit + 1);

    public override int Advance(int target)
    {
        if (Unit < target)
            Unit = units.NextSet(target) is var next and >= 0 ? next : End;
        return Unit;
    }

    public override void Mark(int from, int to, Span<ulong> bits)
    {
        units.CopyTo(from, bits);
        Advance(to);
    }

    public override double Score() => 0;
}

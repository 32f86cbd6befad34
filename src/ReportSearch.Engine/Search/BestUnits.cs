using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using ReportSearch.Engine.Postings;

namespace ReportSearch.Engine.Search;

/// <summary>
/// Finds the units of a segment that may be among the best, stretch by stretch. Blocks are jumped over in which a part cannot give what the greatest scores of all others
/// leave open; where the greatest impacts of the postings that begin there cannot reach the bar together, all of it is left out; else bounds are summed for all units at once
/// over the parts without which the bar is not reached, and only units whose sum reaches it are asked about (block-max MaxScore; Ding and Suel, Faster top-k document retrieval
/// using block-max indexes, 2011; Turtle and Flood, 1995).
/// </summary>
internal sealed class BestUnits
{
    // Four blocks of the most common terms: bounds are still tight, and looking at them costs little beside the postings.
    private const int ShortStretch = 512;

    // Where few postings stand in one of these.
    private const int LongStretch = 8192;
    private const int FewPostings = 32;

    // Candidates that are so much rarer than the postings are looked at one by one.
    private const int Rarer = 8;
    private const int Sparse = 64;

    // More than one unit in so many matches.
    private const int Dense = 16;

    // A term with so few units is positioned rather than bounded.
    private const int Few = 128;

    // Units that are listed at once: a block of postings.
    private const int Listed = 128;

    // Of one text in one field. With more, sums for all units at once cost less than asking each part for each unit.
    private const int FewParts = 3;

    // Blocks that are looked at first, more than the units that are wanted; of so many times as many.
    private const int MoreLikely = 6;
    private const int WorthLikely = 16;

    // To ask about so many costs as much as to sum one part.
    private const int FewCandidates = 3;

    // What single precision may lose over all sums.
    private const double Rounding = 2e-5;

    private readonly UnitIterator _matches;
    private readonly Func<double> _bar;
    private readonly Action<int, bool> _offer;
    private readonly ScoredPart[] _parts;
    private readonly PartBound[] _bounds;
    // The greatest that all other parts give together.
    private readonly double[] _others;
    // What was last found for each part from where the search stood, and how far it holds.
    private readonly BoundAhead[] _ahead;
    private readonly int _stretch;
    private readonly bool _sparse;
    private readonly bool _dense;
    private int _next;
    private readonly uint[] _listed = new uint[Listed];
    private readonly float[] _listedBounds = new float[Listed];
    private float[] _sums = [];

    /// <param name="matches">Says which units match, and what they score.</param>
    /// <param name="bounds">The same query opened once more.</param>
    /// <param name="unitCount">Units in the segment.</param>
    /// <param name="bar">What scores less is of no use any more.</param>
    /// <param name="offer">Takes a unit that may match and be good enough, and whether no closer bound of its score can be had; the first iterator stands there.</param>
    public BestUnits(UnitIterator matches, UnitIterator bounds, int unitCount, Func<double> bar, Action<int, bool> offer)
    {
        _matches = matches;
        _bar = bar;
        _offer = offer;
        var parts = new List<ScoredPart>();
        bounds.AddScoredTo(parts, 1);
        _parts = [.. parts];
        _bounds = new PartBound[_parts.Length];
        _ahead = new BoundAhead[_parts.Length];
        _others = new double[_parts.Length];
        long postings = 0;
        for (int i = 0; i < _parts.Length; i++)
        {
            _ahead[i] = new BoundAhead(0, -1);
            postings += _parts[i].Iterator.Cost;
            for (int other = 0; other < _parts.Length; other++)
                _others[other] += other == i ? 0 : _parts[i].MaxScore;
        }

        _dense = matches.Cost * Dense > unitCount || (_parts.Length == 1 && matches.Cost == postings);
        _sparse = matches.Cost * Sparse < unitCount && postings > matches.Cost * Rarer;
        _stretch = postings * ShortStretch < (long)unitCount * FewPostings ? LongStretch : ShortStretch;
    }

    /// <summary>
    /// Stretches in which the best <paramref name="wanted"/> may well stand, ascending: blocks with the greatest impacts of the part that can give most. None where a look
    /// at them would hardly pay.
    /// </summary>
    public UnitStretch[] Likely(int wanted)
    {
        if (_parts.Length is 0 or > FewParts)
            return [];
        ScoredPart main = _parts[0];
        foreach (ScoredPart part in _parts)
            main = part.MaxScore > main.MaxScore ? part : main;
        long blocks = (long)wanted + MoreLikely;
        long cost = main.Iterator.Cost;
        return _matches.Cost < cost || cost / PostingsFormat.BlockUnits < blocks * WorthLikely ? [] : main.Iterator.Likely((int)blocks);
    }

    /// <summary>Looks at a stretch, which is behind all those before.</summary>
    public void Collect(int from, int to, Action look)
    {
        _next = Math.Max(_next, from);
        CollectTo(to, look);
    }

    /// <summary>Goes on to before <paramref name="end"/>.</summary>
    public void CollectTo(int end, Action look)
    {
        int seen = 0;
        while (_next < end)
        {
            if ((++seen & 0xFF) == 0)
                look();
            double bar = _bar();
            if (_sparse || !(bar > 0))
            {
                int unit = _matches.Advance(_next);
                if (unit < end)
                    _offer(unit, false);
                _next = unit < end ? unit + 1 : unit;
            }
            else if (BoundFrom(_next, out int until) < bar)
            {
                int reaching = until == UnitIterator.End ? until : FindReaching(until + 1, bar);
                _next = reaching == UnitIterator.End ? reaching : Behind(reaching - 1);
            }
            else
            {
                // Of few parts only as far as these bounds hold: the next blocks may not reach it.
                int to = (int)Math.Min(_parts.Length <= FewParts ? Math.Min(until + 1L, (long)_next + _stretch) : (long)_next + _stretch, end);
                CollectStretch(_next, to, bar);
                _next = Behind(to - 1);
            }
        }
    }

    // Where about every unit matches, or all that match are scored by one part, the next match need not be looked for.
    private int Behind(int unit) => unit == UnitIterator.End ? unit : _dense ? unit + 1 : _matches.Advance(unit + 1);

    private double BoundFrom(int from, out int until)
    {
        double sum = 0;
        until = UnitIterator.End;
        for (int i = 0; i < _parts.Length; i++)
        {
            if (_ahead[i].Until < from)
            {
                (UnitIterator part, double weight) = _parts[i];
                // Only here, where all before is done with: looking ahead must not move.
                if (part.Unit < from && part.Cost <= Few)
                    part.Advance(from);
                _ahead[i] = new BoundAhead(BoundFrom(part, from, out int end) * weight, end);
            }

            sum += _ahead[i].Bound;
            until = Math.Min(until, _ahead[i].Until);
        }

        return sum * (1 + Rounding);
    }

    // Each part must give what the greatest of all others leave open.
    private int FindReaching(int from, double bar)
    {
        for (int before = -1; before != from;)
        {
            before = from;
            for (int i = 0; i < _parts.Length && from != UnitIterator.End; i++)
            {
                double least = bar / (1 + Rounding) - _others[i];
                if (least > 0)
                    from = _parts[i].Iterator.FindReaching(from, least / _parts[i].Weight);
            }
        }

        return from;
    }

    // Until the next unit there is nothing.
    private static double BoundFrom(UnitIterator part, int from, out int until)
    {
        if (part.Unit <= from)
            return part.BoundFrom(from, out until);
        until = part.Unit == UnitIterator.End ? UnitIterator.End : part.Unit - 1;
        return 0;
    }

    private static double GreatestBound(UnitIterator part, int from, int to)
    {
        double greatest = 0;
        for (int target = from; target < to;)
        {
            greatest = Math.Max(greatest, BoundFrom(part, target, out int until));
            if (until == UnitIterator.End)
                break;
            target = until + 1;
        }

        return greatest;
    }

    private void CollectStretch(int from, int to, double bar)
    {
        // 1. The parts by what they can give here, and which of them cannot reach the bar by themselves.
        for (int i = 0; i < _parts.Length; i++)
        {
            // What was found for the beginning may hold to the end.
            double bound = _ahead[i].Until >= to - 1 ? _ahead[i].Bound : GreatestBound(_parts[i].Iterator, from, to) * _parts[i].Weight;
            int place = i;
            for (; place > 0 && _bounds[place - 1].Bound > bound; place--)
                _bounds[place] = _bounds[place - 1];
            _bounds[place] = new PartBound(bound, i);
        }

        double rest = 0;
        int needed = 0;
        while (needed < _bounds.Length && (rest + _bounds[needed].Bound) * (1 + Rounding) < bar * (1 - 2 * Rounding))
            rest += _bounds[needed++].Bound;
        if (needed == _bounds.Length)
            return;
        if (needed == _bounds.Length - 1 && _bounds.Length <= FewParts)
        {
            CollectListed(from, to, bar, rest);
            return;
        }

        // 2. Sums over the others.
        if (_sums.Length == 0)
            _sums = new float[_stretch];
        Span<float> sums = _sums.AsSpan(0, to - from);
        sums.Clear();
        for (int i = needed; i < _bounds.Length; i++)
        {
            if (_bounds[i].Bound > 0)
                _parts[_bounds[i].Part].Iterator.AddBounds(from, to, (float)_parts[_bounds[i].Part].Weight, sums);
        }

        // Where many may reach it with all the rest, the greatest of the rest is summed, too.
        while (needed > 0 && AtLeast(sums, bar * (1 - Rounding) - rest, FewCandidates))
        {
            (double bound, int part) = _bounds[--needed];
            if (bound == 0)
                break;
            _parts[part].Iterator.AddBounds(from, to, (float)_parts[part].Weight, sums);
            rest = Math.Max(0, rest - bound);
        }

        // 3. Units that reach it with all the rest.
        for (int at = NextAtLeast(sums, 0, bar * (1 - Rounding) - rest); at < sums.Length; at = NextAtLeast(sums, at + 1, bar * (1 - Rounding) - rest))
        {
            int unit = _matches.Advance(from + at);
            if (unit >= to)
                return;
            if (unit > from + at)
            {
                at = unit - from - 1;
                continue;
            }

            _offer(unit, needed == 0);
            bar = _bar();
        }
    }

    // Only units of the last part can reach the bar: no other is looked at.
    private void CollectListed(int from, int to, double bar, double rest)
    {
        (UnitIterator last, double weight) = _parts[_bounds[^1].Part];
        while (last.ListBounds(from, to, (float)weight, _listed, _listedBounds) is var count and > 0)
        {
            ReadOnlySpan<uint> units = _listed.AsSpan(0, count);
            Span<float> sums = _listedBounds.AsSpan(0, count);
            double left = rest;
            int asked = _bounds.Length - 1;
            for (int i = asked - 1; i >= 0 && _bounds[i].Bound > 0 && AtLeast(sums, bar * (1 - Rounding) - left, FewCandidates); i--)
            {
                (UnitIterator part, double itsWeight) = _parts[_bounds[i].Part];
                part.AddBoundsAt(units, (float)itsWeight, sums);
                left = Math.Max(0, left - _bounds[i].Bound);
                asked = i;
            }

            for (int at = NextAtLeast(sums, 0, bar * (1 - Rounding) - left); at < count; at = NextAtLeast(sums, at + 1, bar * (1 - Rounding) - left))
            {
                int unit = (int)units[at];
                if (_matches.Unit > unit || _matches.Advance(unit) != unit)
                    continue;
                _offer(unit, asked == 0);
                bar = _bar();
            }
        }
    }

    private static bool AtLeast(ReadOnlySpan<float> sums, double least, int many)
    {
        int at = -1;
        do
        {
            at = NextAtLeast(sums, at + 1, least);
        }
        while (at < sums.Length && --many > 0);
        return many == 0;
    }

    private static int NextAtLeast(ReadOnlySpan<float> sums, int at, double least)
    {
        ref float first = ref MemoryMarshal.GetReference(sums);
        Vector256<float> bounds = Vector256.Create((float)least);
        while (at + Vector256<float>.Count <= sums.Length && !Vector256.GreaterThanOrEqualAny(Vector256.LoadUnsafe(ref first, (nuint)at), bounds))
            at += Vector256<float>.Count;
        while (at < sums.Length && sums[at] < (float)least)
            at++;
        return at;
    }

    private readonly record struct PartBound(double Bound, int Part);

    private readonly record struct BoundAhead(double Bound, int Until);
}

/// <summary>What a score is summed from, with the weight that it has there.</summary>
internal sealed record ScoredPart(UnitIterator Iterator, double Weight)
{
    /// <summary>It gives no more.</summary>
    public double MaxScore { get; } = Iterator.MaxScore * Weight;
}

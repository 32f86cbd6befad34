using System.Numerics;
using ReportSearch.Engine.Postings;
using ReportSearch.Engine.Queries;
using ReportSearch.Engine.Segments;

namespace ReportSearch.Engine.Search;

/// <summary>The stretches of the unit that is looked at.</summary>
internal sealed class UnitStretches(SpanPositions[] ends)
{
    private int[] _ends = new int[16];

    /// <summary>How many there are.</summary>
    public int Count { get; private set; } = 1;

    /// <summary>Words of a bitmap over the stretches.</summary>
    public int Words => (Count + 63) / 64;

    public void Read(int unit)
    {
        if (ends.Length == 0)
            return;
        int count = 0;
        foreach (SpanPositions term in ends)
        {
            ReadOnlySpan<int> positions = term.In(unit);
            if (_ends.Length < count + positions.Length)
                Array.Resize(ref _ends, Math.Max(count + positions.Length, _ends.Length * 2));
            positions.CopyTo(_ends.AsSpan(count));
            count += positions.Length;
        }

        if (ends.Length > 1)
            _ends.AsSpan(0, count).Sort();
        Count = count;
    }

    /// <summary>Sets the bits of all stretches, and none behind them.</summary>
    public void FillAll(Span<ulong> holds)
    {
        holds.Fill(ulong.MaxValue);
        int left = Count & 63;
        if (left != 0)
            holds[^1] = (1UL << left) - 1;
    }

    /// <summary>The stretch that a position is in; <see cref="Count"/> behind the last.</summary>
    public int At(int position)
    {
        if (ends.Length == 0)
            return 0;
        int at = _ends.AsSpan(0, Count).BinarySearch(position);
        return at >= 0 ? at : ~at;
    }
}

/// <summary>Says of a unit in which of its stretches a condition holds.</summary>
internal abstract class SpanMatcher
{
    private ulong[] _holds = new ulong[1];

    /// <summary>A bitmap over the stretches, valid until the next call.</summary>
    public ReadOnlySpan<ulong> In(int unit, UnitStretches stretches)
    {
        if (_holds.Length < stretches.Words)
            _holds = new ulong[stretches.Words];
        Span<ulong> holds = _holds.AsSpan(0, stretches.Words);
        holds.Clear();
        Mark(unit, stretches, holds);
        return holds;
    }

    protected abstract void Mark(int unit, UnitStretches stretches, Span<ulong> holds);

    /// <param name="condition">What must hold.</param>
    /// <param name="reader">The segment.</param>
    /// <param name="field">The field of the texts.</param>
    /// <param name="open">The units of a query in this segment; null when there is none.</param>
    /// <param name="budget">Looked at while postings are read.</param>
    public static SpanMatcher Of(SpanCondition condition, SegmentReader reader, int field, Func<SpanUnit, UnitIterator?> open, ReadBudget budget)
    {
        SpanMatcher[] Parts(IReadOnlyList<SpanCondition> parts) => [.. parts.Select(part => Of(part, reader, field, open, budget))];
        return condition switch
        {
            SpanText text => new SpanNearMatcher([[new SpanTextPlaces(text, reader, field, budget)]], 0),
            SpanNear near => new SpanNearMatcher([.. near.Texts.Select(writings => writings.Select(text => new SpanTextPlaces(text, reader, field, budget)).ToArray())], near.Between),
            SpanSequence sequence => new SpanSequenceMatcher(
                [.. sequence.Texts.Select(text => new SpanTextPlaces(text, reader, field, budget))], [.. sequence.Gaps.Select(gap => new SpanGapPlaces(gap, reader, field, budget))]),
            SpanAll all => new SpanSetMatcher(Parts(all.Parts), any: false),
            SpanAny any => new SpanSetMatcher(Parts(any.Parts), any: true),
            SpanUnit unit => new SpanUnitMatcher(open(unit)),
            SpanNot not => new SpanNotMatcher(Of(not.Part, reader, field, open, budget)),
            _ => throw new ArgumentException("no span condition", nameof(condition)),
        };
    }
}

internal sealed class SpanSetMatcher(SpanMatcher[] parts, bool any) : SpanMatcher
{
    protected override void Mark(int unit, UnitStretches stretches, Span<ulong> holds)
    {
        if (!any)
            stretches.FillAll(holds);
        foreach (SpanMatcher part in parts)
        {
            ReadOnlySpan<ulong> other = part.In(unit, stretches);
            for (int word = 0; word < holds.Length; word++)
                holds[word] = any ? holds[word] | other[word] : holds[word] & other[word];
        }
    }
}

internal sealed class SpanUnitMatcher(UnitIterator? units) : SpanMatcher
{
    protected override void Mark(int unit, UnitStretches stretches, Span<ulong> holds)
    {
        if (units is not null && units.Advance(unit) == unit && units.Confirm())
            stretches.FillAll(holds);
    }
}

internal sealed class SpanNotMatcher(SpanMatcher part) : SpanMatcher
{
    protected override void Mark(int unit, UnitStretches stretches, Span<ulong> holds)
    {
        ReadOnlySpan<ulong> other = part.In(unit, stretches);
        stretches.FillAll(holds);
        for (int word = 0; word < holds.Length; word++)
            holds[word] &= ~other[word];
    }
}

/// <summary>Stretches in which texts stand near each other; of one text, those in which it stands.</summary>
internal sealed class SpanNearMatcher : SpanMatcher
{
    private readonly SpanTextPlaces[][] _texts;
    private readonly int _between;
    private readonly int _longest;
    private readonly List<Place> _places = [];

    // For each place, as bits, the sets of texts that chains ending there can hold. Six texts have 64 sets.
    private ulong[] _reached = new ulong[16];

    /// <param name="texts">For each text its writings.</param>
    /// <param name="between">Most characters between neighbours.</param>
    public SpanNearMatcher(SpanTextPlaces[][] texts, int between)
    {
        if (texts.Length is 0 or > SpanNear.MaxTexts)
            throw new ArgumentException($"{texts.Length} texts near each other; 1 to {SpanNear.MaxTexts} are possible", nameof(texts));
        _texts = texts;
        _between = between;
        _longest = texts.Max(writings => writings.Max(text => text.Length));
    }

    protected override void Mark(int unit, UnitStretches stretches, Span<ulong> holds)
    {
        _places.Clear();
        for (int text = 0; text < _texts.Length; text++)
        {
            int before = _places.Count;
            foreach (SpanTextPlaces writing in _texts[text])
            {
                foreach (int start in writing.In(unit))
                {
                    int stretch = stretches.At(start);
                    if (stretch < stretches.Count && stretches.At(start + writing.Length - 1) == stretch)
                        _places.Add(new Place(start, start + writing.Length, text, stretch));
                }
            }

            if (_places.Count == before)
                return;
        }

        if (_texts.Length > 1)
            _places.Sort(static (a, b) => a.Start.CompareTo(b.Start));
        if (_reached.Length < _places.Count)
            _reached = new ulong[Math.Max(_places.Count, _reached.Length * 2)];
        int whole = (1 << _texts.Length) - 1;
        for (int i = 0; i < _places.Count; i++)
        {
            ulong reached = Reach(i);
            _reached[i] = reached;
            int stretch = _places[i].Stretch;
            if ((reached >> whole & 1) != 0)
                holds[stretch >> 6] |= 1UL << (stretch & 63);
        }
    }

    private ulong Reach(int place)
    {
        (int start, _, int text, int stretch) = _places[place];
        int bit = 1 << text;
        ulong reached = 1UL << bit;
        for (int before = place - 1; before >= 0 && (long)_places[before].Start + _longest + _between >= start; before--)
        {
            Place other = _places[before];
            if (other.End > start || (long)other.End + _between < start || other.Stretch != stretch)
                continue;
            for (ulong sets = _reached[before]; sets != 0; sets &= sets - 1)
            {
                int set = BitOperations.TrailingZeroCount(sets);
                if ((set & bit) == 0)
                    reached |= 1UL << (set | bit);
            }
        }

        return reached;
    }

    private readonly record struct Place(int Start, int End, int Text, int Stretch);
}

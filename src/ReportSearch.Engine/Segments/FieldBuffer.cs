using System.Numerics;
using System.Runtime.InteropServices;
using ReportSearch.Engine.Documents;

namespace ReportSearch.Engine.Segments;

/// <summary>
/// One field of the units in the writer's memory: numbers of terms in the order of the text, inverted run by run; no run ends within a unit. A token's place is a
/// coordinate: with positions the units lie one behind the other on one line, a token at its unit's start plus its position; without positions a coordinate is the unit itself.
/// </summary>
/// <param name="positions">Whether the field has positions.</param>
/// <param name="runTokens">Most tokens of a run, unless one unit has more.</param>
internal sealed class FieldBuffer(bool positions, int runTokens = FieldBuffer.RunTokens)
{
    /// <summary>Tokens of a run: numbers, coordinates and what they become are 2 MiB each.</summary>
    public const int RunTokens = 1 << 19;

    // Units per step of the table that finds a coordinate's unit.
    private const int StepBits = 7;

    private readonly TermTable _terms = new();
    private readonly List<InvertedRun> _runs = [];
    private readonly Stack<InvertedRun> _free = [];
    private readonly List<uint> _starts = [];
    private uint[] _numbers = [];
    private uint[] _coordinates = [];
    private int _count;
    private uint _end;
    private int[] _steps = [];

    /// <summary>Memory that is taken.</summary>
    public long Bytes => _runs.Sum(r => r.Bytes) + 8L * _numbers.Length + 4L * _starts.Capacity + _terms.Bytes;

    /// <summary>Memory that putting the terms in order will take.</summary>
    public long SortingBytes => (12L + 8L * WordsOfRuns(_runs.Count + 1)) * _terms.Count + (positions ? 4L * (_end >> StepBits) : 0);

    private bool HasPositions => positions;

    /// <summary>True when a unit with positions below this can still be added.</summary>
    public bool HasRoom(long positionBound) => !positions || _end + positionBound < uint.MaxValue;

    /// <summary>Adds the field of the next unit; null when it has none.</summary>
    public void Add(FieldTokens? tokens)
    {
        uint unit = (uint)_starts.Count, start = _end;
        _starts.Add(start);
        if (tokens is null)
            return;
        int most = tokens.Dense.Length + tokens.TokenCount;
        if (_count > 0 && _count + most > runTokens)
            Invert();
        if (_numbers.Length < _count + most)
        {
            int capacity = Math.Max(_count + most, Math.Min(runTokens, Math.Max(1024, _numbers.Length * 2)));
            Array.Resize(ref _numbers, capacity);
            Array.Resize(ref _coordinates, capacity);
        }
        _count += _terms.NumbersOf(tokens.Dense, positions ? start : unit, positions ? 1u : 0u, _numbers.AsSpan(_count), _coordinates.AsSpan(_count));
        if (positions)
            tokens.Sort();
        _terms.NumbersOf(tokens, _numbers.AsSpan(_count));
        foreach ((_, int position) in tokens.Tokens)
            _coordinates[_count++] = positions ? start + (uint)position : unit;
        _end += (uint)tokens.PositionBound;
    }

    /// <summary>The terms in order, for the writer of a segment.</summary>
    public ITermSource Terms()
    {
        if (_count > 0)
            Invert();
        if (positions)
            FillSteps();
        return new Source(this, _terms.Sort());
    }

    /// <summary>Empties the field and keeps its memory: what is written to memory for the first time costs more than all the rest.</summary>
    public void Clear()
    {
        _terms.Clear();
        foreach (InvertedRun run in _runs)
            _free.Push(run);
        _runs.Clear();
        _starts.Clear();
        _count = 0;
        _end = 0;
    }

    private static int WordsOfRuns(int runs) => (runs + 63) >> 6;

    private void Invert()
    {
        InvertedRun run = _free.TryPop(out InvertedRun? free) ? free : new InvertedRun();
        run.Invert(_numbers.AsSpan(0, _count), _coordinates, _terms.Count);
        _runs.Add(run);
        _count = 0;
    }

    // For every 128th coordinate the last unit that begins at or before it.
    private void FillSteps()
    {
        int steps = (int)(_end >> StepBits) + 1;
        if (_steps.Length < steps)
            _steps = new int[steps];
        ReadOnlySpan<uint> starts = CollectionsMarshal.AsSpan(_starts);
        int unit = 0;
        for (int step = 0; step < steps; step++)
        {
            uint coordinate = (uint)step << StepBits;
            while (unit + 1 < starts.Length && starts[unit + 1] <= coordinate)
                unit++;
            _steps[step] = unit;
        }
    }

    private sealed class Source : ITermSource
    {
        private readonly FieldBuffer _buffer;
        private readonly int[] _order;
        private readonly (int Run, int Start, int Length)[] _parts;
        private readonly byte[] _term = new byte[TokenizedUnit.MaxTermBytes];
        // A bit for each run in which a term stands: most terms stand in few.
        private readonly ulong[] _runs;
        private readonly int _words;
        private int _at = -1;
        private int _length;
        private int[] _places = new int[64];

        public Source(FieldBuffer buffer, int[] order)
        {
            _buffer = buffer;
            _order = order;
            _parts = new (int, int, int)[buffer._runs.Count];
            _words = WordsOfRuns(_parts.Length);
            _runs = new ulong[(order.Length + 1) * _words];
            for (int run = 0; run < _parts.Length; run++)
                buffer._runs[run].MarkTerms(_runs, _words, run);
        }

        // Keeps the compiler from leaving out the reads that fetch.
        private uint Touched { get; set; }

        public ReadOnlySpan<byte> Term => _term.AsSpan(0, _length);

        public bool MoveNext()
        {
            if (++_at >= _order.Length)
                return false;
            _length = _buffer._terms.Write(_order[_at], _term);
            return true;
        }

        public void CopyPostings(PlacedPostings receiver)
        {
            int term = _order[_at];
            // 1. Where the term has coordinates. Each run has to be fetched from memory: all at the same time.
            int found = 0;
            uint touched = 0;
            for (int word = 0; word < _words; word++)
            {
                for (ulong runs = _runs[term * _words + word]; runs != 0; runs &= runs - 1)
                {
                    int run = (word << 6) + BitOperations.TrailingZeroCount(runs);
                    (int start, int length) = _buffer._runs[run].Find(term);
                    touched ^= _buffer._runs[run].FirstAt(start);
                    _parts[found++] = (run, start, length);
                }
            }
            Touched = touched;
            // 2. Run by run, which is unit by unit.
            foreach ((int run, int start, int length) in _parts.AsSpan(0, found))
            {
                Span<uint> coordinates = _buffer._runs[run].Part(start, length);
                if (_buffer.HasPositions)
                    CopyPlaces(coordinates, receiver);
                else
                    CopyUnits(coordinates, receiver);
            }
        }

        private static void CopyUnits(ReadOnlySpan<uint> units, PlacedPostings receiver)
        {
            for (int i = 0; i < units.Length;)
            {
                int first = i;
                uint unit = units[i++];
                while (i < units.Length && units[i] == unit)
                    i++;
                receiver.Add((int)unit, i - first, []);
            }
        }

        private void CopyPlaces(Span<uint> coordinates, PlacedPostings receiver)
        {
            // A term came by position and singly, or its places are not in order for another reason: rare.
            for (int i = 1; i < coordinates.Length; i++)
            {
                if (coordinates[i] < coordinates[i - 1])
                {
                    coordinates.Sort();
                    break;
                }
            }
            ReadOnlySpan<uint> starts = CollectionsMarshal.AsSpan(_buffer._starts);
            int[] steps = _buffer._steps;
            for (int i = 0; i < coordinates.Length;)
            {
                uint coordinate = coordinates[i];
                int unit = steps[coordinate >> StepBits];
                while (unit + 1 < starts.Length && starts[unit + 1] <= coordinate)
                    unit++;
                uint start = starts[unit], end = unit + 1 < starts.Length ? starts[unit + 1] : uint.MaxValue;
                int count = 0;
                do
                {
                    int place = (int)(coordinate - start);
                    if (count == 0 || place != _places[count - 1])
                    {
                        if (count == _places.Length)
                            Array.Resize(ref _places, count * 2);
                        _places[count++] = place;
                    }
                    i++;
                }
                while (i < coordinates.Length && (coordinate = coordinates[i]) < end);
                receiver.Add(unit, count, _places.AsSpan(0, count));
            }
        }
    }
}

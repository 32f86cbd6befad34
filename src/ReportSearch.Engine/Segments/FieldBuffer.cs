using System.Runtime.InteropServices;
using ReportSearch.Engine.Documents;
using ReportSearch.Engine.Storage;

namespace ReportSearch.Engine.Segments;

/// <summary>
/// One field of the units in the writer's memory, not inverted yet: numbers of terms in the order of the text. When the segment is written one counting sort over the
/// numbers inverts them all. A token's place is a coordinate: with positions the units lie one behind the other on one line, a token at its unit's start plus its
/// position; without positions a coordinate is the unit itself.
/// </summary>
internal sealed class FieldBuffer(bool positions)
{
    // Units per step of the table that finds a coordinate's unit.
    private const int StepBits = 7;

    private readonly TermTable _terms = new();
    private readonly SlabList _dense = new();
    private readonly SlabList _numbers = new();
    private readonly SlabList _coordinates = new();
    private readonly List<uint> _starts = [];
    private readonly List<int> _denseEnds = [];
    private uint _end;
    private bool _scattered;
    private int[] _order = [];
    private int[] _ends = [];
    private uint[] _sorted = [];
    private int[] _steps = [];

    /// <summary>Memory that is taken, and that inverting will take.</summary>
    public long Bytes => _dense.Bytes + _numbers.Bytes + _coordinates.Bytes + _starts.Count * 8L + _terms.Bytes;

    public long InvertingBytes => 4L * (_dense.Count + _numbers.Count);

    /// <summary>True when a unit with positions below this can still be added.</summary>
    public bool HasRoom(long positionBound) => !positions || _end + positionBound < uint.MaxValue;

    /// <summary>Adds the field of the next unit; null when it has none.</summary>
    public void Add(FieldTokens? tokens)
    {
        int unit = _starts.Count;
        _starts.Add(_end);
        if (tokens is not null)
        {
            foreach (ulong term in tokens.Dense)
                _dense.Add(term == PackedTerm.None ? 0 : _terms.NumberOf(term));
            if (positions)
                tokens.Sort();
            foreach ((ulong term, int position) in tokens.Tokens)
            {
                _numbers.Add((byte)term != 0 ? _terms.NumberOf(term) : _terms.NumberOfLong(tokens.LongTerm(term)));
                _coordinates.Add(positions ? _end + (uint)position : (uint)unit);
            }
            _end += (uint)tokens.PositionBound;
        }
        _denseEnds.Add(_dense.Count);
    }

    /// <summary>The terms in order, for the writer of a segment.</summary>
    public ITermSource Terms()
    {
        if (!_scattered)
            Scatter();
        return new Source(this);
    }

    /// <summary>Gives back what inverting took.</summary>
    public void Release()
    {
        _scattered = false;
        _order = [];
        _ends = [];
        _sorted = [];
        _steps = [];
    }

    private void Scatter()
    {
        // 1. How often each term stands there.
        int[] counts = new int[_terms.Count + 1];
        foreach (SlabList list in (SlabList[])[_dense, _numbers])
        {
            for (int at = 0; at < list.Count;)
            {
                ReadOnlySpan<uint> slab = list.Slice(at, int.MaxValue);
                foreach (uint number in slab)
                    counts[number]++;
                at += slab.Length;
            }
        }
        // 2. Where the places of each term begin, in the order of terms.
        _order = _terms.Sort();
        int next = 0;
        foreach (int term in _order)
        {
            int count = counts[term];
            counts[term] = next;
            next += count;
        }
        // 3. Every place to its term; a hole has no term.
        _sorted = GC.AllocateUninitializedArray<uint>(next);
        for (int unit = 0, at = 0; unit < _starts.Count; unit++)
        {
            uint coordinate = positions ? _starts[unit] : (uint)unit;
            uint step = positions ? 1u : 0u;
            while (at < _denseEnds[unit])
            {
                ReadOnlySpan<uint> slab = _dense.Slice(at, _denseEnds[unit] - at);
                foreach (uint number in slab)
                {
                    if (number != 0)
                        _sorted[counts[number]++] = coordinate;
                    coordinate += step;
                }
                at += slab.Length;
            }
        }
        for (int at = 0; at < _numbers.Count;)
        {
            ReadOnlySpan<uint> numbers = _numbers.Slice(at, int.MaxValue), coordinates = _coordinates.Slice(at, int.MaxValue);
            for (int i = 0; i < numbers.Length; i++)
                _sorted[counts[numbers[i]]++] = coordinates[i];
            at += numbers.Length;
        }
        _ends = counts;
        if (positions)
            FillSteps();
        _scattered = true;
    }

    // For every 128th coordinate the last unit that begins at or before it.
    private void FillSteps()
    {
        _steps = new int[(_end >> StepBits) + 1];
        ReadOnlySpan<uint> starts = CollectionsMarshal.AsSpan(_starts);
        int unit = 0;
        for (int step = 0; step < _steps.Length; step++)
        {
            uint coordinate = (uint)step << StepBits;
            while (unit + 1 < starts.Length && starts[unit + 1] <= coordinate)
                unit++;
            _steps[step] = unit;
        }
    }

    private sealed class Source(FieldBuffer buffer) : ITermSource
    {
        private readonly byte[] _term = new byte[TokenizedUnit.MaxTermBytes];
        private int _at = -1;
        private int _length;
        private int[] _places = new int[64];

        public ReadOnlySpan<byte> Term => _term.AsSpan(0, _length);

        public bool MoveNext()
        {
            if (++_at >= buffer._order.Length)
                return false;
            _length = buffer._terms.Write(buffer._order[_at], _term);
            return true;
        }

        public void CopyPostings(IPostingsReceiver receiver)
        {
            int start = _at == 0 ? 0 : buffer._ends[buffer._order[_at - 1]];
            Span<uint> coordinates = buffer._sorted.AsSpan(start..buffer._ends[buffer._order[_at]]);
            if (!buffer.HasPositions)
                CopyUnits(coordinates, receiver);
            else
                CopyPlaces(coordinates, receiver);
        }

        private static void CopyUnits(ReadOnlySpan<uint> units, IPostingsReceiver receiver)
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

        private void CopyPlaces(Span<uint> coordinates, IPostingsReceiver receiver)
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
            ReadOnlySpan<uint> starts = CollectionsMarshal.AsSpan(buffer._starts);
            int[] steps = buffer._steps;
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

    private bool HasPositions => positions;
}

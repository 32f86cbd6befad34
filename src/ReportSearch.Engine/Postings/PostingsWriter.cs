using ReportSearch.Engine.Storage;

namespace ReportSearch.Engine.Postings;

/// <summary>Writes the postings of one term after the other.</summary>
internal sealed class PostingsWriter(FileWriter postings, FileWriter positions)
{
    private const int Block = PostingsFormat.BlockUnits;

    private readonly uint[] _gaps = new uint[Block];
    private readonly uint[] _frequencies = new uint[Block];
    private readonly uint[] _places = new uint[Block];
    private readonly byte[] _packed = new byte[PatchedBlock.MaxBytes];
    private readonly List<SkipEntry> _skips = [];
    private int[] _lengths = [];
    private double _normBase;
    private double _normSlope;
    private bool _hasPositions;
    private long _postingsStart;
    private long _positionsStart;
    private long _positionsBlock;
    private long _blockPositions;
    private int _blockPlace;
    private int _pending;
    private int _pendingPlaces;
    private long _occurrences;
    private int _units;
    private int _lastUnit;
    private double _blockImpact;
    private double _termImpact;

    /// <summary>Begins a field.</summary>
    /// <param name="hasPositions">Whether it has positions.</param>
    /// <param name="lengths">Its length in each unit.</param>
    /// <param name="meanLength">Their mean.</param>
    public void StartField(bool hasPositions, int[] lengths, double meanLength)
    {
        _hasPositions = hasPositions;
        _lengths = lengths;
        _normBase = 1 - Impact.B;
        _normSlope = Impact.B / meanLength;
    }

    public void StartTerm()
    {
        _skips.Clear();
        _postingsStart = postings.Position;
        _positionsStart = _positionsBlock = positions.Position;
        _blockPositions = 0;
        _blockPlace = 0;
        _pending = 0;
        _pendingPlaces = 0;
        _occurrences = 0;
        _units = 0;
        _lastUnit = -1;
        _blockImpact = 0;
        _termImpact = 0;
    }

    /// <summary>Adds the next unit with its ascending positions (one or more), which are left out when the field has none.</summary>
    public void Add(int unit, int frequency, ReadOnlySpan<int> places)
    {
        _gaps[_pending] = (uint)(unit - _lastUnit - 1);
        _frequencies[_pending] = (uint)(frequency - 1);
        _lastUnit = unit;
        _occurrences += frequency;
        _units++;
        // As Impact.Of, but a division only where the greatest changes.
        double norm = _normBase + _normSlope * _lengths[unit];
        if (frequency > _blockImpact * norm)
            _blockImpact = frequency / norm;
        int before = -1;
        foreach (int place in places)
        {
            _places[_pendingPlaces++] = before < 0 ? (uint)place : (uint)(place - before - 1);
            before = place;
            if (_pendingPlaces == Block)
                WritePlaces();
        }
        if (++_pending == Block)
            WriteBlock();
    }

    public PostingsAddress FinishTerm()
    {
        bool withSkips = PostingsFormat.HasSkips(_units);
        if (_pending > 0)
        {
            for (int i = 0; i < _pending; i++)
            {
                ulong gap = (ulong)(_gaps[i] + 1) << 1;
                if (_frequencies[i] == 0)
                {
                    postings.WriteVarint(gap | 1);
                    continue;
                }
                postings.WriteVarint(gap);
                postings.WriteVarint(_frequencies[i] + 1UL);
            }
            FinishBlock(0, 0);
        }
        if (_pendingPlaces > 0)
        {
            if (_occurrences >= Block)
                positions.WriteByte(PostingsFormat.TailMark);
            for (int i = 0; i < _pendingPlaces; i++)
                positions.WriteVarint(_places[i]);
        }
        if (withSkips)
        {
            SkipLayout layout = SkipLayout.ToWrite(_lengths.Length, postings.Position - _postingsStart, _skips.Count, _hasPositions ? positions.Position - _positionsStart : null);
            foreach (SkipEntry skip in _skips)
                layout.Write(postings, skip.LastUnit, skip.PostingsEnd, skip.Impact, skip.Gaps, skip.Frequencies, skip.PositionsBlock, skip.Place);
        }
        return new PostingsAddress(
            _units, _occurrences, Impact.RoundUp(_termImpact), _postingsStart, postings.Position - _postingsStart, _positionsStart, positions.Position - _positionsStart);
    }

    private void WritePlaces()
    {
        int bytes = PatchedBlock.Write(_places, _packed, out byte code);
        positions.WriteByte(code);
        positions.Write(_packed.AsSpan(0, bytes));
        _positionsBlock = positions.Position;
        _pendingPlaces = 0;
    }

    private void WriteBlock()
    {
        int bytes = PatchedBlock.Write(_gaps, _packed, out byte gaps);
        postings.Write(_packed.AsSpan(0, bytes));
        bytes = PatchedBlock.Write(_frequencies, _packed, out byte frequencies);
        postings.Write(_packed.AsSpan(0, bytes));
        FinishBlock(gaps, frequencies);
    }

    private void FinishBlock(byte gaps, byte frequencies)
    {
        _skips.Add(new SkipEntry(
            _lastUnit, postings.Position - _postingsStart, Impact.RoundUp(_blockImpact), gaps, frequencies, _blockPositions, (byte)_blockPlace));
        _termImpact = Math.Max(_termImpact, _blockImpact);
        _blockImpact = 0;
        // The next unit's first position comes where the next number goes.
        _blockPositions = _positionsBlock - _positionsStart;
        _blockPlace = _pendingPlaces;
        _pending = 0;
    }

    private readonly record struct SkipEntry(int LastUnit, long PostingsEnd, Half Impact, byte Gaps, byte Frequencies, long PositionsBlock, byte Place);
}

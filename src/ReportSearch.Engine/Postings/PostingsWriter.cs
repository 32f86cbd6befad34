using ReportSearch.Engine.Storage;

namespace ReportSearch.Engine.Postings;

/// <summary>Writes the postings of one term after the other.</summary>
internal sealed class PostingsWriter(FileWriter postings, FileWriter positions)
{
    private readonly List<SkipEntry> _skips = [];
    private long _postingsStart;
    private long _positionsStart;
    private long _blockPositions;
    private long _occurrences;
    private int _units;
    private int _lastUnit;
    private int _maxFrequency;

    public void StartTerm()
    {
        _skips.Clear();
        _postingsStart = postings.Position;
        _positionsStart = positions.Position;
        _blockPositions = 0;
        _occurrences = 0;
        _units = 0;
        _lastUnit = -1;
        _maxFrequency = 0;
    }

    /// <summary>Adds the next unit with its ascending positions (one or more).</summary>
    public void Add(int unit, ReadOnlySpan<int> places)
    {
        if (_units > 0 && _units % PostingsFormat.BlockUnits == 0)
            FinishBlock();
        int frequency = places.Length;
        ulong delta = (ulong)(unit - _lastUnit) << 1;
        if (frequency == 1)
        {
            postings.WriteVarint(delta | 1);
        }
        else
        {
            postings.WriteVarint(delta);
            postings.WriteVarint((ulong)frequency);
        }
        int last = 0;
        foreach (int place in places)
        {
            positions.WriteVarint((ulong)(place - last));
            last = place;
        }
        _lastUnit = unit;
        _maxFrequency = Math.Max(_maxFrequency, frequency);
        _occurrences += frequency;
        _units++;
    }

    public PostingsAddress FinishTerm()
    {
        if (_units > PostingsFormat.BlockUnits)
        {
            FinishBlock();
            foreach (SkipEntry skip in _skips)
            {
                postings.WriteUInt32((uint)skip.LastUnit);
                postings.WriteUInt32((uint)skip.MaxFrequency);
                postings.WriteFixed((ulong)skip.PostingsEnd, 6);
                postings.WriteFixed((ulong)skip.PositionsStart, 6);
            }
        }
        return new PostingsAddress(
            _units, _occurrences, _postingsStart, postings.Position - _postingsStart, _positionsStart, positions.Position - _positionsStart);
    }

    private void FinishBlock()
    {
        _skips.Add(new SkipEntry(_lastUnit, _maxFrequency, postings.Position - _postingsStart, _blockPositions));
        _blockPositions = positions.Position - _positionsStart;
        _maxFrequency = 0;
    }

    private readonly record struct SkipEntry(int LastUnit, int MaxFrequency, long PostingsEnd, long PositionsStart);
}

using System.Buffers.Binary;
using ReportSearch.Engine.Storage;

namespace ReportSearch.Engine.Postings;

/// <summary>
/// Walks the postings of one term, block by block; positions are read only for units that ask for them. Two arrays of 128 numbers are all that it holds.
/// </summary>
internal sealed class PostingsCursor
{
    /// <summary>The unit behind the last.</summary>
    public const int End = int.MaxValue;

    private readonly MappedFile _postings;
    private readonly MappedFile _positions;
    private readonly PostingsAddress _address;
    private readonly CancellationToken _cancellation;
    private readonly int[] _units = new int[PostingsFormat.BlockUnits];
    private readonly int[] _frequencies = new int[PostingsFormat.BlockUnits];
    private readonly int _unitBound;
    private readonly int _blockCount;
    private readonly long _skipOffset;
    private int _block = -1;
    private int _blockSize;
    private int _index;
    private long _positionsAt;
    private int _positionsIndex;

    /// <param name="postings">The file of postings.</param>
    /// <param name="positions">The file of positions.</param>
    /// <param name="address">Where the term's postings are.</param>
    /// <param name="unitBound">Units in the segment: every unit must be less.</param>
    /// <param name="cancellation">Looked at before each block.</param>
    public PostingsCursor(MappedFile postings, MappedFile positions, PostingsAddress address, int unitBound, CancellationToken cancellation)
    {
        _postings = postings;
        _positions = positions;
        _address = address;
        _unitBound = unitBound;
        _cancellation = cancellation;
        _blockCount = PostingsFormat.BlockCount(address.Units);
        long skipBytes = PostingsFormat.SkipBytes(address.Units);
        if (address.Units < 1 || address.Units > unitBound || address.PostingsBytes <= skipBytes)
            throw postings.Corrupt(address.PostingsOffset, $"postings of {address.Units} units in {address.PostingsBytes} bytes");
        _skipOffset = address.PostingsOffset + address.PostingsBytes - skipBytes;
    }

    /// <summary>Units with the term, deleted ones included.</summary>
    public int Count => _address.Units;

    /// <summary>The current unit: -1 before the first, <see cref="End"/> behind the last.</summary>
    public int Unit { get; private set; } = -1;

    /// <summary>How often the term stands in the current unit.</summary>
    public int Frequency => _frequencies[_index];

    public int Next()
    {
        if (++_index < _blockSize)
            return Unit = _units[_index];
        if (Unit == End || _block + 1 >= _blockCount)
            return Finish();
        LoadBlock(_block + 1);
        return Unit = _units[0];
    }

    /// <summary>Goes to the first unit at or behind <paramref name="target"/>, never backwards.</summary>
    public int Advance(int target)
    {
        if (Unit >= target)
            return Unit;
        if (_block < 0 || _units[_blockSize - 1] < target)
        {
            int block = FindBlock(target);
            if (block >= _blockCount)
                return Finish();
            LoadBlock(block);
        }
        int index = _index;
        int[] units = _units;
        while (index < _blockSize && units[index] < target)
            index++;
        _index = index;
        // FindBlock trusts the skip entries, the block is checked against its own entry: it holds such a unit, unless it is the last.
        return index < _blockSize ? Unit = units[index] : Finish();
    }

    /// <summary>Reads the ascending positions in the current unit into <paramref name="buffer"/>, which grows when needed; gives their number.</summary>
    public int ReadPositions(ref int[] buffer)
    {
        ReadOnlySpan<byte> bytes = _positions.Slice(_positionsAt, Math.Min(int.MaxValue, PositionsEnd - _positionsAt));
        int at = 0;
        if (_positionsIndex < _index)
        {
            long skip = 0;
            for (int i = _positionsIndex; i < _index; i++)
                skip += _frequencies[i];
            if (!Varint.TrySkip(bytes, ref at, skip))
                throw _positions.Corrupt(_positionsAt, "positions are cut");
            _positionsAt += at;
            _positionsIndex = _index;
            bytes = bytes[at..];
            at = 0;
        }
        int count = _frequencies[_index];
        if (count > bytes.Length)
            throw _positions.Corrupt(_positionsAt, $"{count} positions in {bytes.Length} bytes");
        if (buffer.Length < count)
            buffer = new int[Math.Max(count, buffer.Length * 2)];
        int position = 0;
        for (int i = 0; i < count; i++)
        {
            int delta = Varint.TryReadInt32(bytes, ref at);
            if (delta < 0 || (delta == 0 && i > 0) || (position += delta) < 0)
                throw _positions.Corrupt(_positionsAt + at, "position is cut, too large or not ascending");
            buffer[i] = position;
        }
        return count;
    }

    /// <summary>Reads all blocks and compares them with their skip entries and the dictionary entry; for the checker.</summary>
    public void Verify(Action<long, string> report)
    {
        long occurrences = 0;
        int[] places = [];
        long positionsEnd = _address.PositionsOffset;
        for (int block = 0; block < _blockCount; block++)
        {
            LoadBlock(block);
            if (_positionsAt != positionsEnd)
                report(SkipEntryOffset(block), "skip entry leads to other positions");
            int greatest = 0;
            for (_index = 0; _index < _blockSize; _index++)
            {
                greatest = Math.Max(greatest, Frequency);
                occurrences += ReadPositions(ref places);
            }
            long skip = _frequencies[_blockSize - 1];
            ReadOnlySpan<byte> bytes = _positions.Slice(_positionsAt, Math.Min(int.MaxValue, PositionsEnd - _positionsAt));
            int at = 0;
            if (!Varint.TrySkip(bytes, ref at, skip))
                report(_positionsAt, "positions are cut");
            positionsEnd = _positionsAt + at;
            if (_blockCount > 1 && _postings.ReadFixed(SkipEntryOffset(block) + 4, 4) != (ulong)greatest)
                report(SkipEntryOffset(block), "skip entry states another greatest frequency");
        }
        if (occurrences != _address.Occurrences)
            report(_address.PostingsOffset, $"{occurrences} occurrences, the dictionary says {_address.Occurrences}");
        if (positionsEnd != PositionsEnd)
            report(positionsEnd, "bytes behind the last position");
    }

    private long PositionsEnd => _address.PositionsOffset + _address.PositionsBytes;

    private long SkipEntryOffset(int block) => _skipOffset + (long)block * PostingsFormat.SkipEntryBytes;

    private int Finish()
    {
        _index = 0;
        _blockSize = 0;
        _block = _blockCount;
        return Unit = End;
    }

    /// <summary>The first block behind the present one whose last unit is not less than the target.</summary>
    private int FindBlock(int target)
    {
        int low = _block + 1;
        if (_blockCount == 1)
            return low;
        // Doubling steps first: the next match is mostly near.
        int high = low, step = 1;
        while (high < _blockCount && LastUnit(high) < target)
        {
            low = high + 1;
            high += step;
            step *= 2;
            if (high < 0)
                break;
        }
        high = (int)Math.Min((uint)high, (uint)_blockCount);
        while (low < high)
        {
            int middle = (int)(((uint)low + (uint)high) / 2);
            if (LastUnit(middle) < target)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    private int LastUnit(int block) => (int)_postings.ReadFixed(SkipEntryOffset(block), sizeof(uint));

    private void LoadBlock(int block)
    {
        _cancellation.ThrowIfCancellationRequested();
        long start = _address.PostingsOffset;
        long end = _skipOffset;
        int previous = -1;
        int expectedLast = -1;
        _positionsAt = _address.PositionsOffset;
        if (_blockCount > 1)
        {
            ReadOnlySpan<byte> entry = _postings.Slice(SkipEntryOffset(block), PostingsFormat.SkipEntryBytes);
            expectedLast = BinaryPrimitives.ReadInt32LittleEndian(entry);
            end = start + ReadUInt48(entry[8..]);
            _positionsAt += ReadUInt48(entry[14..]);
            if (block > 0)
            {
                ReadOnlySpan<byte> before = _postings.Slice(SkipEntryOffset(block - 1), PostingsFormat.SkipEntryBytes);
                previous = BinaryPrimitives.ReadInt32LittleEndian(before);
                start += ReadUInt48(before[8..]);
            }
            if (start > end || end > _skipOffset || _positionsAt > PositionsEnd || previous < -1 || expectedLast >= _unitBound)
                throw _postings.Corrupt(SkipEntryOffset(block), "skip entry is out of range");
        }
        _block = block;
        _index = 0;
        _positionsIndex = 0;
        _blockSize = Math.Min(PostingsFormat.BlockUnits, _address.Units - block * PostingsFormat.BlockUnits);
        ReadOnlySpan<byte> bytes = _postings.Slice(start, end - start);
        int at = 0;
        int unit = previous;
        for (int i = 0; i < _blockSize; i++)
        {
            int code = Varint.TryReadInt32(bytes, ref at);
            int frequency = 1;
            if (code < 2)
                throw _postings.Corrupt(start + at, "unit is cut, too large or not ascending");
            if ((code & 1) == 0 && (frequency = Varint.TryReadInt32(bytes, ref at)) < 2)
                throw _postings.Corrupt(start + at, "frequency is cut, too large or less than 2");
            unit += code >> 1;
            if ((uint)unit >= (uint)_unitBound)
                throw _postings.Corrupt(start + at, $"unit {unit} in a segment of {_unitBound}");
            _units[i] = unit;
            _frequencies[i] = frequency;
        }
        if (at != bytes.Length || (_blockCount > 1 && unit != expectedLast))
            throw _postings.Corrupt(start + at, "block does not end where its skip entry says");
    }

    private static long ReadUInt48(ReadOnlySpan<byte> bytes) =>
        BinaryPrimitives.ReadUInt32LittleEndian(bytes) | (long)BinaryPrimitives.ReadUInt16LittleEndian(bytes[4..]) << 32;
}

using ReportSearch.Engine.Storage;

namespace ReportSearch.Engine.Postings;

/// <summary>The positions of one term, read from the places that the postings lead to. Where only few of a block are asked for, only these are unpacked.</summary>
internal sealed class PositionsReader(MappedFile file, PostingsAddress address)
{
    private const int Block = PostingsFormat.BlockUnits;

    private uint[]? _numbers;
    private readonly long _end = address.PositionsOffset + address.PositionsBytes;
    // The block that the postings block began in, and the present one, with its number from there.
    private long _firstBlock = address.PositionsOffset;
    private int _firstPlace;
    private long _present = address.PositionsOffset;
    private long _presentNumber;
    private long _unpacked = -1;
    private int _unpackedCount;
    private long _touched = -1;

    // Most terms are never asked for one.
    private uint[] Numbers => _numbers ??= new uint[Block];

    /// <summary>A new block of postings: its first position is at a place of a block.</summary>
    public void Start(long block, int place)
    {
        _firstBlock = _present = address.PositionsOffset + block;
        _firstPlace = place;
        _presentNumber = 0;
    }

    /// <summary>Reads ascending positions of a unit, of which <paramref name="before"/> others stand before since the start.</summary>
    public void Read(long before, Span<int> positions)
    {
        long number = _firstPlace + before;
        int position = -1;
        for (int i = 0; i < positions.Length; i++, number++)
        {
            uint gap = Number(number);
            long next = i == 0 ? gap : position + 1L + gap;
            if (next >= int.MaxValue)
                throw file.Corrupt(_present, "position is too large");
            positions[i] = position = (int)next;
        }
    }

    /// <summary>True when the last of so many positions, read just now, is the last thing there.</summary>
    public bool EndsWhereItShould(long occurrences)
    {
        if (occurrences < Block)
            return TailEnd(address.PositionsOffset, (int)occurrences) == _end;
        int rest = (int)(occurrences % Block);
        // All have been read: the present block is the last.
        if (rest == 0)
            return BlockEnd(_present) == _end;
        return file.ReadFixed(_present, 1) == PostingsFormat.TailMark && TailEnd(_present + 1, rest) == _end;
    }

    private uint Number(long number)
    {
        GoTo(number / Block);
        int place = (int)(number % Block);
        if (_unpacked == _present)
            return place < _unpackedCount ? Numbers[place] : throw file.Corrupt(_present, "positions are cut");
        byte code = address.Occurrences < Block ? PostingsFormat.TailMark : (byte)file.ReadFixed(_present, 1);
        if (code == PostingsFormat.TailMark)
        {
            ReadTail();
            return place < _unpackedCount ? Numbers[place] : throw file.Corrupt(_present, "positions are cut");
        }
        ReadOnlySpan<byte> packed = file.Slice(_present + 1, BlockEnd(_present) - _present - 1);
        if (_touched != _present && !PatchedBlock.HasCorrections(code))
        {
            _touched = _present;
            return BlockPacking.Read(packed, code, place);
        }
        if (PatchedBlock.TryRead(packed, code, Numbers) != packed.Length)
            throw file.Corrupt(_present, "block of positions is damaged");
        _unpacked = _present;
        _unpackedCount = Block;
        return Numbers[place];
    }

    private void GoTo(long block)
    {
        if (block == _presentNumber)
            return;
        if (block < _presentNumber)
            (_present, _presentNumber) = (_firstBlock, 0);
        for (; _presentNumber < block; _presentNumber++)
            _present = BlockEnd(_present);
        if (_present >= _end)
            throw file.Corrupt(_present, "positions are cut");
    }

    private long BlockEnd(long start)
    {
        if (start >= _end)
            throw file.Corrupt(start, "positions are cut");
        byte code = (byte)file.ReadFixed(start, 1);
        if (!PatchedBlock.IsCode(code))
            throw file.Corrupt(start, "width of positions is out of range");
        return start + 1 + PatchedBlock.Bytes(code, PatchedBlock.HasCorrections(code) ? (byte)file.ReadFixed(start + 1, 1) : (byte)0);
    }

    private void ReadTail()
    {
        bool marked = address.Occurrences >= Block;
        long start = marked ? _present + 1 : _present;
        ReadOnlySpan<byte> bytes = file.Slice(start, _end - start);
        int at = 0;
        int count = (int)(address.Occurrences % Block);
        for (int i = 0; i < count; i++)
        {
            int number = Varint.TryReadInt32(bytes, ref at);
            if (number < 0)
                throw file.Corrupt(start + at, "positions are cut or too large");
            Numbers[i] = (uint)number;
        }
        _unpacked = _present;
        _unpackedCount = count;
    }

    private long TailEnd(long start, int count)
    {
        ReadOnlySpan<byte> bytes = file.Slice(start, Math.Max(0, _end - start));
        int at = 0;
        return Varint.TrySkip(bytes, ref at, count) ? start + at : -1;
    }
}

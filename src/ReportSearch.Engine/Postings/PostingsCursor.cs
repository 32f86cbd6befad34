using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using ReportSearch.Engine.Storage;

namespace ReportSearch.Engine.Postings;

/// <summary>
/// Walks the postings of one term, block by block. Frequencies are unpacked only for blocks that are asked for one, positions are read only for units that ask for them.
/// </summary>
internal sealed class PostingsCursor
{
    /// <summary>The unit behind the last.</summary>
    public const int End = int.MaxValue;

    private const int Block = PostingsFormat.BlockUnits;

    // Skip entries that are looked through between two looks at the file's sums.
    private const int BlocksAtOnce = 256;

    private readonly MappedFile _postings;
    private readonly PostingsAddress _address;
    private readonly ReadBudget _budget;
    private readonly PositionsReader? _positions;
    private readonly uint[] _units = new uint[Block];
    private uint[]? _frequencies;
    private readonly int _unitBound;
    private readonly int _blockCount;
    private readonly SkipLayout _layout;
    private readonly int _entryBytes;
    private readonly long _skipOffset;
    private int _block = -1;
    private int _blockSize;
    private int _index;
    private int _last = -1;
    private byte _frequencyCode;
    private bool _onlyOnce;
    private long _frequenciesAt;
    private long _frequenciesEnd;
    private bool _frequenciesRead;
    private int _summedIndex;
    private long _summed;
    private int _shallow;

    /// <param name="postings">The file of postings.</param>
    /// <param name="positions">The file of positions; null when the field has none.</param>
    /// <param name="address">Where the term's postings are.</param>
    /// <param name="unitBound">Units in the segment: every unit must be less.</param>
    /// <param name="budget">Looked at before each block.</param>
    public PostingsCursor(MappedFile postings, MappedFile? positions, PostingsAddress address, int unitBound, ReadBudget budget)
    {
        _postings = postings;
        _address = address;
        _unitBound = unitBound;
        _budget = budget;
        _blockCount = PostingsFormat.BlockCount(address.Units);
        _layout = SkipLayout.Of(unitBound, address.PostingsBytes, positions is null ? null : address.PositionsBytes);
        _entryBytes = _layout.EntryBytes;
        long skipBytes = HasSkips ? (long)_blockCount * _entryBytes : 0;
        if (address.Units < 1 || address.Units > unitBound || address.PostingsBytes < skipBytes)
            throw postings.Corrupt(address.PostingsOffset, $"postings of {address.Units} units in {address.PostingsBytes} bytes");
        _skipOffset = address.PostingsOffset + address.PostingsBytes - skipBytes;
        if (positions is not null)
            _positions = new PositionsReader(positions, address);
    }

    /// <summary>Units with the term, deleted ones included.</summary>
    public int Count => _address.Units;

    /// <summary>The current unit: -1 before the first, <see cref="End"/> behind the last.</summary>
    public int Unit { get; private set; } = -1;

    /// <summary>How often the term stands in the current unit.</summary>
    public int Frequency
    {
        get
        {
            if (!_frequenciesRead)
                ReadFrequencies();
            return (int)Frequencies[_index] + 1;
        }
    }

    /// <summary>The greatest impact of the term.</summary>
    public double GreatestImpact => (double)_address.Impact;

    // Many a term is never asked for one.
    private uint[] Frequencies => _frequencies ??= new uint[Block];

    private bool HasSkips => PostingsFormat.HasSkips(_address.Units);

    public int Next()
    {
        if (++_index < _blockSize)
            return Unit = (int)_units[_index];
        if (Unit == End || _block + 1 >= _blockCount)
            return Finish();
        LoadBlock(_block + 1);
        return Unit = (int)_units[0];
    }

    /// <summary>Goes to the first unit at or behind <paramref name="target"/>, never backwards.</summary>
    public int Advance(int target)
    {
        if (Unit >= target)
            return Unit;
        if (_last < target)
        {
            int block = FindBlock(_block + 1, target);
            if (block >= _blockCount)
                return Finish();
            LoadBlock(block);
        }
        int index = _index;
        uint[] units = _units;
        // Mostly near; else halves of what is left. The last unit of the block is not less than the target.
        int near = Math.Min(index + 8, _blockSize);
        while (index < near && units[index] < (uint)target)
            index++;
        if (index == near)
        {
            int high = _blockSize;
            while (index < high)
            {
                int middle = (index + high) >> 1;
                if (units[middle] < (uint)target)
                    index = middle + 1;
                else
                    high = middle;
            }
        }
        _index = index;
        return index < _blockSize ? Unit = (int)units[index] : Finish();
    }

    /// <summary>The units of one block at or behind <paramref name="from"/> and before <paramref name="to"/>; none when there are no more of them.</summary>
    public ReadOnlySpan<uint> UnitsFrom(int from, int to)
    {
        if (Advance(from) >= to)
            return [];
        ReadOnlySpan<uint> units = _units.AsSpan(_index, _blockSize - _index);
        if (_last < to)
            return units;
        int count = 1;
        while (units[count] < (uint)to)
            count++;
        return units[..count];
    }

    /// <summary>The frequencies less 1 of so many units from the present one on, which are of one block.</summary>
    public ReadOnlySpan<uint> FrequenciesLess1(int count)
    {
        if (!_frequenciesRead)
            ReadFrequencies();
        return Frequencies.AsSpan(_index, count);
    }

    /// <summary>Goes behind so many units of one block.</summary>
    public void Skip(int count)
    {
        _index += count - 1;
        Next();
    }

    /// <summary>
    /// The greatest impact of the term in units from <paramref name="target"/> to <paramref name="until"/>, without moving there: until the end of the block that holds
    /// the next unit. Targets never go backwards.
    /// </summary>
    public double ImpactFrom(int target, out int until)
    {
        if (!HasSkips)
        {
            until = End;
            return Unit == End ? 0 : GreatestImpact;
        }
        _shallow = Math.Max(_shallow, _block);
        if (_shallow < 0 || _shallow >= _blockCount || LastUnit(_shallow) < target)
            _shallow = FindBlock(Math.Max(0, _shallow), target);
        if (_shallow >= _blockCount)
        {
            until = End;
            return 0;
        }
        until = LastUnit(_shallow);
        return (double)ImpactOfBlock(_shallow);
    }

    /// <summary>
    /// The first unit from <paramref name="target"/> on from which units of the same block may follow that are of so great an impact, without moving there;
    /// <see cref="End"/> when there is none. Targets never go backwards.
    /// </summary>
    public int FindImpact(int target, double least)
    {
        if (ImpactFrom(target, out int until) >= least)
            return target;
        if (until == End)
            return End;
        // Halves above 0 are in the order of their bits.
        int bits = BitConverter.HalfToUInt16Bits(Impact.RoundUp(least));
        for (int block = _shallow + 1; block < _blockCount;)
        {
            int count = Math.Min(_blockCount - block, BlocksAtOnce);
            ReadOnlySpan<byte> entries = _postings.Slice(SkipEntryOffset(block), (long)count * _entryBytes);
            for (int i = 0, at = _layout.ImpactAt; i < count; i++, at += _entryBytes)
            {
                if (BinaryPrimitives.ReadUInt16LittleEndian(entries[at..]) < bits)
                    continue;
                _shallow = block + i;
                return Math.Max(target, LastUnit(_shallow - 1) + 1);
            }

            block += count;
        }

        _shallow = _blockCount;
        return End;
    }

    /// <summary>The units of the blocks with the greatest impacts, at most so many blocks, ascending; none where they are not known.</summary>
    public UnitStretch[] Greatest(int most)
    {
        if (!HasSkips || most < 1)
            return [];
        int[] blocks = new int[Math.Min(most, _blockCount)];
        int[] impacts = new int[blocks.Length];
        int kept = 0, least = 0;
        for (int block = 0; block < _blockCount; block += BlocksAtOnce)
        {
            int count = Math.Min(_blockCount - block, BlocksAtOnce);
            ReadOnlySpan<byte> entries = _postings.Slice(SkipEntryOffset(block), (long)count * _entryBytes);
            for (int i = 0, at = _layout.ImpactAt; i < count; i++, at += _entryBytes)
            {
                int bits = BinaryPrimitives.ReadUInt16LittleEndian(entries[at..]);
                if (kept == blocks.Length && bits <= impacts[least])
                    continue;
                int place = kept < blocks.Length ? kept++ : least;
                (blocks[place], impacts[place]) = (block + i, bits);
                for (int other = 0; other < kept; other++)
                    least = impacts[other] < impacts[least] ? other : least;
            }
        }

        Array.Sort(blocks);
        var stretches = new UnitStretch[blocks.Length];
        for (int i = 0; i < stretches.Length; i++)
            stretches[i] = new UnitStretch(blocks[i] == 0 ? 0 : LastUnit(blocks[i] - 1) + 1, LastUnit(blocks[i]) + 1);
        return stretches;
    }

    /// <summary>Reads the ascending positions in the current unit into <paramref name="buffer"/>, which grows when needed; gives their number.</summary>
    public int ReadPositions(ref int[] buffer)
    {
        if (!_frequenciesRead)
            ReadFrequencies();
        if (_summedIndex > _index)
            (_summedIndex, _summed) = (0, 0);
        if (_onlyOnce)
        {
            _summed = _index;
        }
        else
        {
            for (; _summedIndex < _index; _summedIndex++)
                _summed += Frequencies[_summedIndex] + 1L;
        }
        _summedIndex = _index;
        int count = Frequency;
        if (count > _address.Occurrences)
            throw _postings.Corrupt(_frequenciesAt, "frequency is out of range");
        if (buffer.Length < count)
            buffer = new int[Math.Max(count, buffer.Length * 2)];
        _positions!.Read(_summed, buffer.AsSpan(0, count));
        return count;
    }

    /// <summary>Reads all blocks and compares them with their skip entries and the dictionary entry; for the checker.</summary>
    /// <param name="impactOf">Impact of a frequency in a unit.</param>
    /// <param name="report">Takes what is wrong.</param>
    public void Verify(Func<int, int, double> impactOf, Action<long, string> report)
    {
        long occurrences = 0;
        int[] places = [];
        double termImpact = 0;
        for (int block = 0; block < _blockCount; block++)
        {
            LoadBlock(block);
            double greatest = 0;
            for (_index = 0; _index < _blockSize; _index++)
            {
                Unit = (int)_units[_index];
                greatest = Math.Max(greatest, impactOf(Unit, Frequency));
                occurrences += Frequency;
                if (_positions is not null)
                    ReadPositions(ref places);
            }
            if (HasSkips && !Impact.IsBound(ImpactOfBlock(block), greatest))
                report(SkipEntryOffset(block), "skip entry states another impact");
            termImpact = Math.Max(termImpact, greatest);
        }
        if (!Half.IsPositiveInfinity(_address.Impact) && !Impact.IsBound(_address.Impact, termImpact))
            report(_address.PostingsOffset, "the dictionary states another impact");
        if (occurrences != _address.Occurrences)
            report(_address.PostingsOffset, $"{occurrences} occurrences, the dictionary says {_address.Occurrences}");
        if (_positions is not null && !_positions.EndsWhereItShould(occurrences))
            report(_address.PositionsOffset, "positions do not end where the dictionary says");
    }

    private long SkipEntryOffset(int block) => _skipOffset + (long)block * _entryBytes;

    private int Finish()
    {
        _index = 0;
        _blockSize = 0;
        _block = _blockCount;
        _last = End;
        return Unit = End;
    }

    /// <summary>The first block from <paramref name="low"/> on whose last unit is not less than the target.</summary>
    private int FindBlock(int low, int target)
    {
        if (!HasSkips)
            return low;
        // Doubling steps first: the next match is mostly near.
        int high = low, step = 1;
        while (high < _blockCount && LastUnit(high) < target)
        {
            low = high + 1;
            high = (int)Math.Min((long)high + step, int.MaxValue);
            step = Math.Min(step * 2, 1 << 28);
        }
        high = Math.Min(high, _blockCount);
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

    private ReadOnlySpan<byte> Entry(int block) => _postings.Slice(SkipEntryOffset(block), _entryBytes);

    private Half ImpactOfBlock(int block) => _layout.ImpactOf(Entry(block));

    private int LastUnit(int block) => _layout.LastUnit(Entry(block));

    private void LoadBlock(int block)
    {
        _budget.Spend(Block);
        long start = _address.PostingsOffset;
        long end = _skipOffset;
        int previous = -1, expectedLast = -1;
        byte gapCode = 0;
        long positionsBlock = 0;
        byte place = 0;
        _frequencyCode = 0;
        if (HasSkips)
        {
            ReadOnlySpan<byte> entry = Entry(block);
            expectedLast = _layout.LastUnit(entry);
            end = start + _layout.End(entry);
            (gapCode, _frequencyCode) = _layout.Codes(entry);
            if (_positions is not null)
                (positionsBlock, place) = _layout.Positions(entry);
            if (block > 0)
            {
                ReadOnlySpan<byte> before = Entry(block - 1);
                previous = _layout.LastUnit(before);
                start += _layout.End(before);
            }
            if (start > end || end > _skipOffset || previous < -1 || (uint)expectedLast >= (uint)_unitBound || expectedLast - previous < 1 || !PatchedBlock.IsCode(gapCode) || !PatchedBlock.IsCode(_frequencyCode))
                throw _postings.Corrupt(SkipEntryOffset(block), "skip entry is out of range");
        }
        _block = block;
        _index = 0;
        _summedIndex = 0;
        _summed = 0;
        _frequenciesRead = false;
        _blockSize = Math.Min(Block, _address.Units - block * Block);
        _positions?.Start(positionsBlock, place);
        if (_blockSize == Block)
        {
            int gapBytes = PatchedBlock.TryRead(_postings.Slice(start, end - start), gapCode, _units);
            if (gapBytes < 0)
                throw _postings.Corrupt(start, "block of units is damaged");
            // Only great gaps can add up to more than a unit can be.
            if ((gapCode & 0x7F) > 24 || PatchedBlock.HasCorrections(gapCode))
                CheckGaps(start);
            BlockPacking.AccumulateGaps(_units, (uint)previous);
            _frequenciesAt = start + gapBytes;
            _frequenciesEnd = end;
            _onlyOnce = _frequencyCode == 0;
        }
        else
        {
            ReadTail(start, end, previous);
        }
        _last = (int)_units[_blockSize - 1];
        if ((uint)_last >= (uint)_unitBound || (HasSkips && _last != expectedLast))
            throw _postings.Corrupt(start, "block does not end where its skip entry says");
    }

    private void CheckGaps(long start)
    {
        // Halves are summed apart: numbers are below 2^31, so that no lane can overflow.
        Vector128<uint> low = Vector128<uint>.Zero, high = Vector128<uint>.Zero;
        foreach (Vector128<uint> row in MemoryMarshal.Cast<uint, Vector128<uint>>(_units))
        {
            low += row & Vector128.Create(0xFFFFu);
            high += Vector128.ShiftRightLogical(row, 16);
        }

        if (((ulong)Vector128.Sum(high) << 16) + Vector128.Sum(low) + Block > int.MaxValue)
            throw _postings.Corrupt(start, "units are not ascending");
    }

    private void ReadTail(long start, long end, int previous)
    {
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
            _units[i] = (uint)unit;
            Frequencies[i] = (uint)frequency - 1;
        }
        if (at != bytes.Length)
            throw _postings.Corrupt(start + at, "block does not end where its skip entry says");
        _frequenciesRead = true;
        _onlyOnce = false;
    }

    private void ReadFrequencies()
    {
        ReadOnlySpan<byte> bytes = _postings.Slice(_frequenciesAt, _frequenciesEnd - _frequenciesAt);
        if (PatchedBlock.TryRead(bytes, _frequencyCode, Frequencies) != bytes.Length)
            throw _postings.Corrupt(_frequenciesAt, "block of frequencies is damaged");
        _frequenciesRead = true;
    }
}

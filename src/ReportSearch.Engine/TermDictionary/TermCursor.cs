using ReportSearch.Engine.Documents;
using ReportSearch.Engine.Postings;
using ReportSearch.Engine.Storage;

namespace ReportSearch.Engine.TermDictionary;

/// <summary>Walks terms in ascending order.</summary>
internal sealed class TermCursor(MappedFile file, PackedIntegers blocks, int firstBlock)
{
    private readonly byte[] _term = new byte[TokenizedUnit.MaxTermBytes];
    private int _termBytes;
    private int _block = firstBlock - 1;
    private int _left;
    private long _at;
    private long _blockEnd;
    private long _postings;
    private long _positions;
    private bool _stay;

    public ReadOnlySpan<byte> Term => _term.AsSpan(0, _termBytes);

    public PostingsAddress Address { get; private set; }

    /// <summary>Where the current term's entry ends in the file.</summary>
    public long Offset => _at;

    public bool MoveNext()
    {
        if (_stay)
        {
            _stay = false;
            return true;
        }
        if (_left == 0 && !OpenBlock())
            return false;
        ByteCursor cursor = file.Cursor(_at, _blockEnd - _at);
        int shared = cursor.ReadInt32();
        int further = cursor.ReadInt32();
        if (shared > _termBytes || further > TokenizedUnit.MaxTermBytes - shared || further == 0)
            throw cursor.Corrupt("term is damaged");
        cursor.ReadBytes(further).CopyTo(_term.AsSpan(shared));
        _termBytes = shared + further;
        Address = ReadAddress(ref cursor, _postings, _positions);
        _postings += Address.PostingsBytes;
        _positions += Address.PositionsBytes;
        _at = cursor.Offset;
        _left--;
        if (_left == 0 && _at != _blockEnd)
            throw cursor.Corrupt("bytes behind the last term of a block");
        return true;
    }

    /// <summary>Lets the next move stay on the current term.</summary>
    public void StepBack() => _stay = true;

    public static ByteCursor BlockCursor(MappedFile file, PackedIntegers blocks, int block)
    {
        long start = (long)blocks[block];
        long end = block + 1 < blocks.Count ? (long)blocks[block + 1] : blocks.OffsetOf(0);
        if (start < FileFormat.HeaderBytes || end <= start)
            throw file.Corrupt(blocks.OffsetOf(block), "block offset is out of range");
        return file.Cursor(start, end - start);
    }

    /// <summary>
    /// Finds a term in one block without putting any together: how many first bytes an entry shares with the one before tells what it shares with the term.
    /// </summary>
    public static bool TryFind(MappedFile file, PackedIntegers blocks, int block, ReadOnlySpan<byte> term, out PostingsAddress address)
    {
        ByteCursor cursor = BlockCursor(file, blocks, block);
        int left = cursor.ReadInt32();
        if (left is < 1 or > TermDictionaryFormat.BlockTerms)
            throw cursor.Corrupt("number of terms in a block is out of range");
        long postings = cursor.ReadInt64(), positions = cursor.ReadInt64();
        int bytes = 0, alike = 0;
        for (; left > 0; left--)
        {
            int shared = cursor.ReadInt32();
            int further = cursor.ReadInt32();
            if (shared > bytes || further > TokenizedUnit.MaxTermBytes - shared || further == 0)
                throw cursor.Corrupt("term is damaged");
            ReadOnlySpan<byte> rest = cursor.ReadBytes(further);
            bytes = shared + further;
            // Fewer than the one before had in common with the term: this one is behind it.
            if (shared < alike)
                break;
            if (shared == alike)
            {
                int more = rest.CommonPrefixLength(term[alike..]);
                alike += more;
                if (alike == term.Length && more == further)
                {
                    address = ReadAddress(ref cursor, postings, positions);
                    return true;
                }

                if (more < further && (alike == term.Length || rest[more] > term[alike]))
                    break;
            }

            PostingsAddress passed = ReadAddress(ref cursor, postings, positions);
            postings += passed.PostingsBytes;
            positions += passed.PositionsBytes;
        }

        address = default;
        return false;
    }

    private static PostingsAddress ReadAddress(ref ByteCursor cursor, long postings, long positions)
    {
        int units = cursor.ReadInt32();
        long more = cursor.ReadInt64();
        long postingsBytes = cursor.ReadInt64();
        long positionsBytes = cursor.ReadInt64();
        Half impact = units < TermDictionaryFormat.ImpactUnits ? Half.PositiveInfinity : BitConverter.UInt16BitsToHalf(System.Buffers.Binary.BinaryPrimitives.ReadUInt16LittleEndian(cursor.ReadBytes(2)));
        if (!(impact > Half.Zero) || more > long.MaxValue - units || postingsBytes > long.MaxValue - postings || positionsBytes > long.MaxValue - positions)
            throw cursor.Corrupt("term's postings are out of range");
        return new PostingsAddress(units, units + more, impact, postings, postingsBytes, positions, positionsBytes);
    }

    private bool OpenBlock()
    {
        if (_block + 1 >= blocks.Count)
            return false;
        ByteCursor cursor = BlockCursor(file, blocks, ++_block);
        long start = cursor.Offset;
        _left = cursor.ReadInt32();
        if (_left is < 1 or > TermDictionaryFormat.BlockTerms)
            throw cursor.Corrupt("number of terms in a block is out of range");
        _postings = cursor.ReadInt64();
        _positions = cursor.ReadInt64();
        _at = cursor.Offset;
        _blockEnd = _block + 1 < blocks.Count ? (long)blocks[_block + 1] : blocks.OffsetOf(0);
        _termBytes = 0;
        return _blockEnd >= start;
    }
}

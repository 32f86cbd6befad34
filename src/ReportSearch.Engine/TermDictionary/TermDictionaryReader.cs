using ReportSearch.Engine.Postings;
using ReportSearch.Engine.Storage;

namespace ReportSearch.Engine.TermDictionary;

/// <summary>Finds terms by binary search over the first terms of the blocks, then through one block.</summary>
internal sealed class TermDictionaryReader
{
    private readonly MappedFile _file;
    private readonly PackedIntegers[] _blocks;
    private readonly long[] _termCounts;

    public TermDictionaryReader(MappedFile file, int fieldCount)
    {
        _file = file;
        _blocks = new PackedIntegers[fieldCount];
        _termCounts = new long[fieldCount];
        long directoryBytes = (long)fieldCount * TermDictionaryFormat.DirectoryEntryBytes;
        ByteCursor directory = file.Cursor(file.BodyEnd - directoryBytes, directoryBytes);
        for (int field = 0; field < fieldCount; field++)
        {
            long offset = directory.ReadFixedInt64();
            long count = directory.ReadFixedInt64();
            if (count > int.MaxValue)
                throw directory.Corrupt("too many blocks");
            _blocks[field] = new PackedIntegers(file, offset, count, sizeof(ulong));
            _termCounts[field] = directory.ReadFixedInt64();
        }
    }

    public long TermCount(int field) => _termCounts[field];

    public bool TryFind(int field, ReadOnlySpan<byte> term, out PostingsAddress address)
    {
        PackedIntegers blocks = _blocks[field];
        address = default;
        int block = LastBlockFrom(blocks, term);
        return block >= 0 && TermCursor.TryFind(_file, blocks, block, term, out address);
    }

    /// <summary>A cursor whose first move is to the first term not less than <paramref name="from"/>.</summary>
    public TermCursor Seek(int field, ReadOnlySpan<byte> from)
    {
        PackedIntegers blocks = _blocks[field];
        var cursor = new TermCursor(_file, blocks, Math.Max(0, LastBlockFrom(blocks, from)));
        while (cursor.MoveNext())
        {
            if (cursor.Term.SequenceCompareTo(from) >= 0)
            {
                cursor.StepBack();
                break;
            }
        }
        return cursor;
    }

    /// <summary>A cursor over all terms of a field.</summary>
    public TermCursor All(int field) => new(_file, _blocks[field], 0);

    // The last block whose first term is not greater holds the term, or the next one begins with it; minus one before the first.
    private int LastBlockFrom(PackedIntegers blocks, ReadOnlySpan<byte> term)
    {
        int low = 0, high = (int)blocks.Count;
        while (low < high)
        {
            int middle = (int)(((uint)low + (uint)high) / 2);
            if (FirstTerm(blocks, middle).SequenceCompareTo(term) <= 0)
                low = middle + 1;
            else
                high = middle;
        }

        return low - 1;
    }

    private ReadOnlySpan<byte> FirstTerm(PackedIntegers blocks, int block)
    {
        long offset = (long)blocks[block];
        ByteCursor cursor = TermCursor.BlockCursor(_file, blocks, block);
        cursor.ReadInt32();
        cursor.ReadInt64();
        cursor.ReadInt64();
        if (cursor.ReadInt32() != 0)
            throw _file.Corrupt(offset, "first term of a block is not whole");
        return cursor.ReadBytes(cursor.ReadInt32());
    }
}

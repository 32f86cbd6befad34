using System.Buffers;
using ReportSearch.Engine.Storage;

namespace ReportSearch.Engine.StoredUnits;

/// <summary>Reads stored bytes, a block at a time.</summary>
internal sealed class StoredUnitsReader
{
    private readonly MappedFile _file;
    private readonly long _dictionaries;
    private readonly int _dictionaryCount;
    private readonly long _table;
    private readonly int _unitCount;

    public StoredUnitsReader(MappedFile file, int unitCount)
    {
        _file = file;
        _unitCount = unitCount;
        long end = file.BodyEnd - StoredUnitsFormat.CountBytes;
        if (end < FileFormat.HeaderBytes)
            throw file.Corrupt(FileFormat.HeaderBytes, "tables are cut");
        ulong most = (ulong)(end - FileFormat.HeaderBytes) / StoredUnitsFormat.TableEntryBytes;
        ulong dictionaries = file.ReadFixed(end, sizeof(ulong)), blocks = file.ReadFixed(end + sizeof(ulong), sizeof(ulong));
        if (dictionaries > most || blocks > most - dictionaries || blocks > (ulong)unitCount)
            throw file.Corrupt(end, "number of blocks or dictionaries is out of range");
        if ((blocks == 0) != (unitCount == 0))
            throw file.Corrupt(end, "blocks do not cover the units");
        BlockCount = (int)blocks;
        _dictionaryCount = (int)dictionaries;
        _table = end - (long)blocks * StoredUnitsFormat.TableEntryBytes;
        _dictionaries = _table - (long)dictionaries * StoredUnitsFormat.TableEntryBytes;
    }

    public int BlockCount { get; }

    /// <summary>True when so little is in the file that it compresses better together with others.</summary>
    public bool IsSmall => _file.Length < StoredUnitsFormat.SmallFileBytes;

    public byte[] Read(int unit)
    {
        int block = FindBlock(unit);
        byte[]? result = null;
        ReadBlock(block, unit, (at, bytes) =>
        {
            if (at == unit)
                result = bytes.ToArray();
        });
        return result ?? throw _file.Corrupt(BlockOffset(block), $"unit {unit} is not in its block");
    }

    /// <summary>Gives every unit of a block in order.</summary>
    public void ReadBlock(int block, StoredUnitReceiver receive) => ReadBlock(block, int.MaxValue, receive);

    /// <summary>The bytes of a block.</summary>
    public ReadOnlySpan<byte> Raw(int block)
    {
        long start = BlockOffset(block);
        uint bytes = start < FileFormat.HeaderBytes || start > _dictionaries - StoredUnitsFormat.BlockHeaderBytes ? 0 : (uint)_file.ReadFixed(start + 4, sizeof(uint));
        if (bytes < StoredUnitsFormat.BlockHeaderBytes || bytes > _dictionaries - start)
            throw _file.Corrupt(EntryOffset(block), "block offsets are not ascending");
        return _file.Slice(start, bytes);
    }

    /// <summary>First unit of a block, and the unit behind its last.</summary>
    public (int First, int End) UnitsOf(int block)
    {
        long first = FirstUnit(block), end = block + 1 < BlockCount ? FirstUnit(block + 1) : _unitCount;
        return first >= 0 && first < end && end <= _unitCount ? ((int)first, (int)end) : throw _file.Corrupt(EntryOffset(block), "first units of blocks are not ascending");
    }

    /// <summary>Number of a block's dictionary, from 1; 0 for none.</summary>
    public int DictionaryOf(int block)
    {
        ulong dictionary = _file.ReadFixed(EntryOffset(block) + 12, sizeof(uint));
        return dictionary <= (ulong)_dictionaryCount ? (int)dictionary : throw _file.Corrupt(EntryOffset(block), "dictionary of a block is out of range");
    }

    /// <summary>A dictionary by its number.</summary>
    public ReadOnlySpan<byte> Dictionary(int dictionary)
    {
        long entry = _dictionaries + (dictionary - 1L) * StoredUnitsFormat.TableEntryBytes;
        ulong offset = _file.ReadFixed(entry, sizeof(ulong)), bytes = _file.ReadFixed(entry + sizeof(ulong), sizeof(ulong));
        if (offset < FileFormat.HeaderBytes || offset > (ulong)_dictionaries || bytes > (ulong)_dictionaries - offset)
            throw _file.Corrupt(entry, "dictionary is out of range");
        return _file.Slice((long)offset, (long)bytes);
    }

    // The text is decoded as far as the last unit that is wanted.
    private void ReadBlock(int block, int lastUnit, StoredUnitReceiver receive)
    {
        ReadOnlySpan<byte> bytes = Raw(block);
        long start = BlockOffset(block);
        ByteCursor cursor = _file.Cursor(start, bytes.Length);
        if (cursor.ReadUInt32() != Crc32C.Compute(bytes[4..]))
            throw _file.Corrupt(start, "checksum of a block of stored units does not agree");
        cursor.ReadUInt32();
        uint rawBytes = cursor.ReadUInt32();
        uint units = cursor.ReadUInt32();
        (int first, int next) = UnitsOf(block);
        if (next - first != units || rawBytes > int.MaxValue)
            throw _file.Corrupt(start, $"block holds {units} units, the table says {next - first}");
        ByteCursor lengths = cursor;
        long sum = 0, wanted = 0;
        for (uint i = 0; i < units; i++)
        {
            sum += cursor.ReadInt32();
            if (first + i <= lastUnit)
                wanted = sum;
        }
        if (sum != rawBytes)
            throw _file.Corrupt(start, "lengths of units do not add up to the block");
        int dictionary = DictionaryOf(block);
        byte[] raw = ArrayPool<byte>.Shared.Rent((int)wanted);
        try
        {
            ReadOnlySpan<byte> compressed = bytes[(int)(cursor.Offset - start)..];
            if (!LzDecoder.TryDecode(compressed, dictionary == 0 ? [] : Dictionary(dictionary), raw.AsSpan(0, (int)wanted)))
                throw _file.Corrupt(start, "block does not decompress");
            int at = 0;
            for (int i = 0; i < units && first + i <= lastUnit; i++)
            {
                int length = lengths.ReadInt32();
                receive(first + i, raw.AsSpan(at, length));
                at += length;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(raw);
        }
    }

    private long EntryOffset(int block) => _table + (long)block * StoredUnitsFormat.TableEntryBytes;

    private long BlockOffset(int block) => (long)_file.ReadFixed(EntryOffset(block), sizeof(ulong));

    private long FirstUnit(int block) => (long)_file.ReadFixed(EntryOffset(block) + 8, sizeof(uint));

    private int FindBlock(int unit)
    {
        int low = 0, high = BlockCount - 1;
        while (low < high)
        {
            int middle = (int)(((uint)low + (uint)high + 1) / 2);
            if (FirstUnit(middle) <= unit)
                low = middle;
            else
                high = middle - 1;
        }
        return low;
    }
}

/// <summary>Takes one unit's bytes, valid during the call.</summary>
internal delegate void StoredUnitReceiver(int unit, ReadOnlySpan<byte> bytes);

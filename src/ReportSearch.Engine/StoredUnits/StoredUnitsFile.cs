using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using ReportSearch.Engine.Storage;

namespace ReportSearch.Engine.StoredUnits;

/// <summary>
/// Stored bytes of the units in compressed blocks.
/// <code>
/// body         block*, then the table of blocks, then its number of entries, u64
/// table entry  offset of the block, u64 | its first unit, u64
/// block        CRC-32C of the rest of the block, u32 | raw bytes, u32 | units, u32 | varint length of each unit | Brotli of all units' bytes
/// </code>
/// The checksum of a block is tested at every reading: damaged text is never given out, and a damaged length never allocates.
/// </summary>
internal static class StoredUnitsFormat
{
    // Large enough to compress well, small enough to read one unit in some tens of microseconds.
    public const int BlockBytes = 32 * 1024;
    public const int BlockHeaderBytes = 12;
    public const int TableEntryBytes = 16;
    public const int Quality = 1;
    public const int Window = 18;
}

/// <summary>Collects units into blocks and writes them.</summary>
internal sealed class StoredUnitsWriter(FileWriter writer)
{
    private readonly List<(long Offset, long FirstUnit)> _table = [];
    private readonly ArrayBufferWriter<byte> _raw = new(StoredUnitsFormat.BlockBytes * 2);
    private readonly List<int> _lengths = [];
    private byte[] _block = new byte[StoredUnitsFormat.BlockBytes * 2];
    private long _units;

    /// <summary>Begins the next unit; its bytes follow by <see cref="Append"/>.</summary>
    public void StartUnit(int bytes)
    {
        if (_lengths.Count > 0 && _raw.WrittenCount + (long)bytes > StoredUnitsFormat.BlockBytes)
            FlushBlock();
        _lengths.Add(bytes);
        _units++;
    }

    public void Append(ReadOnlySpan<byte> bytes) => _raw.Write(bytes);

    public FileSummary Complete()
    {
        FlushBlock();
        foreach ((long offset, long first) in _table)
        {
            writer.WriteUInt64((ulong)offset);
            writer.WriteUInt64((ulong)first);
        }
        writer.WriteUInt64((ulong)_table.Count);
        return writer.Complete();
    }

    private void FlushBlock()
    {
        if (_lengths.Count == 0)
            return;
        int bound = checked(StoredUnitsFormat.BlockHeaderBytes + _lengths.Count * Varint.MaxBytes + BrotliEncoder.GetMaxCompressedLength(_raw.WrittenCount));
        if (_block.Length < bound)
            _block = new byte[bound];
        Span<byte> block = _block;
        BinaryPrimitives.WriteInt32LittleEndian(block[4..], _raw.WrittenCount);
        BinaryPrimitives.WriteInt32LittleEndian(block[8..], _lengths.Count);
        int at = StoredUnitsFormat.BlockHeaderBytes;
        foreach (int length in _lengths)
            at += Varint.Write(block[at..], (ulong)length);
        if (!BrotliEncoder.TryCompress(_raw.WrittenSpan, block[at..], out int compressed, StoredUnitsFormat.Quality, StoredUnitsFormat.Window))
            throw new InvalidOperationException("Brotli needs more than its own bound");
        at += compressed;
        BinaryPrimitives.WriteUInt32LittleEndian(block, Crc32C.Compute(block[4..at]));
        _table.Add((writer.Position, _units - _lengths.Count));
        writer.Write(block[..at]);
        _raw.ResetWrittenCount();
        _lengths.Clear();
    }
}

/// <summary>Reads stored bytes, a block at a time.</summary>
internal sealed class StoredUnitsReader
{
    private readonly MappedFile _file;
    private readonly long _table;
    private readonly int _unitCount;

    public StoredUnitsReader(MappedFile file, int unitCount)
    {
        _file = file;
        _unitCount = unitCount;
        long countOffset = file.BodyEnd - sizeof(ulong);
        ulong count = countOffset < FileFormat.HeaderBytes ? ulong.MaxValue : file.ReadFixed(countOffset, sizeof(ulong));
        if (count > (ulong)((countOffset - FileFormat.HeaderBytes) / StoredUnitsFormat.TableEntryBytes) || count > (ulong)unitCount)
            throw file.Corrupt(countOffset, "number of blocks is out of range");
        if ((count == 0) != (unitCount == 0))
            throw file.Corrupt(countOffset, "blocks do not cover the units");
        BlockCount = (int)count;
        _table = countOffset - (long)count * StoredUnitsFormat.TableEntryBytes;
    }

    public int BlockCount { get; }

    public byte[] Read(int unit)
    {
        int block = FindBlock(unit);
        byte[]? result = null;
        ReadBlock(block, (at, bytes) =>
        {
            if (at == unit)
                result = bytes.ToArray();
        });
        return result ?? throw _file.Corrupt(BlockOffset(block), $"unit {unit} is not in its block");
    }

    /// <summary>Gives every unit of a block in order.</summary>
    public void ReadBlock(int block, StoredUnitReceiver receive)
    {
        long start = BlockOffset(block);
        long end = block + 1 < BlockCount ? BlockOffset(block + 1) : _table;
        if (start < FileFormat.HeaderBytes || end - start < StoredUnitsFormat.BlockHeaderBytes)
            throw _file.Corrupt(_table, "block offsets are not ascending");
        ReadOnlySpan<byte> bytes = _file.Slice(start, end - start);
        ByteCursor cursor = _file.Cursor(start, end - start);
        if (cursor.ReadUInt32() != Crc32C.Compute(bytes[4..]))
            throw _file.Corrupt(start, "checksum of a block of stored units does not agree");
        uint rawBytes = cursor.ReadUInt32();
        uint units = cursor.ReadUInt32();
        long first = FirstUnit(block);
        long next = block + 1 < BlockCount ? FirstUnit(block + 1) : _unitCount;
        if (next - first != units || rawBytes > int.MaxValue)
            throw _file.Corrupt(start, $"block holds {units} units, the table says {next - first}");
        ByteCursor lengths = cursor;
        long sum = 0;
        for (uint i = 0; i < units; i++)
            sum += cursor.ReadInt32();
        if (sum != rawBytes)
            throw _file.Corrupt(start, "lengths of units do not add up to the block");
        byte[] raw = ArrayPool<byte>.Shared.Rent((int)rawBytes);
        try
        {
            ReadOnlySpan<byte> compressed = bytes[(int)(cursor.Offset - start)..];
            if (!BrotliDecoder.TryDecompress(compressed, raw.AsSpan(0, (int)rawBytes), out int written) || written != rawBytes)
                throw _file.Corrupt(start, "block does not decompress");
            int at = 0;
            for (int i = 0; i < units; i++)
            {
                int length = lengths.ReadInt32();
                receive((int)first + i, raw.AsSpan(at, length));
                at += length;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(raw);
        }
    }

    private long BlockOffset(int block) => (long)_file.ReadFixed(_table + (long)block * StoredUnitsFormat.TableEntryBytes, sizeof(ulong));

    private long FirstUnit(int block) => (long)_file.ReadFixed(_table + (long)block * StoredUnitsFormat.TableEntryBytes + sizeof(ulong), sizeof(ulong));

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

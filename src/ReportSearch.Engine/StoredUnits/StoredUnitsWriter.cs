using System.Buffers;
using System.Buffers.Binary;
using ReportSearch.Engine.Storage;

namespace ReportSearch.Engine.StoredUnits;

/// <summary>Collects units into blocks and writes them.</summary>
internal sealed class StoredUnitsWriter(FileWriter writer)
{
    private readonly List<(long Offset, long Bytes)> _dictionaries = [];
    private readonly List<(long Offset, long FirstUnit, int Dictionary)> _table = [];
    private readonly Dictionary<(StoredUnitsReader File, int Dictionary), int> _taken = [];
    private readonly ArrayBufferWriter<byte> _raw = new(StoredUnitsFormat.BlockBytes * 2);
    private readonly List<int> _ends = [];
    private LzEncoder? _encoder;
    private int _ownDictionary;
    private byte[] _block = new byte[StoredUnitsFormat.BlockBytes * 2];
    private long _units;

    /// <summary>Adds the next unit.</summary>
    public void Add(ReadOnlySpan<byte> unit)
    {
        _raw.Write(unit);
        _ends.Add(_raw.WrittenCount);
        _units++;
        if (_raw.WrittenCount >= (_encoder is null ? StoredUnitsFormat.SampleBytes : StoredUnitsFormat.BlockBytes))
            FlushAll();
    }

    /// <summary>Adds the units of a block of another file, as it stands there.</summary>
    public void AddBlock(StoredUnitsReader file, int block)
    {
        FlushAll();
        (int first, int end) = file.UnitsOf(block);
        int dictionary = 0;
        if (file.DictionaryOf(block) is var old and > 0 && !_taken.TryGetValue((file, old), out dictionary))
        {
            dictionary = AddDictionary(file.Dictionary(old));
            _taken.Add((file, old), dictionary);
        }
        _table.Add((writer.Position, _units, dictionary));
        _units += end - first;
        writer.Write(file.Raw(block));
    }

    public FileSummary Complete()
    {
        FlushAll();
        foreach ((long offset, long bytes) in _dictionaries)
        {
            writer.WriteUInt64((ulong)offset);
            writer.WriteUInt64((ulong)bytes);
        }
        foreach ((long offset, long first, int dictionary) in _table)
        {
            writer.WriteUInt64((ulong)offset);
            writer.WriteUInt32((uint)first);
            writer.WriteUInt32((uint)dictionary);
        }
        writer.WriteUInt64((ulong)_dictionaries.Count);
        writer.WriteUInt64((ulong)_table.Count);
        return writer.Complete();
    }

    private void FlushAll()
    {
        if (_ends.Count == 0)
            return;
        if (_encoder is null)
        {
            int most = Math.Min(StoredUnitsFormat.DictionaryBytes, _raw.WrittenCount / 16);
            byte[] dictionary = DictionaryTrainer.Train(_raw.WrittenSpan, _ends, most);
            _ownDictionary = dictionary.Length == 0 ? 0 : AddDictionary(dictionary);
            _encoder = new LzEncoder(dictionary);
        }
        int start = 0, firstUnit = 0;
        for (int unit = 0; unit < _ends.Count; unit++)
        {
            if (unit > firstUnit && _ends[unit] - start > StoredUnitsFormat.BlockBytes)
            {
                WriteBlock(start, firstUnit, unit);
                start = _ends[unit - 1];
                firstUnit = unit;
            }
        }
        WriteBlock(start, firstUnit, _ends.Count);
        _raw.ResetWrittenCount();
        _ends.Clear();
    }

    private void WriteBlock(int start, int firstUnit, int endUnit)
    {
        ReadOnlySpan<byte> raw = _raw.WrittenSpan[start.._ends[endUnit - 1]];
        int bound = checked(StoredUnitsFormat.BlockHeaderBytes + (endUnit - firstUnit) * Varint.MaxBytes + LzEncoder.MaxBytes(raw.Length));
        if (_block.Length < bound)
            _block = new byte[bound];
        Span<byte> block = _block;
        BinaryPrimitives.WriteInt32LittleEndian(block[8..], raw.Length);
        BinaryPrimitives.WriteInt32LittleEndian(block[12..], endUnit - firstUnit);
        int at = StoredUnitsFormat.BlockHeaderBytes;
        for (int unit = firstUnit; unit < endUnit; unit++)
            at += Varint.Write(block[at..], (ulong)(_ends[unit] - (unit == firstUnit ? start : _ends[unit - 1])));
        at += _encoder!.Encode(raw, block[at..]);
        BinaryPrimitives.WriteInt32LittleEndian(block[4..], at);
        BinaryPrimitives.WriteUInt32LittleEndian(block, Crc32C.Compute(block[4..at]));
        _table.Add((writer.Position, _units - _ends.Count + firstUnit, _ownDictionary));
        writer.Write(block[..at]);
    }

    private int AddDictionary(ReadOnlySpan<byte> dictionary)
    {
        _dictionaries.Add((writer.Position, dictionary.Length));
        writer.Write(dictionary);
        return _dictionaries.Count;
    }
}

using System.Buffers.Binary;

namespace ReportSearch.Engine.Storage;

/// <summary>Reads numbers and strings one after the other; anything amiss is a <see cref="CorruptIndexException"/> with its place.</summary>
internal ref struct ByteCursor(string file, long start, ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _at;

    public readonly long Offset => start + _at;

    public readonly bool AtEnd => _at == _bytes.Length;

    public int ReadInt32()
    {
        int value = Varint.TryReadInt32(_bytes, ref _at);
        return value >= 0 ? value : throw Corrupt("number is cut or too large");
    }

    public long ReadInt64()
    {
        ulong value = 0;
        for (int shift = 0; shift < 63; shift += 7)
        {
            byte next = ReadByte();
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
                return (long)value;
        }
        throw Corrupt("number is too large");
    }

    public byte ReadByte() => _at < _bytes.Length ? _bytes[_at++] : throw Corrupt("unexpected end");

    public uint ReadUInt32() => BinaryPrimitives.ReadUInt32LittleEndian(ReadBytes(sizeof(uint)));

    public long ReadFixedInt64()
    {
        long value = BinaryPrimitives.ReadInt64LittleEndian(ReadBytes(sizeof(long)));
        return value >= 0 ? value : throw Corrupt("negative number");
    }

    public ReadOnlySpan<byte> ReadBytes(int count)
    {
        if (count < 0 || count > _bytes.Length - _at)
            throw Corrupt("unexpected end");
        ReadOnlySpan<byte> result = _bytes.Slice(_at, count);
        _at += count;
        return result;
    }

    public string ReadString()
    {
        int length = ReadInt32();
        long offset = Offset;
        return StrictUtf8.GetString(ReadBytes(length), file, offset);
    }

    public readonly CorruptIndexException Corrupt(string reason) => new(file, Offset, reason);
}

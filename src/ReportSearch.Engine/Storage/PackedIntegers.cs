using System.Runtime.CompilerServices;

namespace ReportSearch.Engine.Storage;

/// <summary>An array of unsigned numbers of one width (0, 1, 2, 4 or 8 bytes) in a mapped file. Width 0: all are 0 and take no room.</summary>
internal readonly struct PackedIntegers
{
    private readonly MappedFile _file;
    private readonly long _offset;
    private readonly int _width;

    public PackedIntegers(MappedFile file, long offset, long count, int width)
    {
        if (width is not (0 or 1 or 2 or 4 or 8))
            throw file.Corrupt(offset, $"numbers of {width} bytes");
        if (offset < FileFormat.HeaderBytes || count < 0 || offset > file.BodyEnd || (width > 0 && count > (file.BodyEnd - offset) / width))
            throw file.Corrupt(offset, $"an array of {count} numbers reaches past the end");
        _file = file;
        _offset = offset;
        _width = width;
        Count = count;
    }

    public long Count { get; }

    /// <summary>Bytes of a number.</summary>
    public int Width => _width;

    /// <summary>Some numbers as they are in the file.</summary>
    public ReadOnlySpan<byte> BytesOf(long first, long count)
    {
        if ((ulong)first > (ulong)Count || (ulong)count > (ulong)(Count - first))
            throw _file.Corrupt(_offset, $"{count} numbers from {first} on in an array of {Count}");
        return _file.Slice(_offset + first * _width, count * _width);
    }

    public long EndOffset => _offset + Count * _width;

    public ulong this[long index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            if ((ulong)index >= (ulong)Count)
                throw _file.Corrupt(_offset, $"index {index} in an array of {Count}");
            return _file.ReadFixed(_offset + index * _width, _width);
        }
    }

    /// <summary>Where an element stands in its file.</summary>
    public long OffsetOf(long index) => _offset + index * _width;

    /// <summary>The least width that holds a number.</summary>
    public static int WidthFor(ulong maximum) => maximum switch
    {
        0 => 0,
        <= byte.MaxValue => 1,
        <= ushort.MaxValue => 2,
        <= uint.MaxValue => 4,
        _ => 8,
    };
}

using System.Buffers.Binary;

namespace ReportSearch.Engine.Documents;

/// <summary>
/// A term of 1 to 7 bytes as one number, in the order of the bytes: the bytes from the top down, their count in the lowest byte. 0 is no term.
/// </summary>
public static class PackedTerm
{
    /// <summary>Bytes of the longest term that can be packed.</summary>
    public const int MaxBytes = 7;

    /// <summary>No term.</summary>
    public const ulong None = 0;

    /// <summary>The term of two 16-bit units, big-endian.</summary>
    public static ulong OfPair(char first, char second) => (ulong)first << 48 | (ulong)second << 32 | 4;

    /// <summary>The term of one 16-bit unit, big-endian.</summary>
    public static ulong OfUnit(char unit) => (ulong)unit << 48 | 2;

    /// <summary>The term of 1 to 7 bytes.</summary>
    public static ulong Of(ReadOnlySpan<byte> term)
    {
        if (term.Length is 0 or > MaxBytes)
            throw new ArgumentException($"a packed term has 1 to {MaxBytes} bytes, not {term.Length}", nameof(term));
        ulong packed = 0;
        for (int i = 0; i < term.Length; i++)
            packed |= (ulong)term[i] << (56 - 8 * i);
        return packed | (uint)term.Length;
    }

    internal static int Length(ulong packed) => (int)(packed & 0xFF);

    /// <summary>Writes the bytes of a packed term; gives their number.</summary>
    internal static int Write(ulong packed, Span<byte> target)
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, packed);
        bytes[..Length(packed)].CopyTo(target);
        return Length(packed);
    }
}

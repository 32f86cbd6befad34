using System.Buffers.Binary;
using System.Numerics;

namespace ReportSearch.Engine.Storage;

/// <summary>Numbers of 7 bits a byte, low bits first; the high bit says that more follow.</summary>
internal static class Varint
{
    public const int MaxBytes = 10;

    public static int Write(Span<byte> target, ulong value)
    {
        int at = 0;
        while (value >= 0x80)
        {
            target[at++] = (byte)(value | 0x80);
            value >>= 7;
        }
        target[at++] = (byte)value;
        return at;
    }

    /// <summary>Reads a number that must fit 31 bits; moves <paramref name="at"/> behind it. Minus one when cut or too large.</summary>
    public static int TryReadInt32(ReadOnlySpan<byte> bytes, ref int at)
    {
        int index = at;
        if ((uint)index >= (uint)bytes.Length)
            return -1;
        uint value = bytes[index++];
        if (value >= 0x80)
        {
            value &= 0x7F;
            for (int shift = 7; ; shift += 7)
            {
                if ((uint)index >= (uint)bytes.Length || shift > 28)
                    return -1;
                uint next = bytes[index++];
                if (shift == 28 && next > 7)
                    return -1;
                value |= (next & 0x7F) << shift;
                if (next < 0x80)
                    break;
            }
        }
        at = index;
        return (int)value;
    }

    /// <summary>Moves <paramref name="at"/> behind <paramref name="count"/> numbers; false when the bytes end before.</summary>
    public static bool TrySkip(ReadOnlySpan<byte> bytes, ref int at, long count)
    {
        int index = at;
        // Eight bytes at a time: each byte without its high bit ends a number.
        while (count >= 8 && bytes.Length - index >= 8)
        {
            ulong word = BinaryPrimitives.ReadUInt64LittleEndian(bytes[index..]);
            count -= BitOperations.PopCount(~word & 0x8080808080808080UL);
            index += 8;
        }
        while (count > 0)
        {
            if ((uint)index >= (uint)bytes.Length)
                return false;
            if (bytes[index++] < 0x80)
                count--;
        }
        at = index;
        return true;
    }
}

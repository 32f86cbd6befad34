using System.Numerics;

namespace ReportSearch.Engine.Storage;

/// <summary>
/// 128 numbers below 2^31, nearly all of them packed to one width and the few that need more corrected afterwards, so that one great number does not make all others long.
/// <code>
/// code            width, and 0x80 when there are corrections; kept by whoever points to the block
/// block           corrections only: bytes of the corrections, u8 | the low bits of all numbers (<see cref="BlockPacking"/>) | corrections
/// correction      place, u8 | varint of the bits above the width
/// </code>
/// </summary>
internal static class PatchedBlock
{
    public const int Count = BlockPacking.Count;

    /// <summary>Most bytes of a block: corrections are only made where they save room.</summary>
    public const int MaxBytes = 32 * 16 + 1;

    private const byte Corrected = 0x80;

    /// <summary>True for a code that a writer can have written.</summary>
    public static bool IsCode(byte code) => (code & 0x7F) <= 31;

    /// <summary>Writes the block; gives its length.</summary>
    public static int Write(ReadOnlySpan<uint> numbers, Span<byte> target, out byte code)
    {
        int width = BestWidth(numbers, out int most);
        if (width == most)
        {
            BlockPacking.Pack(numbers, width, target);
            code = (byte)width;
            return BlockPacking.Bytes(width);
        }
        Span<uint> low = stackalloc uint[Count];
        uint mask = (1u << width) - 1;
        int packed = 1 + BlockPacking.Bytes(width);
        int at = packed;
        for (int i = 0; i < Count; i++)
        {
            low[i] = numbers[i] & mask;
            uint high = numbers[i] >> width;
            if (high == 0)
                continue;
            target[at++] = (byte)i;
            at += Varint.Write(target[at..], high);
        }
        target[0] = (byte)(at - packed);
        BlockPacking.Pack(low, width, target[1..]);
        code = (byte)(width | Corrected);
        return at;
    }

    /// <summary>Length of a block of this code that begins with <paramref name="first"/>.</summary>
    public static int Bytes(byte code, byte first) => (code & Corrected) == 0 ? BlockPacking.Bytes(code) : 1 + BlockPacking.Bytes(code & 0x7F) + first;

    /// <summary>True when the length depends on the first byte.</summary>
    public static bool HasCorrections(byte code) => (code & Corrected) != 0;

    /// <summary>Reads the block at the front of <paramref name="source"/>; gives its length, minus one when it is damaged.</summary>
    public static int TryRead(ReadOnlySpan<byte> source, byte code, Span<uint> numbers)
    {
        int width = code & 0x7F;
        int packed = BlockPacking.Bytes(width);
        if ((code & Corrected) == 0)
        {
            if (source.Length < packed)
                return -1;
            BlockPacking.Unpack(source, width, numbers);
            return packed;
        }
        if (source.Length < 1 + packed || source.Length < 1 + packed + source[0])
            return -1;
        int end = 1 + packed + source[0];
        BlockPacking.Unpack(source[1..], width, numbers);
        ReadOnlySpan<byte> corrections = source[(1 + packed)..end];
        for (int at = 0; at < corrections.Length;)
        {
            int place = corrections[at++];
            int high = Varint.TryReadInt32(corrections, ref at);
            if (place >= Count || high <= 0 || (ulong)high << width > int.MaxValue)
                return -1;
            numbers[place] |= (uint)high << width;
        }
        return end;
    }

    // The width with the least bytes.
    private static int BestWidth(ReadOnlySpan<uint> numbers, out int most)
    {
        Span<int> ofWidth = stackalloc int[33];
        ofWidth.Clear();
        foreach (uint number in numbers)
            ofWidth[32 - BitOperations.LeadingZeroCount(number)]++;
        most = 32;
        while (most > 0 && ofWidth[most] == 0)
            most--;
        int best = most, bestBytes = BlockPacking.Bytes(most), above = 0;
        for (int width = most - 1; width >= 0; width--)
        {
            // A correction is a place and, as a varint, at least one byte for each 7 bits.
            above += ofWidth[width + 1];
            if (above * 2 > 200)
                break;
            int bytes = 1 + BlockPacking.Bytes(width);
            int corrections = 0;
            for (int wide = width + 1; wide <= most; wide++)
                corrections += ofWidth[wide] * (1 + (wide - width + 6) / 7);
            if (corrections <= byte.MaxValue && bytes + corrections < bestBytes)
                (best, bestBytes) = (width, bytes + corrections);
        }
        return best;
    }
}

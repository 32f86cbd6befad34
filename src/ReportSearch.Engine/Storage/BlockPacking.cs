using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ReportSearch.Engine.Storage;

/// <summary>
/// 128 numbers of <c>width</c> bits each (0 to 32) in 16 x width bytes, four lanes of 32 numbers side by side so that one vector instruction moves four of them.
/// <code>
/// number i        lane i mod 4, row i div 4
/// bits of a lane  rows one after the other, low bits first, in 32-bit little-endian words; word k of lane j is the 32-bit word 4 k + j of the block
/// </code>
/// Where the processor has no vectors the same operations are done in software, with the same result.
/// </summary>
internal static class BlockPacking
{
    public const int Count = 128;
    private const int Rows = 32;

    public static int Bytes(int width) => width * 16;

    public static void Pack(ReadOnlySpan<uint> numbers, int width, Span<byte> target)
    {
        if (width == 0)
            return;
        ReadOnlySpan<Vector128<uint>> rows = MemoryMarshal.Cast<uint, Vector128<uint>>(numbers[..Count]);
        Span<Vector128<uint>> words = MemoryMarshal.Cast<byte, Vector128<uint>>(target[..Bytes(width)]);
        Vector128<uint> word = Vector128<uint>.Zero;
        int used = 0, at = 0;
        for (int row = 0; row < Rows; row++)
        {
            Vector128<uint> value = rows[row];
            word |= Vector128.ShiftLeft(value, used);
            used += width;
            if (used < 32)
                continue;
            words[at++] = BitConverter.IsLittleEndian ? word : Swap(word);
            used -= 32;
            word = used > 0 ? Vector128.ShiftRightLogical(value, width - used) : Vector128<uint>.Zero;
        }
    }

    public static void Unpack(ReadOnlySpan<byte> source, int width, Span<uint> numbers)
    {
        if (width == 0)
        {
            numbers[..Count].Clear();
            return;
        }
        Span<Vector128<uint>> rows = MemoryMarshal.Cast<uint, Vector128<uint>>(numbers[..Count]);
        ref Vector128<uint> row = ref MemoryMarshal.GetReference(rows);
        ref byte bytes = ref MemoryMarshal.GetReference(source[..Bytes(width)]);
        Vector128<uint> mask = Vector128.Create(width == 32 ? uint.MaxValue : (1u << width) - 1);
        Vector128<uint> word = Load(ref bytes, 0);
        int next = 1, bit = 0;
        for (int i = 0; i < Rows; i++)
        {
            Vector128<uint> value = Vector128.ShiftRightLogical(word, bit);
            bit += width;
            if (bit >= 32)
            {
                bit -= 32;
                if (next < width)
                {
                    word = Load(ref bytes, next++);
                    if (bit > 0)
                        value |= Vector128.ShiftLeft(word, width - bit);
                }
            }
            Unsafe.Add(ref row, i) = value & mask;
        }
    }

    /// <summary>The number at one place, without the others.</summary>
    public static uint Read(ReadOnlySpan<byte> source, int width, int place)
    {
        if (width == 0)
            return 0;
        int bit = (place >> 2) * width;
        int at = ((bit >> 5) * 4 + (place & 3)) * sizeof(uint);
        bit &= 31;
        uint value = System.Buffers.Binary.BinaryPrimitives.ReadUInt32LittleEndian(source[at..]) >> bit;
        if (bit + width > 32)
            value |= System.Buffers.Binary.BinaryPrimitives.ReadUInt32LittleEndian(source[(at + 16)..]) << (32 - bit);
        return width == 32 ? value : value & ((1u << width) - 1);
    }

    /// <summary>Turns gaps between ascending numbers, the first after <paramref name="before"/>, into the numbers; sums wrap around.</summary>
    public static void AccumulateGaps(Span<uint> numbers, uint before)
    {
        Span<Vector128<uint>> rows = MemoryMarshal.Cast<uint, Vector128<uint>>(numbers[..Count]);
        Vector128<uint> sum = Vector128.Create(before);
        for (int i = 0; i < rows.Length; i++)
        {
            // A place of 7 is outside the vector and gives 0.
            Vector128<uint> row = rows[i] + Vector128<uint>.One;
            row += Vector128.Shuffle(row, Vector128.Create(7u, 0, 1, 2));
            row += Vector128.Shuffle(row, Vector128.Create(7u, 7, 0, 1));
            row += sum;
            rows[i] = row;
            sum = Vector128.Shuffle(row, Vector128.Create(3u));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<uint> Load(ref byte bytes, int word)
    {
        Vector128<uint> loaded = Unsafe.ReadUnaligned<Vector128<uint>>(ref Unsafe.Add(ref bytes, word * 16));
        return BitConverter.IsLittleEndian ? loaded : Swap(loaded);
    }

    private static Vector128<uint> Swap(Vector128<uint> word) =>
        Vector128.ShiftLeft(word, 24) | (Vector128.ShiftLeft(word, 8) & Vector128.Create(0xFF0000u)) | (Vector128.ShiftRightLogical(word, 8) & Vector128.Create(0xFF00u)) | Vector128.ShiftRightLogical(word, 24);
}

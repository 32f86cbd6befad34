using System.Numerics;

namespace ReportSearch.Engine.Storage;

/// <summary>A fixed number of bits.</summary>
internal sealed class Bitmap
{
    private readonly ulong[] _words;

    public Bitmap(int count)
    {
        Count = count;
        _words = new ulong[(count + 63L) / 64];
    }

    private Bitmap(Bitmap other)
    {
        Count = other.Count;
        _words = (ulong[])other._words.Clone();
    }

    public int Count { get; }

    public ReadOnlySpan<ulong> Words => _words;

    public bool this[int index] => (_words[index >> 6] >> index & 1) != 0;

    public void Set(int index) => _words[index >> 6] |= 1UL << index;

    /// <summary>Sets the bits of ascending numbers.</summary>
    public void Set(ReadOnlySpan<uint> numbers) => Set(numbers, 0, _words);

    public void SetRange(int start, int end)
    {
        for (; start < end && (start & 63) != 0; start++)
            Set(start);
        for (; end - start >= 64; start += 64)
            _words[start >> 6] = ulong.MaxValue;
        for (; start < end; start++)
            Set(start);
    }

    public void SetWord(int word, ulong bits) => _words[word] = bits;

    public int CountSet()
    {
        int count = 0;
        foreach (ulong word in _words)
            count += BitOperations.PopCount(word);
        return count;
    }

    /// <summary>The first set bit at or behind <paramref name="from"/>; minus one when there is none.</summary>
    public int NextSet(int from)
    {
        if (from >= Count)
            return -1;
        int word = from >> 6;
        ulong bits = _words[word] >> from << from;
        while (bits == 0)
        {
            if (++word == _words.Length)
                return -1;
            bits = _words[word];
        }
        return (word << 6) + BitOperations.TrailingZeroCount(bits);
    }

    /// <summary>Copies the bits from <paramref name="from"/> on, which is a multiple of 64, as far as there are any.</summary>
    public void CopyTo(int from, Span<ulong> bits)
    {
        int first = from >> 6, count = Math.Min(bits.Length, _words.Length - first);
        if (count > 0)
            _words.AsSpan(first, count).CopyTo(bits);
    }

    /// <summary>Sets the bits of ascending numbers, which count from <paramref name="from"/>.</summary>
    public static void Set(ReadOnlySpan<uint> numbers, int from, Span<ulong> bits)
    {
        for (int at = 0; at < numbers.Length;)
        {
            // Bits of one word are gathered before it is touched.
            uint word = (numbers[at] - (uint)from) >> 6;
            ulong gathered = 0;
            do
            {
                gathered |= 1UL << (int)(numbers[at++] - (uint)from);
            }
            while (at < numbers.Length && (numbers[at] - (uint)from) >> 6 == word);
            bits[(int)word] |= gathered;
        }
    }

    public Bitmap Clone() => new(this);
}

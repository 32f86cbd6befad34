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

    public Bitmap Clone() => new(this);
}

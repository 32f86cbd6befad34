namespace ReportSearch.Engine.Segments;

/// <summary>
/// A stretch of the tokens of one field, inverted: the coordinates of term 1 in the order in which they came, then those of term 2, and so on. The stretch is so short that
/// sorting it by counting stays in the processor's caches.
/// </summary>
internal sealed class InvertedRun
{
    private uint[] _coordinates = [];
    private int[] _ends = [];
    private int _terms;

    public long Bytes => 4L * (_coordinates.Length + _ends.Length);

    /// <summary>Where the coordinates of a term stand, which was there when the stretch was inverted.</summary>
    public (int Start, int Length) Find(int term) => (_ends[term - 1], _ends[term] - _ends[term - 1]);

    /// <summary>Sets a bit for each term that has coordinates in this stretch.</summary>
    /// <param name="bits">The bits of all terms; those of one term stand together.</param>
    /// <param name="words">Elements of each term.</param>
    /// <param name="bit">Which of its bits.</param>
    public void MarkTerms(Span<ulong> bits, int words, int bit)
    {
        ReadOnlySpan<int> ends = _ends.AsSpan(0, _terms + 1);
        for (int term = 1, at = words + (bit >> 6); term < ends.Length; term++, at += words)
            bits[at] |= ends[term] > ends[term - 1] ? 1UL << bit : 0;
    }

    public uint FirstAt(int start) => _coordinates[start];

    public Span<uint> Part(int start, int length) => _coordinates.AsSpan(start, length);

    /// <summary>Takes tokens: numbers of terms from 1 to <paramref name="terms"/>, and for each its coordinate.</summary>
    public void Invert(ReadOnlySpan<uint> numbers, ReadOnlySpan<uint> coordinates, int terms)
    {
        if (_ends.Length <= terms)
            _ends = new int[terms + terms / 4 + 2];
        if (_coordinates.Length < numbers.Length)
            _coordinates = GC.AllocateUninitializedArray<uint>(numbers.Length);
        _terms = terms;
        // 1. How often each term stands there.
        Span<int> ends = _ends.AsSpan(0, terms + 1);
        ends.Clear();
        foreach (uint number in numbers)
            ends[(int)number]++;
        // 2. Where its coordinates begin.
        int next = 0;
        foreach (ref int place in ends)
        {
            int count = place;
            place = next;
            next += count;
        }
        // 3. Each coordinate to its term; a beginning moves to the end.
        uint[] sorted = _coordinates;
        coordinates = coordinates[..numbers.Length];
        for (int i = 0; i < numbers.Length; i++)
            sorted[ends[(int)numbers[i]]++] = coordinates[i];
    }
}

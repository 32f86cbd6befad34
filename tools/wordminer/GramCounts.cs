namespace ReportSearch.WordMiner;

/// <summary>
/// Counts of n-grams by a 64-bit hash, in bounded memory: when the table is full, the rarest are forgotten (lossy counting). A count is too low by at most
/// <see cref="Forgotten"/>.
/// </summary>
internal sealed class GramCounts(int capacity)
{
    public const int LongestGram = 8;

    private readonly Dictionary<ulong, int> _counts = [];

    /// <summary>Grams of this count or less may have been forgotten on the way.</summary>
    public int Forgotten { get; private set; }

    /// <summary>Characters counted.</summary>
    public long Characters { get; private set; }

    public static ulong Start => 14695981039346656037;

    /// <summary>The hash of a gram and one more character (FNV-1a over units, the bits mixed so that short grams spread).</summary>
    public static ulong Append(ulong hash, char unit)
    {
        hash = (hash ^ unit) * 1099511628211;
        return hash ^ (hash >> 29);
    }

    public static ulong HashOf(ReadOnlySpan<char> gram)
    {
        ulong hash = Start;
        foreach (char unit in gram)
            hash = Append(hash, unit);
        return hash;
    }

    public void Add(string stretch)
    {
        Characters += stretch.Length;
        for (int start = 0; start < stretch.Length; start++)
        {
            ulong hash = Start;
            for (int end = start; end < stretch.Length && end - start < LongestGram; end++)
            {
                hash = Append(hash, stretch[end]);
                System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_counts, hash, out _)++;
            }

            while (_counts.Count > capacity)
                Forget();
        }
    }

    public int Of(ulong hash) => _counts.GetValueOrDefault(hash);

    private void Forget()
    {
        Forgotten++;
        foreach ((ulong hash, int count) in _counts)
        {
            if (count <= Forgotten)
                _counts.Remove(hash);
        }
    }
}

using ReportSearch.Text.Folding;

namespace ReportSearch.Text.Classification;

/// <summary>
/// The features that a topic model knows, in one trie: grams of one to three characters and keywords of any length. A text is folded, digits
/// are one character, and whatever is neither letter nor digit ends a gram.
/// </summary>
public sealed class TopicFeatures
{
    /// <summary>Longest gram, in UTF-16 units.</summary>
    public const int MaxGram = 3;

    private const char Break = '\0';
    private readonly int _grams;
    private readonly ulong[] _keys;
    private readonly int[] _children;
    private readonly int[] _gramOf;
    private readonly ulong[] _topicsOf;
    private readonly int _mask;
    private readonly int _nodes = 1;

    /// <summary>Features of these grams and keywords; both are taken as they are, folded or not.</summary>
    /// <param name="grams">The row of a gram is its place in this list.</param>
    /// <param name="keywords">Words with the index of a topic, below 64.</param>
    public TopicFeatures(IReadOnlyList<string> grams, IReadOnlyList<(string Word, int Topic)> keywords)
    {
        ArgumentNullException.ThrowIfNull(grams);
        ArgumentNullException.ThrowIfNull(keywords);
        _grams = grams.Count;
        int places = 1 + grams.Sum(g => g.Length) + keywords.Sum(k => k.Word.Length);
        int nodes = places;
        int capacity = 16;
        while (capacity < places * 2)
            capacity *= 2;
        _keys = new ulong[capacity];
        _children = new int[capacity];
        _mask = capacity - 1;
        _gramOf = new int[nodes];
        _topicsOf = new ulong[nodes];
        Array.Fill(_gramOf, -1);
        for (int row = 0; row < grams.Count; row++)
            _gramOf[Insert(grams[row], ref _nodes)] = row;
        foreach ((string word, int topic) in keywords)
            _topicsOf[Insert(word, ref _nodes)] |= 1UL << topic;
    }

    /// <summary>The most rows that a text of this many UTF-16 units can have.</summary>
    public static int MostRows(int length) => length * (MaxGram + 2);

    /// <summary>How a unit counts in a gram: folded; digits as 0; \0 for what ends a gram.</summary>
    public static char Normal(char unit)
    {
        char folded = CharacterFolding.Fold(unit);
        return char.IsAsciiDigit(folded) ? '0' : char.IsLetter(folded) ? folded : Break;
    }

    /// <summary>Finds the features of a text in order, repeated ones each time.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="rows">Receives a gram's row, or the number of grams plus a topic's index for a keyword (the longest at each place); at least <see cref="MostRows"/> long.</param>
    /// <param name="unknownPairs">Pairs of adjacent letters that are no gram of the model.</param>
    /// <returns>How many rows were written.</returns>
    public int Find(ReadOnlySpan<char> text, Span<int> rows, out int unknownPairs)
    {
        int count = 0;
        unknownPairs = 0;
        for (int start = 0; start < text.Length; start++)
        {
            int node = 0;
            ulong topics = 0;
            for (int at = start; at < text.Length; at++)
            {
                char unit = Normal(text[at]);
                if (unit == Break)
                    break;
                int child = Child(node, unit);
                int length = at - start + 1;
                if (child == 0)
                {
                    if (length <= 2 && HasPair(text, start))
                        unknownPairs++;
                    break;
                }

                if (length <= MaxGram && _gramOf[child] >= 0)
                    rows[count++] = _gramOf[child];
                else if (length == 2)
                    unknownPairs++;
                if (_topicsOf[child] != 0)
                    topics = _topicsOf[child];
                node = child;
            }

            for (; topics != 0; topics &= topics - 1)
            {
                if (count < rows.Length)
                    rows[count++] = _grams + System.Numerics.BitOperations.TrailingZeroCount(topics);
            }
        }

        return count;
    }

    private static bool HasPair(ReadOnlySpan<char> text, int start) => start + 1 < text.Length && Normal(text[start]) != Break && Normal(text[start + 1]) != Break;

    private int Insert(string word, ref int nodes)
    {
        int node = 0;
        foreach (char unit in word)
        {
            int slot = Slot(node, unit);
            if (_children[slot] == 0)
            {
                _keys[slot] = Key(node, unit);
                _children[slot] = nodes++;
            }

            node = _children[slot];
        }

        return node;
    }

    private int Child(int node, char unit) => _children[Slot(node, unit)];

    private static ulong Key(int node, char unit) => ((ulong)(uint)node << 16) | unit;

    private int Slot(int node, char unit)
    {
        ulong key = Key(node, unit);
        // Fibonacci hashing: the high bits of the product are well mixed.
        int slot = (int)((key * 0x9E3779B97F4A7C15UL) >> 32) & _mask;
        while (_children[slot] != 0 && _keys[slot] != key)
            slot = (slot + 1) & _mask;
        return slot;
    }
}

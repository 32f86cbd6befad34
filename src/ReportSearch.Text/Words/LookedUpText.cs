namespace ReportSearch.Text.Words;

/// <summary>
/// What the lexicon knows at each place of a text: the character, and the nodes that the first one, two and three characters from there lead to. It is looked up for the
/// whole text before its ways are sought: so many places of a large table are fetched at the same time, which one after the other would each be waited for.
/// </summary>
internal sealed class LookedUpText
{
    private int[] _characters = new int[1024];
    private ulong[] _firsts = new ulong[1024];
    private ulong[] _seconds = new ulong[1024];
    private ulong[] _thirds = new ulong[1024];
    private int _length;

    /// <summary>Elements of <see cref="Lexicon.Characters"/>.</summary>
    public ReadOnlySpan<int> Characters => _characters.AsSpan(0, _length);

    /// <summary>Units of the trie, 0 where no word begins with the character. A unit of 0 ends no word and has no children.</summary>
    public ReadOnlySpan<ulong> Firsts => _firsts.AsSpan(0, _length);

    /// <summary>Units of the trie, 0 where no word begins with the two characters.</summary>
    public ReadOnlySpan<ulong> Seconds => _seconds.AsSpan(0, _length);

    /// <summary>Units of the trie, 0 where no word begins with the three characters.</summary>
    public ReadOnlySpan<ulong> Thirds => _thirds.AsSpan(0, _length);

    /// <summary>Looks up a text in place of the one before.</summary>
    public void Read(ReadOnlySpan<char> text, Lexicon lexicon)
    {
        if (_characters.Length < text.Length)
        {
            int capacity = Math.Max(text.Length, _characters.Length * 2);
            _characters = new int[capacity];
            _firsts = new ulong[capacity];
            _seconds = new ulong[capacity];
            _thirds = new ulong[capacity];
        }
        _length = text.Length;
        if (_length == 0)
            return;
        ReadOnlySpan<int> known = lexicon.Characters;
        ReadOnlySpan<ulong> units = lexicon.Units;
        Span<int> characters = _characters.AsSpan(0, text.Length);
        Span<ulong> firsts = _firsts.AsSpan(0, text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            int character = known[text[i]];
            ulong unit = units[LexiconFormat.RootBase + Lexicon.CodeOf(character)];
            characters[i] = character;
            firsts[i] = IfEqual(Lexicon.ParentOf(unit), 0, unit);
        }
        Span<ulong> seconds = _seconds.AsSpan(0, text.Length), thirds = _thirds.AsSpan(0, text.Length);
        for (int i = 0; i < text.Length - 1; i++)
        {
            ulong unit = units[Lexicon.BaseOf(firsts[i]) + Lexicon.CodeOf(characters[i + 1])];
            seconds[i] = IfEqual(Lexicon.ParentOf(unit), LexiconFormat.RootBase + Lexicon.CodeOf(characters[i]), unit);
        }
        seconds[^1..].Clear();
        for (int i = 0; i < text.Length - 2; i++)
        {
            ulong unit = units[Lexicon.BaseOf(seconds[i]) + Lexicon.CodeOf(characters[i + 2])];
            ulong third = IfEqual(Lexicon.ParentOf(unit), Lexicon.BaseOf(firsts[i]) + Lexicon.CodeOf(characters[i + 1]), unit);
            thirds[i] = seconds[i] == 0 ? 0 : third;
        }
        thirds[Math.Max(0, text.Length - 2)..].Clear();
    }

    // Without a branch: whether a word goes on is a toss for the processor. Both numbers are 0 or more.
    private static ulong IfEqual(int a, int b, ulong value) => value & (ulong)(((long)(a ^ b) - 1) >> 63);
}

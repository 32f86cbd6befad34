using System.Runtime.InteropServices;

namespace ReportSearch.Text.Words;

/// <summary>
/// Cuts folded Chinese text to words: dictionary, unigram Viterbi with integer costs and a fixed tie-break (fewer words, then the longer
/// last word), rules for numbers, Latin and addresses. The same text gives the same words on every machine; any UTF-16 is taken, a surrogate
/// pair is never cut. Safe for any number of threads.
/// </summary>
public sealed class WordSegmenter
{
    // Raised with every change of rules that may change words.
    private const string RulesVersion = "1";

    [ThreadStatic]
    private static WordLattice? t_lattice;

    private readonly Lexicon _lexicon;

    internal WordSegmenter(Lexicon lexicon) => _lexicon = lexicon;

    /// <summary>The segmenter over the lexicon that is built into this assembly.</summary>
    public static WordSegmenter Default { get; } = new(Lexicon.LoadBuiltIn());

    /// <summary>Version of rules and lexicon together; a change of it means that words may differ.</summary>
    public string Version => $"{RulesVersion}-{_lexicon.Version}";

    internal Lexicon Lexicon => _lexicon;

    /// <summary>
    /// Appends the words of <paramref name="text"/> to <paramref name="words"/>: consecutive, without gap, every unit in exactly one word
    /// (a run of white space, too, as a word of its own).
    /// </summary>
    public void Segment(ReadOnlySpan<char> text, List<WordSpan> words) => Cut(text, words, withNested: false);

    /// <summary>
    /// The words of <see cref="Segment"/>, each followed by what is nested in it: dictionary and part words of two or more characters, in an address
    /// also its runs of letters and digits. The whole list is ordered by start, then longer first.
    /// </summary>
    public void SegmentForSearch(ReadOnlySpan<char> text, List<WordSpan> words) => Cut(text, words, withNested: true);

    private void Cut(ReadOnlySpan<char> text, List<WordSpan> words, bool withNested)
    {
        WordLattice lattice = t_lattice ??= new WordLattice();
        int at = 0;
        while (at < text.Length)
        {
            int start = at;
            switch (Lexicon.ClassOf(_lexicon.Characters[text[at]]))
            {
                case CharacterClass.WhiteSpace:
                    do
                        at++;
                    while (at < text.Length && Lexicon.ClassOf(_lexicon.Characters[text[at]]) == CharacterClass.WhiteSpace);
                    words.Add(new WordSpan(start, at - start));
                    continue;
                // No word of the lexicon covers so long a run: it stands alone and needs no lattice.
                case CharacterClass.Digit or CharacterClass.Letter when RunRules.End(text, at) is var end && end - at > _lexicon.LongestWord:
                    at = end;
                    AddWord(text, new WordSpan(start, at - start), words, withNested);
                    continue;
            }

            int length = FillStretch(text, at, lattice);
            lattice.Trace(length);
            for (int place = 0; place < length; place = lattice.FollowingOf(place))
                AddWord(text, new WordSpan(start + place, lattice.FollowingOf(place) - place), words, withNested);
            at += length;
        }
    }

    // The length of the stretch from start: up to the first place that no word crosses, all places before it filled.
    private int FillStretch(ReadOnlySpan<char> text, int start, WordLattice lattice)
    {
        ReadOnlySpan<ulong> units = _lexicon.Units;
        ReadOnlySpan<int> characters = _lexicon.Characters;
        lattice.Start();
        int place = 0;
        do
        {
            if (place > 0 && !lattice.IsReached(place))
                continue;
            int at = start + place;
            CharacterClass kind = Lexicon.ClassOf(characters[text[at]]);
            int ruleEnd = kind switch
            {
                CharacterClass.Other => at + 1,
                CharacterClass.Digit or CharacterClass.Letter => RunRules.End(text, at),
                CharacterClass.HighSurrogate when at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) => at + 2,
                _ => at + 1,
            };
            int ruleCost = kind is CharacterClass.Digit or CharacterClass.Letter ? LexiconFormat.RunCost : _lexicon.UnknownCost;

            int node = 0;
            ulong unit = units[0];
            for (int next = at; next < text.Length; next++)
            {
                int character = characters[text[next]];
                int child = Lexicon.BaseOf(unit) + Lexicon.CodeOf(character);
                unit = units[child];
                if (Lexicon.ParentOf(unit) != node)
                    break;
                node = child;
                int cost = Lexicon.CostOf(unit);
                int end = next + 1;
                if (cost is not (LexiconFormat.NoWord or LexiconFormat.PartWord) && end >= ruleEnd && !CutsRun(text, character, end))
                {
                    lattice.Offer(place, end - start, cost);
                    if (end == ruleEnd)
                        ruleCost = -1;
                }

                if (Lexicon.BaseOf(unit) == 0)
                    break;
            }

            if (ruleCost >= 0)
                lattice.Offer(place, ruleEnd - start, ruleCost);
        }
        while (++place < lattice.Reach && place < WordLattice.MaxStretch);
        return lattice.LastReached(place);
    }

    // A word must not end between two letters or digits: c股 does not begin in abc.
    private bool CutsRun(ReadOnlySpan<char> text, int lastCharacter, int end) =>
        Lexicon.ClassOf(lastCharacter) is CharacterClass.Digit or CharacterClass.Letter
        && end < text.Length
        && Lexicon.ClassOf(_lexicon.Characters[text[end]]) is CharacterClass.Digit or CharacterClass.Letter;

    private void AddWord(ReadOnlySpan<char> text, WordSpan word, List<WordSpan> words, bool withNested)
    {
        words.Add(word);
        if (withNested && word.Length > 2)
            AddNested(text, word, words);
    }

    private void AddNested(ReadOnlySpan<char> text, WordSpan word, List<WordSpan> words)
    {
        bool isAddress = RunRules.IsAddress(text, word);
        for (int start = word.Start; start <= word.End - 2; start++)
        {
            if (start > word.Start && CutsRun(text, _lexicon.Characters[text[start - 1]], start))
                continue;
            int first = words.Count;
            int runEnd = isAddress ? RunRules.EndOfLettersAndDigits(text[..word.End], start, out _) : start;
            if (runEnd - start >= 2)
                words.Add(new WordSpan(start, runEnd - start));
            AddWordsFrom(text, start, word, runEnd, words);
            CollectionsMarshal.AsSpan(words)[first..].Reverse();
        }
    }

    // Dictionary and part words of two or more characters that start at start, end inside the word and are not all of it; shorter first.
    private void AddWordsFrom(ReadOnlySpan<char> text, int start, WordSpan word, int runEnd, List<WordSpan> words)
    {
        ReadOnlySpan<ulong> units = _lexicon.Units;
        ReadOnlySpan<int> characters = _lexicon.Characters;
        int node = 0;
        ulong unit = units[0];
        for (int next = start; next < word.End && Lexicon.BaseOf(unit) != 0; next++)
        {
            int character = characters[text[next]];
            int child = Lexicon.BaseOf(unit) + Lexicon.CodeOf(character);
            unit = units[child];
            if (Lexicon.ParentOf(unit) != node)
                return;
            node = child;
            int end = next + 1;
            bool isNested = end - start >= 2 && end - start < word.Length && end != runEnd;
            if (isNested && Lexicon.CostOf(unit) != LexiconFormat.NoWord && !CutsRun(text, character, end))
                words.Add(new WordSpan(start, end - start));
        }
    }
}

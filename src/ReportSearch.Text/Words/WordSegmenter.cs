using System.Numerics;
using System.Runtime.InteropServices;

namespace ReportSearch.Text.Words;

/// <summary>
/// Cuts folded Chinese text to words: dictionary, unigram Viterbi with integer costs and a fixed tie-break (fewer words, then the longer
/// last word), rules for numbers, dates, Latin, addresses and names. Compounds of the general language that are commoner by their parts
/// (经济发展) are two words in word mode and one unit with its parts in search mode; words of the domain and names of divisions stay whole in both. The same text gives the same words on every machine; any UTF-16 is taken, a surrogate
/// pair is never cut. Safe for any number of threads.
/// </summary>
public sealed class WordSegmenter
{
    // Raised with every change of rules that may change words.
    private const string RulesVersion = "2";

    // What a name of three and of two characters costs over the logarithms of its characters' shares: one word in some fifty is a name.
    private const int NameCost = 4_000;
    private const int ShortNameCost = 7_000;

    [ThreadStatic]
    private static WordLattice? t_lattice;

    private readonly Lexicon _lexicon;
    private readonly SegmentationRules _rules;

    internal WordSegmenter(Lexicon lexicon, SegmentationRules rules = SegmentationRules.All)
    {
        _lexicon = lexicon;
        _rules = rules;
    }

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
                case CharacterClass.Digit or CharacterClass.Letter when EndOfRun(text, at) is var end && end - at > _lexicon.LongestWord:
                    at = end;
                    AddWord(text, new WordSpan(start, at - start), 0, words, withNested);
                    continue;
            }

            int length = FillStretch(text, at, lattice);
            lattice.Trace(length);
            for (int place = 0; place < length;)
            {
                int next = lattice.FollowingOf(place);
                AddWord(text, new WordSpan(start + place, next - place), lattice.CutsOf(next), words, withNested);
                place = next;
            }

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
            int first = characters[text[at]];
            int ruleEnd = at + 1;
            int ruleCost = _lexicon.UnknownCost;
            switch (Lexicon.ClassOf(first))
            {
                case CharacterClass.Digit or CharacterClass.Letter:
                    ruleEnd = EndOfRun(text, at);
                    ruleCost = LexiconFormat.RunCost;
                    break;
                case CharacterClass.HighSurrogate when at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]):
                    ruleEnd = at + 2;
                    break;
            }

            if (Lexicon.RolesOf(first) != CharacterRoles.None)
                OfferByRule(text, start, at, first, lattice);

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
                    lattice.Offer(place, end - start, cost, Lexicon.CutsOf(unit));
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

    private bool Has(SegmentationRules rule) => (_rules & rule) != 0;

    // One past the number, Latin run or address at a digit or letter, with what a number forms one word with.
    private int EndOfRun(ReadOnlySpan<char> text, int start)
    {
        int end = RunRules.End(text, start);
        return Has(SegmentationRules.CountedNumbers) && char.IsAsciiDigit(text[end - 1]) ? CountedNumbers.End(text, start, end) : end;
    }

    // Words that a rule sees from this place, next to those of the lexicon.
    private void OfferByRule(ReadOnlySpan<char> text, int start, int at, int character, WordLattice lattice)
    {
        CharacterRoles roles = Lexicon.RolesOf(character);
        int place = at - start;
        if ((roles & CharacterRoles.Numeral) != 0 && Has(SegmentationRules.HanNumerals) && HanNumerals.End(text, at) is var numeral && numeral > at)
            lattice.Offer(place, numeral - start, LexiconFormat.RunCost);
        if ((roles & CharacterRoles.OpeningBracket) != 0 && Has(SegmentationRules.DocumentNumbers) && CountedNumbers.EndOfDocumentNumber(text, at) is var number && number > at)
            lattice.Offer(place, number - start, LexiconFormat.RunCost);
        if ((roles & CharacterRoles.Stroke) != 0 && (place == 0 || text[at - 1] != text[at]) && Has(SegmentationRules.Strokes) && RunRules.EndOfStroke(text, at) is var stroke && stroke > at + 1)
            lattice.Offer(place, stroke - start, LexiconFormat.RunCost);
        if ((roles & CharacterRoles.Sound) != 0 && Has(SegmentationRules.ForeignNames) && MayBeginForeignName(text, at) && ForeignNames.End(text, at, out int foreignCost) is var foreign && foreign > at)
            lattice.Offer(place, foreign - start, foreignCost);
        if ((roles & CharacterRoles.Surname) != 0 && Has(SegmentationRules.PersonalNames))
            OfferNames(text, start, at, Lexicon.CodeOf(character), lattice);
    }

    // Most characters that write sounds stand alone: the table of roles tells so without a search.
    private bool MayBeginForeignName(ReadOnlySpan<char> text, int at) =>
        at + 1 < text.Length
        && (text[at + 1] == ForeignNames.Point || (Lexicon.RolesOf(_lexicon.Characters[text[at + 1]]) & CharacterRoles.Sound) != 0)
        && (at == 0 || (Lexicon.RolesOf(_lexicon.Characters[text[at - 1]]) & CharacterRoles.Sound) == 0);

    // Surname and one or two characters of a given name. The costs are logarithms of shares among names; what is added is what a name is rarer than a word.
    private void OfferNames(ReadOnlySpan<char> text, int start, int at, int surname, WordLattice lattice)
    {
        int given = at + 1 < text.Length ? _lexicon.GivenNameCosts[Lexicon.CodeOf(_lexicon.Characters[text[at + 1]])] : 0;
        if (given == 0)
            return;
        int cost = _lexicon.SurnameCosts[surname] + given;
        lattice.Offer(at - start, at + 2 - start, cost + ShortNameCost);
        int second = at + 2 < text.Length ? _lexicon.GivenNameCosts[Lexicon.CodeOf(_lexicon.Characters[text[at + 2]])] : 0;
        if (second > 0)
            lattice.Offer(at - start, at + 3 - start, cost + second + NameCost);
    }

    // A word must not end between two letters or digits: c股 does not begin in abc.
    private bool CutsRun(ReadOnlySpan<char> text, int lastCharacter, int end) =>
        Lexicon.ClassOf(lastCharacter) is CharacterClass.Digit or CharacterClass.Letter
        && end < text.Length
        && Lexicon.ClassOf(_lexicon.Characters[text[end]]) is CharacterClass.Digit or CharacterClass.Letter;

    private void AddWord(ReadOnlySpan<char> text, WordSpan word, int cuts, List<WordSpan> words, bool withNested)
    {
        if ((_rules & SegmentationRules.Cuts) == 0)
            cuts = 0;
        // 也是 is no unit in search mode either.
        if (cuts != 0 && (!withNested || word.Length == 2))
        {
            int start = word.Start;
            for (int rest = cuts; rest != 0; rest &= rest - 1)
            {
                int end = word.Start + BitOperations.TrailingZeroCount(rest) + 1;
                words.Add(new WordSpan(start, end - start));
                start = end;
            }

            words.Add(new WordSpan(start, word.End - start));
            return;
        }

        words.Add(word);
        if (withNested && word.Length > 1)
            AddNested(text, word, cuts, words);
    }

    private void AddNested(ReadOnlySpan<char> text, WordSpan word, int cuts, List<WordSpan> words)
    {
        bool isAddress = RunRules.IsAddress(text, word);
        int numberEnd = word.Start;
        for (int start = word.Start; start < word.End; start++)
        {
            if (start > word.Start && CutsRun(text, _lexicon.Characters[text[start - 1]], start))
                continue;
            int first = words.Count;
            int pieceEnd = isAddress ? RunRules.EndOfLettersAndDigits(text[..word.End], start, out _) : start >= numberEnd ? EndOfNumberInside(text, word, start) : start;
            numberEnd = Math.Max(numberEnd, pieceEnd);
            bool isPiece = pieceEnd - start >= (isAddress ? 2 : 1) && pieceEnd - start < word.Length;
            if (isPiece)
                words.Add(new WordSpan(start, pieceEnd - start));
            AddWordsFrom(text, start, word, isPiece ? pieceEnd : start, words);
            CollectionsMarshal.AsSpan(words)[first..].Reverse();
            if (IsSingleWord(word, cuts, start))
                words.Add(new WordSpan(start, 1));
        }
    }

    // The number that a word by rule is made with: 2017 of 2017年, 4.2 of 4.2万, 2018, 02 and 26 of 2018-02-26, 二〇一七 of 二〇一七年.
    private int EndOfNumberInside(ReadOnlySpan<char> text, WordSpan word, int start)
    {
        int character = _lexicon.Characters[text[start]];
        if (Lexicon.ClassOf(character) == CharacterClass.Digit)
        {
            RunRules.EndOfLettersAndDigits(text[..word.End], start, out bool onlyDigits);
            return onlyDigits ? RunRules.EndOfNumberFrom(text[..word.End], start) : start;
        }

        bool isNumeral = start == word.Start && (Lexicon.RolesOf(character) & CharacterRoles.Numeral) != 0 && Has(SegmentationRules.HanNumerals);
        int end = isNumeral ? HanNumerals.EndOfNumeral(text[..word.End], start) : start;
        return end - start >= 2 && text[end..word.End] is "年" or "月" or "月份" or "日" ? end : start;
    }

    // True for a character that word mode gives as a word, cut off the rest on both sides.
    private static bool IsSingleWord(WordSpan word, int cuts, int start)
    {
        int place = start - word.Start;
        return cuts != 0
            && place < LexiconFormat.LongestCutWord
            && (place == 0 || (cuts >> (place - 1) & 1) != 0)
            && (start + 1 == word.End || (cuts >> place & 1) != 0);
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

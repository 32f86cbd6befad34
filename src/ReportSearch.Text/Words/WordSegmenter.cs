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

    [ThreadStatic]
    private static LookedUpText? t_lookedUp;

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
        LookedUpText lookedUp = t_lookedUp ??= new LookedUpText();
        lookedUp.Read(text, _lexicon);
        ReadOnlySpan<int> characters = lookedUp.Characters;
        int at = 0;
        while (at < text.Length)
        {
            int start = at;
            switch (Lexicon.ClassOf(characters[at]))
            {
                case CharacterClass.WhiteSpace:
                    do
                        at++;
                    while (at < text.Length && Lexicon.ClassOf(characters[at]) == CharacterClass.WhiteSpace);
                    words.Add(new WordSpan(start, at - start));
                    continue;
                // No word of the lexicon covers so long a run: it stands alone and needs no lattice.
                case CharacterClass.Digit or CharacterClass.Letter when EndOfRun(text, at) is var end && end - at > _lexicon.LongestWord:
                    at = end;
                    AddWord(text, lookedUp, new WordSpan(start, at - start), 0, words, withNested);
                    continue;
            }

            int length = FillStretch(text, lookedUp, at, lattice);
            lattice.Trace(length);
            for (int place = 0; place < length;)
            {
                int next = lattice.FollowingOf(place);
                AddWord(text, lookedUp, new WordSpan(start + place, next - place), lattice.CutsOf(next), words, withNested);
                place = next;
            }

            at += length;
        }
    }

    // The length of the stretch from start: up to the first place that no word crosses, all places before it filled.
    private int FillStretch(ReadOnlySpan<char> text, LookedUpText lookedUp, int start, WordLattice lattice)
    {
        ReadOnlySpan<ulong> units = _lexicon.Units, firsts = lookedUp.Firsts, seconds = lookedUp.Seconds, thirds = lookedUp.Thirds;
        ReadOnlySpan<int> characters = lookedUp.Characters;
        int unknownCost = _lexicon.UnknownCost;
        lattice.Start();
        int place = 0;
        do
        {
            if (place > 0 && !lattice.IsReached(place))
                continue;
            int at = start + place;
            int character = characters[at];
            int ruleEnd = at + 1;
            int ruleCost = unknownCost;
            if (Lexicon.HasClassOrRole(character))
            {
                switch (Lexicon.ClassOf(character))
                {
                    case CharacterClass.Digit or CharacterClass.Letter:
                        ruleEnd = EndOfRun(text, at);
                        ruleCost = LexiconFormat.RunCost;
                        break;
                    case CharacterClass.HighSurrogate when at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]):
                        ruleEnd = at + 2;
                        break;
                }

                if (Lexicon.RolesOf(character) != CharacterRoles.None)
                    OfferByRule(text, characters, start, at, lattice);
            }

            ulong unit = firsts[at];
            int node = LexiconFormat.RootBase + Lexicon.CodeOf(character);
            for (int end = at + 1; ; end++)
            {
                int cost = Lexicon.CostOf(unit);
                if (cost is not (LexiconFormat.NoWord or LexiconFormat.PartWord) && end >= ruleEnd && !CutsRun(characters, end))
                {
                    lattice.Offer(place, end - start, cost, Lexicon.CutsOf(unit));
                    if (end == ruleEnd)
                        ruleCost = -1;
                }

                int children = Lexicon.BaseOf(unit);
                if (children == 0 || end == characters.Length)
                    break;
                int child = children + Lexicon.CodeOf(characters[end]);
                unit = (end - at) switch { 1 => seconds[at], 2 => thirds[at], _ => units[child] };
                if (Lexicon.ParentOf(unit) != node)
                    break;
                node = child;
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
    private void OfferByRule(ReadOnlySpan<char> text, ReadOnlySpan<int> characters, int start, int at, WordLattice lattice)
    {
        CharacterRoles roles = Lexicon.RolesOf(characters[at]);
        int place = at - start;
        if ((roles & CharacterRoles.Numeral) != 0 && Has(SegmentationRules.HanNumerals) && HanNumerals.End(text, at) is var numeral && numeral > at)
            lattice.Offer(place, numeral - start, LexiconFormat.RunCost);
        if ((roles & CharacterRoles.OpeningBracket) != 0 && Has(SegmentationRules.DocumentNumbers) && CountedNumbers.EndOfDocumentNumber(text, at) is var number && number > at)
            lattice.Offer(place, number - start, LexiconFormat.RunCost);
        if ((roles & CharacterRoles.Stroke) != 0 && (place == 0 || text[at - 1] != text[at]) && Has(SegmentationRules.Strokes) && RunRules.EndOfStroke(text, at) is var stroke && stroke > at + 1)
            lattice.Offer(place, stroke - start, LexiconFormat.RunCost);
        if ((roles & CharacterRoles.Sound) != 0 && Has(SegmentationRules.ForeignNames) && MayBeginForeignName(text, characters, at) && ForeignNames.End(text, at, out int foreignCost) is var foreign && foreign > at)
            lattice.Offer(place, foreign - start, foreignCost);
        if ((roles & CharacterRoles.Surname) != 0 && Has(SegmentationRules.PersonalNames))
            OfferNames(characters, start, at, lattice);
    }

    // Most characters that write sounds stand alone: the table of roles tells so without a search.
    private static bool MayBeginForeignName(ReadOnlySpan<char> text, ReadOnlySpan<int> characters, int at) =>
        at + 1 < text.Length
        && (text[at + 1] == ForeignNames.Point || (Lexicon.RolesOf(characters[at + 1]) & CharacterRoles.Sound) != 0)
        && (at == 0 || (Lexicon.RolesOf(characters[at - 1]) & CharacterRoles.Sound) == 0);

    // Surname and one or two characters of a given name. The costs are logarithms of shares among names; what is added is what a name is rarer than a word.
    private void OfferNames(ReadOnlySpan<int> characters, int start, int at, WordLattice lattice)
    {
        ReadOnlySpan<ushort> givenNames = _lexicon.GivenNameCosts;
        int given = at + 1 < characters.Length ? givenNames[Lexicon.CodeOf(characters[at + 1])] : 0;
        if (given == 0)
            return;
        int cost = _lexicon.SurnameCosts[Lexicon.CodeOf(characters[at])] + given;
        lattice.Offer(at - start, at + 2 - start, cost + ShortNameCost);
        int second = at + 2 < characters.Length ? givenNames[Lexicon.CodeOf(characters[at + 2])] : 0;
        if (second > 0)
            lattice.Offer(at - start, at + 3 - start, cost + second + NameCost);
    }

    // A word must not end between two letters or digits: c股 does not begin in abc.
    private static bool CutsRun(ReadOnlySpan<int> characters, int end) =>
        Lexicon.HasClassOrRole(characters[end - 1])
        && Lexicon.ClassOf(characters[end - 1]) is CharacterClass.Digit or CharacterClass.Letter
        && end < characters.Length
        && Lexicon.ClassOf(characters[end]) is CharacterClass.Digit or CharacterClass.Letter;

    private void AddWord(ReadOnlySpan<char> text, LookedUpText lookedUp, WordSpan word, int cuts, List<WordSpan> words, bool withNested)
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
            AddNested(text, lookedUp, word, cuts, words);
    }

    private void AddNested(ReadOnlySpan<char> text, LookedUpText lookedUp, WordSpan word, int cuts, List<WordSpan> words)
    {
        ReadOnlySpan<int> characters = lookedUp.Characters;
        // Nothing of two or more characters is shorter than the word, and no digit stands in it: most words are such.
        if (word.Length == 2 && Lexicon.ClassOf(characters[word.Start]) == CharacterClass.Other && Lexicon.ClassOf(characters[word.Start + 1]) == CharacterClass.Other)
            return;
        bool isAddress = RunRules.IsAddress(text, word);
        int numberEnd = word.Start;
        for (int start = word.Start; start < word.End; start++)
        {
            if (start > word.Start && CutsRun(characters, start))
                continue;
            int first = words.Count;
            int pieceEnd = isAddress ? RunRules.EndOfLettersAndDigits(text[..word.End], start, out _) : start >= numberEnd ? EndOfNumberInside(text, characters[start], word, start) : start;
            numberEnd = Math.Max(numberEnd, pieceEnd);
            bool isPiece = pieceEnd - start >= (isAddress ? 2 : 1) && pieceEnd - start < word.Length;
            if (isPiece)
                words.Add(new WordSpan(start, pieceEnd - start));
            AddWordsFrom(lookedUp, start, word, isPiece ? pieceEnd : start, words);
            if (words.Count > first + 1)
                CollectionsMarshal.AsSpan(words)[first..].Reverse();
            if (IsSingleWord(word, cuts, start))
                words.Add(new WordSpan(start, 1));
        }
    }

    // The number that a word by rule is made with: 2017 of 2017年, 4.2 of 4.2万, 2018, 02 and 26 of 2018-02-26, 二〇一七 of 二〇一七年.
    private int EndOfNumberInside(ReadOnlySpan<char> text, int character, WordSpan word, int start)
    {
        if (!Lexicon.HasClassOrRole(character))
            return start;
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
    private void AddWordsFrom(LookedUpText lookedUp, int start, WordSpan word, int runEnd, List<WordSpan> words)
    {
        if (word.End - start < 2)
            return;
        ReadOnlySpan<ulong> units = _lexicon.Units;
        ReadOnlySpan<int> characters = lookedUp.Characters;
        ulong unit = lookedUp.Seconds[start];
        int node = Lexicon.BaseOf(lookedUp.Firsts[start]) + Lexicon.CodeOf(characters[start + 1]);
        for (int end = start + 2; unit != 0; end++)
        {
            bool isNested = end - start < word.Length && end != runEnd;
            if (isNested && Lexicon.CostOf(unit) != LexiconFormat.NoWord && !CutsRun(characters, end))
                words.Add(new WordSpan(start, end - start));
            if (end >= word.End || Lexicon.BaseOf(unit) == 0)
                return;
            int child = Lexicon.BaseOf(unit) + Lexicon.CodeOf(characters[end]);
            unit = end == start + 2 ? lookedUp.Thirds[start] : units[child];
            if (Lexicon.ParentOf(unit) != node)
                return;
            node = child;
        }
    }
}

using ReportSearch.Text.Words;

namespace ReportSearch.Text.Tests.Words;

/// <summary>The words of the built-in lexicon as a plain dictionary of costs, read from the trie by its parents alone.</summary>
internal static class LexiconWords
{
    public static IReadOnlyDictionary<string, int> All { get; } = Enumerate();

    // Every unit with a cost is climbed to the root: the character of a step is its unit less its parent's base.
    private static Dictionary<string, int> Enumerate()
    {
        Lexicon lexicon = WordSegmenter.Default.Lexicon;
        ReadOnlySpan<ulong> units = lexicon.Units;
        var unitOfCode = new Dictionary<int, char>();
        for (int unit = 0; unit <= char.MaxValue; unit++)
        {
            int code = Lexicon.CodeOf(lexicon.Characters[unit]);
            if (code != 0)
                unitOfCode.Add(code, (char)unit);
        }

        var words = new Dictionary<string, int>();
        for (int end = 1; end < units.Length; end++)
        {
            if (Lexicon.CostOf(units[end]) == LexiconFormat.NoWord)
                continue;
            string word = "";
            for (int at = end; at != 0; at = Lexicon.ParentOf(units[at]))
                word = unitOfCode[at - Lexicon.BaseOf(units[Lexicon.ParentOf(units[at])])] + word;
            words.Add(word, Lexicon.CostOf(units[end]));
        }

        return words;
    }
}

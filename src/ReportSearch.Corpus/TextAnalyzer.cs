using ReportSearch.Corpus.Indexing;
using ReportSearch.Text.Folding;

namespace ReportSearch.Corpus;

/// <summary>How a text is folded, cut to words and grams, for `analyze`.</summary>
/// <param name="Text">The text as given.</param>
/// <param name="Folded">Folded, without white space.</param>
/// <param name="Words">Words with offsets into Text, [word, start, length].</param>
/// <param name="SearchWords">Words of search mode, the nested ones too.</param>
/// <param name="Grams">Pairs of folded characters with their position in Folded; the last character of a run alone.</param>
public sealed record TextAnalysis(string Text, string Folded, IReadOnlyList<AnalyzedToken> Words, IReadOnlyList<AnalyzedToken> SearchWords, IReadOnlyList<AnalyzedToken> Grams);

/// <summary>A token with its place.</summary>
public sealed record AnalyzedToken(string Token, int Start, int Length);

/// <summary>The text stage for the command line and the API.</summary>
public static class TextAnalyzer
{
    private delegate void Cutter(ReadOnlySpan<char> foldedText, List<Word> words);

    /// <summary>Explains what happens to a text.</summary>
    public static TextAnalysis Analyze(string text)
    {
        FoldedText folded = FoldedText.Of(text);
        return new TextAnalysis(text, folded.Text, Cut(text, LexiconSegmenter.Default.Cut), SearchWords(text), Grams(folded));
    }

    /// <summary>The words of one line, in its own characters (not folded): joined they are the line without white space.</summary>
    public static IReadOnlyList<string> Words(string line) => [.. Cut(line, LexiconSegmenter.Default.Cut).Select(w => w.Token)];

    /// <summary>The words of search mode with offsets into the line.</summary>
    public static IReadOnlyList<AnalyzedToken> SearchWords(string line) => Cut(line, LexiconSegmenter.Default.CutForSearch);

    /// <summary>Cuts the folded text, which has the line's own places, white space included, and takes the words from the line itself.</summary>
    private static List<AnalyzedToken> Cut(string line, Cutter cutter)
    {
        string folded = string.Create(line.Length, line, static (units, source) =>
        {
            for (int i = 0; i < units.Length; i++)
                units[i] = CharacterFolding.Fold(source[i]);
        });
        var words = new List<Word>();
        cutter(folded, words);
        var tokens = new List<AnalyzedToken>(words.Count);
        foreach (Word word in words)
            AddWithoutSpace(line, word.Start, word.Start + word.Length, tokens);
        return tokens;
    }

    private static void AddWithoutSpace(string line, int start, int end, List<AnalyzedToken> tokens)
    {
        int from = start;
        for (int i = start; i <= end; i++)
        {
            if (i < end && !char.IsWhiteSpace(line[i]))
                continue;
            if (i > from)
                tokens.Add(new AnalyzedToken(line[from..i], from, i - from));
            from = i + 1;
        }
    }

    private static List<AnalyzedToken> Grams(FoldedText folded)
    {
        var grams = new List<AnalyzedToken>(folded.Text.Length);
        for (int i = 0; i < folded.Text.Length; i++)
        {
            bool last = i + 1 == folded.Text.Length || folded.StartsRun(i + 1);
            int length = last ? 1 : 2;
            grams.Add(new AnalyzedToken(folded.Text.Substring(i, length), i, length));
        }

        return grams;
    }
}

using ReportSearch.Corpus.Indexing;
using ReportSearch.Text.Folding;
using ReportSearch.Text.Numerals;
using ReportSearch.Text.WordForms;

namespace ReportSearch.Corpus;

/// <summary>How a text is folded, cut to words and grams, for `analyze`.</summary>
/// <param name="Text">The text as given.</param>
/// <param name="Folded">Folded, without white space.</param>
/// <param name="Words">Words with offsets into Text, [word, start, length].</param>
/// <param name="SearchWords">Words of search mode, the nested ones too.</param>
/// <param name="Grams">Pairs of folded characters with their position in Folded; the last character of a run alone.</param>
/// <param name="Folds">Characters that folding changes, with offsets into Text.</param>
/// <param name="Forms">Numbers and words of a traditional text with the plain form by which their equals are found, with offsets into Text.</param>
public sealed record TextAnalysis(
    string Text,
    string Folded,
    IReadOnlyList<AnalyzedToken> Words,
    IReadOnlyList<AnalyzedToken> SearchWords,
    IReadOnlyList<AnalyzedToken> Grams,
    IReadOnlyList<AnalyzedForm> Folds,
    IReadOnlyList<AnalyzedForm> Forms);

/// <summary>What stands in the text and what it counts as.</summary>
public sealed record AnalyzedForm(string From, string To, int Start, int Length);

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
        return new TextAnalysis(text, folded.Text, Cut(text, LexiconSegmenter.Default.Cut), SearchWords(text), Grams(folded), Folds(text), Forms(folded));
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

    private static List<AnalyzedForm> Folds(string text)
    {
        var folds = new List<AnalyzedForm>();
        for (int i = 0; i < text.Length; i++)
        {
            char folded = CharacterFolding.Fold(text[i]);
            if (folded != text[i])
                folds.Add(new AnalyzedForm(text[i].ToString(), folded.ToString(), i, 1));
        }

        return folds;
    }

    private static List<AnalyzedForm> Forms(FoldedText folded)
    {
        List<PlainForm> found = [];
        NumeralForms.Find(folded, plainToo: true, found);
        TraditionalWords.Find(folded, found);
        var forms = new List<AnalyzedForm>(found.Count);
        foreach (PlainForm form in found.OrderBy(form => form.Start))
        {
            (int start, int end) = folded.ToOriginal(form.Start, form.Length);
            forms.Add(new AnalyzedForm(folded.Original[start..end], form.Plain, start, end - start));
        }

        return forms;
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

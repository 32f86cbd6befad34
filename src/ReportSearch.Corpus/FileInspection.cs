namespace ReportSearch.Corpus;

/// <summary>What reading one file without a store gave.</summary>
/// <param name="Readable">False when the file cannot be read; then only Reason and Json are set.</param>
/// <param name="IsReport">Whether it is an annual report.</param>
/// <param name="Reason">Why it is not readable or not a report.</param>
/// <param name="Json">The contract's inspect JSON.</param>
/// <param name="SourceText">The source text that offsets lead to.</param>
/// <param name="CleanText">The cleaned text.</param>
public sealed record InspectedFile(bool Readable, bool IsReport, string? Reason, string Json, string? SourceText, string? CleanText);

/// <summary>Reads files without a store.</summary>
public static class FileInspection
{
    /// <summary>Reads one file; a missing file or one without rights is unreadable, never an exception.</summary>
    public static InspectedFile Inspect(string path, CorpusOptions? options = null) => throw new NotSupportedException();
}

/// <summary>How a text is folded, cut to words and grams, for `analyze`.</summary>
/// <param name="Text">The text as given.</param>
/// <param name="Folded">Folded, without white space.</param>
/// <param name="Words">Words with offsets into Text, [word, start, length].</param>
/// <param name="SearchWords">Words of search mode, the nested ones too.</param>
/// <param name="Grams">Pairs of folded characters with their position in Folded.</param>
public sealed record TextAnalysis(string Text, string Folded, IReadOnlyList<AnalyzedToken> Words, IReadOnlyList<AnalyzedToken> SearchWords, IReadOnlyList<AnalyzedToken> Grams);

/// <summary>A token with its place.</summary>
public sealed record AnalyzedToken(string Token, int Start, int Length);

/// <summary>The text stage for the command line and the API.</summary>
public static class TextAnalyzer
{
    /// <summary>Explains what happens to a text.</summary>
    public static TextAnalysis Analyze(string text) => throw new NotSupportedException();

    /// <summary>The words of one line, in its own characters (not folded): joined they are the line without white space.</summary>
    public static IReadOnlyList<string> Words(string line) => throw new NotSupportedException();

    /// <summary>The words of search mode with offsets into the line.</summary>
    public static IReadOnlyList<AnalyzedToken> SearchWords(string line) => throw new NotSupportedException();
}

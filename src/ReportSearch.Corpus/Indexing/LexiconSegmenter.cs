using ReportSearch.Text.Words;

namespace ReportSearch.Corpus.Indexing;

/// <summary>The project's own dictionary segmenter behind the seam.</summary>
public sealed class LexiconSegmenter(WordSegmenter segmenter) : IWordSegmenter
{
    [ThreadStatic]
    private static List<WordSpan>? t_spans;

    /// <summary>The segmenter over the lexicon that comes with the program.</summary>
    public static LexiconSegmenter Default { get; } = new(WordSegmenter.Default);

    /// <inheritdoc/>
    public string Version => segmenter.Version;

    /// <inheritdoc/>
    public void Cut(ReadOnlySpan<char> foldedText, List<Word> words)
    {
        List<WordSpan> spans = Spans();
        segmenter.Segment(foldedText, spans);
        Append(spans, words);
    }

    /// <inheritdoc/>
    public void CutForSearch(ReadOnlySpan<char> foldedText, List<Word> words)
    {
        List<WordSpan> spans = Spans();
        segmenter.SegmentForSearch(foldedText, spans);
        Append(spans, words);
    }

    private static List<WordSpan> Spans()
    {
        List<WordSpan> spans = t_spans ??= [];
        spans.Clear();
        return spans;
    }

    private static void Append(List<WordSpan> spans, List<Word> words)
    {
        foreach (WordSpan span in spans)
            words.Add(new Word(span.Start, span.Length));
    }
}

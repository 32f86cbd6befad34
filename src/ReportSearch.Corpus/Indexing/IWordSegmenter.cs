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

/// <summary>A topic with its probability.</summary>
public sealed record TopicScore(string Id, double Probability);

/// <summary>The seam to a classifier of what requests were about. Until one is trained, <see cref="NoTopics"/> stands here.</summary>
public interface ITopicClassifier
{
    /// <summary>Version of model and data; part of the corpus version.</summary>
    string Version { get; }

    /// <summary>The topics of a text, best first; empty when the classifier abstains.</summary>
    IReadOnlyList<TopicScore> Classify(string text);
}

/// <summary>Knows no topic: always abstains.</summary>
public sealed class NoTopics : ITopicClassifier
{
    /// <inheritdoc/>
    public string Version => "none";

    /// <inheritdoc/>
    public IReadOnlyList<TopicScore> Classify(string text) => [];
}

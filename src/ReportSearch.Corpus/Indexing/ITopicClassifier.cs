namespace ReportSearch.Corpus.Indexing;

/// <summary>A topic with its calibrated probability.</summary>
public sealed record TopicScore(string Id, double Probability);

/// <summary>The seam to a classifier of what requests were about.</summary>
public interface ITopicClassifier
{
    /// <summary>Version of model and data; part of the corpus version.</summary>
    string Version { get; }

    /// <summary>The topics of a text, best first; empty when the classifier abstains.</summary>
    IReadOnlyList<TopicScore> Classify(string text);

    /// <summary>The most probable topics of a text, best first, whether asserted or not.</summary>
    IReadOnlyList<TopicScore> Best(string text, int count);
}

/// <summary>Knows no topic: always abstains.</summary>
public sealed class NoTopics : ITopicClassifier
{
    /// <inheritdoc/>
    public string Version => "none";

    /// <inheritdoc/>
    public IReadOnlyList<TopicScore> Classify(string text) => [];

    /// <inheritdoc/>
    public IReadOnlyList<TopicScore> Best(string text, int count) => [];
}

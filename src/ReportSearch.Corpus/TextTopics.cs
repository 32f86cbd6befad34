using ReportSearch.Corpus.Indexing;

namespace ReportSearch.Corpus;

/// <summary>What a text is about.</summary>
/// <param name="Text">The text as given.</param>
/// <param name="Topics">The most probable topics, best first, asserted or not.</param>
/// <param name="Abstained">True when no topic reached its threshold.</param>
public sealed record TopicClassification(string Text, IReadOnlyList<TopicScore> Topics, bool Abstained);

/// <summary>The topic stage for the command line and the API.</summary>
public static class TextTopics
{
    /// <summary>How many topics are told of each text.</summary>
    public const int Told = 3;

    /// <summary>The topics of one text.</summary>
    public static TopicClassification Classify(string text)
    {
        (IReadOnlyList<TopicScore> best, bool abstained) = TrainedTopics.Default.Judge(text, Told);
        return new TopicClassification(text, best, abstained);
    }
}

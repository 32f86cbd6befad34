using ReportSearch.Corpus.Indexing;

namespace ReportSearch.Corpus;

/// <summary>What a text is about.</summary>
/// <param name="Text">The text as given.</param>
/// <param name="Topics">The most probable topics, best first, asserted or not.</param>
/// <param name="Asserted">Ids of the topics that reached their threshold, best first; more than are told when a text names many.</param>
public sealed record TopicClassification(string Text, IReadOnlyList<TopicScore> Topics, IReadOnlyList<string> Asserted)
{
    /// <summary>True when no topic reached its threshold.</summary>
    public bool Abstained => Asserted.Count == 0;
}

/// <summary>The topic stage for the command line and the API.</summary>
public static class TextTopics
{
    /// <summary>How many topics are told of each text.</summary>
    public const int Told = 3;

    /// <summary>The topics of one text.</summary>
    public static TopicClassification Classify(string text)
    {
        (IReadOnlyList<TopicScore> best, IReadOnlyList<string> asserted) = TrainedTopics.Default.Judge(text, Told);
        return new TopicClassification(text, best, asserted);
    }
}

using ReportSearch.Text.Classification;

namespace ReportSearch.Corpus.Indexing;

/// <summary>Topics by a trained model.</summary>
public sealed class TrainedTopics(TopicModel model) : ITopicClassifier
{
    /// <summary>Topics by the model of the product.</summary>
    public static TrainedTopics Default { get; } = new(TopicModel.Default);

    /// <inheritdoc/>
    public string Version => model.Version;

    /// <inheritdoc/>
    public IReadOnlyList<TopicScore> Classify(string text)
    {
        Span<float> probabilities = stackalloc float[model.Topics.Count];
        model.Classify(text, probabilities);
        var asserted = new List<TopicScore>();
        for (int k = 0; k < probabilities.Length; k++)
        {
            if (probabilities[k] >= model.Thresholds[k])
                asserted.Add(Score(k, probabilities[k]));
        }

        return InOrder(asserted);
    }

    /// <inheritdoc/>
    public IReadOnlyList<TopicScore> Best(string text, int count)
    {
        Span<float> probabilities = stackalloc float[model.Topics.Count];
        model.Classify(text, probabilities);
        var all = new List<TopicScore>();
        for (int k = 0; k < probabilities.Length; k++)
            all.Add(Score(k, probabilities[k]));
        return [.. InOrder(all).Take(count)];
    }

    private TopicScore Score(int topic, float probability) => new(model.Topics[topic], Math.Round(probability, 4));

    private static List<TopicScore> InOrder(List<TopicScore> scores) => [.. scores.OrderByDescending(s => s.Probability).ThenBy(s => s.Id, StringComparer.Ordinal)];
}

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
    public IReadOnlyList<TopicScore> Best(string text, int count) => Judge(text, count).Best;

    /// <summary>The most probable topics, best first, and the ids of all that reached their threshold, best first; the model is asked once.</summary>
    public (IReadOnlyList<TopicScore> Best, IReadOnlyList<string> Asserted) Judge(string text, int count)
    {
        int topics = model.Topics.Count;
        Span<float> probabilities = stackalloc float[topics];
        Span<double> rounded = stackalloc double[topics];
        model.Classify(text, probabilities);
        List<TopicScore> asserted = [];
        for (int k = 0; k < topics; k++)
        {
            rounded[k] = Rounded(probabilities[k]);
            if (probabilities[k] >= model.Thresholds[k])
                asserted.Add(Score(k, probabilities[k]));
        }

        var best = new TopicScore[Math.Min(count, topics)];
        for (int place = 0; place < best.Length; place++)
        {
            int greatest = 0;
            for (int k = 1; k < topics; k++)
            {
                if (rounded[k] > rounded[greatest] || (rounded[k] == rounded[greatest] && string.CompareOrdinal(model.Topics[k], model.Topics[greatest]) < 0))
                    greatest = k;
            }

            best[place] = new TopicScore(model.Topics[greatest], rounded[greatest]);
            rounded[greatest] = -1;
        }

        return (best, [.. InOrder(asserted).Select(topic => topic.Id)]);
    }

    private static double Rounded(float probability) => Math.Round(probability, 4);

    private TopicScore Score(int topic, float probability) => new(model.Topics[topic], Rounded(probability));

    private static List<TopicScore> InOrder(List<TopicScore> scores) => [.. scores.OrderByDescending(s => s.Probability).ThenBy(s => s.Id, StringComparer.Ordinal)];
}

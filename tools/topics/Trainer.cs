using ReportSearch.Text.Classification;

namespace ReportSearch.TopicTraining;

/// <summary>Trains a model; calibration and thresholds are set afterwards, from texts held out (<see cref="HeldOut"/>).</summary>
public static class Trainer
{
    /// <summary>The model of these texts, uncalibrated.</summary>
    /// <param name="data">Topics, keywords and the hash.</param>
    /// <param name="texts">The texts to learn from.</param>
    /// <param name="options">What was chosen.</param>
    /// <param name="progress">Receives a line on how it went.</param>
    public static TopicModelContent Train(TopicData data, IReadOnlyList<TopicText> texts, TrainingOptions options, Action<string> progress)
    {
        int topics = data.Topics.Count;
        bool keywordTexts = options.KeywordTextWeight > 0;
        FeatureSelection selection = FeatureSelection.Of([.. texts.Select(t => t.Text), .. keywordTexts ? data.Keywords.Select(k => k.Word) : []], options);
        float unknownValue = options.UnknownShare * selection.Values.Max();
        var features = new TopicFeatures(selection.Grams, data.Keywords);
        var gramsAlone = new TopicFeatures(selection.Grams, []);
        var rows = new SparseTexts();
        foreach (TopicText text in texts)
            rows.Add(text.Text, features, selection.Values, unknownValue, options.KeywordScale);
        List<(IReadOnlyList<int> Topics, float Weight)> examples = [.. texts.Select(t => (t.Topics, 1f))];
        if (keywordTexts)
        {
            foreach (IGrouping<string, (string Word, int Topic)> word in data.Keywords.GroupBy(k => k.Word, StringComparer.Ordinal))
            {
                rows.Add(word.Key, gramsAlone, selection.Values, unknownValue, options.KeywordScale);
                examples.Add(([.. word.Select(w => w.Topic)], options.KeywordTextWeight));
            }
        }

        bool[] labels = new bool[examples.Count * topics];
        float[] weights = new float[labels.Length];
        for (int i = 0; i < examples.Count; i++)
        {
            for (int k = 0; k < topics; k++)
            {
                labels[i * topics + k] = examples[i].Topics.Contains(k);
                weights[i * topics + k] = examples[i].Weight * (labels[i * topics + k] ? options.PositiveWeight : 1);
            }
        }

        var objective = new LogisticObjective(rows, labels, weights, selection.Grams.Count + topics, topics, options.Penalty);
        float[] point = new float[objective.Size];
        (int steps, bool converged) = LimitedMemoryBfgs.Minimise(objective, point, options.Tolerance);
        progress($"{texts.Count} texts, {selection.Grams.Count} grams, {steps} steps{(converged ? "" : ", not converged")}");
        return Content(data, selection, options, unknownValue, point);
    }

    private static TopicModelContent Content(TopicData data, FeatureSelection selection, TrainingOptions options, float unknownValue, float[] point)
    {
        int topics = data.Topics.Count;
        int grams = selection.Grams.Count;
        float[] weights = point[..(grams * topics)];
        for (int g = 0; g < grams; g++)
        {
            foreach (ref float weight in weights.AsSpan(g * topics, topics))
                weight *= selection.Values[g];
        }

        return new TopicModelContent
        {
            DataHash = data.Hash,
            Topics = data.Topics,
            Grams = selection.Grams,
            GramValues = selection.Values,
            Weights = weights,
            Keywords = data.Keywords,
            KeywordWeights = point[(grams * topics)..((grams + topics) * topics)],
            KeywordScale = options.KeywordScale,
            UnknownValue = unknownValue,
            Bias = point[((grams + topics) * topics)..],
            CalibrationSlope = [.. Enumerable.Repeat(1f, topics)],
            CalibrationRivalry = new float[topics],
            CalibrationOffset = new float[topics],
            Thresholds = [.. Enumerable.Repeat(0.5f, topics)],
        };
    }
}

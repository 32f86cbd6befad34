using ReportSearch.Text.Classification;

namespace ReportSearch.TopicTraining;

/// <summary>Trains a model; calibration and thresholds are set afterwards, from texts held out (<see cref="HeldOut"/>).</summary>
public static class Trainer
{
    private const int StrungSeed = 7;

    /// <summary>The model of these texts, uncalibrated.</summary>
    /// <param name="data">Topics, keywords and the hash.</param>
    /// <param name="texts">The texts to learn from.</param>
    /// <param name="options">What was chosen.</param>
    /// <param name="progress">Receives a line on how it went.</param>
    public static TopicModelContent Train(TopicData data, IReadOnlyList<TopicText> texts, TrainingOptions options, Action<string> progress)
    {
        int columns = data.Topics.Count + 1;
        bool keywordTexts = options.KeywordTextWeight > 0;
        FeatureSelection selection = FeatureSelection.Of([.. texts.Select(t => t.Text), .. keywordTexts ? data.Keywords.Select(k => k.Word) : []], options);
        float unknownValue = options.UnknownShare * selection.Values.Max();
        var features = new TopicFeatures(selection.Grams, data.Keywords);
        var gramsAlone = new TopicFeatures(selection.Grams, []);
        var rows = new SparseTexts();
        // Their grams are left out of the selection: between strung words stand pairs that no text has.
        TopicText[] written = [.. texts, .. StrungWords.Of(texts, options.StrungTexts, StrungSeed)];
        foreach (TopicText text in written)
            rows.Add(text.Text, features, selection.Values, unknownValue, options.KeywordScale);
        List<(IReadOnlyList<int> Topics, float Weight)> examples = [.. written.Select(t => (t.Topics, t.Topics.Count == 0 && t.Origin != StrungWords.Origin ? options.NoneWeight : 1f))];
        if (keywordTexts)
        {
            foreach (IGrouping<string, (string Word, int Topic)> word in data.Keywords.GroupBy(k => k.Word, StringComparer.Ordinal))
            {
                rows.Add(word.Key, gramsAlone, selection.Values, unknownValue, options.KeywordScale);
                examples.Add(([.. word.Select(w => w.Topic)], options.KeywordTextWeight));
            }
        }

        bool[] labels = new bool[examples.Count * columns];
        float[] weights = new float[labels.Length];
        for (int i = 0; i < examples.Count; i++)
        {
            for (int k = 0; k < columns; k++)
            {
                bool none = k == columns - 1;
                labels[i * columns + k] = none ? examples[i].Topics.Count == 0 : examples[i].Topics.Contains(k);
                weights[i * columns + k] = examples[i].Weight * (labels[i * columns + k] ? options.PositiveWeight : 1);
            }
        }

        var objective = new LogisticObjective(rows, labels, weights, selection.Grams.Count + data.Topics.Count, columns, options.Penalty);
        float[] point = new float[objective.Size];
        (int steps, bool converged) = LimitedMemoryBfgs.Minimise(objective, point, options.Tolerance);
        progress($"{texts.Count} texts, {selection.Grams.Count} grams, {steps} steps{(converged ? "" : ", not converged")}");
        return Content(data, selection, options, unknownValue, point);
    }

    private static TopicModelContent Content(TopicData data, FeatureSelection selection, TrainingOptions options, float unknownValue, float[] point)
    {
        int topics = data.Topics.Count;
        int columns = topics + 1;
        int grams = selection.Grams.Count;
        float[] weights = point[..(grams * columns)];
        for (int g = 0; g < grams; g++)
        {
            foreach (ref float weight in weights.AsSpan(g * columns, columns))
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
            KeywordWeights = point[(grams * columns)..((grams + topics) * columns)],
            KeywordScale = options.KeywordScale,
            UnknownValue = unknownValue,
            Bias = point[((grams + topics) * columns)..],
            Calibration = [.. Enumerable.Repeat<float[]>([1, .. new float[CalibrationInputs.Count - 1]], topics).SelectMany(weights => weights)],
            Thresholds = [.. Enumerable.Repeat(0.5f, topics)],
        };
    }
}

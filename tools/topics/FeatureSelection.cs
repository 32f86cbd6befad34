using ReportSearch.Text.Classification;

namespace ReportSearch.TopicTraining;

/// <summary>Grams of the training texts, in ordinal order, with their inverse document frequencies.</summary>
/// <param name="Grams">The grams.</param>
/// <param name="Values">Their values.</param>
public sealed record FeatureSelection(IReadOnlyList<string> Grams, float[] Values)
{
    /// <summary>Selects the grams of these texts.</summary>
    public static FeatureSelection Of(IEnumerable<string> texts, TrainingOptions options)
    {
        var frequencies = new Dictionary<string, int>(StringComparer.Ordinal);
        var own = new HashSet<string>(StringComparer.Ordinal);
        int count = 0;
        foreach (string text in texts)
        {
            count++;
            own.Clear();
            string normal = string.Create(text.Length, text, static (target, source) =>
            {
                for (int i = 0; i < target.Length; i++)
                    target[i] = TopicFeatures.Normal(source[i]);
            });
            for (int start = 0; start < normal.Length; start++)
            {
                for (int length = 1; length <= TopicFeatures.MaxGram && start + length <= normal.Length && normal[start + length - 1] != '\0'; length++)
                    own.Add(normal.Substring(start, length));
            }

            foreach (string gram in own)
                frequencies[gram] = frequencies.GetValueOrDefault(gram) + 1;
        }

        string[] grams = [.. frequencies.Where(g => g.Key.Length < TopicFeatures.MaxGram || g.Value >= options.LeastTextsOfTrigram).Select(g => g.Key).Order(StringComparer.Ordinal)];
        float[] values = [.. grams.Select(gram => (float)(Half)MathF.Log((1f + count) / (1 + frequencies[gram]) + 1))];
        return new FeatureSelection(grams, values);
    }
}

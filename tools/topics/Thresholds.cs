namespace ReportSearch.TopicTraining;

/// <summary>The probability from which a topic is asserted.</summary>
public static class Thresholds
{
    private const float Lowest = 0.3f;
    private const float Highest = 0.7f;
    private const float Step = 0.01f;
    // A topic asserted of a text that has none counts as so many wrong assertions. With more, macro-F1 by cross-validation falls faster than such assertions.
    private const int CostOfNone = 4;

    /// <summary>For each topic the threshold of the best F1 over held-out texts, assertions on texts without topic counted many times, within bounds; the middle one where several are as good.</summary>
    public static float[] Choose(IReadOnlyList<TopicText> texts, IReadOnlyList<float[]> probabilities, int topics)
    {
        float[] thresholds = new float[topics];
        for (int k = 0; k < topics; k++)
        {
            int actual = texts.Count(t => t.Topics.Contains(k));
            var best = new List<float>();
            double bestF1 = -1;
            for (int step = 0; Lowest + step * Step <= Highest + Step / 2; step++)
            {
                float threshold = Lowest + step * Step;
                int claimed = 0, right = 0;
                for (int i = 0; i < texts.Count; i++)
                {
                    if (probabilities[i][k] < threshold)
                        continue;
                    claimed += texts[i].Topics.Count == 0 ? CostOfNone : 1;
                    right += texts[i].Topics.Contains(k) ? 1 : 0;
                }

                double f1 = 2.0 * right / Math.Max(1, claimed + actual);
                if (f1 > bestF1)
                {
                    best.Clear();
                    bestF1 = f1;
                }

                if (f1 >= bestF1)
                    best.Add(threshold);
            }

            thresholds[k] = best[best.Count / 2];
        }

        return thresholds;
    }
}

namespace ReportSearch.TopicTraining;

/// <summary>Right and wrong answers for one topic.</summary>
/// <param name="True">Rightly asserted.</param>
/// <param name="Claimed">Asserted.</param>
/// <param name="Actual">Texts of the topic.</param>
public readonly record struct TopicMeasure(int True, int Claimed, int Actual)
{
    /// <summary>Share of right assertions; 0 when there is none.</summary>
    public double Precision => Claimed == 0 ? 0 : (double)True / Claimed;
    /// <summary>Share of the topic's texts that were found.</summary>
    public double Recall => Actual == 0 ? 0 : (double)True / Actual;
    /// <summary>Harmonic mean of both.</summary>
    public double F1 => Claimed + Actual == 0 ? 0 : 2.0 * True / (Claimed + Actual);
}

/// <summary>Answers of a classifier over texts, measured.</summary>
public static class Measures
{
    /// <summary>Bins of the calibration error.</summary>
    public const int Bins = 10;

    /// <summary>Measures per topic: a text may have several topics, and several may be asserted.</summary>
    public static TopicMeasure[] PerTopic(IReadOnlyList<TopicText> texts, IReadOnlyList<IReadOnlyList<int>> answers, int topics)
    {
        var measures = new TopicMeasure[topics];
        for (int i = 0; i < texts.Count; i++)
        {
            foreach (int k in texts[i].Topics)
                measures[k] = measures[k] with { Actual = measures[k].Actual + 1 };
            foreach (int k in answers[i])
                measures[k] = measures[k] with { Claimed = measures[k].Claimed + 1, True = measures[k].True + (texts[i].Topics.Contains(k) ? 1 : 0) };
        }

        return measures;
    }

    /// <summary>Mean F1 over the topics.</summary>
    public static double MacroF1(IEnumerable<TopicMeasure> measures) => measures.Average(m => m.F1);

    /// <summary>Of the texts with one topic: measures per topic of the best answer alone, whatever its probability.</summary>
    public static TopicMeasure[] OfBest(IReadOnlyList<TopicText> texts, IReadOnlyList<float[]> probabilities, int topics)
    {
        int[] single = [.. Enumerable.Range(0, texts.Count).Where(i => texts[i].Topics.Count == 1)];
        return PerTopic([.. single.Select(i => texts[i])], [.. single.Select(i => new[] { Best(probabilities[i]) })], topics);
    }

    /// <summary>Index of the greatest probability.</summary>
    public static int Best(ReadOnlySpan<float> probabilities)
    {
        int best = 0;
        for (int k = 1; k < probabilities.Length; k++)
        {
            if (probabilities[k] > probabilities[best])
                best = k;
        }

        return best;
    }

    /// <summary>
    /// Expected calibration error of the best topic's probability: over ten equal bins, the mean difference between the mean probability and
    /// the share of texts that are of that topic, weighted by the texts of the bin.
    /// </summary>
    public static double CalibrationError(IReadOnlyList<TopicText> texts, IReadOnlyList<float[]> probabilities) =>
        Error([.. probabilities.Select((own, i) => (own[Best(own)], texts[i].Topics.Contains(Best(own))))]);

    /// <summary>As <see cref="CalibrationError"/>, over every topic of every text.</summary>
    public static double CalibrationErrorOfAll(IReadOnlyList<TopicText> texts, IReadOnlyList<float[]> probabilities) =>
        Error([.. probabilities.SelectMany((own, i) => own.Select((p, k) => (p, texts[i].Topics.Contains(k))))]);

    private static double Error(IReadOnlyList<(float Probability, bool Right)> answers)
    {
        double[] differences = new double[Bins];
        foreach ((float probability, bool right) in answers)
            differences[Math.Min(Bins - 1, (int)(probability * Bins))] += probability - (right ? 1 : 0);
        return differences.Sum(Math.Abs) / answers.Count;
    }

    /// <summary>Topic and best answer where they differ, of texts with one topic, most frequent first.</summary>
    public static IReadOnlyList<(int Actual, int Answer, int Count)> Confusions(IReadOnlyList<TopicText> texts, IReadOnlyList<float[]> probabilities) =>
        [.. Enumerable.Range(0, texts.Count)
            .Where(i => texts[i].Topics.Count == 1)
            .Select(i => (Actual: texts[i].Topics[0], Answer: Best(probabilities[i])))
            .Where(pair => pair.Actual != pair.Answer)
            .GroupBy(pair => pair)
            .Select(g => (g.Key.Actual, g.Key.Answer, g.Count()))
            .OrderByDescending(g => g.Item3).ThenBy(g => g.Actual).ThenBy(g => g.Answer)];
}

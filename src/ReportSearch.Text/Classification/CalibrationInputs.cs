namespace ReportSearch.Text.Classification;

/// <summary>
/// What the probability of a topic is computed from: the topic's own score, those of the others, and that of no topic. The probability is
/// <c>1 / (1 + exp(-(sum over the inputs of weight * input)))</c>.
/// </summary>
public static class CalibrationInputs
{
    /// <summary>Inputs of a topic: its score, the logarithm of the sum of the exponentials of all other scores, the greatest of all other scores, the score of no topic, 1.</summary>
    public const int Count = 5;

    /// <summary>The inputs of each topic.</summary>
    /// <param name="scores">Scores before calibration; the last is that of no topic.</param>
    /// <param name="inputs">Topic after topic, <see cref="Count"/> numbers each.</param>
    public static void Fill(ReadOnlySpan<float> scores, Span<float> inputs)
    {
        int topics = scores.Length - 1, best = 0;
        float second = float.MinValue;
        for (int k = 1; k < scores.Length; k++)
        {
            if (scores[k] > scores[best])
            {
                second = scores[best];
                best = k;
            }
            else
            {
                second = Math.Max(second, scores[k]);
            }
        }

        Span<float> rivals = stackalloc float[scores.Length];
        Rivals(scores, scores[best], rivals);
        for (int k = 0; k < topics; k++)
        {
            Span<float> own = inputs.Slice(k * Count, Count);
            own[0] = scores[k];
            own[1] = rivals[k];
            own[2] = k == best ? second : scores[best];
            own[3] = scores[topics];
            own[4] = 1;
        }
    }

    /// <summary>The probability that a topic's weights give.</summary>
    public static float Probability(ReadOnlySpan<float> weights, ReadOnlySpan<float> inputs)
    {
        float sum = 0;
        for (int i = 0; i < Count; i++)
            sum += weights[i] * inputs[i];
        return 1 / (1 + MathF.Exp(-sum));
    }

    // Summed anew for each column: taking one from the whole sum would leave nothing but rounding when it is nearly all of it.
    private static void Rivals(ReadOnlySpan<float> scores, float greatest, Span<float> rivals)
    {
        for (int k = 0; k < scores.Length; k++)
            rivals[k] = MathF.Exp(scores[k] - greatest);
        float before = 0;
        Span<float> behind = stackalloc float[scores.Length + 1];
        behind[^1] = 0;
        for (int k = scores.Length - 1; k >= 0; k--)
            behind[k] = behind[k + 1] + rivals[k];
        for (int k = 0; k < scores.Length; k++)
        {
            float own = rivals[k];
            rivals[k] = MathF.Log(before + behind[k + 1] + float.Epsilon) + greatest;
            before += own;
        }
    }
}

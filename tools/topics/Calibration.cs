using ReportSearch.Text.Classification;

namespace ReportSearch.TopicTraining;

/// <summary>What each of <see cref="CalibrationInputs"/> says for the probability of a topic.</summary>
public static class Calibration
{
    private const int Steps = 50;
    // How much a topic, which alone has few texts, is held to what all topics together say.
    private const double PullToCommon = 2;
    private const double PullToStart = 1e-6;
    // Of the texts that calibration learns from more are about no topic than of those that are asked about: they would make it doubt what is right.
    private const double NoneWeight = 0.5;
    private const double StrungWeight = 0.25;

    /// <summary>The probability of each topic from a text's scores, of which the last is that of no topic.</summary>
    /// <param name="weights">One calibration a topic.</param>
    /// <param name="scores">The scores.</param>
    public static float[] Probabilities(IReadOnlyList<float[]> weights, ReadOnlySpan<float> scores)
    {
        float[] inputs = new float[weights.Count * CalibrationInputs.Count], probabilities = new float[weights.Count];
        CalibrationInputs.Fill(scores, inputs);
        for (int k = 0; k < probabilities.Length; k++)
            probabilities[k] = CalibrationInputs.Probability(weights[k], inputs.AsSpan(k * CalibrationInputs.Count, CalibrationInputs.Count));
        return probabilities;
    }

    /// <summary>Fits by maximum likelihood with Platt's smoothed targets (Platt 1999), by Newton's method.</summary>
    /// <param name="inputs">Of each held-out text, one after the other.</param>
    /// <param name="labels">Whether each is of the topic.</param>
    /// <param name="counts">How much each text counts.</param>
    /// <param name="common">The calibration of all topics together, which this one is pulled to; null to fit that one.</param>
    public static float[] Fit(ReadOnlySpan<float> inputs, ReadOnlySpan<bool> labels, ReadOnlySpan<double> counts, float[]? common)
    {
        const int parameters = CalibrationInputs.Count;
        double positives = 0, all = 0;
        for (int i = 0; i < labels.Length; i++)
        {
            positives += labels[i] ? counts[i] : 0;
            all += counts[i];
        }

        double high = (positives + 1) / (positives + 2), low = 1 / (all - positives + 2);
        double pull = common is null ? PullToStart : PullToCommon;
        double[] start = common is null ? [1, .. new double[parameters - 1]] : [.. common];
        double[] at = [.. start];
        for (int step = 0; step < Steps; step++)
        {
            double[,] system = new double[parameters, parameters + 1];
            for (int a = 0; a < parameters; a++)
            {
                system[a, a] = pull;
                system[a, parameters] = pull * (at[a] - start[a]);
            }

            for (int i = 0; i < labels.Length; i++)
            {
                ReadOnlySpan<float> own = inputs.Slice(i * parameters, parameters);
                double sum = 0;
                for (int a = 0; a < parameters; a++)
                    sum += at[a] * own[a];
                double p = 1 / (1 + Math.Exp(-sum));
                double difference = counts[i] * (p - (labels[i] ? high : low)), curvature = counts[i] * p * (1 - p);
                for (int a = 0; a < parameters; a++)
                {
                    system[a, parameters] += difference * own[a];
                    for (int b = 0; b < parameters; b++)
                        system[a, b] += curvature * own[a] * own[b];
                }
            }

            double[] move = Solve(system);
            for (int a = 0; a < parameters; a++)
                at[a] -= move[a];
            if (move.Sum(Math.Abs) < 1e-9)
                break;
        }

        return [.. at.Select(weight => (float)weight)];
    }

    /// <summary>One calibration a topic, from the scores of held-out texts.</summary>
    public static float[][] FitAll(HeldOut held)
    {
        const int size = CalibrationInputs.Count;
        int texts = held.Texts.Count, topics = held.Columns - 1;
        bool[] labels = new bool[texts * topics];
        double[] counts = [.. held.Texts.Select(text => text.Topics.Count > 0 ? 1 : text.Origin == StrungWords.Origin ? StrungWeight : NoneWeight)];
        float[] inputs = new float[labels.Length * size];
        for (int i = 0; i < texts; i++)
        {
            CalibrationInputs.Fill(held.ScoresOf(i), inputs.AsSpan(i * topics * size, topics * size));
            foreach (int topic in held.Texts[i].Topics)
                labels[i * topics + topic] = true;
        }

        float[] common = Fit(inputs, labels, [.. counts.SelectMany(count => Enumerable.Repeat(count, topics))], null);
        return [.. Enumerable.Range(0, topics).Select(k => Fit(
            [.. Enumerable.Range(0, texts).SelectMany(i => inputs.AsSpan((i * topics + k) * size, size).ToArray())],
            [.. Enumerable.Range(0, texts).Select(i => labels[i * topics + k])], counts, common))];
    }

    // Gaussian elimination; the system is positive definite, so no row need be exchanged.
    private static double[] Solve(double[,] system)
    {
        for (int row = 0; row < CalibrationInputs.Count; row++)
        {
            for (int below = row + 1; below < CalibrationInputs.Count; below++)
            {
                double share = system[below, row] / system[row, row];
                for (int column = row; column <= CalibrationInputs.Count; column++)
                    system[below, column] -= share * system[row, column];
            }
        }

        double[] solution = new double[CalibrationInputs.Count];
        for (int row = CalibrationInputs.Count - 1; row >= 0; row--)
        {
            solution[row] = system[row, CalibrationInputs.Count];
            for (int column = row + 1; column < CalibrationInputs.Count; column++)
                solution[row] -= system[row, column] * solution[column];
            solution[row] /= system[row, row];
        }

        return solution;
    }
}

using ReportSearch.Text.Classification;

namespace ReportSearch.TopicTraining;

/// <summary>How a topic's probability follows from its score and from those of the other topics.</summary>
/// <param name="Slope">Factor of the score.</param>
/// <param name="Rivalry">Factor of what <see cref="TopicModel.Rivals"/> says of the others.</param>
/// <param name="None">Factor of the score for no topic.</param>
/// <param name="Offset">Added to all.</param>
public readonly record struct Calibration(float Slope, float Rivalry, float None, float Offset)
{
    private const int Parameters = 4;
    private const int Steps = 50;
    // How much a topic, which alone has few texts, is held to what all topics together say.
    private const double PullToCommon = 2;
    private const double PullToStart = 1e-6;

    /// <summary>The probability of each topic from a text's scores, of which the last is that of no topic.</summary>
    public static float[] Probabilities(IReadOnlyList<Calibration> calibrations, ReadOnlySpan<float> scores)
    {
        float[] rivals = new float[scores.Length], probabilities = new float[scores.Length - 1];
        TopicModel.Rivals(scores, rivals);
        for (int k = 0; k < probabilities.Length; k++)
            probabilities[k] = 1 / (1 + MathF.Exp(-(calibrations[k].Slope * scores[k] + calibrations[k].Rivalry * rivals[k] + calibrations[k].None * scores[^1] + calibrations[k].Offset)));
        return probabilities;
    }

    /// <summary>Fits by maximum likelihood with Platt's smoothed targets (Platt 1999), by Newton's method.</summary>
    /// <param name="scores">Scores of held-out texts.</param>
    /// <param name="rivals">What the other scores come to.</param>
    /// <param name="nones">The scores for no topic.</param>
    /// <param name="labels">Whether each is of the topic.</param>
    /// <param name="common">The calibration of all topics together, which this one is pulled to; null to fit that one.</param>
    public static Calibration Fit(ReadOnlySpan<float> scores, ReadOnlySpan<float> rivals, ReadOnlySpan<float> nones, ReadOnlySpan<bool> labels, Calibration? common)
    {
        int positives = 0;
        foreach (bool label in labels)
            positives += label ? 1 : 0;
        double high = (positives + 1.0) / (positives + 2), low = 1.0 / (labels.Length - positives + 2);
        Calibration centre = common ?? new Calibration(1, 0, 0, 0);
        double pull = common is null ? PullToStart : PullToCommon;
        double[] start = [centre.Slope, centre.Rivalry, centre.None, centre.Offset];
        double[] at = [.. start];
        for (int step = 0; step < Steps; step++)
        {
            double[,] system = new double[Parameters, Parameters + 1];
            for (int a = 0; a < Parameters; a++)
            {
                system[a, a] = pull;
                system[a, Parameters] = pull * (at[a] - start[a]);
            }

            for (int i = 0; i < scores.Length; i++)
            {
                ReadOnlySpan<double> inputs = [scores[i], rivals[i], nones[i], 1];
                double p = 1 / (1 + Math.Exp(-(at[0] * inputs[0] + at[1] * inputs[1] + at[2] * inputs[2] + at[3])));
                double difference = p - (labels[i] ? high : low);
                for (int a = 0; a < Parameters; a++)
                {
                    system[a, Parameters] += difference * inputs[a];
                    for (int b = 0; b < Parameters; b++)
                        system[a, b] += p * (1 - p) * inputs[a] * inputs[b];
                }
            }

            double[] move = Solve(system);
            for (int a = 0; a < Parameters; a++)
                at[a] -= move[a];
            if (move.Sum(Math.Abs) < 1e-9)
                break;
        }

        return new Calibration((float)at[0], (float)at[1], (float)at[2], (float)at[3]);
    }

    /// <summary>One calibration a topic, from the scores of held-out texts.</summary>
    public static Calibration[] FitAll(HeldOut held)
    {
        int texts = held.Texts.Count, topics = held.Columns - 1;
        bool[] labels = new bool[texts * topics];
        float[] scores = new float[labels.Length], rivals = new float[labels.Length], nones = new float[labels.Length];
        float[] allRivals = new float[held.Columns];
        for (int i = 0; i < texts; i++)
        {
            ReadOnlySpan<float> own = held.ScoresOf(i);
            TopicModel.Rivals(own, allRivals);
            own[..topics].CopyTo(scores.AsSpan(i * topics));
            allRivals.AsSpan(0, topics).CopyTo(rivals.AsSpan(i * topics));
            nones.AsSpan(i * topics, topics).Fill(own[topics]);
            foreach (int topic in held.Texts[i].Topics)
                labels[i * topics + topic] = true;
        }

        Calibration common = Fit(scores, rivals, nones, labels, null);
        return [.. Enumerable.Range(0, topics).Select(k => Fit(Column(scores, k), Column(rivals, k), Column(nones, k), Column(labels, k), common))];

        T[] Column<T>(T[] table, int k) => [.. Enumerable.Range(0, texts).Select(i => table[i * topics + k])];
    }

    // Gaussian elimination; the system is positive definite, so no row need be exchanged.
    private static double[] Solve(double[,] system)
    {
        for (int row = 0; row < Parameters; row++)
        {
            for (int below = row + 1; below < Parameters; below++)
            {
                double share = system[below, row] / system[row, row];
                for (int column = row; column <= Parameters; column++)
                    system[below, column] -= share * system[row, column];
            }
        }

        double[] solution = new double[Parameters];
        for (int row = Parameters - 1; row >= 0; row--)
        {
            solution[row] = system[row, Parameters];
            for (int column = row + 1; column < Parameters; column++)
                solution[row] -= system[row, column] * solution[column];
            solution[row] /= system[row, row];
        }

        return solution;
    }
}

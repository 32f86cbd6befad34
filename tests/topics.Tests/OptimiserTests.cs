using ReportSearch.Text.Classification;
using ReportSearch.TopicTraining;

namespace topics.Tests;

public class OptimiserTests
{
    [Fact]
    public void The_minimum_has_no_slope_and_no_lower_neighbour()
    {
        LogisticObjective objective = Objective();
        float[] point = new float[objective.Size];
        (_, bool converged) = LimitedMemoryBfgs.Minimise(objective, point, 1e-3);
        float[] gradient = new float[objective.Size];
        double least = objective.Evaluate(point, gradient);

        Assert.True(converged);
        var random = new Random(11);
        for (int trial = 0; trial < 200; trial++)
        {
            float[] near = [.. point.Select(x => x + (float)(random.NextDouble() - 0.5) / 10)];
            Assert.True(objective.Evaluate(near, gradient) >= least);
        }
    }

    [Fact]
    public void The_gradient_is_that_of_finite_differences()
    {
        LogisticObjective objective = Objective();
        var random = new Random(5);
        float[] point = [.. Enumerable.Range(0, objective.Size).Select(_ => (float)random.NextDouble() - 0.5f)];
        float[] gradient = new float[objective.Size], ignored = new float[objective.Size];
        objective.Evaluate(point, gradient);

        for (int i = 0; i < point.Length; i++)
        {
            float[] left = [.. point], right = [.. point];
            left[i] -= 1e-2f;
            right[i] += 1e-2f;
            double difference = (objective.Evaluate(right, ignored) - objective.Evaluate(left, ignored)) / (right[i] - left[i]);
            Assert.Equal(difference, gradient[i], 2e-3);
        }
    }

    [Fact]
    public void Calibration_finds_the_probabilities_behind_the_scores()
    {
        var random = new Random(3);
        float[] scores = [.. Enumerable.Range(0, 20000).Select(_ => (float)(random.NextDouble() * 8 - 4))];
        bool[] labels = [.. scores.Select(s => random.NextDouble() < 1 / (1 + Math.Exp(-(2 * s - 1))))];

        float[] rivals = [.. scores.Select(_ => (float)random.NextDouble())];

        float[] nones = [.. scores.Select(_ => (float)random.NextDouble())];

        Calibration found = Calibration.Fit(scores, rivals, nones, labels, null);

        Assert.Equal(2, found.Slope, 0.15);
        Assert.Equal(0, found.Rivalry, 0.15);
        Assert.Equal(0, found.None, 0.15);
        Assert.Equal(-1, found.Offset, 0.15);
    }

    private static LogisticObjective Objective()
    {
        string[] texts = ["征地补偿", "拆迁补偿", "学校招生", "征地公告", "学校收费"];
        FeatureSelection selection = FeatureSelection.Of(texts, new TrainingOptions());
        var features = new TopicFeatures(selection.Grams, []);
        var rows = new SparseTexts();
        foreach (string text in texts)
            rows.Add(text, features, selection.Values, 0, 1);
        bool[] labels = [true, false, true, false, false, true, true, false, false, true];
        return new LogisticObjective(rows, labels, [.. Enumerable.Repeat(1f, labels.Length)], selection.Grams.Count, 2, 0.1);
    }
}

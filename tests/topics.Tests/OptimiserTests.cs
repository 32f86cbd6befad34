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

        float[] inputs = [.. scores.SelectMany(score => (float[])[score, random.NextSingle(), random.NextSingle(), random.NextSingle(), 1])];

        float[] found = Calibration.Fit(inputs, labels, [.. Enumerable.Repeat(0.5, labels.Length)], null);

        Assert.Equal(CalibrationInputs.Count, found.Length);
        foreach ((double right, float weight) in new double[] { 2, 0, 0, 0, -1 }.Zip(found))
            Assert.Equal(right, weight, 0.15);
    }

    [Fact]
    public void Inputs_are_the_score_what_the_others_come_to_the_best_of_them_and_that_of_none()
    {
        float[] scores = [-1.5f, 2, 0.25f, -3], inputs = new float[3 * CalibrationInputs.Count];

        CalibrationInputs.Fill(scores, inputs);

        for (int k = 0; k < 3; k++)
        {
            float[] others = [.. scores.Where((_, other) => other != k)];
            float[] expected = [scores[k], (float)Math.Log(others.Sum(other => Math.Exp(other))), others.Max(), -3, 1];
            foreach ((float right, float input) in expected.Zip(inputs[(k * CalibrationInputs.Count)..]))
                Assert.Equal(right, input, 1e-4);
        }
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

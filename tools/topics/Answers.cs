using ReportSearch.Text.Classification;

namespace ReportSearch.TopicTraining;

/// <summary>What a classifier answered to some texts.</summary>
/// <param name="Texts">The texts.</param>
/// <param name="Probabilities">For each text the probability of each topic.</param>
/// <param name="Asserted">For each text the topics that reached their threshold.</param>
public sealed record Answers(IReadOnlyList<TopicText> Texts, IReadOnlyList<float[]> Probabilities, IReadOnlyList<IReadOnlyList<int>> Asserted)
{
    /// <summary>The answers of a model.</summary>
    public static Answers Of(TopicModel model, IReadOnlyList<TopicText> texts)
    {
        var probabilities = new List<float[]>();
        foreach (TopicText text in texts)
        {
            float[] own = new float[model.Topics.Count];
            model.Classify(text.Text, own);
            probabilities.Add(own);
        }

        return Of(texts, probabilities, model.Thresholds.ToArray());
    }

    /// <summary>The answers that these probabilities and thresholds give.</summary>
    public static Answers Of(IReadOnlyList<TopicText> texts, IReadOnlyList<float[]> probabilities, float[] thresholds) =>
        new(texts, probabilities, [.. probabilities.Select(own => (IReadOnlyList<int>)[.. Enumerable.Range(0, own.Length).Where(k => own[k] >= thresholds[k])])]);

    /// <summary>The answers of cross-validation, calibrated and thresholded across folds: those of one fold never from its own texts.</summary>
    public static Answers Of(HeldOut held)
    {
        var probabilities = new float[held.Texts.Count][];
        var asserted = new IReadOnlyList<int>[held.Texts.Count];
        for (int fold = 0; fold < HeldOut.FoldCount; fold++)
        {
            int[] other = [.. Enumerable.Range(0, held.Texts.Count).Where(i => held.Folds[i] != fold)];
            (float[][] calibrations, float[] thresholds) = Calibrate(held.Only(other));
            foreach (int i in Enumerable.Range(0, held.Texts.Count).Where(i => held.Folds[i] == fold))
            {
                probabilities[i] = Calibration.Probabilities(calibrations, held.ScoresOf(i));
                asserted[i] = [.. Enumerable.Range(0, held.Columns - 1).Where(k => probabilities[i][k] >= thresholds[k])];
            }
        }

        return new Answers(held.Texts, probabilities, asserted);
    }

    /// <summary>The answers to some of the texts.</summary>
    public Answers Only(Func<TopicText, bool> chosen)
    {
        int[] those = [.. Enumerable.Range(0, Texts.Count).Where(i => chosen(Texts[i]))];
        return new Answers([.. those.Select(i => Texts[i])], [.. those.Select(i => Probabilities[i])], [.. those.Select(i => Asserted[i])]);
    }

    /// <summary>Calibration and thresholds from held-out scores.</summary>
    public static (float[][] Calibrations, float[] Thresholds) Calibrate(HeldOut held)
    {
        float[][] calibrations = Calibration.FitAll(held);
        List<float[]> probabilities = [.. Enumerable.Range(0, held.Texts.Count).Select(i => Calibration.Probabilities(calibrations, held.ScoresOf(i)))];
        return (calibrations, Thresholds.Choose(held.Texts, probabilities, held.Columns - 1));
    }
}

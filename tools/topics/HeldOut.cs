using ReportSearch.Text.Classification;

namespace ReportSearch.TopicTraining;

/// <summary>Scores of texts by models that saw neither them nor any text of their origin.</summary>
/// <param name="Texts">The texts.</param>
/// <param name="Scores">Texts times topics, uncalibrated.</param>
/// <param name="Folds">The fold of each text.</param>
public sealed record HeldOut(IReadOnlyList<TopicText> Texts, float[] Scores, IReadOnlyList<int> Folds)
{
    /// <summary>Number of folds.</summary>
    public const int FoldCount = 10;

    /// <summary>Cross-validates: whole origins are held out together.</summary>
    public static HeldOut CrossValidate(TopicData data, TrainingOptions options, Action<string> progress)
    {
        IReadOnlyList<TopicText> texts = data.Training;
        int[] folds = FoldsByOrigin(texts);
        float[] scores = new float[texts.Count * data.Topics.Count];
        for (int fold = 0; fold < FoldCount; fold++)
        {
            var model = new TopicModel(Trainer.Train(data, [.. texts.Where((_, i) => folds[i] != fold)], options, progress), "fold");
            for (int i = 0; i < texts.Count; i++)
            {
                if (folds[i] == fold)
                    model.Score(texts[i].Text, scores.AsSpan(i * data.Topics.Count, data.Topics.Count));
            }
        }

        return new HeldOut(texts, scores, folds);
    }

    /// <summary>The scores of one text.</summary>
    public ReadOnlySpan<float> ScoresOf(int text, int topics) => Scores.AsSpan(text * topics, topics);

    /// <summary>Some of the texts with their scores.</summary>
    public HeldOut Only(IReadOnlyList<int> chosen, int topics) => new(
        [.. chosen.Select(i => Texts[i])],
        [.. chosen.SelectMany(i => Scores[(i * topics)..((i + 1) * topics)])],
        [.. chosen.Select(i => Folds[i])]);

    /// <summary>The fold of each text: origins from the largest to the smallest, each into the fold that is smallest so far.</summary>
    public static int[] FoldsByOrigin(IReadOnlyList<TopicText> texts)
    {
        int[] sizes = new int[FoldCount];
        var foldOf = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (IGrouping<string, TopicText> origin in texts.GroupBy(t => t.Origin, StringComparer.Ordinal).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal))
        {
            int smallest = Array.IndexOf(sizes, sizes.Min());
            foldOf[origin.Key] = smallest;
            sizes[smallest] += origin.Count();
        }

        return [.. texts.Select(t => foldOf[t.Origin])];
    }
}

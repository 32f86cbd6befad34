using ReportSearch.Text.Classification;

namespace ReportSearch.TopicTraining;

/// <summary>Scores of texts by models that saw neither them nor any text of their origin.</summary>
/// <param name="Texts">The texts.</param>
/// <param name="Scores">Texts times columns (a topic each, then none), uncalibrated.</param>
/// <param name="Folds">The fold of each text.</param>
public sealed record HeldOut(IReadOnlyList<TopicText> Texts, float[] Scores, IReadOnlyList<int> Folds)
{
    /// <summary>Number of folds.</summary>
    public const int FoldCount = 10;

    // Of the strung words that are held out another seed than of those that are trained on.
    private const int HeldOutSeed = 8;

    /// <summary>Scores of a text: one for each topic and that of none.</summary>
    public int Columns => Scores.Length / Texts.Count;

    /// <summary>Cross-validates: whole origins are held out together. Behind the training texts stand as many <see cref="StrungWords"/> as training makes.</summary>
    public static HeldOut CrossValidate(TopicData data, TrainingOptions options, Action<string> progress)
    {
        TopicText[] texts = [.. data.Training, .. StrungWords.Of(data.Training, options.StrungTexts, HeldOutSeed)];
        int[] folds = [.. FoldsByOrigin(data.Training), .. Enumerable.Range(0, texts.Length - data.Training.Count).Select(i => i % FoldCount)];
        int columns = data.Topics.Count + 1;
        float[] scores = new float[texts.Length * columns];
        for (int fold = 0; fold < FoldCount; fold++)
        {
            var model = new TopicModel(Trainer.Train(data, [.. data.Training.Where((_, i) => folds[i] != fold)], options, progress), "fold");
            for (int i = 0; i < texts.Length; i++)
            {
                if (folds[i] == fold)
                    model.Score(texts[i].Text, scores.AsSpan(i * columns, columns));
            }
        }

        return new HeldOut(texts, scores, folds);
    }

    /// <summary>The scores of one text.</summary>
    public ReadOnlySpan<float> ScoresOf(int text) => Scores.AsSpan(text * Columns, Columns);

    /// <summary>Some of the texts with their scores.</summary>
    public HeldOut Only(IReadOnlyList<int> chosen) => new(
        [.. chosen.Select(i => Texts[i])],
        [.. chosen.SelectMany(i => Scores[(i * Columns)..((i + 1) * Columns)])],
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

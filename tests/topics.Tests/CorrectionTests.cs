using ReportSearch.TopicTraining;

namespace topics.Tests;

public sealed class CorrectionTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("topics");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void What_persons_corrected_is_among_the_training_texts_and_changes_the_answer()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "topics.csv"), "id,label\nland,征地\nschool,学校\n");
        File.WriteAllText(Path.Combine(_folder.FullName, "keywords.tsv"), "land\t征地\nschool\t学校\n");
        foreach (string test in (string[])["test.tsv", "test_letters.tsv", "test_other.tsv"])
            File.WriteAllText(Path.Combine(_folder.FullName, test), "topics\torigin\ttext\n");
        File.WriteAllText(Path.Combine(_folder.FullName, "train_a.tsv"), "topics\torigin\ttext\nland\ta\t征地补偿款\nland\ta\t土地被占\nschool\tb\t学校招生\nschool\tb\t小学学区\n\tc\t你好\n");
        TopicData before = TopicData.Read(_folder.FullName);
        File.WriteAllText(Path.Combine(_folder.FullName, "corrections.tsv"), "topics\torigin\ttext\nschool\tcorrection\t退养补偿测绘图\n");
        TopicData after = TopicData.Read(_folder.FullName);

        Assert.Equal(before.Training.Count + 1, after.Training.Count);
        Assert.Equal("退养补偿测绘图", after.Training[^1].Text);
        Assert.NotEqual(before.Hash, after.Hash);
        Assert.True(SchoolScore(after) > SchoolScore(before));
    }

    private static float SchoolScore(TopicData data)
    {
        var model = new ReportSearch.Text.Classification.TopicModel(Trainer.Train(data, data.Training, new TrainingOptions(), _ => { }), "t");
        float[] scores = new float[3];
        model.Score("退养补偿测绘图", scores);
        return scores[1] - scores[0];
    }
}

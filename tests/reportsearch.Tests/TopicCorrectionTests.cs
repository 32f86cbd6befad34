using System.Text.Json;
using ReportSearch.Text.Classification;
using ReportSearch.TopicTraining;

namespace ReportSearch.CommandLine.Tests;

/// <summary>A person's correction of a topic, the whole way from the command line to the next training.</summary>
public sealed class TopicCorrectionTests : IDisposable
{
    private const string Words = "退养补偿测绘图";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("corrections");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void What_annotate_corrects_is_written_by_topics_and_trained_on()
    {
        string file = Path.Combine(_folder.FullName, "report.txt"), store = Path.Combine(_folder.FullName, "store");
        File.WriteAllText(file, $"云溪县2016年政府信息公开工作年度报告\n一、概述\n本报告由云溪县人民政府编制。\n二、依申请公开情况\n全年收到申请40件，申请内容主要涉及土地征收、{Words}、学校招生等方面。\n三、复议和诉讼情况\n全年没有行政复议。\n");
        Assert.Equal(0, Invocation.Of("index", file, "--data", store).ExitCode);
        string report = Json("search", "土地征收", "--json", "--data", store).GetProperty("hits")[0].GetProperty("report").GetString()!;
        int start = File.ReadAllText(file).IndexOf(Words, StringComparison.Ordinal);

        Invocation said = Invocation.Of("annotate", report, "--topic", $"{start}..{start + Words.Length}=education", "--data", store);
        Assert.True(said.ExitCode == 0, said.Error);
        JsonElement mentions = Json("topics", "--topic", "education", "--json", "--data", store).GetProperty("mentions");
        string training = Data("data"), plain = Data("plain");
        Invocation written = Invocation.Of("topics", "--corrections", Path.Combine(training, "corrections.tsv"), "--data", store);
        Assert.True(written.ExitCode == 0, written.Error);
        TopicData before = TopicData.Read(plain), after = TopicData.Read(training);

        Assert.Contains(mentions.EnumerateArray(), mention => mention.GetProperty("text").GetString() == Words && mention.GetProperty("p").GetDouble() == 1);
        TopicText added = Assert.Single(after.Training.Except(before.Training.ToArray(), new ByText()));
        Assert.Equal((Words, "correction", "education"), (added.Text, added.Origin, after.Topics[Assert.Single(added.Topics)]));
        Assert.NotEqual(before.Hash, after.Hash);
        Assert.True(Lead(after) > Lead(before));
    }

    // How far education is before the other topic.
    private static float Lead(TopicData data)
    {
        var model = new TopicModel(Trainer.Train(data, data.Training, new TrainingOptions(), _ => { }), "test");
        float[] scores = new float[data.Topics.Count + 1];
        model.Score(Words, scores);
        return scores[1] - scores[0];
    }

    private static JsonElement Json(params string[] args)
    {
        Invocation run = Invocation.Of(args);
        Assert.True(run.ExitCode == 0, run.Error);
        return JsonDocument.Parse(run.Out).RootElement;
    }

    private string Data(string name)
    {
        string folder = _folder.CreateSubdirectory(name).FullName;
        const string header = "topics\torigin\ttext\n";
        File.WriteAllText(Path.Combine(folder, "topics.csv"), "id,label\nland_expropriation,征地\neducation,教育\n");
        File.WriteAllText(Path.Combine(folder, "keywords.tsv"), "land_expropriation\t征地\neducation\t学校\n");
        foreach (string test in (string[])["test.tsv", "test_letters.tsv", "test_other.tsv"])
            File.WriteAllText(Path.Combine(folder, test), header);
        File.WriteAllText(Path.Combine(folder, "train_a.tsv"), header + "land_expropriation\ta\t征地补偿款\nland_expropriation\ta\t土地被占\neducation\tb\t学校招生\neducation\tb\t小学学区\n\tc\t你好\n");
        return folder;
    }

    private sealed class ByText : IEqualityComparer<TopicText>
    {
        public bool Equals(TopicText? x, TopicText? y) => x?.Text == y?.Text;

        public int GetHashCode(TopicText text) => text.Text.GetHashCode(StringComparison.Ordinal);
    }
}

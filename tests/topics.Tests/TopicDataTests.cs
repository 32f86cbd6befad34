using ReportSearch.Text.Classification;
using ReportSearch.TopicTraining;

namespace topics.Tests;

public class TopicDataTests
{
    private static readonly Lazy<TopicData> s_data = new(() => TopicData.Read(Folder()));

    [Fact]
    public void Every_topic_has_at_least_120_training_and_25_test_texts()
    {
        TopicData data = s_data.Value;

        for (int k = 0; k < data.Topics.Count; k++)
        {
            Assert.True(data.Training.Count(t => t.Topics.Contains(k)) >= 120, data.Topics[k]);
            Assert.True(data.Test.Count(t => t.Topics.Contains(k)) >= 25, data.Topics[k]);
        }
    }

    [Fact]
    public void No_text_stands_nearly_the_same_on_both_sides_of_the_split_or_twice_on_one() =>
        Assert.Empty(NearDuplicates.Find([.. s_data.Value.Training.Select(t => t.Text)], [.. s_data.Value.Test.Concat(s_data.Value.Letters).Concat(s_data.Value.Others).Select(t => t.Text)]));

    [Fact]
    public void No_origin_of_the_test_texts_is_one_of_the_training_texts() =>
        Assert.Empty(s_data.Value.Test.Concat(s_data.Value.Letters).Concat(s_data.Value.Others).Select(t => t.Origin).Intersect(s_data.Value.Training.Select(t => t.Origin)));

    [Fact]
    public void The_model_of_the_product_was_trained_on_the_data_of_the_checkout() =>
        Assert.Equal(s_data.Value.Hash, TopicModel.Default.DataHash);

    [Fact]
    public void The_model_answers_better_than_its_keywords_alone()
    {
        TopicData data = s_data.Value;
        var keywords = new KeywordBaseline(data);
        double baseline = Measures.MacroF1(Measures.PerTopic(data.Test, [.. data.Test.Select(t => keywords.Classify(t.Text))], data.Topics.Count));
        Answers answers = Answers.Of(TopicModel.Default, data.Test);

        double ours = Measures.MacroF1(Measures.PerTopic(data.Test, answers.Asserted, data.Topics.Count));

        Assert.True(ours > baseline, $"{ours} against {baseline}");
        Assert.True(ours >= 0.81, $"{ours}");
    }

    [Fact]
    public void Nothing_is_said_of_texts_without_a_word_and_seldom_of_nonsense_other_languages_and_other_genres()
    {
        Dictionary<string, (int Texts, int Asserted)> kinds = Abstention.Measure(TopicModel.Default, s_data.Value.Others).ToDictionary(kind => kind.Kind, kind => (kind.Texts, kind.Asserted));

        Assert.All(kinds.Values, kind => Assert.True(kind.Texts >= 25));
        Assert.Equal(0, kinds["empty and blank"].Asserted);
        Assert.Equal(0, kinds["numbers and symbols"].Asserted);
        Assert.InRange(kinds["random Han characters"].Asserted, 0, 10);
        Assert.InRange(kinds["other_language"].Asserted, 0, 2);
        Assert.InRange(kinds["common words shuffled"].Asserted, 0, 20);
        (int Texts, int Asserted)[] genres = [.. s_data.Value.Others.Select(text => text.Origin).Distinct().Where(kind => kind != "other_language").Select(kind => kinds[kind])];
        Assert.True(genres.Sum(kind => kind.Asserted) <= 0.15 * genres.Sum(kind => kind.Texts));
    }

    [Fact]
    public void Folds_hold_out_whole_origins()
    {
        IReadOnlyList<TopicText> texts = s_data.Value.Training;
        int[] folds = HeldOut.FoldsByOrigin(texts);

        Assert.Equal(HeldOut.FoldCount, folds.Distinct().Count());
        Assert.All(texts.Select((t, i) => (t.Origin, Fold: folds[i])).GroupBy(t => t.Origin), origin => Assert.Single(origin.Select(t => t.Fold).Distinct()));
    }

    [Theory]
    [InlineData("天上掉下一只猫", "天上掉下一只猫", true)]
    [InlineData("申请公开某村征收土地公告及补偿安置方案", "申请公开某村征收土地公告和补偿安置方案", true)]
    [InlineData("申请公开某村征收土地公告及补偿安置方案", "小区经常停水", false)]
    public void Near_duplicates_are_told_by_shared_pairs_of_characters(string text, string other, bool near) =>
        Assert.Equal(near, NearDuplicates.Find([text], [other]).Count > 0);

    private static string Folder()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ReportSearch.sln")))
                return Path.Combine(folder.FullName, "index-data", "topics");
        }

        throw new InvalidOperationException("Not inside a checkout.");
    }
}

using ReportSearch.TopicTraining;

namespace topics.Tests;

public class StrungWordsTests
{
    private static readonly TopicText[] s_texts =
    [
        .. Enumerable.Range(0, 8).Select(topic => new TopicText([topic], "a", "今天我们已经知道")),
        new TopicText([3], "b", "申请公开土地征收公告"), new TopicText([], "c", "月亮慢慢升起"),
    ];

    [Fact]
    public void The_same_seed_strings_the_same_words_and_another_one_others()
    {
        string[] first = Texts(7), again = Texts(7), other = Texts(8);

        Assert.Equal(first, again);
        Assert.NotEqual(first, other);
        Assert.Equal(50, first.Length);
    }

    [Fact]
    public void Strung_texts_have_no_topic_and_only_words_of_the_texts_mostly_those_of_many_topics_or_none()
    {
        IReadOnlyList<TopicText> strung = StrungWords.Of(s_texts, 200, 7);
        string all = string.Concat(s_texts.Select(text => text.Text));

        Assert.All(strung, text => Assert.Empty(text.Topics));
        Assert.All(strung, text => Assert.All(text.Text, unit => Assert.Contains(unit, all)));
        int ofOneTopic = strung.Count(text => text.Text.Contains("征收", StringComparison.Ordinal)), ofAny = strung.Count(text => text.Text.Contains("今天", StringComparison.Ordinal));
        Assert.InRange(ofOneTopic, 1, ofAny / 2);
    }

    private static string[] Texts(int seed) => [.. StrungWords.Of(s_texts, 50, seed).Select(text => text.Text)];
}

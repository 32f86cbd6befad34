using System.Text;
using ReportSearch.Reports.Topics;
using ReportSearch.Text.Regions;

namespace ReportSearch.Reports.Tests.Topics;

public class TopicReaderTests
{
    private const string Text = """
        绍兴市2016年政府信息公开工作年度报告
        　　根据《中华人民共和国政府信息公开条例》编制本报告，由概述、主动公开、依申请公开、复议诉讼和问题与改进组成，统计期限为2016年1月1日至12月31日。
        一、重点领域信息公开情况
        （一）推进财政资金信息公开
        　　公布了市本级预算，会议涉及环境保护。
        二、依申请公开情况
        　　全年收到申请52件，其中涉及征地拆迁29件，其余以学校招生、食品安全为主。涉及国家秘密不予公开1件。
        三、行政复议和行政诉讼情况
        　　行政复议主要涉及农村宅基地审批。
        """;

    [Fact]
    public void Each_topic_stands_with_the_words_that_say_it()
    {
        IReadOnlyList<TopicSentence> topics = Read();
        TopicSentence requests = topics.First(t => t.Subject == TopicSubject.Requests);

        Assert.Equal(["land_expropriation", "housing_expropriation"], requests.Topics.Take(2).Select(t => t.Id));
        Assert.Equal(29, requests.Topics[0].Mention.Count);
        Assert.Contains(requests.Topics, t => t.Id == "education" && t.Mention.Text == "学校招生" && t.Mention.Count is null);
        Assert.Contains(requests.Topics, t => t.Id == "food_drug_safety" && t.Mention.Text == "食品安全");
        Assert.All(topics.SelectMany(t => t.Topics), t => Assert.Equal(t.Mention.Text, Text[t.Mention.Start..t.Mention.End]));
        Assert.All(topics, t => Assert.Equal(t.Text, Text[t.Start..t.End]));
    }

    [Fact]
    public void Fields_of_publication_and_reviews_are_kept_apart_from_requests()
    {
        IReadOnlyList<TopicSentence> topics = Read();

        Assert.Equal("public_finance", Assert.Single(Assert.Single(topics, t => t.Subject == TopicSubject.KeyFields).Topics).Id);
        Assert.Equal("homestead", Assert.Single(Assert.Single(topics, t => t.Subject == TopicSubject.Review).Topics).Id);
        Assert.DoesNotContain(topics.SelectMany(t => t.Topics), t => t.Id == "environment");
    }

    [Theory]
    [InlineData("推进财政预决算信息公开", "public_finance")]
    [InlineData("以政务公开助力调结构", null)]
    [InlineData("推进民生领域信息公开", null)]
    public void A_heading_that_names_an_aim_names_no_field(string heading, string? topic)
    {
        string text = $"绍兴市2016年政府信息公开工作年度报告\n\n一、概述\n2016年，政府信息公开工作稳步推进。\n二、重点领域信息公开情况\n（一）{heading}\n按要求在网站设立专栏，及时更新。\n三、依申请公开情况\n收到申请3件。\n";
        var result = new ReportReader(RegionTable.China).Read(Encoding.UTF8.GetBytes(text), "a.txt");

        Assert.Equal(topic, Assert.IsType<ReadResult.Readable>(result).Report.Topics.SingleOrDefault(t => t.Subject == TopicSubject.KeyFields)?.Topics[0].Id);
    }

    private static IReadOnlyList<TopicSentence> Read()
    {
        var result = new ReportReader(RegionTable.China).Read(Encoding.UTF8.GetBytes(Text), "绍兴市2016.txt");
        return Assert.IsType<ReadResult.Readable>(result).Report.Topics;
    }
}

using ReportSearch.Corpus.Search;
using ReportSearch.Corpus.Tests.Figures;
using ReportSearch.Corpus.Tests.Store;
using ReportSearch.Corpus.Topics;
using ReportSearch.Reports.Topics;

namespace ReportSearch.Corpus.Tests.Topics;

/// <summary>How many bodies name a topic, and of how many; and what persons said of topics, as training texts.</summary>
public sealed class TopicTrendTests : IDisposable
{
    private const string Land = "land_expropriation";
    private readonly TestStore _store = new() { Stages = FigureReports.Stages() };

    public TopicTrendTests() => FigureReports.Add(
        _store,
        new WrittenReport("绍兴市", 2016) { Topics = [new(Land, "征地", 29), new(Land, "土地征收"), new("education", "招生"), new("homestead", "宅基地", null, TopicSubject.Review)] },
        new WrittenReport("宁波市", 2016) { Topics = [new("education", "学校收费", 4)] },
        new WrittenReport("温州市", 2016),
        new WrittenReport("绍兴市", 2017) { Topics = [new(Land, "征地", 7)] });

    public void Dispose() => _store.Dispose();

    [Fact]
    public void Shares_are_of_all_reports_of_the_year_and_level_and_of_those_that_name_topics()
    {
        using ReportCorpus corpus = _store.OpenCorpus();

        TopicAnswer answer = corpus.Topics(new TopicParameters());

        TopicYear year = Assert.Single(answer.Trend, row => row is { Year: 2016, Level: "prefecture" });
        Assert.Equal((3, 2), (year.Reports, year.Naming));
        Assert.Equal(3, year.Coverage.Have);
        Assert.True(year.Coverage.Expected > 300);
        Assert.Equal([new TopicShare("education", 2, 0.6667, 1, 2, 4), new TopicShare(Land, 1, 0.3333, 0.5, 2, 29)], year.Topics);
        Assert.Equal(24, answer.Topics.Count);
        Assert.Equal(new TopicTotal(Land, "征地补偿", 2, 3, 36), answer.Topics[0]);
        Assert.Equal(0, answer.Topics.Single(topic => topic.Id == "homestead").Reports);
        Assert.Empty(answer.Mentions);
    }

    [Fact]
    public void Mentions_come_page_by_page_in_order_of_region_and_year()
    {
        using ReportCorpus corpus = _store.OpenCorpus();
        var asked = new TopicParameters { Topics = ["征地补偿"], Regions = ["绍兴市"] };

        TopicAnswer first = corpus.Topics(asked, 2);
        TopicAnswer second = corpus.Topics(asked, 2, first.Next);

        Assert.Equal([(2016, "征地", 29), (2016, "土地征收", null), (2017, "征地", (int?)7)], first.Mentions.Concat(second.Mentions).Select(mention => (mention.Year!.Value, mention.Text, mention.Count)));
        Assert.Null(second.Next);
        Assert.Equal((1, 1, 1), (first.Trend[0].Reports, first.Trend[0].Naming, first.Trend.Count(row => row.Year == 2017)));
    }

    [Fact]
    public void Subjects_are_kept_apart()
    {
        using ReportCorpus corpus = _store.OpenCorpus();

        TopicAnswer answer = corpus.Topics(new TopicParameters { Subjects = ["review"] });

        Assert.Equal("homestead", Assert.Single(answer.Trend.SelectMany(row => row.Topics)).Id);
        Assert.Throws<SearchParameterException>(() => corpus.Topics(new TopicParameters { Subjects = ["weather"] }));
        Assert.Throws<SearchParameterException>(() => corpus.Topics(new TopicParameters { Topics = ["weather"] }));
    }

    [Fact]
    public void What_replaced_a_report_is_counted_alone()
    {
        FigureReports.Add(_store, new WrittenReport("绍兴市", 2016) { Published = "2017-03-01", Topics = [new("transport", "公交")] });
        using ReportCorpus corpus = _store.OpenCorpus();

        TopicAnswer answer = corpus.Topics(new TopicParameters { Regions = ["绍兴市"], YearFrom = 2016, YearTo = 2016 });

        Assert.Equal("transport", Assert.Single(answer.Trend.SelectMany(row => row.Topics)).Id);
        Assert.Equal(["transport"], _store.Column("catalogue.db", "SELECT topic FROM current_mentions WHERE regionName = '绍兴市' AND year = 2016"));
    }

    [Fact]
    public void Corrections_are_written_as_training_texts()
    {
        using ReportCorpus corpus = _store.OpenCorpus();
        string report = corpus.Topics(new TopicParameters { Topics = [Land] }).Mentions[0].Report;
        string source = corpus.ReadSource(report)!;
        foreach ((string place, string topics) in (IEnumerable<(string, string)>)[("2..8", "education,宅基地与农村建房"), ("3..7", "unknown"), ($"0..{source.Length + 1}", Land)])
            Assert.NotNull(StoreAnnotations.Add(_store.Folder, corpus, new Annotation(report, "topic", place, null, topics, null, null, "")));
        using ReportCorpus reopened = _store.OpenCorpus();
        using var written = new MemoryStream();

        Assert.Equal((2, 1), reopened.ExportTopicCorrections(written));

        string[] lines = System.Text.Encoding.UTF8.GetString(written.ToArray()).Split('\n');
        Assert.Equal("topics\torigin\ttext", lines[0]);
        Assert.Equal(["\tcorrection\t" + source[3..7], "education,homestead\tcorrection\t" + source[2..8]], lines[1..3]);
        Assert.Throws<SearchParameterException>(() => StoreAnnotations.Add(_store.Folder, corpus, new Annotation(report, "topic", "1..2", null, "weather", null, null, "")));
    }
}

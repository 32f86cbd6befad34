using ReportSearch.Corpus.Figures;
using ReportSearch.Corpus.Indexing;
using ReportSearch.Corpus.Ingest;
using ReportSearch.Corpus.Search;
using ReportSearch.Corpus.Tests.Store;
using ReportSearch.Engine.Checking;
using ReportSearch.Reports;
using ReportSearch.Reports.Topics;
using ReportSearch.Text.Regions;
using static ReportSearch.Corpus.Tests.Figures.FigureReports;

namespace ReportSearch.Corpus.Tests.Figures;

/// <summary>What persons correct of an identity counts in catalogue, series, index and facets, over every reading and rebuild, until they take it back.</summary>
public sealed class CorrectionTests : IDisposable
{
    private const string Received = "requests_received";
    private readonly TestStore _store = new()
    {
        // Facets come from the index: that of the product.
        Stages = Stages() with
        {
            OpenIndex = folder => SectionIndex.Open(folder, LexiconSegmenter.Default),
            OpenSnapshot = SectionIndexSnapshot.OpenNewest,
            CheckIndex = (folder, cancellation) => [.. IndexChecker.Check(folder, cancellation).Select(damage => new StoreDamage(damage.File, damage.Offset, damage.Reason))],
        },
    };

    public CorrectionTests() => Add(_store,
        new WrittenReport("绍兴市", 2021) { Figures = [Count("ap_new.total", 5)] },
        new WrittenReport("宁波市", 2021) { Figures = [Count("ap_new.total", 70)] });

    public void Dispose() => _store.Dispose();

    // A rebuild makes the next one.
    private string Catalogue => Path.GetFileName(Directory.GetFiles(_store.Folder, "catalogue*.db").OrderByDescending(file => file.Length).First());

    private string Shaoxing => _store.Column(Catalogue, "SELECT reportId FROM reports WHERE file LIKE '绍兴市%' LIMIT 1")[0];

    [Fact]
    public void A_corrected_region_and_year_count_everywhere_and_survive_a_rebuild_and_are_taken_back()
    {
        string report = Shaoxing, before = Said(report);
        string version = Version();
        Correct(report, "region", "湖州市");
        Correct(report, "year", "2020");
        string corrected = Said(report);

        Assert.NotEqual(version, Version());
        Assert.Equal("330500 湖州市 prefecture 2020 | prefecture 2020 330500 5 | 2020:1,2021:1 330500,330200", corrected);
        Assert.Equal(5m, Value("湖州市", 2020));
        Assert.Null(Value("绍兴市", 2021));
        Assert.Empty(_store.Verify());
        using (StoreWriter writer = _store.OpenWriter())
        {
            Assert.Equal(0, writer.OutdatedReports);
            writer.Rebuild();
        }

        Assert.Equal(corrected, Said(report));
        Correct(report, "region", null);
        Correct(report, "year", null);
        Assert.Equal(before, Said(report));
        Assert.Equal(version, Version());
        Assert.Empty(_store.Verify());
    }

    [Fact]
    public void A_corrected_body_makes_two_reports_versions_of_one_and_frees_the_other()
    {
        Correct(Shaoxing, "body", "宁波市人民政府");

        Assert.Equal(["1"], _store.Column(Catalogue, "SELECT COUNT(*) FROM v_reports"));
        Correct(Shaoxing, "body", null);
        Assert.Equal(["2"], _store.Column(Catalogue, "SELECT COUNT(*) FROM v_reports"));
    }

    [Fact]
    public void What_a_writer_that_was_killed_left_undone_is_done_by_the_next()
    {
        CorpusStages whole = _store.Stages;
        using (ReportCorpus corpus = _store.OpenCorpus())
            Assert.NotNull(StoreAnnotations.Add(_store.Folder, corpus, new Annotation(Shaoxing, "identity", "year", null, "2019", null, null, "")));
        _store.Stages = whole with { AfterStep = step => { if (step == "rows") throw new IOException("stopped"); } };
        Assert.ThrowsAny<Exception>(() => { using StoreWriter writer = _store.OpenWriter(); writer.WorkOffQueue(); });
        _store.Stages = whole;

        Assert.Equal(["2021", "2021"], Years());
        using (StoreWriter writer = _store.OpenWriter())
            writer.WorkOffQueue();
        Assert.Equal(["2019", "2021"], Years());
        Assert.Empty(_store.Verify());
    }

    [Theory]
    [InlineData("region", "无此地")]
    [InlineData("region", "鼓楼区")]
    [InlineData("level", "city")]
    [InlineData("year", "二〇二〇")]
    [InlineData("body", "g999999")]
    [InlineData("scope", "all")]
    public void What_names_nothing_or_several_is_refused(string field, string value)
    {
        using ReportCorpus corpus = _store.OpenCorpus();
        Assert.Throws<SearchParameterException>(() => StoreAnnotations.Add(_store.Folder, corpus, new Annotation(Shaoxing, "identity", field, null, value, null, null, "")));
    }

    [Fact]
    public void A_topic_is_corrected_at_its_words_or_for_a_whole_sentence()
    {
        var first = new TopicSentence(10, 40, "", TopicSubject.Requests, [new("land_expropriation", 0.9, new("征地", 12, 14, 3)), new("housing_demolition", 0.8, new("拆迁", 15, 17, null))], 10);
        TopicSentence second = first with { Start = 50, End = 90, Topics = [new("finance_budget", 0.7, new("预算", 60, 62, null))] };
        var read = (ReadResult.Readable)Read(Bytes(new WrittenReport("绍兴市", 2021)), "a.json");
        Report report = read.Report with { Topics = [first, second] };
        Dictionary<string, ReportCorrections> corrections = ReportCorrections.Of(
        [
            new Annotation("r", "topic", "15..17", null, "urban_planning", null, null, ""), new Annotation("r", "topic", "50..90", null, "unknown", null, null, ""),
            new Annotation("other", "topic", "12..14", null, "unknown", null, null, ""),
        ]);

        Report corrected = corrections["r"].Topics(report);

        Assert.Equal([("land_expropriation", 0.9), ("urban_planning", 1)], corrected.Topics[0].Topics.Select(topic => (topic.Id, topic.P)));
        Assert.Empty(corrected.Topics[1].Topics);
        Assert.Null(corrections["r"].IdentityOver(RegionTable.China));
        Assert.NotEqual(corrections["r"].ReadWith("v"), corrections["other"].ReadWith("v"));
    }

    [Fact]
    public void Words_that_said_two_topics_are_corrected_once_to_what_a_person_says()
    {
        var mention = new TopicMention("征地拆迁", 12, 16, 29);
        var sentence = new TopicSentence(10, 40, "", TopicSubject.Requests, [new("land_expropriation", 0.9, mention), new("housing_expropriation", 0.8, mention)], 10);
        var read = (ReadResult.Readable)Read(Bytes(new WrittenReport("绍兴市", 2021)), "a.json");

        Report corrected = ReportCorrections.Of([new Annotation("r", "topic", "12..16", null, "homestead,education", null, null, "")])["r"].Topics(read.Report with { Topics = [sentence] });

        Assert.Equal([new("homestead", 1, mention), new("education", 1, mention)], corrected.Topics[0].Topics);
    }

    private void Correct(string report, string field, string? value)
    {
        using (ReportCorpus corpus = _store.OpenCorpus())
            Assert.NotNull(StoreAnnotations.Add(_store.Folder, corpus, new Annotation(report, "identity", field, null, value, null, null, "")));
        Assert.True(StoreAnnotations.Apply(_store.Folder, _store.Stages, TimeProvider.System));
    }

    private string Said(string report)
    {
        using ReportCorpus corpus = _store.OpenCorpus();
        string row = _store.Column(Catalogue, $"SELECT regionCode || ' ' || region || ' ' || level || ' ' || year FROM v_reports WHERE report = '{report}'")[0];
        string series = _store.Column(Catalogue, $"SELECT level || ' ' || year || ' ' || regionCode || ' ' || value FROM v_series WHERE series = '{Received}' AND report = '{report}'")[0];
        SearchAnswer all = corpus.Search(new SearchParameters { Query = "Figures", Facets = true });
        return $"{row} | {series} | {string.Join(',', all.Facets!["year"].OrderBy(value => $"{value.Value}", StringComparer.Ordinal).Select(value => $"{value.Value}:{value.Reports}"))} {string.Join(',', all.Facets["region"].Select(value => $"{value.Value}").Where(code => code is "330500" or "330600" or "330200").OrderDescending())}";
    }

    private decimal? Value(string region, int year)
    {
        using ReportCorpus corpus = _store.OpenCorpus();
        return corpus.Series(new SeriesParameters { Series = Received, Regions = [region], YearFrom = year, YearTo = year }).Lines.FirstOrDefault()?.Points.FirstOrDefault()?.Value;
    }

    private string Version()
    {
        using ReportCorpus corpus = _store.OpenCorpus();
        return corpus.CorpusVersion;
    }

    private string[] Years() => [.. _store.Column(Catalogue, "SELECT year FROM v_reports ORDER BY year")];
}

using System.Text.Json;
using ReportSearch.Corpus.Catalogue;
using ReportSearch.Corpus.Indexing;
using ReportSearch.Corpus.Search;
using ReportSearch.Corpus.Tests.Indexing;
using ReportSearch.Reports.Documents;
using ReportSearch.Text.Folding;
using ReportSearch.Text.Regions;

namespace ReportSearch.Corpus.Tests.Search;

public sealed class SearchServiceTests
{
    private static readonly SearchedCorpus Corpus = SearchedCorpus.Small();

    [Theory]
    [InlineData("征地拆迁", "a0 b0")]
    [InlineData("征地拆迁 2017", "a0")]
    [InlineData("滨州 征地拆迁", "a0")]
    [InlineData("\"行政复议\"", "a1 b1")]
    [InlineData("行政复议 -行政诉讼", "b1")]
    [InlineData("征地拆迁 OR 行政诉讼", "a0 a1 b0")]
    [InlineData("(征地 OR 诉讼) AND 滨州", "a0 a1")]
    [InlineData("拆*", "a0 b0 c0")]
    [InlineData("heading:依申请公开", "a0 b0")]
    [InlineData("title:枣庄", "b0 b1")]
    [InlineData("issuer:办公室 year:2016..2017", "a0 a1")]
    [InlineData("section:review_litigation", "a1 b1")]
    [InlineData("region:滨州市", "a0 a1")]
    [InlineData("level:county", "c0")]
    [InlineData("29", "a0")]
    [InlineData("2", "")]
    [InlineData("\"2\"", "a0")]
    [InlineData("topic:x", "")]
    [InlineData("-答复", "a1 b0 b1 c0")]
    [InlineData("-滨州", "b0 b1 c0")]
    public void Full_matches_of(string query, string units)
    {
        SearchAnswer answer = Corpus.Service.Search(new SearchParameters { Query = query, Limit = 100 });
        Assert.Equal(units, string.Join(' ', answer.Hits.Where(hit => hit.Full).Select(hit => $"{hit.Report}{hit.Unit}").Order()));
        Assert.Equal(answer.Hits.Count(hit => hit.Full), answer.Total.Units);
        Assert.Equal(answer.Hits.Where(hit => hit.Full).DistinctBy(hit => hit.Report).Count(), answer.Total.Reports);
    }

    [Fact]
    public void Partial_matches_come_after_full_ones_by_the_share_they_hold()
    {
        SearchAnswer answer = Corpus.Service.Search(new SearchParameters { Query = "滨州 征地拆迁 多少件" });
        Assert.Equal([true, false, false, false], answer.Hits.Select(hit => hit.Full));
        // One that has 征地拆迁 as its theme, one of the place, and one that has a part of the former.
        Assert.Equal(["a0", "b0", "a1", "c0"], answer.Hits.Select(hit => $"{hit.Report}{hit.Unit}"));
        Assert.Equal(1, answer.Total.Units);
        Assert.True(answer.Hits.Skip(1).Zip(answer.Hits.Skip(2)).All(pair => pair.First.Score >= pair.Second.Score));
    }

    [Fact]
    public void What_is_demanded_is_never_missing_from_a_partial_match()
    {
        SearchAnswer answer = Corpus.Service.Search(new SearchParameters { Query = "\"拆迁\" 滨州 -补偿" });
        Assert.Equal(["a0", "b0"], answer.Hits.Select(hit => $"{hit.Report}{hit.Unit}"));
    }

    [Fact]
    public void Pages_by_cursor_give_every_hit_once_through_full_and_partial_ones()
    {
        foreach (string group in (string[])["none", "report"])
        {
            var parameters = new SearchParameters { Query = "征地 拆迁 公开", Group = group };
            List<string> whole = [.. Corpus.Service.Search(parameters with { Limit = 100 }).Hits.Select(hit => $"{hit.Report}{hit.Unit}{hit.Full}")];
            Assert.True(whole.Count > 2);
            var paged = new List<string>();
            string? cursor = null;
            do
            {
                SearchAnswer page = Corpus.Service.Search(parameters with { Limit = 1, Cursor = cursor });
                paged.AddRange(page.Hits.Select(hit => $"{hit.Report}{hit.Unit}{hit.Full}"));
                cursor = page.Next;
            }
            while (cursor is not null);
            Assert.Equal(whole, paged);
        }
    }

    [Fact]
    public void A_cursor_of_another_version_is_answered_with_a_notice()
    {
        var parameters = new SearchParameters { Query = "公开", Limit = 1 };
        string? cursor = Corpus.Service.Search(parameters).Next;
        SearchAnswer answer = Corpus.At("v2").Search(parameters with { Cursor = cursor });
        Assert.Contains(answer.Query.Notices, notice => notice.Contains("语料已从版本", StringComparison.Ordinal));
        Assert.NotEmpty(answer.Hits);
    }

    [Theory]
    [InlineData("cursor")]
    [InlineData("limit")]
    [InlineData("sort")]
    [InlineData("group")]
    [InlineData("level")]
    [InlineData("section")]
    [InlineData("form")]
    [InlineData("region")]
    [InlineData("year")]
    public void A_parameter_without_meaning_is_named_with_what_is_allowed(string parameter)
    {
        var good = new SearchParameters { Query = "公开" };
        SearchParameters bad = parameter switch
        {
            "cursor" => good with { Cursor = "!!!" },
            "limit" => good with { Limit = 0 },
            "sort" => good with { Sort = "size" },
            "group" => good with { Group = "city" },
            "level" => good with { Levels = ["planet"] },
            "section" => good with { Sections = ["nothing"] },
            "form" => good with { Forms = ["2050"] },
            "region" => good with { Regions = ["滨洲市"] },
            _ => good with { YearFrom = 2018, YearTo = 2015 },
        };
        var refused = Assert.Throws<SearchParameterException>(() => Corpus.Service.Search(bad));
        Assert.Equal(parameter, refused.Parameter);
        Assert.True(refused.Message.Length > 20);
        if (parameter == "region")
            Assert.Contains("滨州市", refused.Message);
    }

    [Fact]
    public void Every_broken_cursor_is_refused()
    {
        string good = Corpus.Service.Search(new SearchParameters { Query = "公开", Limit = 1 }).Next!;
        foreach (string cursor in (string[])[good[..^3], "e30", "bnVsbA", "W10", new string('A', 5_000), "中文", " "])
            Assert.Throws<SearchParameterException>(() => Corpus.Service.Search(new SearchParameters { Query = "公开", Limit = 1, Cursor = cursor }));
        Assert.Throws<SearchParameterException>(() => Corpus.Service.Search(new SearchParameters { Query = "征地", Limit = 1, Cursor = good }));
    }

    [Fact]
    public void Facets_count_full_matches_only_and_year_is_a_number()
    {
        SearchAnswer answer = Corpus.Service.Search(new SearchParameters { Query = "征地拆迁 2017", Facets = true });
        Assert.True(answer.Hits.Count > 1);
        Assert.NotNull(answer.Facets);
        Assert.Equal(new FacetValue(2017, 1, 1), Assert.Single(answer.Facets["year"]));
        Assert.Equal(["370000", "371600"], answer.Facets["region"].Select(value => value.Value));
        Assert.Equal(["山东省", "滨州市"], answer.Facets["region"].Select(value => value.Label));
        Assert.Empty(answer.Facets["topic"]);
        Assert.Contains("\"value\":2017", JsonSerializer.Serialize(answer, JsonSerializerOptions.Web));
    }

    [Fact]
    public void Filters_leave_only_what_they_say()
    {
        string[] Found(SearchParameters parameters) => [.. Corpus.Service.Search(parameters with { Limit = 100 }).Hits.Select(hit => $"{hit.Report}{hit.Unit}")];
        Assert.Equal(["a0", "a1"], Found(new SearchParameters { Regions = ["滨州"] }));
        Assert.Equal(["b0", "b1"], Found(new SearchParameters { YearFrom = 2018 }));
        Assert.Equal(["a0", "a1", "b0", "b1", "c0"], Found(new SearchParameters { Regions = ["山东省", "220000"] }));
        Assert.Equal(["c0"], Found(new SearchParameters { Levels = ["县级"] }));
        Assert.Equal(["a1", "b1"], Found(new SearchParameters { Sections = ["review_litigation"] }));
        Assert.Equal(["b0"], Found(new SearchParameters { Topics = ["征地补偿"] }));
        Assert.Equal(["b0"], Found(new SearchParameters { Query = "topic:housing_expropriation" }));
        Assert.Equal(["b0", "b1", "a0", "a1", "c0"], Found(new SearchParameters { Sort = "year" }));
        Assert.Equal(["c0", "b0", "b1", "a0", "a1"], Found(new SearchParameters { Sort = "region" }));
    }

    [Fact]
    public void A_grouped_hit_has_one_passage_of_each_of_its_best_units()
    {
        var many = new SearchedCorpus();
        many.Add(TestCorpus.Key("a", "滨州市", 2017), [.. Enumerable.Range(0, 6).Select(i => TestCorpus.Unit(i, $"第{i}段说公开。", "概述"))]);
        SearchHit hit = Assert.Single(many.Build().Service.Search(new SearchParameters { Query = "公开", Group = "report" }).Hits);
        Assert.Equal(3, hit.Passages.Count);
        Assert.Equal(3, hit.MoreUnits);
        Assert.Equal(3, hit.Passages.Select(passage => passage.Start).Distinct().Count());
    }

    [Fact]
    public void Marks_are_the_matches_in_the_passage_and_in_the_source()
    {
        foreach (string query in (string[])["征地拆迁", "\"行政复议\"", "征地 拆迁 补偿", "滨州 征地拆迁 多少件", "29", "公开 2017"])
        {
            foreach (SearchHit hit in Corpus.Service.Search(new SearchParameters { Query = query, Limit = 100 }).Hits)
            {
                foreach (HitPassage passage in hit.Passages)
                {
                    string source = Corpus.SourceOf(hit.Report);
                    Assert.Equal(passage.Text, source[passage.Start..passage.End]);
                    Assert.Equal(passage.TextMarks.Count, passage.Marks.Count);
                    string[] words = ["征地拆迁", "征地", "拆迁", "行政复议", "补偿", "29", "公开", "2017", "件", "滨州"];
                    foreach ((int[] inText, int[] inSource) in passage.TextMarks.Zip(passage.Marks))
                    {
                        Assert.Contains(FoldedText.Of(source[inSource[0]..inSource[1]]).Text, words);
                        Assert.Equal(passage.Text[inText[0]..inText[1]], source[inSource[0]..inSource[1]]);
                    }
                }
            }
        }
    }

    [Fact]
    public void A_unit_found_through_its_report_shows_its_beginning_without_marks()
    {
        SearchHit hit = Corpus.Service.Search(new SearchParameters { Query = "title:枣庄" }).Hits[0];
        HitPassage passage = Assert.Single(hit.Passages);
        Assert.Empty(passage.Marks);
        Assert.StartsWith("征地拆迁", passage.Text);
    }

    [Fact]
    public void Explanations_come_only_when_asked_for()
    {
        Assert.NotEmpty(Corpus.Service.Search(new SearchParameters { Query = "公开", Explain = true }).Hits[0].Explanation!);
        Assert.Null(Corpus.Service.Search(new SearchParameters { Query = "公开" }).Hits[0].Explanation);
    }

    [Fact]
    public void A_report_is_marked_for_reading()
    {
        IReadOnlyList<UnitMarks> marks = Corpus.Service.MarkReport(Corpus.UnitsOf("a"), "征地拆迁");
        UnitMarks marked = Assert.Single(marks);
        Assert.Equal(0, marked.Unit);
        string text = Corpus.UnitsOf("a")[0].Text;
        Assert.All(marked.Marks, mark => Assert.Contains(text[mark[0]..mark[1]], (string[])["征地拆迁", "征地", "拆迁"]));
    }

    [Fact]
    public void A_search_under_way_ends_when_cancelled()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Assert.Throws<OperationCanceledException>(() => Corpus.Service.Search(new SearchParameters { Query = "公开" }, cancelled.Token));
    }
}

/// <summary>A few reports behind the plain scan, with their catalogue rows and source texts.</summary>
internal sealed class SearchedCorpus : IReportLookup
{
    private readonly PlainScanIndex _index = new();
    private readonly Dictionary<string, ReportRow> _rows = [];
    private readonly Dictionary<string, List<IndexUnit>> _units = [];

    public SearchService Service { get; private set; } = null!;

    public static SearchedCorpus Small()
    {
        var corpus = new SearchedCorpus();
        corpus.Add(
            TestCorpus.Key("a", "滨州市", 2017, code: "371600"),
            [
                TestCorpus.Unit(0, "全年收到公开申请406件。其中征地拆迁29件，房屋征地6件，均已答复。\n其余为其他方面。", "依申请公开", "on_request"),
                TestCorpus.Unit(1, "全年发生行政复议3起，行政诉讼1起。", "复议和诉讼情况", "review_litigation"),
            ]);
        corpus.Add(
            TestCorpus.Key("b", "枣庄市", 2018, code: "370400"),
            [
                TestCorpus.Unit(0, "征地拆迁方面的公开申请最多。", "依申请公开", "on_request") with { Topics = ["land_expropriation", "housing_expropriation"] },
                TestCorpus.Unit(1, "行政复议0起。", "复议和诉讼情况", "review_litigation"),
            ]);
        corpus.Add(TestCorpus.Key("c", "榆树市", null, level: "county", code: "220182"), [TestCorpus.Unit(0, "公开了拆迁标准和补偿办法。", "主动公开", "proactive_disclosure")]);
        return corpus.Build();
    }

    public void Add(ReportKey key, List<IndexUnit> units)
    {
        if (key.RegionCodes[^1].StartsWith("22", StringComparison.Ordinal))
            key = key with { RegionCodes = ["220000", "220100", "220182"], RegionNames = ["吉林省", "长春市", "榆树市"] };
        string source = "";
        List<IndexUnit> placed = [];
        foreach (IndexUnit unit in units)
        {
            source += "\uFEFF 前 ";
            placed.Add(unit with { CleanStart = source.Length, Map = new OffsetMap([new OffsetRun(0, unit.Text.Length, source.Length)]) });
            source += unit.Text;
        }

        _sources[key.ReportId] = source;
        _units[key.ReportId] = placed;
        _index.Replace(key, placed);
        _rows[key.ReportId] = new ReportRow(
            key.ReportId, new string('0', 64), $"{key.ReportId}.txt", true, key.Title, key.Issuer, key.RegionCodes[^1], key.RegionNames[^1], key.RegionNames, key.RegionCodes,
            null, null, key.Level, key.Year, key.Form, "none", null, null, null, units.Count);
    }

    private readonly Dictionary<string, string> _sources = [];

    public SearchedCorpus Build()
    {
        _index.Commit(1);
        Service = At("v1");
        return this;
    }

    public SearchService At(string version) => new(_index.OpenSnapshot(), this, RegionTable.China, DictionarySegmenter.Genre, version);

    public string SourceOf(string report) => _sources[report];

    public IReadOnlyList<IndexUnit> UnitsOf(string report) => _units[report];

    public ReportRow? FindRow(string reportId) => _rows.GetValueOrDefault(reportId);
}

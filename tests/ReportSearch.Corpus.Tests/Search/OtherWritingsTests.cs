using ReportSearch.Corpus.Search;
using ReportSearch.Corpus.Tests.Indexing;

namespace ReportSearch.Corpus.Tests.Search;

public sealed class OtherWritingsTests
{
    private static readonly SearchService Service = Corpus();

    [Theory]
    [InlineData("2014", "a0 b0 e0")]
    [InlineData("二〇一四", "a0 b0 e0")]
    [InlineData("二○一四年", "a0 b0 e0")]
    [InlineData("２０１４年", "a0 b0 e0")]
    [InlineData("4200", "a0 c0")]
    [InlineData("4,200", "a0 c0")]
    [InlineData("四千二百", "a0 c0")]
    [InlineData("4.2万", "b0 d0")]
    [InlineData("42000", "b0 d0")]
    [InlineData("4.2万元", "b0 d0")]
    [InlineData("5%", "c0 d0")]
    [InlineData("５％", "c0 d0")]
    [InlineData("百分之五", "c0 d0")]
    [InlineData("第5条", "d0")]
    [InlineData("第五条", "d0")]
    [InlineData("十件", "a0 c0")]
    [InlineData("10件", "a0 c0")]
    [InlineData("计划", "d0 f0")]
    [InlineData("計畫", "d0 f0")]
    [InlineData("\"二〇一四\"", "b0")]
    [InlineData("\"2014\"", "a0 c0")]
    [InlineData("\"4200\"", "c0")]
    [InlineData("\"5%\"", "c0")]
    [InlineData("heading:五", "e0")]
    [InlineData("-二〇一四", "c0 d0 f0")]
    public void Full_matches_of(string query, string units)
    {
        SearchAnswer answer = Service.Search(new SearchParameters { Query = query, Limit = 100 });
        Assert.Equal(units, string.Join(' ', answer.Hits.Where(hit => hit.Full).Select(hit => $"{hit.Report}{hit.Unit}").Order()));
    }

    [Theory]
    [InlineData("二〇一七 征地 expand:no", "二〇一七 -> 2017")]
    [InlineData("2017", "2017 -> 二〇一七")]
    [InlineData("title:(二〇一七 OR 5%)", "二〇一七 -> 2017; 5% -> 百分之五")]
    [InlineData("答复", "答复 -> 答覆; 答复 -> 办结 办理结果")]
    [InlineData("計畫", "计画 -> 计划")]
    [InlineData("征地 expand:no", "")]
    [InlineData("\"二〇一七\"", "")]
    public void What_was_widened_is_shown(string query, string expansions) => Assert.Equal(
        expansions,
        string.Join("; ", Service.Search(new SearchParameters { Query = query }).Query.Expansions.Select(expansion => $"{expansion.From} -> {string.Join(' ', expansion.To)}")));

    [Theory]
    [InlineData("2014", "b", "二〇一四")]
    [InlineData("42000", "b", "4.2万")]
    [InlineData("5%", "d", "百分之五")]
    [InlineData("计划", "d", "計畫")]
    public void Equals_are_marked_in_passages(string query, string report, string marked)
    {
        SearchHit hit = Service.Search(new SearchParameters { Query = query, Limit = 100 }).Hits.First(hit => hit.Report == report);
        HitPassage passage = hit.Passages[0];
        Assert.Contains(marked, passage.TextMarks.Select(mark => passage.Text[mark[0]..mark[1]]));
    }

    private static SearchService Corpus()
    {
        var corpus = new SearchedCorpus();
        corpus.Add(TestCorpus.Key("a", "甲市", 2017), [TestCorpus.Unit(0, "2014年收到申请四千二百项，办结十件。")]);
        corpus.Add(TestCorpus.Key("b", "乙市", 2017), [TestCorpus.Unit(0, "自二〇一四年起支出4.2万元。")]);
        corpus.Add(TestCorpus.Key("c", "丙市", 2017), [TestCorpus.Unit(0, "收到4200项，占5%，另有10件，电话12014，编号2014a，附件x2014。")]);
        corpus.Add(TestCorpus.Key("d", "丁市", 2017), [TestCorpus.Unit(0, "依第五條，支出４２，０００元，增長百分之五，年度計畫已定。")]);
        corpus.Add(TestCorpus.Key("e", "戊市", 2014), [TestCorpus.Unit(0, "全年公开。", "第五部分")]);
        corpus.Add(TestCorpus.Key("f", "己市", 2017), [TestCorpus.Unit(0, "工作计划，设计画面，多重覆盖。")]);
        return corpus.Build().Service;
    }
}

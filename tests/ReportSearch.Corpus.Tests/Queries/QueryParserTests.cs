using ReportSearch.Corpus.Queries;
using ReportSearch.Corpus.Tests.Indexing;
using ReportSearch.Text.Regions;
using Xunit.Abstractions;

namespace ReportSearch.Corpus.Tests.Queries;

public sealed class QueryParserTests(ITestOutputHelper output)
{
    private static readonly QueryParser Parser = new(DictionarySegmenter.Genre, RegionTable.China);

    [Theory]
    [InlineData("", "*")]
    [InlineData("征地拆迁多少件", "征地拆迁 件")]
    [InlineData("滨州 2017 征地拆迁", "滨州 2017 征地拆迁")]
    [InlineData("\"行政复议\"", "\"行政复议\"")]
    [InlineData("“行政复议”", "\"行政复议\"")]
    [InlineData("＂行政复议＂", "\"行政复议\"")]
    [InlineData("\"他说“公开”\"", "\"他说“公开”\"")]
    [InlineData("“他说\"公开\"”", "\"他说\\\"公开\\\"\"")]
    [InlineData("\"a\\\"b\\\\c\"", "\"a\\\"b\\\\c\"")]
    [InlineData("征地 AND 补偿", "+征地 +补偿")]
    [InlineData("征地 与 补偿", "+征地 +补偿")]
    [InlineData("征地 OR 补偿", "(征地 OR 补偿)")]
    [InlineData("征地 或 补偿", "(征地 OR 补偿)")]
    [InlineData("征地 非 补偿", "征地 -补偿")]
    [InlineData("征地 -补偿", "征地 -补偿")]
    [InlineData("征地 －补偿", "征地 -补偿")]
    [InlineData("征地 NOT 补偿", "征地 -补偿")]
    [InlineData("+征地 补偿", "+征地 补偿")]
    [InlineData("＋征地 补偿", "+征地 补偿")]
    [InlineData("征地-补偿", "征地 补偿")]
    [InlineData("(征地 OR 拆迁) AND 补偿", "(征地 OR 拆迁) +补偿")]
    [InlineData("（征地 或 拆迁） 补偿", "(征地 OR 拆迁) 补偿")]
    [InlineData("征地 OR 拆迁 AND NOT 补偿", "(征地 OR (拆迁 AND NOT 补偿))")]
    [InlineData("征地* 补偿", "征地* 补偿")]
    [InlineData("征地＊", "征地*")]
    [InlineData("title:工作报告", "(title:工作 AND title:报告)")]
    [InlineData("heading：\"行政复议\"", "heading:\"行政复议\"")]
    [InlineData("TITLE:政府", "title:政府")]
    [InlineData("year:2015..2018 征地", "year:2015..2018 征地")]
    [InlineData("year：2015～2018", "year:2015..2018")]
    [InlineData("year:2018..2015", "year:2015..2018")]
    [InlineData("year:2017 -level:county", "year:2017 -level:county")]
    [InlineData("year:..2018", "year:..2018")]
    [InlineData("level:县级", "level:county")]
    [InlineData("section:on_request,fees", "section:on_request,fees")]
    [InlineData("form:free", "form:free")]
    [InlineData("征地^2 补偿", "征地^2 补偿")]
    [InlineData("\"征地\"^0.5", "\"征地\"^0.5")]
    [InlineData("多少", "多少")]
    [InlineData("怎么 补偿", "补偿")]
    [InlineData("邹平", "邹平")]
    [InlineData("之江", "之江")]
    [InlineData("对拆迁", "拆迁")]
    [InlineData("拆迁的人", "拆迁 人")]
    [InlineData("2017abc", "2017abc")]
    [InlineData("ＰＤＦ", "pdf")]
    [InlineData("征地拆迁多少件？", "征地拆迁 件")]
    public void Is_understood_as(string query, string parsed) => Assert.Equal(parsed, Parser.Parse(query).Parsed);

    [Theory]
    [InlineData("\"行政复议", "行政复议")]
    [InlineData("“行政复议\"", "行政复议")]
    [InlineData("(征地", "征地")]
    [InlineData("征地)", "征地")]
    [InlineData("AND 征地", "and 征地")]
    [InlineData("征地 OR", "征地 or")]
    [InlineData("征地 AND AND 拆迁", "征地 and and 拆迁")]
    [InlineData("()", "\"()\"")]
    [InlineData("NOT", "not")]
    [InlineData("year:abc", "year abc")]
    [InlineData("level:省部级", "level 省部级")]
    public void Broken_input_is_a_search_for_its_literal_text_with_a_notice(string query, string parsed)
    {
        ParsedQuery result = Parser.Parse(query);
        Assert.Equal(parsed, result.Parsed);
        Assert.Contains(result.Notices, notice => notice.Contains("按普通文字检索", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("\"征地 补偿\"~10", "\"征地 补偿\"~10")]
    [InlineData("“征地 补偿”～10", "\"征地 补偿\"~10")]
    [InlineData("-\"征地 补偿\"~3", "-\"征地 补偿\"~3")]
    [InlineData("heading:\"征地 补偿\"~3", "heading:\"征地 补偿\"~3")]
    [InlineData("\"征地\"~3", "\"征地\"")]
    [InlineData("\"征地 补偿\"~99999", "\"征地 补偿\"~1000")]
    [InlineData("year:\"2017\"~3", "year:2017")]
    [InlineData("征?拆迁", "征?拆迁")]
    [InlineData("征？拆迁", "征?拆迁")]
    [InlineData("征?", "征?")]
    [InlineData("征？", "征")]
    [InlineData("?征地", "?征地")]
    [InlineData("201? 公开", "201? 公开")]
    [InlineData("title:征?", "title:征?")]
    [InlineData("征地拆迁多少件?", "征地拆迁 件")]
    [InlineData("拆迁多少?", "拆迁")]
    [InlineData("征地 expand:no", "征地")]
    public void Places_and_open_characters_are_understood_as(string query, string parsed) => Assert.Equal(parsed, Parser.Parse(query).Parsed);

    [Fact]
    public void A_quotation_near_another_is_one_condition_and_its_texts_are_marked()
    {
        var and = Assert.IsType<QueryNode.And>(Parser.Parse("\"征地 补偿\"~10").Full);
        var near = Assert.IsType<QueryNode.Near>(and.Children[0]);
        Assert.Equal(["征地", "补偿"], near.Texts);
        Assert.Equal(10, near.Between);
        Assert.Equal(["征地", "补偿"], Parser.Parse("\"征地 补偿\"~10").Highlights.Select(highlight => highlight.Value));
        Assert.Contains("其余只要求出现在同一处", Assert.Single(Parser.Parse("\"一 二 三 四 五 六 七\"~10").Notices));
    }

    [Theory]
    [InlineData("征*拆迁", "征*拆迁")]
    [InlineData("土地*补偿 2017", "土地*补偿 2017")]
    [InlineData("国有＊征收与*", "国有*征收与*")]
    [InlineData("*17 -２０*８", "*17 -20*8")]
    [InlineData("征*？", "征*")]
    [InlineData("征*地？", "征*地")]
    [InlineData("2?1*", "2?1*")]
    [InlineData("title:工作*报告^2", "title:工作*报告^2")]
    public void Stars_are_understood_as(string query, string parsed)
    {
        ParsedQuery once = Parser.Parse(query);
        Assert.Equal(parsed, once.Parsed);
        Assert.Empty(once.Notices);
        Assert.Equal(parsed, Parser.Parse(once.Parsed).Parsed);
    }

    [Theory]
    [InlineData("*")]
    [InlineData("**")]
    [InlineData("征地 ＊")]
    public void A_star_alone_is_said_to_have_no_meaning(string query) => Assert.Contains("单独的 *", Assert.Single(Parser.Parse(query).Notices));

    [Fact]
    public void Too_many_stars_in_a_word_are_said_to_be_too_many_and_its_words_are_searched()
    {
        ParsedQuery parsed = Parser.Parse("征地*公开*征地*公开*征地*公开*征地*公开*征地*拆迁");
        Assert.Contains("最多 8 个 *", Assert.Single(parsed.Notices));
        Assert.Contains(parsed.Words, word => word.Value == "拆迁");
    }

    [Fact]
    public void In_a_search_for_literal_text_a_star_is_text() => Assert.DoesNotContain("*", Parser.Parse("(征*拆迁").Parsed);

    [Fact]
    public void A_compound_is_one_word_whose_parts_only_count_in_partial_matches()
    {
        ParsedQuery query = Parser.Parse("征地拆迁", expand: false);
        Assert.Equal(new QueryNode.Text("征地拆迁", UnitField.Any, TextMatch.Word), query.Full);
        Assert.Equal(["征地", "拆迁"], Assert.Single(query.Words).Parts);
        Assert.Equal([("征地拆迁", false), ("征地", true), ("拆迁", true)], query.Highlights.Select(highlight => (highlight.Value, highlight.OnlyInPartial)));
    }

    [Fact]
    public void Question_and_function_words_do_not_count_and_that_is_said()
    {
        ParsedQuery query = Parser.Parse("征地拆迁多少件");
        Assert.Equal(["征地拆迁", "件"], query.Words.Select(word => word.Value));
        Assert.Contains("多少", Assert.Single(query.Notices));
        Assert.Empty(Parser.Parse("多少").Notices);
    }

    [Fact]
    public void Quotes_plus_and_AND_demand_and_plain_words_do_not()
    {
        ParsedQuery query = Parser.Parse("\"行政复议\" +征地 拆迁 -补偿 收费 AND 标准");
        Assert.Equal(["拆迁"], query.Words.Select(word => word.Value));
        Assert.Equal(5, query.Demanded.Count);
        Assert.True(query.DemandsSomething);
        Assert.IsType<QueryNode.Not>(query.Demanded[2]);
    }

    [Fact]
    public void Exclusions_are_not_highlighted()
    {
        Assert.Equal(["征地"], Parser.Parse("征地 -拆迁", expand: false).Highlights.Select(highlight => highlight.Value));
        Assert.Equal(["征地"], Parser.Parse("征地 title:拆迁 expand:no").Highlights.Select(highlight => highlight.Value));
    }

    [Fact]
    public void A_region_is_found_by_its_name_and_its_code()
    {
        var column = Assert.IsType<QueryNode.Column>(Parser.Parse("region:滨州").Full);
        Assert.Contains("371600", column.Values);
        column = Assert.IsType<QueryNode.Column>(Parser.Parse("region:371600").Full);
        Assert.Equal(["371600"], column.Values);
        Assert.Contains("已全部检索", Assert.Single(Parser.Parse("region:鼓楼区").Notices));
        Assert.Contains("按文字检索", Assert.Single(Parser.Parse("region:哪里也不是").Notices));
    }

    [Fact]
    public void Length_depth_and_number_of_parts_are_bounded()
    {
        Assert.Contains("超过", Parser.Parse(new string('公', 5_000)).Notices[0]);
        Assert.Contains("括号嵌套", Parser.Parse(new string('(', 40) + "公" + new string(')', 40)).Notices[0]);
        ParsedQuery many = Parser.Parse(string.Join(' ', Enumerable.Range(0, 400).Select(i => $"a{i}")));
        Assert.Equal(QueryParser.MaxClauses, many.Words.Count);
        Assert.Contains("其余未检索", Assert.Single(many.Notices));
    }

    [Fact]
    public void Random_garbage_is_never_an_error()
    {
        const int Seed = 20;
        output.WriteLine($"seed {Seed}");
        var random = new Random(Seed);
        string[] pieces =
        [
            "征地", "拆迁多少件", "“", "”", "\"", "＂", "(", ")", "（", "）", "AND", "OR", "NOT", "与", "或", "非", "+", "-", "＋", "－", "*", "＊", "?", "？", "^", "^2", "^1.5.", "~", "~10", "～9",
            "title:", "year:", "year：", "2015..2018", "level:", "county", "region:", "滨州", "topic:", ":", "：", "\\", "\\\"", " ", "  ", "　", "\t", "\n", "😀", "\ud83d", "\0", "的", "2017", "pdf", ",", "。",
        ];
        for (int i = 0; i < 20_000; i++)
        {
            string query = string.Concat(Enumerable.Range(0, random.Next(1, 12)).Select(_ => pieces[random.Next(pieces.Length)]));
            ParsedQuery parsed = Parser.Parse(query);
            Assert.NotEqual("", parsed.Parsed);
            Assert.All(parsed.Highlights, highlight => Assert.NotEqual("", highlight.Value));
        }
    }

    [Fact]
    public void What_is_printed_reads_the_same_when_parsed_again()
    {
        foreach (string query in (string[])["征地 拆迁", "征地 AND 补偿", "(征地 OR (拆迁 AND NOT 补偿))", "\"a\\\"b\\\\c\" -征地", "征地* year:2015..2018", "title:工作报告 level:county,department"])
        {
            ParsedQuery once = Parser.Parse(query);
            ParsedQuery twice = Parser.Parse(once.Parsed);
            Assert.Equal(once.Parsed, twice.Parsed);
        }
    }
}

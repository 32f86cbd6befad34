using ReportSearch.Corpus.Queries;
using ReportSearch.Corpus.Search;
using ReportSearch.Server.Pages;

namespace ReportSearch.Server.Tests.Pages;

public sealed class SearchPageTests
{
    private static readonly SearchParameters Asked = SearchState.Standard with { Query = "征地拆迁" };

    [Fact]
    public async Task Matches_are_marked_without_blanks_around_them()
    {
        var page = await RenderAsync(Asked, InventedAnswers.Answer(InventedAnswers.Hit()));

        Assert.Contains("全年受理<mark>征地拆迁</mark>类申请29件", page, StringComparison.Ordinal);
        Assert.Contains("云澜市人民政府办公室", page, StringComparison.Ordinal);
        Assert.Contains("示例省 › 云澜市", page, StringComparison.Ordinal);
        Assert.Contains("依申请公开办理情况 › 申请内容", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hit_leads_to_its_unit_in_the_report()
    {
        var page = await RenderAsync(Asked, InventedAnswers.Answer(InventedAnswers.Hit()));

        Assert.Contains("href=\"/reports/0123456789abcdef?q=%E5%BE%81%E5%9C%B0%E6%8B%86%E8%BF%81&amp;unit=4#u4\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_has_no_full_match_is_explained_above_the_partial_ones()
    {
        var answer = InventedAnswers.Answer(InventedAnswers.Hit());
        var advice = new SearchAdvice([new WordAdvice("折迁", 0, ["拆迁"]), new WordAdvice("征地", 7, [])], 9, [], [new QueryAdvice("征地", 7)]);

        var partial = await RenderAsync(Asked, answer with { Total = answer.Total with { Units = 0, Reports = 0 }, Advice = advice });

        Assert.Contains("“折迁”在全部报告中都没有。", partial, StringComparison.Ordinal);
        Assert.DoesNotContain("“征地”在全部报告中都没有。", partial, StringComparison.Ordinal);
        Assert.Contains(">拆迁</a>", partial, StringComparison.Ordinal);
        Assert.Contains("不加筛选有 9 处。", partial, StringComparison.Ordinal);
        Assert.True(partial.IndexOf("折迁", StringComparison.Ordinal) < partial.IndexOf("全年受理", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_stands_for_a_word_is_switched_off_and_on_by_one_link()
    {
        var answer = InventedAnswers.Answer(InventedAnswers.Hit());
        var widened = await RenderAsync(Asked, answer with { Query = answer.Query with { Expansions = [new QueryExpansion("征地拆迁", ["土地征收"])] } });
        var asWritten = await RenderAsync(Asked with { Expand = false }, answer with { Query = answer.Query with { Expansions = [] } });

        Assert.Matches("href=\"/\\?q=[^\"]*&amp;expand=no\">只按原词检索<", widened);
        Assert.Matches("href=\"/\\?q=[^\"&]*\">也查同义的说法<", asWritten);
        Assert.DoesNotContain("只按原词检索<", asWritten, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hostile_text_is_shown_as_text()
    {
        const string Hostile = "<script>alert('x')</script>\"><img src=x onerror=y>";
        var hit = InventedAnswers.Hit(Hostile, Hostile) with { Issuer = Hostile, Heading = [Hostile], File = Hostile };
        var page = await RenderAsync(Asked with { Query = Hostile, Regions = [Hostile], Group = "none" }, InventedAnswers.Answer(hit));

        Assert.DoesNotContain("<script", RenderedPage.WithoutOwnScript(page), StringComparison.Ordinal);
        Assert.DoesNotContain("<img", page, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Facets_carry_Chinese_labels_and_counts_and_set_their_filter()
    {
        var page = await RenderAsync(Asked, InventedAnswers.Answer(InventedAnswers.Hit()));

        Assert.Contains("2017年", page, StringComparison.Ordinal);
        Assert.Contains("依申请公开", page, StringComparison.Ordinal);
        Assert.Contains("地市级", page, StringComparison.Ordinal);
        Assert.Contains("&amp;section=on_request\"", page, StringComparison.Ordinal);
        Assert.Contains("其余 2 项", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_filter_that_is_set_can_be_removed_and_stays_in_the_form()
    {
        var page = await RenderAsync(Asked with { Sections = ["on_request"], YearFrom = 2015, YearTo = 2018 }, InventedAnswers.Answer(InventedAnswers.Hit()));

        Assert.Contains("章节：依申请公开", page, StringComparison.Ordinal);
        Assert.Contains("年份：2015–2018", page, StringComparison.Ordinal);
        Assert.Contains("<input type=\"hidden\" name=\"section\" value=\"on_request\" />", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/?q=%E5%BE%81%E5%9C%B0%E6%8B%86%E8%BF%81&amp;year=2015..2018\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_hit_the_page_says_what_to_try()
    {
        var page = await RenderAsync(Asked with { Query = "\"没有的话\"", Levels = ["county"] }, InventedAnswers.Answer());

        Assert.Contains("没有找到匹配的段落", page, StringComparison.Ordinal);
        Assert.Contains("去掉筛选条件", page, StringComparison.Ordinal);
        Assert.Contains("去掉引号", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_query_the_page_introduces_itself()
    {
        var page = await RenderedPage.OfAsync<SearchPage>("View", new SearchView(new SearchState(SearchState.Standard), null, Samples: true, 72));

        Assert.Contains("检索政府信息公开年度报告", page, StringComparison.Ordinal);
        Assert.Contains("示例数据 · 虚构", page, StringComparison.Ordinal);
        Assert.Contains("<strong>72</strong>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Real_reports_are_not_called_samples()
    {
        var page = await RenderAsync(Asked, InventedAnswers.Answer(InventedAnswers.Hit()), samples: false);

        Assert.DoesNotContain("虚构", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_hold_no_styles_and_no_script_but_ours()
    {
        var page = await RenderAsync(Asked, InventedAnswers.Answer(InventedAnswers.Hit()));

        Assert.DoesNotContain("<script", RenderedPage.WithoutOwnScript(page), StringComparison.Ordinal);
        Assert.DoesNotContain("style=", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<style", page, StringComparison.Ordinal);
    }

    private static Task<string> RenderAsync(SearchParameters parameters, SearchAnswer answer, bool samples = true) =>
        RenderedPage.OfAsync<SearchPage>("View", new SearchView(new SearchState(parameters), answer, samples, 72));
}

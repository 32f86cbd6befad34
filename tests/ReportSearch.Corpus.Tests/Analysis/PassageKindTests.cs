using ReportSearch.Corpus.Indexing;
using ReportSearch.Corpus.Tests.Indexing;
using ReportSearch.Corpus.Themes;

namespace ReportSearch.Corpus.Tests.Analysis;

public sealed class PassageKindTests
{
    [Theory]
    [InlineData("practice", "公开平台", "网站更新不及时。", "platform", "平台建设")]
    [InlineData("problem", "存在的主要问题", "新媒体平台要进一步加强。", "problems_improvements", "主要问题和改进措施")]
    [InlineData("problem", "三是平台应用", "要进一步加强。", "problems_improvements", "主要问题")]
    [InlineData("improvement", "三是平台建设", "解决更新不及时的事。", "problems_improvements", "下步措施")]
    [InlineData("problem", "主要问题和改进措施", "人员不足，培训不够，更新不及时。", "problems_improvements", null)]
    [InlineData("improvement", "主要问题和改进措施", "将进一步加强培训，完善制度。", "problems_improvements", null)]
    public void The_innermost_heading_that_names_one_decides_and_words_where_none_does(string kind, string heading, string passage, string tag, string? above)
    {
        IndexUnit unit = TestCorpus.Unit(0, passage, null, tag) with { Headings = above is null ? [heading] : [above, heading] };
        Assert.Equal(kind, PassageKind.Of(unit, passage));
    }
}

using ReportSearch.Reports.Documents;
using ReportSearch.Reports.Tests.Cleaning;

namespace ReportSearch.Reports.Tests.Formats;

public sealed class MarkdownTests
{
    private const string Report =
        "# 河湾县人民政府2017年政府信息公开工作年度报告\n\n## 一、概述\n\n2017年，全县**主动公开**政府信息1024条，详见[门户网站](http://a.example/b)。\n\n### （一）机构 ###\n\n- 设立机构1个。\n\n1\\. 印发文件`3`件。\n\n## 二、统计表\n\n| 指标 | 单位 | **数量** |\n|:---|---|---:|\n| 主动公开政府信息数 | 条 | 1024 |\n| 收到申请数 | 件 | |\n\n---\n\n> 引用的话。\n";

    [Fact]
    public void Marks_are_taken_out_and_lead_back_to_the_source()
    {
        Document document = Reading.Document(Report);
        Assert.Equal("md", document.Format);
        Assert.Equal(Report, document.Source);
        string[] lines = document.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["河湾县人民政府2017年政府信息公开工作年度报告", "一、概述", "2017年，全县主动公开政府信息1024条，详见门户网站。", "（一）机构", "设立机构1个。", "1. 印发文件3件。", "二、统计表", "指标\t单位\t数量", "主动公开政府信息数\t条\t1024"], lines[..9]);
        Assert.Equal("引用的话。", lines[^1]);
        OffsetProperty.BlocksPartition(document);
        foreach (OffsetRun run in document.Map.Runs)
            Assert.Equal(Blanked(document.Source.Substring(run.SourceStart, run.Length)), Blanked(document.Text.Substring(run.CleanStart, run.Length)));
        int at = document.Text.IndexOf("1024条，详见门户网站", StringComparison.Ordinal);
        (int start, int end) = document.Map.ToSource(at, at + "1024条，详见门户网站".Length);
        Assert.Equal("1024条，详见[门户网站", document.Source[start..end]);

        static string Blanked(string text) => string.Concat(text.Select(unit => char.IsWhiteSpace(unit) || unit == '|' ? ' ' : unit));
    }

    [Fact]
    public void Every_kind_of_mark_is_taken_out()
    {
        const string text =
            "---\ntitle: 年报\ntags:\n- a\n---\n# 河湾县2017年政府信息公开年度报告\n\n一、概述\n========\n\n__主动公开__1024条，~~删去~~的[^1]见[网站][w]和<http://a.example/>，文件a_b_c.doc。<!-- 批注 -->\n\n* 甲项工作。\n+ 乙项工作。\n- [x] 丙项工作。\n\n```\n# 原样*保留*\n```\n\n## 二、问题\n\n2\\. 还有差距。<br>\n![图](a.png)\n\n[w]: http://a.example/w \"网站\"\n";
        Document document = Reading.Document(text);
        Assert.Equal("md", document.Format);
        Assert.Equal(
            ["河湾县2017年政府信息公开年度报告", "一、概述", "主动公开1024条，删去的[^1]见网站和http://a.example/，文件a_b_c.doc。", "甲项工作。", "乙项工作。", "丙项工作。", "# 原样*保留*", "二、问题", "2. 还有差距。"],
            document.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        OffsetProperty.BlocksPartition(document);
        int at = document.Text.IndexOf("见网站和", StringComparison.Ordinal);
        (int start, int end) = document.Map.ToSource(at, at + 4);
        Assert.Equal("见[网站][w]和", document.Source[start..end]);
    }

    [Theory]
    [InlineData("河湾县2017年政府信息公开年度报告\n# 号键转人工\n2*3*4\n")]
    [InlineData("报告\n**注**：见附表\n－－－\n")]
    [InlineData("项目 | 数量 | 备注\n公开 | 3 | 无\n")]
    public void A_mark_alone_makes_no_Markdown(string text) => Assert.Equal("txt", Reading.Document(text).Format);
}

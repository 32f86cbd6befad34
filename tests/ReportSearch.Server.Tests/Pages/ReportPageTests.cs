using ReportSearch.Corpus;
using ReportSearch.Server.Pages;

namespace ReportSearch.Server.Tests.Pages;

public sealed class ReportPageTests
{
    [Fact]
    public void Headings_of_the_outline_are_found_in_the_text()
    {
        var view = View("");

        var overview = Assert.IsType<TextBlock.Heading>(view.Units[1].Blocks[0]);
        Assert.Equal((1, 0), (overview.Level, overview.Section));
        Assert.Equal(2, Assert.IsType<TextBlock.Heading>(view.Units[3].Blocks[0]).Level);
        Assert.Equal(2, view.Units[1].Blocks.OfType<TextBlock.Paragraph>().Count());
    }

    [Fact]
    public void A_heading_that_runs_into_its_paragraph_stays_a_paragraph_with_an_anchor()
    {
        var unit = new ReportUnit(7, "text", "三、问题与改进。一是力量不足，二是平台分散。", 5, [], [], 0, 0);
        var blocks = UnitLayout.Blocks(unit, [new OutlineEntry(5, null, 1, "三、", "问题与改进", [], 7)], []);

        var paragraph = Assert.IsType<TextBlock.Paragraph>(Assert.Single(blocks));
        Assert.Equal((5, "三、问题与改进"), (paragraph.Section, Assert.Single(paragraph.Lead).Text));
    }

    [Fact]
    public void A_section_whose_heading_is_not_in_the_text_begins_with_its_unit()
    {
        var unit = new ReportUnit(7, "text", "力量不足。", 5, [], [], 0, 0);
        var blocks = UnitLayout.Blocks(unit, [new OutlineEntry(5, null, 1, "", "另一个题目", [], 7)], []);

        Assert.Equal(5, Assert.IsType<TextBlock.Anchor>(blocks[0]).Section);
        Assert.Equal(2, blocks.Count);
    }

    [Fact]
    public void A_table_keeps_rows_cells_and_marks()
    {
        var table = Assert.IsType<TextBlock.Table>(Assert.Single(View("征地拆迁").Units[5].Blocks));

        Assert.Equal((5, 3), (table.Rows.Count, table.Columns));
        Assert.True(table.Rows[0].IsHead);
        Assert.Single(table.Rows[1].Cells);
        Assert.True(table.Rows[2].Cells[2].IsNumber);
        Assert.False(table.Rows[4].Cells[2].IsNumber);
        Assert.Equal(["收到", "征地拆迁", "申请数"], table.Rows[3].Cells[0].Runs.Select(run => run.Text));
    }

    [Fact]
    public void Units_with_matches_lead_to_each_other()
    {
        var view = View("征地拆迁");

        Assert.Equal([3, 5], view.HitUnits);
        Assert.Equal((1, (int?)null, 5), (view.Units[3].Hit, view.Units[3].Previous, view.Units[3].Next));
        Assert.Equal((2, 3, (int?)null), (view.Units[5].Hit, view.Units[5].Previous, view.Units[5].Next));
        Assert.Null(view.Units[1].Hit);
    }

    [Fact]
    public void No_character_of_the_text_is_lost_but_white_space()
    {
        var report = InventedAnswers.Report();
        var view = ReportView.Of(report, InventedAnswers.Marks(report, "2017"), "2017", null, samples: true);
        foreach (var (unit, laidOut) in report.Units.Zip(view.Units))
        {
            var shown = string.Concat(laidOut.Blocks.SelectMany(block => block switch
            {
                TextBlock.Heading heading => heading.Runs,
                TextBlock.Paragraph paragraph => paragraph.Lead.Concat(paragraph.Runs),
                TextBlock.Table table => table.Rows.SelectMany(row => row.Cells).SelectMany(cell => cell.Runs),
                _ => [],
            }).Select(run => run.Text));
            Assert.Equal(Dense(unit.Text), Dense(shown));
        }

        static string Dense(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
    }

    [Fact]
    public async Task The_page_shows_identity_repairs_outline_and_source()
    {
        var page = await RenderedPage.OfAsync<ReportPage>("View", View("征地拆迁", target: 3));

        Assert.Contains("重影文字 12 处，页码 3 处", page, StringComparison.Ordinal);
        Assert.DoesNotContain("图片标记", page, StringComparison.Ordinal);
        Assert.Contains("<a href=\"#s2\" title=\"依申请公开\">（一）申请情况</a>", page, StringComparison.Ordinal);
        Assert.Contains("id=\"u3\" class=\"unit matched asked\"", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/api/v1/reports/0123456789abcdef/source\"", page, StringComparison.Ordinal);
        Assert.Contains("<td class=\"number\">40,215</td>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hostile_titles_and_addresses_do_no_harm()
    {
        var report = InventedAnswers.Report("<script>alert(1)</script>");
        report = report with { Row = report.Row with { SourceUrl = "javascript:alert(1)" } };
        var page = await RenderedPage.OfAsync<ReportPage>("View", ReportView.Of(report, [], "\"><script>", null, samples: false));

        Assert.DoesNotContain("<script", RenderedPage.WithoutOwnScript(page), StringComparison.Ordinal);
        Assert.DoesNotContain("javascript:", page, StringComparison.Ordinal);
    }

    private static ReportView View(string query, int? target = null)
    {
        var report = InventedAnswers.Report();
        return ReportView.Of(report, query.Length == 0 ? [] : InventedAnswers.Marks(report, query), query, target, samples: true);
    }
}

using ReportSearch.Reports.Documents;

namespace ReportSearch.Reports.Tests.Tables;

public sealed class TableTests
{
    private static string[][] Rows(string text)
    {
        Document document = Reading.Document(text);
        Block table = Assert.Single(document.Blocks, block => block.Kind == BlockKind.Table);
        return [.. table.Rows.Select(row => row.Cells.Select(cell => document.Text[cell.Start..cell.End]).ToArray())];
    }

    [Fact]
    public void One_cell_a_line_behind_tabs_is_a_table_and_blanks_stay_cells()
    {
        string[][] rows = Rows("前文一段。\n\t指标\n\t单位\n\t数量\n\n\t收到申请数\n\t件\n\t　12　\n\n\t传真申请数\n\t件\n\t\n\n后文一段。\n");
        Assert.Equal([["指标", "单位", "数量"], ["收到申请数", "件", "12"], ["传真申请数", "件", ""]], rows);
    }

    [Fact]
    public void A_wrapped_label_and_one_parted_by_blank_lines_stay_in_their_row()
    {
        string[][] rows = Rows("\t主动公开政府信息数\n　　（同一信息计1条）\n\t条\n\t8\n\n\t查阅点接待人数\n\n\n\t次\n\t9\n\n\t电子文件数\n\t条\n\t7\n");
        Assert.Equal([["主动公开政府信息数（同一信息计1条）", "条", "8"], ["查阅点接待人数", "次", "9"], ["电子文件数", "条", "7"]], rows);
    }

    [Fact]
    public void Paragraphs_set_in_by_a_tab_are_no_table()
    {
        Document document = Reading.Document("\t一、概述\n\t全年工作扎实推进，各项任务完成较好。\n\t二、主动公开情况\n\t全年公开信息若干条，内容涉及民生。\n");
        Assert.All(document.Blocks, block => Assert.Equal(BlockKind.Paragraph, block.Kind));
    }

    [Fact]
    public void Pipes_part_cells_with_and_without_borders()
    {
        Assert.Equal([["信息内容", "本年制发件数", "现行有效件数"], ["规章", "0", ""], ["行政规范性文件", "4", "46"]],
            Rows("| 信息内容 | 本年制发件数 | 现行有效件数 |\n|---|---|---|\n| 规章 | 0 |  |\n行政规范性文件｜4｜46\n"));
    }

    [Fact]
    public void Label_unit_and_value_parted_by_blanks_are_rows()
    {
        string[][] rows = Rows("统计指标 单位 统计数\n一、主动公开情况\n其中：主动公开规范性文件数 条 119\n（一）主动公开政府信息数（不同渠道和方式公开相同信息计\n1条）\n条 172\n制发规范性文件总数 件 5\n");
        Assert.Equal(["其中：主动公开规范性文件数", "条", "119"], rows[2]);
        Assert.Equal(["（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条）", "条", "172"], rows[3]);
    }

    [Fact]
    public void One_cell_a_line_without_tabs_gathers_its_figures()
    {
        string[][] rows = Rows("前文说明。\n收到申请数\n件\n12\n当面申请数\n件\n3\n网络申请数\n件\n9\n");
        Assert.Equal([["收到申请数", "件", "12"], ["当面申请数", "件", "3"], ["网络申请数", "件", "9"]], rows);
    }

    [Fact]
    public void A_table_ends_before_the_heading_of_an_official_section()
    {
        Report report = Reading.Report("二、主动公开政府信息情况\n信息内容\t本年制发件数\t现行有效件数\n规章\t0\t1\n行政规范性文件\t2\t30\n三、收到和处理政府信息公开申请情况\n自然人\t法人\t总计\n一、本年新收政府信息公开申请数量\t3\t3\n");
        Assert.Equal(["主动公开政府信息情况", "收到和处理政府信息公开申请情况"], report.Sections.Select(section => section.Title));
    }
}

using ReportSearch.Reports.Documents;

namespace ReportSearch.Reports.Tests.Cleaning;

/// <summary>Texts of so few lines that only what is set in tells where a paragraph begins.</summary>
public sealed class SetInLinesTests
{
    private static string[] Paragraphs(string text)
    {
        Document document = Reading.Document(text);
        return [.. document.Blocks.Select(block => document.Text[block.Start..block.End].Trim())];
    }

    [Fact]
    public void Full_lines_go_on_in_those_at_the_left_edge() => Assert.Equal(
        ["本局全年公开信息若干条；按时更新目录；答复全部申请；没有收费。", "一是抓培训。办班两期，参加的人来自全部科室和下属的单位。"],
        Paragraphs("　　本局全年公开信息若干条；按时更新目录；答复全部申请；\n没有收费。\n　　一是抓培训。办班两期，参加的人来自全部科室和下属的\n单位。\n"));

    [Fact]
    public void A_heading_at_the_left_edge_below_a_short_line_begins_a_paragraph() => Assert.Equal(
        ["本局全年公开信息若干条，按时更新目录，答复全部的申请，", "一、概述", "公开工作正常。", "二、问题"],
        Paragraphs("　　本局全年公开信息若干条，按时更新目录，答复全部的申请，\n一、概述\n　　公开工作正常。\n二、问题\n"));

    [Fact]
    public void Lines_that_all_begin_at_the_left_edge_are_no_such_text() => Assert.Equal(
        ["本局全年公开信息若干条，按时更新目录。", "没有收到申请。", "没有收费。"],
        Paragraphs("本局全年公开信息若干条，按时更新目录。\n没有收到申请。\n没有收费。\n"));
}

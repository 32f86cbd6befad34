using ReportSearch.Reports.Statistics;

namespace ReportSearch.Reports.Tests.Statistics;

/// <summary>Rows typed with blanks, of which some cells are empty; and tables of two scopes in one report.</summary>
public sealed class TypedColumnTests
{
    private const string Standard = "绍兴市2022年政府信息公开工作年度报告\n\n一、总体情况\n全市政府信息公开工作稳步推进。\n\n三、收到和处理政府信息公开申请情况\n";
    private const string Heads = "                                    自然人  商业企业  科研机构  社会公益组织  法律服务机构  其他  总计\n";

    private static string Row(Report report, string row) =>
        string.Join(' ', new[] { "natural", "business", "research", "welfare", "legal", "other_org", "total" }.Select(column => report.Figures.Where(figure => figure.Id == $"{row}.{column}").ToArray() switch
        {
            [] => "none",
            [{ State: FigureState.Value } figure] => figure.Printed,
            [var figure] => figure.State.ToString().ToLowerInvariant(),
            _ => "twice",
        }));

    /// <summary>A label and words at given places of the line, of which a Chinese character takes two.</summary>
    private static string Line(string label, params (int At, string Word)[] words)
    {
        string line = label;
        int width = label.Length * 2;
        foreach ((int at, string word) in words)
        {
            line += new string(' ', at - width) + word;
            width = at + word.Length;
        }

        return line + '\n';
    }

    [Fact]
    public void Figures_belong_to_the_column_that_they_stand_under()
    {
        Report report = Reading.Report(Standard + Heads
            + Line("一、本年新收政府信息公开申请数量", (38, "31"), (46, "2"), (56, "0"), (68, "0"), (82, "0"), (93, "0"), (98, "33"))
            + Line("二、上年结转政府信息公开申请数量", (39, "1"), (99, "1"))
            + Line("四、结转下年度继续办理", (47, "2"), (93, "3"), (99, "5")));
        Assert.Equal("31 2 0 0 0 0 33", Row(report, "ap_new"));
        Assert.Equal("1 blank blank blank blank blank 1", Row(report, "ap_carried_in"));
        Assert.Equal("blank 2 blank blank blank 3 5", Row(report, "ap_carried_out"));
    }

    [Fact]
    public void Figures_that_were_pushed_together_stand_under_nothing()
    {
        Report report = Reading.Report(Standard + "自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计\n"
            + "一、本年新收政府信息公开申请数量 31 2 0 0 0 0 33\n二、上年结转政府信息公开申请数量 1 1\n四、结转下年度继续办理 0 0 0 0 0 0 0\n");
        Assert.Equal("31 2 0 0 0 0 33", Row(report, "ap_new"));
        Assert.Equal("unreadable unreadable unreadable unreadable unreadable unreadable unreadable", Row(report, "ap_carried_in"));
    }

    [Fact]
    public void A_row_without_its_last_figure_stays_unreadable()
    {
        Report report = Reading.Report(Standard + Heads
            + Line("一、本年新收政府信息公开申请数量", (38, "31"), (46, "2"), (56, "0"), (68, "0"), (82, "0"), (93, "0"), (98, "33"))
            + Line("二、上年结转政府信息公开申请数量", (39, "1"), (46, "1"))
            + Line("四、结转下年度继续办理", (39, "0"), (46, "0"), (56, "0"), (68, "0"), (82, "0"), (93, "0"), (99, "0")));
        Assert.Equal("unreadable unreadable unreadable unreadable unreadable unreadable unreadable", Row(report, "ap_carried_in"));
    }

    [Fact]
    public void The_caption_says_whose_figures_they_are()
    {
        const string Rows = "统计指标\t单位\t统计数\n（一）主动公开政府信息数\t条\t{0}\n（一）收到申请数\t件\t{1}\n1.当面申请数\t件\t{1}\n";
        Report report = Reading.Report("绍兴市2016年政府信息公开工作年度报告\n\n一、概述\n2016年，政府信息公开工作稳步推进。\n\n附表1：绍兴市本级政府信息公开情况统计表\n" + Rows.Replace("{0}", "120", StringComparison.Ordinal).Replace("{1}", "4", StringComparison.Ordinal)
            + "\n附表2：绍兴市全市政府信息公开情况统计表\n" + Rows.Replace("{0}", "5300", StringComparison.Ordinal).Replace("{1}", "61", StringComparison.Ordinal));
        Assert.Equal(
            ["pd_total 120 Body", "rq_received 4 Body", "rq_by_person 4 Body", "pd_total 5300 Jurisdiction", "rq_received 61 Jurisdiction", "rq_by_person 61 Jurisdiction"],
            report.Figures.Where(figure => figure.From == FigureOrigin.Table).Select(figure => $"{figure.Id} {figure.Printed} {figure.Scope}"));
        Assert.All(report.Figures, figure => Assert.Null(figure.Note));
    }

    [Fact]
    public void A_number_beside_the_head_of_a_group_is_no_indicator()
    {
        Report report = Reading.Report("绍兴市2016年政府信息公开工作年度报告\n\n一、概述\n2016年，政府信息公开工作稳步推进。\n\n附件：政府信息公开情况统计表\n统计指标\t单位\t统计数\n一、主动公开情况\t\t77\n（一）主动公开政府信息数\t条\t60\n（一）收到申请数\t件\t4\n");
        Figure head = report.Figures.Single(figure => figure.Printed == "77");
        Assert.Null(head.Id);
        Assert.NotNull(head.Note);
        Assert.Equal(77, head.Value);
    }
}

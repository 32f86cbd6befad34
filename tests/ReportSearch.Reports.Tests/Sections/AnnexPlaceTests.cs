namespace ReportSearch.Reports.Tests.Sections;

/// <summary>Where the statistics annex begins, for every way to close the text, to caption the table or not, and to print it.</summary>
public sealed class AnnexPlaceTests
{
    private const string Title = "榆树屯县2017年政府信息公开工作年度报告\n";
    private const string Body = "一、概述\n2017年，全县公开工作平稳有序，各部门按要求发布信息。\n二、主动公开情况\n全年公开信息两千一百条。\n三、依申请公开情况\n收到申请四件，均按期答复。\n四、存在的问题和改进措施\n公开深度不够，今后要进一步细化。\n";

    private static readonly string[] Closings =
    [
        "",
        "\n",
        "六、其他需要报告的事项\n本年度没有其他需要报告的事项。\n",
        "榆树屯县人民政府办公室\n2018年3月12日\n",
        "榆树屯县人民政府办公室\n2018年3月12日\n（此件公开发布）\n",
        "五、需要说明的事项与附件\n本报告的统计数据见附件。\n（联系人：办公室，电话见网站）\n",
    ];

    private static readonly string[] Captions =
    [
        "",
        "单位：件、条\n",
        "填报单位（盖章）：榆树屯县人民政府办公室\n",
        "政府信息公开情况统计表\n（2017年度）\n",
        "附件\n政府信息公开情况统计表\n",
        "附：2017年政府信息公开情况统计表\n填报单位：榆树屯县\n单位：件\n",
        "榆树屯县政府信息公开情况统计\n2017年\n",
        "统计时间：2017年1月1日至12月31日\n",
        "附表1\n榆树屯县2017年政府信息公开工作情况统计表\n计量单位：件\n",
        "表1\n",
    ];

    private static readonly (string Label, string Unit, string Value)[] Rows =
    [
        ("一、主动公开情况", "——", ""), ("（一）主动公开政府信息数", "条", "2100"), ("其中：主动公开规范性文件数", "条", "12"), ("制发规范性文件总数", "件", "12"),
        ("（二）通过不同渠道和方式公开政府信息的情况", "——", ""), ("1.政府公报公开政府信息数", "条", "0"), ("2.政府网站公开政府信息数", "条", "2000"), ("二、回应解读情况", "", ""),
        ("（一）回应公众关注热点或重大舆情数", "次", "3"), ("三、依申请公开情况", "", ""), ("（一）收到申请数", "件", "4"), ("1.当面申请数", "件", "1"), ("2.传真申请数", "件", "0"),
        ("3.网络申请数", "件", "3"), ("4.信函申请数", "件", "0"), ("（二）申请办结数", "件", "4"),
    ];

    private static readonly Func<string>[] Tables =
    [
        () => "统计指标\t单位\t统计数\n" + Table("\t", "\n"),
        () => Table("\t", "\n"),
        () => "统计指标\n单位\n统计数\n" + Table("\n", "\n"),
        () => "统计指标|单位|统计数|\n" + Table("|", "|\n"),
    ];

    private static string Table(string cell, string row) => string.Concat(Rows.Select(one => string.Join(cell, ((string[])[one.Label, one.Unit, one.Value]).Where(text => text.Length > 0 || cell != "\n")) + row));

    [Fact]
    public void The_annex_begins_with_its_first_caption_or_its_table_and_ends_the_report()
    {
        var errors = new List<string>();
        int read = 0;
        foreach (string closing in Closings)
        {
            foreach (string caption in Captions)
            {
                foreach (Func<string> table in Tables)
                {
                    string before = Title + Body + closing, text = before + caption + table();
                    Report report = Reading.Report(text);
                    Section[] annexes = [.. report.Sections.Where(section => section.Tags[0] == "statistics_annex")];
                    read++;
                    // A table may begin behind its first border.
                    if (annexes is not [var annex] || annex.Start - before.Length is < 0 or > 1 || annex != report.Sections[^1] || annex.End != text.Length)
                        errors.Add($"{closing}>{caption}>{text.Substring(before.Length + caption.Length, 8)}: {string.Join(" | ", report.Sections.Select(section => $"{section.Title}@{section.Start - before.Length}"))}".Replace("\n", "/", StringComparison.Ordinal));
                }
            }
        }

        Assert.True(errors.Count == 0, $"{errors.Count} of {read}\n{string.Join('\n', errors)}");
    }
}

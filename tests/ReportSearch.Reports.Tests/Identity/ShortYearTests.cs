namespace ReportSearch.Reports.Tests.Identity;

/// <summary>Two digits of a title are a year only where nothing else can be meant.</summary>
public sealed class ShortYearTests
{
    private const string Body = "一、概述\n依据《条例》开展工作。\n二、主动公开情况\n通过网站公开信息120条，开展培训2次。\n三、依申请公开情况\n收到申请3件，均已答复。\n四、行政复议、行政诉讼情况\n没有发生复议和诉讼。\n五、存在的问题及改进措施\n人手不足，继续改进。\n";

    private static ReportIdentity Read(string head, string foot = "", string name = "report.txt") => Reading.Report(head + "\n" + Body + foot + "\n", name).Identity;

    [Theory]
    [InlineData("瑞安市人民政府20年政府信息公开工作年度报告\n统计期限自2017年1月1日至12月31日。", "瑞安市人民政府\n2018年2月13日", 2017, "20年")]
    [InlineData("瑞安市人民政府20年政府信息公开工作年度报告\n2018年，我市认真贯彻条例。", "", 2018, "20年")]
    [InlineData("瑞安市教育局政府信息公开年度报告\n（20年）", "瑞安市教育局\n2023年3月5日", 2022, "20年")]
    [InlineData("瑞安市人民政府17年政府信息公开工作年度报告\n统计期限自2016年1月1日至12月31日。", "", 2016, "17年")]
    [InlineData("瑞安市人民政府一七年政府信息公开工作年度报告\n2018年，我市认真贯彻条例。", "", 2018, "一七年")]
    [InlineData("瑞安市人民政府17年度政府信息公开工作报告", "瑞安市人民政府\n2020年3月1日", 2019, "17年度")]
    public void A_year_printed_in_full_beats_two_digits_of_the_title(string head, string foot, int year, string other)
    {
        ReportIdentity identity = Read(head, foot);
        Assert.Equal(year, identity.ReportYear);
        Assert.Contains(identity.Conflicts, conflict => (conflict.Field, conflict.Other, conflict.From) == ("reportYear", other, "title"));
        Assert.True(identity.Confidence.ReportYear < 0.6, identity.Confidence.ToString());
    }

    [Theory]
    [InlineData("瑞安市人民政府17年政府信息公开工作年度报告\n统计期限自2017年1月1日至12月31日。", "瑞安市人民政府\n2018年2月13日", 2017)]
    [InlineData("瑞安市人民政府20年政府信息公开工作年度报告", "瑞安市人民政府\n2021年1月20日", 2020)]
    [InlineData("瑞安市人民政府（20年度）政府信息公开工作年度报告\n2020年，我市认真贯彻条例。", "", 2020)]
    [InlineData("瑞安市人民政府〇八年政府信息公开工作年度报告\n《条例》自2008年5月1日起施行。", "", 2008)]
    public void Two_digits_that_another_place_confirms_are_no_conflict(string head, string foot, int year)
    {
        ReportIdentity identity = Read(head, foot);
        Assert.Equal(year, identity.ReportYear);
        Assert.Empty(identity.Conflicts);
        Assert.True(identity.Confidence.ReportYear > 0.5, identity.Confidence.ToString());
    }

    [Theory]
    [InlineData("瑞安市人民政府17年政府信息公开工作年度报告", 2017)]
    [InlineData("瑞安市人民政府17年政府信息公开工作年度报告\n《条例》自2008年5月1日起施行。", 2017)]
    [InlineData("瑞安市人民政府20年政府信息公开工作年度报告", null)]
    [InlineData("瑞安市人民政府二〇年政府信息公开工作年度报告", null)]
    [InlineData("瑞安市人民政府29年度政府信息公开工作年度报告", null)]
    [InlineData("瑞安市人民政府2?11年度政府信息公开工作年度报告", null)]
    public void Two_digits_alone_are_a_guess_or_nothing(string head, int? year)
    {
        ReportIdentity identity = Read(head);
        Assert.Equal(year, identity.ReportYear);
        Assert.True(identity.Confidence.ReportYear <= 0.4, identity.Confidence.ToString());
    }
}

using System.Text;
using ReportSearch.Text.Regions;

namespace ReportSearch.Reports.Tests.Hostile;

/// <summary>Kinds of documents that mutated inputs showed to be taken for annual reports.</summary>
public sealed class OtherKindsTests
{
    private const string Body = "一、概述\n成立了领导小组，培训2次。\n二、主动公开情况\n通过网站公开信息120条。\n三、依申请公开情况\n收到申请3件，均已答复，没有收费。\n四、行政复议、行政诉讼情况\n没有。\n五、存在的问题及改进措施\n继续改进。\n";

    private static readonly ReportReader Reader = new(RegionTable.China);

    [Theory]
    [InlineData("兰溪师范大学2019年信息公开工作报告\n" + Body)]
    [InlineData("兰溪师范大学2018-2019学\n年度信息公开工作报告\n" + Body)]
    [InlineData("信息公开工作年度报告\n" + Body + "兰溪职业技术学院\n2019年10月30日\n")]
    [InlineData("关于兰溪学院2019年政府信息公开工作的年度报告\n" + Body)]
    [InlineData("桥头区第三中学信息公开年度报告\n" + Body)]
    public void A_school_reports_for_itself(string text) =>
        Assert.Contains("school", Assert.IsType<ReadResult.NotAReport>(Reader.Read(Encoding.UTF8.GetBytes(text), "a.txt")).Reason);

    [Theory]
    [InlineData("绍兴市民政局政府信息公开指南年报\n" + Body, "another kind")]
    [InlineData("政务公开\n年报\n2019年度部门决算公开说明\n" + Body, "explanation")]
    [InlineData("全年粮食\n（模板）\n一、总体情况\n收到申请1件。\n二、主动公开政府信息情况\n三、收到和处理政府信息公开申请情况\n四、存在的主要问题及改进情况\n五、政府信息公开行政复议、行政诉讼情况\n六、其他需要报告的事项\n", "blank form")]
    public void Another_document_under_the_words_of_a_menu_is_told_apart(string text, string why) =>
        Assert.Contains(why, Assert.IsType<ReadResult.NotAReport>(Reader.Read(Encoding.UTF8.GetBytes(text), "a.txt")).Reason);

    [Theory]
    [InlineData("（模板）")]
    [InlineData("(参考样式)")]
    [InlineData("【范本】")]
    public void A_line_under_the_title_says_that_it_is_a_blank_form(string line) =>
        Assert.Contains("blank form", Assert.IsType<ReadResult.NotAReport>(Reader.Read(Encoding.UTF8.GetBytes($"绍兴市民政局2019年政府信息公开工作年度报告\n{line}\n{Body}"), "a.txt")).Reason);

    [Theory]
    [InlineData("绍兴市行政学院2019年政府信息公开工作年度报告\n" + Body)]
    [InlineData("绍兴市教育局2019年政府信息公开工作年度报告\n" + Body)]
    [InlineData("宁波市海曙区大学路街道办事处2019年政府信息公开工作年度报告\n" + Body)]
    public void A_body_of_the_government_with_such_a_word_in_its_name_is_no_school(string text) =>
        Assert.IsType<ReadResult.Readable>(Reader.Read(Encoding.UTF8.GetBytes(text), "a.txt"));

    [Theory]
    [InlineData("度信息公开工作报告\n" + Body + "兰溪师范大学\n2019年10月30日\n关于第87号建议的答复函\n已经开通班车。\n桥头县交通运输局\n2021年6月3日\n", "school")]
    [InlineData("一、概述\n修订了清单。\n" + Body + "兰溪师范大学\n2019年10月30日\n查找信息公开的指南\n可以当面递交。\n", "school")]
    [InlineData("当面递交的申请表度信息公开工作报告\n" + Body + "兰溪师范大学\n2019年10月30日\n2020年法治政府建设情况报告\n一、主要举措\n清理文件46件。\n", "school")]
    public void A_school_that_signs_within_a_file_of_several_papers_is_seen(string text, string why) =>
        Assert.Contains(why, Assert.IsType<ReadResult.NotAReport>(Reader.Read(Encoding.UTF8.GetBytes(text), "a.txt")).Reason);

    [Fact]
    public void Papers_whose_parts_together_are_those_of_a_report_are_none_without_a_figure_of_one()
    {
        const string joined = "一、主要举措\n办理行政复议案件31件，行政应诉案件12件。\n二、存在的不足\n力量薄弱。\n三、下一步打算\n抓好落实。\n"
            + "一、主动公开\n（一）公开范围\n本局向社会公开十二类信息。\n二、依申请公开\n收到申请后二十个工作日内答复。\n三、收费\n不收取费用。\n四、监督\n可以申请行政复议。\n";
        string told = joined.Replace("本局向社会公开十二类信息。", "本局全年主动公开政府信息1312条。", StringComparison.Ordinal);

        Assert.Contains("nothing in its first lines", Assert.IsType<ReadResult.NotAReport>(Reader.Read(Encoding.UTF8.GetBytes(joined), "a.txt")).Reason);
        Assert.IsType<ReadResult.Readable>(Reader.Read(Encoding.UTF8.GetBytes(told), "a.txt"));
    }

    [Theory]
    [InlineData("××××××", "（由各单位填写）", "××年，我局主动公开信息××条，收到申请××件。", true)]
    [InlineData("全年收到申请3件，均已答复。", "栏目更新不够及时。", "2019年，主动公开信息1312条，××类信息××条。", false)]
    [InlineData("全年收到申请3件，均已答复。", "（由各单位填写）", "2019年，主动公开信息1312条，××类信息××条。", false)]
    public void Parts_that_hold_placeholders_make_a_blank_form(string requests, string problems, string overview, bool blank)
    {
        string text = $"2019年清理文件46件，废止9件，办理案件31件，应诉案件12件，组织考试2次。\n一、总体情况\n{overview}\n二、主动公开政府信息情况\n更新了目录。\n三、收到和处理政府信息公开申请情况\n{requests}\n四、存在的主要问题及改进情况\n{problems}\n";
        ReadResult result = Reader.Read(Encoding.UTF8.GetBytes(text), "a.txt");

        if (blank)
            Assert.Contains("parts hold placeholders", Assert.IsType<ReadResult.NotAReport>(result).Reason);
        else
            Assert.IsType<ReadResult.Readable>(result);
    }

    [Fact]
    public void A_title_whose_copies_could_not_be_put_together_is_no_report_unless_a_body_or_a_year_is_named()
    {
        const string title = "信息信息公开公开公开公开工作工作工作工作报告报告报告报告\n";

        Assert.Contains("give another copy", Assert.IsType<ReadResult.NotAReport>(Reader.Read(Encoding.UTF8.GetBytes(title + Body), "a.txt")).Reason);
        Assert.IsType<ReadResult.Readable>(Reader.Read(Encoding.UTF8.GetBytes(title + Body + "绍兴市民政局\n2019年3月1日\n"), "a.txt"));
    }

    [Theory]
    [InlineData("本报告的电子版可在绍兴市民政局网站下载", false)]
    [InlineData("本网站电话：0575-88000000", false)]
    [InlineData("本报告中所列消息截至年底", false)]
    [InlineData("本报讯 市民政局昨日公布年度报告", true)]
    [InlineData("本报杭州消息 市民政局公布年度报告", true)]
    [InlineData("新华社杭州1月5日电 市民政局公布年度报告", true)]
    [InlineData("记者从市民政局获悉", true)]
    public void A_dispatch_is_news_and_a_line_on_this_report_is_not(string line, bool news)
    {
        ReadResult result = Reader.Read(Encoding.UTF8.GetBytes($"绍兴市民政局2019年政府信息公开工作年度报告\n{line}\n{Body}"), "a.txt");

        if (news)
            Assert.Contains("news", Assert.IsType<ReadResult.NotAReport>(result).Reason);
        else
            Assert.IsType<ReadResult.Readable>(result);
    }
}

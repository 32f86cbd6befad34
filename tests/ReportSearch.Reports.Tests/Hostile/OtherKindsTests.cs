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
}

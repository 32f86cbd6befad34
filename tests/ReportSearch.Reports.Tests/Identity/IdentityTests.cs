namespace ReportSearch.Reports.Tests.Identity;

/// <summary>Hand-written cases: who, where, which year.</summary>
public sealed class IdentityTests
{
    private const string Body = "一、概述\n依据《条例》开展工作。\n二、主动公开情况\n通过网站公开信息120条，开展培训2次。\n三、依申请公开情况\n收到申请3件，均已答复。\n四、行政复议、行政诉讼情况\n没有发生复议和诉讼。\n五、存在的问题及改进措施\n人手不足，继续改进。\n";

    [Theory]
    // The title names all.
    [InlineData("滨州市人民政府\n2017年政府信息公开工作年度报告", "", "371600", BodyLevel.Prefecture, 2017)]
    [InlineData("四川省人民政府2016年政府信息公开工作年度报告", "", "510000", BodyLevel.Province, 2016)]
    [InlineData("2015年度成都市政府信息公开年报", "", "510100", BodyLevel.Prefecture, 2015)]
    [InlineData("昆山市二〇一四年政府信息公开工作报告", "", "320583", BodyLevel.County, 2014)]
    [InlineData("四川省成都市双流县人民政府2012年政府信息公开工作年度报告", "", "510122", BodyLevel.County, 2012)]
    [InlineData("关于杭州市2013年度政府信息公开工作的报告", "", "330100", BodyLevel.Prefecture, 2013)]
    [InlineData("北京市海淀区人民政府2018年政府信息公开工作年度报告", "", "110108", BodyLevel.County, 2018)]
    [InlineData("2021年苏州市人民政府政府信息公开工作年度报告", "", "320500", BodyLevel.Prefecture, 2021)]
    [InlineData("青 岛 市 人 民 政 府\n2019 年政府信息公开工作年度报告", "", "370200", BodyLevel.Prefecture, 2019)]
    [InlineData("苏州市人民政府信息公开年度报告\n（2016年）", "", "320500", BodyLevel.Prefecture, 2016)]
    [InlineData("2016年\n苏州市政府信息公开工作\n年度报告", "", "320500", BodyLevel.Prefecture, 2016)]
    // Historical names.
    [InlineData("邹平县2017年政府信息公开工作年度报告", "", "371626", BodyLevel.County, 2017)]
    [InlineData("邹平市2018年政府信息公开工作年度报告", "", "371681", BodyLevel.County, 2018)]
    // Departments belong to the government they name.
    [InlineData("滨州市教育局2017年政府信息公开工作年度报告", "", "371600", BodyLevel.Department, 2017)]
    [InlineData("广东省财政厅2020年政府信息公开工作年度报告", "", "440000", BodyLevel.Department, 2020)]
    [InlineData("平阴县审计局2016年度政府信息公开工作报告", "", "370124", BodyLevel.Department, 2016)]
    [InlineData("济南历城区民政局2019年政府信息公开工作年度报告", "", "370112", BodyLevel.Department, 2019)]
    [InlineData("教育局2017年政府信息公开工作年度报告", "滨州市教育局\n2018年2月1日", "371600", BodyLevel.Department, 2017)]
    // Townships and zones.
    [InlineData("平阴县孔村镇人民政府2018年政府信息公开工作年度报告", "", "370124", BodyLevel.Township, 2018)]
    [InlineData("广州市越秀区北京街道办事处2019年政府信息公开工作年度报告", "", "440104", BodyLevel.Township, 2019)]
    [InlineData("滨州经济技术开发区管委会2018年政府信息公开工作年度报告", "", "371600", BodyLevel.Department, 2018)]
    // Short forms that two divisions share.
    [InlineData("海南省2017年政府信息公开工作年度报告", "", "460000", BodyLevel.Province, 2017)]
    [InlineData("海南州人民政府2017年政府信息公开工作年度报告", "", "632500", BodyLevel.Prefecture, 2017)]
    [InlineData("延边朝鲜族自治州人民政府2017年政府信息公开工作年度报告", "", "222400", BodyLevel.Prefecture, 2017)]
    [InlineData("吉林市2017年政府信息公开工作年度报告", "", "220200", BodyLevel.Prefecture, 2017)]
    // Names that need their chain.
    [InlineData("南京市鼓楼区人民政府2016年政府信息公开工作年度报告", "", "320106", BodyLevel.County, 2016)]
    [InlineData("鼓楼区人民政府2016年政府信息公开工作年度报告\n本报告按照福州市的要求编制，统计期限为全年。", "", "350102", BodyLevel.County, 2016)]
    [InlineData("鼓楼区人民政府2016年政府信息公开工作年度报告", "", null, BodyLevel.County, 2016)]
    [InlineData("朝阳区人民政府2018年政府信息公开工作年度报告\n可在北京市朝阳区政府网站查阅。", "", "110105", BodyLevel.County, 2018)]
    // Unknown is an answer.
    [InlineData("我局2017年政府信息公开工作年度报告", "", null, BodyLevel.Department, 2017)]
    [InlineData("青岚县人民政府2017年政府信息公开工作年度报告\n可在山东省人民政府网站查阅。", "", null, BodyLevel.County, 2017)]
    [InlineData("青岚市人民政府2017年政府信息公开工作年度报告", "", null, BodyLevel.Unknown, 2017)]
    // The year from preface, signature and file.
    [InlineData("滨州市人民政府政府信息公开工作年度报告\n统计期限自2016年1月1日起至2016年12月31日止。", "", "371600", BodyLevel.Prefecture, 2016)]
    [InlineData("滨州市人民政府政府信息公开工作年度报告", "滨州市人民政府\n二〇一六年三月十一日", "371600", BodyLevel.Prefecture, 2015)]
    [InlineData("滨州市2017—2018年政府信息公开工作年度报告\n统计期限自2018年1月1日至2018年12月31日。", "", "371600", BodyLevel.Prefecture, 2018)]
    public void Title_signature_and_preface_name_region_level_and_year(string head, string foot, string? code, BodyLevel level, int year)
    {
        ReportIdentity identity = Reading.Report(head + "\n" + Body + foot + "\n").Identity;
        Assert.Equal((code, level, (int?)year), (identity.Region?.Code, identity.Level, identity.ReportYear));
    }

    [Fact]
    public void Chain_and_body_follow_the_region()
    {
        ReportIdentity identity = Reading.Report("平阴县人民政府2017年政府信息公开工作年度报告\n" + Body).Identity;
        Assert.Equal(["山东省", "济南市", "平阴县"], identity.Region!.Chain);
        Assert.Equal(new ReportBody("g370124", "平阴县人民政府", "government", null), identity.Body);
        ReportBody bureau = Reading.Report("平阴县教育局2017年政府信息公开工作年度报告\n" + Body).Identity.Body!;
        Assert.Equal(("department", "g370124"), (bureau.Kind, bureau.ParentId));
        Assert.Equal(bureau.Id, Reading.Report("平阴县教育局2018年政府信息公开工作年度报告\n" + Body).Identity.Body!.Id);
    }

    [Fact]
    public void A_name_alone_that_many_share_is_unsure_and_a_contradiction_lowers_the_year()
    {
        Assert.True(Reading.Report("鼓楼区人民政府2016年政府信息公开工作年度报告\n" + Body).Identity.Confidence.Region <= 0.3);
        double sure = Reading.Report("滨州市人民政府2017年政府信息公开工作年度报告\n统计期限自2017年1月1日至2017年12月31日。\n" + Body).Identity.Confidence.ReportYear;
        double unsure = Reading.Report("滨州市人民政府2017年政府信息公开工作年度报告\n统计期限自2016年1月1日至2016年12月31日。\n" + Body).Identity.Confidence.ReportYear;
        Assert.True(sure > 0.9 && unsure < 0.7, $"{sure} {unsure}");
    }

    [Theory]
    [InlineData("滨州市人民政府\n2018年2月26日", "2018-02-26")]
    [InlineData("滨州市人民政府\n二〇一八年三月一日", "2018-03-01")]
    [InlineData("滨州市人民政府\n二0一八年十二月二十一日", "2018-12-21")]
    [InlineData("滨州市人民政府 2018年2月26日", "2018-02-26")]
    [InlineData("2018年2月31日", null)]
    [InlineData("", null)]
    public void The_date_of_signature_is_read_in_every_writing(string foot, string? date) =>
        Assert.Equal(date, Reading.Report("滨州市人民政府2017年政府信息公开工作年度报告\n" + Body + foot + "\n").Identity.PublishedDate);

    [Fact]
    public void The_printed_office_is_the_issuer_of_a_title_that_names_the_place_alone()
    {
        ReportIdentity identity = Reading.Report("榆树市2015年度政府信息公开工作报告\n" + Body + "榆树市人民政府办公室\n2016年3月1日\n").Identity;
        Assert.Equal(("榆树市人民政府办公室", "g220182", BodyLevel.County), (identity.Issuer, identity.Body!.Id, identity.Level));
    }

    [Theory]
    [InlineData("滨州市人民政府政府信息公开指南\n" + Body)]
    [InlineData("关于做好2018年政府信息公开年度报告编制工作的通知\n各部门：\n请按时报送年度报告，主动公开、依申请公开、行政复议情况须如实填报。\n")]
    [InlineData("滨州市政府工作报告\n各位代表，现在我代表市人民政府作工作报告。全市生产总值增长。\n")]
    [InlineData("某职业学院2019—2020学年信息公开工作年度报告\n" + Body)]
    [InlineData("××市人民政府20××年政府信息公开工作年度报告\n一、主动公开情况\n公开信息××条。\n二、依申请公开\n收到××件。\n三、行政复议\n××件。\n")]
    [InlineData("滨州市人民政府2017年政府信息公开工作年度报告\n欢迎访问本站，注册即送礼金，精彩活动不断。\n")]
    [InlineData("今天天气很好，我们去公园。\n")]
    public void What_only_looks_like_a_report_is_none(string text) => Assert.IsType<ReadResult.NotAReport>(Reading.File(text));

    [Fact]
    public void A_central_ministry_belongs_to_the_country()
    {
        ReportIdentity identity = Reading.Report("国家税务总局2019年政府信息公开工作年度报告\n" + Body).Identity;
        Assert.Equal((BodyLevel.Department, "中国"), (identity.Level, identity.Region?.Name));
    }

    [Fact]
    public void Form_follows_titles_tables_and_year()
    {
        string six = "一、总体情况\n甲。\n二、主动公开政府信息情况\n信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n行政规范性文件\t2\t1\t30\n三、收到和处理政府信息公开申请情况\n一、本年新收政府信息公开申请数量\t3\t3\n四、结转下年度继续办理\t0\t0\n四、政府信息公开行政复议、行政诉讼情况\n无。\n五、存在的主要问题及改进情况\n丙。\n六、其他需要报告的事项\n无。\n";
        ReportIdentity identity = Reading.Report("滨州市人民政府2022年政府信息公开工作年度报告\n" + six).Identity;
        Assert.Equal((ReportForm.Standard2021, TableForm.Standard2021), (identity.Form, identity.TableForm));
        Assert.Equal((ReportForm.Free, TableForm.None), (Reading.Report("滨州市人民政府2017年政府信息公开工作年度报告\n" + Body).Identity.Form, Reading.Report("滨州市人民政府2017年政府信息公开工作年度报告\n" + Body).Identity.TableForm));
    }
}

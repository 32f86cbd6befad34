namespace ReportSearch.Reports.Tests.Identity;

/// <summary>What the identity was read from, what contradicts it, and how to reach the body.</summary>
public sealed class IdentityPlacesTests
{
    private const string Body = "一、概述\n依据《条例》开展工作。\n二、主动公开情况\n通过网站公开信息120条，开展培训2次。\n三、依申请公开情况\n收到申请3件，均已答复。\n四、行政复议、行政诉讼情况\n没有发生复议和诉讼。\n五、存在的问题及改进措施\n人手不足，继续改进。\n";

    private static ReportIdentity Read(string head, string foot = "", string name = "report.txt") => Reading.Report(head + "\n" + Body + foot + "\n", name).Identity;

    [Fact]
    public void Every_place_of_evidence_stands_in_the_source()
    {
        Report report = Reading.Report("瑞 安 市 司 法 局\n2018年政府信息公开工作年度报告\n统计期限自2018年1月1日至12月31日。如有疑问请与瑞安市司法局联系（电话：0577-65001234）。\n" + Body + "瑞安市司法局\n2019年3月1日\n");
        string[] fields = [.. report.Identity.Evidence.Select(evidence => evidence.Field).Distinct().Order(StringComparer.Ordinal)];
        Assert.Equal(["contact", "issuer", "period", "publishedDate", "region", "reportYear", "title"], fields);
        foreach (IdentityEvidence evidence in report.Identity.Evidence)
        {
            string source = report.Document.Source[evidence.Start!.Value..evidence.End!.Value];
            Assert.Equal(Plain(evidence.Text), Plain(source));
        }

        static string Plain(string text) => string.Concat(text.Where(unit => !char.IsWhiteSpace(unit)));
    }

    [Fact]
    public void What_the_file_name_says_has_no_offset()
    {
        IdentityEvidence issuer = Assert.Single(Read("2017年政府信息公开工作年度报告", "", "瑞安市司法局2017年报告.txt").Evidence, evidence => evidence.Field == "issuer");
        Assert.Equal(("fileName", null, null), (issuer.From, issuer.Start, issuer.End));
    }

    [Theory]
    [InlineData("联系地址：瑞安市安阳街道万松东路100号，邮政编码：325200，联系电话：0577-65001234，电子邮箱：gk@ruian.example.cn。", "瑞安市安阳街道万松东路100号", "325200", "0577-65001234", null, "gk@ruian.example.cn")]
    [InlineData("地 址：温州市行政管理中心\n邮 编：３２５００９\n电 话：（0577）88960000\n传 真：0577—88960001", "温州市行政管理中心", "325009", "(0577)88960000", "0577-88960001", null)]
    [InlineData("请与办公室联系（地址：西大街3号；邮编：325200；电话：65001234）。", "西大街3号", "325200", "65001234", null, null)]
    public void The_contact_line_is_read(string line, string? address, string? postcode, string? phone, string? fax, string? email) =>
        Assert.Equal(new ReportContact(address, postcode, phone, fax, email), Read("瑞安市人民政府2018年政府信息公开工作年度报告\n" + line).Contact);

    [Theory]
    [InlineData("网站地址：www.ruian.example.cn")]
    [InlineData("全年受理电话咨询12345次，12345热线办结率100%。")]
    [InlineData("公开电话号码簿3种，邮编区划2次。")]
    public void What_is_no_way_to_reach_the_body_is_no_contact(string line) => Assert.Null(Read("瑞安市人民政府2018年政府信息公开工作年度报告\n" + line).Contact);

    [Fact]
    public void Contradicting_years_are_told_with_their_place()
    {
        ReportIdentity identity = Read("瑞安市人民政府2018年政府信息公开工作年度报告\n统计期限自2017年1月1日至2017年12月31日。", "", "瑞安市2016年年报.txt");
        Assert.Equal([("2017", "period"), ("2016", "fileName")], identity.Conflicts.Select(conflict => (conflict.Other, conflict.From)));
        Assert.All(identity.Conflicts, conflict => Assert.Equal(("reportYear", "2018"), (conflict.Field, conflict.Chosen)));
    }

    [Fact]
    public void Contradicting_regions_are_told_and_lower_the_confidence()
    {
        ReportIdentity identity = Read("瑞安市人民政府2018年政府信息公开工作年度报告", "龙泉市人民政府\n2019年3月1日");
        IdentityConflict conflict = Assert.Single(identity.Conflicts);
        Assert.Equal(("region", "瑞安市", "龙泉市", "signature"), (conflict.Field, conflict.Chosen, conflict.Other, conflict.From));
        Assert.True(identity.Confidence.Region < 0.7);
        Assert.Empty(Read("瑞安市人民政府2018年政府信息公开工作年度报告", "温州市人民政府\n2019年3月1日").Conflicts);
    }

    [Theory]
    [InlineData("瑞安市2017年政府信息公开工作年度报告", "瑞安市人民政府\n2018年3月1日")]
    [InlineData("瑞安市2012年政府信息公开工作年度报告", "瑞安市人民政府\n2016年3月1日")]
    [InlineData("瑞安市2016-2017年政府信息公开工作年度报告", "")]
    public void What_only_looks_like_a_contradiction_is_none(string head, string foot) => Assert.Empty(Read(head, foot).Conflicts);

    [Fact]
    public void A_title_of_advertisers_is_told()
    {
        IdentityConflict conflict = Assert.Single(Read("新葡京娱乐官网2017年政府信息公开工作年度报告", "瑞安市人民政府\n2018年3月1日").Conflicts);
        Assert.Equal(("advertisement", "title"), (conflict.Field, conflict.From));
    }

    [Fact]
    public void Confidence_is_told_for_level_and_form()
    {
        IdentityConfidence sure = Read("瑞安市人民政府2017年政府信息公开工作年度报告").Confidence;
        Assert.True(sure is { Level: > 0.9, Form: > 0.9 }, sure.ToString());
        IdentityConfidence unsure = Read("2020年政府信息公开工作年度报告").Confidence;
        Assert.True(unsure is { Level: 0, Form: < 0.7 }, unsure.ToString());
    }

    [Fact]
    public void A_township_is_a_region_below_the_county_and_belongs_to_its_government()
    {
        ReportIdentity identity = Read("安吉县天荒坪镇人民政府2020年政府信息公开工作年度报告");
        Assert.Equal(("330523", "天荒坪镇", Text.Regions.RegionLevel.Township), (identity.Region!.Code, identity.Region.Name, identity.Region.Level));
        Assert.Equal(["浙江省", "湖州市", "安吉县", "天荒坪镇"], identity.Region.Chain);
        Assert.Equal(["330000", "330500", "330523"], identity.Region.ChainCodes);
        Assert.Equal("g330523", identity.Body!.ParentId);
        Assert.Equal(identity.Body.Id, Read("天荒坪镇2019年政府信息公开工作年度报告\n依据安吉县的要求编制。").Body!.Id);
    }
}

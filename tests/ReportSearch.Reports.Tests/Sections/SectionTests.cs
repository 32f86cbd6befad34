using ReportSearch.Reports.Sections;

namespace ReportSearch.Reports.Tests.Sections;

public sealed class SectionTests
{
    private const string Title = "河湾县人民政府2017年政府信息公开工作年度报告\n";

    private static string Outline(string text) =>
        string.Join('\n', Reading.Report(text).Sections.Select(section => new string('-', section.Level) + section.Numbering + section.Title));

    [Fact]
    public void Levels_follow_the_styles_in_the_order_of_their_use()
    {
        string text = Title + "1、 概述\n全年工作顺利。\n（一）组织领导\n成立小组。\n1.人员培训\n办了两期。\n2.考核评议\n占四分。\n（二）平台建设\n改版网站。\n2、依申请公开情况\n收到三件。\n";
        Assert.Equal("-河湾县人民政府2017年政府信息公开工作年度报告\n-1、概述\n--（一）组织领导\n---1.人员培训\n---2.考核评议\n--（二）平台建设\n-2、依申请公开情况", Outline(text));
    }

    [Fact]
    public void A_run_in_heading_ends_with_its_sentence()
    {
        Report report = Reading.Report(Title + "一、重点领域公开情况\n（一）推进财政信息公开。全年公开预算八十份，逐级细化。\n（二）推进环保信息公开。按月公布水质。\n二、其他需要报告的事项\n无。\n");
        Section section = report.Sections[2];
        Assert.Equal("推进财政信息公开", section.Title);
        Assert.Equal("（一）推进财政信息公开。", report.Document.Text[section.CleanStart..section.CleanBodyStart]);
    }

    [Theory]
    [InlineData("一、工作开展情况2015年我县深入贯彻条例，成果不少。", "一、工作开展情况")]
    [InlineData("三、依申请公开情况全县共收到申请26件，其中同意公开19件。", "三、依申请公开情况")]
    [InlineData("五、主要问题及改进措施队伍新、经验少，答复文书不够规范。今后传帮带。", "五、主要问题及改进措施")]
    [InlineData("三、依申请公开情况统计分析，全县共收到申请26件。", "三、依申请公开情况统计分析")]
    [InlineData("二、主动公开情况良好，全年公开信息412条。", "二、主动公开情况良好")]
    [InlineData("五、主要问题及改进措施如下，逐项说明，逐项落实。今后传帮带。", "五、主要问题及改进措施如下，逐项说明，逐项落实")]
    public void A_title_ends_where_the_blank_before_its_text_was_lost(string line, string title) =>
        Assert.Equal("-" + title, Outline(Title + line + "\n")[(Outline(Title).Length + 1)..]);

    [Fact]
    public void Items_with_一是_and_counted_items_are_no_sections()
    {
        string text = Title + "一、依申请公开情况\n1.当面申请63件。\n2.网络申请20件。\n一是加强领导。\n二是强化培训。\n";
        Assert.Equal("-河湾县人民政府2017年政府信息公开工作年度报告\n-一、依申请公开情况", Outline(text));
    }

    [Fact]
    public void A_table_of_contents_gives_no_sections()
    {
        string body = "一、概述\n工作有序。\n二、主动公开情况\n公开信息若干。\n三、存在的问题及改进措施\n人手不足。\n";
        Assert.Equal(Outline(Title + body), Outline(Title + "目 录\n一、概述\n二、主动公开情况\n三、存在的问题及改进措施\n" + body));
        Assert.Equal(Outline(Title + body), Outline(Title + "目录\n一、概述……1\n二、主动公开情况……2\n三、存在的问题及改进措施……5\n" + body));
    }

    [Fact]
    public void A_heading_that_lost_its_number_fills_the_gap_of_the_count()
    {
        string text = Title + "一、概述\n工作有序。\n主动公开政府信息情况\n公开若干。\n三、保密审查情况\n未发生泄密。\n";
        Report report = Reading.Report(text);
        Assert.Equal([1, 1, 1, 1], report.Sections.Select(section => section.Level));
        Assert.True(report.Sections[2].Unnumbered);
    }

    [Fact]
    public void A_run_in_heading_before_the_second_number_is_the_first()
    {
        string text = Title + "一、公开渠道\n各乡镇按照要求拓展渠道，方便群众。\n县政府网站。全年改版一次，新开栏目若干，浏览量上升。\n2、政务微信。全年推送消息若干，粉丝明显增加。\n3、查阅场所。图书馆和档案馆各设一处，免费开放。\n二、其他事项\n无。\n";
        Assert.Equal("-河湾县人民政府2017年政府信息公开工作年度报告\n-一、公开渠道\n--县政府网站\n--2、政务微信\n--3、查阅场所\n-二、其他事项", Outline(text));
    }

    [Fact]
    public void Paragraphs_that_begin_alike_are_inner_sections_and_ordinals_within_them_count_anew()
    {
        string text = Title + "一、重点领域公开情况\n以透明管理服务企业。\n一是公开收费目录。县财政局编制了收费目录并向社会公布，逐年更新。\n二是公开办事指南。办事指南全部上网，群众可以随时查阅下载。\n"
            + "以透明管理服务农户。一是公布补贴名单，二是公布发放标准。\n以透明管理服务学生。公布招生计划和学区划分，接受家长监督。\n三是公开招考信息。招考信息按时公布在县政府网站上。\n二、其他事项\n无。\n";
        Assert.Equal(
            "-河湾县人民政府2017年政府信息公开工作年度报告\n-一、重点领域公开情况\n--以透明管理服务企业\n---一是公开收费目录\n---二是公开办事指南\n--以透明管理服务农户\n--以透明管理服务学生\n-二、其他事项", Outline(text));
    }

    [Fact]
    public void A_title_with_a_colon_alone_in_its_line_stands_below_its_part()
    {
        string text = Title + "一、主动公开情况\n全年公开信息若干。\n主动公开渠道：\n各单位以县政府网站为主渠道，另有公开栏、广播、明白纸等，方便群众就近查看。\n二、其他事项\n无。\n";
        Report report = Reading.Report(text);
        Assert.Equal(("主动公开渠道", 2, "platform"), (report.Sections[2].Title, report.Sections[2].Level, report.Sections[2].Tags[0]));
    }

    [Fact]
    public void Two_levels_in_one_line_are_two_sections()
    {
        Assert.Equal("-河湾县人民政府2017年政府信息公开工作年度报告\n-一、总体情况\n--（一）主动公开\n-二、其他需要报告的事项",
            Outline(Title + "一、总体情况（一）主动公开\n公开信息若干条。\n二、其他需要报告的事项\n无。\n"));
    }

    [Fact]
    public void The_six_official_sections_have_their_tags_with_and_without_numbers()
    {
        string[] titles = ["总体情况", "主动公开政府信息情况", "收到和处理政府信息公开申请情况", "政府信息公开行政复议、行政诉讼情况", "存在的主要问题及改进情况", "其他需要报告的事项"];
        string[] tags = [SectionTags.Overview, SectionTags.ProactiveDisclosure, SectionTags.OnRequest, SectionTags.ReviewLitigation, SectionTags.ProblemsImprovements, SectionTags.OtherMatters];
        string title = "河湾县人民政府2021年政府信息公开工作年度报告\n";
        string[] marks = ["一", "二", "三", "四", "五", "六"];
        string numbered = title + string.Concat(titles.Select((t, i) => $"{marks[i]}、{t}\n这一部分说明情况。\n"));
        string bare = title + string.Concat(titles.Select(t => $"{t}\n这一部分说明情况。\n"));
        foreach (string text in (string[])[numbered, bare])
            Assert.Equal(tags, Reading.Report(text).Sections.Skip(1).Select(section => section.Tags[0]));
    }

    [Theory]
    [InlineData("主动公开政府信息以及公开平台建设情况", "proactive_disclosure,platform")]
    [InlineData("政府信息公开收费及减免情况", "fees")]
    [InlineData("政府信息公开申请的收费及减免情况", "fees")]
    [InlineData("依申请公开及收费情况", "on_request,fees")]
    [InlineData("因政府信息公开申请提起行政复议、行政诉讼的情况", "review_litigation")]
    [InlineData("保密审查及监督检查情况", "secrecy_review,organisation")]
    [InlineData("举报投诉情况", "complaints")]
    [InlineData("推进公共企事业单位信息公开", "public_institutions")]
    [InlineData("下一步工作打算", "problems_improvements")]
    [InlineData("需要说明的事项与附表", "other_matters,statistics_annex")]
    [InlineData("组织领导和制度建设情况", "organisation")]
    [InlineData("政策解读与回应关切", "interpretation_response")]
    [InlineData("重点领域信息公开情况", "key_fields")]
    [InlineData("行政权力运行公开情况", "power_operation")]
    [InlineData("概述", "overview")]
    public void The_words_of_a_title_give_its_tags(string title, string tags) => Assert.Equal(tags, string.Join(',', TitleTagging.Tags(title, [])));

    [Fact]
    public void A_child_that_says_nothing_has_the_tag_of_its_parent()
    {
        Assert.Equal(["platform"], TitleTagging.Tags("做法", ["platform", "organisation"]));
        Assert.Equal(["problems_improvements", "platform"], TitleTagging.Tags("强化平台建设", ["problems_improvements"]));
    }

    [Fact]
    public void The_annex_is_a_section_of_its_own_from_its_caption_on()
    {
        string text = Title + "一、存在的问题\n人手不足。\n附件：统计表\n河湾县人民政府\n2018年3月1日\n附件\n河湾县政府信息公开情况统计表\n（2017年度）\n\t统计指标\n\t单位\n\t统计数\n\n\t收到申请数\n\t件\n\t1\n\n\t当面申请数\n\t件\n\t1\n\n\t网络申请数\n\t件\n\t0\n\n\t信函申请数\n\t件\n\t\n\n（注：数据截至年底）\n";
        Report report = Reading.Report(text);
        Section annex = report.Sections[^1];
        Assert.Equal((SectionTags.StatisticsAnnex, "河湾县政府信息公开情况统计表", 1, true), (annex.Tags[0], annex.Title, annex.Level, annex.Unnumbered));
        Assert.StartsWith("附件\n河湾县", report.Document.Text[annex.CleanStart..]);
        Assert.Equal("2018-03-01", report.Identity.PublishedDate);
        Assert.Equal(text.Length, annex.End);
    }

    [Fact]
    public void Sections_nest_and_their_source_begins_with_their_number()
    {
        foreach (Report report in RealReports.Files.Select(RealReports.Read).Append(Reading.Report(Title + "一、概述\n甲。\n（一）组织领导\n乙。\n二、其他事项\n丙。\n")))
            AssertConsistent(report);
    }

    internal static void AssertConsistent(Report report)
    {
        int at = -1;
        foreach (Section section in report.Sections)
        {
            Assert.True(section.CleanStart > at);
            at = section.CleanStart;
            Assert.InRange(section.CleanBodyStart, section.CleanStart, section.CleanEnd);
            Assert.InRange(section.Tags.Count, 1, 2);
            Assert.All(section.Tags, tag => Assert.Contains(tag, SectionTags.All));
            Assert.True(section.Start < section.End && section.End <= report.Document.Source.Length);
            if (section.Numbering.Length > 0)
                Assert.StartsWith(section.Numbering[..1], report.Document.Source[section.Start..]);
            if (section.Parent is { } parent)
            {
                Section above = report.Sections[parent];
                Assert.True(above.Level < section.Level && above.CleanEnd >= section.CleanEnd && above.End >= section.End);
            }
            else
            {
                Assert.Equal(1, section.Level);
            }
        }
    }
}

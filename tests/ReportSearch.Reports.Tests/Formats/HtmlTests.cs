using System.Text;
using ReportSearch.Reports.Documents;
using ReportSearch.Reports.Tests.Cleaning;
using ReportSearch.Text.Regions;

namespace ReportSearch.Reports.Tests.Formats;

public sealed class HtmlTests
{
    private const string Prose =
        "<p>根据《中华人民共和国政府信息公开条例》的要求，河湾县人民政府编制2017年政府信息公开工作年度报告，现向社会公布。</p><p>一、概述</p><p>2017年，全县认真贯彻落实条例，主动公开政府信息1024条，<b>受理</b>依申请公开12件。</p><p>二、存在的主要问题和改进措施</p><p>公开的内容与群众需求还有差距，下一步将加强培训。</p>";

    private static readonly ReportReader Reader = new(RegionTable.China);

    private static Document Read(byte[] bytes) => Reader.Read(bytes, "a.html") switch
    {
        ReadResult.Readable readable => readable.Report.Document,
        ReadResult.NotAReport other => other.Report.Document,
        var other => throw new InvalidOperationException(other.ToString()),
    };

    private static Document Read(string html) => Read(Encoding.UTF8.GetBytes("<!DOCTYPE html><html><body>" + html + "</body></html>"));

    private static string[] Lines(Document document) => document.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static string[] Rows(Document document) =>
        [.. document.Blocks.Where(block => block.Kind == BlockKind.Table).SelectMany(block => block.Rows).Select(row => string.Join('|', row.Cells.Select(cell => document.Text[cell.Start..cell.End])))];

    [Fact]
    public void Menus_scripts_hidden_text_and_footers_are_left_out()
    {
        Document document = Read(
            "<script>var a='年度报告';</script><style>p{}</style><div class='nav'><ul><li><a href='/'>首页</a><li><a href='/1'>新闻</a><li><a href='/2'>公开</a></ul></div>" +
            "<div class='wrap'><div class='side'><ul><li><a href='/3'>2016年政府信息公开年度报告</a></li><li><a href='/4'>2015年政府信息公开年度报告</a></li><li><a href='/5'>指南</a></li></ul></div>" +
            "<div class='con'><h1>河湾县人民政府2017年政府信息公开工作年度报告</h1><div class='info'>发布日期：2018-03-01 来源：县政府办 浏览次数：12</div><div id='zoom'>" + Prose +
            "<p style='display: none'>隐藏的文字</p><p hidden>也看不见</p></div><p>【打印】【关闭】</p></div></div><div>版权所有：河湾县人民政府 皖ICP备12345678号</div>");
        string[] lines = Lines(document);
        Assert.Equal("河湾县人民政府2017年政府信息公开工作年度报告", lines[0]);
        Assert.Equal("发布日期：2018-03-01 来源：县政府办 浏览次数：12", lines[1]);
        Assert.Equal("公开的内容与群众需求还有差距，下一步将加强培训。", lines[^1]);
        Assert.Equal(7, lines.Length);
        Assert.Contains("主动公开政府信息1024条，受理依申请公开12件。", document.Text);
    }

    [Fact]
    public void Text_that_a_style_sheet_of_the_page_hides_is_left_out_and_counted()
    {
        Document document = Read(
            "<style>/* x */ .hide, div.gone { display : none } #secret{visibility:hidden} .later{display:none} .later{display:block} .a .b{display:none} @media print{.paper{display:none}}</style><div class='menu'><a href='/1'>首页</a> <a href='/2'>公开</a> <a href='/3'>服务</a></div><div>" + Prose +
            "<p class='x hide'>藏一。</p><div class=gone>藏二。</div><p class=gone>见一。</p><span id=secret>藏三。</span><p class=later>见二。</p><p class=b>见三。</p><p class=paper>见四。</p><p style='display:none'>藏四。</p></div>");
        string[] lines = Lines(document);
        Assert.Equal(["见一。", "见二。", "见三。", "见四。"], lines[^4..]);
        Assert.DoesNotContain("藏", document.Text);
        Assert.Equal(4, document.Repairs("hidden"));
        Assert.Equal(1, document.Repairs("menu"));
    }

    [Fact]
    public void The_name_of_a_list_of_reports_is_no_title()
    {
        Document document = Read("<div class='l'><h3>政府信息公开年报</h3></div><div class='r'>" + Prose + "</div>");
        Assert.DoesNotContain("年报", document.Text);
    }

    [Fact]
    public void A_picture_inside_the_page_does_not_make_it_too_large()
    {
        string picture = Convert.ToBase64String(new byte[9_000_000]);
        Assert.Contains("主动公开政府信息1024条", Read($"<p><img src=\"data:image/png;base64,{picture}\"></p>" + Prose).Text);
    }

    [Fact]
    public void A_title_and_a_date_that_stand_outside_the_text_come_along()
    {
        string filler = string.Concat(Enumerable.Repeat("<p>县政府常务会议每季度听取一次政务公开工作汇报，研究解决实际困难。</p>", 10));
        Document document = Read("<div class='head'><a href='/'>首页</a></div><div class='t'><span>河湾县人民政府2017年政府信息公开工作年度报告</span></div><div class='d'><span>发布时间：2018-03-01</span> <span>字体：大 中 小</span></div><div class='c'><div>" + Prose + filler + "</div></div><div class='foot'>主办：河湾县人民政府</div>");
        string[] lines = Lines(document);
        Assert.Equal("河湾县人民政府2017年政府信息公开工作年度报告", lines[0]);
        Assert.StartsWith("发布时间：2018-03-01", lines[1], StringComparison.Ordinal);
        Assert.DoesNotContain("主办", document.Text);
    }

    [Fact]
    public void A_part_in_a_box_of_its_own_does_not_hide_the_others()
    {
        string filler = string.Concat(Enumerable.Repeat("<p>县政府常务会议每季度听取一次政务公开工作汇报，研究解决实际困难。</p>", 40));
        Document document = Read("<div><div><p>一、概述</p><p>本年度情况如下。</p></div><div><p>二、主动公开情况</p>" + filler + "</div><div><p>三、问题</p><p>公开还不够。</p></div></div>");
        Assert.Contains("一、概述", document.Text);
        Assert.Contains("三、问题", document.Text);
    }

    [Fact]
    public void A_page_saved_from_Word_reads_as_its_text()
    {
        Document document = Read("<div class=WordSection1><p class=MsoNormal style='text-indent:32.0pt'><span lang=EN-US style='font-size:16.0pt'>2017</span><span style='font-family:仿宋'>年，全县主动公开政府信息<o:p></o:p></span><span lang=EN-US>1024</span><span>条。</span></p><p class=MsoNormal><![if !supportLists]><span style='mso-list:Ignore'>一、<span style='font:7.0pt'>&nbsp;</span></span><![endif]>概述</p><p><span style='display:none;mso-hide:all'>隐藏</span>正文在此，内容与群众需求还有差距。</p></div>");
        Assert.Equal(["2017年，全县主动公开政府信息1024条。", "一、 概述", "正文在此，内容与群众需求还有差距。"], Lines(document));
    }

    [Fact]
    public void A_page_laid_out_by_tables_has_paragraphs_and_only_its_figures_are_a_table()
    {
        Document document = Read(
            "<table width=100%><tr><td><a href=/>首页</a><a href=/1>新闻</a><a href=/2>公开</a></td></tr><tr><td><table><tr><td width=200><a href=/3>目录</a></td><td>" + Prose +
            "<table border=1><tr><th>统计指标<th>单位<th>数量<tr><td>主动公开<br>政府信息数<td>条<td>1024<tr><td>收到申请数<td>件<td>12</table></td></tr></table></td></tr></table>");
        Assert.Equal(["统计指标|单位|数量", "主动公开政府信息数|条|1024", "收到申请数|件|12"], Rows(document));
        Assert.Equal(5, document.Blocks.Count(block => block.Kind == BlockKind.Paragraph));
        OffsetProperty.BlocksPartition(document);
        OffsetProperty.Holds(document, 500, 3);
    }

    [Fact]
    public void A_spanned_cell_stands_in_its_first_place_and_blanks_in_the_others()
    {
        Document document = Read(Prose + "<table><tr><td rowspan=2>项目</td><td colspan=2>申请人</td></tr><tr><td>自然人</td><td>法人</td></tr><tr><td rowspan=0>收到</td><td>3</td><td>4</td></tr><tr><td>5</td><td>6</td></tr></table>");
        Assert.Equal(["项目|申请人|", "|自然人|法人", "收到|3|4", "|5|6"], Rows(document));
    }

    [Fact]
    public void A_blank_cell_stays_blank()
    {
        Document document = Read(Prose + "<table><tr><td>收费</td><td></td><td>&nbsp;</td></tr><tr><td>减免</td><td>/</td><td>0</td></tr></table>");
        Assert.Equal(["收费||", "减免|/|0"], Rows(document));
    }

    [Fact]
    public void Line_ends_of_the_markup_do_not_part_Chinese_words()
    {
        Document document = Read(Prose + "<p>政府信息\n   公开是\r\n<span>\n 法定</span>义务，PPP\nproject 也公开。</p>");
        Assert.Contains("政府信息公开是法定义务，PPP project 也公开。", document.Text);
    }

    [Theory]
    [InlineData("utf-8", "gb2312")]
    [InlineData("gb18030", "utf-8")]
    [InlineData("gb18030", "gb2312")]
    [InlineData("big5", "iso-8859-1")]
    public void A_lying_charset_is_not_believed(string written, string declared)
    {
        Encoding encoding = written == "utf-8" ? new UTF8Encoding(false) : CodePagesEncodingProvider.Instance.GetEncoding(written)!;
        string prose = written == "big5" ? "<p>一、概述</p><p>二零一七年，全縣認真貫徹落實條例，主動公開政府信息，受理依申請公開十二件，公開的內容與群眾需求還有差距。</p>" : Prose;
        Document document = Read(encoding.GetBytes($"<html><head><meta charset=\"{declared}\"></head><body>{prose}</body></html>"));
        Assert.Equal(written, document.Encoding);
        Assert.Contains("一、概述", document.Text);
    }

    [Fact]
    public void Wrapped_lines_behind_br_are_joined_as_in_text()
    {
        string wrapped = string.Concat(Enumerable.Repeat("县政府常务会议每季度听取一次政务公开工作汇报，研究解决机构、人员、<br>经费等实际困难，把公开情况列入年度目标考核，考核结果向社会公布，接受<br>群众监督，对落后的单位由分管领导约谈，督促其限期整改并报告整改结果。<br><br>", 8));
        Document document = Read("<div>" + wrapped + "</div>");
        Assert.Equal(8, Lines(document).Length);
    }

    [Fact]
    public void Items_of_an_ordered_list_have_the_numbers_that_a_browser_prints() =>
        Assert.Contains("1.第一项工作。\n2.第二项工作。\n", Read(Prose + "<ol><li>第一项工作。<li>第二项工作。</ol>").Text);

    [Fact]
    public void A_name_that_says_text_does_not_hide_a_page() => Assert.Equal("html", Read("<p>甲</p>" + Prose).Format);

    public static TheoryData<string> Hostile => new()
    {
        string.Concat(Enumerable.Repeat("<div>", 300_000)),
        string.Concat(Enumerable.Repeat("<b><p>", 50_000)),
        string.Concat(Enumerable.Range(0, 100_000).Select(i => $"<font color={i}><p>公开")),
        string.Concat(Enumerable.Repeat("<table><tr><td>", 100_000)),
        string.Concat(Enumerable.Repeat("<table><tr><td>公", 450)),
        "<table>" + string.Concat(Enumerable.Repeat("<tr><td rowspan=65534 colspan=1000>公", 2000)) + "</table>",
        string.Concat(Enumerable.Repeat("<svg><p>", 20_000)),
        string.Concat(Enumerable.Repeat("<", 500_000)),
        string.Concat(Enumerable.Repeat("<!--", 100_000)),
        string.Concat(Enumerable.Repeat("<div>", 1400)) + string.Concat(Enumerable.Repeat("</p>", 250_000)),
        "<p>" + new string('公', 3_000_000),
        string.Concat(Enumerable.Repeat("<ul><li>", 700)) + "公开",
        "<p" + string.Concat(Enumerable.Range(0, 700_000).Select(i => $" a{i}")) + ">公开",
        string.Concat(Enumerable.Repeat("<p a=1 b=2 c=3 d=4 e=5 f=6>", 120_000)),
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Hostile_markup_is_answered_and_is_no_report(string html) =>
        // Without the bounds on markup some of these take minutes: then this test never ends.
        Assert.IsNotType<ReadResult.Readable>(Reader.Read(Encoding.UTF8.GetBytes("<html><body>" + html), "a.html"));

    [Fact]
    public void Mutated_pages_never_throw()
    {
        var random = new Random(23);
        byte[] page = Encoding.UTF8.GetBytes("<html><head><meta charset=utf-8><title>a</title></head><body><div>" + Prose + "<table><tr><td rowspan=2>项目<td>1<tr><td>2</table><ol><li>甲</ol></div></body></html>");
        for (int i = 0; i < 300; i++)
        {
            byte[] mutated = [.. page];
            for (int k = random.Next(1, 12); k > 0; k--)
                mutated[random.Next(mutated.Length)] = (byte)"<>/&;\"='tdivp\n\0x"[random.Next(16)];
            Reader.Read(mutated.AsSpan(0, random.Next(mutated.Length)), "a.html");
        }
    }
}

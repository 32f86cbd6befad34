using System.Text;
using ReportSearch.Reports.Documents;
using ReportSearch.Text.Regions;

namespace ReportSearch.Reports.Tests.Formats;

/// <summary>Pages as the content systems of sites build them around an article, about an invented county: each reads as the article, its title and its line with the date.</summary>
public sealed class SavedPageTests
{
    private const string Title = "芦湾县人民政府2022年政府信息公开工作年度报告";
    private const string Table = "<table border=1><tr><td><p>信息内容</p></td><td>本年制发件数</td><td>现行有效件数</td></tr><tr><td>规章</td><td>0</td><td>0</td></tr><tr><td>行政规范性文件</td><td>6</td><td>71</td></tr></table>";
    private const string Menu = "<ul><li><a href=/1>首页</a></li><li><a href=/2>走进芦湾</a></li><li><a href=/3>新闻中心</a></li><li><a href=/4>政务公开</a></li></ul><div class=crumb>当前位置：<a href=/>首页</a> &gt; <a href=/4>政务公开</a> &gt; <a href=/5>政府信息公开年报</a></div>";
    private const string Info = "<div class=info>来源：县政府办公室 发布时间：2023-01-18 浏览次数：<i id=hits>328</i></div>";
    private const string Share = "<div class=share>分享到：<a href=#>微信</a><a href=#>微博</a><a href=#>空间</a></div>";
    private const string Close = "<div class=op><a href='javascript:print()'>打印本页</a> <a href='javascript:close()'>关闭窗口</a></div>";
    private const string Files = "<div><p>附件：</p><p><a href=a.pdf>芦湾县2022年政府信息公开工作年度报告.pdf</a></p><p><a href=a.docx>芦湾县2022年政府信息公开工作年度报告.docx</a></p></div>";
    private const string Related = "<div><h3>相关信息</h3><ul><li><a href=/6>芦湾县2021年政府信息公开工作年度报告</a><span>2022-01-20</span></li><li><a href=/7>芦湾县2020年政府信息公开工作年度报告</a><span>[2021-01-20]</span></li><li><a href=/8>芦湾县2019年政府信息公开工作年度报告</a><span>2020年1月20日</span></li></ul></div>";
    private const string Foot = "<div class=foot><p>主办：芦湾县人民政府办公室 承办：芦湾县大数据中心</p><p>版权所有：芦湾县人民政府 网站标识码：0000000001 皖ICP备00000001号</p><p>地址：芦湾县湖滨路1号 邮编：000000 联系电话：0000-1234567</p></div>";

    private static readonly string[] s_article =
    [
        "根据《中华人民共和国政府信息公开条例》要求，芦湾县人民政府编制2022年政府信息公开工作年度报告，现向社会公布。", "一、总体情况", "2022年，全县主动公开政府信息1024条，受理依申请公开12件。", "（一）主动公开", "公开规范性文件6件，解读5件。",
        "二、主动公开政府信息情况", Table, "三、收到和处理政府信息公开申请情况", "全年新收申请12件，答复12件。", "四、政府信息公开行政复议、行政诉讼情况", "无行政复议，无行政诉讼。",
        "五、存在的主要问题及改进情况", "公开的内容与群众需求还有差距，下一步将加强培训。", "六、其他需要报告的事项", "无其他需要报告的事项。",
    ];

    private static string Article(string before = "<p>", string behind = "</p>") => string.Concat(s_article.Select(part => part == Table ? Table : before + part + behind));

    public static TheoryData<string, string> Pages { get; } = new()
    {
        { "zoom", Menu + $"<div><h1>{Title}</h1>{Info}<div id=zoom>{Article()}</div>{Share}{Close}</div>{Related}{Foot}" },
        { "editor", Menu + $"<div><h1>{Title}</h1>{Info}<div class='view TRS_UEDITOR'><style>.TRS_Editor P{{line-height:2}}</style><div class=TRS_Editor>{Article("<p style='text-indent:2em'><span>　　", "</span></p>")}</div></div>{Files}<div>{Related}</div></div>{Foot}" },
        { "nested tables", $"<table><tr><td>{Menu}</td></tr><tr><td><table><tr><td>{Related}</td><td><table><tr><td align=center><b>{Title}</b></td></tr><tr><td>{Info}</td></tr><tr><td>{Article()}</td></tr><tr><td>【<a href=#>打印</a>】【<a href=#>关闭</a>】</td></tr></table></td></tr></table></td></tr><tr><td>{Foot}</td></tr></table>" },
        { "line ends", Menu + $"<h1>{Title}</h1>{Info}<div>{Article("　　", "<br><br>")}</div>{Close}{Foot}" },
        { "neighbours", Menu + $"<h1>{Title}</h1>{Info}<div>{Article()}</div><div><p>上一篇：<a href=/6>芦湾县2021年政府信息公开工作年度报告</a></p><p>下一篇：没有了</p></div>{Foot}" },
        { "word", Menu + $"<h2>{Title}</h2>{Info}<div>{Article("<p class=MsoNormal style='text-indent:32pt'><span>", "<o:p></o:p></span></p>")}</div>{Close}{Foot}" },
        { "boxes", Menu + $"<h1>{Title}</h1>{Info}<div>{Article("<div>", "</div>")}</div>{Share}{Related}{Foot}" },
        { "bold", Menu + $"<div><h1>{Title}</h1>{Info}<div>{Article("<p><strong><span>", "</span></strong></p>")}</div><div><img src=q.png><p>扫一扫在手机打开当前页</p></div>{Close}</div>{Foot}" },
        { "aids", $"<div>无障碍浏览 | 长者模式 | <a href=#>繁体</a> | <a href=#>登录</a></div>{Menu}<div>{Title}</div>{Info}<div>{Article()}</div><p>责任编辑：王小明</p>{Related}{Foot}" },
        { "sections", $"<header>{Menu}</header><main><article><h1>{Title}</h1>{Info}{Article("<section><p>", "</p></section>")}</article><aside>{Related}</aside></main><footer>{Foot}</footer>" },
        { "voice", Menu + $"<h1>{Title}</h1>{Info}<div>朗读<div>播放 暂停 停止</div></div><div id=Zoom><FONT size=3>{Article("<P>&nbsp;&nbsp;&nbsp;&nbsp;", "</P>")}</FONT></div>{Share}<div><h4>网友评论</h4><p>请遵守法律法规，文明发言。</p></div>{Foot}" },
        { "files", Menu + $"<h1>{Title}</h1>{Info}<div>{Article()}<p>附件：<br><a href=a.xls>统计表.xls</a></p>{Files}</div>{Foot}" },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_saved_page_reads_as_its_article(string name, string body)
    {
        byte[] page = Encoding.UTF8.GetBytes($"<!DOCTYPE html><html><head><meta charset=utf-8><title>{Title}_芦湾县人民政府</title></head><body>{body}</body></html>");
        Report report = Assert.IsType<ReadResult.Readable>(new ReportReader(RegionTable.China).Read(page, "a.html")).Report;
        string[] paragraphs = [.. report.Document.Blocks.Where(block => block.Kind != BlockKind.Table).Select(block => report.Document.Text[block.Start..block.End].Trim())];
        Assert.True(s_article.Where(part => part != Table).Prepend("来源：县政府办公室 发布时间：2023-01-18 浏览次数：328").Prepend(Title).SequenceEqual(paragraphs), name + "\n" + string.Join('\n', paragraphs));
        Block table = Assert.Single(report.Document.Blocks, block => block.Kind == BlockKind.Table);
        Assert.Equal("信息内容\t本年制发件数\t现行有效件数\n规章\t0\t0\n行政规范性文件\t6\t71\n", report.Document.Text[table.Start..table.End]);
        Assert.Equal((Title, (int?)2022, "2023-01-18"), (report.Identity.Title, report.Identity.ReportYear, report.Identity.PublishedDate));
        Assert.True(report.Identity.Contact?.Phone is null, "the telephone of the site is not that of the report");
        Assert.True(report.Document.Repairs("menu") > 0);
    }

    [Fact]
    public void Lines_of_a_report_that_only_look_like_those_of_a_site_stay()
    {
        string[] lines = ["版权所有的信息依法不予公开，已告知申请人。", "报告全文可下载。", "年报附件名为report.pdf。", "主要做法有分享经验和停止收费。"];
        string html = $"<html><body><h1>{Title}</h1><div>{Article()}{string.Concat(lines.Select(line => $"<p>{line}</p>"))}</div></body></html>";
        Report report = Assert.IsType<ReadResult.Readable>(new ReportReader(RegionTable.China).Read(Encoding.UTF8.GetBytes(html), "a.html")).Report;
        Assert.All(lines, line => Assert.Contains(line, report.Document.Text));
    }
}

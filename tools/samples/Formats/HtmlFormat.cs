using System.Globalization;
using System.Net;
using System.Text;

namespace ReportSearch.Samples.Formats;

/// <summary>How the page around a report was made.</summary>
internal enum PageDesign
{
    /// <summary>Boxes with a menu, a place in the site, the article and a footer.</summary>
    Boxes,
    /// <summary>The tables of an old content system, the article in one of their cells.</summary>
    Tables,
    /// <summary>Saved by Word as a web page, among the boxes of the site.</summary>
    Word,
    /// <summary>A list of other reports beside the article, the title above it.</summary>
    SideList,
}

/// <summary>A sample as a page of a government's site, with all that stands around the article there.</summary>
internal static class HtmlFormat
{
    private const string Style =
        "<style>\n.nav li{float:left} .hide,.print-only{display:none} .article p{text-indent:2em;line-height:28px}\n@media print{.nav{display:none}}\n</style>";

    private const string Menu =
        "<ul class=\"nav\"><li><a href=\"/\">网站首页</a></li><li><a href=\"/zwgk/\">政务公开</a></li><li><a href=\"/bsfw/\">办事服务</a></li><li><a href=\"/hdjl/\">互动交流</a></li><li><a href=\"/zjhw/\">走进本地</a></li></ul>";

    private const string Place = "您现在的位置：<a href=\"/\">首页</a> &gt; <a href=\"/zwgk/\">政务公开</a> &gt; <a href=\"/zwgk/nb/\">政府信息公开年报</a>";

    private const string Footer =
        "主办：市政府办公室 <a href=\"/map\">网站地图</a> <a href=\"/contact\">联系我们</a> <a href=\"/law\">法律声明</a><br>备案序号：ICP备00000000号 网站标识码：0000000000 版权所有";

    public static string Write(SampleDocument document, PageDesign design, string charset)
    {
        var page = new StringBuilder("<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n");
        page.Append(CultureInfo.InvariantCulture, $"<meta http-equiv=\"Content-Type\" content=\"text/html; charset={charset}\">\n<title>政府信息公开年报_政府门户网站</title>\n");
        page.Append("<meta name=\"keywords\" content=\"政务公开,年度报告\">\n<script>var channel = '年度报告'; document.write('<p>2010年政府信息公开工作年度报告</p>');</script>\n");
        page.Append(Style).Append("\n</head>\n<body>\n<!-- 头部 -->\n");
        Article(page, document, design);
        return page.Append("<script src=\"/js/count.js\"></script>\n</body>\n</html>\n").ToString();
    }

    private static void Article(StringBuilder page, SampleDocument document, PageDesign design)
    {
        switch (design)
        {
            case PageDesign.Tables:
                page.Append("<table width=\"1000\" align=\"center\"><tr><td colspan=\"2\">").Append(Menu).Append("</td></tr><tr><td width=\"200\"><a href=\"/a\">机构设置</a><br><a href=\"/b\">政策文件</a><br><a href=\"/c\">公开指南</a></td>\n<td>");
                page.Append("<table><tr><td>").Append(Place).Append("</td></tr><tr><td id=\"content\">\n");
                Pieces(page, document.Pieces, design);
                page.Append("</td></tr><tr><td align=\"right\">【<a href=\"#\">打印本页</a>】【<a href=\"#\">关闭窗口</a>】</td></tr></table></td></tr><tr><td colspan=\"2\">").Append(Footer).Append("</td></tr></table>\n");
                return;
            case PageDesign.SideList:
                page.Append("<div class=\"top\">").Append(Menu).Append("</div>\n<div class=\"place\">").Append(Place).Append("</div>\n<div class=\"wrap\"><div class=\"left\"><h3>政府信息公开年报</h3><ul>");
                page.Append("<li><a href=\"/1\">2012年政府信息公开工作年度报告</a></li><li><a href=\"/2\">2011年政府信息公开工作年度报告</a></li><li><a href=\"/3\">2010年政府信息公开工作年度报告</a></li></ul></div>\n<div class=\"right\">");
                // Where one line is the whole title the page prints it as its own heading.
                bool titled = document.Pieces.Count(piece => piece.Kind == PieceKind.Title) == 1 && document.Pieces[0].Kind == PieceKind.Title;
                if (titled)
                    page.Append("<h1>").Append(Encoded(document.Pieces[0].Text)).Append("</h1>\n");
                page.Append("<div class=\"share\">字号：<a>大</a> <a>中</a> <a>小</a> 分享到：<a>微信</a></div><div id=\"zoom\" class=\"article\">\n");
                Pieces(page, document.Pieces.Skip(titled ? 1 : 0), design);
                page.Append("</div>\n<p>上一篇：<a href=\"/4\">政府信息公开指南</a></p><p>下一篇：<a href=\"/5\">依申请公开流程</a></p></div></div>\n<div class=\"foot\">").Append(Footer).Append("</div>\n");
                return;
            default:
                page.Append("<div class=\"top\">").Append(Menu).Append("</div>\n<div class=\"wz\">").Append(Place).Append("</div>\n<div class=\"article TRS_Editor\">");
                page.Append(design == PageDesign.Word ? "<div class=WordSection1>\n" : "\n<p class=\"hide\">本页仅供打印</p>\n");
                Pieces(page, document.Pieces, design);
                page.Append(design == PageDesign.Word ? "</div>" : "").Append("</div>\n<div class=\"foot\">").Append(Footer).Append("</div>\n");
                return;
        }
    }

    private static void Pieces(StringBuilder page, IEnumerable<Piece> pieces, PageDesign design)
    {
        foreach (Piece piece in pieces)
        {
            if (piece.Table is { } table)
            {
                Table(page, table, design);
                continue;
            }

            string align = piece.Kind switch { PieceKind.Title => "center", PieceKind.Signature => "right", _ => "left" };
            switch (design)
            {
                case PageDesign.Word:
                    page.Append(CultureInfo.InvariantCulture, $"<p class=MsoNormal align={align} style='text-indent:32.0pt;line-height:\n28.0pt'>");
                    Runs(page, piece.Printed);
                    page.Append("</p>\n");
                    break;
                case PageDesign.Tables:
                    page.Append(CultureInfo.InvariantCulture, $"<div align=\"{align}\">{(piece.Kind == PieceKind.Paragraph ? "&nbsp;&nbsp;&nbsp; " : "")}{Encoded(piece.Printed)}</div>\n");
                    break;
                default:
                    page.Append(CultureInfo.InvariantCulture, $"<p style=\"text-align: {align};\">{(piece.Kind == PieceKind.Paragraph ? "　　" : "")}<span>{(piece.Level == 1 ? "<strong>" : "")}{Encoded(piece.Printed)}{(piece.Level == 1 ? "</strong>" : "")}</span></p>\n");
                    break;
            }
        }
    }

    /// <summary>Word puts every change between Chinese and other letters into a run of its own.</summary>
    private static void Runs(StringBuilder page, string text)
    {
        for (int at = 0; at < text.Length;)
        {
            bool ascii = char.IsAscii(text[at]);
            int end = at;
            while (end < text.Length && char.IsAscii(text[end]) == ascii)
                end++;
            page.Append(ascii ? "<span lang=EN-US style='font-size:16.0pt'>" : "<span style='font-size:16.0pt;font-family:仿宋_GB2312'>").Append(Encoded(text[at..end])).Append("</span>");
            at = end;
        }

        page.Append("<span lang=EN-US><o:p></o:p></span>");
    }

    private static void Table(StringBuilder page, SampleTable table, PageDesign design)
    {
        page.Append("<table border=\"1\" cellspacing=\"0\" width=\"100%\">\n<tbody>\n");
        foreach (IReadOnlyList<SampleCell> row in table.Rows)
        {
            page.Append("<tr>");
            foreach (SampleCell cell in row)
            {
                page.Append("<td");
                if (cell.Columns > 1)
                    page.Append(CultureInfo.InvariantCulture, $" colspan=\"{cell.Columns}\"");
                if (cell.Rows > 1)
                    page.Append(CultureInfo.InvariantCulture, $" rowspan=\"{cell.Rows}\"");
                string text = cell.Text.Length == 0 ? "&nbsp;" : Encoded(cell.Text);
                page.Append(design == PageDesign.Word ? $">\n  <p class=MsoNormal align=center><span>{text}</span></p>\n  </td>" : $">{text}</td>");
            }

            page.Append("</tr>\n");
        }

        page.Append("</tbody>\n</table>\n");
    }

    private static string Encoded(string text) => WebUtility.HtmlEncode(text);
}

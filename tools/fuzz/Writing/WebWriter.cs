using System.Globalization;
using System.Text;

namespace ReportSearch.Fuzz.Writing;

/// <summary>Writes a text as a web page among menus and footers, or as Markdown.</summary>
internal static class WebWriter
{
    // Nobody writes the lines of a title as items of a list.
    private const int TitleLines = 3;

    internal static string Html(string text, FuzzRandom random)
    {
        var html = new StringBuilder(random.Pick((string[])["<!DOCTYPE html>\n<html>", "<html lang=zh>", "<HTML>", ""]));
        html.Append("<head><meta charset=\"utf-8\"><title>").Append(WordWriter.Escape(text.Split('\n')[0])).Append("</title>");
        if (random.OneIn(3))
            html.Append("<script>var a='<p>年度报告</p>';</script><style>td{}</style>");
        html.Append("</head><body>");
        if (random.OneIn(2))
            html.Append("<div class=nav><ul><li><a href=/>首页</a></li><li><a href=/a>政务公开</a></li><li><a href=/b>办事服务</a></li></ul></div><div>当前位置：<a href=/>首页</a> &gt; <a href=/x>年报</a></div>");
        html.Append(random.Pick((string[])["<div class=article>", "<table><tr><td>", "<div><div>", "<center><font>", "<form><fieldset>"]));
        var rows = new List<string>();
        int number = 0;
        foreach (string line in text.Split('\n'))
        {
            number++;
            if (line.Contains('\t', StringComparison.Ordinal))
            {
                rows.Add(line);
                continue;
            }

            Table(html, rows, random);
            Paragraph(html, WordWriter.Escape(line), number <= TitleLines, random);
        }

        Table(html, rows, random);
        if (random.OneIn(2))
            html.Append("</div><div class=foot>版权所有 <a href=/m>网站地图</a> <a href=/c>联系我们</a></div>");
        return html.Append("</body></html>").ToString();
    }

    private static void Paragraph(StringBuilder html, string line, bool title, FuzzRandom random)
    {
        switch (random.Below(title ? 4 : 10))
        {
            case 0:
                html.Append(line).Append("<br/>");
                break;
            case 1:
                html.Append("<div><span>").Append(line).Append("</span></div>");
                break;
            case 2:
                html.Append("<h2>").Append(line).Append("</h2>");
                break;
            case 3:
                html.Append("<p>&nbsp;&emsp;").Append(line).Append("</p>\n");
                break;
            case 4:
                html.Append("<ol><li>").Append(line).Append("</ol>");
                break;
            case 5:
                html.Append("<pre>").Append(line).Append("\n</pre>");
                break;
            default:
                html.Append("<p>").Append(line).Append("</p>\n");
                break;
        }
    }

    private static void Table(StringBuilder html, List<string> rows, FuzzRandom random)
    {
        if (rows.Count == 0)
            return;
        html.Append("<table border=1>");
        foreach (string row in rows)
        {
            html.Append("<tr>");
            foreach (string cell in row.Split('\t'))
            {
                html.Append(random.OneIn(8) ? "<th" : "<td");
                if (random.OneIn(16))
                    html.Append(CultureInfo.InvariantCulture, $" rowspan={random.Below(5)} colspan=\"{random.Below(5)}\"");
                html.Append('>').Append(WordWriter.Escape(cell)).Append(random.OneIn(8) ? "" : "</td>");
                if (random.OneIn(80))
                    html.Append("<td><table><tr><td>内表</table>");
            }

            html.Append("</tr>");
        }

        html.Append("</table>");
        rows.Clear();
    }

    internal static string Markdown(string text, FuzzRandom random)
    {
        var markdown = new StringBuilder();
        bool inTable = false;
        int number = 0;
        foreach (string line in text.Split('\n'))
        {
            if (line.Contains('\t', StringComparison.Ordinal))
            {
                string[] cells = line.Split('\t');
                markdown.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
                if (!inTable)
                    markdown.Append('|').Insert(markdown.Length, "---|", cells.Length).Append('\n');
                inTable = true;
                continue;
            }

            inTable = false;
            string sign = random.Below(++number <= TitleLines ? 4 : 8) switch { 0 => "# ", 1 => "## ", 2 => "**", 3 => "", 4 => "- ", 5 => "> ", 6 => "1. ", _ => "" };
            markdown.Append(sign).Append(line).Append(sign == "**" ? "**" : "").Append("\n\n");
        }

        return markdown.ToString();
    }
}

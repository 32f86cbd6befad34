using System.IO.Compression;
using System.Net;
using System.Text;
using ReportSearch.Reports.Documents;

namespace ReportSearch.Reports.Tests.Formats;

/// <summary>Writes the paragraphs and tables of a report that was read from text as other formats, independently of how those are read.</summary>
internal static class SampleWriter
{
    internal static string Html(Document document)
    {
        var html = new StringBuilder("<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>政府网</title><style>p{text-indent:2em}</style></head><body><div class=\"top\"><ul><li><a href=\"/\">首页</a></li><li><a href=\"/a\">政务公开</a></li><li><a href=\"/b\">办事服务</a></li><li><a href=\"/c\">互动交流</a></li></ul></div>\n<div class=\"wz\">您现在的位置：<a href=\"/\">首页</a> &gt; <a href=\"/x\">信息公开年报</a></div><div class=\"article\">\n");
        foreach (Block block in document.Blocks)
        {
            if (block.Kind != BlockKind.Table || block.Rows.Count < 2)
            {
                foreach (string line in Lines(document, block))
                    html.Append("<p>&nbsp;&nbsp;<span>").Append(WebUtility.HtmlEncode(line)).Append("</span></p>\n");
                continue;
            }

            html.Append("<table border=1>\n<tbody>");
            foreach (TableRow row in block.Rows)
            {
                html.Append("<tr>");
                foreach (TableCell cell in row.Cells)
                    html.Append("<td>\n <p>").Append(WebUtility.HtmlEncode(document.Text[cell.Start..cell.End])).Append("</p>\n</td>");
                html.Append("</tr>\n");
            }

            html.Append("</tbody></table>");
        }

        return html.Append("</div><div class=\"foot\">版权所有：政府办公室 <a href=\"/d\">网站地图</a> <a href=\"/e\">联系我们</a> <a href=\"/f\">隐私保护</a></div></body></html>").ToString();
    }

    internal static byte[] Docx(Document document)
    {
        var body = new StringBuilder();
        foreach (Block block in document.Blocks)
        {
            if (block.Kind != BlockKind.Table || block.Rows.Count < 2)
            {
                foreach (string line in Lines(document, block))
                    body.Append(DocxFile.Paragraph(line));
                continue;
            }

            body.Append("<w:tbl><w:tblPr/>");
            foreach (TableRow row in block.Rows)
            {
                body.Append("<w:tr>");
                foreach (TableCell cell in row.Cells)
                    body.Append("<w:tc><w:tcPr><w:tcW w:w=\"100\"/></w:tcPr>").Append(DocxFile.Paragraph(document.Text[cell.Start..cell.End])).Append("</w:tc>");
                body.Append("</w:tr>");
            }

            body.Append("</w:tbl>");
        }

        return DocxFile.Write(body.ToString());
    }

    private static string[] Lines(Document document, Block block) => document.Text[block.Start..block.End].Split('\n', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>Small Word files made by hand.</summary>
internal static class DocxFile
{
    private const string Namespace = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

    internal static string Paragraph(string text, string properties = "") =>
        $"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space=\"preserve\">{WebUtility.HtmlEncode(text).Replace("&#39;", "'")}</w:t></w:r></w:p>";

    internal static string Numbered(string text, int level, int list = 1) => Paragraph(text, $"<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>");

    internal static byte[] Write(string body, string? numbering = null, string? styles = null, string? footnotes = null)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>");
            Add("_rels/.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>");
            Add("word/document.xml", $"<w:document {Namespace}><w:body>{body}<w:sectPr/></w:body></w:document>");
            if (numbering is not null)
                Add("word/numbering.xml", $"<w:numbering {Namespace}>{numbering}</w:numbering>");
            if (styles is not null)
                Add("word/styles.xml", $"<w:styles {Namespace}>{styles}</w:styles>");
            if (footnotes is not null)
                Add("word/footnotes.xml", $"<w:footnotes {Namespace}>{footnotes}</w:footnotes>");

            void Add(string name, string content)
            {
                using Stream entry = archive.CreateEntry(name, CompressionLevel.Fastest).Open();
                entry.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return stream.ToArray();
    }
}

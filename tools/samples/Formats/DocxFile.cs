using System.IO.Compression;
using System.Security;
using System.Text;

namespace ReportSearch.Samples.Formats;

/// <summary>Puts the parts of a Word file together.</summary>
internal static class DocxFile
{
    private const string Namespace = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    /// <summary>A paragraph of one run.</summary>
    internal static string Paragraph(string text, string properties = "") =>
        $"<w:p><w:pPr>{properties}</w:pPr>{Run(text)}</w:p>";

    /// <summary>A paragraph with an automatic number.</summary>
    internal static string Numbered(string text, int level, int list = 1) => Paragraph(text, $"<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>");

    /// <summary>A run of text.</summary>
    internal static string Run(string text, string properties = "") =>
        $"<w:r>{(properties.Length > 0 ? $"<w:rPr>{properties}</w:rPr>" : "")}<w:t xml:space=\"preserve\">{SecurityElement.Escape(text)}</w:t></w:r>";

    /// <summary>The file; the parts are given without their root elements.</summary>
    internal static byte[] Write(string body, string? numbering = null, string? styles = null, string? footnotes = null, string? header = null, string? footer = null)
    {
        string types = "", relations = "", section = "";
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Part("numbering", numbering, "numbering");
            Part("styles", styles, "styles");
            Part("footnotes", footnotes, "footnotes");
            Part("header1", header, "header", "hdr");
            Part("footer1", footer, "footer", "ftr");
            Add("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>" + types + "</Types>");
            Add("_rels/.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r\" Type=\"{Relations}officeDocument\" Target=\"word/document.xml\"/></Relationships>");
            Add("word/_rels/document.xml.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{relations}</Relationships>");
            Add("word/document.xml", $"<w:document {Namespace}><w:body>{body}<w:sectPr>{section}<w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1700\" w:right=\"1474\" w:bottom=\"1700\" w:left=\"1588\" w:header=\"851\" w:footer=\"992\"/></w:sectPr></w:body></w:document>");

            void Part(string name, string? content, string kind, string? root = null)
            {
                if (content is null)
                    return;
                Add($"word/{name}.xml", $"<w:{root ?? kind} {Namespace}>{content}</w:{root ?? kind}>");
                types += $"<Override PartName=\"/word/{name}.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml\"/>";
                relations += $"<Relationship Id=\"{name}\" Type=\"{Relations}{kind}\" Target=\"{name}.xml\"/>";
                if (root is not null)
                    section += $"<w:{kind}Reference w:type=\"default\" r:id=\"{name}\"/>";
            }

            void Add(string name, string content)
            {
                using Stream entry = archive.CreateEntry(name, CompressionLevel.Fastest).Open();
                entry.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return stream.ToArray();
    }
}

using static ReportSearch.Reports.Tests.Hostile.Files.HostileFile;

namespace ReportSearch.Reports.Tests.Hostile.Files;

/// <summary>HTML and Word markup: depth, spans, entities, and tags that never end.</summary>
internal static class HostileMarkup
{
    private const int Deep = 100_000;
    private const string Word = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

    private static readonly string[] Tags = ["div", "span", "table", "ul", "ol", "b", "font", "blockquote", "form", "a", "pre", "center", "section", "svg", "math", "select", "template", "noscript", "iframe", "object", "frameset"];

    internal static IEnumerable<HostileFile> All => Pages().Concat(WordFiles());

    private static string Page(string body) => "<!DOCTYPE html><html><head><meta charset=\"utf-8\"></head><body>" + string.Concat(Sound.Split('\n').Select(line => $"<p>{line}</p>")) + body + "</body></html>";

    private static string Repeat(string unit, int count) => string.Concat(Enumerable.Repeat(unit, count));

    private static IEnumerable<HostileFile> Pages()
    {
        string[] read = [IsReport];
        foreach (string tag in Tags)
            yield return new($"deep-{tag}.html", () => Utf8(Page(Repeat($"<{tag}>", Deep) + "公开" + Repeat($"</{tag}>", Deep))), "tooLarge");
        yield return new("deep-div-200000.html", () => Utf8(Page(Repeat("<div>", 200_000) + "公开" + Repeat("</div>", 200_000))), "tooLarge");
        yield return new("columns-100000.html", () => Utf8(Page("<table><tr>" + Repeat("<td>1", 100_000) + "</tr><tr>" + Repeat("<td>2", 100_000) + "</table>")), "tooLarge");
        yield return new("columns-40000.html", () => Utf8(Page("<table><tr>" + Repeat("<td>1", 40_000) + "</tr><tr>" + Repeat("<td>2", 40_000) + "</table>")), read);
        yield return new("rowspan-65534.html", () => Utf8(Page("<table><tr><td rowspan=65534>甲<td>1</tr>" + Repeat("<tr><td>2</tr>", 40) + "</table>")), read);
        yield return new("deep-tables.html", () => Utf8(Page(Repeat("<table><tr><td>", 20_000) + "公开")), "tooLarge");
        yield return new("rowspan.html", () => Utf8(Page("<table>" + Repeat("<tr><td rowspan=65535 colspan=65535>1<td>2</tr>", 300) + "</table>")), read);
        yield return new("colspan-huge.html", () => Utf8(Page("<table><tr><td colspan=999999999999>1<td colspan=-5>2<td rowspan=2147483647>3</table>")), read);
        yield return new("cells-1000000.html", () => Utf8(Page("<table>" + Repeat("<tr>" + Repeat("<td>1", 100), 10_000) + "</table>")), "tooLarge");
        yield return new("row-1000000.html", () => Utf8(Page("<table><tr>" + Repeat("<td>1", 1_000_000) + "</table>")), "tooLarge");
        yield return new("tables-50000.html", () => Utf8(Page(Repeat("<table><tr><td>1<td>2<tr><td>3<td>4</table>", 50_000))), "tooLarge");
        yield return new("attributes.html", () => Utf8(Page("<p " + string.Concat(Enumerable.Range(0, 20_000).Select(i => $"a{i}=1 ")) + ">公开</p>")), read);
        yield return new("attribute-long.html", () => Utf8(Page("<p title=\"" + new string('公', 1 << 20) + "\">公开</p>")), read);
        yield return new("tag-without-end.html", () => Utf8(Page("<p " + new string('a', 1 << 20))), read);
        yield return new("comment-without-end.html", () => Utf8(Page("<!--" + new string('-', 1 << 20))), read);
        yield return new("script-without-end.html", () => Utf8(Page("<script>" + new string('a', 1 << 20))), read);
        yield return new("title-without-end.html", () => Utf8("<html><title>" + Sound), "empty");
        yield return new("plaintext.html", () => Utf8(Page("<plaintext>" + new string('<', 100_000))), read);
        yield return new("entities.html", () => Utf8(Page(Repeat("&#x4E00;&#99999999;&amp;&notanentity;&#0;", 40_000))), "mojibake");
        yield return new("misnested.html", () => Utf8(Page(Repeat("<b><i><p></b>", 4000))), "tooLarge");
        yield return new("formatting.html", () => Utf8(Page(Repeat("<a><b><u><p>公", 2000))), "tooLarge");
        yield return new("menus.html", () => Utf8(Page(Repeat("<ul><li><a href=/>首页</a></ul>", 30_000))), "tooLarge");
        yield return new("lists.html", () => Utf8(Page(Repeat("<ol><li>公", 10_000))), "tooLarge");
        yield return new("breaks.html", () => Utf8(Page(Repeat("<br>", 300_000))), "tooLarge");
        yield return new("entity-file.html", () => Utf8("<?xml version='1.0'?><!DOCTYPE html [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><html><body>&x;</body></html>"), Other);
        yield return new("refresh.html", () => Utf8("<html><head><meta http-equiv=refresh content='0;url=http://127.0.0.1:9/'><base href='http://127.0.0.1:9/'><link rel=stylesheet href=x.css></head><body><img src=x.png><iframe src='file:///etc/passwd'></iframe></body></html>"), "empty");
        yield return new("charset-liar.html", () => [.. "<html><head><meta charset=utf-16></head><body>"u8, .. Utf8(Sound.Replace("\n", "<br>", StringComparison.Ordinal))], read);
        yield return new("charset-unknown.html", () => [.. "<html><head><meta charset=x-nonsense></head><body>"u8, .. Utf8(Sound.Replace("\n", "<br>", StringComparison.Ordinal))], read);
        yield return new("svg-script.html", () => Utf8(Page("<svg><script>while(1);</script><foreignObject><p>公</p></foreignObject></svg>")), read);
        yield return new("only-script.html", () => Utf8("<html><script>document.write('年度报告')</script></html>"), "empty");
        yield return new("frames.html", () => Utf8("<html><frameset cols=50%,50%><frame src=a.html><frame src=b.html></frameset></html>"), "empty");
    }

    private static HostileFile Docx(string name, Func<string> body, params string[] codes) =>
        new(name, () => HostileZip.Of(("word/document.xml", Utf8($"<w:document {Word}><w:body>{body()}</w:body></w:document>"))), codes.Length > 0 ? codes : [IsReport]);

    private static string P(string text) => $"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>";

    private static IEnumerable<HostileFile> WordFiles()
    {
        string sound = string.Concat(Sound.Split('\n').Select(P));
        foreach (string tag in (string[])["w:p", "w:r", "w:tbl", "w:tc", "w:sdt", "w:ins", "w:hyperlink", "w:txbxContent", "w:drawing", "x"])
            yield return Docx($"deep-{tag.Replace(':', '-')}.docx", () => sound + Repeat($"<{tag}>", Deep) + Repeat($"</{tag}>", Deep), "tooLarge");
        yield return Docx("deep-tables.docx", () => sound + Repeat("<w:tbl><w:tr><w:tc>", 120) + P("公") + Repeat("</w:tc></w:tr></w:tbl>", 120));
        yield return Docx("cells.docx", () => sound + "<w:tbl>" + Repeat("<w:tr>" + Repeat($"<w:tc>{P("1")}</w:tc>", 50), 4000).Replace("<w:tr>", "</w:tr><w:tr>", StringComparison.Ordinal)[7..] + "</w:tr></w:tbl>");
        yield return Docx("span.docx", () => sound + "<w:tbl>" + Repeat($"<w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"2147483647\"/></w:tcPr>{P("1")}</w:tc></w:tr>", 3000) + "</w:tbl>");
        yield return Docx("before.docx", () => sound + "<w:tbl>" + Repeat($"<w:tr><w:trPr><w:gridBefore w:val=\"2147483647\"/></w:trPr><w:tc>{P("1")}</w:tc></w:tr>", 300) + "</w:tbl>");
        yield return Docx("paragraphs.docx", () => sound + Repeat("<w:p/>", 10_000_000), "tooLarge");
        yield return Docx("runs.docx", () => sound + "<w:p>" + Repeat("<w:r><w:t>公</w:t></w:r>", 100_000) + "</w:p>");
        yield return Docx("breaks.docx", () => sound + "<w:p>" + Repeat("<w:r><w:br/></w:r>", 200_000) + "</w:p>");
        yield return Docx("notes.docx", () => sound + Repeat("<w:p><w:r><w:footnoteReference w:id=\"1\"/></w:r></w:p>", 50_000));
        yield return Docx("not-ended.docx", () => sound + "<w:p>", "damaged");
        foreach ((string name, string type) in ((string, string)[])
            [
                ("laughs", "[<!ENTITY a \"公公公公公公公公公公\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY x \"&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;\">]"),
                ("file", "[<!ENTITY x SYSTEM \"file:///etc/passwd\">]"), ("web", "[<!ENTITY x SYSTEM \"http://127.0.0.1:9/x\">]"), ("outer", "SYSTEM \"http://127.0.0.1:9/x.dtd\" [<!ENTITY x \"公\">]"), ("parameter", "[<!ENTITY % p SYSTEM \"file:///etc/passwd\">%p;<!ENTITY x \"公\">]"),
                ("itself", "[<!ENTITY x \"&x;\">]"),
            ])
        {
            yield return new($"entity-{name}.docx", () => HostileZip.Of(("word/document.xml", Utf8($"<!DOCTYPE w {type}><w:document {Word}><w:body>{P("&x;")}</w:body></w:document>"))), "damaged");
            yield return new($"entity-{name}.ofd", () => HostileZip.Of(("OFD.xml", Utf8($"<!DOCTYPE w {type}><OFD><DocBody><DocRoot>&x;</DocRoot></DocBody></OFD>"))), "damaged");
            yield return new($"entity-{name}.xml", () => Utf8($"<?xml version=\"1.0\"?><!DOCTYPE w {type}><w>&x;</w>"), "unsupportedFormat");
        }

        string numbering = $"<w:numbering {Word}><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"2147483647\"/><w:numFmt w:val=\"chineseCounting\"/><w:lvlText w:val=\"%1{Repeat("%1", 200)}、\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>";
        yield return new("numbers.docx", () => HostileZip.Of(("word/document.xml", Utf8($"<w:document {Word}><w:body>{sound}{Repeat("<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>公</w:t></w:r></w:p>", 3000)}</w:body></w:document>")), ("word/numbering.xml", Utf8(numbering))), IsReport);
        yield return new("style-circle.docx", () => HostileZip.Of(("word/document.xml", Utf8($"<w:document {Word}><w:body>{sound}<w:p><w:pPr><w:pStyle w:val=\"A\"/></w:pPr><w:r><w:t>公</w:t></w:r></w:p></w:body></w:document>")), ("word/styles.xml", Utf8($"<w:styles {Word}><w:style w:styleId=\"A\"><w:basedOn w:val=\"B\"/></w:style><w:style w:styleId=\"B\"><w:basedOn w:val=\"A\"/></w:style></w:styles>"))), IsReport);
    }
}

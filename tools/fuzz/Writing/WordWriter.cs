using System.Globalization;
using System.Text;

namespace ReportSearch.Fuzz.Writing;

/// <summary>Writes a text as the parts of a Word file, with the things that real ones hold: numbered headings, tables with spans, boxes, notes, changes, fields.</summary>
internal static class WordWriter
{
    // Nobody numbers the lines of a title.
    private const int TitleLines = 3;
    private const string Space = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\"";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    internal static List<(string Name, byte[] Content)> Parts(string text, FuzzRandom random)
    {
        var body = new StringBuilder();
        var notes = new StringBuilder();
        var table = new List<string>();
        int number = 0;
        foreach (string line in text.Split('\n'))
        {
            number++;
            if (line.Contains('\t', StringComparison.Ordinal))
            {
                table.Add(line);
                continue;
            }

            Table(body, table, random);
            if (number <= TitleLines)
                body.Append("<w:p>").Append(Run(Escape(line))).Append("</w:p>");
            else
                Paragraph(body, notes, line, random);
        }

        Table(body, table, random);
        var parts = new List<(string Name, byte[] Content)>
        {
            ("[Content_Types].xml", Encoding.UTF8.GetBytes("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>")),
            ("_rels/.rels", Encoding.UTF8.GetBytes($"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r\" Type=\"{Relations}/officeDocument\" Target=\"word/document.xml\"/></Relationships>")),
            ("word/document.xml", Encoding.UTF8.GetBytes($"<w:document {Space}><w:body>{body}<w:sectPr/></w:body></w:document>")),
        };
        if (random.OneIn(2))
            parts.Add(("word/numbering.xml", Encoding.UTF8.GetBytes(Numbering(random))));
        if (random.OneIn(3))
            parts.Add(("word/styles.xml", Encoding.UTF8.GetBytes($"<w:styles {Space}><w:style w:type=\"paragraph\" w:styleId=\"H1\"><w:name w:val=\"heading 1\"/><w:pPr><w:outlineLvl w:val=\"0\"/><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style><w:style w:styleId=\"H2\"><w:basedOn w:val=\"H1\"/></w:style></w:styles>")));
        if (notes.Length > 0)
            parts.Add(("word/footnotes.xml", Encoding.UTF8.GetBytes($"<w:footnotes {Space}>{notes}</w:footnotes>")));
        return parts;
    }

    private static void Paragraph(StringBuilder body, StringBuilder notes, string line, FuzzRandom random)
    {
        string properties = random.Below(14) switch
        {
            0 => $"<w:numPr><w:ilvl w:val=\"{random.Below(10)}\"/><w:numId w:val=\"{random.Below(3)}\"/></w:numPr>",
            1 => "<w:pStyle w:val=\"H1\"/>",
            2 => "<w:pStyle w:val=\"H2\"/>",
            3 => "<w:rPr><w:del w:id=\"1\"/></w:rPr>",
            _ => "",
        };
        string run = Run(Escape(line));
        run = random.Below(30) switch
        {
            0 => $"<w:ins w:id=\"2\">{run}</w:ins>",
            1 => $"<w:del w:id=\"3\"><w:r><w:delText>旧</w:delText></w:r></w:del>{run}",
            2 => $"<w:hyperlink>{run}</w:hyperlink>",
            3 => $"<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>{run}",
            4 => $"<mc:AlternateContent><mc:Choice><w:r><w:drawing><wps:txbx><w:txbxContent><w:p>{run}</w:p></w:txbxContent></wps:txbx></w:drawing></w:r></mc:Choice><mc:Fallback>{run}</mc:Fallback></mc:AlternateContent>",
            5 => $"<w:sdt><w:sdtPr/><w:sdtContent>{run}</w:sdtContent></w:sdt>",
            6 => $"<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r>{run}",
            7 => Note(run, notes, random),
            8 => $"<w:r><w:ruby><w:rt>{run}</w:rt><w:rubyBase>{run}</w:rubyBase></w:ruby></w:r>",
            _ => run,
        };
        body.Append("<w:p><w:pPr>").Append(properties).Append("</w:pPr>").Append(run).Append("</w:p>");
    }

    private static string Note(string run, StringBuilder notes, FuzzRandom random)
    {
        int id = random.Below(4);
        notes.Append(CultureInfo.InvariantCulture, $"<w:footnote w:id=\"{id}\"><w:p>{Run("注：统计口径不同。")}</w:p></w:footnote>");
        return $"{run}<w:r><w:footnoteReference w:id=\"{random.Below(4)}\"/></w:r>";
    }

    private static string Run(string text) => $"<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>";

    private static void Table(StringBuilder body, List<string> rows, FuzzRandom random)
    {
        if (rows.Count == 0)
            return;
        body.Append("<w:tbl><w:tblPr/><w:tblGrid/>");
        foreach (string row in rows)
        {
            body.Append("<w:tr>");
            if (random.OneIn(20))
                body.Append(CultureInfo.InvariantCulture, $"<w:trPr><w:gridBefore w:val=\"{random.Below(5)}\"/></w:trPr>");
            foreach (string cell in row.Split('\t'))
            {
                string span = random.Below(20) switch { 0 => $"<w:gridSpan w:val=\"{random.Below(6)}\"/>", 1 => "<w:vMerge w:val=\"restart\"/>", 2 => "<w:vMerge/>", _ => "" };
                body.Append("<w:tc><w:tcPr>").Append(span).Append("</w:tcPr>");
                Paragraph(body, new StringBuilder(), cell, random);
                if (random.OneIn(60))
                    body.Append("<w:tbl><w:tr><w:tc><w:p>").Append(Run("内")).Append("</w:p></w:tc></w:tr></w:tbl>");
                body.Append("</w:tc>");
            }

            body.Append("</w:tr>");
        }

        body.Append("</w:tbl>");
        rows.Clear();
    }

    private static string Numbering(FuzzRandom random)
    {
        string[] forms = ["decimal", "chineseCounting", "chineseCountingThousand", "ideographDigital", "japaneseCounting", "decimalEnclosedCircle", "upperRoman", "lowerLetter", "bullet", "none", "nonsense", "decimalFullWidth", "ordinal"];
        string[] texts = ["%1、", "（%2）", "%1.%2", "第%1部分", "%3%2%1", "%9", "%0", "%", ""];
        var levels = new StringBuilder();
        for (int i = 0; i < 9; i++)
            levels.Append(CultureInfo.InvariantCulture, $"<w:lvl w:ilvl=\"{i}\"><w:start w:val=\"{random.Pick((string[])["1", "0", "-3", "99999", "2147483647", "3"])}\"/><w:numFmt w:val=\"{random.Pick(forms)}\"/><w:lvlText w:val=\"{random.Pick(texts)}\"/><w:suff w:val=\"nothing\"/></w:lvl>");
        return $"<w:numbering {Space}><w:abstractNum w:abstractNumId=\"0\">{levels}</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num><w:num w:numId=\"2\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"5\"/></w:lvlOverride></w:num></w:numbering>";
    }

    /// <summary>Text for XML; what XML cannot hold is left out.</summary>
    internal static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            char unit = text[i];
            if (char.IsHighSurrogate(unit) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                escaped.Append(unit).Append(text[++i]);
            else if (unit is '&' or '<' or '>' or '"')
                escaped.Append(unit switch { '&' => "&amp;", '<' => "&lt;", '>' => "&gt;", _ => "&quot;" });
            else if (unit is '\t' or '\n' or '\r' or (>= ' ' and < '\uD800') or (> '\uDFFF' and < '\uFFFE'))
                escaped.Append(unit);
        }

        return escaped.ToString();
    }
}

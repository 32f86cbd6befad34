using System.Globalization;
using System.Text;

namespace ReportSearch.Fuzz.Writing;

/// <summary>Sets a text on pages, as OFD and as PDF: 12-point letters, cells in columns, some rules.</summary>
internal static class PageWriter
{
    private const int Width = 595, Height = 842, Size = 12, Left = 60, Top = 70, LinesOnPage = 40, LettersInLine = 38;
    private const string Space = "xmlns:ofd=\"http://www.ofdspec.org/2016\"";

    private sealed record Placed(int X, int Y, string Text);

    private sealed record Page(List<Placed> Words, List<(int X, int Y, int W, int H)> Rules);

    internal static List<(string Name, byte[] Content)> OfdParts(string text, FuzzRandom random)
    {
        List<Page> pages = Set(text, random);
        string list = string.Concat(pages.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"<ofd:Page ID=\"{i + 1}\" BaseLoc=\"Pages/Page_{i}/Content.xml\"/>")));
        string template = random.OneIn(4) ? "<ofd:TemplatePage ID=\"90\" BaseLoc=\"Tpls/Tpl_0/Content.xml\"/>" : "";
        List<(string Name, byte[] Content)> parts =
        [
            ("OFD.xml", Utf8($"<ofd:OFD {Space} Version=\"1.0\"><ofd:DocBody><ofd:DocInfo/><ofd:DocRoot>{random.Pick((string[])["Doc_0/Document.xml", "/Doc_0/Document.xml"])}</ofd:DocRoot></ofd:DocBody></ofd:OFD>")),
            ("Doc_0/Document.xml", Utf8($"<ofd:Document {Space}><ofd:CommonData>{template}<ofd:PageArea><ofd:PhysicalBox>0 0 {Mm(Width)} {Mm(Height)}</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData><ofd:Pages>{list}</ofd:Pages></ofd:Document>")),
        ];
        for (int i = 0; i < pages.Count; i++)
            parts.Add(($"Doc_0/Pages/Page_{i}/Content.xml", Utf8(OfdPage(pages[i], template.Length > 0, random))));
        if (template.Length > 0)
            parts.Add(("Doc_0/Tpls/Tpl_0/Content.xml", Utf8(OfdPage(new Page([new Placed(200, 800, "第 1 页")], []), false, random))));
        return parts;
    }

    internal static byte[] Pdf(string text, FuzzRandom random)
    {
        List<Page> pages = Set(text, random);
        List<string> objects =
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            $"<< /Type /Pages /Count {pages.Count} /Kids [{string.Join(' ', Enumerable.Range(0, pages.Count).Select(i => string.Create(CultureInfo.InvariantCulture, $"{6 + (2 * i)} 0 R")))}] >>",
            "<< /Type /Font /Subtype /Type0 /BaseFont /F /Encoding /Identity-H /ToUnicode 4 0 R /DescendantFonts [5 0 R] >>",
            Stream("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CMapName /U def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
                + string.Concat(Enumerable.Range(0, 4).Select(part => "64 beginbfrange\n" + string.Concat(Enumerable.Range(part * 64, 64).Select(high => $"<{high:X2}00> <{high:X2}FF> <{high:X2}00>\n")) + "endbfrange\n")) + "endcmap\nend\nend\n"),
            "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /F /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 1000 /FontDescriptor << /Type /FontDescriptor /FontName /F /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 80 >> >>",
        ];
        for (int i = 0; i < pages.Count; i++)
        {
            objects.Add(string.Create(CultureInfo.InvariantCulture, $"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {Width} {Height}] /Resources << /Font << /F 3 0 R >> >> /Contents {objects.Count + 2} 0 R >>"));
            var content = new StringBuilder();
            foreach ((int x, int y, int w, int h) in pages[i].Rules)
                content.Append(CultureInfo.InvariantCulture, $"{x} {Height - y - h} {w} {h} re f\n");
            foreach (Placed word in pages[i].Words)
                content.Append(CultureInfo.InvariantCulture, $"BT /F {Size} Tf {word.X} {Height - word.Y} Td <{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(word.Text))}> Tj ET\n");
            objects.Add(Stream(content.ToString()));
        }

        var file = new StringBuilder("%PDF-1.5\n");
        var offsets = new List<int>();
        for (int i = 0; i < objects.Count; i++)
        {
            offsets.Add(file.Length);
            file.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }

        int table = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n");
        foreach (int offset in offsets)
            file.Append(CultureInfo.InvariantCulture, $"{offset:D10} 00000 n \n");
        file.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {objects.Count + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(file.ToString());
    }

    private static List<Page> Set(string text, FuzzRandom random)
    {
        var pages = new List<Page>();
        int line = LinesOnPage;
        foreach (string paragraph in text.Split('\n'))
        {
            string[] cells = paragraph.Split('\t');
            if (cells.Length > 1)
            {
                Page page = Next();
                int y = Top + (line * 18), step = (Width - (2 * Left)) / cells.Length;
                for (int i = 0; i < cells.Length; i++)
                {
                    if (cells[i].Length > 0)
                        page.Words.Add(new Placed(Left + (i * step) + 2, y, cells[i].Length > 60 ? cells[i][..60] : cells[i]));
                    page.Rules.Add((Left + (i * step), y - 14, 1, 18));
                }

                page.Rules.Add((Left, y - 14, Width - (2 * Left), 1));
                continue;
            }

            for (int at = 0; at < paragraph.Length; at += LettersInLine)
            {
                Page page = Next();
                page.Words.Add(new Placed(Left + (at == 0 ? random.Below(3) * Size : 0), Top + (line * 18), paragraph.Substring(at, Math.Min(LettersInLine, paragraph.Length - at))));
            }
        }

        if (pages.Count == 0)
            pages.Add(new Page([], []));
        return pages;

        Page Next()
        {
            if (++line >= LinesOnPage)
            {
                line = 0;
                pages.Add(new Page([], []));
            }

            return pages[^1];
        }
    }

    private static string OfdPage(Page page, bool templated, FuzzRandom random)
    {
        var content = new StringBuilder($"<ofd:Page {Space}>");
        if (templated)
            content.Append("<ofd:Template TemplateID=\"90\"/>");
        content.Append("<ofd:Content><ofd:Layer>");
        foreach ((int x, int y, int w, int h) in page.Rules)
            content.Append($"<ofd:PathObject Boundary=\"{Mm(x)} {Mm(y)} {Mm(w)} {Mm(h)}\" LineWidth=\"0.2\"><ofd:AbbreviatedData>M 0 0 L {(w > h ? $"{Mm(w)} 0" : $"0 {Mm(h)}")}</ofd:AbbreviatedData></ofd:PathObject>");
        foreach (Placed word in page.Words)
        {
            string deltas = random.Below(3) switch
            {
                0 => $"g {word.Text.Length - 1} {Mm(Size)}",
                1 => string.Join(' ', Enumerable.Repeat(Mm(Size), Math.Max(0, word.Text.Length - 1))),
                _ => "",
            };
            string matrix = random.OneIn(12) ? $" CTM=\"{random.Pick((string[])["1 0 0 1 0 0", "0 1 -1 0 50 50", "2 0 0 2 0 0", "0 0 0 0 0 0", "1e300 0 0 1 0 0"])}\"" : "";
            content.Append($"<ofd:TextObject Boundary=\"{Mm(word.X)} {Mm(word.Y - Size)} {Mm(480)} {Mm(Size + 3)}\" Font=\"1\" Size=\"{Mm(Size)}\"{matrix}><ofd:TextCode X=\"0\" Y=\"{Mm(Size)}\" DeltaX=\"{deltas}\">{WordWriter.Escape(word.Text)}</ofd:TextCode></ofd:TextObject>");
        }

        return content.Append("</ofd:Layer></ofd:Content></ofd:Page>").ToString();
    }

    private static string Stream(string content) => string.Create(CultureInfo.InvariantCulture, $"<< /Length {content.Length} >>\nstream\n{content}\nendstream");

    private static string Mm(double points) => (points * 25.4 / 72).ToString("0.###", CultureInfo.InvariantCulture);

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}

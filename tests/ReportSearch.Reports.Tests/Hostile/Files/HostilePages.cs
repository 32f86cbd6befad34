using System.Globalization;
using System.IO.Compression;
using System.Text;
using static ReportSearch.Reports.Tests.Hostile.Files.HostileFile;

namespace ReportSearch.Reports.Tests.Hostile.Files;

/// <summary>PDF and OFD: trees that lead back to themselves, endless pages, streams that unpack without end, numbers that are none.</summary>
internal static class HostilePages
{
    private const string Space = "xmlns:ofd=\"http://www.ofdspec.org/2016\"";

    internal static IEnumerable<HostileFile> All => Pdfs().Concat(Ofds());

    /// <summary>A file of these objects, numbered from 1; the first one is the root.</summary>
    internal static byte[] Pdf(IEnumerable<string> objects, string trailer = "")
    {
        var file = new StringBuilder("%PDF-1.5\n");
        var offsets = new List<int>();
        foreach (string content in objects)
        {
            offsets.Add(file.Length);
            file.Append(CultureInfo.InvariantCulture, $"{offsets.Count} 0 obj\n{content}\nendobj\n");
        }

        int table = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {offsets.Count + 1}\n0000000000 65535 f \n");
        foreach (int offset in offsets)
            file.Append(CultureInfo.InvariantCulture, $"{offset:D10} 00000 n \n");
        file.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {offsets.Count + 1} /Root 1 0 R {trailer} >>\nstartxref\n{table}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(file.ToString());
    }

    private static string Deflated(int length, string more = "")
    {
        using var bytes = new MemoryStream();
        using (var stream = new ZLibStream(bytes, CompressionLevel.Fastest, leaveOpen: true))
            stream.Write(Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("BT /F 12 Tf 10 10 Td (a) Tj ET\n", length / 31))));
        return $"<< /Length {bytes.Length} /Filter /FlateDecode {more}>>\nstream\n{Encoding.Latin1.GetString(bytes.ToArray())}\nendstream";
    }

    private static IEnumerable<HostileFile> Pdfs()
    {
        string[] refused = ["damaged", "noText", "scanned", "tooLarge", "encrypted", "programMissing"];
        string page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 4 0 R >> >> /Contents 5 0 R >>";
        string font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>";
        string catalog = "<< /Type /Catalog /Pages 2 0 R >>", text = "<< /Length 40 >>\nstream\nBT /F 12 Tf 10 10 Td (nothing) Tj ET      \nendstream";
        string key = new('A', 64);
        yield return new("locked.pdf", () => Pdf([catalog, "<< /Type /Pages /Count 1 /Kids [3 0 R] >>", page, font, text], $"/ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <{key}> /U <{key}> >>"), "encrypted", "programMissing");
        yield return new("locked-aes.pdf", () => Pdf([catalog, "<< /Type /Pages /Count 1 /Kids [3 0 R] >>", page, font, text], $"/ID [<00> <00>] /Encrypt << /Filter /Standard /V 5 /R 6 /Length 256 /P -4 /O <{key + key}> /U <{key + key}> /OE <{key}> /UE <{key}> /Perms <{key[..32]}> >>"), refused);
        yield return new("locked-unknown.pdf", () => Pdf([catalog, "<< /Type /Pages /Count 1 /Kids [3 0 R] >>", page, font, text], "/Encrypt << /Filter /Nonsense /V 9 >>"), refused);
        yield return new("tree-circle.pdf", () => Pdf([catalog, "<< /Type /Pages /Count 99 /Kids [2 0 R 2 0 R] >>"]), refused);
        yield return new("tree-no-end.pdf", () => Pdf([catalog, "<< /Type /Pages /Count 2147483647 /Kids [3 0 R] >>", page, font, text]), refused);
        yield return new("tree-negative.pdf", () => Pdf([catalog, "<< /Type /Pages /Count -7 /Kids [3 0 R] >>", page, font, text]), refused);
        yield return new("pages-100000.pdf", () => Pdf([catalog, $"<< /Type /Pages /Count 100000 /Kids [{string.Concat(Enumerable.Repeat("3 0 R ", 100_000))}] >>", page, font, text]), refused);
        yield return new("pages-1500.pdf", () => Pdf([catalog, $"<< /Type /Pages /Count 1500 /Kids [{string.Join(' ', Enumerable.Range(6, 1500).Select(i => $"{i} 0 R"))}] >>", page, font, text, .. Enumerable.Repeat(page, 1500)]), refused);
        yield return new("tree-deep.pdf", () => Pdf([catalog, .. Enumerable.Range(3, 20_000).Select(i => $"<< /Type /Pages /Count 1 /Kids [{i} 0 R] >>"), page]), refused);
        yield return new("flate-bomb.pdf", () => Pdf([catalog, "<< /Type /Pages /Count 1 /Kids [3 0 R] >>", page, font, Deflated(40 << 20)]), [.. refused, Other]);
        yield return new("words-900.pdf", () => Pdf([catalog, $"<< /Type /Pages /Count 900 /Kids [{string.Join(' ', Enumerable.Range(6, 900).Select(i => $"{i} 0 R"))}] >>", page, font, Deflated(1 << 15), .. Enumerable.Repeat(page, 900)]), [.. refused, Other]);
        yield return new("flate-broken.pdf", () => Pdf([catalog, "<< /Type /Pages /Count 1 /Kids [3 0 R] >>", page, font, "<< /Length 9 /Filter /FlateDecode >>\nstream\nnot zlib!\nendstream"]), refused);
        yield return new("filters.pdf", () => Pdf([catalog, "<< /Type /Pages /Count 1 /Kids [3 0 R] >>", page, font, $"<< /Length 3 /Filter [{string.Concat(Enumerable.Repeat("/ASCIIHexDecode ", 5000))}] >>\nstream\n41>\nendstream"]), refused);
        yield return new("length-circle.pdf", () => Pdf([catalog, "<< /Type /Pages /Count 1 /Kids [3 0 R] >>", page, font, "<< /Length 5 0 R >>\nstream\nBT ET\nendstream"]), refused);
        yield return new("root-missing.pdf", () => Pdf([], ""), refused);
        yield return new("root-itself.pdf", () => Pdf(["1 0 R"]), refused);
        yield return new("arrays.pdf", () => Pdf([catalog, new string('[', 100_000)]), refused);
        yield return new("dictionaries.pdf", () => Pdf([catalog, string.Concat(Enumerable.Repeat("<< /A ", 50_000))]), refused);
        yield return new("form-circle.pdf", () => Pdf([catalog, "<< /Type /Pages /Count 1 /Kids [3 0 R] >>", "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Resources << /XObject << /X 5 0 R >> >> /Contents 5 0 R >>", font, "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 5 0 R >> >> /Length 5 >>\nstream\n/X Do\nendstream"]), refused);
        yield return new("page-huge.pdf", () => Pdf([catalog, "<< /Type /Pages /Count 1 /Kids [3 0 R] >>", page.Replace("595 842", "1e38 1e38", StringComparison.Ordinal), font, text]), refused);
        yield return new("page-nothing.pdf", () => Pdf([catalog, "<< /Type /Pages /Count 1 /Kids [3 0 R] >>", page.Replace("595 842", "0 0", StringComparison.Ordinal), font, text]), refused);
        yield return new("picture.pdf", () => Pdf([catalog, "<< /Type /Pages /Count 1 /Kids [3 0 R] >>", "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>"]), refused);
        yield return new("table-loop.pdf", () => Encoding.ASCII.GetBytes("%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\nxref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 2 /Root 1 0 R /Prev 44 >>\nstartxref\n44\n%%EOF\n"), refused);
        yield return new("no-end.pdf", () => Utf8("%PDF-1.7\n" + new string('a', 200_000)), "damaged");
        yield return new("late-mark.pdf", () => [.. new byte[900].Select(_ => (byte)' '), .. Pdf([catalog, "<< /Type /Pages /Count 0 /Kids [] >>"])], refused);
        yield return new("script.pdf", () => Pdf(["<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >> /AA << /O << /S /Launch /F (/bin/sh) >> >> >>", "<< /Type /Pages /Count 1 /Kids [3 0 R] >>", page, font, text]), refused);
    }

    private static HostileFile Ofd(string name, string document, Func<IEnumerable<(string Name, string Text)>>? more = null) =>
        new(name, () => HostileZip.Of([("OFD.xml", Utf8($"<ofd:OFD {Space}><ofd:DocBody><ofd:DocRoot>D/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>")), ("D/Document.xml", Utf8($"<ofd:Document {Space}>{document}</ofd:Document>")), .. (more?.Invoke() ?? []).Select(part => (part.Name, Utf8(part.Text)))]),
            "damaged", "tooLarge", "scanned", "empty", Other);

    private static IEnumerable<HostileFile> Ofds()
    {
        const string onePage = "<ofd:Pages><ofd:Page ID=\"1\" BaseLoc=\"P.xml\"/></ofd:Pages>";
        yield return Ofd("circle.ofd", "<ofd:Pages><ofd:Page ID=\"1\" BaseLoc=\"Document.xml\"/></ofd:Pages>");
        yield return Ofd("template-circle.ofd", "<ofd:CommonData><ofd:TemplatePage ID=\"1\" BaseLoc=\"P.xml\"/></ofd:CommonData>" + onePage, () => [("D/P.xml", $"<ofd:Page {Space}><ofd:Template TemplateID=\"1\"/><ofd:Content/></ofd:Page>")]);
        yield return Ofd("templates.ofd", "<ofd:CommonData>" + string.Concat(Enumerable.Range(0, 20_000).Select(i => $"<ofd:TemplatePage ID=\"{i}\" BaseLoc=\"P.xml\"/>")) + "</ofd:CommonData>" + onePage, () => [("D/P.xml", $"<ofd:Page {Space}>" + string.Concat(Enumerable.Range(0, 20_000).Select(i => $"<ofd:Template TemplateID=\"{i}\"/>")) + "</ofd:Page>")]);
        yield return Ofd("pages-100000.ofd", "<ofd:Pages>" + string.Concat(Enumerable.Repeat("<ofd:Page ID=\"1\" BaseLoc=\"P.xml\"/>", 100_000)) + "</ofd:Pages>");
        yield return Ofd("pages-900.ofd", "<ofd:Pages>" + string.Concat(Enumerable.Repeat("<ofd:Page ID=\"1\" BaseLoc=\"P.xml\"/>", 900)) + "</ofd:Pages>", () => [("D/P.xml", Page(string.Concat(Enumerable.Repeat(Code("公开", "0"), 200))))]);
        yield return Ofd("page-outside.ofd", "<ofd:Pages><ofd:Page BaseLoc=\"../../../etc/passwd\"/></ofd:Pages>");
        yield return Ofd("page-missing.ofd", onePage);
        yield return Ofd("no-pages.ofd", "");
        yield return Ofd("deep.ofd", onePage, () => [("D/P.xml", string.Concat(Enumerable.Repeat("<a>", 100_000)) + string.Concat(Enumerable.Repeat("</a>", 100_000)))]);
        yield return Ofd("deep-blocks.ofd", onePage, () => [("D/P.xml", Page(string.Concat(Enumerable.Repeat("<ofd:PageBlock>", 5000)) + string.Concat(Enumerable.Repeat("</ofd:PageBlock>", 5000))))]);
        yield return Ofd("words.ofd", onePage, () => [("D/P.xml", Page(string.Concat(Enumerable.Repeat(Code("公", "0"), 60_000))))]);
        yield return Ofd("nodes.ofd", onePage, () => [("D/P.xml", Page(string.Concat(Enumerable.Repeat("<a/>", 1_100_000))))]);
        yield return Ofd("rules.ofd", onePage, () => [("D/P.xml", Page(Code("公开信息公开信息公开信息公开信息公开信息公开信息公开", "0") + string.Concat(Enumerable.Range(0, 40_000).Select(i => $"<ofd:PathObject Boundary=\"{i % 200} {i % 280} 50 0.2\"><ofd:AbbreviatedData>M 0 0 L 50 0</ofd:AbbreviatedData></ofd:PathObject>"))))]);
        foreach ((string delta, int i) in ((string[])["g 999999999 1", "g -1 1", "g 1", "NaN NaN", "1e308 1e308", "g g g", "", "Infinity", new string('1', 5000), "g 2147483648 0.1"]).Select((delta, i) => (delta, i)))
            yield return Ofd($"deltas-{i}.ofd", onePage, () => [("D/P.xml", Page(Code(string.Concat(Enumerable.Repeat("公开信息", 20)), delta)))]);
        foreach ((string box, int i) in ((string[])["0 0 0 0", "-1 -1 -1 -1", "NaN 0 1 1", "1e300 1e300 1e300 1e300", "1", "a b c d", "0 0 99999999999 1"]).Select((box, i) => (box, i)))
            yield return Ofd($"box-{i}.ofd", onePage, () => [("D/P.xml", Page(Code(string.Concat(Enumerable.Repeat("公开信息", 20)), "4").Replace("10 10 100 5", box, StringComparison.Ordinal)))]);
    }

    private static string Page(string objects) => $"<ofd:Page {Space}><ofd:Content><ofd:Layer>{objects}</ofd:Layer></ofd:Content></ofd:Page>";

    private static string Code(string text, string delta) => $"<ofd:TextObject Boundary=\"10 10 100 5\" Font=\"1\" Size=\"4\"><ofd:TextCode X=\"0\" Y=\"4\" DeltaX=\"{delta}\">{text}</ofd:TextCode></ofd:TextObject>";
}

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
        string page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 4 0 R >> >> /Contents 5 0 R >>";
        string font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>";
        string catalog = "<< /Type /Catalog /Pages 2 0 R >>", text = "<< /Length 40 >>\nstream\nBT /F 12 Tf 10 10 Td (nothing) Tj ET      \nendstream";
        string key = new('A', 64);
        yield return new("locked.pdf", () => Pdf([catalog, "<< /Type /Pages /Count 1 /Kids [3 0 R] >>", page, font, text], $"/ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <{key}> /U <{key}> >>"), "encrypted", "encrypted");
        yield return new("locked-aes.pdf", () => Pdf([catalog, "<< /Type /Pages /Count 1 /Kids [3 0 R] >>", page, font, text], $"/ID [<00> <00>] /Encrypt << /Filter /Standard /V 5 /R 6 /Length 256 /P -4 /O <{key + key}> /U <{key + key}> /OE <{key}> /UE <{key}> /Perms <{key[..32]}> >>"), "encrypted");
        yield return new("locked-unknown.pdf", () => Pdf([catalog, "<< /Type /Pages /Count 1 /Kids [3 0 R] >>", page, font, text], "/Encrypt << /Filter /Nonsense /V 9 >>"), "encrypted");
        yield return new("tree-circle.pdf", () => Pdf([catalog, "<< /Type /Pages /Count 99 /Kids [2 0 R 2 0 R] >>"]), "damaged");
        yield return new("tree-no-end.pdf", () => Pdf([catalog, "<< /Type /Pages /Count 2147483647 /Kids [3 0 R] >>", page, font, text]), "damaged");
        yield return new("tree-negative.pdf", () => Pdf([catalog, "<< /Type /Pages /Count -7 /Kids [3 0 R] >>", page, font, text]), "damaged");
        yield return new("pages-100000.pdf", () => Pdf([catalog, $"<< /Type /Pages /Count 100000 /Kids [{string.Concat(Enumerable.Repeat("3 0 R ", 100_000))}] >>", page, font, text]), "damaged");
        yield return new("pages-1500.pdf", () => Pdf([catalog, $"<< /Type /Pages /Count 1500 /Kids [{string.Join(' ', Enumerable.Range(6, 1500).Select(i => $"{i} 0 R"))}] >>", page, font, text, .. Enumerable.Repeat(page, 1500)]), "tooLarge");
        yield return new("tree-deep.pdf", () => Pdf([catalog, .. Enumerable.Range(3, 20_000).Select(i => $"<< /Type /Pages /Count 1 /Kids [{i} 0 R] >>"), page]), "damaged");
        yield return new("flate-bomb.pdf", () => Pdf([catalog, "<< /Type /Pages /Count 1 /Kids [3 0 R] >>", page, font, Deflated(40 << 20)]), "tooLarge");
        yield return new("words-900.pdf", () => Pdf([catalog, $"<< /Type /Pages /Count 900 /Kids [{string.Join(' ', Enumerable.Range(6, 900).Select(i => $"{i} 0 R"))}] >>", page, font, Deflated(1 << 15), .. Enumerable.Repeat(page, 900)]), "tooLarge");
        yield return new("flate-broken.pdf", () => Pdf([catalog, "<< /Type /Pages /Count 1 /Kids [3 0 R] >>", page, font, "<< /Length 9 /Filter /FlateDecode >>\nstream\nnot zlib!\nendstream"]), "damaged");
        yield return new("filters.pdf", () => Pdf([catalog, "<< /Type /Pages /Count 1 /Kids [3 0 R] >>", page, font, $"<< /Length 3 /Filter [{string.Concat(Enumerable.Repeat("/ASCIIHexDecode ", 5000))}] >>\nstream\n41>\nendstream"]), "damaged");
        yield return new("length-circle.pdf", () => Pdf([catalog, "<< /Type /Pages /Count 1 /Kids [3 0 R] >>", page, font, "<< /Length 5 0 R >>\nstream\nBT ET\nendstream"]), "damaged");
        yield return new("root-missing.pdf", () => Pdf([], ""), "damaged");
        yield return new("root-itself.pdf", () => Pdf(["1 0 R"]), "damaged");
        yield return new("arrays.pdf", () => Pdf([catalog, new string('[', 100_000)]), "damaged");
        yield return new("dictionaries.pdf", () => Pdf([catalog, string.Concat(Enumerable.Repeat("<< /A ", 50_000))]), "damaged");
        yield return new("form-circle.pdf", () => Pdf([catalog, "<< /Type /Pages /Count 1 /Kids [3 0 R] >>", "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Resources << /XObject << /X 5 0 R >> >> /Contents 5 0 R >>", font, "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 5 0 R >> >> /Length 5 >>\nstream\n/X Do\nendstream"]), "empty");
        yield return new("page-huge.pdf", () => Pdf([catalog, "<< /Type /Pages /Count 1 /Kids [3 0 R] >>", page.Replace("595 842", "1e38 1e38", StringComparison.Ordinal), font, text]), Other);
        yield return new("page-nothing.pdf", () => Pdf([catalog, "<< /Type /Pages /Count 1 /Kids [3 0 R] >>", page.Replace("595 842", "0 0", StringComparison.Ordinal), font, text]), Other);
        yield return new("picture.pdf", () => Pdf([catalog, "<< /Type /Pages /Count 1 /Kids [3 0 R] >>", "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Resources << /XObject << /X 4 0 R >> >> /Contents 5 0 R >>", "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray /Length 1 >>\nstream\n0\nendstream", "<< /Length 5 >>\nstream\n/X Do\nendstream"]), "scanned");
        yield return new("pages-50000-empty.pdf", () => Pdf([catalog, $"<< /Type /Pages /Count 50000 /Kids [{string.Join(' ', Enumerable.Range(3, 50_000).Select(i => $"{i} 0 R"))}] >>", .. Enumerable.Repeat("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>", 50_000)]), "tooLarge");
        yield return new("page-blank.pdf", () => Pdf([catalog, "<< /Type /Pages /Count 1 /Kids [3 0 R] >>", "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>"]), "empty");
        yield return new("table-loop.pdf", () => Encoding.ASCII.GetBytes("%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\nxref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 2 /Root 1 0 R /Prev 44 >>\nstartxref\n44\n%%EOF\n"), "damaged");
        yield return new("no-end.pdf", () => Utf8("%PDF-1.7\n" + new string('a', 200_000)), "damaged");
        yield return new("late-mark.pdf", () => [.. new byte[900].Select(_ => (byte)' '), .. Pdf([catalog, "<< /Type /Pages /Count 0 /Kids [] >>"])], "damaged");
        yield return new("script.pdf", () => Pdf(["<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >> /AA << /O << /S /Launch /F (/bin/sh) >> >> >>", "<< /Type /Pages /Count 1 /Kids [3 0 R] >>", page, font, text]), Other);
    }

    private static HostileFile Ofd(string name, string code, string document, Func<IEnumerable<(string Name, string Text)>>? more = null) =>
        new(name, () => HostileZip.Of([("OFD.xml", Utf8($"<ofd:OFD {Space}><ofd:DocBody><ofd:DocRoot>D/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>")), ("D/Document.xml", Utf8($"<ofd:Document {Space}>{document}</ofd:Document>")), .. (more?.Invoke() ?? []).Select(part => (part.Name, Utf8(part.Text)))]),
            code);

    private static IEnumerable<HostileFile> Ofds()
    {
        const string onePage = "<ofd:Pages><ofd:Page ID=\"1\" BaseLoc=\"P.xml\"/></ofd:Pages>";
        yield return Ofd("circle.ofd", "damaged", "<ofd:Pages><ofd:Page ID=\"1\" BaseLoc=\"Document.xml\"/></ofd:Pages>");
        yield return Ofd("template-circle.ofd", "empty", "<ofd:CommonData><ofd:TemplatePage ID=\"1\" BaseLoc=\"P.xml\"/></ofd:CommonData>" + onePage, () => [("D/P.xml", $"<ofd:Page {Space}><ofd:Template TemplateID=\"1\"/><ofd:Content/></ofd:Page>")]);
        yield return Ofd("templates.ofd", "tooLarge", "<ofd:CommonData>" + string.Concat(Enumerable.Range(0, 20_000).Select(i => $"<ofd:TemplatePage ID=\"{i}\" BaseLoc=\"P.xml\"/>")) + "</ofd:CommonData>" + onePage, () => [("D/P.xml", $"<ofd:Page {Space}>" + string.Concat(Enumerable.Range(0, 20_000).Select(i => $"<ofd:Template TemplateID=\"{i}\"/>")) + "</ofd:Page>")]);
        yield return Ofd("pages-100000.ofd", "tooLarge", "<ofd:Pages>" + string.Concat(Enumerable.Repeat("<ofd:Page ID=\"1\" BaseLoc=\"P.xml\"/>", 100_000)) + "</ofd:Pages>");
        yield return Ofd("pages-900.ofd", "empty", "<ofd:Pages>" + string.Concat(Enumerable.Repeat("<ofd:Page ID=\"1\" BaseLoc=\"P.xml\"/>", 900)) + "</ofd:Pages>", () => [("D/P.xml", Page(string.Concat(Enumerable.Repeat(Code("公开", "0"), 200))))]);
        yield return Ofd("page-outside.ofd", "damaged", "<ofd:Pages><ofd:Page BaseLoc=\"../../../etc/passwd\"/></ofd:Pages>");
        yield return Ofd("pictures.ofd", "scanned", onePage, () => [("D/P.xml", Page("<ofd:ImageObject ID=\"7\" Boundary=\"0 0 210 297\" ResourceID=\"1\"/>"))]);
        yield return Ofd("locked.ofd", "encrypted", onePage, () => [("Encryptions.xml", "<Encryptions/>")]);
        yield return Ofd("crossing-words.ofd", Other, onePage, () => [("D/P.xml", Page(string.Concat(Enumerable.Range(0, 40_000).Select(i => Code("公开信息公开信息", "4").Replace("10 10 100 5", $"{20 + (i % 7)} {i * 0.15:0.00} 100 5", StringComparison.Ordinal)))))]);
        yield return Ofd("same-words.ofd", Other, onePage, () => [("D/P.xml", Page(string.Concat(Enumerable.Range(0, 60_000).Select(i => Code("公", "0").Replace("10 10 100 5", $"{i % 250} {i / 250} 100 5", StringComparison.Ordinal)))))]);
        yield return Ofd("page-missing.ofd", "damaged", onePage);
        yield return Ofd("no-pages.ofd", "empty", "");
        yield return Ofd("deep.ofd", "tooLarge", onePage, () => [("D/P.xml", string.Concat(Enumerable.Repeat("<a>", 100_000)) + string.Concat(Enumerable.Repeat("</a>", 100_000)))]);
        yield return Ofd("deep-blocks.ofd", "tooLarge", onePage, () => [("D/P.xml", Page(string.Concat(Enumerable.Repeat("<ofd:PageBlock>", 5000)) + string.Concat(Enumerable.Repeat("</ofd:PageBlock>", 5000))))]);
        yield return Ofd("words.ofd", Other, onePage, () => [("D/P.xml", Page(string.Concat(Enumerable.Repeat(Code("公", "0"), 60_000))))]);
        yield return Ofd("nodes.ofd", "tooLarge", onePage, () => [("D/P.xml", Page(string.Concat(Enumerable.Repeat("<a/>", 1_100_000))))]);
        yield return Ofd("rules.ofd", Other, onePage, () => [("D/P.xml", Page(Code("公开信息公开信息公开信息公开信息公开信息公开信息公开", "0") + string.Concat(Enumerable.Range(0, 40_000).Select(i => $"<ofd:PathObject Boundary=\"{i % 200} {i % 280} 50 0.2\"><ofd:AbbreviatedData>M 0 0 L 50 0</ofd:AbbreviatedData></ofd:PathObject>"))))]);
        foreach ((string delta, int i) in ((string[])["g 999999999 1", "g -1 1", "g 1", "NaN NaN", "1e308 1e308", "g g g", "", "Infinity", new string('1', 5000), "g 2147483648 0.1"]).Select((delta, i) => (delta, i)))
            yield return Ofd($"deltas-{i}.ofd", Other, onePage, () => [("D/P.xml", Page(Code(string.Concat(Enumerable.Repeat("公开信息", 20)), delta)))]);
        foreach ((string box, int i) in ((string[])["0 0 0 0", "-1 -1 -1 -1", "NaN 0 1 1", "1e300 1e300 1e300 1e300", "1", "a b c d", "0 0 99999999999 1"]).Select((box, i) => (box, i)))
            yield return Ofd($"box-{i}.ofd", Other, onePage, () => [("D/P.xml", Page(Code(string.Concat(Enumerable.Repeat("公开信息", 20)), "4").Replace("10 10 100 5", box, StringComparison.Ordinal)))]);
    }

    private static string Page(string objects) => $"<ofd:Page {Space}><ofd:Content><ofd:Layer>{objects}</ofd:Layer></ofd:Content></ofd:Page>";

    private static string Code(string text, string delta) => $"<ofd:TextObject Boundary=\"10 10 100 5\" Font=\"1\" Size=\"4\"><ofd:TextCode X=\"0\" Y=\"4\" DeltaX=\"{delta}\">{text}</ofd:TextCode></ofd:TextObject>";
}

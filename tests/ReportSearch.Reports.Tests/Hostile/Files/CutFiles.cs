using static ReportSearch.Reports.Tests.Hostile.Files.HostileFile;

namespace ReportSearch.Reports.Tests.Hostile.Files;

/// <summary>Sound files of every format, cut at many places.</summary>
internal static class CutFiles
{
    private const int Cuts = 9;

    internal static IEnumerable<HostileFile> All =>
        Formats().SelectMany(format => Enumerable.Range(1, Cuts).Select(cut => new HostileFile(
            $"cut-{cut}.{format.Extension}", () => format.Make() is var bytes ? bytes[..(int)((long)bytes.Length * cut / (Cuts + 1))] : [], format.Codes)));

    private static IEnumerable<(string Extension, Func<byte[]> Make, string[] Codes)> Formats()
    {
        string lines = string.Concat(Sound.Split('\n').Select(line => $"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>"));
        string[] damaged = ["damaged"];
        // What is left may still be a report; half a character at its end is lost, the rest is read.
        string[] text = [Other, IsReport];
        yield return ("docx", () => HostileZip.Of(("word/document.xml", Utf8($"<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{lines}</w:body></w:document>")), ("word/styles.xml", Utf8("<a/>"))), damaged);
        yield return ("ofd", () => HostileZip.Of(("OFD.xml", Utf8("<OFD><DocBody><DocRoot>D.xml</DocRoot></DocBody></OFD>")), ("D.xml", Utf8("<Document/>"))), damaged);
        yield return ("zip", () => HostileZip.Of(("报告.txt", Utf8(Sound)), ("附.txt", Utf8(Sound))), damaged);
        yield return ("pdf", () => HostilePages.Pdf(["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 0 /Kids [] >>"]), ["damaged"]);
        yield return ("html", () => Utf8("<html><head><meta charset=utf-8></head><body>" + string.Concat(Sound.Split('\n').Select(line => $"<p>{line}</p>")) + "</body></html>"), text);
        yield return ("txt", () => Utf8(Sound), text);
        yield return ("gb.txt", () => System.Text.CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!.GetBytes(Sound), text);
    }
}

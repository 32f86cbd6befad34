using static ReportSearch.Reports.Tests.Hostile.Files.HostileFile;

namespace ReportSearch.Reports.Tests.Hostile.Files;

/// <summary>Zip containers: bombs, names that lead elsewhere, and parts that are not there.</summary>
internal static class HostileArchives
{
    private static readonly byte[] Zeros = new byte[24 << 20];
    private static readonly string[] Paths =
    [
        "../../etc/cron.d/x", "/etc/passwd", "C:\\Windows\\x.txt", "..\\..\\x.txt", "a/../../../x.txt", "//server/share/x.txt", "CON", "PRN.docx", "NUL.txt", "aux/con.txt", "./././x.txt", "~/x.txt", "x\0.txt", "x\n.txt", "\u202Etxt.exe", "a:b.txt", "COM1.html",
    ];

    internal static IEnumerable<HostileFile> All => Bombs().Concat(Names()).Concat(Parts());

    private static IEnumerable<HostileFile> Bombs()
    {
        foreach ((string kind, string part) in ((string, string)[])[("docx", "word/document.xml"), ("ofd", "OFD.xml"), ("xlsx", "xl/workbook.xml"), ("pptx", "ppt/presentation.xml"), ("zip", "报告.txt")])
        {
            // Tables and slides are not read, archives are not one report: whatever is in them. A package that holds something else than XML is damaged.
            string Code(string docx, string ofd) => kind switch { "docx" => docx, "ofd" => ofd, "zip" => "archive", _ => "unsupportedFormat" };
            IReadOnlyList<string> Inside(string code) => kind == "zip" ? [code] : [];
            yield return new($"bomb-zeros.{kind}", () => HostileZip.Of((part, Zeros)), Code("damaged", "tooLarge")) { Inside = Inside("tooLarge") };
            yield return new($"bomb-blanks.{kind}", () => HostileZip.Of((part, Utf8("<a>" + new string(' ', 20 << 20) + "</a>"))), Code("empty", "tooLarge"));
            yield return new($"bomb-overlap.{kind}", () => HostileZip.Overlapping([part, .. Enumerable.Range(0, 2000).Select(i => $"d/{i}.txt")], Zeros[..(1 << 20)]), Code("damaged", "damaged"));
            yield return new($"bomb-says-small.{kind}", () => HostileZip.Lying(part, Zeros, 10), Code("damaged", "damaged"));
            yield return new($"bomb-says-huge.{kind}", () => HostileZip.Lying(part, Utf8("<a/>"), uint.MaxValue - 1), Code("empty", "damaged"));
            yield return new($"bomb-nested.{kind}", () => Nested(12, HostileZip.Of((part, Zeros[..(8 << 20)])), part), Code("empty", "damaged"));
            yield return new($"entries-100000.{kind}", () => HostileZip.Of(Enumerable.Range(0, 100_000).Select(i => (i == 0 ? part : $"f{i}", Array.Empty<byte>()))), Code("tooLarge", "tooLarge"));
            yield return new($"entries-none.{kind}", () => HostileZip.Of(), "archive");
        }
    }

    private static byte[] Nested(int depth, byte[] inner, string part)
    {
        for (int i = 0; i < depth; i++)
            inner = HostileZip.Of((part, Utf8("<a/>")), ($"{i}.zip", inner));
        return inner;
    }

    private static IEnumerable<HostileFile> Names()
    {
        foreach ((string path, int i) in Paths.Select((path, i) => (path, i)))
        {
            yield return new($"path-{i}.zip", () => HostileZip.Of((path, Utf8(Sound))), "archive") { Inside = [IsReport] };
            yield return new($"path-{i}.docx", () => HostileZip.Of(("word/document.xml", Utf8("<w/>")), (path, Utf8(Sound))), "empty");
        }
    }

    private static IEnumerable<HostileFile> Parts()
    {
        yield return new("no-document.docx", () => HostileZip.Of(("word/_rels/document.xml.rels", Utf8("<a/>")), ("word/media/a.png", Zeros[..100])), "damaged");
        yield return new("twice.docx", () => HostileZip.Of(("word/document.xml", Utf8("<a/>")), ("word/document.xml", Utf8("<b/>"))), "empty");
        yield return new("not-xml.docx", () => HostileZip.Of(("word/document.xml", Utf8("年度报告"))), "damaged");
        yield return new("utf7.docx", () => HostileZip.Of(("word/document.xml", Utf8("<?xml version='1.0' encoding='utf-7'?><a>+AGE-</a>"))), "damaged");
        yield return new("target-outside.docx", () => HostileZip.Of(("_rels/.rels", Utf8("<Relationships><Relationship Type=\"x/officeDocument\" Target=\"../../../etc/passwd\"/></Relationships>")), ("word/document.xml", Utf8("<a/>"))), "damaged");
        yield return new("target-web.docx", () => HostileZip.Of(("_rels/.rels", Utf8("<Relationships><Relationship Type=\"x/officeDocument\" TargetMode=\"External\" Target=\"http://127.0.0.1:9/x\"/></Relationships>")), ("word/document.xml", Utf8("<a/>"))), "damaged");
        yield return new("target-itself.docx", () => HostileZip.Of(("_rels/.rels", Utf8("<Relationships><Relationship Type=\"x/officeDocument\" Target=\"_rels/.rels\"/></Relationships>")), ("word/document.xml", Utf8("<a/>"))), "empty");
        yield return new("zip-of-zip.zip", () => HostileZip.Of(("a.zip", HostileZip.Of(("b.zip", HostileZip.Of(("报告.txt", Utf8(Sound))))))), "archive") { Inside = ["archive"] };
        yield return new("long-name.zip", () => HostileZip.Of((string.Concat(Enumerable.Repeat("很长的名字/", 80)) + "a.txt", Utf8(Sound)), (new string('长', 400) + ".txt", Utf8(Sound)), (new string('n', 60_000), Utf8(Sound))), "archive") { Inside = [IsReport] };
        yield return new("name-no-text.zip", () => HostileZip.Named([0xFF, 0xFE, 0x80, 0x2F, 0x2E, 0x2E, 0x2F, 0xC0, 0xAF, 0x2E, 0x74, 0x78, 0x74], Utf8(Sound)), "archive") { Inside = [IsReport] };
        yield return new("locked.zip", () => HostileZip.Locked("报告.txt", Utf8(Sound)), "archive") { Inside = ["encrypted"] };
        yield return new("zip-of-pictures.zip", () => HostileZip.Of(("a.png", [0x89, 0x50, 0x4E, 0x47]), ("b.jpg", [0xFF, 0xD8, 0xFF])), "archive") { Inside = ["unsupportedFormat"] };
        yield return new("zip-of-folders.zip", () => HostileZip.Of(("a/", []), ("a/b/", [])), "archive");
        yield return new("only-end.zip", () => [0x50, 0x4B, 5, 6, .. new byte[18]], "archive");
    }
}

using static ReportSearch.Reports.Tests.Hostile.Files.HostileFile;

namespace ReportSearch.Reports.Tests.Hostile.Files;

/// <summary>Zip containers: bombs, names that lead elsewhere, and parts that are not there.</summary>
internal static class HostileArchives
{
    private static readonly byte[] Zeros = new byte[24 << 20];
    private static readonly string[] Paths =
    [
        "../../etc/cron.d/x", "/etc/passwd", "C:\\Windows\\x.txt", "..\\..\\x.txt", "a/../../../x.txt", "//server/share/x.txt", "CON", "NUL.txt", "aux/con.txt", "./././x.txt", "~/x.txt", "x\0.txt", "x\n.txt", "\u202Etxt.exe", "a:b.txt", "COM1.html",
    ];

    internal static IEnumerable<HostileFile> All => Bombs().Concat(Names()).Concat(Parts());

    private static IEnumerable<HostileFile> Bombs()
    {
        string[] refused = ["tooLarge", "damaged", "archive"];
        foreach ((string kind, string part) in ((string, string)[])[("docx", "word/document.xml"), ("ofd", "OFD.xml"), ("xlsx", "xl/workbook.xml"), ("zip", "报告.txt")])
        {
            string[] codes = kind == "xlsx" ? ["unsupportedFormat", .. refused] : [.. refused, "encoding", "empty", "binary", "noText"];
            yield return new($"bomb-zeros.{kind}", () => HostileZip.Of((part, Zeros)), codes);
            yield return new($"bomb-blanks.{kind}", () => HostileZip.Of((part, Utf8("<a>" + new string(' ', 20 << 20) + "</a>"))), [.. codes, Other]);
            yield return new($"bomb-overlap.{kind}", () => HostileZip.Overlapping([part, .. Enumerable.Range(0, 2000).Select(i => $"d/{i}.txt")], Zeros[..(1 << 20)]), codes);
            yield return new($"bomb-says-small.{kind}", () => HostileZip.Lying(part, Zeros, 10), codes);
            yield return new($"bomb-says-huge.{kind}", () => HostileZip.Lying(part, Utf8("<a/>"), uint.MaxValue - 1), [.. codes, "empty", Other]);
            yield return new($"bomb-nested.{kind}", () => Nested(12, HostileZip.Of((part, Zeros[..(8 << 20)])), part), codes);
            yield return new($"entries-100000.{kind}", () => HostileZip.Of(Enumerable.Range(0, 100_000).Select(i => (i == 0 ? part : $"f{i}", Array.Empty<byte>()))), [.. codes, "empty"]);
            yield return new($"entries-none.{kind}", () => HostileZip.Of(), codes);
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
        string[] codes = ["archive", "damaged", "empty", "unsupportedFormat", "encoding", "binary", IsReport, Other];
        foreach ((string path, int i) in Paths.Select((path, i) => (path, i)))
        {
            yield return new($"path-{i}.zip", () => HostileZip.Of((path, Utf8(Sound))), codes);
            yield return new($"path-{i}.docx", () => HostileZip.Of(("word/document.xml", Utf8("<w/>")), (path, Utf8(Sound))), "empty", "damaged");
        }
    }

    private static IEnumerable<HostileFile> Parts()
    {
        yield return new("no-document.docx", () => HostileZip.Of(("word/_rels/document.xml.rels", Utf8("<a/>")), ("word/media/a.png", Zeros[..100])), "damaged", "empty");
        yield return new("twice.docx", () => HostileZip.Of(("word/document.xml", Utf8("<a/>")), ("word/document.xml", Utf8("<b/>"))), "empty", "damaged");
        yield return new("not-xml.docx", () => HostileZip.Of(("word/document.xml", Utf8("年度报告"))), "damaged");
        yield return new("utf7.docx", () => HostileZip.Of(("word/document.xml", Utf8("<?xml version='1.0' encoding='utf-7'?><a>+AGE-</a>"))), "damaged", "empty");
        yield return new("target-outside.docx", () => HostileZip.Of(("_rels/.rels", Utf8("<Relationships><Relationship Type=\"x/officeDocument\" Target=\"../../../etc/passwd\"/></Relationships>")), ("word/document.xml", Utf8("<a/>"))), "damaged", "empty");
        yield return new("target-web.docx", () => HostileZip.Of(("_rels/.rels", Utf8("<Relationships><Relationship Type=\"x/officeDocument\" TargetMode=\"External\" Target=\"http://127.0.0.1:9/x\"/></Relationships>")), ("word/document.xml", Utf8("<a/>"))), "damaged", "empty");
        yield return new("target-itself.docx", () => HostileZip.Of(("_rels/.rels", Utf8("<Relationships><Relationship Type=\"x/officeDocument\" Target=\"_rels/.rels\"/></Relationships>")), ("word/document.xml", Utf8("<a/>"))), "damaged", "empty");
        yield return new("zip-of-zip.zip", () => HostileZip.Of(("a.zip", HostileZip.Of(("b.zip", HostileZip.Of(("报告.txt", Utf8(Sound))))))), "archive", IsReport);
        yield return new("zip-of-pictures.zip", () => HostileZip.Of(("a.png", [0x89, 0x50, 0x4E, 0x47]), ("b.jpg", [0xFF, 0xD8, 0xFF])), "archive");
        yield return new("zip-of-folders.zip", () => HostileZip.Of(("a/", []), ("a/b/", [])), "archive");
        yield return new("only-end.zip", () => [0x50, 0x4B, 5, 6, .. new byte[18]], "archive", "damaged");
    }
}

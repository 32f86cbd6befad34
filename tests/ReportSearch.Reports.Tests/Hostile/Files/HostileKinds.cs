using System.Text;
using static ReportSearch.Reports.Tests.Hostile.Files.HostileFile;

namespace ReportSearch.Reports.Tests.Hostile.Files;

/// <summary>Other formats under their own and under wrong names, and files of old Office.</summary>
internal static class HostileKinds
{
    private static readonly (string Extension, byte[] Head, string Code)[] Kinds =
    [
        ("png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], "unsupportedFormat"), ("jpg", [0xFF, 0xD8, 0xFF, 0xE0], "unsupportedFormat"), ("gif", [0x47, 0x49, 0x46, 0x38, 0x39, 0x61], "unsupportedFormat"), ("tif", [0x49, 0x49, 0x2A, 0], "unsupportedFormat"),
        ("tif-be", [0x4D, 0x4D, 0, 0x2A], "unsupportedFormat"), ("bmp", [0x42, 0x4D, 0xAA, 0x0F, 0, 0, 0, 0, 0, 0], "unsupportedFormat"), ("webp", [.. "RIFF"u8, 0, 0, 0, 0, .. "WEBP"u8], "unsupportedFormat"), ("gz", [0x1F, 0x8B, 8, 0], "archive"), ("rar", [0x52, 0x61, 0x72, 0x21, 0x1A, 7, 0], "archive"), ("7z", [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "archive"),
        ("bz2", [.. "BZh91AY&SY"u8], "archive"), ("xz", [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0], "archive"), ("exe", [0x4D, 0x5A, 0x90, 0, 3, 0, 0, 0], "binary"), ("elf", [0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0], "binary"), ("class", [0xCA, 0xFE, 0xBA, 0xBE, 0, 0, 0, 0x34], "binary"), ("mp3", [0x49, 0x44, 0x33, 3, 0, 0], "binary"),
        ("sqlite", [.. "SQLite format 3\0"u8], "binary"), ("ttf", [0, 1, 0, 0, 0, 0x10], "binary"), ("rtf", [.. "{\\rtf1\\ansi"u8], "unsupportedFormat"), ("ps", [.. "%!PS-Adobe-3.0\n"u8], "unsupportedFormat"),
        // A container of old Office without its directory.
        ("wps", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "damaged"),
    ];

    internal static IEnumerable<HostileFile> All => Named().Concat(Office()).Concat(Mails());

    private static IEnumerable<HostileFile> Named()
    {
        foreach ((string extension, byte[] head, string code) in Kinds)
        {
            foreach (string name in (string[])[extension, "txt", "pdf"])
                yield return new($"kind-{extension}.{name}", () => [.. head, .. HostileTexts.Random(head.Length + name.Length, 4000)], code);
        }

        foreach (string extension in (string[])["pdf", "docx", "doc", "ofd", "zip", "html", "exe", "png", "jpg.txt", "", "报告"])
            yield return new($"sound-named.{extension}", () => Utf8(Sound + extension), IsReport);
        yield return new("page-named.txt", () => Utf8("<html><body>" + Sound.Replace("\n", "<br>", StringComparison.Ordinal) + "</body></html>"), IsReport);
        yield return new("pdf-named.txt", () => HostilePages.Pdf(["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 0 /Kids [] >>"]), "damaged");
        yield return new("docx-named.txt", () => HostileZip.Of(("word/document.xml", Utf8("<a/>"))), "empty");
        yield return new("polyglot.txt", () => [.. HostileZip.Of(("a.txt", Utf8(Sound))), .. HostilePages.Pdf(["<< /Type /Catalog >>"])], "archive");
        yield return new("polyglot.html", () => [.. "<html>"u8, .. HostilePages.Pdf(["<< /Type /Catalog >>"])], Other);
    }

    private static IEnumerable<HostileFile> Office()
    {
        byte[] head = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
        byte[] root = Encoding.Unicode.GetBytes("Root Entry");
        byte[] word = Encoding.Unicode.GetBytes("WordDocument"), package = Encoding.Unicode.GetBytes("EncryptedPackage"), info = Encoding.Unicode.GetBytes("EncryptionInfo");
        yield return new("head-only.doc", () => head, "damaged");
        yield return new("locked.docx", () => [.. head, .. new byte[1000], .. info, .. new byte[100], .. package, .. new byte[1000]], "encrypted");
        yield return new("sheet.xls", () => [.. head, .. new byte[1000], .. root, .. new byte[100], .. Encoding.Unicode.GetBytes("Workbook")], "unsupportedFormat");
        yield return new("slides.ppt", () => [.. head, .. new byte[1000], .. root, .. new byte[100], .. Encoding.Unicode.GetBytes("PowerPoint Document")], "unsupportedFormat");
        yield return new("mail.msg", () => [.. head, .. new byte[1000], .. root, .. new byte[100], .. Encoding.Unicode.GetBytes("__substg1.0_37010102")], "unsupportedFormat");
        yield return new("cut-behind-directory.doc", () => Word(0xA5EC, 1 << 20), "damaged");
        yield return new("no-word-mark.doc", () => Word(0x1234, 512), "damaged");
        yield return new("name-only.doc", () => [.. head, .. word], "damaged");
    }

    /// <summary>A compound file with a directory of one stream, which begins with these two bytes and says that it is so long.</summary>
    private static byte[] Word(ushort mark, int statedBytes)
    {
        var file = new byte[4 * 512];
        ((byte[])[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]).CopyTo(file, 0);
        (file[28], file[29], file[30], file[32], file[48]) = (0xFE, 0xFF, 9, 6, 0);
        Encoding.Unicode.GetBytes("WordDocument").CopyTo(file, 512);
        Encoding.Unicode.GetBytes("Root Entry").CopyTo(file, 640);
        (file[512 + 64], file[512 + 66], file[512 + 116]) = (26, 2, 1);
        BitConverter.TryWriteBytes(file.AsSpan(512 + 120), statedBytes);
        BitConverter.TryWriteBytes(file.AsSpan(1024), mark);
        return file;
    }

    private static IEnumerable<HostileFile> Mails()
    {
        string attached = Convert.ToBase64String(Utf8(Sound));
        yield return new("attached.eml", () => Encoding.ASCII.GetBytes($"From: a@b.c\r\nSubject: =?utf-8?B?5bm05bqm?=\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\n{attached}\r\n--x--\r\n"), "unsupportedFormat");
        yield return new("deep.eml", () => Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 2000).Select(i => $"Content-Type: multipart/mixed; boundary=b{i}\r\n\r\n--b{i}\r\n"))), "unsupportedFormat");
        yield return new("page.mht", () => Utf8($"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<html><body>{Sound.Replace("\n", "<br>", StringComparison.Ordinal)}</body></html>\r\n--x--\r\n"), "unsupportedFormat");
        yield return new("table.csv", () => Utf8("year,count\n2019,3\n"), Other);
        yield return new("data.json", () => Utf8("{\"report\":" + new string('[', 100_000)), Other);
        yield return new("script.sh", () => Utf8("#!/bin/sh\nrm -rf \"$HOME\"\n"), Other);
    }
}

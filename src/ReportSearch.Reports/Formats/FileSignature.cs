using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace ReportSearch.Reports.Formats;

/// <summary>What a file is by its content.</summary>
internal enum FileKind
{
    /// <summary>Nothing else was recognised: plain text or Markdown in some encoding, or bytes that are no text.</summary>
    Text,
    Html,
    Docx,
    Pdf,
    /// <summary>A compound file of old Office: .doc, .xls, .ppt.</summary>
    OleFile,
    Ofd,
    Zip,
    Xlsx,
    Pptx,
    Rtf,
    Xml,
    Picture,
    PostScript,
    /// <summary>An e-mail or a page saved as one.</summary>
    Mail,
    /// <summary>An archive that is not read: gzip, RAR, 7z.</summary>
    Archive,
}

/// <summary>Tells the kind of a file from its first bytes, whatever its name says.</summary>
internal static class FileSignature
{
    private const int HeadBytes = 1024;
    private const int LongestHeader = 40;

    private static readonly SearchValues<char> HeaderNames = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-");

    private static readonly (byte[] Prefix, FileKind Kind)[] Signatures =
    [
        ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], FileKind.OleFile),
        ("{\\rtf"u8.ToArray(), FileKind.Rtf),
        ([0x1F, 0x8B], FileKind.Archive),
        ("Rar!"u8.ToArray(), FileKind.Archive),
        ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], FileKind.Archive),
        ([0x89, 0x50, 0x4E, 0x47], FileKind.Picture),
        ([0xFF, 0xD8, 0xFF], FileKind.Picture),
        ("GIF8"u8.ToArray(), FileKind.Picture),
        ([0x49, 0x49, 0x2A, 0], FileKind.Picture),
        ([0x4D, 0x4D, 0, 0x2A], FileKind.Picture),
        ("%!PS"u8.ToArray(), FileKind.PostScript),
        ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0], FileKind.Archive),
        ("BZh91AY&SY"u8.ToArray(), FileKind.Archive),
    ];

    private static readonly string[] HtmlStarts =
        ["<!doctype html", "<html", "<head", "<title", "<body", "<meta", "<link", "<div", "<table", "<center", "<font", "<span", "<h1", "<h2", "<p>", "<p ", "<br", "<script", "<style"];

    internal static FileKind Recognise(ReadOnlySpan<byte> bytes)
    {
        foreach ((byte[] prefix, FileKind kind) in Signatures)
        {
            if (bytes.StartsWith(prefix))
                return kind;
        }

        if (IsBitmap(bytes) || (bytes.StartsWith("RIFF"u8) && bytes.Length > 12 && bytes[8..].StartsWith("WEBP"u8)))
            return FileKind.Picture;
        if (bytes.StartsWith("PK\x03\x04"u8) || bytes.StartsWith("PK\x05\x06"u8))
            return Archive(bytes);
        string start = Beginning(bytes);
        if (IsHtml(start))
            return FileKind.Html;
        if (start.StartsWith("<?xml", StringComparison.Ordinal))
            return start.Contains("<html", StringComparison.OrdinalIgnoreCase) ? FileKind.Html : FileKind.Xml;
        if (IsMail(start))
            return FileKind.Mail;
        // Readers of PDF accept the mark anywhere in the first kilobyte.
        return bytes[..Math.Min(bytes.Length, HeadBytes)].IndexOf("%PDF-"u8) >= 0 ? FileKind.Pdf : FileKind.Text;
    }

    /// <summary>A Windows bitmap states its length, and has four bytes of zero behind that.</summary>
    private static bool IsBitmap(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith("BM"u8) && bytes.Length > 26 && BinaryPrimitives.ReadUInt32LittleEndian(bytes[2..]) == (uint)bytes.Length && BinaryPrimitives.ReadUInt32LittleEndian(bytes[6..]) == 0;

    /// <summary>The first line is a header of a message, and one of the others is one that no text has.</summary>
    private static bool IsMail(string start)
    {
        int colon = start.IndexOf(": ", StringComparison.Ordinal), line = start.IndexOf('\n', StringComparison.Ordinal);
        return colon is > 0 and < LongestHeader && colon < line && start.AsSpan(0, colon).IndexOfAnyExcept(HeaderNames) < 0
            && (start.Contains("MIME-Version: ", StringComparison.OrdinalIgnoreCase) || start.Contains("Content-Type: multipart/", StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsHtml(string start)
    {
        // Templates leave comments in front of the page.
        while (start.StartsWith("<!--", StringComparison.Ordinal))
        {
            int end = start.IndexOf("-->", StringComparison.Ordinal);
            if (end < 0)
                return start.Contains("html", StringComparison.OrdinalIgnoreCase);
            start = start[(end + 3)..].TrimStart();
        }

        return HtmlStarts.Any(html => start.StartsWith(html, StringComparison.OrdinalIgnoreCase));
    }

    private static FileKind Archive(ReadOnlySpan<byte> bytes)
    {
        FileKind byBytes = ByNames(bytes);
        if (byBytes == FileKind.Zip)
            return FileKind.Zip;
        // The name of a part may stand in a file that an archive holds unpacked: the directory knows.
        try
        {
            using var archive = new ZipArchive(new MemoryStream(bytes.ToArray(), writable: false), ZipArchiveMode.Read);
            return archive.Entries.Count == 0 || ReportArchive.IsPackage(archive) || archive.Entries.Any(entry => entry.FullName.StartsWith("word/", StringComparison.Ordinal)) ? byBytes : FileKind.Zip;
        }
        catch (Exception broken) when (ReportArchive.IsDamage(broken))
        {
            return byBytes;
        }
    }

    private static FileKind ByNames(ReadOnlySpan<byte> bytes)
    {
        // Entry names stand uncompressed in the local headers and again in the directory at the end.
        if (bytes.IndexOf("word/document.xml"u8) >= 0 || bytes.IndexOf("word/_rels/"u8) >= 0)
            return FileKind.Docx;
        if (bytes.IndexOf("OFD.xml"u8) >= 0)
            return FileKind.Ofd;
        if (bytes.IndexOf("xl/workbook.xml"u8) >= 0)
            return FileKind.Xlsx;
        return bytes.IndexOf("ppt/presentation.xml"u8) >= 0 ? FileKind.Pptx : FileKind.Zip;
    }

    /// <summary>The first characters, a Latin letter a character; of UTF-16 every second byte.</summary>
    private static string Beginning(ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<byte> head = bytes[..Math.Min(bytes.Length, HeadBytes)];
        string latin = Encoding.Latin1.GetString(head.StartsWith("\uFEFF"u8) ? head[3..] : head);
        if (latin.StartsWith("ÿþ", StringComparison.Ordinal) || latin.StartsWith("þÿ", StringComparison.Ordinal))
            latin = latin[2..].Replace("\0", "", StringComparison.Ordinal);
        return latin.TrimStart();
    }
}

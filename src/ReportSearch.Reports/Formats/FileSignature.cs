using System.Text;

namespace ReportSearch.Reports.Formats;

/// <summary>What the first bytes of a file say about its format, whatever its name says.</summary>
internal static class FileSignature
{
    private static readonly (byte[] Prefix, string Name, string Advice)[] Signatures =
    [
        ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "an old binary Office file (.doc, .xls)", "save it as UTF-8 text or DOCX"),
        ("{\\rtf"u8.ToArray(), "RTF", "save it as UTF-8 text"),
        ([0x1F, 0x8B], "gzip", "unpack it first"),
        ("Rar!"u8.ToArray(), "a RAR archive", "unpack it first"),
        ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "a 7z archive", "unpack it first"),
        ([0x89, 0x50, 0x4E, 0x47], "a PNG picture", "give the report's text, not a picture of it"),
        ([0xFF, 0xD8, 0xFF], "a JPEG picture", "give the report's text, not a picture of it"),
        ("GIF8"u8.ToArray(), "a GIF picture", "give the report's text, not a picture of it"),
        ("<?xml"u8.ToArray(), "XML", "save it as UTF-8 text"),
    ];

    private static readonly string[] HtmlStarts = ["<!doctype html", "<html", "<head", "<body", "<meta", "<div", "<table", "<p>", "<p ", "<script", "<style"];

    /// <summary>A format that is known but not read: what it looks like and what to do; null for what may be text.</summary>
    internal static (string Name, string Advice)? Recognise(ReadOnlySpan<byte> bytes)
    {
        // Readers of PDF accept the mark anywhere in the first kilobyte.
        if (bytes[..Math.Min(bytes.Length, 1024)].IndexOf("%PDF-"u8) >= 0)
            return ("PDF", "turn it into UTF-8 text with pdftotext");
        if (bytes.StartsWith("PK\x03\x04"u8) || bytes.StartsWith("PK\x05\x06"u8))
            return Archive(bytes);
        string start = Beginning(bytes);
        foreach (string html in HtmlStarts)
        {
            if (start.StartsWith(html, StringComparison.OrdinalIgnoreCase))
                return ("HTML", "save the page's main text as UTF-8 text");
        }

        foreach ((byte[] prefix, string name, string advice) in Signatures)
        {
            if (bytes.StartsWith(prefix))
                return start.Contains("<html", StringComparison.OrdinalIgnoreCase) ? ("HTML", "save the page's main text as UTF-8 text") : (name, advice);
        }

        return null;
    }

    private static (string Name, string Advice) Archive(ReadOnlySpan<byte> bytes)
    {
        // Entry names stand uncompressed in the local headers and again in the directory at the end.
        if (bytes.IndexOf("word/document.xml"u8) >= 0)
            return ("DOCX", "save it as UTF-8 text");
        if (bytes.IndexOf("OFD.xml"u8) >= 0)
            return ("OFD", "save it as UTF-8 text");
        return bytes.IndexOf("xl/workbook.xml"u8) >= 0 ? ("XLSX", "save the report's text as UTF-8 text") : ("a ZIP archive", "unpack it first");
    }

    private static string Beginning(ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<byte> head = bytes[..Math.Min(bytes.Length, 512)];
        if (head.StartsWith("\uFEFF"u8))
            head = head[3..];
        return Encoding.Latin1.GetString(head).TrimStart();
    }
}

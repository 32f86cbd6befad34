namespace ReportSearch.Reports.Formats;

/// <summary>Bytes to source text: the format is told by the content, then read by its own decoder. No input throws.</summary>
internal static class FileDecoder
{
    /// <param name="bytes">The whole file.</param>
    /// <param name="fileName">Its name, for messages only.</param>
    internal static DecodedFile Decode(ReadOnlySpan<byte> bytes, string fileName)
    {
        if (ReportReader.TooLarge(bytes.Length, fileName) is { } tooLarge)
            return new DecodedFile("", "", "", tooLarge);
        if (bytes.IsEmpty)
            return DecodedFile.Failed("empty", $"{fileName}: the file has no bytes; fetch it again");
        DecodedFile file = FileSignature.Recognise(bytes) switch
        {
            FileKind.Text => PlainTextDecoder.Decode(bytes, fileName),
            FileKind.Html => HtmlDecoder.Decode(bytes, fileName),
            FileKind.Pdf => PdfDecoder.OfSystem.Decode(bytes, fileName),
            FileKind.OleFile => DocDecoder.OfSystem.Decode(bytes, fileName),
            FileKind.Ofd => OfdDecoder.Decode(bytes, fileName),
            FileKind.Docx => DocxDecoder.Decode(bytes, fileName),
            FileKind.Zip => Archive(bytes.ToArray(), fileName),
            var kind => Unread(kind, fileName),
        };
        return file.Failure is null && TextBounds.Exceeded(file.Text, fileName) is { } reason ? DecodedFile.Failed("tooLarge", reason) : file;
    }

    private static DecodedFile Archive(byte[] bytes, string fileName)
    {
        (string code, string reason) = ReportArchive.Describe(bytes, fileName);
        return DecodedFile.Failed(code, reason);
    }

    private static DecodedFile Unread(FileKind kind, string fileName)
    {
        (string name, string advice) = kind switch
        {
            FileKind.Xlsx => ("XLSX", "save the report's text as UTF-8 text"),
            FileKind.Pptx => ("PPTX", "save the report's text as UTF-8 text"),
            FileKind.Rtf => ("RTF", "save it as UTF-8 text"),
            FileKind.Xml => ("XML", "save it as UTF-8 text"),
            FileKind.PostScript => ("PostScript", "save it as PDF or text"),
            FileKind.Mail => ("an e-mail or a page saved as one", "save the report that it carries as a file of its own"),
            FileKind.Picture => ("a picture", "give the report's text, not a picture of it"),
            _ => ("an archive", "unpack it first"),
        };
        return DecodedFile.Failed(kind == FileKind.Archive ? "archive" : "unsupportedFormat", $"{fileName}: looks like {name}, which is not read; {advice}");
    }
}

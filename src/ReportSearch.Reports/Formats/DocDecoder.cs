using System.Text;
using System.Xml;

namespace ReportSearch.Reports.Formats;

/// <summary>
/// Old binary Word files through antiword, whose DocBook output keeps paragraphs, rows and cells. Where antiword fails or loses a table, LibreOffice reads the
/// file if it is installed.
/// </summary>
internal sealed class DocDecoder(ChildPrograms programs)
{
    private const int LeastBarsOfLostTable = 4;
    private const long MostHtmlBytes = 32L << 20;
    private const string Install = "apt-get install antiword, or libreoffice-writer";

    private static readonly ChildLimits AntiwordLimits = new(TimeSpan.FromSeconds(20), 1L << 30, 64L << 20);
    // LibreOffice maps several gigabytes without using them.
    private static readonly ChildLimits OfficeLimits = new(TimeSpan.FromSeconds(90), 8L << 30, 128L << 20);

    /// <summary>Reads with the programs of this machine.</summary>
    internal static DocDecoder OfSystem { get; } = new(ChildPrograms.OfSystem);

    /// <summary>Decodes a compound file of old Office. No input throws.</summary>
    internal DecodedFile Decode(ReadOnlySpan<byte> bytes, string fileName)
    {
        // Names of streams stand in the directory as UTF-16.
        if (bytes.IndexOf(Encoding.Unicode.GetBytes("WordDocument")) < 0)
            return DecodedFile.Failed("unsupportedFormat", $"{fileName}: an old Office file, but no Word file; save the report's text as UTF-8 text or DOCX");
        using var child = new ChildProcess(programs);
        string input = child.Write("in.doc", bytes);
        ChildRun antiword = child.Run("antiword", ["-x", "db", input], AntiwordLimits);
        SourceTextBuilder? text = antiword is { End: ChildEnd.Exited, ExitCode: 0 } ? TryRead(antiword.Output) : null;
        if (text is not null && text.Length > 0 && !LostTable(text.Text))
            return text.ToFile("doc", "utf-8", fileName);
        if (ThroughOffice(child, input, fileName) is { } converted)
            return converted;
        // What antiword lost must not be missing in silence.
        if (text is { Length: > 0 })
            return DecodedFile.Failed("programMissing", $"{fileName}: antiword loses a table of this Word file, and LibreOffice, which may read it, is missing or failed; apt-get install libreoffice-writer, or save the file as DOCX");
        if (text is not null)
            return text.ToFile("doc", "utf-8", fileName);
        if (antiword.Errors.Contains("encrypted", StringComparison.OrdinalIgnoreCase))
            return DecodedFile.Failed("encrypted", $"{fileName}: the Word file is protected by a password; save it without");
        return antiword.End switch
        {
            ChildEnd.ProgramMissing => DecodedFile.Failed("programMissing", $"{fileName}: reading an old Word file needs antiword or LibreOffice, and neither is installed; install one: {Install}"),
            ChildEnd.TimedOut or ChildEnd.TooMuchOutput => DecodedFile.Failed("tooLarge", $"{fileName}: antiword did not finish within its limits; save the file as DOCX"),
            _ => DecodedFile.Failed("damaged", $"{fileName}: antiword cannot read the Word file; fetch it again or save it as DOCX"),
        };
    }

    /// <summary>Where antiword cannot tell the cells of a table it leaves them in a paragraph, between bars.</summary>
    private static bool LostTable(string text)
    {
        foreach (ReadOnlySpan<char> line in text.AsSpan().EnumerateLines())
        {
            if (line.Count(" |") >= LeastBarsOfLostTable)
                return true;
        }

        return false;
    }

    private static DecodedFile? ThroughOffice(ChildProcess child, string input, string fileName)
    {
        ChildRun office = child.Run("soffice",
            ["-env:UserInstallation=" + new Uri(child.Folder + "/profile").AbsoluteUri, "--headless", "--norestore", "--convert-to", "html:HTML (StarWriter):EmbedImages", "--outdir", child.Folder, input],
            OfficeLimits);
        if (office.End != ChildEnd.Exited || child.TryRead("in.html", MostHtmlBytes) is not { Length: > 0 } html)
            return null;
        DecodedFile page = HtmlDecoder.Decode(html, fileName);
        return page.Failure is null ? page with { Format = "doc", Encoding = "utf-8" } : null;
    }

    /// <summary>DocBook to source text; null when it is no DocBook.</summary>
    private static SourceTextBuilder? TryRead(byte[] docBook)
    {
        var source = new SourceTextBuilder();
        var paragraph = new StringBuilder();
        List<IReadOnlyList<string>>? rows = null;
        List<string>? row = null;
        StringBuilder? cell = null;
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null, CheckCharacters = false };
        try
        {
            using XmlReader reader = XmlReader.Create(new MemoryStream(docBook), settings);
            bool body = false;
            while (reader.Read())
            {
                if (reader.NodeType == XmlNodeType.Element)
                    Open(reader.Name, reader.IsEmptyElement);
                else if (reader.NodeType == XmlNodeType.EndElement)
                    Close(reader.Name);
                else if (body && reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA)
                    (cell ?? paragraph).Append(reader.Value.Replace('\n', ' ').Trim(' ', '\r'));
                body |= reader is { NodeType: XmlNodeType.Element, Name: "chapter" or "sect1" };
            }
        }
        catch (XmlException)
        {
            return null;
        }

        EndParagraph();
        return source;

        void Open(string name, bool empty)
        {
            if (name == "tgroup")
            {
                EndParagraph();
                rows ??= [];
            }
            else if (name == "row" && rows is not null)
            {
                row = [];
            }
            else if (name == "entry" && row is not null)
            {
                if (empty)
                    row.Add("");
                else
                    cell = new StringBuilder();
            }
        }

        void Close(string name)
        {
            if (name == "entry" && cell is not null)
            {
                row?.Add(cell.ToString());
                cell = null;
            }
            else if (name == "row" && row is not null)
            {
                rows?.Add(row);
                row = null;
            }
            else if (name == "informaltable" && rows is not null)
            {
                source.Table(rows);
                rows = null;
            }
            else if (cell is null && name is "para" or "title" or "listitem")
            {
                EndParagraph();
            }
        }

        void EndParagraph()
        {
            source.Paragraph(paragraph.ToString().AsSpan());
            paragraph.Clear();
        }
    }
}

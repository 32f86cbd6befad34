using System.Text;
using ReportSearch.Reports.Documents;

namespace ReportSearch.Reports.Formats;

/// <summary>
/// Old binary Word files through antiword, whose DocBook output keeps paragraphs, rows and cells. Where antiword fails or loses a table or
/// automatic numbers, LibreOffice turns the file into DOCX if it is installed.
/// </summary>
internal sealed class DocDecoder(ChildPrograms programs)
{
    private const long MostConvertedBytes = 32L << 20;
    private const string Install = "apt-get install antiword, or libreoffice-writer-nogui";

    private static readonly ChildLimits AntiwordLimits = new(TimeSpan.FromSeconds(20), 160L << 20, 64L << 20);
    // LibreOffice maps several gigabytes without using them, and writes to less than 256 MB for a report.
    private static readonly ChildLimits OfficeLimits = new(TimeSpan.FromSeconds(90), 8L << 30, 128L << 20) { DataBytes = 384L << 20 };

    /// <summary>Reads with the programs of this machine.</summary>
    internal static DocDecoder OfSystem { get; } = new(ChildPrograms.OfSystem);

    /// <summary>Decodes a compound file of old Office. No input throws.</summary>
    internal DecodedFile Decode(ReadOnlySpan<byte> bytes, string fileName)
    {
        // Names of streams stand in the directory as UTF-16.
        if (bytes.IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0)
            return DecodedFile.Failed("encrypted", $"{fileName}: the Office file is protected by a password; save it without");
        if (bytes.IndexOf(Encoding.Unicode.GetBytes("Root Entry")) < 0)
            return DecodedFile.Failed("damaged", $"{fileName}: an old Office file without its directory; fetch it again");
        if (bytes.IndexOf(Encoding.Unicode.GetBytes("WordDocument")) < 0)
            return DecodedFile.Failed("unsupportedFormat", $"{fileName}: an old Office file, but no Word file; save the report's text as UTF-8 text or DOCX");
        using var child = new ChildProcess(programs);
        string input = child.Write("in.doc", bytes);
        ChildRun antiword = child.Run("antiword", ["-x", "db", input], AntiwordLimits);
        DocBookText? text = antiword is { End: ChildEnd.Exited, ExitCode: 0 } ? DocBookText.TryRead(antiword.Output) : null;
        if (text is { LostNumbers: 0, LostTable: false } && text.Source.Length > 0)
            return text.Source.ToFile("doc", "utf-8", fileName);
        // LibreOffice takes its time over anything, and makes a text of bytes that are none.
        if (CompoundFile.HoldsWordStream(bytes) && ThroughOffice(child, input, fileName) is { } converted)
            return converted;
        // What antiword lost must not be missing in silence: a lost number can be told, of a lost table the figures would be wrong.
        if (text is { LostTable: true })
            return DecodedFile.Failed("programMissing", $"{fileName}: antiword loses a table of this Word file, and LibreOffice, which may read it, is missing or failed; apt-get install libreoffice-writer-nogui, or save the file as DOCX");
        if (text is not null)
            return text.Source.ToFile("doc", "utf-8", fileName) with { Removed = [new Repair("automaticNumber", text.LostNumbers)] };
        if (antiword.Errors.Contains("encrypted", StringComparison.OrdinalIgnoreCase))
            return DecodedFile.Failed("encrypted", $"{fileName}: the Word file is protected by a password; save it without");
        return antiword.End switch
        {
            ChildEnd.ProgramMissing => DecodedFile.Failed("programMissing", $"{fileName}: reading an old Word file needs antiword or LibreOffice, and neither is installed; install one: {Install}"),
            ChildEnd.TimedOut or ChildEnd.TooMuchOutput or ChildEnd.TooMuchMemory => DecodedFile.Failed("tooLarge", $"{fileName}: antiword did not finish within its limits; save the file as DOCX"),
            _ => DecodedFile.Failed("damaged", $"{fileName}: antiword cannot read the Word file; fetch it again or save it as DOCX"),
        };
    }

    private static DecodedFile? ThroughOffice(ChildProcess child, string input, string fileName)
    {
        // DOCX keeps what its own reader knows: automatic numbers, merged cells, headers apart from the text.
        ChildRun office = HeavyReading.Alone(() => child.Run("soffice",
            ["-env:UserInstallation=" + new Uri(child.Folder + "/profile").AbsoluteUri, "--headless", "--norestore", "--convert-to", "docx", "--outdir", child.Folder, input],
            OfficeLimits));
        if (office.End != ChildEnd.Exited || child.TryRead("in.docx", MostConvertedBytes) is not { Length: > 0 } docx)
            return null;
        DecodedFile text = DocxDecoder.Decode(docx, fileName);
        return text.Failure is null ? text with { Format = "doc" } : null;
    }
}

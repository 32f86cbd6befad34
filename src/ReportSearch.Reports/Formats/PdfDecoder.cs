using System.Globalization;
using System.Text;
using ReportSearch.Reports.Cleaning;
using ReportSearch.Reports.Formats.Pages;

namespace ReportSearch.Reports.Formats;

/// <summary>
/// PDF through poppler's tools: <c>pdftotext -bbox</c> places the words, <c>pdftocairo -svg</c> the rules of tables where the words look as if there were any.
/// </summary>
internal sealed class PdfDecoder(ChildPrograms programs)
{
    private const int MostPages = 1000;
    // The end of a whole file tells where its cross-reference table stands; programs append a little after it.
    private const int TrailerBytes = 1 << 16;
    private const int LeastCharacters = 30;
    // pdffonts and pdfimages write two lines before the first entry.
    private const int ListHead = 2;
    private const string Install = "apt-get install poppler-utils";

    // A report of a hundred pages takes under 64 MB.
    private const long UsualMemoryBytes = 160L << 20;
    private const long MostMemoryBytes = 448L << 20;

    private static readonly ChildLimits WordLimits = new(TimeSpan.FromSeconds(30), MostMemoryBytes, 64L << 20);
    private static readonly ChildLimits RuleLimits = new(TimeSpan.FromSeconds(60), MostMemoryBytes, 96L << 20);

    /// <summary>Reads with the programs of this machine.</summary>
    internal static PdfDecoder OfSystem { get; } = new(ChildPrograms.OfSystem);

    /// <summary>Decodes a PDF. No input throws.</summary>
    internal DecodedFile Decode(ReadOnlySpan<byte> bytes, string fileName)
    {
        if (bytes[^Math.Min(bytes.Length, TrailerBytes)..].IndexOf("startxref"u8) < 0)
            return DecodedFile.Failed("damaged", $"{fileName}: the PDF file has no end; fetch it again");
        using var child = new ChildProcess(programs);
        string input = child.Write("in.pdf", bytes);

        // 1. Words with their places.
        string pages = (MostPages + 1).ToString(CultureInfo.InvariantCulture);
        ChildRun words = child.RunWithin("pdftotext", ["-bbox", "-raw", "-enc", "UTF-8", "-l", pages, input, "-"], WordLimits, UsualMemoryBytes);
        if (Failure(words, bytes, fileName) is { } failure)
            return failure;
        List<PlacedPage> placed = PdfWords.Read(Encoding.UTF8.GetString(words.Output));
        if (placed.Count > MostPages)
            return DecodedFile.Failed("tooLarge", $"{fileName}: a PDF file of more than {MostPages} pages; give the report alone");
        if (WhyNoText(child, input, words, placed) is var (code, why))
            return DecodedFile.Failed(code, $"{fileName}: {why}");

        // 2. Rules, on the pages where words stand in columns.
        placed = WithRules(child, input, placed);

        // 3. Lines, paragraphs and tables.
        return PageText.Read(placed, "pdf", fileName);
    }

    private static DecodedFile? Failure(ChildRun run, ReadOnlySpan<byte> bytes, string fileName) => run.End switch
    {
        ChildEnd.ProgramMissing => DecodedFile.Failed("programMissing", $"{fileName}: reading PDF needs pdftotext, which is not installed; install it: {Install}"),
        ChildEnd.TimedOut => DecodedFile.Failed("tooLarge", $"{fileName}: pdftotext did not finish within {WordLimits.Time.TotalSeconds} seconds; give the report alone, as text"),
        ChildEnd.TooMuchOutput => DecodedFile.Failed("tooLarge", $"{fileName}: the PDF file holds more than {WordLimits.OutputBytes >> 20} MB of text; give the report alone"),
        ChildEnd.TooMuchMemory => DecodedFile.Failed("tooLarge", $"{fileName}: pdftotext needs more than {WordLimits.MemoryBytes >> 20} MB for the PDF file; print it to a new file, or give the report as text or Word file"),
        _ when run.ExitCode == 0 => null,
        _ when run.Errors.Contains("Incorrect password", StringComparison.Ordinal) => DecodedFile.Failed("encrypted", $"{fileName}: the PDF file wants a password; save it without protection"),
        _ when run.ExitCode == 3 => DecodedFile.Failed("encrypted", $"{fileName}: the PDF file forbids taking out its text; save it without protection"),
        _ when run.ExitCode == 1 && bytes.IndexOf("/Encrypt"u8) >= 0 => DecodedFile.Failed("encrypted", $"{fileName}: the PDF file is protected in a way that pdftotext cannot open; save it without protection"),
        _ when run.ExitCode > ChildProcess.LastOwnExitCode => DecodedFile.Failed("damaged", $"{fileName}: pdftotext broke off over the PDF file (signal {run.ExitCode - ChildProcess.LastOwnExitCode}); fetch it again, or give the report as text or Word file"),
        _ => DecodedFile.Failed("damaged", $"{fileName}: pdftotext cannot read the PDF file (exit code {run.ExitCode}); fetch it again"),
    };

    /// <summary>Code and reason where the pages give no text or none that can be read; null where they do.</summary>
    private static (string Code, string Reason)? WhyNoText(ChildProcess child, string input, ChildRun run, List<PlacedPage> pages)
    {
        int characters = 0, unknown = 0, chinese = 0, odd = 0;
        foreach (char unit in pages.SelectMany(page => page.Words).SelectMany(word => word.Text))
        {
            characters++;
            unknown += unit is '\uFFFD' or (>= '\uE000' and <= '\uF8FF') || char.IsControl(unit) ? 1 : 0;
            chinese += Script.IsChinese(unit) ? 1 : 0;
            // Letters of scripts that no report is written in are codes of a font without a map.
            odd += unit is (>= '\u0080' and < '\u2000') or (>= '\u2800' and < '\u2E80') or (>= '\uA000' and < '\uE000') ? 1 : 0;
        }

        const string Unmapped = "the fonts of the PDF file do not say which characters they show, so that its text is unreadable; make its text recognisable first (OCR), or give the report as text or Word file";
        if (unknown * 3 > characters || (odd > chinese && odd * 3 > characters))
            return ("noText", Unmapped);
        if (characters - unknown >= LeastCharacters)
            return null;
        if (Lists("pdfimages", ["-list", "-l", "20", input]))
            return ("scanned", $"the {pages.Count} pages of the PDF file hold pictures and no text, as scanned pages do; make its text recognisable first (OCR), or give the report as text or Word file");
        if (characters > 0)
            return null;
        if (run.Errors.Contains("Syntax Error", StringComparison.Ordinal))
            return ("damaged", "the pages of the PDF file are broken and give no text; fetch it again, or give the report as text or Word file");
        // A font whose letters cannot be told gives no text either.
        return Lists("pdffonts", ["-l", "20", input]) ? ("noText", Unmapped) : ("empty", $"the {pages.Count} pages of the PDF file hold neither text nor pictures; fetch it again");

        bool Lists(string program, string[] arguments) =>
            child.RunWithin(program, arguments, WordLimits, UsualMemoryBytes) is { End: ChildEnd.Exited } list && list.Output.Count((byte)'\n') > ListHead;
    }

    private static List<PlacedPage> WithRules(ChildProcess child, string input, List<PlacedPage> pages)
    {
        int first = pages.FindIndex(PdfWords.LooksTabular);
        if (first < 0)
            return pages;
        int last = pages.FindLastIndex(PdfWords.LooksTabular);
        string Number(int page) => (page + 1).ToString(CultureInfo.InvariantCulture);
        ChildRun run = child.RunWithin("pdftocairo", ["-q", "-svg", "-f", Number(first), "-l", Number(last), input, "-"], RuleLimits, UsualMemoryBytes);
        // Without rules the columns of words alone make the tables.
        if (run.End != ChildEnd.Exited || run.ExitCode != 0)
            return pages;
        List<List<PlacedRule>> rules = PdfRules.Read(Encoding.UTF8.GetString(run.Output));
        if (rules.Count != last - first + 1)
            return pages;
        for (int i = 0; i < rules.Count; i++)
            pages[first + i] = pages[first + i] with { Rules = rules[i] };
        return pages;
    }
}

using ReportSearch.Reports.Documents;
using ReportSearch.Reports.Tests.Cleaning;
using ReportSearch.Text.Regions;

namespace ReportSearch.Reports.Tests.Formats;

/// <summary>A report reads the same whatever it is written in: same identity, sections, cells and text, white space apart.</summary>
[Collection(OfficeSamples.Collection)]
public sealed class FormatAgreementTests(OfficeSamples office)
{
    private static readonly ReportReader Reader = new(RegionTable.China.WithOverlay(Path.Combine(Samples.Folder, "regions.csv")));

    // What printing on lines of one width takes from a short text: headings within a paragraph that begin no line any more (02, 13), the end of
    // paragraphs where too few lines tell the width (05, 07, 11, 12), and the name of a chart's series, whose number is printed four times too (10).
    private static readonly HashSet<string> BrokenOtherwise = new(StringComparer.Ordinal)
    {
        "02-bureau-our-bureau", "05-date-contradiction", "07-pinyin-and-english", "10-chart-residue", "11-annex-over-pages", "12-no-numbering", "13-run-in-headings",
    };

    private static Report Read(byte[] bytes, string name) => Reader.Read(bytes, name) switch
    {
        ReadResult.Readable readable => readable.Report,
        ReadResult.NotAReport other => other.Report,
        var other => throw new InvalidOperationException($"{name}: {other}"),
    };

    [Fact]
    public void Every_sample_reads_alike_as_text_web_page_and_word_file() =>
        Compare((document, number) => FormatSet.Write(document, number).Where(file => file.Format is "gb18030" or "html" or "docx"));

    [Fact]
    public void Every_generated_sample_reads_alike_as_overprinted_text() =>
        // Lines of one width do not tell every paragraph's end: one in a thousand may be read otherwise.
        Compare((document, number) => IsGenerated(document) ? FormatSet.Write(document, number).Where(file => file.Format == "overprint") : [], strayParagraphsOneIn: 1000);

    [OfficeFact("antiword")]
    public void Every_fourth_sample_reads_alike_as_old_word_file() =>
        Compare((document, number) => number % 4 == 0 ? [new("doc", document.Name + ".doc", office.Doc[document.Name])] : []);

    [Fact]
    public void Handwritten_samples_read_alike_as_overprinted_text() =>
        Compare((document, number) => !IsGenerated(document) && !BrokenOtherwise.Contains(document.Name) ? FormatSet.Write(document, number).Where(file => file.Format == "overprint") : []);

    [OfficeFact("pdftotext", "pdftocairo")]
    public void Every_sample_reads_alike_as_printed_page() =>
        // Here a blank was typed between a heading and the number that its text begins with. The page shows the same gap as it does between any
        // letter and number, so that the heading's end cannot be seen on it.
        Compare((document, _) => [new("pdf", document.Name + ".pdf", office.Pdf[document.Name])], blankEndsHeading: "05-date-contradiction");

    [Fact]
    public void Every_sample_reads_alike_as_placed_words() =>
        Compare((document, number) => FormatSet.Write(document, number).Where(file => file.Format == "ofd"));

    private static bool IsGenerated(SampleDocument document) => char.IsAsciiLetter(document.Name[0]);

    private static void Compare(Func<SampleDocument, int, IEnumerable<FormattedFile>> formats, int strayParagraphsOneIn = int.MaxValue, string? blankEndsHeading = null)
    {
        var differing = new List<string>();
        int readings = 0, paragraphs = 0;
        var stray = new List<string>();
        foreach ((SampleDocument document, int number) in Samples.Documents.Select((document, number) => (document, number)))
        {
            FormattedFile text = FormatSet.Write(document, number).First();
            Report expected = Read(text.Bytes, text.FileName);
            // What the tables hold is known without any reader.
            Differ(text, "cells", Filled(document.Pieces.Where(piece => piece.Table is { Rows.Count: > 1 }).SelectMany(piece => piece.Table!.Grid())), Cells(expected));
            foreach (FormattedFile file in formats(document, number))
            {
                Report found = Read(file.Bytes, file.FileName);
                readings++;
                OffsetProperty.BlocksPartition(found.Document);
                string format = file.Format is "gb18030" or "overprint" ? "txt" : file.Format;
                Assert.Equal(format, found.Document.Format);
                Differ(file, "identity", [Identity(expected)], [Identity(found)]);
                bool titles = document.Name != blankEndsHeading;
                Differ(file, "sections", Sections(expected, titles), Sections(found, titles));
                Differ(file, "cells", Cells(expected), Cells(found));
                string[] inText = Paragraphs(expected), inFile = Paragraphs(found);
                paragraphs += inText.Length;
                // The text as a whole is never otherwise, only where its paragraphs end.
                Differ(file, "text", [string.Concat(inText)], [string.Concat(inFile)]);
                stray.AddRange(inText.Except(inFile).Select(paragraph => $"{file.Format}/{file.FileName} lacks: {paragraph}"));
                stray.AddRange(inFile.Except(inText).Select(paragraph => $"{file.Format}/{file.FileName} adds: {paragraph}"));
            }

            void Differ(FormattedFile file, string what, string[] expected, string[] actual)
            {
                string[] missing = [.. expected.Except(actual).Take(3)], added = [.. actual.Except(expected).Take(3)];
                if (!expected.SequenceEqual(actual))
                    differing.Add($"{file.Format}/{file.FileName} {what}: {expected.Length} and {actual.Length}; missing: {string.Join(" / ", missing)}; added: {string.Join(" / ", added)}");
            }
        }

        if (stray.Count > paragraphs / strayParagraphsOneIn)
            differing.AddRange(stray);
        Assert.True(differing.Count == 0, $"{differing.Count} differences in {readings} readings:\n" + string.Join('\n', differing));
    }

    private static string Identity(Report report) =>
        (report.Identity with { Confidence = new IdentityConfidence(0, 0, 0), Region = null }).ToString() + report.Identity.Region?.Code;

    private static string[] Sections(Report report, bool titles) =>
        [.. report.Sections.Select(section => $"{section.Level} {section.Parent} {section.Numbering}{(titles ? Squeezed(section.Title) : "")} [{string.Join(' ', section.Tags)}]")];

    private static string[] Cells(Report report) =>
        Filled(report.Document.Blocks.Where(block => block.Kind == BlockKind.Table && block.Rows.Count > 1).SelectMany(block => block.Rows)
            .Select(row => row.Cells.Select(cell => report.Document.Text[cell.Start..cell.End])));

    /// <summary>Rows as text; blank cells at the end of a row are no content.</summary>
    private static string[] Filled(IEnumerable<IEnumerable<string>> rows) =>
        [.. rows.Select(row => string.Join('|', row.Select(Squeezed)).TrimEnd('|')).Where(row => row.Length > 0)];

    private static string[] Paragraphs(Report report) =>
        [.. report.Document.Blocks.Where(block => block.Kind != BlockKind.Table || block.Rows.Count < 2).Select(block => Squeezed(report.Document.Text[block.Start..block.End])).Where(line => line.Length > 0)];

    private static string Squeezed(string text) => string.Concat(text.Where(unit => !char.IsWhiteSpace(unit)));
}

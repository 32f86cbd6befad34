using ReportSearch.Reports.Documents;
using ReportSearch.Reports.Tests.Cleaning;
using ReportSearch.Text.Regions;

namespace ReportSearch.Reports.Tests.Formats;

/// <summary>A report reads the same whatever it is written in: same identity, sections, cells and text, white space apart.</summary>
[Collection(OfficeSamples.Collection)]
public sealed class FormatAgreementTests(OfficeSamples office)
{
    private static readonly ReportReader Reader = new(RegionTable.China.WithOverlay(Path.Combine(Samples.Folder, "regions.csv")));

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
    public void Every_sample_reads_alike_as_overprinted_text() =>
        Compare((document, number) => FormatSet.Write(document, number).Where(file => file.Format == "overprint"));

    [OfficeFact("antiword")]
    public void Every_sample_reads_alike_as_old_word_file() =>
        Compare((document, _) => [new("doc", document.Name + ".doc", office.Doc[document.Name])]);

    [OfficeFact("pdftotext", "pdftocairo")]
    public void Every_sample_reads_alike_as_printed_page() =>
        Compare((document, _) => [new("pdf", document.Name + ".pdf", office.Pdf[document.Name])]);

    [Fact]
    public void Every_sample_reads_alike_as_placed_words() =>
        Compare((document, number) => FormatSet.Write(document, number).Where(file => file.Format == "ofd"));

    private static void Compare(Func<SampleDocument, int, IEnumerable<FormattedFile>> formats)
    {
        var differing = new List<string>();
        int readings = 0;
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
                Differ(file, "sections", Sections(expected), Sections(found));
                Differ(file, "cells", Cells(expected), Cells(found));
                Differ(file, "paragraphs", Paragraphs(expected), Paragraphs(found));
            }

            void Differ(FormattedFile file, string what, string[] expected, string[] actual)
            {
                string[] missing = [.. expected.Except(actual).Take(3)], added = [.. actual.Except(expected).Take(3)];
                if (!expected.SequenceEqual(actual))
                    differing.Add($"{file.Format}/{file.FileName} {what}: {expected.Length} and {actual.Length}; missing: {string.Join(" / ", missing)}; added: {string.Join(" / ", added)}");
            }
        }

        Assert.True(differing.Count == 0, $"{differing.Count} differences in {readings} readings:\n" + string.Join('\n', differing));
    }

    private static string Identity(Report report) =>
        (report.Identity with { Confidence = new IdentityConfidence(0, 0, 0), Region = null }).ToString() + report.Identity.Region?.Code;

    private static string[] Sections(Report report) =>
        [.. report.Sections.Select(section => $"{section.Level} {section.Parent} {section.Numbering}{Squeezed(section.Title)} [{string.Join(' ', section.Tags)}]")];

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

using System.Text;
using ReportSearch.Reports.Documents;
using ReportSearch.Reports.Tests.Cleaning;
using ReportSearch.Text.Regions;

namespace ReportSearch.Reports.Tests.Formats;

/// <summary>A report reads the same whatever it is written in.</summary>
public sealed class FormatAgreementTests
{
    private static readonly ReportReader Reader = new(RegionTable.China);

    private static Report Read(byte[] bytes, string name) => Reader.Read(bytes, name) switch
    {
        ReadResult.Readable readable => readable.Report,
        ReadResult.NotAReport other => other.Report,
        var other => throw new InvalidOperationException($"{name}: {other}"),
    };

    private static string[] Sections(Report report) => [.. report.Sections.Select(section => $"{section.Level} {section.Numbering}{section.Title} [{string.Join(' ', section.Tags)}]")];

    private static string[] Cells(Report report) =>
        [.. report.Document.Blocks.Where(block => block.Kind == BlockKind.Table && block.Rows.Count > 1).SelectMany(block => block.Rows)
            .Select(row => string.Join('|', row.Cells.Select(cell => report.Document.Text[cell.Start..cell.End])))];

    private static string Identity(Report report) => (report.Identity with { Confidence = new IdentityConfidence(0, 0, 0), Region = null }).ToString() + report.Identity.Region?.Code;

    [Fact]
    public void Every_sample_reads_alike_as_web_page_and_word_file()
    {
        var differing = new List<string>();
        foreach (string file in Samples.Files)
        {
            string name = Path.GetFileName(file);
            Report text = Read(File.ReadAllBytes(file), name);
            // What the text reader made of the file is written out; residue of charts is no content that a format would have.
            foreach ((string format, byte[] bytes) in new[] { ("html", Encoding.UTF8.GetBytes(SampleWriter.Html(text.Document))), ("docx", SampleWriter.Docx(text.Document)) })
            {
                Report other = Read(bytes, name);
                Assert.Equal(format, other.Document.Format);
                OffsetProperty.BlocksPartition(other.Document);
                Differ("identity", [Identity(text)], [Identity(other)]);
                Differ("sections", Sections(text), Sections(other));
                Differ("cells", Cells(text), Cells(other));

                void Differ(string what, string[] expected, string[] actual)
                {
                    string[] missing = [.. expected.Except(actual).Take(2)], added = [.. actual.Except(expected).Take(2)];
                    if (!expected.SequenceEqual(actual))
                        differing.Add($"{name} {format} {what}: {expected.Length} and {actual.Length}; missing: {string.Join(" / ", missing)}; added: {string.Join(" / ", added)}");
                }
            }
        }

        Assert.True(differing.Count == 0, $"{differing.Count} of {Samples.Files.Length * 6} readings differ:\n" + string.Join('\n', differing));
    }
}

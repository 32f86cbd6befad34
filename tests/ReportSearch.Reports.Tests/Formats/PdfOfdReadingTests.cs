using System.Text;
using ReportSearch.Reports.Documents;
using ReportSearch.Text.Regions;

namespace ReportSearch.Reports.Tests.Formats;

public sealed class PdfOfdReadingTests
{
    private static readonly ReportReader Reader = new(RegionTable.China);

    private static Report Read(byte[] bytes, string name) => Reader.Read(bytes, name) switch
    {
        ReadResult.Readable readable => readable.Report,
        ReadResult.NotAReport other => other.Report,
        var failed => throw new InvalidOperationException(failed.ToString()),
    };

    [PdfFact]
    public void A_sample_drawn_as_pdf_gives_the_report_of_its_text()
    {
        CompareAll(Samples.Files.Where((_, i) => i % 6 == 0), drawing => drawing.ToPdf(), "pdf");
    }

    [Fact]
    public void A_sample_drawn_as_ofd_gives_the_report_of_its_text()
    {
        CompareAll(Samples.Files, drawing => OfdDrawing.ToOfd(drawing), "ofd");
    }

    private static void CompareAll(IEnumerable<string> samples, Func<PdfDrawing, byte[]> write, string format)
    {
        List<(int Lines, int Missing)> compared = [.. samples.Select(sample => Compare(sample, write, format))];
        // One line in a thousand may end so that nobody can tell whether the paragraph goes on.
        Assert.True(compared.Sum(each => each.Missing) * 1000 <= compared.Sum(each => each.Lines), $"{compared.Sum(each => each.Missing)} of {compared.Sum(each => each.Lines)} lines differ");
    }

    /// <summary>Lines of the text, and how many of them the drawn file lacks.</summary>
    private static (int Lines, int Missing) Compare(string sample, Func<PdfDrawing, byte[]> write, string format)
    {
        string name = Path.GetFileName(sample);
        // The text that stands on the pages, read as text, is what the pages must give.
        Report text = Read(File.ReadAllBytes(sample), name);
        Report drawn = Read(write(PdfDrawing.Of(text.Document)), name);
        Assert.Equal(format, drawn.Document.Format);
        Assert.True(text.Identity.Issuer == drawn.Identity.Issuer && text.Identity.ReportYear == drawn.Identity.ReportYear && text.Identity.Form == drawn.Identity.Form
            && text.Identity.Title == drawn.Identity.Title, $"{name}: {text.Identity} is not {drawn.Identity}");
        string[] expected = Lines(text.Document).Split('\n'), found = Lines(drawn.Document).Split('\n');
        HashSet<string> all = [.. found];
        List<string> missing = [.. expected.Where(line => !all.Contains(line))];
        return (expected.Length, missing.Count);
    }

    /// <summary>Paragraphs and the filled cells of every row, without blanks: these are lost where lines are broken.</summary>
    private static string Lines(Document document)
    {
        var lines = new StringBuilder();
        foreach (Block block in document.Blocks)
        {
            if (block.Rows.Count == 0)
                lines.Append(document.Text, block.Start, block.End - block.Start);
            foreach (TableRow row in block.Rows)
                lines.AppendJoin('|', row.Cells.Where(cell => cell.End > cell.Start).Select(cell => document.Text[cell.Start..cell.End])).Append('\n');
        }

        return lines.Replace(" ", "").ToString();
    }
}

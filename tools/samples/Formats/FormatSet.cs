using System.Text;
using ReportSearch.Reports;
using ReportSearch.Samples.Figures;
using ReportSearch.Samples.Prose;
using ReportSearch.Text.Regions;

namespace ReportSearch.Samples.Formats;

/// <summary>A sample written in one format.</summary>
/// <param name="Format">Folder of the format: txt, gb18030, overprint, html, docx, ofd, and through LibreOffice pdf and doc.</param>
/// <param name="FileName">Name with extension.</param>
internal sealed record FormattedFile(string Format, string FileName, byte[] Bytes);

/// <summary>Every sample in every format.</summary>
internal static class FormatSet
{
    private static readonly string[] s_overprints = ["mixed", "glyph", "run", "line"];

    /// <summary>The generated reports as they were before damage was done to them.</summary>
    public static IReadOnlyList<SampleDocument> Generated()
    {
        var pool = new ParagraphPool();
        var documents = new List<SampleDocument>();
        foreach (SampleBody body in Bodies.All)
        {
            var years = Simulation.Run(body);
            documents.AddRange(body.Years.Select(year => ReportWriter.Write(body, year, years[year], pool).Undamaged));
        }

        return documents;
    }

    /// <summary>The handwritten samples of a folder, as the reader of text understands them.</summary>
    public static IReadOnlyList<SampleDocument> Handwritten(string folder)
    {
        var reader = new ReportReader(RegionTable.China);
        return [.. Directory.GetFiles(folder, "*.txt").Order(StringComparer.Ordinal).Select(file => SampleDocument.Of(Path.GetFileNameWithoutExtension(file), Read(file)))];

        Reports.Documents.Document Read(string file) => reader.Read(File.ReadAllBytes(file), Path.GetFileName(file)) switch
        {
            ReadResult.Readable readable => readable.Report.Document,
            ReadResult.NotAReport other => other.Report.Document,
            var other => throw new InvalidOperationException($"{file}: {other}"),
        };
    }

    /// <summary>The formats that are written in process; looks and designs change from sample to sample.</summary>
    /// <param name="document">The sample.</param>
    /// <param name="number">Its place among the samples, from 0.</param>
    public static IEnumerable<FormattedFile> Write(SampleDocument document, int number)
    {
        string name = document.Name;
        string text = TextFormat.Write(document);
        bool gbPage = number % 3 == 1;
        string page = HtmlFormat.Write(document, (PageDesign)(number % 4), gbPage ? "gb2312" : "utf-8");
        yield return new("txt", name + ".txt", Encoding.UTF8.GetBytes(text));
        yield return new("gb18030", name + ".txt", TextFormat.Gb18030.GetBytes(text));
        yield return new("overprint", name + ".txt", Encoding.UTF8.GetBytes(TextFormat.Overprinted(document, s_overprints[number % 4])));
        yield return new("html", name + ".html", (gbPage ? TextFormat.Gb18030 : Encoding.UTF8).GetBytes(page));
        yield return new("docx", name + ".docx", DocxFormat.Write(document, new DocxLooks(AutomaticNumbers: number % 2 == 0, TrackedChanges: number % 3 == 0)));
        yield return new("ofd", name + ".ofd", OfdDrawing.ToOfd(PdfDrawing.Of(document)));
    }

    /// <summary>The Word file that LibreOffice makes PDF and old Word files of: it would print tracked changes as they stand.</summary>
    public static byte[] ForOffice(SampleDocument document, int number) =>
        DocxFormat.Write(document, new DocxLooks(AutomaticNumbers: number % 2 == 0, TrackedChanges: false));

    /// <summary>Writes all into a folder for each format under <paramref name="folder"/>.</summary>
    /// <returns>The number of files; those of LibreOffice are missing where it is.</returns>
    public static int WriteAll(IReadOnlyList<SampleDocument> documents, string folder)
    {
        int count = 0;
        foreach (FormattedFile file in documents.SelectMany(Write))
        {
            Directory.CreateDirectory(Path.Combine(folder, file.Format));
            File.WriteAllBytes(Path.Combine(folder, file.Format, file.FileName), file.Bytes);
            count++;
        }

        if (OfficeConversion.Program is null)
            return count;
        return count + WriteThroughOffice(documents, folder, "pdf") + WriteThroughOffice(documents, folder, "doc");
    }

    /// <summary>Writes one format of LibreOffice into its folder under <paramref name="folder"/>.</summary>
    public static int WriteThroughOffice(IReadOnlyList<SampleDocument> documents, string folder, string format)
    {
        DirectoryInfo made = Directory.CreateTempSubdirectory("samples-docx-");
        try
        {
            string[] files = [.. documents.Select((document, number) =>
            {
                string file = Path.Combine(made.FullName, document.Name + ".docx");
                File.WriteAllBytes(file, ForOffice(document, number));
                return file;
            })];
            OfficeConversion.Convert(files, format, Path.Combine(folder, format));
            return files.Length;
        }
        finally
        {
            made.Delete(recursive: true);
        }
    }
}

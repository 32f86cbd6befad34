using ReportSearch.Reports.Documents;
using ReportSearch.Text.Regions;

namespace ReportSearch.Reports.Tests.Formats;

/// <summary>The tables of the official forms, printed by the programs that offices use, give every cell as it was written.</summary>
public sealed class PdfTableTests
{
    private static readonly ReportReader Reader = new(RegionTable.China);

    private static Document Read(byte[] bytes) => Reader.Read(bytes, "report.pdf") switch
    {
        ReadResult.Readable readable => readable.Report.Document,
        ReadResult.NotAReport other => other.Report.Document,
        var failed => throw new InvalidOperationException(failed.ToString()),
    };

    private static string Plain(string text) => string.Concat(text.Where(unit => !char.IsWhiteSpace(unit)));

    private static void Compare(string how, byte[] bytes)
    {
        Document document = Read(bytes);
        List<Block> tables = [.. document.Blocks.Where(block => block.Kind == BlockKind.Table)];
        var wrong = new List<string>();
        if (tables.Count != PdfOfficialTables.All.Count)
            wrong.Add($"{tables.Count} tables instead of {PdfOfficialTables.All.Count}");
        foreach ((PrintedTable printed, Block table) in PdfOfficialTables.All.Zip(tables))
        {
            string[] expected = [.. printed.Fields().Select(row => Plain(string.Join('|', row)))];
            string[] read = [.. table.Rows.Select(row => Plain(string.Join('|', row.Cells.Select(cell => document.Text[cell.Start..cell.End]))))];
            if (expected.Length != read.Length)
                wrong.Add($"{printed.Name}: {read.Length} rows instead of {expected.Length}");
            wrong.AddRange(expected.Zip(read).Where(pair => pair.First != pair.Second).Select(pair => $"{printed.Name}: {pair.First}\n   was read as {pair.Second}"));
        }

        // A title over all, and a heading and two paragraphs for each table: nothing of the tables is left over, and nothing around them was taken in.
        int paragraphs = document.Blocks.Count(block => block.Kind == BlockKind.Paragraph), expectedParagraphs = 1 + (3 * PdfOfficialTables.All.Count);
        if (paragraphs != expectedParagraphs)
            wrong.Add($"{paragraphs} paragraphs instead of {expectedParagraphs}");
        Assert.True(wrong.Count == 0, $"{how}: {wrong.Count} differ\n" + string.Join('\n', wrong.Take(20)));
    }

    [ChromiumFact]
    public void Tables_of_printed_web_pages_are_read_cell_by_cell()
    {
        Compare("borders", PdfPrinting.Chromium(PdfPrinting.Page(PdfOfficialTables.All, PrintedLook.Bordered)));
        // With the address and the number of pages that browsers print.
        Compare("boxes", PdfPrinting.Chromium(PdfPrinting.Page(PdfOfficialTables.All, PrintedLook.Boxed), ""));
    }

    [ChromiumFact]
    public void Tables_without_borders_are_read_cell_by_cell()
    {
        Compare("centred", PdfPrinting.Chromium(PdfPrinting.Page(PdfOfficialTables.All, PrintedLook.Bare)));
        Compare("at the left", PdfPrinting.Chromium(PdfPrinting.Page(PdfOfficialTables.All, PrintedLook.BareLeft)));
    }

    [OfficeFact("pdftotext", "pdftocairo")]
    public void Tables_of_word_files_are_read_cell_by_cell()
    {
        List<byte[]> files = PdfPrinting.LibreOffice(
            ("docx", PdfPrinting.Word(PdfOfficialTables.All, borders: true, repeatHeads: true)),
            ("docx", PdfPrinting.Word(PdfOfficialTables.All, borders: true, repeatHeads: false)),
            ("docx", PdfPrinting.Word(PdfOfficialTables.All, borders: false, repeatHeads: false)));
        Compare("repeated heads", files[0]);
        Compare("borders", files[1]);
        Compare("no borders", files[2]);
    }

    [PdfFact]
    public void Tables_drawn_by_hand_are_read_cell_by_cell() => Compare("drawn", PdfTableDrawing.Of(PdfOfficialTables.All).ToPdf());

    [Fact]
    public void Tables_drawn_in_an_ofd_file_are_read_cell_by_cell() => Compare("ofd", OfdDrawing.ToOfd(PdfTableDrawing.Of(PdfOfficialTables.All)));
}

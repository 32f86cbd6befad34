using System.Text;
using ReportSearch.Reports.Formats;
using ReportSearch.Text.Regions;

namespace ReportSearch.Reports.Tests.Formats;

public sealed class PdfOfdHostileTests
{
    private const string Space = "xmlns:ofd=\"http://www.ofdspec.org/2016\"";

    private static readonly ReportReader Reader = new(RegionTable.China);

    private static string Code(byte[] bytes) => Assert.IsType<ReadResult.Unreadable>(Reader.Read(bytes, "a")).Code;

    private static PdfDrawing OneParagraph(string text)
    {
        var drawing = new PdfDrawing();
        drawing.Paragraph(text);
        return drawing;
    }

    private static byte[] Ofd(string document, params (string Name, string Text)[] more) =>
        OfdDrawing.Zip([("OFD.xml", $"<ofd:OFD {Space}><ofd:DocBody><ofd:DocRoot>/D/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>"), ("D/Document.xml", $"<ofd:Document {Space}>{document}</ofd:Document>"), .. more]);

    [Fact]
    public void A_cut_pdf_is_damaged_and_not_half_a_report()
    {
        byte[] whole = OneParagraph(new string('公', 2000)).ToPdf();
        Assert.Equal("damaged", Code(whole[..(whole.Length / 2)]));
    }

    [PdfFact]
    public void A_pdf_without_objects_is_damaged() => Assert.Equal("damaged", Code(Encoding.ASCII.GetBytes("%PDF-1.4\nnothing at all\nstartxref\n9\n%%EOF\n")));

    [PdfFact]
    public void A_pdf_of_pictures_without_text_asks_for_text_recognition_and_one_of_a_word_does_not()
    {
        ReadResult.Unreadable scan = Assert.IsType<ReadResult.Unreadable>(Reader.Read(Hostile.Files.HostileFile.All.Single(file => file.Name == "picture.pdf").Make(), "scan.pdf"));
        Assert.Equal("scanned", scan.Code);
        Assert.Contains("OCR", scan.Reason);
        Assert.IsType<ReadResult.NotAReport>(Reader.Read(OneParagraph("图").ToPdf(), "word.pdf"));
    }

    [PdfFact]
    public void A_pdf_whose_font_does_not_tell_its_letters_is_unreadable()
    {
        // The numbers of the letters in the font are all that the file holds.
        string letters = string.Concat(Enumerable.Range(0, 400).Select(i => (char)(0x100 + (i * 7 % 90))));
        string file = Encoding.ASCII.GetString(OneParagraph(letters).ToPdf()).Replace("/ToUnicode 5 0 R", "                ", StringComparison.Ordinal);
        ReadResult.Unreadable failed = Assert.IsType<ReadResult.Unreadable>(Reader.Read(Encoding.ASCII.GetBytes(file), "subset.pdf"));
        Assert.Equal("noText", failed.Code);
        Assert.Contains("font", failed.Reason);
    }

    [PdfFact]
    public void A_pdf_that_wants_a_password_is_named_so()
    {
        string file = Encoding.ASCII.GetString(OneParagraph(new string('公', 100)).ToPdf());
        string key = new('A', 64);
        string locked = file.Replace("/Root 1 0 R", $"/Root 1 0 R /ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <{key}> /U <{key}> >>", StringComparison.Ordinal);
        Assert.Equal("encrypted", Code(Encoding.ASCII.GetBytes(locked)));
    }

    [Fact]
    public void Without_pdftotext_the_reason_says_what_to_install()
    {
        DecodedFile file = new PdfDecoder(new ChildPrograms("/nowhere")).Decode(OneParagraph("公开").ToPdf(), "a.pdf");
        Assert.Equal("programMissing", file.Failure?.Code);
        Assert.Contains("poppler-utils", file.Failure?.Reason);
    }

    [Fact]
    public void Without_antiword_the_reason_says_what_to_install()
    {
        byte[] word = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. Encoding.Unicode.GetBytes("Root Entry"), .. Encoding.Unicode.GetBytes("WordDocument")];
        DecodedFile file = new DocDecoder(new ChildPrograms("/nowhere")).Decode(word, "a.doc");
        Assert.Equal("programMissing", file.Failure?.Code);
        Assert.Contains("antiword", file.Failure?.Reason);
    }

    [Fact]
    public void An_ofd_that_leads_back_to_itself_ends() =>
        Assert.Equal("damaged", Code(Ofd("<ofd:Page ID=\"1\" BaseLoc=\"Document.xml\"/><ofd:TemplatePage ID=\"2\" BaseLoc=\"Document.xml\"/><ofd:Template TemplateID=\"2\"/>")));

    [Fact]
    public void An_ofd_with_too_many_pages_is_refused() =>
        Assert.Equal("tooLarge", Code(Ofd(string.Concat(Enumerable.Repeat("<ofd:Page BaseLoc=\"P.xml\"/>", 1001)))));

    [Fact]
    public void An_ofd_that_lacks_a_page_is_damaged() => Assert.Equal("damaged", Code(Ofd("<ofd:Page BaseLoc=\"../../../P.xml\"/>")));

    [Fact]
    public void An_ofd_that_unpacks_without_end_is_refused() =>
        Assert.Equal("tooLarge", Code(Ofd("<ofd:Page BaseLoc=\"P.xml\"/>", ("D/P.xml", "<P>" + new string(' ', 20 << 20) + "</P>"))));

    [Fact]
    public void An_ofd_of_endless_depth_is_refused() =>
        Assert.Equal("tooLarge", Code(Ofd("<ofd:Page BaseLoc=\"P.xml\"/>", ("D/P.xml", string.Concat(Enumerable.Repeat("<a>", 100_000)) + string.Concat(Enumerable.Repeat("</a>", 100_000))))));

    [Fact]
    public void An_ofd_with_a_document_type_is_damaged() =>
        Assert.Equal("damaged", Code(Ofd("<ofd:Page BaseLoc=\"P.xml\"/>", ("D/P.xml", "<!DOCTYPE P [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><P>&a;</P>"))));

    [Fact]
    public void Mutated_ofd_files_never_throw()
    {
        byte[] whole = OfdDrawing.ToOfd(OneParagraph("澄湖市人民政府2021年政府信息公开工作年度报告" + new string('公', 40)));
        var random = new Random(5);
        for (int i = 0; i < 300; i++)
        {
            byte[] bytes = [.. whole[..(i % 3 == 0 ? random.Next(1, whole.Length) : whole.Length)]];
            for (int j = random.Next(6); j >= 0; j--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            Reader.Read(bytes, "m.ofd");
        }
    }
}

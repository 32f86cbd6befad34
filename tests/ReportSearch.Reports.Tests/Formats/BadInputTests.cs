using System.Text;
using ReportSearch.Text.Regions;

namespace ReportSearch.Reports.Tests.Formats;

public sealed class BadInputTests
{
    private static readonly ReportReader Reader = new(RegionTable.China);

    private static string Code(byte[] bytes) => Assert.IsType<ReadResult.Unreadable>(Reader.Read(bytes, "a.txt")).Code;

    public static TheoryData<string, byte[]> Bad => new()
    {
        { "empty", [] },
        { "empty", Encoding.UTF8.GetBytes(" \r\n　\n") },
        { "empty", [0xEF, 0xBB, 0xBF] },
        { "damaged", Encoding.ASCII.GetBytes("%PDF-1.7\n...") },
        { "damaged", Encoding.ASCII.GetBytes("PK\u0003\u0004....word/document.xml") },
        { "damaged", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0] },
        { "empty", Encoding.UTF8.GetBytes("\uFEFF <!DOCTYPE html><html><body><script>年度报告</script></body></html>") },
        { "binary", [1, 2, 3, 0, 0, 0, 4, 5, 6, 7, 0, 9] },
        { "encoding", [0xB5, 0xC2, 0xD6, 0xDD, 0xCA, 0xD0] },
        { "encoding", [0xFF, 0xFE, 0x41] },
        { "encoding", [0x41, 0, 0x42, 0, 0x43, 0, 0x44, 0, 0x0A, 0] },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void A_file_that_is_no_text_is_told_by_its_code(string code, byte[] bytes) => Assert.Equal(code, Code(bytes));

    [Fact]
    public void A_broken_byte_is_named_by_its_place()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes("公开"), 0xFF, 0x41];
        string reason = Assert.IsType<ReadResult.Unreadable>(Reader.Read(bytes, "a.txt")).Reason;
        Assert.Contains("byte 6", reason);
        Assert.Contains("GB18030", reason);
    }

    [Fact]
    public void A_file_that_is_too_large_is_refused_before_it_is_read()
    {
        Assert.Equal("tooLarge", ReportReader.TooLarge(200L << 20, "big.txt")?.Code);
        Assert.Null(ReportReader.TooLarge(ReportReader.MaxFileBytes, "a.txt"));
    }

    [Theory]
    [InlineData("utf-8", false)]
    [InlineData("utf-8", true)]
    [InlineData("utf-16le", true)]
    [InlineData("utf-16be", true)]
    public void The_source_is_the_decoded_file_without_its_mark_and_with_its_line_ends(string name, bool mark)
    {
        const string text = "河湾县人民政府\r\n2017年政府信息公开工作年度报告\r\n";
        Encoding encoding = name switch { "utf-16le" => new UnicodeEncoding(false, true), "utf-16be" => new UnicodeEncoding(true, true), _ => new UTF8Encoding(mark) };
        byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes(text)];
        Report report = Reader.Read(bytes, "a.txt") switch { ReadResult.Readable r => r.Report, ReadResult.NotAReport n => n.Report, var other => throw new InvalidOperationException(other.ToString()) };
        Assert.Equal(text, report.Document.Source);
        Assert.Equal(name, report.Document.Encoding);
    }

    [Fact]
    public void Random_text_never_throws()
    {
        var random = new Random(11);
        const string letters = "一二、（）1.2条件表\t\n\n \r|[image:]政府信息公开年度报告2018年主动复议。，—-\f\uD800";
        for (int i = 0; i < 300; i++)
        {
            string text = string.Concat(Enumerable.Range(0, random.Next(400)).Select(_ => letters[random.Next(letters.Length)]));
            Reader.Read(Encoding.UTF8.GetBytes(text), "r.txt");
        }
    }
}

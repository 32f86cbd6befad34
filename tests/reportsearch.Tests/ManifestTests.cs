using ReportSearch.CommandLine.Intake;

namespace ReportSearch.CommandLine.Tests;

public sealed class ManifestTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("manifest-").FullName;

    [Fact]
    public void Columns_may_stand_in_any_order_and_be_left_out()
    {
        var rows = Read("\uFEFFyear,file,url\r\n2017,sub/a.txt,https://example.invalid/?a=1\r\n,\"b, \"\"bis\"\".txt\",\r\n");

        Assert.Equal(2, rows.Count);
        Assert.Equal((Path.Combine(_folder, "sub/a.txt"), 2017, "https://example.invalid/?a=1"), (rows[0].Path, rows[0].Year!.Value, rows[0].Url!));
        Assert.Equal(Path.Combine(_folder, "b, \"bis\".txt"), rows[1].Path);
        Assert.Null(rows[1].Year);
        Assert.Null(rows[1].Issuer);
    }

    [Fact]
    public void A_quoted_cell_may_hold_line_ends_and_lines_are_still_counted()
    {
        var rows = Read("file,issuer\na.txt,\"两行\n机构\"\nb.txt,局\n");
        Assert.Equal("两行\n机构", rows[0].Issuer);

        var wrong = Assert.Throws<WrongUseException>(() => Read("file,year\n\"a\n.txt\",2017\nb.txt,二〇一七\n"));
        Assert.Contains("line 4", wrong.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "line 1")]
    [InlineData("path\na.txt", "unknown column 'path'")]
    [InlineData("url,year\nx,2017", "no column 'file'")]
    [InlineData("file,file\na,b", "stands twice")]
    [InlineData("file,year\na.txt,17", "line 2: year '17'")]
    [InlineData("file,year\na.txt", "line 2: 1 cells where the header has 2")]
    [InlineData("file\na.txt\n\"b.txt", "(line 3): a quoted field that is never closed")]
    [InlineData("file\na\"b\".txt", "(line 2): a quote inside an unquoted field")]
    [InlineData("file\n\"a\"b.txt", "(line 2): text after the closing quote of a quoted field")]
    [InlineData("file,year\n,2017", "line 2: no file")]
    public void What_is_wrong_is_named_with_file_and_line(string text, string expected)
    {
        var wrong = Assert.Throws<WrongUseException>(() => Read(text));

        Assert.Contains("m.csv", wrong.Message, StringComparison.Ordinal);
        Assert.Contains(expected, wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_manifest_that_is_not_UTF8_is_refused()
    {
        var path = Path.Combine(_folder, "m.csv");
        File.WriteAllBytes(path, [.. "file,issuer\na.txt,"u8, 0xD6, 0xD0, 0x0A]);

        Assert.Contains("not UTF-8", Assert.Throws<WrongUseException>(() => Manifest.Read(path)).Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private IReadOnlyList<Corpus.Ingest.IngestFile> Read(string text)
    {
        var path = Path.Combine(_folder, "m.csv");
        File.WriteAllText(path, text);
        return Manifest.Read(path);
    }
}

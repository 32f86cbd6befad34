using System.IO.Compression;
using System.Text;
using ReportSearch.Text.Regions;

namespace ReportSearch.Reports.Tests.Formats;

public sealed class ReportArchiveTests
{
    private static byte[] Zip(params (string Name, byte[] Content)[] entries) => Zip(null, entries);

    private static byte[] Zip(Encoding? names, params (string Name, byte[] Content)[] entries)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true, names))
        {
            foreach ((string name, byte[] content) in entries)
            {
                using Stream entry = archive.CreateEntry(name, CompressionLevel.Optimal).Open();
                entry.Write(content);
            }
        }

        return stream.ToArray();
    }

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    private static ArchivedFile[] Files(byte[] zip) => [.. ReportArchive.Files(new MemoryStream(zip), "年报.zip")];

    [Fact]
    public void Files_come_with_their_paths_and_without_folders_and_hidden_ones()
    {
        byte[] zip = Zip(("县/2017.txt", Text("甲")), ("县/", []), ("__MACOSX/县/._2017.txt", Text("x")), (".DS_Store", Text("x")), ("县\\2018.txt", Text("乙")));
        Assert.True(ReportArchive.IsArchive(new MemoryStream(zip)));
        Assert.Equal(["县/2017.txt 甲", "县/2018.txt 乙"], Files(zip).Select(file => $"{file.Path} {Encoding.UTF8.GetString(file.Bytes!)}"));
    }

    [Fact]
    public void Paths_never_leave_the_archive() =>
        Assert.Equal(["etc/a.txt", "b.txt", "x/c.txt"], Files(Zip(("../../etc/a.txt", Text("甲")), ("/b.txt", Text("甲")), ("C:\\x\\c.txt", Text("甲")))).Select(file => file.Path));

    [Fact]
    public void Names_in_GBK_are_read() =>
        Assert.Equal("德清/年度报告.txt", Files(Zip(CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!, ("德清/年度报告.txt", Text("甲"))))[0].Path);

    [Fact]
    public void An_inner_archive_is_opened_once_and_one_inside_that_is_told()
    {
        byte[] third = Zip(("c.txt", Text("丙"))), second = Zip(("b.txt", Text("乙")), ("third.zip", third));
        ArchivedFile[] files = Files(Zip(("a.txt", Text("甲")), ("second.zip", second)));
        Assert.Equal(["a.txt", "second.zip/b.txt", "second.zip/third.zip"], files.Select(file => file.Path));
        Assert.Equal("archive", files[2].Failure!.Code);
    }

    [Fact]
    public void Word_and_OFD_files_are_no_archives_and_stay_whole_inside_one()
    {
        byte[] docx = DocxFile.Write(DocxFile.Paragraph("河湾县")), ofd = OfdDrawing.Zip([("OFD.xml", "<a/>")]);
        Assert.False(ReportArchive.IsArchive(new MemoryStream(docx)));
        Assert.False(ReportArchive.IsArchive(new MemoryStream(ofd)));
        using var stored = new MemoryStream();
        using (var archive = new ZipArchive(stored, ZipArchiveMode.Create, leaveOpen: true))
        {
            using Stream entry = archive.CreateEntry("报告.docx", CompressionLevel.NoCompression).Open();
            entry.Write(docx);
        }

        // The names of the Word file's parts stand readable in the archive.
        Assert.True(ReportArchive.IsArchive(new MemoryStream(stored.ToArray())));
        Assert.Equal(docx, Files(stored.ToArray()).Single().Bytes);
        Assert.Equal("archive", Assert.IsType<ReadResult.Unreadable>(new ReportReader(RegionTable.China).Read(stored.ToArray(), "a.zip")).Code);
    }

    [Fact]
    public void A_bomb_is_stopped_and_what_stood_before_it_is_kept()
    {
        byte[] zip = Zip(("a.txt", Text("甲")), ("b.txt", new byte[60 << 20]), ("c.txt", Text("丙")));
        ArchivedFile[] files = Files(zip);
        Assert.Equal(["a.txt", "b.txt"], files.Select(file => file.Path));
        Assert.Equal("tooLarge", files[1].Failure!.Code);
    }

    [Fact]
    public void A_cut_archive_gives_nothing_and_is_told()
    {
        byte[] zip = Zip(("a.txt", Text("甲")));
        Assert.Empty(Files(zip[..(zip.Length / 2)]));
        Assert.Equal("damaged", Assert.IsType<ReadResult.Unreadable>(new ReportReader(RegionTable.China).Read(zip.AsSpan(0, zip.Length / 2), "a.zip")).Code);
    }

    [Fact]
    public void What_an_archive_holds_is_told_where_one_report_is_asked_for()
    {
        string reason = Assert.IsType<ReadResult.Unreadable>(new ReportReader(RegionTable.China).Read(Zip(("2017年报.txt", Text("甲")), ("b.docx", Text("乙"))), "a.zip")).Reason;
        Assert.Contains("2 files (2017年报.txt, b.docx)", reason);
        Assert.Contains("index", reason);
    }

    [Fact]
    public void Mutated_archives_never_throw()
    {
        var random = new Random(31);
        byte[] zip = Zip(("a.txt", Text("甲")), ("b/c.zip", Zip(("d.txt", Text("丁")))));
        for (int i = 0; i < 400; i++)
        {
            byte[] mutated = [.. zip];
            for (int k = random.Next(1, 8); k > 0; k--)
                mutated[random.Next(mutated.Length)] = (byte)random.Next(256);
            byte[] cut = mutated[..random.Next(mutated.Length)];
            ReportArchive.IsArchive(new MemoryStream(cut));
            Assert.True(Files(mutated).Length < 100);
        }
    }
}

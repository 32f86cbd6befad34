using System.IO.Compression;
using ReportSearch.Corpus.Ingest;
using ReportSearch.Corpus.Tests.Store;

namespace ReportSearch.Corpus.Tests.Ingest;

public sealed class ArchiveIntakeTests : IDisposable
{
    private readonly TestStore _store = new();

    public void Dispose() => _store.Dispose();

    private static byte[] Zip(params (string Name, byte[] Content)[] entries)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, byte[] content) in entries)
            {
                using Stream entry = archive.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return stream.ToArray();
    }

    [Fact]
    public void Each_file_of_an_archive_is_an_original_with_its_place_in_it()
    {
        string zip = _store.Write("年报.zip", Zip(
            ("a/2017.txt", SimpleReports.Text("甲县", 2017, "公开")), ("a/2018.txt", SimpleReports.Text("甲县", 2018, "公开")), ("b.zip", Zip(("2016.txt", SimpleReports.Text("乙县", 2016, "公开"))))));
        IngestOutcome outcome = _store.Ingest(zip);
        Assert.Equal((3, 0, 0), (outcome.Indexed, outcome.Unchanged, outcome.Quarantined.Count));
        Assert.Equal(3, _store.Indexed().Count);
        Assert.Equal([zip + "/a/2017.txt", zip + "/a/2018.txt", zip + "/b.zip/2016.txt"], _store.Column("ledger.db", "SELECT path FROM journal ORDER BY path"));
        Assert.Equal(3, _store.Ingest(zip).Unchanged);
    }

    [Fact]
    public void More_files_than_a_commit_takes_come_in_by_parts()
    {
        string zip = _store.Write("many.zip", Zip([.. Enumerable.Range(0, 30).Select(i => ($"{i}.txt", SimpleReports.Text($"{i}县", 2017, "公开")))]));
        Assert.Equal(30, _store.Ingest(new IngestOptions(FilesPerCommit: 4), zip).Indexed);
    }

    [Fact]
    public void An_archive_without_files_is_told_as_one()
    {
        IngestOutcome outcome = _store.Ingest(_store.Write("empty.zip", Zip()));
        Assert.Equal((0, 1), (outcome.Indexed, outcome.Quarantined.Count));
        Assert.EndsWith("empty.zip", outcome.Quarantined[0].Path);
    }
}

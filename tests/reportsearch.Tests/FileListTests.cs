using ReportSearch.CommandLine.Intake;
using ReportSearch.Corpus.Ingest;

namespace ReportSearch.CommandLine.Tests;

public sealed class FileListTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("files-").FullName;

    [Fact]
    public void A_file_named_twice_is_taken_once_with_what_the_manifest_knows()
    {
        var file = Write("a.txt");
        var files = FileList.Of([file, _folder], [new IngestFile(file, Issuer: "云澜市人民政府", Year: 2017)]);

        Assert.Equal(("云澜市人民政府", 2017), (Assert.Single(files).Issuer, files[0].Year));
    }

    [Fact]
    public void What_is_missing_stays_in_the_list_once_so_that_it_is_reported()
    {
        var there = Write("sub/a.txt");
        var missing = Path.Combine(_folder, "nowhere.txt");

        Assert.Equal([there, missing], FileList.Of([missing, _folder], [new IngestFile(missing)]).Select(file => file.Path));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Write(string name)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, name);
        return path;
    }
}

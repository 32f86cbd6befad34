using ReportSearch.CommandLine.Intake;
using ReportSearch.Corpus.Ingest;

namespace ReportSearch.CommandLine.Tests;

public sealed class FileListTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("files-").FullName;

    [Fact]
    public void Folders_give_their_files_in_order_without_hidden_ones_and_links()
    {
        Write("b.txt");
        Write("a/z.txt");
        Write("a/.hidden");
        Write(".git/config");
        File.CreateSymbolicLink(Path.Combine(_folder, "link.txt"), Path.Combine(_folder, "b.txt"));
        Directory.CreateSymbolicLink(Path.Combine(_folder, "circle"), _folder);

        var list = FileList.Of([_folder], []);

        Assert.Equal(["a/z.txt", "b.txt"], list.Files.Select(file => Path.GetRelativePath(_folder, file.Path)));
        Assert.Empty(list.Failed);
    }

    [Fact]
    public void A_file_named_twice_is_taken_once_with_what_the_manifest_knows()
    {
        var file = Write("a.txt");
        var list = FileList.Of([file, _folder], [new IngestFile(file, Issuer: "云澜市人民政府", Year: 2017)]);

        Assert.Equal(("云澜市人民政府", 2017), (Assert.Single(list.Files).Issuer, list.Files[0].Year));
    }

    [Fact]
    public void What_is_missing_is_said()
    {
        var missing = Path.Combine(_folder, "nowhere.txt");
        var list = FileList.Of([missing], [new IngestFile(missing)]);

        Assert.Empty(list.Files);
        Assert.Equal((missing, "missing"), (Assert.Single(list.Failed).Path, list.Failed[0].Code));
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

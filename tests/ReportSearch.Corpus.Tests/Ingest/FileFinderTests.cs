using ReportSearch.Corpus.Ingest;

namespace ReportSearch.Corpus.Tests.Ingest;

public sealed class FileFinderTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("reportsearch-files-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void Folders_are_taken_with_all_below_in_order_without_hidden_ones_and_links()
    {
        foreach (string name in new[] { "b/2.txt", "b/1.txt", "a.txt", ".hidden.txt", ".git/x.txt", "c/d/e.txt" })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(_root, name))!);
            File.WriteAllText(Path.Combine(_root, name), name);
        }

        File.CreateSymbolicLink(Path.Combine(_root, "link.txt"), Path.Combine(_root, "a.txt"));
        Directory.CreateSymbolicLink(Path.Combine(_root, "round"), _root);

        FoundFiles found = FileFinder.Find([new IngestFile(_root, Url: "http://example.invalid/"), new IngestFile(Path.Combine(_root, "a.txt"))]);

        Assert.Equal(["a.txt", "b/1.txt", "b/2.txt", "c/d/e.txt"], found.Files.Select(f => Path.GetRelativePath(_root, f.Path)));
        Assert.All(found.Files, f => Assert.Equal("http://example.invalid/", f.Url));
        Assert.Empty(found.Lost);
    }

    [Fact]
    public void A_path_that_is_not_there_is_missing()
    {
        FoundFiles found = FileFinder.Find([new IngestFile(Path.Combine(_root, "nowhere"))]);

        Assert.Equal("missing", Assert.Single(found.Lost).Code);
        Assert.Empty(found.Files);
    }

    [RightsFact]
    public void A_folder_without_rights_is_told_and_the_rest_is_taken()
    {
        string closed = Directory.CreateDirectory(Path.Combine(_root, "closed")).FullName;
        File.WriteAllText(Path.Combine(_root, "open.txt"), "x");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(closed, UnixFileMode.None);
        try
        {
            FoundFiles found = AsOrdinaryUser(() => FileFinder.Find([new IngestFile(_root)]));

            Assert.Equal(("accessDenied", closed), (Assert.Single(found.Lost).Code, found.Lost[0].Path));
            Assert.Single(found.Files);
        }
        finally
        {
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(closed, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    /// <summary>On Linux, gives up an administrator's right to read every folder, for this thread and this call.</summary>
    private T AsOrdinaryUser<T>(Func<T> look)
    {
        if (!Environment.IsPrivilegedProcess || !OperatingSystem.IsLinux())
            return look();
        // The temporary folder is the administrator's alone.
        File.SetUnixFileMode(_root, (UnixFileMode)0b111_101_101);
        const uint Nobody = 65534;
        uint own = SetFileSystemUser(Nobody);
        try
        {
            return look();
        }
        finally
        {
            _ = SetFileSystemUser(own);
        }
    }

    [System.Runtime.InteropServices.DllImport("libc", EntryPoint = "setfsuid")]
    private static extern uint SetFileSystemUser(uint user);

    private sealed class RightsFactAttribute : FactAttribute
    {
        public RightsFactAttribute()
        {
            if (OperatingSystem.IsWindows())
                Skip = "rights are set with Unix modes";
            else if (Environment.IsPrivilegedProcess && !OperatingSystem.IsLinux())
                Skip = "an administrator may read every folder";
        }
    }
}

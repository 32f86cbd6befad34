namespace ReportSearch.Corpus.Ingest;

/// <summary>What became of the paths that a user named.</summary>
/// <param name="Files">The files, in order.</param>
/// <param name="Lost">What could not be looked into: a path that is not there, a folder without rights.</param>
public sealed record FoundFiles(IReadOnlyList<IngestFile> Files, IReadOnlyList<QuarantinedFile> Lost);

/// <summary>
/// From files and folders to files: folders with all below them, in ordinal order of names, each file once. Hidden entries and symbolic links inside of
/// folders are left out; what a user names outright is taken.
/// </summary>
public static class FileFinder
{
    /// <summary>Looks into every path. A path that is missing or closed is a value in the result, never an exception.</summary>
    public static FoundFiles Find(IEnumerable<IngestFile> paths)
    {
        var files = new List<IngestFile>();
        var lost = new List<QuarantinedFile>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (IngestFile path in paths)
        {
            string full = Path.GetFullPath(path.Path);
            if (Directory.Exists(full))
            {
                foreach (string file in Below(full, lost))
                    Add(path with { Path = file });
            }
            else if (File.Exists(full) || IsHiddenByRights(full))
            {
                Add(path with { Path = full });
            }
            else
            {
                lost.Add(new QuarantinedFile(full, "missing", $"{full}: no such file or folder; check the path"));
            }
        }

        return new FoundFiles(files, lost);

        void Add(IngestFile file)
        {
            if (seen.Add(file.Path))
                files.Add(file);
        }
    }

    private static List<string> Below(string root, List<QuarantinedFile> lost)
    {
        var found = new List<string>();
        var folders = new Stack<string>([root]);
        while (folders.TryPop(out string? folder))
        {
            try
            {
                FileSystemInfo[] entries = [.. new DirectoryInfo(folder).EnumerateFileSystemInfos().Where(IsTaken).OrderBy(e => e.Name, StringComparer.Ordinal)];
                found.AddRange(entries.OfType<FileInfo>().Select(f => f.FullName));
                foreach (DirectoryInfo below in entries.OfType<DirectoryInfo>().Reverse())
                    folders.Push(below.FullName);
            }
            catch (Exception e) when (e is UnauthorizedAccessException or IOException)
            {
                lost.Add(new QuarantinedFile(folder, "accessDenied", $"{folder}: the folder cannot be read ({e.Message}); give the right to read it"));
            }
        }

        found.Sort(StringComparer.Ordinal);
        return found;
    }

    private static bool IsTaken(FileSystemInfo entry) =>
        entry.LinkTarget is null && !entry.Name.StartsWith('.') && (entry.Attributes & FileAttributes.Hidden) == 0;

    // File.Exists says no to what lies in a folder without rights; opening it tells the two apart.
    private static bool IsHiddenByRights(string path)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return true;
        }
        catch (UnauthorizedAccessException)
        {
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }
}

using ReportSearch.Corpus.Ingest;

namespace ReportSearch.CommandLine.Intake;

/// <summary>What the paths of a command line stand for: the files to take in, and what could not be found or opened.</summary>
internal sealed record FileList(IReadOnlyList<IngestFile> Files, IReadOnlyList<QuarantinedFile> Failed)
{
    /// <summary>
    /// Files as they are; of folders every file in them and below, in ordinal order of paths, without hidden ones and without following links
    /// (a link may lead in a circle or out of the folder).
    /// </summary>
    public static FileList Of(IEnumerable<string> paths, IReadOnlyList<IngestFile> manifest)
    {
        var known = new Dictionary<string, IngestFile>(StringComparer.Ordinal);
        foreach (var row in manifest)
            known[row.Path] = row;
        var files = new List<IngestFile>();
        var failed = new List<QuarantinedFile>();
        var taken = new HashSet<string>(StringComparer.Ordinal);

        foreach (var path in paths.Select(Path.GetFullPath).Concat(manifest.Select(row => row.Path)))
        {
            if (File.Exists(path))
                Take(path);
            else if (Directory.Exists(path))
                TakeFolder(path);
            else if (taken.Add(path))
                failed.Add(new QuarantinedFile(path, "missing", "no such file or folder; check the path"));
        }

        return new FileList(files, failed);

        void Take(string path)
        {
            if (taken.Add(path))
                files.Add(known.GetValueOrDefault(path) ?? new IngestFile(path));
        }

        void TakeFolder(string folder)
        {
            try
            {
                var entries = new DirectoryInfo(folder).GetFileSystemInfos()
                    .Where(entry => entry.Name[0] != '.' && (entry.Attributes & FileAttributes.ReparsePoint) == 0)
                    .OrderBy(entry => entry.Name, StringComparer.Ordinal);
                foreach (var entry in entries)
                {
                    if (entry is DirectoryInfo)
                        TakeFolder(entry.FullName);
                    else
                        Take(entry.FullName);
                }
            }
            catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException)
            {
                failed.Add(new QuarantinedFile(folder, "unreadable", $"the folder cannot be read: {refusal.Message}"));
            }
        }
    }
}

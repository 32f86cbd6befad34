using ReportSearch.Engine.Segments;
using ReportSearch.Engine.Storage;

namespace ReportSearch.Engine.Commits;

/// <summary>The index folder: which commit is the newest, and which files are superfluous.</summary>
internal static class CommitFolder
{
    /// <summary>The greatest generation with a commit file; 0 when there is none.</summary>
    public static long NewestGeneration(string folder)
    {
        // A listing that runs while a commit takes the place of the last one may miss both; a second one then sees the new one.
        for (int attempt = 0; attempt < 3; attempt++)
        {
            long newest = 0;
            if (!Directory.Exists(folder))
                return 0;
            foreach (string path in Directory.EnumerateFiles(folder))
            {
                if (CommitFile.IsCommitFile(Path.GetFileName(path), out long generation))
                    newest = Math.Max(newest, generation);
            }
            if (newest > 0)
                return newest;
        }
        return 0;
    }

    /// <exception cref="FileNotFoundException">The commit has been replaced meanwhile.</exception>
    public static CommitRecord Read(string folder, long generation)
    {
        string path = Path.Combine(folder, CommitFile.Name(generation));
        CommitRecord commit = CommitFile.Decode(path, File.ReadAllBytes(path));
        return commit.Generation == generation ? commit : throw new CorruptIndexException(path, FileFormat.HeaderBytes, $"holds commit {commit.Generation}");
    }

    /// <summary>
    /// Opens the newest commit with all that <paramref name="open"/> needs of it; when files vanish because a writer has committed meanwhile, the then newest.
    /// Null without a commit.
    /// </summary>
    /// <exception cref="CorruptIndexException">Files are damaged, or missing though no newer commit is there.</exception>
    public static T? OpenNewest<T>(string folder, Func<CommitRecord, T> open)
        where T : class
    {
        long generation = NewestGeneration(folder);
        while (generation > 0)
        {
            try
            {
                return open(Read(folder, generation));
            }
            catch (FileNotFoundException missing)
            {
                long newest = NewestGeneration(folder);
                if (newest == generation)
                    throw new CorruptIndexException(missing.FileName ?? Path.Combine(folder, CommitFile.Name(generation)), 0, "file is missing");
                generation = newest;
            }
        }
        return null;
    }

    /// <summary>
    /// Deletes every file of this format that the commit does not name and that is no segment of <paramref name="underWay"/>; foreign files stay. What cannot be deleted is left
    /// for the next time.
    /// </summary>
    public static void DeleteSuperfluous(string folder, CommitRecord? newest, IReadOnlySet<long> underWay)
    {
        var keep = new HashSet<string>(StringComparer.Ordinal);
        if (newest is not null)
        {
            keep.Add(CommitFile.Name(newest.Generation));
            foreach (SegmentRecord segment in newest.Segments)
                keep.UnionWith(segment.FileNames());
        }
        string[] names = [.. Directory.EnumerateFiles(folder).Select(path => Path.GetFileName(path)!)];
        foreach (string name in names)
        {
            bool superfluous = CommitFile.IsCommitFile(name, out _) || SegmentFiles.IsSegmentFile(name, out long segment) && !underWay.Contains(segment);
            if (superfluous && !keep.Contains(name))
                DurableFile.TryDelete(Path.Combine(folder, name));
        }
    }

    /// <summary>A segment id above every one whose files are in the folder, so that a name is never given twice.</summary>
    public static long FreeSegment(string folder, long atLeast)
    {
        foreach (string path in Directory.EnumerateFiles(folder))
        {
            if (SegmentFiles.IsSegmentFile(Path.GetFileName(path), out long segment))
                atLeast = Math.Max(atLeast, segment + 1);
        }
        return atLeast;
    }
}

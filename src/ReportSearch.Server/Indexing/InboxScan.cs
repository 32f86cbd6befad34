namespace ReportSearch.Server.Indexing;

/// <summary>
/// Looks through the inbox and says which files are to be taken: those whose size and time have rested, that nobody writes, and that were not
/// taken as they are now. Folders are honoured, links and hidden files are not followed. Used from one thread.
/// </summary>
public sealed class InboxScan(string folder, TimeSpan rest, TimeProvider time)
{
    private static readonly EnumerationOptions Everything = new()
    {
        RecurseSubdirectories = true,
        IgnoreInaccessible = true,
        AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden | FileAttributes.System,
    };

    private Dictionary<string, Seen> _seen = new(StringComparer.Ordinal);

    /// <summary>The files that are to be taken now, in ordinal order of paths.</summary>
    public IReadOnlyList<string> FindRested()
    {
        var now = time.GetTimestamp();
        var seen = new Dictionary<string, Seen>(_seen.Count, StringComparer.Ordinal);
        var rested = new List<string>();
        foreach (var file in new DirectoryInfo(folder).EnumerateFiles("*", Everything))
        {
            if (IsOwnNote(file))
                continue;
            if (Look(file, now) is not { } state)
                continue;
            if (_seen.TryGetValue(file.FullName, out var before) && before.Size == state.Size && before.WrittenTicks == state.WrittenTicks)
                state = before;
            seen[file.FullName] = state;
            if (!state.Taken && time.GetElapsedTime(state.Since, now) >= rest)
                rested.Add(file.FullName);
        }

        _seen = seen;
        if (rested.Count == 0)
            return rested;
        var written = OpenFiles.BeingWritten(rested);
        rested.RemoveAll(written.Contains);
        rested.Sort(StringComparer.Ordinal);
        return rested;
    }

    /// <summary>The files were taken as they were at the last scan; one that changed since is found again.</summary>
    public void MarkTaken(IEnumerable<string> paths)
    {
        foreach (var path in paths)
            if (_seen.TryGetValue(path, out var state))
                _seen[path] = state with { Taken = true };
    }

    private static Seen? Look(FileInfo file, long now)
    {
        try
        {
            return new Seen(file.Length, file.LastWriteTimeUtc.Ticks, now, Taken: false);
        }
        catch (IOException)
        {
            return null; // removed while we looked
        }
    }

    // The note that tells people what this folder is for.
    private bool IsOwnNote(FileInfo file) => file.Name == "README.md" && string.Equals(file.DirectoryName, Path.GetFullPath(folder).TrimEnd('/'), StringComparison.Ordinal);

    private readonly record struct Seen(long Size, long WrittenTicks, long Since, bool Taken);
}

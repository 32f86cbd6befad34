using ReportSearch.Engine.Commits;
using ReportSearch.Engine.Segments;
using ReportSearch.Engine.Storage;

namespace ReportSearch.Engine.Checking;

/// <summary>One damage found.</summary>
/// <param name="File">Path of the file.</param>
/// <param name="Offset">Byte offset of the damage, as near as can be said.</param>
/// <param name="Reason">What is wrong.</param>
public sealed record IndexDamage(string File, long Offset, string Reason);

/// <summary>Reads every byte of the newest commit and checks checksums, structures, and one against the other.</summary>
public static class IndexChecker
{
    /// <summary>Every damage found; empty when all is well (an index without a commit included). A damage is never an exception.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static IReadOnlyList<IndexDamage> Check(string folder, CancellationToken cancellation = default)
    {
        for (long generation = CommitFolder.NewestGeneration(folder); ;)
        {
            var damages = new List<IndexDamage>();
            bool missing = false;
            if (generation > 0)
                CheckCommit(folder, generation, damages, ref missing, cancellation);
            long newest = CommitFolder.NewestGeneration(folder);
            // A writer that commits meanwhile takes files away: then the new commit is the one to check.
            if (!missing || newest == generation)
                return damages;
            generation = newest;
        }
    }

    private static void CheckCommit(string folder, long generation, List<IndexDamage> damages, ref bool missing, CancellationToken cancellation)
    {
        CommitRecord? commit = null;
        string path = Path.Combine(folder, CommitFile.Name(generation));
        Try(path, damages, ref missing, () => commit = CommitFolder.Read(folder, generation));
        if (commit is null)
            return;
        // All files are opened first, so that none can vanish during the check.
        var segments = new List<SegmentReader>();
        var opened = new List<(MappedFile File, FileKind Kind)>();
        var keys = new Dictionary<string, long>(StringComparer.Ordinal);
        long units = 0, groups = 0;
        bool complete = true;
        try
        {
            foreach (SegmentRecord record in commit.Segments)
            {
                for (int i = 0; i < record.Files.Count; i++)
                {
                    FileKind kind = SegmentFiles.All[i].Kind;
                    FileSummary expected = record.Files[i];
                    string file = Path.Combine(folder, SegmentFiles.Name(record.Id, kind));
                    Try(file, damages, ref missing, () => opened.Add((MappedFile.Open(file, kind, expected), kind)));
                }
            }
            foreach ((MappedFile file, _) in opened)
                Try(file.FilePath, damages, ref missing, () => file.VerifyChecksum(cancellation));
            foreach (SegmentRecord record in commit.Segments)
            {
                SegmentReader? reader = null;
                Bitmap? dead = null;
                if (record.Deletions is { } deletions)
                {
                    string file = Path.Combine(folder, SegmentFiles.DeletionsName(record.Id, deletions.Generation));
                    Try(file, damages, ref missing, () => dead = DeletionsFile.Read(file, deletions, record.Groups));
                }
                string first = Path.Combine(folder, SegmentFiles.Name(record.Id, FileKind.Terms));
                Try(first, damages, ref missing, () => segments.Add(reader = new SegmentReader(folder, record, commit.Schema)));
                if (reader is null || (record.Deletions is not null && dead is null))
                {
                    complete = false;
                    continue;
                }
                new SegmentCheck(reader, commit.Schema, damages, cancellation).Run();
                Try(path, damages, ref missing, () =>
                {
                    var view = new SegmentView(reader, dead);
                    units += view.LiveUnits;
                    groups += view.LiveGroups;
                    if (record.Deletions is not null && record.Deletions.Units != record.Units - view.LiveUnits)
                        damages.Add(new IndexDamage(path, 0, $"segment {record.Id} has {record.Units - view.LiveUnits} dead units, the commit says {record.Deletions.Units}"));
                    for (int group = 0; group < record.Groups; group++)
                    {
                        if (view.IsGroupLive(group) && !keys.TryAdd(reader.Groups.Key(group), record.Id))
                            damages.Add(new IndexDamage(path, 0, $"group {reader.Groups.Key(group)} is live in segments {keys[reader.Groups.Key(group)]} and {record.Id}"));
                    }
                });
            }
            if (complete && damages.Count == 0 && (units != commit.Units || groups != commit.Groups))
                damages.Add(new IndexDamage(path, 0, $"{units} live units in {groups} groups, the commit says {commit.Units} in {commit.Groups}"));
        }
        finally
        {
            segments.ForEach(s => s.Dispose());
            opened.ForEach(o => o.File.Dispose());
        }
    }

    private static void Try(string file, List<IndexDamage> damages, ref bool missing, Action check)
    {
        try
        {
            check();
        }
        catch (CorruptIndexException e)
        {
            Add(damages, e.File, e.Offset, e.Reason);
        }
        catch (FileNotFoundException)
        {
            missing = true;
            Add(damages, file, 0, "file is missing");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Add(damages, file, 0, $"cannot be read: {e.Message}");
        }
    }

    private static void Add(List<IndexDamage> damages, string file, long offset, string reason)
    {
        // A file is opened twice here; what is wrong with it is said once.
        var damage = new IndexDamage(file, offset, reason);
        if (!damages.Contains(damage))
            damages.Add(damage);
    }
}

using ReportSearch.Corpus.Catalogue;
using ReportSearch.Corpus.Store;
using ReportSearch.Reports;

namespace ReportSearch.Corpus.Ingest;

/// <summary>Counts what becomes of files, to the outcome that users see.</summary>
internal sealed class IngestTally(TimeProvider time)
{
    private readonly long _started = time.GetTimestamp();
    private readonly List<QuarantinedFile> _quarantined = [];
    private readonly List<ContradictedFile> _conflicts = [];
    private int _indexed;
    private int _unchanged;
    private long _bytes;

    public void AddLost(IReadOnlyList<QuarantinedFile> lost) => _quarantined.AddRange(lost);

    /// <summary>Counts a file by its final entry.</summary>
    public void Add(JournalEntry entry, long bytes)
    {
        _bytes += bytes;
        switch (entry.State)
        {
            case JournalState.Committed:
                _indexed++;
                break;
            case JournalState.Unchanged:
                _unchanged++;
                break;
            case JournalState.Quarantined:
                _quarantined.Add(new QuarantinedFile(entry.Path, entry.Code!, entry.Reason!));
                break;
            default:
                throw new InvalidOperationException($"entry {entry.Id} of {entry.Path} is in state {entry.State}, which is not final");
        }
    }

    /// <summary>The hash of an original of which the manifest says issuer or year; null for others.</summary>
    public static string? NamesBody(JournalEntry entry) => entry.Issuer is not null || entry.Year is not null ? entry.Sha256 : null;

    /// <summary>Notes what the manifest says otherwise than the file.</summary>
    public void AddConflicts(string path, CatalogueReport? report)
    {
        foreach (IdentityConflict conflict in report?.Conflicts ?? [])
        {
            if (conflict.From == ManifestConflicts.From)
                _conflicts.Add(new ContradictedFile(path, conflict.Field, conflict.Chosen, conflict.Other));
        }
    }

    /// <summary>Counts an original that a rebuild read.</summary>
    public void AddRead(string path, long bytes, string? code, string? reason)
    {
        _bytes += bytes;
        if (code is null)
            _indexed++;
        else
            _quarantined.Add(new QuarantinedFile(path, code, $"{path}: {reason}"));
    }

    public IngestOutcome Finish((long Reports, long Units) store) =>
        new(_indexed, _unchanged, _quarantined, store.Reports, store.Units, time.GetElapsedTime(_started).TotalSeconds, _bytes) { Conflicts = _conflicts };
}

/// <summary>Tells how far the work is, one call at a time.</summary>
internal sealed class ProgressCounter(IProgress<IngestProgress>? progress, int total)
{
    private readonly Lock _gate = new();
    private int _done;

    public void Next(string file)
    {
        if (progress is null)
            return;
        lock (_gate)
            progress.Report(new IngestProgress(++_done, Math.Max(total, _done), file));
    }
}

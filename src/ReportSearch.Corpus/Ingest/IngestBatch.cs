using ReportSearch.Corpus.Store;

namespace ReportSearch.Corpus.Ingest;

/// <summary>One commit's worth of journal entries, from queued to final.</summary>
internal sealed class IngestBatch(CorpusStages stages, Originals originals, Ledger ledger, Generation generation, TimeProvider time)
{
    /// <summary>A batch is closed by so many bytes, too, so that what is read at once has a limit.</summary>
    private const long MaxBatchBytes = 256L * 1024 * 1024;

    private const int ReportsOfACorrection = 64;

    private readonly IngestPipeline _pipeline = new(stages, originals, ledger, generation);

    /// <summary>Whether taking in the original from this origin would change nothing.</summary>
    public bool IsKnown(string sha256, Origin origin) => _pipeline.IsKnown(sha256, origin);

    /// <summary>Cuts a list of files into batches.</summary>
    public static IEnumerable<IReadOnlyList<IngestFile>> Parts(IReadOnlyList<IngestFile> files, int filesPerCommit) =>
        Parts(files, file => new FileInfo(file.Path) is { Exists: true } info ? info.Length : 0, filesPerCommit);

    /// <summary>Cuts the entries of files that were taken in into batches.</summary>
    public static IEnumerable<IReadOnlyList<JournalEntry>> Parts(IReadOnlyList<TakenFile> taken, int filesPerCommit) =>
        Parts(taken, file => file.Bytes, filesPerCommit).Select(part => (IReadOnlyList<JournalEntry>)[.. part.Select(file => file.Entry)]);

    private static IEnumerable<IReadOnlyList<T>> Parts<T>(IReadOnlyList<T> all, Func<T, long> bytesOf, int filesPerCommit)
    {
        var part = new List<T>();
        long bytes = 0;
        foreach (T one in all)
        {
            part.Add(one);
            bytes += bytesOf(one);
            if (part.Count < Math.Max(1, filesPerCommit) && bytes < MaxBatchBytes)
                continue;
            yield return part;
            part = [];
            bytes = 0;
        }

        if (part.Count > 0)
            yield return part;
    }

    /// <summary>Works off entries that wait; when it returns, each is final and durable.</summary>
    public void Run(IReadOnlyList<JournalEntry> entries, Action<string> onRead, CancellationToken cancellation)
    {
        if (entries.Count == 0)
            return;

        // 1. Read: each original once, whatever number of entries name it.
        List<IGrouping<string, JournalEntry>> byOriginal = [.. entries.GroupBy(e => e.Sha256!, StringComparer.Ordinal)];
        List<Provenance> work = [.. byOriginal.Select(g => ProvenanceOf(g.Key, g))];
        OriginalReading?[] readings = _pipeline.Read(work, p => onRead(p.Origins[^1].Path ?? p.MainName), cancellation);
        ledger.MarkRead(entries.Select(e => e.Id));
        stages.AfterStep("read");

        // 2. Rows and units of the next commit; what the entries become with it.
        generation.Catalogue.Begin(generation.Index.LastCommit + 1);
        IReadOnlyList<OriginalOutcome> outcomes = _pipeline.Stage(work, readings);
        ledger.MarkIndexed(byOriginal.Zip(outcomes).SelectMany(pair => Results(pair.First, pair.Second)), generation.Catalogue.Number);
        stages.AfterStep("indexed");

        // 3. The commit, then the journal.
        generation.Catalogue.PutVerdicts(ledger.Annotations());
        generation.Commit(time);
        ledger.Settle(generation.Index.LastCommit);
        stages.AfterStep("settled");
    }

    /// <summary>Reads anew, in a commit of its own, the reports that persons corrected, or whose correction they took back, since they were read.</summary>
    public void ApplyCorrections(CancellationToken cancellation)
    {
        foreach (string[] part in generation.Catalogue.CorrectedOriginals(ReportCorrections.Of(ledger.Annotations()).Keys).Chunk(ReportsOfACorrection))
        {
            List<Provenance> work = [.. part.Select(originals.ReadProvenance).OfType<Provenance>().Where(provenance => !_pipeline.IsUpToDate(provenance))];
            if (work.Count == 0)
                continue;
            OriginalReading?[] readings = _pipeline.Read(work, _ => { }, cancellation);
            generation.Catalogue.Begin(generation.Index.LastCommit + 1);
            _pipeline.Stage(work, readings);
            generation.Catalogue.PutVerdicts(ledger.Annotations());
            generation.Commit(time);
            stages.AfterStep("corrected");
        }
    }

    private Provenance ProvenanceOf(string sha256, IEnumerable<JournalEntry> entries) =>
        originals.ReadProvenance(sha256)
        // Written before the entry; if it is gone, the journal still knows.
        ?? new Provenance(sha256, 0, [.. entries.Select(e => new Origin(e.Name, e.Path, e.Url, e.Retrieved, e.Issuer, e.Year, Ledger.TimeText(time)))]);

    private static IEnumerable<(long Id, string Outcome, string? Code, string? Reason)> Results(IEnumerable<JournalEntry> entries, OriginalOutcome outcome)
    {
        bool isNew = outcome.IsNew;
        foreach (JournalEntry entry in entries)
        {
            if (outcome.Code is not null)
                yield return (entry.Id, JournalState.Quarantined, outcome.Code, $"{entry.Path}: {outcome.Reason}");
            else
                yield return (entry.Id, isNew ? JournalState.Committed : JournalState.Unchanged, null, null);
            isNew = false;
        }
    }
}

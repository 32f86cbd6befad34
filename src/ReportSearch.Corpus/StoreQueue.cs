using ReportSearch.Corpus.Catalogue;
using ReportSearch.Corpus.Ingest;
using ReportSearch.Corpus.Store;

namespace ReportSearch.Corpus;

/// <summary>Puts files into the journal of a store whose lock another process holds, and waits for them.</summary>
public static class StoreQueue
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(250);

    /// <summary>
    /// Queues the files and waits until each is committed, unchanged or quarantined. Where the holder of the lock ends meanwhile, this process takes the lock and
    /// works the journal off itself.
    /// </summary>
    /// <param name="folder">Folder of the store.</param>
    /// <param name="files">Files and folders.</param>
    /// <param name="options">Settings of taking in; how often to commit is up to the holder of the lock.</param>
    /// <param name="progress">Told of each file that is final.</param>
    /// <param name="cancellation">Stops waiting; what was acknowledged stays in the journal.</param>
    /// <param name="settings">Settings of the store, for the case that this process must do the work; null for the default.</param>
    /// <exception cref="StoreException">The store cannot be used.</exception>
    public static IngestOutcome IngestThroughOwner(string folder, IReadOnlyList<IngestFile> files, IngestOptions? options = null, IProgress<IngestProgress>? progress = null, CancellationToken cancellation = default, CorpusOptions? settings = null) =>
        IngestThroughOwner(folder, CorpusStages.For(settings), TimeProvider.System, files, options, progress, cancellation);

    internal static IngestOutcome IngestThroughOwner(
        string folder, CorpusStages stages, TimeProvider time, IReadOnlyList<IngestFile> files, IngestOptions? options, IProgress<IngestProgress>? progress, CancellationToken cancellation)
    {
        var place = new StoreFolder(folder);
        if (!place.Exists)
            throw new StoreException(StoreFailure.Missing, $"{place.Root}: there is no store");
        return StoreFailures.Guard(place.Root, () =>
        {
            using Ledger ledger = Ledger.Open(place.Ledger, time);
            return Run(place, ledger, stages, time, files, options ?? new IngestOptions(), progress, cancellation);
        });
    }

    private static IngestOutcome Run(
        StoreFolder place, Ledger ledger, CorpusStages stages, TimeProvider time, IReadOnlyList<IngestFile> files, IngestOptions options, IProgress<IngestProgress>? progress, CancellationToken cancellation)
    {
        // 1. Acknowledge: originals and journal entries.
        var tally = new IngestTally(time);
        FoundFiles found = FileFinder.Find(files);
        var intake = new FileIntake(new Originals(place.Originals), ledger, time);
        intake.AddLost(found.Lost);
        tally.AddLost(found.Lost);
        var waiting = new Queue<TakenFile>();
        var finished = new List<JournalEntry>();
        foreach (IReadOnlyList<IngestFile> part in IngestBatch.Parts(found.Files, options.FilesPerCommit))
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (TakenFile taken in intake.TakeIn(part, options.Force, isKnown: static (_, _) => false))
                waiting.Enqueue(taken);
        }

        // 2. Wait, in order, until each is final.
        var shown = new ProgressCounter(progress, found.Files.Count);
        while (waiting.TryPeek(out TakenFile? next))
        {
            JournalEntry entry = ledger.Get(next.Entry.Id);
            if (entry.State is JournalState.Committed or JournalState.Unchanged or JournalState.Quarantined)
            {
                tally.Add(entry, next.Bytes);
                finished.Add(entry);
                shown.Next(entry.Path);
                waiting.Dequeue();
                continue;
            }

            // 3. If the holder is gone, do its work.
            using StoreWriter? writer = StoreWriter.TryOpen(place.Root, stages, time);
            if (writer is not null)
                writer.WorkOffQueue(null, cancellation);
            else if (cancellation.WaitHandle.WaitOne(LookAgain))
                cancellation.ThrowIfCancellationRequested();
        }

        using CatalogueReader catalogue = CatalogueReader.Open(place.Catalogue(place.ReadGeneration()), commit: null);
        foreach (JournalEntry entry in finished)
        {
            if (IngestTally.NamesBody(entry) is { } sha256)
                tally.AddConflicts(entry.Path, catalogue.Find(CatalogueReport.IdOf(sha256)));
        }

        return tally.Finish(catalogue.Count());
    }
}

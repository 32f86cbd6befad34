using ReportSearch.Corpus.Catalogue;
using ReportSearch.Corpus.Ingest;
using ReportSearch.Corpus.Store;

namespace ReportSearch.Corpus;

/// <summary>The one writer of a store: holds its lock from opening to disposal. On opening, work that a killed writer left half done is finished or undone.</summary>
public sealed class StoreWriter : IDisposable
{
    private const int QueueFilesPerCommit = 64;

    private readonly StoreFolder _folder;
    private readonly CorpusStages _stages;
    private readonly TimeProvider _time;
    private readonly StoreLock _lock;
    private readonly Originals _originals;
    private readonly Ledger _ledger;
    private Generation? _generation;
    private StoreException? _damage;
    private long _annotationsApplied;

    private StoreWriter(StoreFolder folder, CorpusStages stages, TimeProvider time, StoreLock held, Ledger ledger)
    {
        _folder = folder;
        _stages = stages;
        _time = time;
        _lock = held;
        _originals = new Originals(folder.Originals);
        _ledger = ledger;
    }

    /// <summary>Opens or makes the store.</summary>
    /// <param name="folder">Folder of the store.</param>
    /// <param name="options">Settings; null for the default.</param>
    /// <param name="time">Clock for the times that are noted; null for the system's.</param>
    /// <exception cref="StoreException">Locked by another process (which is named) or unusable. Damage of catalogue or index shows only when they are used, so that <see cref="Rebuild"/> can mend it.</exception>
    public static StoreWriter Open(string folder, CorpusOptions? options = null, TimeProvider? time = null) =>
        Open(folder, CorpusStages.For(options), time ?? TimeProvider.System);

    internal static StoreWriter Open(string folder, CorpusStages stages, TimeProvider time) =>
        Open(new StoreFolder(folder), stages, StoreLock.Take(new StoreFolder(folder), time), time);

    /// <summary>Opens the store if nobody else is writing to it; null otherwise.</summary>
    internal static StoreWriter? TryOpen(string folder, CorpusStages stages, TimeProvider time) =>
        StoreLock.TryTake(new StoreFolder(folder), time) is StoreLock held ? Open(new StoreFolder(folder), stages, held, time) : null;

    private static StoreWriter Open(StoreFolder folder, CorpusStages stages, StoreLock held, TimeProvider time)
    {
        Ledger? ledger = null;
        try
        {
            return StoreFailures.Guard(folder.Root, () =>
            {
                Directory.CreateDirectory(folder.Originals);
                ledger = Ledger.Open(folder.Ledger, time);
                var writer = new StoreWriter(folder, stages, time, held, ledger);
                writer.OpenGeneration();
                return writer;
            });
        }
        catch
        {
            ledger?.Dispose();
            held.Dispose();
            throw;
        }
    }

    /// <summary>Whether catalogue and index can be used; if not (damage, or an older program's catalogue), <see cref="Rebuild"/> makes them anew and everything else says why.</summary>
    public bool IsUsable => _damage is null;

    /// <summary>How many reports were read by another version of reader or lexicon than this program's; <see cref="Rebuild"/> reads them anew.</summary>
    public long OutdatedReports => Use(generation => generation.Catalogue.CountReadOtherwise(_stages.ReadWith));

    /// <summary>
    /// Takes in files: original written and synced, journal row, read, catalogue rows, index commit, visible. Folders are taken with all files below them.
    /// Entries that a killed run left waiting are worked off, too.
    /// </summary>
    /// <returns>What became of the files; reports and units count the whole store.</returns>
    /// <exception cref="StoreException">The store cannot be used any more (disk full, damage); it stays at its last commit and what was acknowledged waits in the journal.</exception>
    public IngestOutcome Ingest(IReadOnlyList<IngestFile> files, IngestOptions? options = null, IProgress<IngestProgress>? progress = null, CancellationToken cancellation = default)
    {
        IngestOptions settings = options ?? new IngestOptions();
        return Use(generation =>
        {
            var tally = new IngestTally(_time);
            FoundFiles found = FileFinder.Find(files);
            var shown = new ProgressCounter(progress, found.Files.Count);
            var intake = new FileIntake(_originals, _ledger, _time);
            var batch = new IngestBatch(_stages, _originals, _ledger, generation, _time);
            intake.AddLost(found.Lost);
            tally.AddLost(found.Lost);
            foreach (IReadOnlyList<IngestFile> part in IngestBatch.Parts(found.Files, settings.FilesPerCommit))
            {
                cancellation.ThrowIfCancellationRequested();
                IReadOnlyList<TakenFile> taken = intake.TakeIn(part, settings.Force, batch.IsKnown);
                _stages.AfterStep("acknowledged");
                // An archive may have brought many more files than it was one.
                foreach (IReadOnlyList<JournalEntry> waiting in IngestBatch.Parts([.. taken.Where(t => t.Entry.State == JournalState.Queued)], settings.FilesPerCommit))
                    batch.Run(waiting, _ => { }, cancellation);
                foreach (TakenFile file in taken)
                {
                    tally.Add(file.Entry.Id == 0 ? file.Entry : _ledger.Get(file.Entry.Id), file.Bytes);
                    if (IngestTally.NamesBody(file.Entry) is { } sha256)
                        tally.AddConflicts(file.Entry.Path, generation.Catalogue.Find(CatalogueReport.IdOf(sha256)));
                    shown.Next(file.Entry.Path);
                }
            }

            WorkOff(batch, null, cancellation);
            return tally.Finish(generation.Catalogue.Count());
        });
    }

    /// <summary>
    /// Works off what other processes have put into the journal. Where nothing waits, segments of the index that were merged meanwhile take the place of their sources. Returns the
    /// number of files.
    /// </summary>
    /// <exception cref="StoreException">As with <see cref="Ingest"/>.</exception>
    public int WorkOffQueue(IProgress<IngestProgress>? progress = null, CancellationToken cancellation = default) =>
        Use(generation =>
        {
            int done = WorkOff(new IngestBatch(_stages, _originals, _ledger, generation, _time), progress, cancellation);
            if (done == 0)
                generation.Index.AdoptMerges();
            return done;
        });

    /// <summary>
    /// Waits until the index has no more segments than it should have: for the end of a run, since otherwise they are merged beside the commits that follow. Cancelled, it leaves
    /// the rest to these.
    /// </summary>
    /// <exception cref="StoreException">As with <see cref="Ingest"/>; what was taken in stays.</exception>
    public void FinishMerges(CancellationToken cancellation = default) =>
        Use(generation =>
        {
            generation.Index.FinishMerges(cancellation);
            return true;
        });

    /// <summary>
    /// Makes catalogue and index anew from originals and ledger, beside the present ones. Readers see the old state until it is done, and those
    /// that have it open keep it. An original that no journal entry names is taken in as well.
    /// </summary>
    /// <exception cref="StoreException">The new state could not be made; the old one still counts.</exception>
    public IngestOutcome Rebuild(IProgress<IngestProgress>? progress = null, CancellationToken cancellation = default)
    {
        var rebuild = new StoreRebuild(_folder, _stages, _originals, _ledger, _time);
        (Generation made, IngestTally tally) = StoreFailures.Guard(_folder.Root, () => rebuild.Run(_generation, progress, cancellation));
        _generation?.Dispose();
        _generation = made;
        _damage = null;
        return Use(generation =>
        {
            WorkOff(new IngestBatch(_stages, _originals, _ledger, generation, _time), null, cancellation);
            return tally.Finish(generation.Catalogue.Count());
        });
    }

    /// <summary>Releases the lock. Files that wait in the journal go on waiting.</summary>
    public void Dispose()
    {
        _generation?.Dispose();
        _ledger.Dispose();
        _lock.Dispose();
    }

    /// <summary>Opens catalogue and index and brings journal and both in step. Where they are damaged, that is kept for those who need them.</summary>
    private void OpenGeneration()
    {
        _damage = null;
        _generation = null;
        try
        {
            int number = _folder.ReadGeneration();
            _folder.RemoveOtherGenerations(number);
            _generation = Generation.Open(_folder, number, _stages);
            if (_generation.Index.LastCommit == 0)
            {
                // An empty store has a commit, too: whoever opens a store finds one.
                _generation.Catalogue.Begin(1);
                _generation.Commit(_time);
            }

            _ledger.Settle(_generation.Index.LastCommit);
        }
        catch (StoreException e)
        {
            _damage = e;
        }
        catch (Exception e) when (StoreFailures.IsStoreFailure(e))
        {
            _damage = StoreFailures.Unusable(_folder.Root, e);
        }

        if (_damage is not null)
        {
            _generation?.Dispose();
            _generation = null;
        }
    }

    /// <summary>Works with catalogue and index; after any failure both go back to the last commit and the entries under way wait again.</summary>
    private T Use<T>(Func<Generation, T> work)
    {
        if (_damage is not null)
            throw _damage;
        try
        {
            return StoreFailures.Guard(_folder.Root, () => work(_generation ?? throw new ObjectDisposedException(nameof(StoreWriter))));
        }
        catch
        {
            GoBack();
            throw;
        }
    }

    private void GoBack()
    {
        _generation?.Dispose();
        _generation = null;
        try
        {
            OpenGeneration();
        }
        catch (Exception e) when (StoreFailures.IsStoreFailure(e))
        {
            // The failure that brought us here is the one to tell; this one meets whoever goes on.
            _damage = StoreFailures.Unusable(_folder.Root, e);
        }
    }

    private int WorkOff(IngestBatch batch, IProgress<IngestProgress>? progress, CancellationToken cancellation)
    {
        var shown = new ProgressCounter(progress, progress is null ? 0 : _ledger.CountQueued());
        int done = 0;
        while (_ledger.Queued(QueueFilesPerCommit) is { Count: > 0 } waiting)
        {
            cancellation.ThrowIfCancellationRequested();
            batch.Run(waiting, shown.Next, cancellation);
            done += waiting.Count;
        }

        // Corrections wait like files do; without a new one there is nothing to look for.
        if (_ledger.LastAnnotation() is var last && last != _annotationsApplied)
        {
            batch.ApplyCorrections(cancellation);
            _annotationsApplied = last;
        }

        return done;
    }
}

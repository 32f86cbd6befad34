using ReportSearch.Corpus.Catalogue;
using ReportSearch.Corpus.Indexing;

namespace ReportSearch.Corpus.Store;

/// <summary>An index commit with the catalogue rows that belong to it. Closed when the last of its users lets go.</summary>
internal sealed class PairedState
{
    // A rebuild or a merge may take files away between two steps of opening; then the newer state is there.
    private const int Attempts = 5;

    private int _users = 1;

    private PairedState(int generation, ISectionSnapshot snapshot, CatalogueReader catalogue, string commitVersion, IReadOnlyList<Annotation> annotations, long lastAnnotation)
    {
        Generation = generation;
        Snapshot = snapshot;
        Catalogue = catalogue;
        CorpusVersion = CorpusVersionHash.With(commitVersion, annotations);
        Annotations = annotations;
        LastAnnotation = lastAnnotation;
    }

    public int Generation { get; }

    public ISectionSnapshot Snapshot { get; }

    public CatalogueReader Catalogue { get; }

    public string CorpusVersion { get; }

    /// <summary>What counts of what persons said, at the time of opening.</summary>
    public IReadOnlyList<Annotation> Annotations { get; }

    private long LastAnnotation { get; }

    /// <summary>Opens the newest state.</summary>
    /// <exception cref="StoreException">There is none, or it cannot be read.</exception>
    public static PairedState Open(StoreFolder folder, CorpusStages stages)
    {
        if (!folder.Exists)
            throw new StoreException(StoreFailure.Missing, $"{folder.Root}: there is no store");
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return OpenOnce(folder, stages);
            }
            catch (Exception e) when (attempt < Attempts && (e is StoreException || StoreFailures.IsStoreFailure(e)))
            {
                // Tried again; the last attempt tells why.
                continue;
            }
            catch (Exception e) when (StoreFailures.IsStoreFailure(e))
            {
                throw StoreFailures.Unusable(folder.Root, e);
            }
        }
    }

    /// <summary>Whether there is a newer state.</summary>
    public bool IsOutdated(StoreFolder folder) =>
        folder.ReadGeneration() != Generation || Catalogue.NewestVisible() > Snapshot.Commit || Snapshot.IsReplaced || HasLaterAnnotation(folder);

    /// <summary>One more user; false when the last one has let go already.</summary>
    public bool TryUse()
    {
        int users;
        do
        {
            users = Volatile.Read(ref _users);
            if (users == 0)
                return false;
        }
        while (Interlocked.CompareExchange(ref _users, users + 1, users) != users);
        return true;
    }

    /// <summary>One user less.</summary>
    public void LetGo()
    {
        if (Interlocked.Decrement(ref _users) > 0)
            return;
        Snapshot.Dispose();
        Catalogue.Dispose();
    }

    private bool HasLaterAnnotation(StoreFolder folder)
    {
        using Ledger ledger = Ledger.OpenForReading(folder.Ledger);
        return ledger.LastAnnotation() > LastAnnotation;
    }

    private static (List<Annotation> All, long Last) ReadAnnotations(StoreFolder folder)
    {
        using Ledger ledger = Ledger.OpenForReading(folder.Ledger);
        // The number first: what is added in between is then read once more, never missed.
        long last = ledger.LastAnnotation();
        return (ledger.Annotations(), last);
    }

    private static PairedState OpenOnce(StoreFolder folder, CorpusStages stages)
    {
        int generation = folder.ReadGeneration();
        // Index first: its rows are in the catalogue before it is committed.
        ISectionSnapshot snapshot = stages.OpenSnapshot(folder.Index(generation));
        CatalogueReader? catalogue = null;
        try
        {
            if (snapshot.Commit == 0)
                throw new StoreException(StoreFailure.Missing, $"{folder.Index(generation)}: holds no commit yet; the store is just being made, or run `rebuild`");
            catalogue = CatalogueReader.Open(folder.Catalogue(generation), snapshot.Commit);
            string version = catalogue.CorpusVersion() ?? throw new StoreException(
                StoreFailure.Unusable, $"{folder.Catalogue(generation)}: does not know commit {snapshot.Commit} of {folder.Index(generation)}; run `rebuild`");
            (List<Annotation> annotations, long last) = ReadAnnotations(folder);
            return new PairedState(generation, snapshot, catalogue, version, annotations, last);
        }
        catch
        {
            catalogue?.Dispose();
            snapshot.Dispose();
            throw;
        }
    }
}

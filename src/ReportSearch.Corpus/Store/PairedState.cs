using ReportSearch.Corpus.Catalogue;
using ReportSearch.Corpus.Indexing;

namespace ReportSearch.Corpus.Store;

/// <summary>An index commit with the catalogue rows that belong to it. Closed when the last of its users lets go.</summary>
internal sealed class PairedState
{
    // A rebuild or a merge may take files away between two steps of opening; then the newer state is there.
    private const int Attempts = 5;

    private int _users = 1;

    private PairedState(int generation, ISectionSnapshot snapshot, CatalogueReader catalogue, string corpusVersion)
    {
        Generation = generation;
        Snapshot = snapshot;
        Catalogue = catalogue;
        CorpusVersion = corpusVersion;
    }

    public int Generation { get; }

    public ISectionSnapshot Snapshot { get; }

    public CatalogueReader Catalogue { get; }

    public string CorpusVersion { get; }

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
    public bool IsOutdated(StoreFolder folder) => folder.ReadGeneration() != Generation || Catalogue.NewestVisible() > Snapshot.Commit;

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
            return new PairedState(generation, snapshot, catalogue, version);
        }
        catch
        {
            catalogue?.Dispose();
            snapshot.Dispose();
            throw;
        }
    }
}

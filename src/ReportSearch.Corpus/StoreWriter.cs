using ReportSearch.Corpus.Ingest;

namespace ReportSearch.Corpus;

/// <summary>The one writer of a store: holds its lock from opening to disposal. On opening, work that a killed writer left half done is finished or undone.</summary>
public sealed class StoreWriter : IDisposable
{
    /// <summary>Opens or makes the store.</summary>
    /// <exception cref="Store.StoreException">Locked by another process (which is named) or unusable.</exception>
    public static StoreWriter Open(string folder, CorpusOptions? options = null, TimeProvider? time = null) => throw new NotSupportedException();

    /// <summary>Takes in files: original written and synced, journal row, read, catalogue rows, index commit, visible.</summary>
    public IngestOutcome Ingest(IReadOnlyList<IngestFile> files, IngestOptions? options = null, IProgress<IngestProgress>? progress = null, CancellationToken cancellation = default) =>
        throw new NotSupportedException();

    /// <summary>Works off what other processes have put into the journal. Returns the number of files.</summary>
    public int WorkOffQueue(IProgress<IngestProgress>? progress = null, CancellationToken cancellation = default) => throw new NotSupportedException();

    /// <summary>Makes catalogue and index anew from originals and ledger. Readers see the old state until it is done.</summary>
    public IngestOutcome Rebuild(IProgress<IngestProgress>? progress = null, CancellationToken cancellation = default) => throw new NotSupportedException();

    /// <summary>Releases the lock.</summary>
    public void Dispose()
    {
    }
}

/// <summary>Puts files into the journal of a store whose lock another process holds, and waits for them.</summary>
public static class StoreQueue
{
    /// <summary>Queues the files and waits until each is committed, unchanged or quarantined.</summary>
    public static IngestOutcome IngestThroughOwner(string folder, IReadOnlyList<IngestFile> files, IngestOptions? options = null, IProgress<IngestProgress>? progress = null, CancellationToken cancellation = default) =>
        throw new NotSupportedException();
}

/// <summary>One damage that `verify` found.</summary>
public sealed record StoreDamage(string File, long? Offset, string Reason);

/// <summary>Reads every byte of a store: originals against their names, catalogue against index against originals.</summary>
public static class StoreVerifier
{
    /// <summary>Every damage; empty when all is well.</summary>
    public static IReadOnlyList<StoreDamage> Verify(string folder, CancellationToken cancellation = default) => throw new NotSupportedException();
}

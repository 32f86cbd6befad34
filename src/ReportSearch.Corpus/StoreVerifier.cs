using ReportSearch.Corpus.Store;

namespace ReportSearch.Corpus;

/// <summary>One damage that `verify` found.</summary>
/// <param name="File">Path of the damaged file.</param>
/// <param name="Offset">Byte offset of the damage, where it can be told.</param>
/// <param name="Reason">What is wrong.</param>
public sealed record StoreDamage(string File, long? Offset, string Reason);

/// <summary>Reads every byte of a store: originals against their names, catalogue against index against originals.</summary>
public static class StoreVerifier
{
    /// <summary>Every damage; empty when all is well. While another process writes, the newest commit is verified.</summary>
    /// <exception cref="StoreException">There is no store in the folder.</exception>
    public static IReadOnlyList<StoreDamage> Verify(string folder, CancellationToken cancellation = default) =>
        Verify(folder, CorpusStages.For(null), cancellation);

    internal static IReadOnlyList<StoreDamage> Verify(string folder, CorpusStages stages, CancellationToken cancellation)
    {
        var place = new StoreFolder(folder);
        if (!place.Exists)
            throw new StoreException(StoreFailure.Missing, $"{place.Root}: there is no store");
        return new StoreCheck(place, stages, cancellation).Run();
    }
}

using ReportSearch.Corpus.Search;
using ReportSearch.Corpus.Store;

namespace ReportSearch.Corpus;

/// <summary>Takes what persons say into the ledger. It needs no lock: the holder of the lock and any reader see it at once.</summary>
public static class StoreAnnotations
{
    /// <summary>Notes an annotation; it is durable when this returns, and outlives every reading and rebuild.</summary>
    /// <param name="folder">Folder of the store.</param>
    /// <param name="corpus">The store opened for reading: report and finding must be there.</param>
    /// <param name="said">What is said; a finding is named by its key or its short id. Without verdict and value an earlier one is withdrawn.</param>
    /// <param name="time">Clock; null for the system's.</param>
    /// <returns>What was noted; null when there is no such report or finding.</returns>
    /// <exception cref="SearchParameterException">It has no meaning.</exception>
    /// <exception cref="StoreException">The ledger cannot be written.</exception>
    public static Annotation? Add(string folder, ReportCorpus corpus, Annotation said, TimeProvider? time = null)
    {
        AnnotationRules.Demand(said);
        if (corpus.FindRow(said.Report) is not { } row)
            return null;
        if (said is { Kind: "identity" or "topic", Value: { } value })
            said = said with { Value = corpus.CorrectedValue(said.Kind == "topic" ? "topic" : said.Subject, value.Trim(), row) };
        if (said.Kind == "finding")
        {
            // What was judged once can be judged anew, even if the finding is gone.
            string? key = corpus.FindFinding(said.Report, said.Subject) ?? corpus.Annotations(said.Report).FirstOrDefault(known => known.Kind == "finding" && known.Subject == said.Subject)?.Subject;
            if (key is null)
                return null;
            said = said with { Subject = key };
        }

        var place = new StoreFolder(folder);
        return StoreFailures.Guard(place.Root, () =>
        {
            using Ledger ledger = Ledger.Open(place.Ledger, time ?? TimeProvider.System);
            return ledger.Annotate(said);
        });
    }

    /// <summary>Reads the corrected reports anew, unless another process writes to the store: then that does it as soon as it rests.</summary>
    /// <param name="folder">Folder of the store.</param>
    /// <param name="options">Settings; null for the default.</param>
    /// <param name="time">Clock; null for the system's.</param>
    /// <returns>True when they are in force; false when the other process will see to it.</returns>
    /// <exception cref="StoreException">The store cannot be used.</exception>
    public static bool Apply(string folder, CorpusOptions? options = null, TimeProvider? time = null) => Apply(folder, CorpusStages.For(options), time ?? TimeProvider.System);

    internal static bool Apply(string folder, CorpusStages stages, TimeProvider time)
    {
        using StoreWriter? writer = StoreWriter.TryOpen(folder, stages, time);
        writer?.WorkOffQueue();
        return writer is not null;
    }
}

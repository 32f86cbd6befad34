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
        if (corpus.FindRow(said.Report) is null)
            return null;
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
}

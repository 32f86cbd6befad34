using ReportSearch.Corpus.Catalogue;
using ReportSearch.Corpus.Indexing;

namespace ReportSearch.Corpus.Store;

/// <summary>Catalogue and index of one generation, opened for writing and kept in step: the index's last commit decides.</summary>
internal sealed class Generation : IDisposable
{
    private readonly StoreFolder _folder;
    private readonly CorpusStages _stages;

    private Generation(StoreFolder folder, int number, CorpusStages stages, CatalogueWriter catalogue, ISectionIndex index)
    {
        _folder = folder;
        _stages = stages;
        Number = number;
        Catalogue = catalogue;
        Index = index;
    }

    public int Number { get; }

    public CatalogueWriter Catalogue { get; }

    public ISectionIndex Index { get; private set; }

    /// <summary>Opens or makes a generation. One whose writer was killed is brought back to its last commit.</summary>
    /// <exception cref="StoreException">Catalogue and index do not belong together.</exception>
    public static Generation Open(StoreFolder folder, int number, CorpusStages stages)
    {
        CatalogueWriter catalogue = CatalogueWriter.Open(folder.Catalogue(number));
        ISectionIndex? index = null;
        try
        {
            index = stages.OpenIndex(folder.Index(number));
            DemandPair(folder, number, catalogue, index.LastCommit);
            catalogue.Settle(index.LastCommit);
            return new Generation(folder, number, stages, catalogue, index);
        }
        catch
        {
            index?.Dispose();
            catalogue.Dispose();
            throw;
        }
    }

    /// <summary>Makes the rows and units of the commit under way durable and visible, in the order of the design.</summary>
    public void Commit(TimeProvider time)
    {
        long number = Catalogue.Number;
        // 1. Catalogue rows of this commit: durable, not visible.
        Catalogue.AddCommit(Catalogue.ComputeCorpusVersion(_stages.SearchedWith), Ledger.TimeText(time));
        Catalogue.End();
        _stages.AfterStep("rows");
        // 2. The index commit: from here on it counts.
        Index.Commit(number);
        _stages.AfterStep("index");
        // 3. Visible: says so in the catalogue, too.
        Catalogue.MakeVisible(number);
        _stages.AfterStep("visible");
    }

    /// <summary>Goes back to the last commit after a failure.</summary>
    public void GoBack()
    {
        Index.Dispose();
        Index = _stages.OpenIndex(_folder.Index(Number));
        Catalogue.Settle(Index.LastCommit);
    }

    public void Dispose()
    {
        Index.Dispose();
        Catalogue.Dispose();
    }

    private static void DemandPair(StoreFolder folder, int number, CatalogueWriter catalogue, long indexCommit)
    {
        if (catalogue.Visible > indexCommit)
        {
            throw new StoreException(
                StoreFailure.Unusable,
                $"{folder.Index(number)}: is at commit {indexCommit}, behind {folder.Catalogue(number)} at commit {catalogue.Visible}; run `rebuild` to make both anew");
        }

        if (indexCommit > 0 && !catalogue.HasCommit(indexCommit))
        {
            throw new StoreException(
                StoreFailure.Unusable,
                $"{folder.Catalogue(number)}: does not know commit {indexCommit} of {folder.Index(number)}; run `rebuild` to make both anew");
        }
    }
}

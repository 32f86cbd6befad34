using ReportSearch.Corpus.Ingest;

namespace ReportSearch.Corpus.Store;

/// <summary>Makes the next generation of catalogue and index from originals and ledger. Nothing of the present generation is touched; one small file decides between the two.</summary>
internal sealed class StoreRebuild(StoreFolder folder, CorpusStages stages, Originals originals, Ledger ledger, TimeProvider time)
{
    private const int OriginalsAtOnce = 64;

    /// <summary>Makes the generation and lets it count.</summary>
    /// <param name="present">The present generation; null when it cannot be opened.</param>
    /// <param name="progress">Told of each original.</param>
    /// <param name="cancellation">Stops between two originals; the present generation still counts.</param>
    public (Generation Made, IngestTally Tally) Run(Generation? present, IProgress<IngestProgress>? progress, CancellationToken cancellation)
    {
        int presentNumber = PresentNumber();
        int nextNumber = presentNumber + 1;
        // Entries under way wait for the new generation; without a present one, no commit of theirs can be trusted.
        ledger.Settle(present?.Index.LastCommit ?? 0);
        QueueUnknownOriginals();
        folder.RemoveOtherGenerations(presentNumber);

        Generation made = Generation.Open(folder, nextNumber, stages);
        try
        {
            // Numbers go on from the present ones: a commit number means one state of this store, ever.
            long commit = Math.Max(ledger.LastCommitNumber(), present?.Index.LastCommit ?? 0) + 1;
            IngestTally tally = Fill(made, commit, progress, cancellation);
            folder.WriteGeneration(nextNumber);
            stages.AfterStep("generation");
            return (made, tally);
        }
        catch
        {
            made.Dispose();
            throw;
        }
    }

    private IngestTally Fill(Generation made, long commit, IProgress<IngestProgress>? progress, CancellationToken cancellation)
    {
        var tally = new IngestTally(time);
        var pipeline = new IngestPipeline(stages, originals, ledger, made);
        List<string> all = ledger.WorkedOffOriginals();
        var shown = new ProgressCounter(progress, all.Count);
        foreach (string[] part in all.Chunk(OriginalsAtOnce))
        {
            cancellation.ThrowIfCancellationRequested();
            List<Provenance> work = [.. part.Select(originals.ReadProvenance).OfType<Provenance>()];
            OriginalReading?[] readings = pipeline.Read(work, p => shown.Next(p.MainName), cancellation);
            made.Catalogue.Begin(commit);
            IReadOnlyList<OriginalOutcome> outcomes = pipeline.Stage(work, readings);
            made.Catalogue.End();
            stages.AfterStep("rebuilding");
            foreach ((Provenance provenance, OriginalOutcome outcome) in work.Zip(outcomes))
                tally.AddRead(provenance.Origins[^1].Path ?? provenance.MainName, provenance.Bytes, outcome.Code, outcome.Reason);
        }

        made.Catalogue.Begin(commit);
        made.Catalogue.PutVerdicts(ledger.Annotations());
        made.Commit(time);
        made.Index.FinishMerges(cancellation);
        return tally;
    }

    /// <summary>Originals that no entry names (the ledger was lost, or a writer was killed before the entry) are queued as their provenance tells.</summary>
    private void QueueUnknownOriginals()
    {
        HashSet<string> known = ledger.KnownOriginals();
        List<Provenance> unknown = [.. originals.All().Where(sha256 => !known.Contains(sha256)).Select(originals.ReadProvenance).OfType<Provenance>()];
        ledger.InTransaction(() =>
        {
            foreach (Provenance provenance in unknown.OrderBy(p => p.Origins[0].FirstSeen, StringComparer.Ordinal).ThenBy(p => p.Sha256, StringComparer.Ordinal))
            {
                Origin origin = provenance.Origins[0];
                ledger.Add(new JournalEntry(
                    0, provenance.Sha256, origin.Name, origin.Path ?? origin.Name, origin.Url, origin.Retrieved, origin.Issuer, origin.Year, Force: false, JournalState.Queued));
            }
        });
    }

    private int PresentNumber()
    {
        try
        {
            return folder.ReadGeneration();
        }
        catch (StoreException)
        {
            // The file is damaged and is written anew: go beyond whatever is there.
            return Directory.EnumerateFileSystemEntries(folder.Root).Count() + 1;
        }
    }
}

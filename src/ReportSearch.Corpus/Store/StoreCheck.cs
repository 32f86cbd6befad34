using ReportSearch.Corpus.Catalogue;
using ReportSearch.Corpus.Indexing;
using ReportSearch.Corpus.Reuse;

namespace ReportSearch.Corpus.Store;

/// <summary>One run over everything that a store holds. What cannot be opened is a damage; the rest is checked all the same.</summary>
internal sealed class StoreCheck(StoreFolder folder, CorpusStages stages, CancellationToken cancellation)
{
    private readonly List<StoreDamage> _damages = [];
    private readonly Originals _originals = new(folder.Originals);

    public IReadOnlyList<StoreDamage> Run()
    {
        // The index is read before the ledger: what the writer adds meanwhile is then at most more than expected.
        int? generation = Try(folder.GenerationFile, () => (int?)folder.ReadGeneration());
        if (generation is int number)
        {
            if (File.Exists(folder.GenerationFile) && !File.Exists(folder.Catalogue(number)))
                Note(folder.GenerationFile, $"names generation {number}, but {folder.Catalogue(number)} is not there; write the number of the newest catalogue-N.db into it, or 1 for catalogue.db");
            _ = Try(folder.Index(number), () => Note(stages.CheckIndex(folder.Index(number), cancellation)));
            _ = Try(folder.Index(number), () => CheckPair(number));
            _ = Try(folder.Fingerprints(number), () => CheckFingerprints(folder.Fingerprints(number)));
        }

        CheckOriginals();
        return _damages;
    }

    private bool CheckFingerprints(string file)
    {
        if (!File.Exists(file))
            return true;
        try
        {
            FingerprintIndex.Check(file, cancellation);
            return true;
        }
        catch (DamagedFingerprintsException e)
        {
            _damages.Add(new StoreDamage(file, e.Offset, e.Reason));
            return false;
        }
    }

    private bool CheckPair(int number)
    {
        string index = folder.Index(number), file = folder.Catalogue(number);
        using ISectionSnapshot snapshot = stages.OpenSnapshot(index);
        if (snapshot.Commit == 0)
            return Try(folder.Ledger, () => CheckUnfinished(index));
        return Try(file, () =>
        {
            using CatalogueReader catalogue = CatalogueReader.Open(file, snapshot.Commit);
            foreach (string line in catalogue.CheckIntegrity())
                Note(file, line);
            CheckCommit(file, catalogue, snapshot);
            CheckUnits(file, index, catalogue, snapshot);
            return Try(folder.Ledger, () => CheckJournal(catalogue));
        });
    }

    /// <summary>A store whose first writer was killed at once has no commit yet, and is none the worse for it; but then the journal knows of none, either.</summary>
    private bool CheckUnfinished(string index)
    {
        using Ledger ledger = Ledger.OpenForReading(folder.Ledger);
        return ledger.LastCommitNumber() == 0 || Note(index, $"holds no commit, the journal knows of commit {ledger.LastCommitNumber()}; run `rebuild`");
    }

    private void CheckCommit(string file, CatalogueReader catalogue, ISectionSnapshot snapshot)
    {
        long visible = catalogue.NewestVisible();
        if (catalogue.CorpusVersion() is null)
            Note(file, $"does not know commit {snapshot.Commit} of the index");
        // Behind by one is a writer that was killed, or is at work, between two steps: the next one to open the store moves it up.
        if (visible < snapshot.Commit - 1)
            Note(file, $"is at commit {visible}, the index at {snapshot.Commit}");
    }

    private void CheckUnits(string file, string index, CatalogueReader catalogue, ISectionSnapshot snapshot)
    {
        Dictionary<string, int> indexed = snapshot.Reports().ToDictionary(r => r.ReportId, r => r.Units, StringComparer.Ordinal);
        foreach ((string id, string sha256, int units) in catalogue.CurrentReports())
        {
            cancellation.ThrowIfCancellationRequested();
            if (units > 0 && !indexed.ContainsKey(id))
                Note(index, $"lacks report {id}, which {file} holds with {units} units");
            else if (units > 0 && indexed[id] != units)
                Note(index, $"holds {indexed[id]} units of report {id}, {file} says {units}");
            indexed.Remove(id);
            if (!File.Exists(_originals.FileOf(sha256)))
                Note(_originals.FileOf(sha256), $"is gone; report {id} was read from it");
        }

        foreach ((string id, int units) in indexed)
            Note(index, $"holds {units} units of report {id}, which is no current report in {file}");
    }

    private bool CheckJournal(CatalogueReader catalogue)
    {
        using Ledger ledger = Ledger.OpenForReading(folder.Ledger);
        foreach (string line in ledger.CheckIntegrity())
            Note(folder.Ledger, line);
        HashSet<string> known = catalogue.Originals();
        foreach (string sha256 in ledger.WorkedOffOriginals(catalogue.Commit))
        {
            if (!known.Contains(sha256))
                Note(folder.Ledger, $"the journal says that original {sha256} was worked off, but the catalogue does not know it; run `rebuild`");
        }

        foreach (string sha256 in ledger.KnownOriginals())
        {
            if (!File.Exists(_originals.FileOf(sha256)))
                Note(_originals.FileOf(sha256), "is gone; the journal names it");
            if (!File.Exists(_originals.ProvenanceFileOf(sha256)))
                Note(_originals.ProvenanceFileOf(sha256), "is gone; the journal names its original");
        }

        return true;
    }

    private void CheckOriginals()
    {
        if (!Directory.Exists(folder.Originals))
        {
            Note(folder.Originals, "is gone");
            return;
        }

        foreach (string file in Directory.EnumerateFiles(folder.Originals, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            cancellation.ThrowIfCancellationRequested();
            string name = Path.GetFileName(file);
            if (name.EndsWith(".json", StringComparison.Ordinal))
                _ = Try(file, () => _originals.ReadProvenance(Path.GetFileNameWithoutExtension(file)) is not null);
            else if (name.Length == 64)
                _ = Try(file, () => Originals.HashOf(File.ReadAllBytes(file)) == name || Note(file, Originals.OtherBytes));
        }
    }

    private bool Note(IReadOnlyList<StoreDamage> damages)
    {
        _damages.AddRange(damages);
        return damages.Count == 0;
    }

    private bool Note(string file, string reason)
    {
        _damages.Add(new StoreDamage(file, null, reason));
        return false;
    }

    private T? Try<T>(string file, Func<T> check)
    {
        try
        {
            return check();
        }
        catch (ReportSearch.Engine.CorruptIndexException e)
        {
            var damage = new StoreDamage(e.File, e.Offset, e.Reason);
            if (!_damages.Contains(damage))
                _damages.Add(damage);
        }
        catch (StoreException e)
        {
            Note(file, e.Message);
        }
        catch (Exception e) when (StoreFailures.IsStoreFailure(e))
        {
            Note(file, e.Message);
        }

        return default;
    }
}

using ReportSearch.Corpus.Catalogue;
using ReportSearch.Corpus.Indexing;
using ReportSearch.Corpus.Store;
using ReportSearch.Reports;

namespace ReportSearch.Corpus.Ingest;

/// <summary>What became of one original in a batch.</summary>
/// <param name="Sha256">The original.</param>
/// <param name="IsNew">Whether it was not a report of the store before.</param>
/// <param name="Code">Why it is in quarantine; null when it is a report.</param>
/// <param name="Reason">The same as a sentence, without the file's name.</param>
internal sealed record OriginalOutcome(string Sha256, bool IsNew, string? Code, string? Reason);

/// <summary>
/// The way of originals into a generation: read on all cores; then, in order, rows of the catalogue and units of the index. The caller begins the commit and
/// ends it.
/// </summary>
internal sealed class IngestPipeline(CorpusStages stages, Originals originals, Ledger ledger, Generation generation)
{
    /// <summary>Versions among which the current one is to be decided: those of a body and year, or those of one content.</summary>
    private readonly record struct Undecided(string? BodyId, int? Year, string? Fingerprint);

    private readonly HashSet<string> _touched = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<IndexUnit>> _units = new(StringComparer.Ordinal);
    private readonly Queue<Undecided> _undecided = new();
    private readonly HashSet<(string BodyId, int Year)> _decided = [];
    private Dictionary<string, ReportCorrections> _corrections = [];
    private long _lastAnnotation = -1;

    /// <summary>Reads those of the originals that need it; the others are null in the result.</summary>
    /// <param name="work">Originals with their provenance, each once.</param>
    /// <param name="onRead">Called after each, from any thread.</param>
    /// <param name="cancellation">Stops between two files.</param>
    public OriginalReading?[] Read(IReadOnlyList<Provenance> work, Action<Provenance> onRead, CancellationToken cancellation)
    {
        // Databases are asked before the cores split up: a connection serves one thread.
        var plan = work.Select(p => (Provenance: p, Forced: ledger.IsForced(p.Sha256), Wanted: !IsUpToDate(p), Corrections: CorrectionsOf(p.Sha256))).ToList();
        return ParallelWork.Map(
            plan,
            item =>
            {
                OriginalReading? reading = item.Wanted ? OriginalReading.Read(stages, originals, item.Provenance, item.Forced, item.Corrections) : null;
                onRead(item.Provenance);
                return reading;
            },
            cancellation);
    }

    /// <summary>Writes rows and units of the commit under way.</summary>
    public IReadOnlyList<OriginalOutcome> Stage(IReadOnlyList<Provenance> work, OriginalReading?[] readings)
    {
        _touched.Clear();
        _decided.Clear();
        _units.Clear();
        var outcomes = new List<OriginalOutcome>(work.Count);
        for (int i = 0; i < work.Count; i++)
            outcomes.Add(readings[i] is OriginalReading reading ? Put(reading) : UpdateNames(work[i]));
        DecideCurrentVersions();
        CompareYears();
        WriteIndex();
        return outcomes;
    }

    /// <summary>Whether the original is a report of the store, read with these very stages under the name it is to be read with.</summary>
    public bool IsUpToDate(Provenance provenance) =>
        FindReport(provenance.Sha256) is CatalogueReport known
        && known.ReadWith == CorrectionsOf(provenance.Sha256).ReadWith(stages.ReadWith)
        && known.Row.File == provenance.MainName;

    /// <summary>What persons corrected of a report.</summary>
    private ReportCorrections CorrectionsOf(string sha256)
    {
        // They may say more while this goes on.
        if (ledger.LastAnnotation() is var last && last != _lastAnnotation)
            (_corrections, _lastAnnotation) = (ReportCorrections.Of(ledger.Annotations()), last);
        return _corrections.GetValueOrDefault(CatalogueReport.IdOf(sha256), ReportCorrections.None);
    }

    /// <summary>Whether taking in the original from this origin once more would change nothing at all.</summary>
    public bool IsKnown(string sha256, Origin origin) =>
        originals.ReadProvenance(sha256) is Provenance provenance
        && provenance.Origins.Any(origin.SaysTheSameAs)
        && IsUpToDate(provenance)
        && FindReport(sha256) is CatalogueReport known
        && SaysTheSame(known, provenance);

    private CatalogueReport? FindReport(string sha256) =>
        generation.Catalogue.Find(CatalogueReport.IdOf(sha256)) is CatalogueReport found && found.Row.Sha256 == sha256 ? found : null;

    private OriginalOutcome Put(OriginalReading reading)
    {
        string sha256 = reading.Provenance.Sha256;
        CatalogueReport? sameId = generation.Catalogue.Find(CatalogueReport.IdOf(sha256));
        if (sameId is not null && sameId.Row.Sha256 != sha256)
        {
            string reason = $"its id {sameId.Row.Id} is taken by another file ({sameId.Row.File}, SHA-256 {sameId.Row.Sha256}); both are kept, this one is not indexed";
            return Quarantine(reading.Provenance, null, "idCollision", reason);
        }

        if (reading.Report is not Report report)
            return Quarantine(reading.Provenance, sameId, reading.Code!, reading.Reason!);
        if (sameId is not null)
            Undecide(sameId);
        PutReport(reading, report);
        return new OriginalOutcome(sha256, IsNew: sameId is null, null, null);
    }

    private void PutReport(OriginalReading reading, Report report)
    {
        string sha256 = reading.Provenance.Sha256;
        CatalogueReport row = CatalogueReport.Of(
            report, reading.Provenance, reading.IsReport, ledger.FirstIntake(sha256), reading.Units.Count, reading.ReadWith);
        generation.Catalogue.Put(row, OutlineRow.Of(report, reading.Units), report.Figures, report.Findings, report.Topics);
        _units[row.Row.Id] = reading.Units;
        _touched.Add(row.Row.Id);
        Undecide(row);
    }

    private OriginalOutcome Quarantine(Provenance provenance, CatalogueReport? before, string code, string reason)
    {
        if (before is not null)
        {
            Undecide(before);
            _touched.Add(before.Row.Id);
        }

        generation.Catalogue.Quarantine(provenance, code, reason, stages.ReadWith);
        return new OriginalOutcome(provenance.Sha256, IsNew: false, code, reason);
    }

    private OriginalOutcome UpdateNames(Provenance provenance)
    {
        CatalogueReport known = FindReport(provenance.Sha256)!;
        if (!SaysTheSame(known, provenance))
        {
            Origin? published = provenance.PublishedOrigin;
            generation.Catalogue.Change(known with
            {
                Names = provenance.Names,
                Conflicts = known.ConflictsWith(provenance),
                Row = known.Row with { SourceUrl = published?.Url, Retrieved = published?.Retrieved },
            });
        }

        return new OriginalOutcome(provenance.Sha256, IsNew: false, null, null);
    }

    private static bool SaysTheSame(CatalogueReport known, Provenance provenance) =>
        known.Names.SequenceEqual(provenance.Names)
        && known.Row.SourceUrl == provenance.PublishedOrigin?.Url
        && known.Row.Retrieved == provenance.PublishedOrigin?.Retrieved
        && known.Conflicts.SequenceEqual(known.ConflictsWith(provenance));

    private void Undecide(CatalogueReport report)
    {
        if (!report.IsReport)
            return;
        if (report.Row is { BodyId: { } body, Year: { } year })
            _undecided.Enqueue(new Undecided(body, year, null));
        if (report.Fingerprint is { } fingerprint)
            _undecided.Enqueue(new Undecided(null, null, fingerprint));
    }

    private void DecideCurrentVersions()
    {
        while (_undecided.TryDequeue(out Undecided key))
        {
            if (key is { BodyId: { } bodyId, Year: { } year })
                _decided.Add((bodyId, year));
            IReadOnlyList<CatalogueReport> decided = key.Fingerprint is { } fingerprint
                ? generation.Catalogue.DecideTwins(fingerprint)
                : generation.Catalogue.DecideCurrent(key.BodyId!, key.Year!.Value);
            foreach (CatalogueReport changed in decided)
            {
                _touched.Add(changed.Row.Id);
                if (changed.Row is { BodyId: { } changedBody, Year: { } changedYear })
                    _decided.Add((changedBody, changedYear));
                if (changed.Row.Current && !_units.ContainsKey(changed.Row.Id))
                    ReadAgain(changed);
            }
        }
    }

    /// <summary>What a body said of a year is compared with what it said of the year before, and the year after with it.</summary>
    private void CompareYears()
    {
        foreach ((string bodyId, int year) in _decided)
        {
            generation.Catalogue.CompareYears(bodyId, year, stages.CompareYears);
            generation.Catalogue.CompareYears(bodyId, year + 1, stages.CompareYears);
        }
    }

    /// <summary>An older version became current again: its units are not in the index any more.</summary>
    private void ReadAgain(CatalogueReport version)
    {
        Provenance provenance = originals.ReadProvenance(version.Row.Sha256)
            ?? throw new StoreException(StoreFailure.Unusable, $"{originals.ProvenanceFileOf(version.Row.Sha256)}: is gone; restore it from a backup");
        OriginalReading reading = OriginalReading.Read(stages, originals, provenance, ledger.IsForced(version.Row.Sha256), CorrectionsOf(version.Row.Sha256));
        // Put queues the body and year once more; this time the units are at hand.
        Put(reading);
    }

    private void WriteIndex()
    {
        foreach (string id in _touched.Order(StringComparer.Ordinal))
        {
            CatalogueReport? report = generation.Catalogue.Find(id);
            if (report is { Row.Current: true })
                generation.Index.Replace(CatalogueReport.KeyOf(report.Row), _units[id]);
            else
                generation.Index.Delete(id);
        }
    }
}

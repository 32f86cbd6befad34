using ReportSearch.Corpus.Catalogue;
using ReportSearch.Corpus.Figures;
using ReportSearch.Corpus.FollowUp;
using ReportSearch.Corpus.Indexing;
using ReportSearch.Corpus.Ingest;
using ReportSearch.Corpus.Reuse;
using ReportSearch.Corpus.Search;
using ReportSearch.Corpus.Store;
using ReportSearch.Reports;

namespace ReportSearch.Corpus;

/// <summary>Settings of a store or a reading, the same for every process that opens it.</summary>
/// <param name="RegionOverlay">CSV file of further regions, as those of the invented samples; null for China alone.</param>
public sealed record CorpusOptions(string? RegionOverlay = null);

/// <summary>
/// A store opened for reading: pairs the newest index commit with the catalogue rows visible at it. Safe for any number of threads; any number of
/// processes may read while one writes.
/// </summary>
public sealed partial class ReportCorpus : IDisposable
{
    private readonly StoreFolder _folder;
    private readonly CorpusStages _stages;
    private readonly Originals _originals;
    private readonly Lock _gate = new();
    private PairedState? _state;

    private ReportCorpus(StoreFolder folder, CorpusStages stages, PairedState state)
    {
        _folder = folder;
        _stages = stages;
        _originals = new Originals(folder.Originals);
        _state = state;
    }

    /// <summary>Opens the store in <paramref name="folder"/>.</summary>
    /// <param name="folder">Folder of the store.</param>
    /// <param name="options">Settings; null for the default.</param>
    /// <exception cref="StoreException">Missing or unusable.</exception>
    public static ReportCorpus Open(string folder, CorpusOptions? options = null) => Open(folder, CorpusStages.For(options));

    internal static ReportCorpus Open(string folder, CorpusStages stages)
    {
        var place = new StoreFolder(folder);
        return new ReportCorpus(place, stages, PairedState.Open(place, stages));
    }

    /// <summary>Moves on to the newest commit, when there is a newer one; searches under way end on the old one. True when it moved.</summary>
    /// <exception cref="StoreException">The newer commit cannot be read; the old one stays.</exception>
    public bool Refresh()
    {
        if (!With(state => state.IsOutdated(_folder)))
            return false;
        PairedState newer = PairedState.Open(_folder, _stages);
        PairedState? older;
        lock (_gate)
        {
            if (_state is null)
            {
                newer.LetGo();
                return false;
            }

            older = _state;
            _state = newer;
        }

        older.LetGo();
        return true;
    }

    /// <summary>Hash of originals and versions: the same content gives the same version.</summary>
    public string CorpusVersion => With(state => state.CorpusVersion);

    /// <summary>Searches.</summary>
    /// <exception cref="SearchParameterException">A parameter has no meaning; the message says which and what is allowed.</exception>
    public SearchAnswer Search(SearchParameters parameters, CancellationToken cancellation = default) =>
        With(state => SearchServiceOf(state).Search(parameters, cancellation));

    /// <summary>Ids of all reports in the index, in ordinal order.</summary>
    public IReadOnlyList<string> ReportIds() => With(state => (IReadOnlyList<string>)[.. state.Snapshot.Reports().Select(report => report.ReportId)]);

    /// <summary>The report with this id, or null. A version that is not current can be read, too.</summary>
    public ReportText? FindReport(string id) => With(state =>
    {
        if (state.Catalogue.Find(id) is not CatalogueReport report)
            return null;
        var units = new List<ReportUnit>(report.Row.Units);
        foreach (IndexUnit unit in UnitsOf(state, report))
            units.Add(ReportUnit.Of(unit, units.Count > 0 ? units[^1].SourceEnd : 0));
        return new ReportText(report.Row, state.Catalogue.Outline(id), units, report.Repairs) { Versions = state.Catalogue.Versions(report), Conflicts = report.Conflicts };
    });

    /// <summary>The catalogue's row of a report version, or null.</summary>
    public ReportRow? FindRow(string id) => With(state => state.Catalogue.FindRow(id));

    /// <summary>Where a query's texts stand in the units of a report, as offsets of the units' cleaned texts; units without a match are left out.</summary>
    public IReadOnlyList<UnitMarks> MarkReport(string id, string query) => With(state =>
        state.Catalogue.Find(id) is CatalogueReport report ? SearchServiceOf(state).MarkReport(UnitsOf(state, report), query) : []);

    /// <summary>What was read in a report, each with its place in the units; empty when there is no such report.</summary>
    /// <param name="report">The report.</param>
    public IReadOnlyList<ReportNote> Notes(ReportText report) => With(state =>
    {
        var asked = new FigureParameters { Reports = [report.Row.Id] };
        var figures = new List<FigureRow>();
        new FigureList(state.Catalogue, asked, _stages.Regions, DivisionsOfTable).Each(figures.Add, CancellationToken.None);
        var findings = new List<FindingRow>();
        FindingsOf(state, new FindingParameters { Reports = [report.Row.Id] }).Each(findings.Add, CancellationToken.None);
        Report? read = state.Catalogue.FindRow(report.Row.Id) is ReportRow row ? ReadOriginalOf(state, row) : null;
        return ReportNote.Of(report.Units, figures, findings, read);
    });

    /// <summary>What the reader finds in the report's original, in the contract's inspect JSON, or null when there is no such report.</summary>
    public string? InspectReport(string id) => With(state =>
        state.Catalogue.FindRow(id) is ReportRow row ? _stages.Inspect(OriginalOf(row), row.File).Json : null);

    /// <summary>The source text that offsets lead to, or null.</summary>
    public string? ReadSource(string id) => With(state =>
        state.Catalogue.FindRow(id) is ReportRow row ? _stages.Inspect(OriginalOf(row), row.File).SourceText : null);

    /// <summary>The original bytes of a report, or null.</summary>
    public byte[]? ReadOriginal(string id) => With(state => state.Catalogue.FindRow(id) is ReportRow row ? OriginalOf(row) : null);

    /// <summary>Problems and promises of a body from year to year; null when the store has no report of it.</summary>
    /// <param name="body">Id or full name of the body, or name or code of the region whose government it is.</param>
    /// <exception cref="SearchParameterException">Several bodies are called so; the message lists them.</exception>
    public BodyFollowUp? FollowUp(string body) => With(state => StoredFollowUp.Compare(
        state.Catalogue, body, row => ReadOriginalOf(state, row)));

    /// <summary>How much of a report stands word for word in other reports of the store; null when there is no such current report. The first question after a change reads the new reports once.</summary>
    public ReuseAnswer? CompareReuse(string id, CancellationToken cancellation = default) => With(state => StoredReuse.Compare(state.Catalogue, state.Snapshot, _folder.Fingerprints(state.Generation), state.CorpusVersion, id, cancellation));

    /// <summary>Estimates for every current report how much of it stands in others.</summary>
    public IReadOnlyList<SurveyedReuse> SurveyReuse(CancellationToken cancellation = default) => With(state => StoredReuse.Survey(state.Catalogue, state.Snapshot, _folder.Fingerprints(state.Generation), state.CorpusVersion, cancellation));

    /// <summary>Counts.</summary>
    public CorpusStatistics Statistics() => With(state =>
    {
        using Ledger ledger = Ledger.OpenForReading(_folder.Ledger);
        string catalogue = _folder.Catalogue(state.Generation);
        return new CorpusStatistics(
            state.Catalogue.Count().Reports,
            state.Snapshot.Units,
            state.Catalogue.CountBy("year"),
            state.Catalogue.CountBy("level"),
            state.Catalogue.CountBy("form"),
            state.Catalogue.CountQuarantined() + ledger.CountWithoutOriginal(),
            _originals.TotalBytes(),
            new[] { catalogue, catalogue + "-wal" }.Where(File.Exists).Sum(f => new FileInfo(f).Length),
            FolderSize.Of(_folder.Index(state.Generation)),
            FolderSize.Of(_folder.Root),
            state.CorpusVersion);
    });

    /// <summary>Closes the store; reading under way ends first.</summary>
    public void Dispose()
    {
        PairedState? state;
        lock (_gate)
        {
            state = _state;
            _state = null;
        }

        state?.LetGo();
    }

    private SearchService SearchServiceOf(PairedState state) =>
        new(state.Snapshot, state.Catalogue, _stages.Regions, LexiconSegmenter.Default, state.CorpusVersion);

    private IEnumerable<IndexUnit> UnitsOf(PairedState state, CatalogueReport report)
    {
        ReportRow row = report.Row;
        if (row.Current)
            return Enumerable.Range(0, row.Units).Select(n => state.Snapshot.ReadUnit(row.Id, n) ?? throw Torn(row, $"unit {n} is not in the index"));
        // Not in the index any more: read as it was read then.
        Provenance provenance = _originals.ReadProvenance(row.Sha256) ?? throw Torn(row, "its provenance is gone");
        OriginalReading reading = OriginalReading.Read(_stages, _originals, provenance, forced: true, CorrectionsOf(state, row.Id));
        return reading.Report is null ? throw Torn(row, $"cannot be read any more: {reading.Reason}") : reading.Units;
    }

    private static ReportCorrections CorrectionsOf(PairedState state, string report) => ReportCorrections.Of(state.Annotations).GetValueOrDefault(report, ReportCorrections.None);

    private Report ReadOriginalOf(PairedState state, ReportRow row) => _stages.Read(OriginalOf(row), row.File, CorrectionsOf(state, row.Id).IdentityOver(_stages.Regions)) switch
    {
        ReadResult.Readable readable => readable.Report,
        ReadResult.NotAReport other => other.Report,
        _ => throw Torn(row, "its original cannot be read any more"),
    };

    private byte[] OriginalOf(ReportRow row) => _originals.Read(row.Sha256) ?? throw Torn(row, $"{_originals.FileOf(row.Sha256)} is gone");

    private StoreException Torn(ReportRow row, string what) =>
        new(StoreFailure.Unusable, $"{_folder.Root}: report {row.Id} ({row.File}): {what}; run `verify`, and `rebuild` to make catalogue and index anew");

    private T With<T>(Func<PairedState, T> work)
    {
        PairedState state = Acquire();
        try
        {
            return StoreFailures.Guard(_folder.Root, () => work(state));
        }
        finally
        {
            state.LetGo();
        }
    }

    private PairedState Acquire()
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_state is null || !_state.TryUse(), this);
            return _state;
        }
    }
}

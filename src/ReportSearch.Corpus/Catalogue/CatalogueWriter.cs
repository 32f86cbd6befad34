using ReportSearch.Corpus.Store;
using ReportSearch.Reports.Audit;
using ReportSearch.Reports.Statistics;
using ReportSearch.Reports.Topics;

namespace ReportSearch.Corpus.Catalogue;

/// <summary>
/// Writes the rows of the commit under way (<see cref="Number"/>), one transaction for each. A change never touches a row that readers see: the old row is
/// closed at this commit and a new one begins. Not thread-safe.
/// </summary>
internal sealed class CatalogueWriter : IDisposable
{
    private readonly Database _database;
    private readonly CatalogueCodes _codes;

    private CatalogueWriter(Database database)
    {
        _database = database;
        _codes = new CatalogueCodes(database);
    }

    /// <summary>The commit under way.</summary>
    public long Number { get; private set; }

    public static CatalogueWriter Open(string file)
    {
        Database database = Database.OpenForWriting(file, CatalogueSchema.Sql, CatalogueSchema.Version);
        try
        {
            return new CatalogueWriter(database);
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>The commit that counts.</summary>
    public long Visible => _database.Number("SELECT value FROM meta WHERE name = 'visible'");

    /// <summary>Whether rows of this commit were ever made durable.</summary>
    public bool HasCommit(long number) => _database.Number("SELECT EXISTS (SELECT 1 FROM commits WHERE number = $1)", number) == 1;

    /// <summary>Current report versions, and their units.</summary>
    public (long Reports, long Units) Count() => (
        _database.Number("SELECT COUNT(*) FROM reports WHERE current = 1 AND toCommit IS NULL"),
        _database.Number("SELECT COALESCE(SUM(units), 0) FROM reports WHERE current = 1 AND toCommit IS NULL"));

    /// <summary>Brings the rows in step with the index's last commit: later rows are taken back, and it is the one that counts.</summary>
    public void Settle(long durableCommit)
    {
        _database.RollBack();
        _codes.Forget();
        _database.InTransaction(() =>
        {
            SeriesRows.Settle(_database, durableCommit);
            foreach (string table in new[] { "reports", "quarantine" })
            {
                _database.Execute($"DELETE FROM {table} WHERE fromCommit > $1", durableCommit);
                _database.Execute($"UPDATE {table} SET toCommit = NULL WHERE toCommit > $1", durableCommit);
            }

            _database.Execute("DELETE FROM sections WHERE readCommit > $1", durableCommit);
            RemoveReadings(durableCommit);
            _database.Execute("DELETE FROM commits WHERE number > $1", durableCommit);
            _database.Execute("UPDATE meta SET value = $1 WHERE name = 'visible'", durableCommit);
        });
    }

    /// <summary>Begins the rows of commit <paramref name="number"/>.</summary>
    public void Begin(long number)
    {
        _database.Execute("BEGIN IMMEDIATE");
        Number = number;
    }

    /// <summary>Ends the transaction: the rows are durable, but not yet visible.</summary>
    public void End() => _database.Execute("COMMIT");

    /// <summary>Notes the commit under way with the version of its content.</summary>
    public void AddCommit(string corpusVersion, string time) =>
        _database.Execute("INSERT OR REPLACE INTO commits VALUES ($1, $2, $3)", Number, corpusVersion, time);

    /// <summary>Makes a commit the one that counts.</summary>
    public void MakeVisible(long number) => _database.Execute("UPDATE meta SET value = $1 WHERE name = 'visible'", number);

    /// <summary>A report version as of the commit under way, or null.</summary>
    public CatalogueReport? Find(string reportId) =>
        _database.Query($"SELECT {ReportColumns.All} FROM reports WHERE reportId = $1 AND toCommit IS NULL", ReportColumns.Read, reportId).FirstOrDefault();

    /// <summary>Whether the original stands in quarantine as of the commit under way.</summary>
    public bool IsQuarantined(string sha256) => _database.Number("SELECT EXISTS (SELECT 1 FROM quarantine WHERE sha256 = $1 AND toCommit IS NULL)", sha256) == 1;

    /// <summary>Puts a report version that was read in this commit in place of what there was of it.</summary>
    public void Put(CatalogueReport report, IReadOnlyList<OutlineRow> outline, IReadOnlyList<Figure> figures, IReadOnlyList<Finding> findings, IReadOnlyList<TopicSentence> topics)
    {
        Remove(report.Row.Sha256);
        long[] has = IndicatorBits.Of(figures, _codes);
        long reading = _database.Number(
            "INSERT INTO readings (reportId, readCommit, has0, has1, has2, has3, has4, has5) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id",
            report.Row.Id, Number, has[0], has[1], has[2], has[3], has[4], has[5]);
        FigureRows.Write(_database, _codes, reading, figures);
        FindingRows.Write(_database, _codes, reading, prior: 0, findings);
        MentionRows.Write(_database, reading, topics);
        Add(report, Number, reading);
        foreach (OutlineRow row in outline)
        {
            OutlineEntry entry = row.Entry;
            object?[] values =
            [
                report.Row.Id, Number, entry.Index, entry.Parent, entry.Level, entry.Numbering, entry.Title,
                StoreJson.Write(entry.Tags), StoreJson.Write(row.ContentTags), row.Start, row.End, entry.FirstUnit,
            ];
            _database.Execute("INSERT OR REPLACE INTO sections VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)", [.. values, RowSums.Of(values)]);
        }
    }

    /// <summary>Changes a report version that was not read anew: other names, another address.</summary>
    public void Change(CatalogueReport report) => Replace(report);

    /// <summary>Puts an original into quarantine, in place of what there was of it.</summary>
    public void Quarantine(Provenance provenance, string code, string reason, string readWith)
    {
        Remove(provenance.Sha256);
        _database.Execute(
            "INSERT INTO quarantine (sha256, file, names, code, reason, readWith, fromCommit) VALUES ($1, $2, $3, $4, $5, $6, $7)",
            provenance.Sha256, provenance.MainName, StoreJson.Write(provenance.Names), code, reason, readWith, Number);
    }

    /// <summary>
    /// Decides anew which version of a body and year is current, and returns the report ids whose state changed. The rule is decision record 0005: the latest
    /// date of publication, unknown last; then the one that came last. It needs originals and ledger alone.
    /// </summary>
    public IReadOnlyList<CatalogueReport> DecideCurrent(string bodyId, int year)
    {
        List<CatalogueReport> versions = _database.Query(
            $"""
            SELECT {ReportColumns.All} FROM reports WHERE bodyId = $1 AND year = $2 AND isReport = 1 AND toCommit IS NULL
            ORDER BY publishedDate DESC, intake DESC, sha256
            """,
            ReportColumns.Read, bodyId, year);
        return MakeCurrent(versions, first: true);
    }

    /// <summary>
    /// The same for those of one content whose body or year is unknown (decision record 0006): none of them is current beside a report that is known, else one is.
    /// </summary>
    public IReadOnlyList<CatalogueReport> DecideTwins(string fingerprint)
    {
        List<CatalogueReport> twins = _database.Query(
            $"""
            SELECT {ReportColumns.All} FROM reports WHERE fingerprint = $1 AND isReport = 1 AND toCommit IS NULL
            ORDER BY publishedDate DESC, intake DESC, sha256
            """,
            ReportColumns.Read, fingerprint);
        List<CatalogueReport> unknown = [.. twins.Where(twin => twin.Row.BodyId is null || twin.Row.Year is null)];
        return MakeCurrent(unknown, first: unknown.Count == twins.Count);
    }

    private List<CatalogueReport> MakeCurrent(List<CatalogueReport> versions, bool first)
    {
        var changed = new List<CatalogueReport>();
        for (int i = 0; i < versions.Count; i++)
        {
            bool current = first && i == 0;
            if (versions[i].Row.Current == current)
                continue;
            CatalogueReport decided = versions[i] with { Row = versions[i].Row with { Current = current } };
            Replace(decided);
            changed.Add(decided);
        }

        return changed;
    }

    /// <summary>The version of the content as of the commit under way.</summary>
    public string ComputeCorpusVersion(string versions)
    {
        var version = new CorpusVersionHash();
        List<(string Sha256, string Line)> lines = _database.Query(
            """
            SELECT sha256, names || char(9) || isReport || char(9) || current || char(9) || readWith FROM reports WHERE toCommit IS NULL
            UNION ALL SELECT sha256, names || char(9) || 'quarantined' || char(9) || readWith FROM quarantine WHERE toCommit IS NULL
            ORDER BY 1
            """,
            r => (r.GetString(0), r.GetString(1)));
        foreach ((string sha256, string line) in lines)
            version.Add($"{sha256}\t{line}");
        version.Add(versions);
        return version.Finish();
    }

    /// <summary>How many report versions were read by another version of the program's reader or lexicon.</summary>
    public long CountReadOtherwise(string readWith) =>
        _database.Number("SELECT COUNT(*) FROM reports WHERE toCommit IS NULL AND readWith <> $1 AND substr(readWith, 1, length($2)) <> $2", readWith, readWith + Ingest.ReportCorrections.Mark);

    /// <summary>The originals of these reports, and of those that were read with corrections.</summary>
    public List<string> CorrectedOriginals(IEnumerable<string> reports)
    {
        List<string> found = _database.Query("SELECT sha256 FROM reports WHERE toCommit IS NULL AND instr(readWith, $1) > 0", r => r.GetString(0), Ingest.ReportCorrections.Mark);
        foreach (string report in reports)
            found.AddRange(_database.Query("SELECT sha256 FROM reports WHERE reportId = $1 AND toCommit IS NULL", r => r.GetString(0), report));
        return [.. found.Distinct(StringComparer.Ordinal)];
    }

    public void Dispose() => _database.Dispose();

    /// <summary>
    /// Holds the current report of a body and year against that of the year before, where both are there and were not compared yet. A comparison belongs to the two
    /// readings and counts as long as both do.
    /// </summary>
    public void CompareYears(string bodyId, int year, Func<IReadOnlyList<Figure>, int, IReadOnlyList<Figure>, int, IReadOnlyList<Finding>> compare)
    {
        if (CurrentReading(bodyId, year) is not { } reading || CurrentReading(bodyId, year - 1) is not { } prior || FindingRows.WereAudited(_database, reading, prior))
            return;
        FindingRows.Write(_database, _codes, reading, prior, compare(FigureRows.Of(_database, reading), year, FigureRows.Of(_database, prior), year - 1));
    }

    /// <summary>Copies what persons said, for those who read the catalogue with SQL.</summary>
    public void PutVerdicts(IReadOnlyList<Annotation> annotations) => VerdictRows.Replace(_database, annotations);

    private void RemoveReadings(long durableCommit)
    {
        const string Later = "(SELECT id FROM readings WHERE readCommit > $1)";
        if (_database.Number($"SELECT EXISTS {Later}", durableCommit) == 0)
            return;
        foreach (string table in new[] { "figures", "findings", "audits", "mentions" })
            _database.Execute($"DELETE FROM {table} WHERE reading IN {Later}", durableCommit);
        // Comparisons of an older reading with one that is taken back: that one's number is given again.
        foreach (string table in new[] { "findings", "audits" })
            _database.Execute($"DELETE FROM {table} WHERE prior IN {Later}", durableCommit);
        _database.Execute("DELETE FROM readings WHERE readCommit > $1", durableCommit);
    }

    private long? CurrentReading(string bodyId, int year)
    {
        long found = _database.Number("SELECT reading FROM reports WHERE bodyId = $1 AND year = $2 AND isReport = 1 AND current = 1 AND toCommit IS NULL", bodyId, year);
        return found == 0 ? null : found;
    }

    private void Replace(CatalogueReport report)
    {
        (long readCommit, long reading) = _database.Query(
            "SELECT readCommit, reading FROM reports WHERE reportId = $1 AND toCommit IS NULL", r => (r.GetInt64(0), r.GetInt64(1)), report.Row.Id).Single();
        CloseReport(report.Row.Sha256);
        Add(report, readCommit, reading);
    }

    private void Add(CatalogueReport report, long readCommit, long reading)
    {
        _database.Execute(ReportColumns.Insert, ReportColumns.Values(report, readCommit, reading, fromCommit: Number));
        SeriesRows.Open(_database, _codes, report, reading, Number);
    }

    private void Remove(string sha256)
    {
        CloseReport(sha256);
        Close("quarantine", sha256);
    }

    private void CloseReport(string sha256)
    {
        foreach ((CatalogueReport report, long reading) in _database.Query(
            $"SELECT {ReportColumns.All}, reading FROM reports WHERE sha256 = $1 AND toCommit IS NULL", r => (ReportColumns.Read(r), r.GetInt64(ReportColumns.Count)), sha256))
        {
            SeriesRows.Close(_database, _codes, report, reading, Number);
        }

        Close("reports", sha256);
    }

    private void Close(string table, string sha256)
    {
        // A row of this very commit was never seen by anyone.
        _database.Execute($"DELETE FROM {table} WHERE sha256 = $1 AND toCommit IS NULL AND fromCommit = $2", sha256, Number);
        _database.Execute($"UPDATE {table} SET toCommit = $2 WHERE sha256 = $1 AND toCommit IS NULL", sha256, Number);
    }
}

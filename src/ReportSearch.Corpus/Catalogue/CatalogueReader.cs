using System.Collections.Concurrent;
using ReportSearch.Corpus.Search;
using ReportSearch.Corpus.Store;

namespace ReportSearch.Corpus.Catalogue;

/// <summary>The catalogue as it is at one commit, whatever the writer does meanwhile. Safe for any number of threads: each reads through a connection of its own.</summary>
internal sealed class CatalogueReader : IReportLookup, IDisposable
{
    private readonly string _file;
    private readonly ConcurrentBag<Database> _idle = [];
    private volatile bool _disposed;

    private CatalogueReader(string file) => _file = file;

    /// <summary>The commit that this shows.</summary>
    public long Commit { get; private set; }

    /// <summary>Opens the catalogue at a commit; null is the one that counts.</summary>
    public static CatalogueReader Open(string file, long? commit)
    {
        var reader = new CatalogueReader(file);
        try
        {
            reader.Commit = commit ?? reader.NewestVisible();
            return reader;
        }
        catch
        {
            reader.Dispose();
            throw;
        }
    }

    /// <summary>The commit that counts now.</summary>
    public long NewestVisible() => Read(d => d.Number("SELECT value FROM meta WHERE name = 'visible'"));

    /// <summary>Version of the content; null when the catalogue does not know the commit.</summary>
    public string? CorpusVersion() => Read(d => d.Text("SELECT corpusVersion FROM commits WHERE number = $1", Commit));

    /// <inheritdoc/>
    public ReportRow? FindRow(string reportId) => Find(reportId)?.Row;

    /// <summary>A report version, or null.</summary>
    public CatalogueReport? Find(string reportId) => Read(d => d.Query(
        $"SELECT {ReportColumns.All} FROM reports WHERE {CatalogueSchema.ValidAt} AND reportId = $2", ReportColumns.Read, Commit, reportId).FirstOrDefault());

    /// <inheritdoc/>
    // A union, not an OR: each half has its index.
    public IReadOnlyList<string> OtherVersions(ReportRow row) => Read(d => d.Query(
        $"""
        SELECT reportId FROM reports WHERE {CatalogueSchema.ValidAt} AND isReport = 1 AND bodyId = $3 AND year = $4 AND reportId <> $2
        UNION SELECT twin.reportId FROM reports AS twin JOIN (SELECT fingerprint AS content FROM reports WHERE {CatalogueSchema.ValidAt} AND reportId = $2 AND isReport = 1)
            ON twin.fingerprint = content WHERE {CatalogueSchema.ValidAt} AND isReport = 1 AND reportId <> $2
        ORDER BY reportId
        """,
        r => r.GetString(0), Commit, row.Id, row.BodyId, row.Year));

    /// <summary>Every version of a report, itself included, the current one first.</summary>
    public IReadOnlyList<ReportVersion> Versions(CatalogueReport report)
    {
        if (!report.IsReport)
            return [ReportVersion.Of(report, report)];
        IEnumerable<CatalogueReport> versions = [report, .. OtherVersions(report.Row).Select(Find).OfType<CatalogueReport>()];
        return [.. versions
            .OrderByDescending(version => version.Row.Current)
            .ThenByDescending(version => version.Row.PublishedDate, StringComparer.Ordinal)
            .ThenByDescending(version => version.Intake)
            .Select(version => ReportVersion.Of(version, report))];
    }

    /// <summary>The outline of a report version.</summary>
    public IReadOnlyList<OutlineEntry> Outline(string reportId) => Read(d => d.Query(
        $"""
        SELECT reportId, readCommit, sectionIndex, parent, level, numbering, title, tags, contentTags, start, "end", firstUnit, sum FROM sections
        WHERE reportId = $2 AND readCommit = (SELECT readCommit FROM reports WHERE {CatalogueSchema.ValidAt} AND reportId = $2) ORDER BY sectionIndex
        """,
        r =>
        {
            RowSums.Demand(r, values: 12, "sections", reportId);
            return new OutlineEntry(r.GetInt32(2), r.IntegerOrNull(3), r.GetInt32(4), r.GetString(5), r.GetString(6), StoreJson.ReadNames(r.GetString(7)), r.GetInt32(11));
        },
        Commit, reportId));

    /// <summary>Every current report's id, hash and units, in ordinal order of ids.</summary>
    public IReadOnlyList<(string Id, string Sha256, int Units)> CurrentReports() => Read(d => d.Query(
        $"SELECT reportId, sha256, units FROM reports WHERE {CatalogueSchema.ValidAt} AND current = 1 ORDER BY reportId", r => (r.GetString(0), r.GetString(1), r.GetInt32(2)), Commit));

    /// <summary>Ids of the current reports that first came after an intake, in ordinal order.</summary>
    public IReadOnlyList<string> ReportsSince(long intake) => Read(d => d.Query(
        $"SELECT reportId FROM reports WHERE {CatalogueSchema.ValidAt} AND current = 1 AND intake > $2 ORDER BY reportId", r => r.GetString(0), Commit, intake));

    /// <summary>The order of coming of the report that came last; 0 without any.</summary>
    public long NewestIntake() => Read(d => d.Number($"SELECT COALESCE(MAX(intake), 0) FROM reports WHERE {CatalogueSchema.ValidAt}", Commit));

    /// <summary>Every current report with its body, in ordinal order of ids.</summary>
    public IReadOnlyList<BodyReport> CurrentBodies() => Read(d => d.Query(
        $"SELECT reportId, bodyId, year, units FROM reports WHERE {CatalogueSchema.ValidAt} AND current = 1 ORDER BY reportId",
        r => new BodyReport(r.GetString(0), r.TextOrNull(1), r.IntegerOrNull(2), r.GetInt32(3)), Commit));

    /// <summary>The current reports of the bodies with this id or name, else of the governments of the region with this name or code; in order of years.</summary>
    public IReadOnlyList<ReportRow> ReportsOfBody(string body)
    {
        IReadOnlyList<ReportRow> named = Of("(bodyId = $2 OR bodyName = $2 OR issuer = $2)");
        return named.Count > 0 ? named : Of("(regionName = $2 OR regionCode = $2) AND level <> 'department'");

        IReadOnlyList<ReportRow> Of(string condition) => Read(d => d.Query(
            $"SELECT {ReportColumns.All} FROM reports WHERE {CatalogueSchema.ValidAt} AND current = 1 AND bodyId IS NOT NULL AND {condition} ORDER BY year, reportId", r => ReportColumns.Read(r).Row, Commit, body));
    }

    /// <summary>The hash of every original that is a report version or in quarantine.</summary>
    public HashSet<string> Originals() => Read(d => (HashSet<string>)
    [
        .. d.Query($"SELECT sha256 FROM reports WHERE {CatalogueSchema.ValidAt} UNION SELECT sha256 FROM quarantine WHERE {CatalogueSchema.ValidAt}", r => r.GetString(0), Commit),
    ]);

    /// <summary>Current report versions, and their units.</summary>
    public (long Reports, long Units) Count() => (
        Read(d => d.Number($"SELECT COUNT(*) FROM reports WHERE {CatalogueSchema.ValidAt} AND current = 1", Commit)),
        Read(d => d.Number($"SELECT COALESCE(SUM(units), 0) FROM reports WHERE {CatalogueSchema.ValidAt} AND current = 1", Commit)));

    /// <summary>Originals in quarantine.</summary>
    public long CountQuarantined() => Read(d => d.Number($"SELECT COUNT(*) FROM quarantine WHERE {CatalogueSchema.ValidAt}", Commit));

    /// <summary>Current reports by the value of a column, "unknown" where it is null, in ordinal order of values.</summary>
    /// <param name="column">year, level or form.</param>
    public IReadOnlyDictionary<string, long> CountBy(string column) => Read(d => new SortedDictionary<string, long>(
        d.Query(
            $"SELECT COALESCE(CAST({column} AS TEXT), 'unknown'), COUNT(*) FROM reports WHERE {CatalogueSchema.ValidAt} AND current = 1 GROUP BY 1",
            r => KeyValuePair.Create(r.GetString(0), r.GetInt64(1)), Commit).ToDictionary(),
        StringComparer.Ordinal));

    /// <summary>What SQLite finds wrong with the file; empty when it is sound.</summary>
    public List<string> CheckIntegrity() => Read(IntegrityCheck.Run);

    public void Dispose()
    {
        _disposed = true;
        while (_idle.TryTake(out Database? database))
            database.Dispose();
    }

    /// <summary>Runs work on a connection that no other thread uses meanwhile.</summary>
    public T Read<T>(Func<Database, T> work)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (!_idle.TryTake(out Database? database))
            database = Database.OpenForReading(_file, CatalogueSchema.Version);
        try
        {
            return work(database);
        }
        finally
        {
            if (_disposed)
                database.Dispose();
            else
                _idle.Add(database);
        }
    }
}

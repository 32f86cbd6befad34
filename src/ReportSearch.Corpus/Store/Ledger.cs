using System.Globalization;
using Microsoft.Data.Sqlite;

namespace ReportSearch.Corpus.Store;

/// <summary>
/// The truth beside the originals: the journal of everything taken in. Several processes may add entries; only the holder of the store's lock works them
/// off. Not thread-safe; each thread opens its own.
/// </summary>
internal sealed class Ledger : IDisposable
{
    public const int SchemaVersion = 4;

    private const string Schema = """
        CREATE TABLE journal (               -- one row for each file taken in, in the order of taking in; never deleted
            id           INTEGER PRIMARY KEY AUTOINCREMENT,
            sha256       TEXT,               -- names the original; null when no byte could be kept
            name         TEXT NOT NULL,      -- file name without folders
            path         TEXT NOT NULL,      -- full path at that time
            url          TEXT,               -- provenance, as the manifest gave it
            retrieved    TEXT,
            issuer       TEXT,
            year         INTEGER,
            force        INTEGER NOT NULL,   -- 1: index it even when it does not look like a report
            state        TEXT NOT NULL CHECK (state IN ('queued', 'read', 'indexed', 'committed', 'unchanged', 'quarantined')),
            outcome      TEXT,               -- state 'indexed': what it becomes when commitNumber is durable
            code         TEXT,               -- quarantine: why, as a code of the contract
            reason       TEXT,               -- quarantine: why, as a sentence
            queuedAt     TEXT NOT NULL,      -- yyyy-MM-ddTHH:mm:ssZ
            finishedAt   TEXT,
            commitNumber INTEGER             -- the commit that holds it
        );
        CREATE INDEX journalByOriginal ON journal (sha256, id);
        CREATE INDEX journalUnderWay ON journal (id) WHERE state IN ('queued', 'read', 'indexed');
        CREATE INDEX journalWithoutOriginal ON journal (path, id) WHERE sha256 IS NULL;
        """ + AnnotationTable + SavedSearchTable;

    private const string AnnotationTable = """

        CREATE TABLE annotations (           -- what persons said, in the order of saying; never deleted or changed: the last one for report, kind and subject counts
            id       INTEGER PRIMARY KEY AUTOINCREMENT,
            reportId TEXT NOT NULL,
            kind     TEXT NOT NULL CHECK (kind IN ('finding', 'topic', 'identity')),
            subject  TEXT NOT NULL,          -- key of the finding, place of the topic, field of the identity
            verdict  TEXT,                   -- confirmed, explained, wrong; none: an earlier one is withdrawn
            value    TEXT,                   -- of a correction: what it should be
            note     TEXT,
            author   TEXT,
            noted    TEXT NOT NULL           -- yyyy-MM-ddTHH:mm:ssZ
        );
        CREATE INDEX annotationsBySubject ON annotations (reportId, kind, subject, id);
        """;

    private const string SavedSearchTable = """

        CREATE TABLE saved_searches (        -- in the order of saving; never deleted or changed: the last one of a name counts
            id         INTEGER PRIMARY KEY AUTOINCREMENT,
            name       TEXT NOT NULL,
            parameters TEXT,                 -- the search, a JSON object; none: it was removed
            seenIntake INTEGER NOT NULL,     -- reports up to this order of first coming (journal.id) were seen
            seenVersion TEXT NOT NULL,       -- the corpus version then
            noted      TEXT NOT NULL         -- yyyy-MM-ddTHH:mm:ssZ
        );
        CREATE INDEX savedSearchesByName ON saved_searches (name, id);
        """;

    /// <summary>From the version of its index + 1 to the next. The ledger is no derived thing: an older one is brought forward, never made anew.</summary>
    private static readonly string[] s_steps = [AnnotationTable, SavedSearchTable, NoNewTable];

    // From version 4 on there are sums of the rows, which every step makes anew.
    private const string NoNewTable = "SELECT 1";

    private const string Columns = "id, sha256, name, path, url, retrieved, issuer, year, force, state, code, reason";

    private readonly Database _database;
    private readonly TimeProvider _time;

    private Ledger(Database database, TimeProvider time)
    {
        _database = database;
        _time = time;
    }

    public static Ledger Open(string file, TimeProvider time) => new(Database.OpenForWriting(file, Schema, SchemaVersion, s_steps), time);

    public static Ledger OpenForReading(string file) => new(Database.OpenForReading(file, SchemaVersion, oldestVersion: 1), TimeProvider.System);

    /// <summary>The time as it stands in every file of the store: yyyy-MM-ddTHH:mm:ssZ.</summary>
    public static string TimeText(TimeProvider time) => time.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    /// <summary>Runs <paramref name="work"/> as one transaction, which also keeps other processes from adding entries and from changing provenance.</summary>
    public void InTransaction(Action work) => _database.InTransaction(work);

    /// <summary>Notes a saved search, or that one was removed.</summary>
    public void SaveSearch(string name, string? parameters, long seenIntake, string seenVersion) => _database.Execute(
        "INSERT INTO saved_searches (name, parameters, seenIntake, seenVersion, noted) VALUES ($1, $2, $3, $4, $5)", name, parameters, seenIntake, seenVersion, TimeText(_time));

    /// <summary>The saved searches that count, in order of name.</summary>
    public List<(string Name, string Parameters, long SeenIntake, string SeenVersion, string Noted)> SavedSearches() => _database.Query(
        "SELECT name, parameters, seenIntake, seenVersion, noted FROM saved_searches AS s WHERE parameters IS NOT NULL AND id = (SELECT MAX(id) FROM saved_searches WHERE name = s.name) ORDER BY name",
        r => (r.GetString(0), r.GetString(1), r.GetInt64(2), r.GetString(3), r.GetString(4)));

    /// <summary>Adds an entry; from the end of the transaction on it is acknowledged. An entry that quarantines is final at once.</summary>
    public JournalEntry Add(JournalEntry entry)
    {
        string now = TimeText(_time);
        long id = _database.Number(
            """
            INSERT INTO journal (sha256, name, path, url, retrieved, issuer, year, force, state, code, reason, queuedAt, finishedAt)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) RETURNING id
            """,
            entry.Sha256, entry.Name, entry.Path, entry.Url, entry.Retrieved, entry.Issuer, entry.Year, entry.Force ? 1 : 0, entry.State, entry.Code, entry.Reason,
            now, entry.State == JournalState.Quarantined ? now : null);
        return entry with { Id = id };
    }

    /// <summary>An entry under way for the same original and path, as a killed run left it; null when there is none.</summary>
    public JournalEntry? FindUnderWay(string sha256, string path) =>
        _database.Query($"SELECT {Columns} FROM journal WHERE sha256 = $1 AND path = $2 AND state IN ('queued', 'read', 'indexed') ORDER BY id LIMIT 1", Read, sha256, path)
            .FirstOrDefault();

    /// <summary>The entry with this id.</summary>
    public JournalEntry Get(long id) => _database.Query($"SELECT {Columns} FROM journal WHERE id = $1", Read, id).Single();

    /// <summary>At most <paramref name="limit"/> entries that wait, in order.</summary>
    public List<JournalEntry> Queued(int limit) => _database.Query($"SELECT {Columns} FROM journal WHERE state = 'queued' ORDER BY id LIMIT $1", Read, limit);

    /// <summary>Ids of all entries, in order.</summary>
    public List<long> AllIds() => _database.Query("SELECT id FROM journal ORDER BY id", r => r.GetInt64(0));

    /// <summary>How many entries wait.</summary>
    public int CountQueued() => (int)_database.Number("SELECT COUNT(*) FROM journal WHERE state = 'queued'");

    /// <summary>Notes that the originals of these entries were read.</summary>
    public void MarkRead(IEnumerable<long> ids) => InTransaction(() =>
    {
        foreach (long id in ids)
            _database.Execute("UPDATE journal SET state = 'read' WHERE id = $1", id);
    });

    /// <summary>Notes what these entries become as soon as commit <paramref name="number"/> is durable.</summary>
    public void MarkIndexed(IEnumerable<(long Id, string Outcome, string? Code, string? Reason)> entries, long number) => InTransaction(() =>
    {
        foreach ((long id, string outcome, string? code, string? reason) in entries)
            _database.Execute("UPDATE journal SET state = 'indexed', outcome = $2, code = $3, reason = $4, commitNumber = $5 WHERE id = $1", id, outcome, code, reason, number);
    });

    /// <summary>Brings every entry in step with the index: up to the durable commit they are final, all others wait again.</summary>
    public void Settle(long durableCommit) => InTransaction(() =>
    {
        _database.Execute(
            "UPDATE journal SET state = outcome, finishedAt = $2 WHERE state = 'indexed' AND commitNumber <= $1", durableCommit, TimeText(_time));
        _database.Execute(
            "UPDATE journal SET state = 'queued', outcome = NULL, code = NULL, reason = NULL, commitNumber = NULL WHERE state IN ('read', 'indexed')");
    });

    /// <summary>Whether a person asked to index the original whatever it looks like.</summary>
    public bool IsForced(string sha256) => _database.Number("SELECT EXISTS (SELECT 1 FROM journal WHERE sha256 = $1 AND force = 1)", sha256) == 1;

    /// <summary>When the original first came: the id of its first entry; 0 when it has none.</summary>
    public long FirstIntake(string sha256) => _database.Number("SELECT id FROM journal WHERE sha256 = $1 ORDER BY id LIMIT 1", sha256);

    /// <summary>The originals that were worked off, in order of their first coming.</summary>
    public List<string> WorkedOffOriginals() => _database.Query(
        "SELECT sha256 FROM journal WHERE sha256 IS NOT NULL AND state IN ('committed', 'unchanged', 'quarantined') GROUP BY sha256 ORDER BY MIN(id)", r => r.GetString(0));

    /// <summary>The originals that were worked off up to a commit, or without one.</summary>
    public List<string> WorkedOffOriginals(long commit) => _database.Query(
        "SELECT DISTINCT sha256 FROM journal WHERE sha256 IS NOT NULL AND state IN ('committed', 'unchanged', 'quarantined') AND commitNumber <= $1", r => r.GetString(0), commit);

    /// <summary>The highest number of a commit that an entry names; 0 when there is none.</summary>
    public long LastCommitNumber() => _database.Number("SELECT COALESCE(MAX(commitNumber), 0) FROM journal");

    /// <summary>Every original that an entry names, waiting ones included.</summary>
    public HashSet<string> KnownOriginals() => [.. _database.Query("SELECT DISTINCT sha256 FROM journal WHERE sha256 IS NOT NULL", r => r.GetString(0))];

    /// <summary>Paths whose last entry is a quarantine without any bytes kept.</summary>
    public long CountWithoutOriginal() => _database.Number(
        """
        SELECT COUNT(*) FROM (SELECT path, MAX(id) AS last FROM journal WHERE sha256 IS NULL GROUP BY path) AS lost
        WHERE NOT EXISTS (SELECT 1 FROM journal AS later WHERE later.path = lost.path AND later.id > lost.last)
        """);

    /// <summary>Notes what a person said; durable when this returns.</summary>
    public Annotation Annotate(Annotation said)
    {
        Annotation noted = said with { Noted = TimeText(_time) };
        _database.Execute(
            "INSERT INTO annotations (reportId, kind, subject, verdict, value, note, author, noted) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            noted.Report, noted.Kind, noted.Subject, noted.Verdict, noted.Value, noted.Note, noted.Author, noted.Noted);
        return noted;
    }

    /// <summary>What counts of what persons said, in order of report, kind and subject; an entry without verdict and value withdraws the ones before it.</summary>
    public List<Annotation> Annotations() => !HasAnnotations ? [] : _database.Query(
        """
        SELECT reportId, kind, subject, verdict, value, note, author, noted FROM annotations AS a
        WHERE id = (SELECT MAX(id) FROM annotations AS b WHERE b.reportId = a.reportId AND b.kind = a.kind AND b.subject = a.subject)
            AND (verdict IS NOT NULL OR value IS NOT NULL)
        ORDER BY reportId, kind, subject
        """,
        r => new Annotation(r.GetString(0), r.GetString(1), r.GetString(2), r.TextOrNull(3), r.TextOrNull(4), r.TextOrNull(5), r.TextOrNull(6), r.GetString(7)));

    /// <summary>The number of the last annotation; 0 when there is none.</summary>
    public long LastAnnotation() => HasAnnotations ? _database.Number("SELECT COALESCE(MAX(id), 0) FROM annotations") : 0;

    // One that no writer has opened since this program came does not have the table yet.
    private bool HasAnnotations => _database.Number("PRAGMA user_version") >= 2;

    /// <summary>What SQLite finds wrong with the file; empty when it is sound.</summary>
    public List<string> CheckIntegrity() => IntegrityCheck.Run(_database);

    public void Dispose() => _database.Dispose();

    private static JournalEntry Read(SqliteDataReader row) => new(
        row.GetInt64(0), row.TextOrNull(1), row.GetString(2), row.GetString(3), row.TextOrNull(4), row.TextOrNull(5), row.TextOrNull(6), row.IntegerOrNull(7),
        row.GetInt64(8) == 1, row.GetString(9), row.TextOrNull(10), row.TextOrNull(11));
}

/// <summary>SQLite's own check of a file's structure, and then of every value.</summary>
internal static class IntegrityCheck
{
    public static List<string> Run(Database database)
    {
        List<string> lines = database.Query("PRAGMA integrity_check", r => r.GetString(0));
        return lines is ["ok"] ? RowSums.Check(database) : lines;
    }
}

namespace ReportSearch.Corpus.Catalogue;

/// <summary>
/// Tables and views of catalogue.db. Rows carry the commits in which they are valid: from <c>fromCommit</c> on and before <c>toCommit</c> (null: still). What
/// stands in <c>meta.visible</c> is the commit that counts; rows of a later one belong to work under way.
/// </summary>
internal static class CatalogueSchema
{
    public const int Version = 7;

    /// <summary>What is valid at commit $1.</summary>
    public const string ValidAt = "fromCommit <= $1 AND (toCommit IS NULL OR toCommit > $1)";

    public static string Sql { get; } = ReportTables + "\n" + FigureSchema.Sql + "\n" + MentionRows.Sql;

    private const string ReportTables = """
        CREATE TABLE meta (                  -- single values: visible (number of the commit that counts)
            name  TEXT PRIMARY KEY,
            value INTEGER NOT NULL
        ) WITHOUT ROWID;
        INSERT INTO meta VALUES ('visible', 0);

        CREATE TABLE commits (               -- every commit
            number        INTEGER PRIMARY KEY,
            corpusVersion TEXT NOT NULL,     -- hash of content and versions: the same content has the same one
            committedAt   TEXT NOT NULL      -- yyyy-MM-ddTHH:mm:ssZ
        );

        CREATE TABLE reports (               -- one row for each state of a report version (one original)
            id               INTEGER PRIMARY KEY,
            reportId         TEXT NOT NULL,  -- first 16 hex digits of the original's SHA-256
            sha256           TEXT NOT NULL,
            file             TEXT NOT NULL,  -- the name it is read and shown with
            names            TEXT NOT NULL,  -- all its names, a JSON list in ordinal order
            isReport         INTEGER NOT NULL, -- 0: does not look like an annual report; indexed because a person asked for it
            current          INTEGER NOT NULL, -- 1: the one version of its body and year that counts and is searched
            intake           INTEGER NOT NULL, -- order of first coming (ledger.db, journal.id)
            title            TEXT,
            issuer           TEXT,
            regionCode       TEXT,           -- GB/T 2260
            regionName       TEXT,
            regionLevel      TEXT,
            regionChain      TEXT NOT NULL,  -- names from province down, a JSON list
            regionChainCodes TEXT NOT NULL,  -- the codes of the chain, a JSON list
            bodyId           TEXT,
            bodyName         TEXT,
            bodyKind         TEXT,
            bodyParentId     TEXT,
            scope            TEXT NOT NULL,  -- body, jurisdiction, unknown
            level            TEXT NOT NULL,  -- level of the reporting body
            year             INTEGER,
            periodFrom       TEXT,
            periodTo         TEXT,
            form             TEXT NOT NULL,
            tableForm        TEXT NOT NULL,
            publishedDate    TEXT,
            issuerConfidence REAL NOT NULL,
            regionConfidence REAL NOT NULL,
            yearConfidence   REAL NOT NULL,
            fingerprint      TEXT,           -- the same for the same content in another format or script; null: too little text to tell
            conflicts        TEXT NOT NULL,  -- what places of the file and the manifest say otherwise, a JSON list
            sourceUrl        TEXT,
            retrieved        TEXT,
            format           TEXT NOT NULL,
            encoding         TEXT NOT NULL,
            textLength       INTEGER NOT NULL, -- UTF-16 units of the cleaned text
            repairs          TEXT NOT NULL,  -- what cleaning did, a JSON object kind to count
            units            INTEGER NOT NULL, -- index units
            sum              INTEGER NOT NULL, -- of what the row says of the report (Store/RowSums): a damaged row is not shown
            readWith         TEXT NOT NULL,  -- versions of reader and lexicon
            readCommit       INTEGER NOT NULL, -- the commit in which it was read: its sections carry it
            reading          INTEGER NOT NULL, -- readings.id: its figures and findings carry it
            fromCommit       INTEGER NOT NULL,
            toCommit         INTEGER
        );
        CREATE INDEX reportsById ON reports (reportId, fromCommit);
        CREATE INDEX reportsByOriginal ON reports (sha256, fromCommit);
        CREATE INDEX reportsByBody ON reports (bodyId, year) WHERE bodyId IS NOT NULL AND year IS NOT NULL;
        CREATE INDEX reportsByContent ON reports (fingerprint) WHERE fingerprint IS NOT NULL;
        CREATE INDEX reportsByReading ON reports (reading);
        CREATE INDEX reportsClosed ON reports (toCommit) WHERE toCommit IS NOT NULL;
        CREATE INDEX reportsFrom ON reports (fromCommit);
        CREATE INDEX reportsListed ON reports (regionCode, bodyId, year, reportId, level, regionLevel, tableForm, fromCommit, toCommit, reading)
            WHERE current = 1 AND isReport = 1; -- the order of all lists, and all that coverage asks: wide rows are not read for it

        CREATE TABLE sections (              -- outline of a report version
            reportId     TEXT NOT NULL,
            readCommit   INTEGER NOT NULL,
            sectionIndex INTEGER NOT NULL,   -- place in the report, from 0
            parent       INTEGER,            -- sectionIndex of the parent
            level        INTEGER NOT NULL,   -- 1 is the highest
            numbering    TEXT NOT NULL,
            title        TEXT NOT NULL,
            tags         TEXT NOT NULL,      -- a JSON list, main tag first
            contentTags  TEXT NOT NULL,      -- a JSON list: what the title hides
            start        INTEGER NOT NULL,   -- offsets into the source text, UTF-16 units
            "end"        INTEGER NOT NULL,
            firstUnit    INTEGER NOT NULL,   -- first index unit that belongs to it
            sum          INTEGER NOT NULL,   -- of the row, as that of reports
            PRIMARY KEY (reportId, readCommit, sectionIndex)
        ) WITHOUT ROWID;

        CREATE TABLE quarantine (            -- originals that are kept but not indexed
            id         INTEGER PRIMARY KEY,
            sha256     TEXT NOT NULL,
            file       TEXT NOT NULL,
            names      TEXT NOT NULL,        -- all names, a JSON list in ordinal order
            code       TEXT NOT NULL,
            reason     TEXT NOT NULL,
            readWith   TEXT NOT NULL,
            fromCommit INTEGER NOT NULL,
            toCommit   INTEGER
        );
        CREATE INDEX quarantineByOriginal ON quarantine (sha256, fromCommit);

        CREATE VIEW visible_reports AS       -- every version of every report
            SELECT * FROM reports, (SELECT value AS visible FROM meta WHERE name = 'visible')
            WHERE fromCommit <= visible AND (toCommit IS NULL OR toCommit > visible);
        CREATE VIEW current_reports AS       -- one report for each body and year, and those whose body or year is unknown: for sums and series
            SELECT * FROM visible_reports WHERE current = 1 AND isReport = 1;
        CREATE VIEW current_sections AS      -- the outlines of current_reports
            SELECT s.* FROM sections AS s JOIN current_reports AS r ON r.reportId = s.reportId AND r.readCommit = s.readCommit;
        CREATE VIEW visible_quarantine AS
            SELECT * FROM quarantine, (SELECT value AS visible FROM meta WHERE name = 'visible')
            WHERE fromCommit <= visible AND (toCommit IS NULL OR toCommit > visible);
        """;
}

using ReportSearch.Reports;
using ReportSearch.Reports.Statistics;

namespace ReportSearch.Corpus.Catalogue;

/// <summary>
/// Tables and views of catalogue.db for figures, series and findings; described for researchers in Catalogue/README.md. What is read from one original at one
/// time is a <c>reading</c>: its figures and findings never change, and whether they count is said by the row of <c>reports</c> that names the reading. National
/// size is some 500 million figures: rows are keyed by integers without a rowid, texts that repeat are kept once, and what the form says already is null.
/// </summary>
internal static class FigureSchema
{
    /// <summary>What a figure's <c>flags</c> hold: state (2 bits), approximate, prose, table form (3 bits), scope (2 bits).</summary>
    public static int FlagsOf(FigureState state, bool approximate, FigureOrigin from, TableForm form, ReportScope scope) =>
        (int)state | (approximate ? 4 : 0) | (from == FigureOrigin.Prose ? 8 : 0) | ((int)form << 4) | ((int)scope << 7);

    public static FigureState StateOf(int flags) => (FigureState)(flags & 3);

    public static bool IsApproximate(int flags) => (flags & 4) != 0;

    public static FigureOrigin OriginOf(int flags) => (flags & 8) != 0 ? FigureOrigin.Prose : FigureOrigin.Table;

    public static TableForm FormOf(int flags) => (TableForm)((flags >> 4) & 7);

    public static ReportScope ScopeOf(int flags) => (ReportScope)((flags >> 7) & 3);

    private const string State = "CASE {0} & 3 WHEN 0 THEN 'value' WHEN 1 THEN 'blank' WHEN 2 THEN 'notApplicable' ELSE 'unreadable' END";
    private const string Form = "CASE ({0} >> 4) & 7 WHEN 0 THEN 'none' WHEN 1 THEN 'old13' WHEN 2 THEN 'old9' WHEN 3 THEN '2019' WHEN 4 THEN '2021' ELSE 'other' END";
    private const string Scope = "CASE ({0} >> 7) & 3 WHEN 1 THEN 'body' WHEN 2 THEN 'jurisdiction' ELSE 'unknown' END";
    private const string Level = "CASE {0} WHEN 1 THEN 'province' WHEN 2 THEN 'prefecture' WHEN 3 THEN 'county' WHEN 4 THEN 'township' WHEN 5 THEN 'department' ELSE 'unknown' END";

    public static string Sql { get; } = $"""
        CREATE TABLE readings (              -- one for each time that an original was read
            id         INTEGER PRIMARY KEY,
            reportId   TEXT NOT NULL,
            readCommit INTEGER NOT NULL,
            has0 INTEGER NOT NULL, has1 INTEGER NOT NULL, has2 INTEGER NOT NULL, has3 INTEGER NOT NULL, has4 INTEGER NOT NULL, has5 INTEGER NOT NULL
                                         -- which indicators it has figures of: bit n % 62 of column n / 62 is indicators.id n
        );
        CREATE INDEX readingsByCommit ON readings (readCommit);

        CREATE TABLE texts (                 -- labels, units, notes and rules, each once
            id   INTEGER PRIMARY KEY,
            text TEXT NOT NULL UNIQUE
        );

        CREATE TABLE indicators (            -- rows and cells of the official forms
            id          INTEGER PRIMARY KEY,
            indicatorId TEXT NOT NULL UNIQUE, -- as rq_received
            parent      TEXT,
            label       TEXT NOT NULL,
            unit        TEXT NOT NULL
        );

        CREATE TABLE bodies (                -- integers for body ids
            id     INTEGER PRIMARY KEY,
            bodyId TEXT NOT NULL UNIQUE
        );

        CREATE TABLE figures (
            reading   INTEGER NOT NULL,
            ordinal   INTEGER NOT NULL,      -- place in the report, from 0
            indicator INTEGER,               -- null: a figure in prose that names no indicator of the forms
            flags     INTEGER NOT NULL,      -- state, approximate, origin, table form, scope: see v_figures
            value,                           -- integer or real in the unit; null unless the state is value
            printed   TEXT,                  -- null: as the value is written, nothing for a blank, / for notApplicable
            start     INTEGER NOT NULL,      -- source offset, UTF-16 units
            length    INTEGER NOT NULL,
            label     INTEGER,               -- texts.id; null: as the form has it
            unit      INTEGER,               -- texts.id; null: as the form has it
            note      INTEGER,               -- texts.id
            PRIMARY KEY (reading, ordinal)
        ) WITHOUT ROWID;

        CREATE TABLE series (                -- comparable figures of the forms
            id       INTEGER PRIMARY KEY,
            seriesId TEXT NOT NULL UNIQUE,   -- as requests_received
            label    TEXT NOT NULL,
            unit     TEXT NOT NULL
        );
        CREATE TABLE series_notes (          -- what is not comparable: breaks (fromYear) and what one form counts differently (tableForm)
            series    INTEGER NOT NULL,
            fromYear  INTEGER,
            tableForm TEXT,
            note      TEXT NOT NULL
        );

        CREATE TABLE series_values (         -- values of the series in current reports, ready for sums; rows are valid from one commit to another
            series     INTEGER NOT NULL,
            year       INTEGER NOT NULL,
            region     INTEGER NOT NULL,     -- GB/T 2260 as a number; 0 unknown
            reading    INTEGER NOT NULL,
            scope      INTEGER NOT NULL,     -- 0 unknown, 1 the body alone, 2 its whole jurisdiction: a report may have a table of each
            fromCommit INTEGER NOT NULL,
            toCommit   INTEGER,
            level      INTEGER NOT NULL,     -- of the body: 0 unknown, 1 province, 2 prefecture, 3 county, 4 township, 5 department
            body       INTEGER,              -- bodies.id
            flags      INTEGER NOT NULL,     -- as in figures
            value,                           -- null unless the state is value
            PRIMARY KEY (series, year, region, reading, scope, fromCommit)
        ) WITHOUT ROWID;

        CREATE TABLE findings (              -- contradictions and suspicions
            reading    INTEGER NOT NULL,
            prior      INTEGER NOT NULL,     -- the reading of the year before that it was held against; 0 for a finding in one report
            ordinal    INTEGER NOT NULL,
            kind       TEXT NOT NULL,
            verdict    TEXT NOT NULL,
            rule       INTEGER NOT NULL,     -- texts.id
            findingKey TEXT NOT NULL,        -- names the finding within its report, the same after every reading that finds the same
            message    TEXT NOT NULL,
            leftId     TEXT,
            leftValue  REAL,
            rightValue REAL,
            detail     TEXT NOT NULL,        -- both sides with their places, JSON
            PRIMARY KEY (reading, prior, ordinal)
        ) WITHOUT ROWID;
        CREATE TABLE audits (                -- one for each reading and pair of readings that was audited
            reading     INTEGER NOT NULL,
            prior       INTEGER NOT NULL,
            holds       INTEGER NOT NULL,
            cannotJudge INTEGER NOT NULL,
            packed      BLOB,                -- these findings: JSON lines, deflated
            PRIMARY KEY (reading, prior)
        ) WITHOUT ROWID;

        CREATE TABLE verdicts (              -- what persons said, as of the last commit; the truth is in ledger.db, and `snapshot` brings it up to date
            reportId TEXT NOT NULL,
            kind     TEXT NOT NULL,          -- finding, topic, identity
            subject  TEXT NOT NULL,          -- findings.findingKey, a place, a field
            verdict  TEXT,
            value    TEXT,
            note     TEXT,
            author   TEXT,
            noted    TEXT NOT NULL,
            PRIMARY KEY (reportId, kind, subject)
        ) WITHOUT ROWID;

        CREATE VIEW v_reports AS             -- one report for each body and year
            SELECT reportId AS report, bodyId, bodyName AS body, bodyKind, level, regionCode, regionName AS region, regionLevel, year, periodFrom, periodTo, scope, form,
                   tableForm, publishedDate, title, issuer, file, sourceUrl, retrieved, reading
            FROM current_reports;

        CREATE VIEW v_figures AS             -- one row a figure, long form
            SELECT r.report, r.bodyId, r.body, r.level, r.regionCode, r.region, r.year, r.periodFrom, r.periodTo, {string.Format(null, Scope, "f.flags")} AS scope, r.form,
                   {string.Format(null, Form, "f.flags")} AS tableForm, i.indicatorId AS id, COALESCE(l.text, i.label) AS label, COALESCE(u.text, i.unit) AS unit,
                   COALESCE(f.printed, CASE f.flags & 3 WHEN 0 THEN CAST(f.value AS TEXT) WHEN 2 THEN '/' ELSE '' END) AS printed, f.value,
                   {string.Format(null, State, "f.flags")} AS state, (f.flags >> 2) & 1 AS approximate, CASE WHEN f.flags & 8 THEN 'prose' ELSE 'table' END AS source,
                   f.start, f.start + f.length AS "end", n.text AS note, f.ordinal
            FROM v_reports AS r JOIN figures AS f ON f.reading = r.reading
            LEFT JOIN indicators AS i ON i.id = f.indicator LEFT JOIN texts AS l ON l.id = f.label LEFT JOIN texts AS u ON u.id = f.unit LEFT JOIN texts AS n ON n.id = f.note;

        CREATE VIEW v_series AS              -- one row for each series, report and scope that has it; never add levels or scopes together
            SELECT s.seriesId AS series, s.label, s.unit, v.year, CASE v.region WHEN 0 THEN NULL ELSE printf('%06d', v.region) END AS regionCode, {string.Format(null, Level, "v.level")} AS level,
                   b.bodyId, g.reportId AS report, v.value, {string.Format(null, State, "v.flags")} AS state, (v.flags >> 2) & 1 AS approximate,
                   {string.Format(null, Scope, "v.flags")} AS scope, {string.Format(null, Form, "v.flags")} AS tableForm,
                   (SELECT group_concat(n.note, ' ') FROM series_notes AS n WHERE n.series = v.series
                        AND (n.tableForm IS NULL OR n.tableForm = {string.Format(null, Form, "v.flags")})) AS notes
            FROM series_values AS v JOIN series AS s ON s.id = v.series JOIN readings AS g ON g.id = v.reading LEFT JOIN bodies AS b ON b.id = v.body
                 JOIN (SELECT value AS visible FROM meta WHERE name = 'visible')
            WHERE v.fromCommit <= visible AND (v.toCommit IS NULL OR v.toCommit > visible);

        CREATE VIEW v_findings AS            -- contradictions and suspicions with what persons said of them
            SELECT r.report, r.bodyId, r.body, r.level, r.regionCode, r.region, r.year, f.kind, f.verdict, t.text AS rule, f.message, f.leftId, f.leftValue, f.rightValue,
                   (SELECT p.reportId FROM readings AS p WHERE p.id = f.prior) AS against, f.detail, f.findingKey, w.verdict AS judgement, w.note AS judgementNote
            FROM v_reports AS r JOIN findings AS f ON f.reading = r.reading JOIN texts AS t ON t.id = f.rule
            LEFT JOIN verdicts AS w ON w.reportId = r.report AND w.kind = 'finding' AND w.subject = f.findingKey
            WHERE f.prior = 0 OR EXISTS (SELECT 1 FROM v_reports AS q WHERE q.reading = f.prior);
        """;
}

using System.Globalization;
using ReportSearch.Corpus.Store;
using ReportSearch.Reports;
using ReportSearch.Reports.Statistics;

namespace ReportSearch.Corpus.Catalogue;

/// <summary>
/// The values of the comparable series in current reports, one row for each series that a report's tables have. They could be computed from the figures; they are
/// kept because a series over all years and regions must not read every figure of every report.
/// </summary>
internal static class SeriesRows
{
    /// <summary>Writes the values of a report that counts from this commit on; nothing for one that does not count or whose year is unknown.</summary>
    public static void Open(Database database, CatalogueCodes codes, CatalogueReport report, long reading, long commit)
    {
        if (!Counts(report))
            return;
        List<Figure> figures = FigureRows.Of(database, reading);
        if (figures.Count == 0)
            return;
        // A report with tables of two scopes has a value for each.
        foreach (IGrouping<ReportScope, Figure> scope in figures.Where(figure => figure.From == FigureOrigin.Table).GroupBy(figure => figure.Scope))
        {
            List<Figure> ofScope = [.. scope];
            foreach ((int number, ComparableSeries series) in codes.Series)
            {
                if (Crosswalk.ValueOf(series, ofScope) is not { } value)
                    continue;
                database.Execute(
                    "INSERT OR REPLACE INTO series_values VALUES ($1, $2, $3, $4, $5, $6, NULL, $7, $8, $9, $10)",
                    number, report.Row.Year, RegionNumber(report.Row.RegionCode), reading, (int)scope.Key, commit, LevelNumber(report.Row.Level), codes.BodyNumber(report.Row.BodyId),
                    FigureSchema.FlagsOf(value.State, value.Approximate, FigureOrigin.Table, value.Parts[0].TableForm, scope.Key), FigureRows.Stored(value.Value));
            }
        }
    }

    /// <summary>Ends the values of a report that this commit closes.</summary>
    public static void Close(Database database, CatalogueCodes codes, CatalogueReport report, long reading, long commit)
    {
        if (!Counts(report))
            return;
        int region = RegionNumber(report.Row.RegionCode);
        foreach (int number in codes.SeriesNumbers)
        {
            // A row of this very commit was never seen by anyone.
            database.Execute(
                "DELETE FROM series_values WHERE series = $1 AND year = $2 AND region = $3 AND reading = $4 AND fromCommit = $5", number, report.Row.Year, region, reading, commit);
            database.Execute(
                "UPDATE series_values SET toCommit = $5 WHERE series = $1 AND year = $2 AND region = $3 AND reading = $4 AND toCommit IS NULL",
                number, report.Row.Year, region, reading, commit);
        }
    }

    /// <summary>Takes back what commits after <paramref name="durableCommit"/> did. To be called while the rows of reports still show it.</summary>
    public static void Settle(Database database, long durableCommit)
    {
        const string Touched = "SELECT s.id, r.year, CAST(COALESCE(r.regionCode, '0') AS INTEGER), r.reading FROM series AS s, reports AS r WHERE r.year IS NOT NULL AND ";
        database.Execute($"DELETE FROM series_values WHERE (series, year, region, reading) IN ({Touched} r.fromCommit > $1) AND fromCommit > $1", durableCommit);
        database.Execute(
            $"UPDATE series_values SET toCommit = NULL WHERE (series, year, region, reading) IN ({Touched} r.toCommit IS NOT NULL AND r.toCommit > $1) AND toCommit > $1", durableCommit);
    }

    public static int RegionNumber(string? code) => code is null ? 0 : int.Parse(code, NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>The same of the column level, in SQL.</summary>
    public const string LevelNumberSql = "(CASE level WHEN 'province' THEN 1 WHEN 'prefecture' THEN 2 WHEN 'county' THEN 3 WHEN 'township' THEN 4 WHEN 'department' THEN 5 ELSE 0 END)";

    /// <summary>The number of a level; 0 for one that is not known.</summary>
    public static int LevelNumber(string level) => Enum.TryParse(level, ignoreCase: true, out BodyLevel known) ? (int)known : 0;

    private static bool Counts(CatalogueReport report) => report is { IsReport: true, Row: { Current: true, Year: not null } };
}

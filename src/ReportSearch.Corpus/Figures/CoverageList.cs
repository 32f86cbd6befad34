using ReportSearch.Corpus.Catalogue;
using ReportSearch.Corpus.Store;
using ReportSearch.Text.Regions;

namespace ReportSearch.Corpus.Figures;

/// <summary>How many governments of a level have a report of a year.</summary>
/// <param name="Year">Report year.</param>
/// <param name="Level">province, prefecture, county; and department, township, unknown, for which nobody knows how many there should be.</param>
/// <param name="Reports">Current reports.</param>
/// <param name="WithTables">Those of them with a statistics table that was recognised.</param>
/// <param name="Coverage">Divisions that have one; missing ones are named when one region was asked for.</param>
public sealed record CoverageRow(int Year, string Level, int Reports, int WithTables, Coverage Coverage);

/// <summary>The answer: rows in order of year, then level.</summary>
public sealed record CoverageAnswer(string CorpusVersion, string Query, IReadOnlyList<string> Notices, IReadOnlyList<CoverageRow> Coverage, int WithoutYear);

/// <summary>Which years and divisions the corpus has, and which it lacks.</summary>
internal sealed class CoverageList(CatalogueReader catalogue, RegionTable table, Divisions divisions, string corpusVersion)
{
    private sealed record Counted(int Year, string Level, string? RegionLevel, string? Region, string TableForm);

    public CoverageAnswer Answer(ReportParameters asked)
    {
        ReportFilter filter = ReportFilter.Read(asked, table, divisions);
        List<Counted> reports = catalogue.Read(database =>
        {
            using OneTimeStatement statement = database.Prepare($"SELECT COALESCE(year, 0), level, regionLevel, regionCode, tableForm FROM reports WHERE {CatalogueSchema.ValidAt} AND {filter.Where}", 1);
            return statement.Rows(r => new Counted(r.GetInt32(0), r.GetString(1), r.TextOrNull(2), r.TextOrNull(3), r.GetString(4)), catalogue.Commit).ToList();
        });
        var rows = new List<CoverageRow>();
        IEnumerable<int> years = reports.Select(report => report.Year).Where(year => year > 0);
        if (asked.YearFrom is { } from && asked.YearTo is { } to && to - from < 200)
            years = years.Concat(Enumerable.Range(from, to - from + 1));
        ILookup<(int, string), Counted> byYear = reports.ToLookup(report => (report.Year, report.Level));
        string[] levels = ["province", "prefecture", "county", "township", "department", "unknown"];
        foreach (int year in years.Distinct().Order())
        {
            foreach (string level in filter.Levels ?? levels)
            {
                List<Counted> there = [.. byYear[(year, level)]];
                bool governs = level is "province" or "prefecture" or "county";
                if (there.Count == 0 && !governs)
                    continue;
                Coverage coverage = governs && asked.Bodies.Count + asked.Forms.Count + asked.Reports.Count == 0
                    ? Governments(year, level, filter, there)
                    : new Coverage(null, there.Count, null, []);
                if (there.Count > 0 || coverage.Expected > 0)
                    rows.Add(new CoverageRow(year, level, there.Count, there.Count(report => report.TableForm != "none"), coverage));
            }
        }

        return new CoverageAnswer(corpusVersion, asked.Describe(), filter.Notices, rows, reports.Count(report => report.Year == 0));
    }

    private Coverage Governments(int year, string level, ReportFilter filter, List<Counted> there)
    {
        HashSet<string> have = [.. there.Where(report => report.Region is not null).Select(report => report.Region!)];
        IReadOnlyList<Region> expected = divisions.Of(year).AtLevel((RegionLevel)SeriesRows.LevelNumber(level), filter.Regions);
        List<MissingRegion> missing = [.. expected.Where(region => !have.Contains(region.Code)).Select(region => new MissingRegion(region.Code, region.Name, "noReport"))];
        return new Coverage(expected.Count, expected.Count - missing.Count, missing.Count, filter.NamedRegions.Count == 0 ? [] : [.. missing.Take(Coverage.MostNamed)]);
    }
}

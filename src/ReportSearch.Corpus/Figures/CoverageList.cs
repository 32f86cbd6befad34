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
    // A report in one number, since fetching a column costs more than unpacking it: year, level, whether it has a table, region.
    private const string Packed = $"(COALESCE(year, 0) << 24) | ({SeriesRows.LevelNumberSql} << 21) | ((tableForm <> 'none') << 20) | CAST(COALESCE(regionCode, '0') AS INTEGER)";

    private sealed class Counted
    {
        public int Reports { get; set; }
        public int WithTables { get; set; }
        public HashSet<int> Regions { get; } = [];
    }

    public CoverageAnswer Answer(ReportParameters asked)
    {
        ReportFilter filter = ReportFilter.Read(asked, table, divisions);
        Dictionary<(int Year, int Level), Counted> counted = Count(filter);
        var rows = new List<CoverageRow>();
        IEnumerable<int> years = counted.Keys.Select(key => key.Year).Where(year => year > 0);
        if (asked.YearFrom is { } from && asked.YearTo is { } to && to - from < 200)
            years = years.Concat(Enumerable.Range(from, to - from + 1));
        string[] levels = ["province", "prefecture", "county", "township", "department", "unknown"];
        var none = new Counted();
        foreach (int year in years.Distinct().Order())
        {
            foreach (string level in filter.Levels ?? levels)
            {
                Counted there = counted.GetValueOrDefault((year, SeriesRows.LevelNumber(level)), none);
                bool governs = level is "province" or "prefecture" or "county";
                if (there.Reports == 0 && !governs)
                    continue;
                Coverage coverage = governs && asked.Bodies.Count + asked.Forms.Count + asked.Reports.Count == 0
                    ? Governments(year, level, filter, there.Regions)
                    : new Coverage(null, there.Reports, null, []);
                if (there.Reports > 0 || coverage.Expected > 0)
                    rows.Add(new CoverageRow(year, level, there.Reports, there.WithTables, coverage));
            }
        }

        return new CoverageAnswer(corpusVersion, asked.Describe(), filter.Notices, rows, counted.Where(pair => pair.Key.Year == 0).Sum(pair => pair.Value.Reports));
    }

    private Dictionary<(int Year, int Level), Counted> Count(ReportFilter filter) => catalogue.Read(database =>
    {
        var counted = new Dictionary<(int, int), Counted>();
        using OneTimeStatement statement = database.Prepare($"SELECT {Packed} FROM reports WHERE {CatalogueSchema.ValidAt} AND {filter.Where}", 1);
        statement.Scan(
            row =>
            {
                long report = row.Number(0);
                (int, int) key = ((int)(report >> 24), (int)(report >> 21) & 7);
                if (!counted.TryGetValue(key, out Counted? count))
                    counted.Add(key, count = new Counted());
                count.Reports++;
                count.WithTables += (int)(report >> 20) & 1;
                if ((report & 0xFFFFF) is > 0 and long region)
                    count.Regions.Add((int)region);
            },
            catalogue.Commit);
        return counted;
    });

    private Coverage Governments(int year, string level, ReportFilter filter, HashSet<int> have)
    {
        IReadOnlyList<Region> expected = divisions.Of(year).AtLevel((RegionLevel)SeriesRows.LevelNumber(level), filter.Regions);
        List<MissingRegion> missing = [.. expected.Where(region => !have.Contains(SeriesRows.RegionNumber(region.Code))).Select(region => new MissingRegion(region.Code, region.Name, "noReport"))];
        return new Coverage(expected.Count, expected.Count - missing.Count, missing.Count, filter.NamedRegions.Count == 0 ? [] : [.. missing.Take(Coverage.MostNamed)]);
    }
}

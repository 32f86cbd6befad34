using ReportSearch.Corpus.Catalogue;
using ReportSearch.Corpus.Store;
using ReportSearch.Reports;
using ReportSearch.Reports.Statistics;
using ReportSearch.Text.Regions;

namespace ReportSearch.Corpus.Figures;

/// <summary>Points of a series from its cells: one report's, or those of several together with their distribution, coverage and change.</summary>
internal static class SeriesPoints
{
    /// <summary>The points of one body, one cell a year.</summary>
    /// <param name="years">In order of years.</param>
    public static List<SeriesPoint> OfYears(Database database, SeriesMeasure measure, List<SeriesCell> years)
    {
        var points = new List<SeriesPoint>(years.Count);
        for (int i = 0; i < years.Count; i++)
        {
            SeriesCell cell = years[i];
            SeriesChange? change = i == 0 || years[i - 1].Year != cell.Year - 1 || years[i - 1].Value is not { } from || cell.Value is not { } to ? null : Change(measure, cell.Year, from, to, 1);
            points.Add(Single(database, measure, cell) with { Change = change });
        }

        return points;
    }

    public static SeriesPoint Single(Database database, SeriesMeasure measure, in SeriesCell cell) => new()
    {
        Year = cell.Year,
        Value = cell.Value,
        Numerator = measure.IsRatio && cell.HasValue ? cell.Number : null,
        Denominator = measure.IsRatio && cell.HasValue ? cell.Denominator : null,
        State = FindingRows.Name(cell.State),
        Approximate = cell.IsApproximate,
        Report = database.Text("SELECT reportId FROM readings WHERE id = $1", cell.Reading),
        Scope = FindingRows.Name(cell.Scope),
        TableForms = Names([cell.Form]),
        Notes = measure.Notes([cell.Form]),
    };

    public static SeriesPoint Several(SeriesMeasure measure, int year, List<SeriesCell> cells)
    {
        var values = new List<decimal>(cells.Count);
        int[] states = new int[4];
        HashSet<TableForm> forms = [];
        bool approximate = false;
        decimal above = 0;
        decimal below = 0;
        foreach (SeriesCell cell in cells)
        {
            states[(int)cell.State]++;
            forms.Add(cell.Form);
            if (cell.Value is not { } value)
                continue;
            values.Add(value);
            above += cell.Number;
            below += cell.Denominator;
            approximate |= cell.IsApproximate;
        }

        bool ratio = measure.IsRatio && values.Count > 0;
        return new SeriesPoint
        {
            Year = year,
            Value = values.Count == 0 ? null : ratio ? SeriesMeasure.Percent(above, below) : above,
            Numerator = ratio ? above : null,
            Denominator = ratio ? below : null,
            Approximate = approximate,
            TableForms = Names(forms),
            Reports = new StateCounts(
                states[(int)FigureState.Value], states[(int)FigureState.Blank], states[(int)FigureState.NotApplicable], states[(int)FigureState.Unreadable]),
            Distribution = DistributionOf(values),
            Notes = measure.Notes(forms.Order()),
        };
    }

    /// <summary>From one year to the next over the governments of divisions, or the bodies, that have a value in both; null where there are none.</summary>
    /// <param name="measure">The series.</param>
    /// <param name="before">Those of the year before, in order of region or body, none twice; null when that year has none.</param>
    /// <param name="now">Those of this year, likewise.</param>
    /// <param name="year">This year.</param>
    /// <param name="byRegion">Whether regions are matched; else bodies, of which 0 is unknown.</param>
    public static SeriesChange? ChangeOf(SeriesMeasure measure, int year, List<SeriesCell>? before, List<SeriesCell> now, bool byRegion)
    {
        if (before is null || before.Count == 0 || before[0].Year != year - 1)
            return null;
        decimal fromAbove = 0, fromBelow = 0, toAbove = 0, toBelow = 0;
        int matched = 0, at = 0;
        foreach (SeriesCell cell in now)
        {
            long key = byRegion ? cell.Region : cell.Body;
            while (at < before.Count && (byRegion ? before[at].Region : before[at].Body) < key)
                at++;
            if (at == before.Count)
                break;
            SeriesCell earlier = before[at];
            if ((byRegion ? earlier.Region : earlier.Body) != key || key == 0 || !cell.HasValue || !earlier.HasValue)
                continue;
            matched++;
            fromAbove += earlier.Number;
            fromBelow += earlier.Denominator;
            toAbove += cell.Number;
            toBelow += cell.Denominator;
            // A body with a second report of one year is matched once.
            at++;
        }

        if (matched == 0)
            return null;
        return measure.IsRatio
            ? Change(measure, year, SeriesMeasure.Percent(fromAbove, fromBelow), SeriesMeasure.Percent(toAbove, toBelow), matched)
            : Change(measure, year, fromAbove, toAbove, matched);
    }

    /// <summary>Who of those expected has a value.</summary>
    /// <param name="expected">In order of code.</param>
    /// <param name="cells">In order of region, none twice.</param>
    /// <param name="reported">Whether a division's government has a report of the year; null where that is not known: then none is named.</param>
    public static Coverage CoverageOf(IReadOnlyList<Region> expected, List<SeriesCell> cells, Func<string, bool>? reported)
    {
        var missing = new List<MissingRegion>();
        int have = 0, at = 0;
        foreach (Region region in expected)
        {
            int number = SeriesRows.RegionNumber(region.Code);
            while (at < cells.Count && cells[at].Region < number)
                at++;
            bool there = at < cells.Count && cells[at].Region == number;
            if (there && cells[at].HasValue)
                have++;
            else if (reported is not null && missing.Count < Coverage.MostNamed)
                missing.Add(new MissingRegion(region.Code, region.Name, there ? FindingRows.Name(cells[at].State) : reported(region.Code) ? "noFigure" : "noReport"));
        }

        return new Coverage(expected.Count, have, expected.Count - have, missing);
    }

    public static Distribution? DistributionOf(List<decimal> values)
    {
        if (values.Count == 0)
            return null;
        decimal mean = Math.Round(values.Sum() / values.Count, 2, MidpointRounding.AwayFromZero);
        Sort(values);
        return new Distribution(values.Count, values[0], At(10), At(25), At(50), At(75), At(90), values[^1], mean);

        // Hyndman and Fan's seventh definition, that of R and of spreadsheets.
        decimal At(int percent)
        {
            decimal place = percent / 100m * (values.Count - 1);
            int low = (int)Math.Floor(place);
            int high = Math.Min(low + 1, values.Count - 1);
            return values[low] + (place - low) * (values[high] - values[low]);
        }
    }

    /// <summary>The years between the first and the last, or those asked for, without a value.</summary>
    public static List<int> Gaps(List<SeriesPoint> points, ReportParameters asked)
    {
        HashSet<int> there = [.. points.Where(point => point.Value is not null).Select(point => point.Year)];
        if (there.Count == 0 && (asked.YearFrom is null || asked.YearTo is null))
            return [];
        int from = asked.YearFrom ?? there.Min();
        int to = asked.YearTo ?? there.Max();
        return [.. Enumerable.Range(from, Math.Max(0, to - from + 1)).Where(year => !there.Contains(year))];
    }

    private static SeriesChange Change(SeriesMeasure measure, int year, decimal from, decimal to, int matched) => new(
        year - 1, from, to, to - from, measure.IsRatio || from == 0 ? null : SeriesMeasure.Percent(to - from, from), matched, measure.BreaksBetween(year - 1, year));

    // Nearly all values are counts, and whole numbers are put in order many times faster than decimals.
    private static void Sort(List<decimal> values)
    {
        long[] whole = new long[values.Count];
        for (int i = 0; i < whole.Length; i++)
        {
            decimal value = values[i];
            if (value.Scale != 0 || value < long.MinValue || value > long.MaxValue)
            {
                values.Sort();
                return;
            }

            whole[i] = (long)value;
        }

        Array.Sort(whole);
        for (int i = 0; i < whole.Length; i++)
            values[i] = whole[i];
    }

    private static IReadOnlyList<string> Names(IEnumerable<TableForm> forms) => [.. forms.Order().Select(CatalogueReport.NameOf)];
}

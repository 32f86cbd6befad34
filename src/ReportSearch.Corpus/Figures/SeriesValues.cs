using ReportSearch.Corpus.Catalogue;
using ReportSearch.Corpus.Search;
using ReportSearch.Corpus.Store;
using ReportSearch.Reports;
using ReportSearch.Reports.Statistics;

namespace ReportSearch.Corpus.Figures;

/// <summary>A current report, as its values are found in the table of series.</summary>
internal readonly record struct SeriesReport(int Year, int Region, long Reading);

/// <summary>A series or ratio, and how its values are taken from the catalogue.</summary>
internal sealed class SeriesMeasure
{
    private readonly ComparableSeries? _series;
    private readonly SeriesRatio? _ratio;
    private readonly List<ComparableSeries> _parts;
    // Places in _parts of what is divided and of what it is divided by.
    private readonly int[] _above;
    private readonly int[] _below;

    private SeriesMeasure(ComparableSeries? series, SeriesRatio? ratio)
    {
        (_series, _ratio) = (series, ratio);
        _parts = series is not null ? [series] : [.. ratio!.Numerator.Concat(ratio.Denominator).Distinct().Select(id => Crosswalk.Find(id)!)];
        _above = [.. (ratio?.Numerator ?? []).Select(id => _parts.FindIndex(part => part.Id == id))];
        _below = [.. (ratio?.Denominator ?? []).Select(id => _parts.FindIndex(part => part.Id == id))];
    }

    public bool IsRatio => _ratio is not null;

    /// <exception cref="SearchParameterException">There is none of this id.</exception>
    public static SeriesMeasure Find(string id) =>
        Crosswalk.Find(id) is { } series ? new SeriesMeasure(series, null)
        : Crosswalk.Ratios.FirstOrDefault(ratio => ratio.Id == id) is { } found ? new SeriesMeasure(null, found)
        : throw FigureList.UnknownSeries(id);

    /// <summary>Two decimals: more would pretend to a precision that counts of a few hundred do not have.</summary>
    public static decimal Percent(decimal numerator, decimal denominator) => Math.Round(100 * numerator / denominator, 2, MidpointRounding.AwayFromZero);

    public SeriesHead Head() => new(
        _series?.Id ?? _ratio!.Id, _series?.Label ?? _ratio!.Label, _series?.Unit ?? "%", _ratio?.Numerator ?? [], _ratio?.Denominator ?? [],
        [.. _parts.SelectMany(part => part.Sources.Select(source => new SeriesHeadSource(part.Id, [.. source.Forms.Select(CatalogueReport.NameOf)], source.Ids, source.Note)))],
        [.. Breaks().Select(cut => new SeriesHeadBreak(cut.FromYear, cut.Note))], _ratio?.Note);

    /// <summary>What must be known to compare a value from these forms.</summary>
    public IReadOnlyList<string> Notes(IEnumerable<TableForm> forms) =>
        [.. (_ratio?.Note is { } note ? new[] { note } : []).Concat(forms.Distinct().SelectMany(form => _parts.SelectMany(part => SeriesNotes.Of(part, form)))).Distinct()];

    public bool BreaksBetween(int before, int year) => Breaks().Any(cut => before < cut.FromYear && cut.FromYear <= year);

    /// <summary>The cells that a condition on series_values leaves, one a report, in the order of year, region and reading.</summary>
    public List<SeriesCell> Load(Database database, long commit, string where) => Load(part => LoadSeries(database, commit, part, where));

    /// <summary>The cells of these reports alone, each sought by itself: the order of the table knows years and regions, not bodies.</summary>
    /// <param name="reports">In order of years.</param>
    /// <param name="known">What was loaded before of the same reports, by series; null where one series alone is asked for.</param>
    public List<SeriesCell> Load(Database database, long commit, IReadOnlyList<SeriesReport> reports, string where, Dictionary<string, List<SeriesCell>>? known = null) => Load(part =>
    {
        if (known is null)
            return LoadReports(database, commit, part, reports, where);
        if (!known.TryGetValue(part.Id, out List<SeriesCell>? cells))
            known.Add(part.Id, cells = LoadReports(database, commit, part, reports, where));
        return [.. cells];
    });

    private List<SeriesCell> Load(Func<ComparableSeries, List<SeriesCell>> load)
    {
        List<SeriesCell> cells = _series is not null ? load(_series) : LoadRatio(load);
        SeriesCell.KeepOnePerReport(cells);
        return cells;
    }

    /// <summary>Of a ratio every part must be there in the same report and scope. All lists are in the same order, so that one walk over them finds those.</summary>
    private List<SeriesCell> LoadRatio(Func<ComparableSeries, List<SeriesCell>> load)
    {
        List<SeriesCell>[] all = [.. _parts.Select(load)];
        List<SeriesCell> cells = CellLists.Take();
        int[] at = new int[all.Length];
        var parts = new SeriesCell[all.Length];
        foreach (SeriesCell cell in all[0])
        {
            parts[0] = cell;
            bool whole = true;
            for (int part = 1; part < all.Length; part++)
            {
                List<SeriesCell> list = all[part];
                while (at[part] < list.Count && SeriesCell.InOrder(list[at[part]], cell) < 0)
                    at[part]++;
                whole &= at[part] < list.Count && SeriesCell.InOrder(list[at[part]], cell) == 0;
                if (!whole)
                    break;
                parts[part] = list[at[part]];
            }

            if (whole)
                cells.Add(Divide(cell, parts));
        }

        foreach (List<SeriesCell> part in all)
            CellLists.GiveBack(part);
        return cells;
    }

    private SeriesCell Divide(in SeriesCell cell, SeriesCell[] parts)
    {
        int flags = cell.Flags;
        bool whole = true;
        bool sameState = true;
        foreach (ref readonly SeriesCell part in parts.AsSpan())
        {
            flags |= part.IsApproximate ? 4 : 0;
            whole &= part.HasValue;
            sameState &= part.State == parts[0].State;
        }

        if (!whole)
            return cell with { State = sameState ? parts[0].State : FigureState.Unreadable, Flags = flags, Number = 0 };
        decimal denominator = Sum(_below, parts);
        return denominator > 0
            ? cell with { State = FigureState.Value, Flags = flags, Number = Sum(_above, parts), Denominator = denominator }
            : cell with { State = FigureState.NotApplicable, Flags = flags, Number = 0 };

        static decimal Sum(int[] places, SeriesCell[] parts)
        {
            decimal sum = 0;
            foreach (int place in places)
                sum += parts[place].Number;
            return sum;
        }
    }

    // Small numbers come packed, since fetching a column costs more than unpacking it.
    private const string Packed = "year << 20 | region, reading, body, level << 16 | flags, value";

    private static List<SeriesCell> LoadSeries(Database database, long commit, ComparableSeries series, string where)
    {
        // The order is that of the table's key: SQLite gives it without sorting.
        using OneTimeStatement statement = database.Prepare($"SELECT {Packed} FROM series_values WHERE series = $2 AND {CatalogueSchema.ValidAt}{where} ORDER BY year, region, reading, scope", 2);
        List<SeriesCell> cells = CellLists.Take();
        statement.Scan(row => cells.Add(Cell(row)), commit, Number(database, series));
        return cells;
    }

    private static List<SeriesCell> LoadReports(Database database, long commit, ComparableSeries series, IReadOnlyList<SeriesReport> reports, string where)
    {
        using OneTimeStatement statement = database.Prepare(
            $"SELECT {Packed} FROM series_values WHERE series = $2 AND year = $3 AND region = $4 AND reading = $5 AND {CatalogueSchema.ValidAt}{where} ORDER BY scope", 5);
        var cells = new List<SeriesCell>(reports.Count);
        long number = Number(database, series);
        foreach (SeriesReport report in reports)
            statement.Scan(row => cells.Add(Cell(row)), commit, number, report.Year, report.Region, report.Reading);
        return cells;
    }

    private static long Number(Database database, ComparableSeries series) => database.Number("SELECT id FROM series WHERE seriesId = $1", series.Id);

    private static SeriesCell Cell(ScannedRow row)
    {
        long place = row.Number(0);
        int packed = (int)row.Number(3), flags = packed & 0xFFFF;
        FigureState state = FigureSchema.StateOf(flags);
        decimal value = state != FigureState.Value ? 0 : row.IsWhole(4) ? row.Number(4) : FigureRows.ValueAt(row.Reader, 4) ?? 0;
        return new SeriesCell((int)(place >> 20), (int)(place & 0xFFFFF), row.Number(1), row.Number(2), (BodyLevel)(packed >> 16), state, flags, value, 0);
    }

    private IEnumerable<SeriesBreak> Breaks() => _parts.SelectMany(part => part.Breaks).Distinct().OrderBy(cut => cut.FromYear);
}

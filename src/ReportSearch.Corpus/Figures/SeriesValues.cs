using System.Globalization;
using ReportSearch.Corpus.Catalogue;
using ReportSearch.Corpus.Search;
using ReportSearch.Corpus.Store;
using ReportSearch.Reports;
using ReportSearch.Reports.Statistics;

namespace ReportSearch.Corpus.Figures;

/// <summary>What one report says for a series or ratio. An object, not a value: a question over the country has 100,000 of them and puts them in order several times.</summary>
/// <param name="Number">The value, or a ratio's numerator; null unless the state is value.</param>
/// <param name="Denominator">A ratio's denominator, above 0; null for a series.</param>
internal sealed record SeriesCell(int Year, int Region, long Reading, BodyLevel Level, long Body, FigureState State, int Flags, decimal? Number, decimal? Denominator)
{
    public TableForm Form => FigureSchema.FormOf(Flags);

    public string RegionCode => Region.ToString("D6", CultureInfo.InvariantCulture);

    public bool HasValue => State == FigureState.Value;

    /// <summary>Its own value: of a ratio in percent.</summary>
    public decimal? Value => Denominator is { } below ? SeriesMeasure.Percent(Number!.Value, below) : Number;
}

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

    /// <summary>The value of several cells together.</summary>
    public decimal? Together(List<SeriesCell> cells)
    {
        bool any = false;
        decimal above = 0;
        decimal below = 0;
        foreach (SeriesCell cell in cells)
        {
            if (!cell.HasValue)
                continue;
            any = true;
            above += cell.Number!.Value;
            below += cell.Denominator ?? 0;
        }

        return !any ? null : IsRatio ? Percent(above, below) : above;
    }

    /// <summary>What must be known to compare a value from these forms.</summary>
    public IReadOnlyList<string> Notes(IEnumerable<TableForm> forms) =>
        [.. (_ratio?.Note is { } note ? new[] { note } : []).Concat(forms.Distinct().SelectMany(form => _parts.SelectMany(part => SeriesNotes.Of(part, form)))).Distinct()];

    public bool BreaksBetween(int before, int year) => Breaks().Any(cut => before < cut.FromYear && cut.FromYear <= year);

    /// <summary>The cells that a condition on series_values leaves.</summary>
    public List<SeriesCell> Load(Database database, long commit, string where)
    {
        if (_series is not null)
            return LoadSeries(database, commit, _series, where);

        // Of a ratio every part must have a value in the same report. All lists are in the same order, so that one walk over them finds those.
        List<SeriesCell>[] all = [.. _parts.Select(part => LoadSeries(database, commit, part, where))];
        var cells = new List<SeriesCell>(all[0].Count);
        int[] at = new int[all.Length];
        var parts = new SeriesCell[all.Length];
        foreach (SeriesCell cell in all[0])
        {
            parts[0] = cell;
            bool whole = true;
            for (int part = 1; part < all.Length; part++)
            {
                List<SeriesCell> list = all[part];
                while (at[part] < list.Count && InOrder(list[at[part]], cell) < 0)
                    at[part]++;
                whole &= at[part] < list.Count && InOrder(list[at[part]], cell) == 0;
                if (!whole)
                    break;
                parts[part] = list[at[part]];
            }

            if (whole)
                cells.Add(Divide(cell, parts));
        }

        return cells;
    }

    private static int InOrder(SeriesCell a, SeriesCell b) =>
        a.Year != b.Year ? a.Year.CompareTo(b.Year) : a.Region != b.Region ? a.Region.CompareTo(b.Region) : a.Reading.CompareTo(b.Reading);

    private SeriesCell Divide(SeriesCell cell, SeriesCell[] parts)
    {
        int flags = cell.Flags;
        bool whole = true;
        bool sameState = true;
        foreach (SeriesCell part in parts)
        {
            flags |= FigureSchema.IsApproximate(part.Flags) ? 4 : 0;
            whole &= part.HasValue;
            sameState &= part.State == parts[0].State;
        }

        if (!whole)
            return cell with { State = sameState ? parts[0].State : FigureState.Unreadable, Flags = flags, Number = null };
        decimal denominator = Sum(_below, parts);
        return denominator > 0
            ? cell with { State = FigureState.Value, Flags = flags, Number = Sum(_above, parts), Denominator = denominator }
            : cell with { State = FigureState.NotApplicable, Flags = flags, Number = null };

        static decimal Sum(int[] places, SeriesCell[] parts)
        {
            decimal sum = 0;
            foreach (int place in places)
                sum += parts[place].Number!.Value;
            return sum;
        }
    }

    private static List<SeriesCell> LoadSeries(Database database, long commit, ComparableSeries series, string where)
    {
        long number = database.Number("SELECT id FROM series WHERE seriesId = $1", series.Id);
        // The order is that of the table's key: SQLite gives it without sorting.
        using OneTimeStatement statement = database.Prepare(
            $"SELECT year, region, reading, level, body, flags, value FROM series_values WHERE series = $2 AND {CatalogueSchema.ValidAt}{where} ORDER BY year, region, reading", 2);
        var cells = new List<SeriesCell>();
        statement.Scan(
            row =>
            {
                int flags = (int)row.Number(5);
                cells.Add(new SeriesCell(
                    (int)row.Number(0), (int)row.Number(1), row.Number(2), (BodyLevel)row.Number(3), row.Number(4), FigureSchema.StateOf(flags), flags,
                    row.IsWhole(6) ? row.Number(6) : FigureRows.ValueAt(row.Reader, 6), null));
            },
            commit, number);
        return cells;
    }

    private IEnumerable<SeriesBreak> Breaks() => _parts.SelectMany(part => part.Breaks).Distinct().OrderBy(cut => cut.FromYear);
}

using System.Globalization;
using ReportSearch.Corpus.Catalogue;
using ReportSearch.Corpus.Search;
using ReportSearch.Corpus.Store;
using ReportSearch.Reports;
using ReportSearch.Reports.Statistics;

namespace ReportSearch.Corpus.Figures;

/// <summary>What one report says for a series or ratio.</summary>
/// <param name="Number">The value, or a ratio's numerator; null unless the state is value.</param>
/// <param name="Denominator">A ratio's denominator, above 0; null for a series.</param>
internal readonly record struct SeriesCell(int Year, int Region, long Reading, BodyLevel Level, long Body, FigureState State, int Flags, decimal? Number, decimal? Denominator)
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

    private SeriesMeasure(ComparableSeries? series, SeriesRatio? ratio)
    {
        (_series, _ratio) = (series, ratio);
        _parts = series is not null ? [series] : [.. ratio!.Numerator.Concat(ratio.Denominator).Distinct().Select(id => Crosswalk.Find(id)!)];
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
    public decimal? Together(IReadOnlyCollection<SeriesCell> cells)
    {
        List<SeriesCell> whole = [.. cells.Where(cell => cell.HasValue)];
        if (whole.Count == 0)
            return null;
        return IsRatio ? Percent(whole.Sum(cell => cell.Number!.Value), whole.Sum(cell => cell.Denominator!.Value)) : whole.Sum(cell => cell.Number!.Value);
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

        // Of a ratio every part must have a value in the same report.
        Dictionary<long, SeriesCell> first = LoadSeries(database, commit, _parts[0], where).ToDictionary(cell => cell.Reading);
        List<Dictionary<long, SeriesCell>> all = [first, .. _parts.Skip(1).Select(part => LoadSeries(database, commit, part, where).ToDictionary(cell => cell.Reading))];
        var cells = new List<SeriesCell>(first.Count);
        foreach ((long reading, SeriesCell cell) in first)
        {
            if (all.TrueForAll(part => part.ContainsKey(reading)))
                cells.Add(Divide(cell, [.. all.Select(part => part[reading])]));
        }

        return cells;
    }

    private SeriesCell Divide(SeriesCell cell, SeriesCell[] parts)
    {
        int flags = cell.Flags | (parts.Any(part => FigureSchema.IsApproximate(part.Flags)) ? 4 : 0);
        if (!parts.All(part => part.HasValue))
        {
            FigureState state = parts.Select(part => part.State).Distinct().Count() == 1 ? parts[0].State : FigureState.Unreadable;
            return cell with { State = state, Flags = flags, Number = null };
        }

        decimal Sum(IReadOnlyList<string> ids) => ids.Sum(id => parts[_parts.FindIndex(part => part.Id == id)].Number!.Value);
        decimal denominator = Sum(_ratio!.Denominator);
        return denominator > 0
            ? cell with { State = FigureState.Value, Flags = flags, Number = Sum(_ratio.Numerator), Denominator = denominator }
            : cell with { State = FigureState.NotApplicable, Flags = flags, Number = null };
    }

    private static List<SeriesCell> LoadSeries(Database database, long commit, ComparableSeries series, string where)
    {
        long number = database.Number("SELECT id FROM series WHERE seriesId = $1", series.Id);
        using OneTimeStatement statement = database.Prepare(
            $"SELECT year, region, reading, level, body, flags, value FROM series_values WHERE series = $2 AND {CatalogueSchema.ValidAt}{where}", 2);
        var cells = new List<SeriesCell>();
        foreach (SeriesCell cell in statement.Rows(
            row =>
            {
                int flags = row.GetInt32(5);
                return new SeriesCell(
                    row.GetInt32(0), row.GetInt32(1), row.GetInt64(2), (BodyLevel)row.GetInt32(3), row.LongOrNull(4) ?? 0, FigureSchema.StateOf(flags), flags, FigureRows.ValueAt(row, 6), null);
            },
            commit, number))
        {
            cells.Add(cell);
        }

        return cells;
    }

    private IEnumerable<SeriesBreak> Breaks() => _parts.SelectMany(part => part.Breaks).Distinct().OrderBy(cut => cut.FromYear);
}

using System.Collections.Frozen;
using System.Text.Json;

namespace ReportSearch.Reports.Statistics;

/// <summary>How one series is taken from one or more forms.</summary>
/// <param name="Forms">The forms for which this holds.</param>
/// <param name="Ids">The indicators whose sum is the value; most often one.</param>
/// <param name="Note">What this form counts differently, one sentence in Chinese, or null.</param>
public sealed record SeriesSource(IReadOnlyList<TableForm> Forms, IReadOnlyList<string> Ids, string? Note);

/// <summary>A break in a series: what is not comparable across it.</summary>
/// <param name="FromYear">The first report year on the far side.</param>
/// <param name="Note">One sentence in Chinese, shown wherever the series is.</param>
public sealed record SeriesBreak(int FromYear, string Note);

/// <summary>Comparable figures of the forms as one series over the years.</summary>
/// <param name="Id">Fixed id, as requests_received.</param>
/// <param name="Label">Its name in Chinese.</param>
/// <param name="Unit">Unit of its values.</param>
/// <param name="Sources">Where it comes from in each form; a form that no source names does not have it.</param>
/// <param name="Breaks">Breaks in order of their year; they travel with every value of the series.</param>
public sealed record ComparableSeries(string Id, string Label, string Unit, IReadOnlyList<SeriesSource> Sources, IReadOnlyList<SeriesBreak> Breaks)
{
    /// <summary>The source for a form, or null where the form does not ask for it.</summary>
    public SeriesSource? SourceFor(TableForm form) => Sources.FirstOrDefault(source => source.Forms.Contains(form));
}

/// <summary>A ratio of two series, in percent.</summary>
/// <param name="Id">Fixed id, as correction_rate.</param>
/// <param name="Label">Its name in Chinese.</param>
/// <param name="Numerator">Ids of the series whose sum is divided.</param>
/// <param name="Denominator">Ids of the series whose sum it is divided by; without a denominator above 0 there is no ratio.</param>
/// <param name="Note">What to bear in mind, one sentence in Chinese, or null.</param>
public sealed record SeriesRatio(string Id, string Label, IReadOnlyList<string> Numerator, IReadOnlyList<string> Denominator, string? Note);

/// <summary>A value of a series in one report.</summary>
/// <param name="Value">The sum of the parts; null unless every part has a value.</param>
/// <param name="State">
/// <see cref="FigureState.Value"/> when every part is a value, else the state that all parts share, else <see cref="FigureState.Unreadable"/>.
/// </param>
/// <param name="Approximate">True when any part is.</param>
/// <param name="Parts">The figures it was taken from.</param>
public sealed record SeriesValue(decimal? Value, FigureState State, bool Approximate, IReadOnlyList<Figure> Parts);

/// <summary>Which figures of the forms can be compared, from index-data/statistics/crosswalk.json.</summary>
public static class Crosswalk
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web);
    private static readonly CrosswalkFile s_file = Read();

    /// <summary>All series.</summary>
    public static IReadOnlyList<ComparableSeries> Series { get; } = [.. s_file.Series.Select(entry => new ComparableSeries(
        entry.Id,
        entry.Label,
        entry.Unit,
        [.. entry.Sources.Select(source => new SeriesSource([.. source.Forms.Select(Form)], source.Ids, source.Note))],
        [.. (entry.Breaks ?? []).OrderBy(part => part.FromYear)]))];

    /// <summary>All ratios.</summary>
    public static IReadOnlyList<SeriesRatio> Ratios => s_file.Ratios;

    private static readonly FrozenDictionary<string, ComparableSeries> s_byId = Series.ToFrozenDictionary(series => series.Id, StringComparer.Ordinal);
    private static readonly FrozenDictionary<string, string[]> s_byIndicator = Series
        .SelectMany(series => series.Sources.SelectMany(source => source.Ids).Distinct(StringComparer.Ordinal).Select(id => (id, series.Id)))
        .GroupBy(pair => pair.id, StringComparer.Ordinal)
        .ToFrozenDictionary(group => group.Key, group => group.Select(pair => pair.Id).ToArray(), StringComparer.Ordinal);

    /// <summary>The series of this id, or null.</summary>
    public static ComparableSeries? Find(string id) => s_byId.GetValueOrDefault(id);

    /// <summary>The ids of the series that an indicator goes into; empty for most.</summary>
    public static IReadOnlyList<string> SeriesOf(string indicatorId) => s_byIndicator.GetValueOrDefault(indicatorId, []);

    /// <summary>The value of a series in the tables of one report; null where they do not hold all of its indicators.</summary>
    /// <param name="series">The series.</param>
    /// <param name="figures">The figures of the report.</param>
    public static SeriesValue? ValueOf(ComparableSeries series, IReadOnlyList<Figure> figures)
    {
        foreach (SeriesSource source in series.Sources)
        {
            var parts = new List<Figure>(source.Ids.Count);
            foreach (string id in source.Ids)
            {
                if (figures.FirstOrDefault(figure => figure.Id == id && figure.From == FigureOrigin.Table && source.Forms.Contains(figure.TableForm)) is { } part)
                    parts.Add(part);
            }

            if (parts.Count != source.Ids.Count)
                continue;
            bool whole = parts.TrueForAll(part => part.State == FigureState.Value);
            FigureState state = parts.TrueForAll(part => part.State == parts[0].State) ? parts[0].State : FigureState.Unreadable;
            return new SeriesValue(whole ? parts.Sum(part => part.Value!.Value) : null, state, parts.Exists(part => part.Approximate), parts);
        }

        return null;
    }

    private static CrosswalkFile Read()
    {
        using Stream stream = StatisticsData.Open("crosswalk.json");
        return JsonSerializer.Deserialize<CrosswalkFile>(stream, s_json) ?? throw new InvalidDataException("crosswalk.json is empty");
    }

    private static TableForm Form(string name) => name switch
    {
        "old13" => TableForm.Old13,
        "old9" => TableForm.Old9,
        "2019" => TableForm.Standard2019,
        "2021" => TableForm.Standard2021,
        "other" => TableForm.Other,
        _ => throw new InvalidDataException($"crosswalk.json: unknown form {name}"),
    };

    private sealed record CrosswalkFile(IReadOnlyList<SeriesEntry> Series, IReadOnlyList<SeriesRatio> Ratios);

    private sealed record SeriesEntry(string Id, string Label, string Unit, IReadOnlyList<SourceEntry> Sources, IReadOnlyList<SeriesBreak>? Breaks);

    private sealed record SourceEntry(IReadOnlyList<string> Forms, IReadOnlyList<string> Ids, string? Note);
}

using System.Globalization;
using ReportSearch.Corpus.Catalogue;
using ReportSearch.Corpus.Search;
using ReportSearch.Corpus.Store;
using ReportSearch.Reports;
using ReportSearch.Reports.Statistics;
using ReportSearch.Text.Regions;

namespace ReportSearch.Corpus.Figures;

/// <summary>Which figures are asked for.</summary>
public sealed record FigureParameters : ReportParameters
{
    /// <summary>Ids of indicators; any of them.</summary>
    public IReadOnlyList<string> Ids { get; init; } = [];

    /// <summary>Ids of comparable series; the figures that they are made from.</summary>
    public IReadOnlyList<string> Series { get; init; } = [];

    /// <inheritdoc/>
    protected override IEnumerable<string> Parts() => [Part("id", Ids), Part("series", Series), .. base.Parts()];
}

/// <summary>One figure in the long form of the contract. Null is unknown, a blank stays blank.</summary>
public sealed record FigureRow(
    string Report,
    string? BodyId,
    string? Body,
    string Level,
    string? RegionCode,
    string? Region,
    int? Year,
    string? PeriodFrom,
    string? PeriodTo,
    string Scope,
    string Form,
    string TableForm,
    string? Id,
    string? Series,
    string Label,
    string Unit,
    string Printed,
    decimal? Value,
    string State,
    bool Approximate,
    string Source,
    int Start,
    int End,
    string? Note)
{
    /// <summary>The contract's columns, in order.</summary>
    public static IReadOnlyList<string> Columns { get; } =
    [
        "report", "bodyId", "body", "level", "regionCode", "region", "year", "periodFrom", "periodTo", "scope", "form", "tableForm", "id", "series", "label", "unit", "printed",
        "value", "state", "approximate", "source", "start", "end", "note",
    ];

    /// <summary>The cells in the order of <see cref="Columns"/>.</summary>
    public IReadOnlyList<object?> Cells =>
    [
        Report, BodyId, Body, Level, RegionCode, Region, Year, PeriodFrom, PeriodTo, Scope, Form, TableForm, Id, Series, Label, Unit, Printed,
        Value, State, Approximate, Source, Start, End, Note,
    ];
}

/// <summary>A page of figures.</summary>
public sealed record FigurePage(string CorpusVersion, string Query, IReadOnlyList<string> Notices, IReadOnlyList<FigureRow> Figures, string? Next);

/// <summary>Figures across reports: report by report, each in order of its source.</summary>
internal sealed class FigureList
{
    private readonly CatalogueReader _catalogue;
    private readonly ReportFilter _filter;
    private readonly HashSet<string>? _indicators;
    private readonly HashSet<string>? _series;
    private readonly Dictionary<(string? Id, TableForm Form), (string? Series, string? Note)> _seriesOf = [];

    public FigureList(CatalogueReader catalogue, FigureParameters asked, RegionTable table, Divisions divisions)
    {
        _catalogue = catalogue;
        _filter = ReportFilter.Read(asked, table, divisions);
        foreach (string id in asked.Ids)
        {
            if (IndicatorTable.Find(id) is null)
                throw new SearchParameterException("id", $"there is no indicator '{id}'; the ids stand in index-data/statistics/indicators.csv");
        }

        foreach (string id in asked.Series)
            _ = Crosswalk.Find(id) ?? throw UnknownSeries(id);
        _series = asked.Series.Count == 0 ? null : [.. asked.Series];
        IEnumerable<string> ofSeries = asked.Series.SelectMany(id => Crosswalk.Find(id)!.Sources.SelectMany(source => source.Ids));
        _indicators = asked.Ids.Count + asked.Series.Count == 0 ? null : [.. asked.Ids, .. ofSeries];
        Ids = [.. asked.Ids];
    }

    public IReadOnlyList<string> Notices => _filter.Notices;

    private HashSet<string> Ids { get; }

    public static SearchParameterException UnknownSeries(string id) => new(
        "series", $"there is no series '{id}'; there are {string.Join(", ", Crosswalk.Series.Select(series => series.Id))}, and the ratios {string.Join(", ", Crosswalk.Ratios.Select(ratio => ratio.Id))}");

    /// <summary>How many figures there are.</summary>
    public long Count() => _catalogue.Read(database =>
    {
        if (_series is not null)
            return Rows(database, 0).LongCount();
        using OneTimeStatement count = database.Prepare(
            $"SELECT COUNT(*) FROM (SELECT reading FROM reports WHERE {CatalogueSchema.ValidAt} AND {Reports(database).Where}) AS r JOIN figures AS f ON f.reading = r.reading{Condition(database, " WHERE")}", 1);
        return count.Rows(row => row.GetInt64(0), _catalogue.Commit).Single();
    });

    /// <summary>Gives every figure to <paramref name="take"/>.</summary>
    public void Each(Action<FigureRow> take, CancellationToken cancellation) => _catalogue.Read(database =>
    {
        foreach ((FigureRow row, _, _) in Rows(database, 0))
        {
            cancellation.ThrowIfCancellationRequested();
            take(row);
        }

        return true;
    });

    /// <summary>A page from a place on.</summary>
    public (List<FigureRow> Page, (int Reports, int Entries)? Next) Page(int reports, int entries, int limit) => _catalogue.Read(database =>
    {
        var page = new List<FigureRow>(limit);
        foreach ((FigureRow row, int report, int entry) in Rows(database, reports))
        {
            if (report == reports && entry < entries)
                continue;
            if (page.Count == limit)
                return (page, ((int, int)?)(report, entry));
            page.Add(row);
        }

        return (page, null);
    });

    private IEnumerable<(FigureRow Row, int Report, int Entry)> Rows(Database database, int skip)
    {
        using OneTimeStatement reports = database.Prepare(ListedReport.Sql(Reports(database), skip), 1);
        using OneTimeStatement figures = database.Prepare($"SELECT {FigureRows.Columns} FROM figures AS f {FigureRows.Joins} WHERE f.reading = $1{Condition(database, " AND")} ORDER BY f.ordinal", 1);
        int at = skip;
        foreach (ListedReport report in reports.Rows(ListedReport.Read, _catalogue.Commit))
        {
            int entry = 0;
            foreach (Figure figure in figures.Rows(FigureRows.Read, report.Reading))
            {
                (string? series, string? seriesNote) = SeriesOf(figure);
                if (_series is not null && series is null && (figure.Id is null || !Ids.Contains(figure.Id)))
                    continue;
                yield return (Row(report, figure, series, seriesNote), at, entry++);
            }

            at++;
        }
    }

    /// <summary>The reports asked for, without those that have no figure of the indicators asked for.</summary>
    private ReportFilter Reports(Database database) =>
        _indicators is null || IndicatorBits.Condition(Numbers(database)) is not { } has ? _filter : _filter with { Where = $"{_filter.Where} AND {has}" };

    private string Condition(Database database, string word) =>
        _indicators is null ? "" : $"{word} f.indicator IN ({string.Join(", ", Numbers(database).Select(number => number.ToString(CultureInfo.InvariantCulture)))})";

    private List<long> Numbers(Database database) =>
        [.. database.Query("SELECT indicatorId, id FROM indicators", r => (Id: r.GetString(0), Number: r.GetInt64(1))).Where(pair => _indicators!.Contains(pair.Id)).Select(pair => pair.Number)];

    private static FigureRow Row(ListedReport report, Figure figure, string? series, string? seriesNote) => new(
        report.Report, report.BodyId, report.Body, report.Level, report.RegionCode, report.Region, report.Year, report.PeriodFrom, report.PeriodTo,
        FindingRows.Name(figure.Scope), report.Form, CatalogueReport.NameOf(figure.TableForm), figure.Id, series, figure.Label, figure.Unit, figure.Printed, figure.Value,
        FindingRows.Name(figure.State), figure.Approximate, FindingRows.Name(figure.From), figure.Start, figure.End,
        (figure.Note, seriesNote) switch
        {
            (null, _) => seriesNote,
            (_, null) => figure.Note,
            _ => $"{figure.Note} {seriesNote}",
        });

    /// <summary>The series that a figure goes into, and what is not comparable in them; both null for most.</summary>
    private (string? Series, string? Note) SeriesOf(Figure figure)
    {
        if (figure.Id is null || figure.From != FigureOrigin.Table)
            return (null, null);
        if (_seriesOf.TryGetValue((figure.Id, figure.TableForm), out (string?, string?) known))
            return known;
        List<ComparableSeries> into = [.. Crosswalk.SeriesOf(figure.Id)
            .Where(id => _series is null || _series.Contains(id))
            .Select(id => Crosswalk.Find(id)!)
            .Where(series => series.SourceFor(figure.TableForm)?.Ids.Contains(figure.Id) == true)];
        string notes = string.Join(" ", into.SelectMany(series => SeriesNotes.Of(series, figure.TableForm)).Distinct());
        return _seriesOf[(figure.Id, figure.TableForm)] = into.Count == 0 ? (null, null) : (string.Join(";", into.Select(series => series.Id)), notes.Length == 0 ? null : notes);
    }
}

/// <summary>What travels with the values of a series.</summary>
internal static class SeriesNotes
{
    /// <summary>What the form counts differently, then every break.</summary>
    public static IEnumerable<string> Of(ComparableSeries series, TableForm form)
    {
        if (series.SourceFor(form)?.Note is { } note)
            yield return note;
        foreach (SeriesBreak cut in series.Breaks)
            yield return cut.Note;
    }
}

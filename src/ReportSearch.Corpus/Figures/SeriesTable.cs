namespace ReportSearch.Corpus.Figures;

/// <summary>A series in long form: a row for each line and year, with all that must be known to compare it.</summary>
public static class SeriesTable
{
    /// <summary>Names of the columns.</summary>
    public static IReadOnlyList<string> Columns { get; } =
    [
        "series", "label", "unit", "level", "regionCode", "region", "bodyId", "body", "year", "value", "numerator", "denominator", "state", "approximate", "report", "scope",
        "tableForms", "expected", "have", "missing", "changeFromYear", "change", "changePercent", "changeMatched", "acrossBreak", "notes",
    ];

    /// <summary>The rows in the order of <see cref="Columns"/>. Null is unknown.</summary>
    public static IEnumerable<IReadOnlyList<object?>> Rows(SeriesAnswer answer) => answer.Lines.SelectMany(line => line.Points.Select(point => Row(answer.Series, line, point)));

    private static IReadOnlyList<object?> Row(SeriesHead series, SeriesLine line, SeriesPoint point) =>
    [
        series.Id, series.Label, series.Unit, line.Level, line.Region?.Code, line.Region?.Name, line.Body?.Id, line.Body?.Name, point.Year, point.Value, point.Numerator, point.Denominator,
        point.State, point.Approximate, point.Report, point.Scope, string.Join("; ", point.TableForms), point.Coverage?.Expected, point.Coverage?.Have, point.Coverage?.MissingCount,
        point.Change?.FromYear, point.Change?.Absolute, point.Change?.Percent, point.Change?.Matched, point.Change?.AcrossBreak, string.Join("; ", point.Notes),
    ];
}

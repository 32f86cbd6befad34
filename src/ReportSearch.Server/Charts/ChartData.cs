namespace ReportSearch.Server.Charts;

/// <summary>A value of a line in a year; null where there is none.</summary>
public readonly record struct ChartPoint(int Year, decimal? Value, bool Approximate = false);

/// <summary>A named line.</summary>
/// <param name="Label">Its name.</param>
/// <param name="Points">In order of years.</param>
/// <param name="Url">Where its name leads, or null.</param>
public sealed record ChartLine(string Label, IReadOnlyList<ChartPoint> Points, string? Url = null)
{
    /// <summary>Whether there is anything to draw.</summary>
    public bool HasValues => Points.Any(point => point.Value is not null);

    /// <summary>The value of a year, or null.</summary>
    public ChartPoint? At(int year) => Points.Where(point => point.Year == year).Select(point => (ChartPoint?)point).FirstOrDefault();
}

/// <summary>From a year on values are not comparable with those before.</summary>
public sealed record ChartBreak(int FromYear, string Note);

using System.Globalization;

namespace ReportSearch.Server.Charts;

/// <summary>Where values and years stand in a drawing. Values begin at 0, so that lengths may be compared.</summary>
public sealed class ChartScale
{
    private readonly double _left;
    private readonly double _right;
    private readonly double _top;
    private readonly double _bottom;

    /// <summary>A scale over lines.</summary>
    /// <param name="lines">What is drawn.</param>
    /// <param name="left">Left edge of the drawing.</param>
    /// <param name="right">Right edge.</param>
    /// <param name="top">Top edge.</param>
    /// <param name="bottom">Bottom edge.</param>
    /// <param name="years">First and last year; null for those of the lines.</param>
    public ChartScale(IReadOnlyList<ChartLine> lines, double left, double right, double top, double bottom, (int First, int Last)? years = null)
    {
        (_left, _right, _top, _bottom) = (left, right, top, bottom);
        var points = lines.SelectMany(line => line.Points).ToList();
        FirstYear = years?.First ?? (points.Count > 0 ? points.Min(point => point.Year) : 0);
        LastYear = years?.Last ?? (points.Count > 0 ? points.Max(point => point.Year) : 0);
        var greatest = points.Where(point => point.Value is not null).Select(point => (double)point.Value!.Value).DefaultIfEmpty(0).Max();
        Step = StepFor(greatest);
        Top = greatest <= 0 ? Step : Math.Ceiling(greatest / Step) * Step;
    }

    /// <summary>First year with a point.</summary>
    public int FirstYear { get; }

    /// <summary>Last year with a point.</summary>
    public int LastYear { get; }

    /// <summary>Distance of two lines of the grid.</summary>
    public double Step { get; }

    /// <summary>Greatest value of the scale.</summary>
    public double Top { get; }

    /// <summary>Values with a line of the grid.</summary>
    public IEnumerable<double> Grid => Enumerable.Range(0, (int)Math.Round(Top / Step) + 1).Select(i => i * Step);

    /// <summary>Years that are written at the axis: not so many that they touch.</summary>
    public IEnumerable<int> Years(int most)
    {
        var every = Math.Max(1, (int)Math.Ceiling((LastYear - FirstYear + 1) / (double)most));
        return Enumerable.Range(FirstYear, LastYear - FirstYear + 1).Where(year => (LastYear - year) % every == 0);
    }

    /// <summary>Place of a year; halves are between two years.</summary>
    public double X(double year) => FirstYear == LastYear ? (_left + _right) / 2 : _left + ((year - FirstYear) / (LastYear - FirstYear) * (_right - _left));

    /// <summary>Place of a value.</summary>
    public double Y(double value) => _bottom - (value / Top * (_bottom - _top));

    /// <summary>A coordinate as it stands in SVG.</summary>
    public static string At(double place) => place.ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>A value as people read it at an axis: 12万 in Chinese, 120k in English.</summary>
    public static string Short(double value, bool english) => english
        ? value >= 1e6 ? Number(value / 1e6) + "M" : value >= 1e4 ? Number(value / 1e3) + "k" : Number(value)
        : value >= 1e8 ? Number(value / 1e8) + "亿" : value >= 1e4 ? Number(value / 1e4) + "万" : Number(value);

    // 1, 2 or 5 times a power of ten, four to six lines.
    private static double StepFor(double greatest)
    {
        if (greatest <= 0)
            return 1;
        var power = Math.Pow(10, Math.Floor(Math.Log10(greatest / 4)));
        return new[] { 1, 2, 5, 10 }.Select(factor => factor * power).First(step => greatest / step <= 5.0001);
    }

    private static string Number(double value) => value.ToString("#,0.##", CultureInfo.InvariantCulture);
}

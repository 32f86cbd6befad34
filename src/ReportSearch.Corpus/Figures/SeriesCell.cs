using System.Globalization;
using ReportSearch.Corpus.Catalogue;
using ReportSearch.Reports;
using ReportSearch.Reports.Statistics;

namespace ReportSearch.Corpus.Figures;

/// <summary>
/// What one report says for a series or ratio, of one scope. A value, not an object: a question over the country reads 100,000 of them, and as objects most of its time
/// would go to making and clearing them.
/// </summary>
/// <param name="Number">The value, or a ratio's numerator; 0 unless the state is value.</param>
/// <param name="Denominator">A ratio's denominator, above 0 where it has a value; 0 for a series.</param>
internal readonly record struct SeriesCell(int Year, int Region, long Reading, long Body, BodyLevel Level, FigureState State, int Flags, decimal Number, decimal Denominator)
{
    public TableForm Form => FigureSchema.FormOf(Flags);

    public ReportScope Scope => FigureSchema.ScopeOf(Flags);

    public bool IsApproximate => FigureSchema.IsApproximate(Flags);

    public string RegionCode => Region.ToString("D6", CultureInfo.InvariantCulture);

    public bool HasValue => State == FigureState.Value;

    /// <summary>Its own value: of a ratio in percent.</summary>
    public decimal? Value => !HasValue ? null : Denominator > 0 ? SeriesMeasure.Percent(Number, Denominator) : Number;

    /// <summary>The order in which series are kept.</summary>
    public static int InOrder(in SeriesCell a, in SeriesCell b) =>
        a.Year != b.Year ? a.Year.CompareTo(b.Year) : a.Region != b.Region ? a.Region.CompareTo(b.Region) : a.Reading != b.Reading ? a.Reading.CompareTo(b.Reading) : a.Scope.CompareTo(b.Scope);

    /// <summary>
    /// Leaves one cell of each report. A report with a table of its office and one of its whole jurisdiction has two: sums are over whole jurisdictions, and what is not said to
    /// be the office alone goes before what is.
    /// </summary>
    /// <param name="cells">In order.</param>
    public static void KeepOnePerReport(List<SeriesCell> cells)
    {
        int kept = 0;
        for (int i = 0; i < cells.Count; i++)
        {
            if (kept > 0 && cells[kept - 1].Reading == cells[i].Reading && cells[kept - 1].Year == cells[i].Year)
            {
                if (Width(cells[i].Scope) > Width(cells[kept - 1].Scope))
                    cells[kept - 1] = cells[i];
                continue;
            }

            cells[kept++] = cells[i];
        }

        cells.RemoveRange(kept, cells.Count - kept);
    }

    /// <summary>
    /// One cell for each division of its own government, by its number; where several bodies report for one, the one with a value, then the one that speaks of the whole jurisdiction,
    /// then the one that was read first.
    /// </summary>
    public static Dictionary<int, SeriesCell> OnePerRegion(IEnumerable<SeriesCell> cells)
    {
        var one = new Dictionary<int, SeriesCell>();
        foreach (SeriesCell cell in cells)
        {
            if (!one.TryAdd(cell.Region, cell) && cell.IsBefore(one[cell.Region]))
                one[cell.Region] = cell;
        }

        return one;
    }

    /// <summary>Whether this one and not the other speaks for a division.</summary>
    public bool IsBefore(in SeriesCell other)
    {
        if (HasValue != other.HasValue)
            return HasValue;
        bool whole = Scope == ReportScope.Jurisdiction;
        return whole != (other.Scope == ReportScope.Jurisdiction) ? whole : Reading < other.Reading;
    }

    private static int Width(ReportScope scope) => scope switch { ReportScope.Jurisdiction => 2, ReportScope.Unknown => 1, _ => 0 };
}

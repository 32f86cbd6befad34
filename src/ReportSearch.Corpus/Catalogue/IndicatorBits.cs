using System.Globalization;
using ReportSearch.Reports.Statistics;

namespace ReportSearch.Corpus.Catalogue;

/// <summary>
/// Which indicators a reading has figures of, as bits in six integers: a question for one indicator skips the reports without it. An index of the figures by indicator would be
/// an eighth of the catalogue; this is a two-hundredth.
/// </summary>
internal static class IndicatorBits
{
    private const int Columns = 6;

    // SQLite's integers are signed: the sign is left alone.
    private const int BitsOfAColumn = 62;

    public static long[] Of(IReadOnlyList<Figure> figures, CatalogueCodes codes)
    {
        long[] has = new long[Columns];
        foreach (Figure figure in figures)
        {
            if (figure.Id is { } id && codes.IndicatorNumber(id) is var number && number / BitsOfAColumn < Columns)
                has[number / BitsOfAColumn] |= 1L << (number % BitsOfAColumn);
        }

        return has;
    }

    /// <summary>The condition on reports.reading that it has one of these indicators; null where a number is beyond the bits, so that any reading may.</summary>
    public static string? Condition(IReadOnlyCollection<long> numbers)
    {
        if (numbers.Any(number => number / BitsOfAColumn >= Columns))
            return null;
        IEnumerable<string> columns = numbers.GroupBy(number => number / BitsOfAColumn)
            .Select(column => string.Create(CultureInfo.InvariantCulture, $"(g.has{column.Key} & {column.Aggregate(0L, (bits, number) => bits | (1L << (int)(number % BitsOfAColumn)))})"));
        // A value, not EXISTS: that SQLite may turn into a join, and then it sorts all reports before it gives the first.
        return numbers.Count == 0 ? "0" : $"(SELECT {string.Join(" | ", columns)} FROM readings AS g WHERE g.id = reports.reading) <> 0";
    }
}

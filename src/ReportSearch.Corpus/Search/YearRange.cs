using System.Globalization;

namespace ReportSearch.Corpus.Search;

/// <summary>Years as they are written in a parameter: `2017`, `2015..2018`, `2015..` or `..2018`. Null is open.</summary>
public readonly record struct YearRange(int? From, int? To)
{
    /// <summary>Reads a range.</summary>
    /// <exception cref="SearchParameterException">Not a year or a range of years.</exception>
    public static YearRange Parse(string text)
    {
        var trimmed = text.Trim();
        var dots = trimmed.IndexOf("..", StringComparison.Ordinal);
        if (dots < 0)
        {
            var year = ParseYear(trimmed, text);
            return new YearRange(year, year);
        }

        var from = trimmed[..dots].Trim();
        var to = trimmed[(dots + 2)..].Trim();
        if (from.Length == 0 && to.Length == 0)
            throw Refusal(text);
        var range = new YearRange(from.Length == 0 ? null : ParseYear(from, text), to.Length == 0 ? null : ParseYear(to, text));
        return range.From > range.To
            ? throw new SearchParameterException("year", $"year '{text}' ends before it begins; write it as {range.To}..{range.From}")
            : range;
    }

    private static int ParseYear(string digits, string whole) =>
        digits.Length == 4 && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : throw Refusal(whole);

    private static SearchParameterException Refusal(string text) =>
        new("year", $"year '{text}' is not a year; write one year as 2017 or a range as 2015..2018");
}

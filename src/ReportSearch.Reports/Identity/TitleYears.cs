using System.Globalization;
using System.Text.RegularExpressions;

namespace ReportSearch.Reports.Identity;

/// <summary>Years as printed, in digits or Chinese numerals.</summary>
internal static class TitleYears
{
    internal const int Earliest = 2007;
    internal const int Latest = 2099;

    private static readonly Regex Year = new(
        "([12][0-9]{3}|[１２][０-９]{3}|[一二][〇○Ｏ０零0九][〇○Ｏ０零0一二三四五六七八九][〇○Ｏ０零0一二三四五六七八九]|二[〇○Ｏ０零0]十?[一二三四五六七八九]?)[ \u3000]*(年度|年)",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    /// <summary>The years of a title in order, each once; a range as 2017-2018年 gives both.</summary>
    internal static IReadOnlyList<int> In(string title)
    {
        var years = new List<int>();
        foreach (Match match in Year.Matches(title))
        {
            int at = match.Index;
            if (at >= 5 && title[at - 1] is '-' or '—' or '至' or '–' or '～' or '~')
                Add(years, Value(title.AsSpan(at - 5, 4)));
            Add(years, Value(match.Groups[1].ValueSpan));
        }

        return years;
    }

    private static void Add(List<int> years, int year)
    {
        if (year is >= Earliest and <= Latest && !years.Contains(year))
            years.Add(year);
    }

    /// <summary>The value of four digits, Chinese or not; 0 for anything else.</summary>
    internal static int Value(ReadOnlySpan<char> digits)
    {
        if (digits.Length == 3 && digits[2] == '十')
            return 0;
        int value = 0;
        foreach (char unit in digits)
        {
            int digit = Digit(unit);
            if (digit < 0)
                return 0;
            value = (value * 10) + digit;
        }

        return digits.Length == 4 ? value : 0;
    }

    internal static int Digit(char unit) => unit switch
    {
        >= '0' and <= '9' => unit - '0',
        >= '０' and <= '９' => unit - '０',
        '〇' or '○' or '零' or 'Ｏ' or 'O' or 'o' or '◯' => 0,
        _ => "一二三四五六七八九".IndexOf(unit) is >= 0 and var at ? at + 1 : -1,
    };

    internal static string Iso(int year, int month, int day) => string.Create(CultureInfo.InvariantCulture, $"{year:D4}-{month:D2}-{day:D2}");
}

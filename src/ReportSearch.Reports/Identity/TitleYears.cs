using System.Globalization;
using System.Text.RegularExpressions;
using ReportSearch.Text;

namespace ReportSearch.Reports.Identity;

/// <summary>Years as printed, in digits or Chinese numerals.</summary>
internal static class TitleYears
{
    internal const int Earliest = 2007;
    internal const int Latest = 2099;

    private const string Zero = "[〇○◯Ｏ０零Oo0]";
    private const string Digit9 = "[〇○◯Ｏ０零Oo0一二三四五六七八九]";

    private static readonly Regex Year = InputPattern.Of(
        "([12][0-9]{3}|[１２][０-９]{3}|[一二][〇○◯Ｏ０零Oo0九]" + Digit9 + "{2})(年度|年)");

    // The newest year that two digits are taken for by themselves: 27年 and later are what is left of 2017年 more often than a year.
    private const int LatestShort = 2026;

    // 一七年, 17年度: only where no full year is printed. Behind a sign that no title holds they are the rest of a damaged number.
    private static readonly Regex ShortYear = InputPattern.Of(
        "(^|[（(【《“‘'’·—、-]|[\u4e00-\u9fff-[〇零一二三四五六七八九十]])([012][0-9]|[〇○零][七八九]|[一二][〇○零一二三四五六七八九])(年度|年)");

    private static readonly Regex BareYear = InputPattern.Of("(20[0-9]{2}|２０[０-９]{2}|二" + Zero + Digit9 + "{2})");

    private static readonly Regex Printed = InputPattern.Of(
        "[（(]?(([12][0-9]{3}|[１２][０-９]{3}|二" + Zero + Digit9 + "{2})(年度?)?[-—至–～~])?([12][0-9]{3}|[１２][０-９]{3}|二" + Zero + Digit9 + "{2})年(度)?[）)]?");

    private static readonly string[] Plans = ["计划", "打算", "安排", "思路", "要点", "部署", "规划"];

    /// <summary>The years of a title in order, each once; a range as 2017-2018年 gives both. The year of a plan that goes with the report is left out, and so is a year of two digits.</summary>
    internal static IReadOnlyList<int> In(string title)
    {
        var years = new List<int>();
        MatchCollection matches = Year.Matches(title);
        for (int i = 0; i < matches.Count; i++)
        {
            Match match = matches[i];
            int next = i + 1 < matches.Count ? matches[i + 1].Index : title.Length;
            if (i > 0 && Plans.Any(plan => title[match.Index..next].Contains(plan, StringComparison.Ordinal)))
                continue;
            int at = match.Index;
            if (at >= 5 && title[at - 1] is '-' or '—' or '至' or '–' or '～' or '~')
                Add(years, Value(title.AsSpan(at - 5, 4)));
            Add(years, Value(match.Groups[1].ValueSpan));
        }

        if (years.Count > 0)
            return years;
        foreach (Match match in BareYear.Matches(title))
            Add(years, Value(match.ValueSpan));
        return years;
    }

    /// <summary>The year that two digits of a title may mean, and how they are printed; null where the title prints a full year or none.</summary>
    internal static (int Year, string Printed)? ShortIn(string title)
    {
        if (In(title).Count > 0 || ShortYear.Match(title) is not { Success: true } match)
            return null;
        ReadOnlySpan<char> digits = match.Groups[2].ValueSpan;
        int year = 2000 + (10 * Digit(digits[0])) + Digit(digits[1]);
        return year >= Earliest ? (year, match.Groups[2].Value + match.Groups[3].Value) : null;
    }

    /// <summary>True when two digits can hardly mean anything but this year: 20年 may be the beginning of any, 27年 the rest of 2017年.</summary>
    internal static bool IsPlainShort(int year) => year is >= Earliest and <= LatestShort and not 2020;

    /// <summary>True when a line names a year, in full or by two digits.</summary>
    internal static bool Names(string line) => In(line).Count > 0 || ShortIn(line) is not null;

    /// <summary>The title without its years.</summary>
    internal static string Without(string title)
    {
        string bare = Printed.Replace(title, "");
        return bare.Length < title.Length ? bare : ShortYear.Replace(BareYear.Replace(title, ""), "$1");
    }

    private static void Add(List<int> years, int year)
    {
        if (year is >= Earliest and <= Latest && !years.Contains(year))
            years.Add(year);
    }

    /// <summary>The value of four digits, Chinese or not; 0 for anything else.</summary>
    internal static int Value(ReadOnlySpan<char> digits)
    {
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

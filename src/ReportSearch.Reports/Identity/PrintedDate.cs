using System.Globalization;
using System.Text.RegularExpressions;
using ReportSearch.Reports.Sections;
using ReportSearch.Text;

namespace ReportSearch.Reports.Identity;

/// <summary>A date as printed, in digits or Chinese numerals.</summary>
internal readonly record struct PrintedDate(int Year, int Month, int Day)
{
    private const string YearForm = "(20[0-9]{2}|[２][０-９]{3}|二[〇○◯ＯOo０0零][〇○◯ＯOo０0零一二三四五六七八九][〇○◯ＯOo０0零一二三四五六七八九])";
    private const string SmallForm = "([0-9]{1,2}|[０-９]{1,2}|[一二三四五六七八九十]{1,3})";

    private static readonly Regex Form = InputPattern.Of(
        YearForm + "年" + SmallForm + "月" + SmallForm + "[日号]|(20[0-9]{2})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})");

    private static readonly Regex Closing = InputPattern.Of(
        "[（(]" + YearForm + "年" + SmallForm + "月(" + SmallForm + "[日号])?[）)]$");

    /// <summary>A title without the month of printing in brackets behind it.</summary>
    internal static string WithoutClosing(string title) => Closing.Replace(title, "");

    internal string Iso => TitleYears.Iso(Year, Month, Day);

    /// <summary>Every date of a text without blanks, with its place.</summary>
    internal static IEnumerable<(PrintedDate Date, int Start, int End)> In(string text)
    {
        foreach (Match match in Form.Matches(text))
        {
            bool worded = match.Groups[1].Success;
            int year = TitleYears.Value(match.Groups[worded ? 1 : 4].ValueSpan);
            int month = Small(match.Groups[worded ? 2 : 5].ValueSpan);
            int day = Small(match.Groups[worded ? 3 : 6].ValueSpan);
            if (year is >= TitleYears.Earliest and <= TitleYears.Latest && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month))
                yield return (new PrintedDate(year, month, day), match.Index, match.Index + match.Length);
        }
    }

    private static int Small(ReadOnlySpan<char> digits)
    {
        if (int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int value))
            return value;
        if (HeadingNumber.HanNumber(digits, out int han) == digits.Length)
            return han;
        value = 0;
        foreach (char unit in digits)
        {
            int digit = TitleYears.Digit(unit);
            value = digit < 0 ? 100 : (value * 10) + digit;
        }

        return value;
    }
}

using System.Globalization;
using ReportSearch.Reports.Tables;
using ReportSearch.Text.Folding;
using ReportSearch.Text.Numerals;

namespace ReportSearch.Reports.Statistics;

/// <summary>What one cell says.</summary>
/// <param name="State">Value, blank, stroke or unreadable.</param>
/// <param name="Value">The number as printed, a factor (万) applied, the unit not.</param>
/// <param name="Approximate">True for 余, 约 and the like.</param>
/// <param name="Unit">The unit printed behind it, or empty.</param>
/// <param name="Note">Why it is unreadable, or what was done to read it.</param>
internal readonly record struct CellReading(FigureState State, decimal? Value, bool Approximate, string Unit, string? Note);

/// <summary>Reads one printed figure: 1，234, １２, 4.2万, 5000余人, 四百零六件, -, /, 无, or nothing.</summary>
internal static class FigureText
{
    private const int LongestFigure = 24;

    private static readonly HashSet<string> s_strokes = ["无", "没有", "暂无", "不涉及", "未涉及", "不适用", "无此项", "n/a", "na", "空"];

    private static readonly CellReading s_blank = new(FigureState.Blank, null, false, "", null);

    internal static CellReading Read(ReadOnlySpan<char> printed)
    {
        printed = printed.Trim();
        if (printed.IsEmpty)
            return s_blank;
        if (printed.Length > LongestFigure)
            return Unreadable();
        Span<char> folded = stackalloc char[LongestFigure];
        int length = 0;
        bool gap = false;
        for (int i = 0; i < printed.Length; i++)
        {
            if (char.IsWhiteSpace(printed[i]))
            {
                gap |= char.IsAsciiDigit(CharacterFolding.Fold(printed[i - 1]));
                continue;
            }

            folded[length++] = CharacterFolding.Fold(printed[i]);
        }

        ReadOnlySpan<char> text = folded[..length];
        if (IsStroke(text))
            return new CellReading(FigureState.NotApplicable, null, false, "", null);
        bool approximate = false, negative = false;
        while (!text.IsEmpty && Opening(text, ref approximate, ref negative) is int opened and > 0)
            text = text[opened..];
        (decimal? number, int used) = Number(text);
        if (number is not { } value)
            return Unreadable();
        text = text[used..];
        if (!text.IsEmpty && text[0] is '余' or '多')
        {
            approximate = true;
            text = text[1..];
        }

        if (Factor(text) is { } factor and > 1)
        {
            value *= factor;
            text = text[1..];
        }

        if (!text.IsEmpty && text[0] is '余' or '多')
        {
            approximate = true;
            text = text[1..];
        }

        if (text is "左右" or "以上")
        {
            approximate = true;
            text = [];
        }

        if (!(text.IsEmpty || text is "%" || CellText.IsUnit(text) || text is "件次" or "条次" or "期次" or "场次" or "余人"))
            return Unreadable();
        string? note = gap && text.Length < length ? "数字中间有空格，按连写读取。" : null;
        return new CellReading(FigureState.Value, negative ? -value : value, approximate, text.ToString(), note);
    }

    /// <summary>True for what stands where there is no figure: strokes and words as 不适用.</summary>
    internal static bool IsStroke(ReadOnlySpan<char> text)
    {
        // A dash may have been typed as the number one in Chinese, but alone that is a number.
        if (text.Length <= 6 && text.IndexOfAnyExcept("/\\-–—―－─~*×一") < 0 && text is not "一")
            return true;
        return text.Length <= 4 && s_strokes.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text);
    }

    /// <summary>Digits with thousands marks and a point, or a Chinese number, at the beginning of a folded text; how many units it takes.</summary>
    internal static (decimal? Value, int Length) Number(ReadOnlySpan<char> text)
    {
        int at = 0;
        while (at < text.Length && (char.IsAsciiDigit(text[at]) || (at > 0 && text[at] is '.' or ',' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]))))
            at++;
        if (at > 0)
            return Digits(text[..at]) is { } value ? (value, at) : (null, 0);
        while (at < text.Length && HanNumber.IsNumeral(text[at]))
            at++;
        if (at == 0)
            return (null, 0);
        ReadOnlySpan<char> run = text[..at];
        if (run is "零" or "〇")
            return (0, at);
        if (HanNumber.Positional(run) is { } positional)
            return (positional, at);
        // 二〇六: digits one by one, of which at least one is a zero or which are many.
        if (run.Length >= 3 && HanNumber.Spelled(run) is { } spelled)
            return (decimal.Parse(spelled, CultureInfo.InvariantCulture), at);
        return (null, 0);
    }

    internal static decimal? Factor(ReadOnlySpan<char> text) => text.IsEmpty ? null : text[0] switch { '万' => 10_000, '亿' => 100_000_000, '千' => 1_000, '百' => 100, _ => null };

    private static decimal? Digits(ReadOnlySpan<char> digits)
    {
        Span<char> plain = stackalloc char[digits.Length];
        int length = 0, group = 0, points = 0;
        bool commas = false;
        for (int i = 0; i < digits.Length; i++)
        {
            char unit = digits[i];
            if (unit == ',')
            {
                // 1,23 is not a number that anyone means.
                if (points > 0 || (commas ? group != 3 : group is 0 or > 3))
                    return null;
                commas = true;
                group = 0;
                continue;
            }

            if (unit == '.')
            {
                if (++points > 1 || (commas && group != 3))
                    return null;
            }

            group += unit == '.' ? 0 : 1;
            plain[length++] = unit;
        }

        if (commas && points == 0 && group != 3)
            return null;
        return decimal.TryParse(plain[..length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal value) ? value : null;
    }

    private static int Opening(ReadOnlySpan<char> text, ref bool approximate, ref bool negative)
    {
        switch (text[0])
        {
            case '约' or '近' or '逾' or '超':
                approximate = true;
                return text.Length > 1 && text is ['超', '过', ..] ? 2 : 1;
            case '-' or '–' or '—' or '－' or '↓':
                negative = true;
                return 1;
            case '减':
                negative = true;
                return text is ['减', '少', ..] ? 2 : 1;
            case '+' or '↑' or '共' or '计':
                return 1;
            case '增':
                return text is ['增', '加', ..] ? 2 : 1;
            default:
                return 0;
        }
    }

    private static CellReading Unreadable() => new(FigureState.Unreadable, null, false, "", "单元格内容不是一个数。");
}

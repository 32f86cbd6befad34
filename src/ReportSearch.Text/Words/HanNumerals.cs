namespace ReportSearch.Text.Words;

/// <summary>
/// Numbers written in Han numerals as one word: 二百三十五, 几十, 百分之三点五, 三分之一, 第三, 第35, and the dates 二〇一七年, 十二月, and behind a month 三十一日.
/// </summary>
internal static class HanNumerals
{
    public const char Ordinal = '第';

    /// <summary>Every character that a number word may start with.</summary>
    public const string Starts = Digits + Places + "两几数第";

    private const int MaxLength = 32;
    private const string Digits = "〇○零一二三四五六七八九";
    private const string Places = "十百千万亿";

    /// <summary>True for every character that can begin a numeral.</summary>
    public static bool Contains(char unit) => IsDigitOrPlace(unit) || unit is '两' or '几' or '数';

    /// <summary>One past the number word that starts at <paramref name="start"/>, or <paramref name="start"/> when there is none of two or more characters.</summary>
    public static int End(ReadOnlySpan<char> text, int start)
    {
        if (text[start] == Ordinal)
            return EndOfOrdinal(text, start);
        // Inside a numeral none begins: 三十五 is not also 十五.
        if (start > 0 && Contains(text[start - 1]) && EndOfNumeral(text, start - 1) > start)
            return start;
        int end = EndOfNumeral(text, start);
        if (end == start)
            return start;
        int fraction = EndOfFraction(text, end);
        if (fraction > end)
            return fraction;
        int date = EndOfDate(text, start, end);
        if (date > end)
            return date;
        // 五十多, 三百余; and 多万 behind it.
        if (Places.Contains(text[end - 1]))
            end = EndOfMore(text, end);
        return end - start >= 2 ? end : start;
    }

    /// <summary>One past 多 or 余 behind a number, with the places that may follow (200多万); <paramref name="end"/> when neither stands there.</summary>
    public static int EndOfMore(ReadOnlySpan<char> text, int end)
    {
        if (end >= text.Length || text[end] is not ('多' or '余') || (end + 1 < text.Length && text[end + 1] is '少' or '元' or '样' or '次'))
            return end;
        int more = end + 1;
        while (more < text.Length && more - end <= 2 && text[more] is '万' or '亿')
            more++;
        return more;
    }

    /// <summary>One past the numerals from <paramref name="start"/>, date and fraction signs not counted.</summary>
    public static int EndOfNumeral(ReadOnlySpan<char> text, int start)
    {
        int end = start;
        int limit = Math.Min(text.Length, start + MaxLength);
        for (; end < limit; end++)
        {
            char unit = text[end];
            if (IsDigitOrPlace(unit))
                continue;
            // Numerals that only stand before a place (两千, 几百, 数十).
            bool beforePlace = unit is '两' or '几' or '数' && end + 1 < limit && Places.Contains(text[end + 1]);
            bool someAfterTen = unit == '几' && end > start && text[end - 1] == '十';
            if (!beforePlace && !someAfterTen)
                break;
        }

        return end;
    }

    private static bool IsDigitOrPlace(char unit) => unit is '一' or '二' or '三' or '四' or '五' or '六' or '七' or '八' or '九' or '十' or '百' or '千' or '万' or '亿' or '〇' or '○' or '零';

    private static int EndOfOrdinal(ReadOnlySpan<char> text, int start)
    {
        int next = start + 1;
        if (next >= text.Length)
            return start;
        if (char.IsAsciiDigit(text[next]))
        {
            int digits = next;
            while (digits < text.Length && digits - next < MaxLength && char.IsAsciiDigit(text[digits]))
                digits++;
            bool cutsRun = digits < text.Length && CharacterClasses.Of(text[digits]) is CharacterClass.Digit or CharacterClass.Letter;
            return cutsRun ? start : digits;
        }

        int end = EndOfNumeral(text, next);
        return end > next ? end : start;
    }

    // 分之 and a numeral, with decimals after 点.
    private static int EndOfFraction(ReadOnlySpan<char> text, int end)
    {
        if (end + 2 >= text.Length || text[end] != '分' || text[end + 1] != '之')
            return end;
        int whole = EndOfNumeral(text, end + 2);
        if (whole == end + 2)
            return end;
        if (whole + 1 < text.Length && text[whole] == '点' && Digits.Contains(text[whole + 1]))
            return EndOfNumeral(text, whole + 1);
        return whole;
    }

    private static int EndOfDate(ReadOnlySpan<char> text, int start, int end)
    {
        if (end >= text.Length)
            return end;
        ReadOnlySpan<char> numeral = text[start..end];
        return text[end] switch
        {
            '年' when numeral.Length == 4 && numeral.IndexOfAnyExcept(Digits) < 0 => CountedNumbers.EndOfUnit(text, end),
            '月' when IsMonth(numeral) => CountedNumbers.EndOfUnit(text, end),
            '日' when numeral.Length <= 3 && start > 0 && text[start - 1] == '月' => CountedNumbers.EndOfUnit(text, end),
            _ => end,
        };
    }

    private static bool IsMonth(ReadOnlySpan<char> numeral) => numeral.Length switch
    {
        1 => numeral[0] == '十' || (Digits.Contains(numeral[0]) && numeral[0] is not ('〇' or '○' or '零')),
        2 => numeral[0] == '十' && numeral[1] is '一' or '二',
        _ => false,
    };
}

namespace ReportSearch.Text.Words;

/// <summary>
/// What a number in figures forms one word with: 2017年, 12月(份), 31日, 9时, 4.2万, 300亿, 200多万, the date 2018-02-26 (also with / and .), and the number of a
/// document 〔2017〕35号.
/// </summary>
internal static class CountedNumbers
{
    // The second character of words that begin with the unit: 2017|年度, 80|年代, 15|日元, 3|月球.
    private const string NoYear = "度代级均龄限检薪会";
    private const string NoMonth = "球饼经票季薪租";
    private const string NoDay = "元报本均程光军产";

    /// <summary>One past the word that the number [start, numberEnd) forms with what follows it.</summary>
    public static int End(ReadOnlySpan<char> text, int start, int numberEnd)
    {
        if (numberEnd >= text.Length)
            return numberEnd;
        switch (text[numberEnd])
        {
            case '-' or '/' or '.':
                return EndOfDate(text, start, numberEnd);
            case '年' when IsYear(text[start..numberEnd]):
            case '月' when IsUpTo(text[start..numberEnd], 12):
            case '日' when IsUpTo(text[start..numberEnd], 31):
            case '时' when IsUpTo(text[start..numberEnd], 24):
            case '分' when IsUpTo(text[start..numberEnd], 60) && start > 0 && text[start - 1] == '时':
                return EndOfUnit(text, numberEnd);
            case '十' or '百' or '千' or '万' or '亿':
                return HanNumerals.EndOfMore(text, EndOfPlaces(text, numberEnd));
            case '多' or '余' when numberEnd - start >= 2:
                return HanNumerals.EndOfMore(text, numberEnd);
            default:
                return numberEnd;
        }
    }

    /// <summary>One past 年, 月(份), 日, 时 or 分 at <paramref name="unit"/>, or <paramref name="unit"/> itself when it begins another word (年度).</summary>
    public static int EndOfUnit(ReadOnlySpan<char> text, int unit)
    {
        char next = unit + 1 < text.Length ? text[unit + 1] : ' ';
        return text[unit] switch
        {
            '年' => NoYear.Contains(next) ? unit : unit + 1,
            '月' when next == '份' => unit + 2,
            '月' => NoMonth.Contains(next) ? unit : unit + 1,
            '日' => NoDay.Contains(next) ? unit : unit + 1,
            '时' => next is '间' or '段' or '速' or '代' ? unit : unit + 1,
            _ => next is '钟' or '米' or '之' or '公' ? unit : unit + 1,
        };
    }

    /// <summary>One past the number of a document whose opening bracket stands at <paramref name="start"/>: (2017)35号, 〔2017〕第35号; else <paramref name="start"/>.</summary>
    public static int EndOfDocumentNumber(ReadOnlySpan<char> text, int start)
    {
        // Bracket, year, bracket, one figure and 号 at least.
        if (start + 8 > text.Length || !IsYear(text.Slice(start + 1, 4)) || text[start + 5] is not ('〕' or ']' or ')' or '】'))
            return start;
        int number = start + 6;
        if (text[number] == '第')
            number++;
        int end = number;
        while (end < text.Length && end - number < 6 && char.IsAsciiDigit(text[end]))
            end++;
        return end > number && end < text.Length && text[end] == '号' ? end + 1 : start;
    }

    private static bool IsYear(ReadOnlySpan<char> digits) =>
        digits.Length == 4 && digits[0] is '1' or '2' && digits[1] is '9' or '0' or '8' && IsUpTo(digits, 2999);

    private static bool IsUpTo(ReadOnlySpan<char> digits, int most)
    {
        if (digits.Length > 4)
            return false;
        int value = 0;
        foreach (char digit in digits)
        {
            if (!char.IsAsciiDigit(digit))
                return false;
            value = value * 10 + digit - '0';
        }

        return value >= 1 && value <= most;
    }

    // 3百万, 5千亿, 2万亿; 5千克 and 3百货 are others.
    private static int EndOfPlaces(ReadOnlySpan<char> text, int start)
    {
        int end = start;
        while (end < text.Length && end - start < 3 && text[end] is '十' or '百' or '千' or '万' or '亿')
            end++;
        return text[end - 1] is '万' or '亿' ? end : start;
    }

    private static int EndOfDate(ReadOnlySpan<char> text, int start, int yearEnd)
    {
        char separator = text[yearEnd];
        if (!IsYear(text[start..yearEnd]))
            return yearEnd;
        int month = EndOfTwoDigits(text, yearEnd + 1);
        if (!IsUpTo(text[(yearEnd + 1)..month], 12) || month >= text.Length || text[month] != separator)
            return yearEnd;
        int day = EndOfTwoDigits(text, month + 1);
        bool ends = IsUpTo(text[(month + 1)..day], 31)
            && (day == text.Length || (text[day] != separator && CharacterClasses.Of(text[day]) is not (CharacterClass.Digit or CharacterClass.Letter)));
        return ends ? day : yearEnd;
    }

    private static int EndOfTwoDigits(ReadOnlySpan<char> text, int start)
    {
        int end = start;
        while (end < text.Length && end - start < 2 && char.IsAsciiDigit(text[end]))
            end++;
        return end;
    }
}

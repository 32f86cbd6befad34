namespace ReportSearch.Reports.Sections;

/// <summary>Style of a printed heading number.</summary>
internal enum NumberStyle
{
    /// <summary>第一部分, 第一章, 第一节.</summary>
    Part,
    /// <summary>一、</summary>
    HanComma,
    /// <summary>（一）</summary>
    HanBracket,
    /// <summary>1、</summary>
    ArabicComma,
    /// <summary>1.</summary>
    ArabicDot,
    /// <summary>1.2 or 1.2.3</summary>
    ArabicDotted,
    /// <summary>（1） or 1）</summary>
    ArabicBracket,
    /// <summary>①</summary>
    Circled,
}

/// <summary>A number at the beginning of a line.</summary>
/// <param name="Style">How it is printed.</param>
/// <param name="Value">Its value; the last one of a dotted number.</param>
/// <param name="Length">Units of the number with its mark, without the blanks behind.</param>
/// <param name="Depth">Parts of a dotted number, else 1.</param>
internal readonly record struct HeadingNumber(NumberStyle Style, int Value, int Length, int Depth)
{
    private const int LargestValue = 60;

    /// <summary>Reads the number that <paramref name="line"/> begins with.</summary>
    internal static bool TryParse(ReadOnlySpan<char> line, out HeadingNumber number)
    {
        number = default;
        if (line.Length < 2)
            return false;
        char first = line[0];
        if (first == '第')
            return Part(line, out number);
        if (first is '（' or '(' or '〔' or '【')
            return Bracketed(line, out number);
        if (first is >= '①' and <= '⑳')
        {
            number = new HeadingNumber(NumberStyle.Circled, first - '①' + 1, line[1] is '、' or '.' or '．' ? 2 : 1, 1);
            return true;
        }

        if (Digit(first) >= 0)
            return Arabic(line, out number);
        int length = HanNumber(line, out int value);
        if (length == 0)
            return false;
        int mark = length;
        while (mark < line.Length && line[mark] is ' ' or '\u3000')
            mark++;
        if (mark >= line.Length || !(line[mark] is '、' or '．' or '.' or '﹑' || (line[mark] is '，' or ',' or '：' or ':' && length == mark && line.Length - mark <= 30)))
            return false;
        number = new HeadingNumber(NumberStyle.HanComma, value, mark + 1, 1);
        return true;
    }

    /// <summary>Reads a Chinese number below a hundred; 0 when there is none.</summary>
    internal static int HanNumber(ReadOnlySpan<char> text, out int value)
    {
        value = 0;
        int length = 0, units = -1;
        bool ten = false;
        while (length < text.Length && length < 3)
        {
            int digit = "一二三四五六七八九".IndexOf(text[length]) + 1;
            if (digit > 0 && units < 0)
                units = digit;
            else if (text[length] == '十' && !ten)
            {
                ten = true;
                value = (units < 0 ? 1 : units) * 10;
                units = -1;
            }
            else
                break;
            length++;
        }

        value += Math.Max(units, 0);
        return length;
    }

    private static bool Part(ReadOnlySpan<char> line, out HeadingNumber number)
    {
        number = default;
        int at = 1;
        while (at < line.Length && line[at] is ' ' or '\u3000')
            at++;
        int length = HanNumber(line[at..], out int value);
        if (length == 0)
            length = Digits(line[at..], out value);
        at += length;
        while (at < line.Length && line[at] is ' ' or '\u3000')
            at++;
        if (length == 0 || at >= line.Length)
            return false;
        int unit = line[at] is '章' or '节' or '篇' ? 1 : 0;
        if (line[at] == '部')
        {
            int half = at + 1;
            while (half < line.Length && line[half] is ' ' or '\u3000')
                half++;
            unit = half < line.Length && line[half] == '分' ? 2 : 0;
            at = unit == 0 ? at : half - 1;
        }

        if (unit == 0)
            return false;
        at += unit;
        // 第一部分的 goes on as a sentence.
        if (at < line.Length && !(line[at] is ' ' or '\u3000' or '：' or ':' or '、') && !(unit == 2 && Cleaning.Script.IsChinese(line[at]) && line[at] != '的'))
            return false;
        if (at < line.Length && line[at] is '：' or ':' or '、')
            at++;
        number = new HeadingNumber(NumberStyle.Part, value, at, 1);
        return value > 0;
    }

    private static bool Bracketed(ReadOnlySpan<char> line, out HeadingNumber number)
    {
        number = default;
        int at = 1;
        while (at < line.Length && line[at] is ' ' or '\u3000')
            at++;
        int length = HanNumber(line[at..], out int value);
        NumberStyle style = NumberStyle.HanBracket;
        if (length == 0)
        {
            length = Digits(line[at..], out value);
            style = NumberStyle.ArabicBracket;
        }

        at += length;
        while (at < line.Length && line[at] is ' ' or '\u3000')
            at++;
        if (length == 0 || at >= line.Length || !(line[at] is '）' or ')' or '〕' or '】') || value is 0 or > LargestValue)
            return false;
        at++;
        if (at < line.Length && line[at] is '、' or '.' or '．')
            at++;
        number = new HeadingNumber(style, value, at, 1);
        return true;
    }

    private static bool Arabic(ReadOnlySpan<char> line, out HeadingNumber number)
    {
        number = default;
        int at = Digits(line, out int value);
        if (at is 0 or > 2 || value is 0 or > LargestValue)
            return false;
        int depth = 1;
        while (at + 1 < line.Length && line[at] is '.' or '．' && Digit(line[at + 1]) >= 0)
        {
            int length = Digits(line[(at + 1)..], out int part);
            // 1.2018年 is the first item and a year, 3.1万 is a figure.
            if (length == 4 && depth == 1 && at + 5 < line.Length && line[at + 5] is '年')
                break;
            if (length > 2 || part is 0 or > LargestValue)
                return false;
            at += 1 + length;
            value = part;
            depth++;
        }

        int mark = at;
        while (mark < line.Length && line[mark] is ' ' or '\u3000')
            mark++;
        if (depth > 1)
        {
            bool title = at < line.Length && (line[at] is ' ' or '\u3000' or '、' or '.' or '．' || (depth > 1 && Cleaning.Script.IsChinese(line[at]) && !"万亿余条件次个人元倍份期篇年月日项家名%".Contains(line[at])));
            if (!title)
                return false;
            number = new HeadingNumber(NumberStyle.ArabicDotted, value, line[at] is '、' or '.' or '．' ? at + 1 : at, depth);
            return true;
        }

        if (mark >= line.Length)
            return false;
        (NumberStyle Style, bool Found) style = line[mark] switch
        {
            '、' or '﹑' => (NumberStyle.ArabicComma, true),
            '.' or '．' => (NumberStyle.ArabicDot, true),
            '）' or ')' => (NumberStyle.ArabicBracket, true),
            _ => (default, false),
        };
        if (!style.Found)
            return false;
        number = new HeadingNumber(style.Style, value, mark + 1, 1);
        return true;
    }

    private static int Digits(ReadOnlySpan<char> text, out int value)
    {
        value = 0;
        int length = 0;
        while (length < text.Length && length < 5 && Digit(text[length]) is >= 0 and var digit)
        {
            value = (value * 10) + digit;
            length++;
        }

        return length;
    }

    private static int Digit(char unit) => unit is >= '0' and <= '9' ? unit - '0' : unit is >= '０' and <= '９' ? unit - '０' : -1;
}

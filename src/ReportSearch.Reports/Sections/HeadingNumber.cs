namespace ReportSearch.Reports.Sections;

/// <summary>Style of a printed heading number.</summary>
internal enum NumberStyle
{
    /// <summary>第一部分 or 第一篇 (depth 1), 第一章 (depth 2), 第一节 (depth 3).</summary>
    Part,
    /// <summary>壹、</summary>
    Capital,
    /// <summary>Ⅰ、</summary>
    Roman,
    /// <summary>甲、</summary>
    Stem,
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
    /// <summary>A.</summary>
    Letter,
    /// <summary>一是, 首先, 第一，</summary>
    Ordinal,
    /// <summary>●</summary>
    Bullet,
}

/// <summary>A number at the beginning of a line.</summary>
/// <param name="Style">How it is printed.</param>
/// <param name="Value">Its value; the last one of a dotted number.</param>
/// <param name="Length">Units of the number with its mark, without the blanks behind.</param>
/// <param name="Depth">Parts of a dotted number, rank of a part, glyph of a bullet, kind of an ordinal, else 1.</param>
internal readonly record struct HeadingNumber(NumberStyle Style, int Value, int Length, int Depth)
{
    private const int LargestValue = 60;
    private const int LongestPartTitle = 30;
    private const string Capitals = "壹贰叁肆伍陆柒捌玖拾";
    private const string Stems = "甲乙丙丁戊己庚辛壬癸";
    private const string Bullets = "●■◆▲★◎◇□○►▪•▶◼◾⚫☆△▼";
    private const string Units = "万亿余条件次个人元倍份期篇年月日项家名起户场";
    private static readonly string[] OrdinalWords = ["首先", "其次", "再次", "最后"];
    private static readonly string[] LatinNumerals = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"];

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
        if (SingleCharacter(line, out number))
            return true;
        if (Digit(first) >= 0)
            return Arabic(line, out number);
        int length = HanNumber(line, out int value);
        if (length == 0)
            return OtherSeries(line, out number);
        int mark = length;
        while (mark < line.Length && line[mark] is ' ' or '\u3000')
            mark++;
        if (mark >= line.Length)
            return false;
        // The opening bracket may be lost: 一）
        if (line[mark] is '）' or ')')
        {
            number = new HeadingNumber(NumberStyle.HanBracket, value, mark + 1, 1);
            return true;
        }

        if (!(line[mark] is '、' or '．' or '.' or '﹑' || (line[mark] is '，' or ',' or '：' or ':' && length == mark && line.Length - mark <= 30)) || IsEnumeration(line[(mark + 1)..], value))
            return false;
        number = new HeadingNumber(NumberStyle.HanComma, value, mark + 1, 1);
        return true;
    }

    /// <summary>
    /// Reads what counts headings only in company: a number parted from its title by a blank (一 概述, 1 概述), an ordinal (一是, 首先, 第一，) or a bullet. The caller
    /// must see that the count goes on.
    /// </summary>
    internal static bool TryParseBare(ReadOnlySpan<char> line, out HeadingNumber number)
    {
        number = default;
        if (line.Length < 3)
            return false;
        if (Bullets.Contains(line[0]) || line[0] == '【')
        {
            number = new HeadingNumber(NumberStyle.Bullet, 0, 1, line[0]);
            return true;
        }

        if (Ordinal(line, out number))
            return true;
        int length = HanNumber(line, out int value);
        NumberStyle style = NumberStyle.HanComma;
        int depth = 1;
        if (length == 0)
        {
            length = Digits(line, out value);
            (style, depth) = (NumberStyle.ArabicDotted, 1);
        }

        if (length == 0 && (value = Capitals.IndexOf(line[0]) + 1) > 0)
            (length, style) = (1, NumberStyle.Capital);
        bool parted = length is > 0 and <= 2 && value is > 0 and <= LargestValue && line[length] is ' ' or '\u3000' && length + 2 < line.Length;
        if (!parted || !(Cleaning.Script.IsChinese(line[length + 1]) || line[length + 1] is '“' or '《') || (style == NumberStyle.ArabicDotted && Units.Contains(line[length + 1])))
            return false;
        number = new HeadingNumber(style, value, length, depth);
        return true;
    }

    /// <summary>一、二季度 and 5、6月 count two things in one breath.</summary>
    private static bool IsEnumeration(ReadOnlySpan<char> rest, int value)
    {
        int length = HanNumber(rest, out int next);
        if (length == 0)
            length = Digits(rest, out next);
        // 一、二〇一七年 is a heading with a year.
        return length is > 0 and <= 2 && next == value + 1 && (length == rest.Length || !(rest[length] is '〇' or '○' or '零' or 'Ｏ' or '0' or '.' or '．' || char.IsAsciiDigit(rest[length])));
    }

    /// <summary>①, ⑴, ㈠ and ⒈.</summary>
    private static bool SingleCharacter(ReadOnlySpan<char> line, out HeadingNumber number)
    {
        (NumberStyle style, int value) = line[0] switch
        {
            >= '①' and <= '⑳' => (NumberStyle.Circled, line[0] - '①' + 1),
            >= '⑴' and <= '⒇' => (NumberStyle.ArabicBracket, line[0] - '⑴' + 1),
            >= '㈠' and <= '㈩' => (NumberStyle.HanBracket, line[0] - '㈠' + 1),
            >= '⒈' and <= '⒛' => (NumberStyle.ArabicDot, line[0] - '⒈' + 1),
            >= '❶' and <= '❿' => (NumberStyle.Circled, line[0] - '❶' + 1),
            _ => (default, 0),
        };
        number = new HeadingNumber(style, value, line[1] is '、' or '.' or '．' ? 2 : 1, 1);
        return value > 0;
    }

    /// <summary>壹、 甲、 Ⅰ、 A.</summary>
    private static bool OtherSeries(ReadOnlySpan<char> line, out HeadingNumber number)
    {
        int at = 1;
        (NumberStyle style, int value) = line[0] switch
        {
            >= 'Ⅰ' and <= 'Ⅻ' => (NumberStyle.Roman, line[0] - 'Ⅰ' + 1),
            >= 'A' and <= 'Z' => (NumberStyle.Letter, line[0] - 'A' + 1),
            >= 'Ａ' and <= 'Ｚ' => (NumberStyle.Letter, line[0] - 'Ａ' + 1),
            _ when Capitals.IndexOf(line[0]) is >= 0 and var capital => (NumberStyle.Capital, capital + 1),
            _ when Stems.IndexOf(line[0]) is >= 0 and var stem => (NumberStyle.Stem, stem + 1),
            _ => (default, 0),
        };
        if (value > 0 && LatinRoman(line) is ( > 0 and var length, > 0 and var roman))
            (style, value, at) = (NumberStyle.Roman, roman, length);
        while (at < line.Length && line[at] is ' ' or '\u3000')
            at++;
        bool marked = value > 0 && at + 1 < line.Length && line[at] is '、' or '．' or '.' or '﹑';
        // A. of an abbreviation goes on in Latin letters.
        if (marked && style is NumberStyle.Letter or NumberStyle.Roman && char.IsAsciiLetterOrDigit(line[at + 1]))
            marked = false;
        number = new HeadingNumber(style, value, at + 1, 1);
        return marked;
    }

    /// <summary>II and IV typed with letters; a single letter but I counts as a letter.</summary>
    private static (int Length, int Value) LatinRoman(ReadOnlySpan<char> line)
    {
        int length = line.IndexOfAnyExcept("IVX");
        if (length is < 1 or > 5 || (length == 1 && line[0] != 'I'))
            return default;
        int value = Array.IndexOf(LatinNumerals, line[..length].ToString());
        return (length, value + 1);
    }

    /// <summary>一是, 首先， and 第一， with the mark behind; the last of 最后 has no value that could be known.</summary>
    private static bool Ordinal(ReadOnlySpan<char> line, out HeadingNumber number)
    {
        number = default;
        int value = 0, length = 0, depth = 1;
        if (line[0] is '第' or '其')
        {
            int digits = HanNumber(line[1..], out value);
            length = digits > 0 && 1 + digits < line.Length && line[1 + digits] is '，' or ',' or '、' or '：' ? 2 + digits : 0;
            depth = 2;
        }
        else if (HanNumber(line, out int han) is > 0 and var count && count < line.Length && line[count] is '是' or '要')
        {
            (value, length) = (han, count + 1);
            if (length < line.Length && line[length] is '：' or ':' or '，')
                length++;
        }

        if (length == 0)
        {
            int word = 0;
            while (word < OrdinalWords.Length && !line.StartsWith(OrdinalWords[word]))
                word++;
            if (word == OrdinalWords.Length || line.Length < 4 || !(line[2] is '，' or ',' or '：' or '、'))
                return false;
            (value, length, depth) = (word + 1, 3, 3);
        }

        number = new HeadingNumber(NumberStyle.Ordinal, value, length, depth);
        return value > 0;
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
        int depth = line[at] switch { '章' => 2, '节' => 3, _ => 1 };
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
        if (at < line.Length && !(line[at] is ' ' or '\u3000' or '：' or ':' or '、') && !(unit == 2 && Digit(line[at]) >= 0) && !(Cleaning.Script.IsChinese(line[at]) && !"的中所里内课".Contains(line[at]) && (unit == 2 || line.Length - at <= LongestPartTitle)))
            return false;
        if (at < line.Length && line[at] is '：' or ':' or '、')
            at++;
        number = new HeadingNumber(NumberStyle.Part, value, at, depth);
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
            if (length == 4 && depth == 1 && line[(at + 5)..].TrimStart() is ['年', ..])
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
        if (!style.Found || (style.Style == NumberStyle.ArabicComma && IsEnumeration(line[(mark + 1)..], value)))
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

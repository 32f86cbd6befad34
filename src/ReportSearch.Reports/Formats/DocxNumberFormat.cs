using System.Globalization;
using System.Text;

namespace ReportSearch.Reports.Formats;

/// <summary>Writes a number of a list as Word does, by the name of the number format (ECMA-376, ST_NumberFormat).</summary>
internal static class DocxNumberFormat
{
    private const string Digits = "〇一二三四五六七八九";
    private const string LegalDigits = "零壹贰叁肆伍陆柒捌玖";
    private const string Stems = "甲乙丙丁戊己庚辛壬癸";
    private const string Branches = "子丑寅卯辰巳午未申酉戌亥";

    internal static string Write(int number, string format) => format switch
    {
        "none" or "bullet" => "",
        "chineseCounting" or "chineseCountingThousand" or "japaneseCounting" or "taiwaneseCounting" or "taiwaneseCountingThousand" or "koreanCounting" => Counted(number, Digits, "十百千", "万"),
        "chineseLegalSimplified" or "ideographLegalTraditional" or "japaneseLegal" => Counted(number, LegalDigits, "拾佰仟", "万", keepsOne: true),
        "ideographDigital" or "japaneseDigitalTenThousand" or "koreanDigital" or "taiwaneseDigital" => string.Concat(Decimal(number).Select(digit => Digits[digit - '0'])),
        "ideographTraditional" when number is >= 1 and <= 10 => Stems[number - 1].ToString(),
        "ideographZodiac" when number is >= 1 and <= 12 => Branches[number - 1].ToString(),
        "decimalEnclosedCircle" or "decimalEnclosedCircleChinese" when number is >= 1 and <= 20 => ((char)('①' + number - 1)).ToString(),
        "decimalEnclosedFullstop" when number is >= 1 and <= 20 => ((char)('⒈' + number - 1)).ToString(),
        "decimalEnclosedParen" when number is >= 1 and <= 20 => ((char)('⑴' + number - 1)).ToString(),
        "ideographEnclosedCircle" when number is >= 1 and <= 10 => ((char)('㊀' + number - 1)).ToString(),
        "decimalFullWidth" or "decimalFullWidth2" => string.Concat(Decimal(number).Select(digit => (char)(digit - '0' + '０'))),
        "decimalZero" => number.ToString("00", CultureInfo.InvariantCulture),
        "upperLetter" => Letters(number, 'A'),
        "lowerLetter" => Letters(number, 'a'),
        "upperRoman" => Roman(number),
        "lowerRoman" => Roman(number).ToLowerInvariant(),
        _ => Decimal(number),
    };

    private static string Decimal(int number) => Math.Max(number, 0).ToString(CultureInfo.InvariantCulture);

    /// <summary>12 is 十二, 20 二十, 105 一百零五, 110 一百一十.</summary>
    private static string Counted(int number, string digits, string units, string tenThousand, bool keepsOne = false)
    {
        if (number is <= 0 or >= 100_000_000)
            return number == 0 ? digits[0].ToString() : Decimal(number);
        if (number >= 10_000)
        {
            int low = number % 10_000;
            string joint = low is > 0 and < 1000 ? "零" : "";
            return Counted(number / 10_000, digits, units, tenThousand, keepsOne) + tenThousand + joint + (low == 0 ? "" : BelowTenThousand(low, digits, units));
        }

        string text = BelowTenThousand(number, digits, units);
        return !keepsOne && number is >= 10 and < 20 ? text[1..] : text;
    }

    private static string BelowTenThousand(int number, string digits, string units)
    {
        var text = new StringBuilder();
        bool gap = false;
        for (int power = 3, divisor = 1000; power >= 0; power--, divisor /= 10)
        {
            int digit = number / divisor % 10;
            if (digit == 0)
            {
                gap = text.Length > 0;
                continue;
            }

            if (gap)
                text.Append('零');
            gap = false;
            text.Append(digits[digit]);
            if (power > 0)
                text.Append(units[power - 1]);
        }

        return text.ToString();
    }

    /// <summary>A to Z, then AA, BB.</summary>
    private static string Letters(int number, char first) => number is <= 0 or > 780 ? Decimal(number) : new string((char)(first + ((number - 1) % 26)), ((number - 1) / 26) + 1);

    private static string Roman(int number)
    {
        if (number is <= 0 or >= 4000)
            return Decimal(number);
        var text = new StringBuilder();
        foreach ((int value, string letters) in (ReadOnlySpan<(int, string)>)[(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")])
        {
            for (; number >= value; number -= value)
                text.Append(letters);
        }

        return text.ToString();
    }
}

using System.Globalization;

namespace ReportSearch.Text.Numerals;

/// <summary>
/// The value of a run of Chinese numeral characters that is one number from its first to its last character: 二〇一七, 二百三十五, 一万二千, 十.
/// Colloquial shortenings (二百五 for 250) and counts by approximation (三五, 七八百) have no value here.
/// </summary>
public static class HanNumber
{
    private const string Digits = "〇一二三四五六七八九";

    /// <summary>0 to 9 for 〇 to 九, 2 for 两, else -1. 零 and the circles that are drawn for a zero are 0.</summary>
    public static int DigitOf(char unit) => unit switch
    {
        '零' or '○' or '◯' => 0,
        '两' => 2,
        _ => Digits.IndexOf(unit, StringComparison.Ordinal),
    };

    /// <summary>10, 100, 1000, 10^4 or 10^8 for 十 to 亿, else 0.</summary>
    public static long UnitOf(char unit) => unit switch
    {
        '十' => 10,
        '百' => 100,
        '千' => 1_000,
        '万' => 10_000,
        '亿' => 100_000_000,
        _ => 0,
    };

    /// <summary>True for every character that a number of this kind is written with.</summary>
    public static bool IsNumeral(char unit) => DigitOf(unit) >= 0 || UnitOf(unit) > 0;

    /// <summary>The digits of a run that names them one by one (二〇一七); null when it does not.</summary>
    public static string? Spelled(ReadOnlySpan<char> run)
    {
        Span<char> digits = stackalloc char[run.Length];
        for (int i = 0; i < run.Length; i++)
        {
            int digit = DigitOf(run[i]);
            if (digit < 0 || run[i] == '两')
                return null;
            digits[i] = (char)('0' + digit);
        }

        return new string(digits);
    }

    /// <summary>The value of a run with units (二百三十五) or of one digit; null when it is no number as a whole. Below 10^16.</summary>
    public static long? Positional(ReadOnlySpan<char> run)
    {
        if (run.Length is 0 or > 24)
            return null;
        int split = run.LastIndexOf('亿');
        if (split < 0)
            return Below(run, 100_000_000);
        if (Below(run[..split], 100_000_000) is not long hundredMillions || hundredMillions == 0)
            return null;
        return split + 1 == run.Length ? hundredMillions * 100_000_000 : Rest(run[(split + 1)..], 100_000_000) is long rest ? hundredMillions * 100_000_000 + rest : null;
    }

    // A number below 10^8 or 10^4, without 亿.
    private static long? Below(ReadOnlySpan<char> run, long limit)
    {
        int split = run.LastIndexOf('万');
        if (split < 0 || limit <= 10_000)
            return Section(run);
        if (Section(run[..split]) is not long tenThousands || tenThousands == 0)
            return null;
        return split + 1 == run.Length ? tenThousands * 10_000 : Rest(run[(split + 1)..], 10_000) is long rest ? tenThousands * 10_000 + rest : null;
    }

    // What stands behind 万 or 亿: 零五, 五百, never a bare digit (万五 is 1.5 万 to some readers).
    private static long? Rest(ReadOnlySpan<char> run, long limit)
    {
        bool zero = DigitOf(run[0]) == 0;
        ReadOnlySpan<char> tail = zero ? run[1..] : run;
        if (tail.Length == 0 || (tail.Length == 1 && !zero))
            return null;
        return Below(tail, limit) is long value and > 0 && value < limit ? value : null;
    }

    // Below 10^4: [d千][d百][d十][d], a 零 for what is left out, 十 alone for 一十 at the front.
    private static long? Section(ReadOnlySpan<char> run)
    {
        long value = 0;
        long lastUnit = 10_000;
        bool zero = false;
        int at = 0;
        while (at < run.Length)
        {
            int digit = DigitOf(run[at]);
            if (digit == 0)
            {
                // 零 stands between two parts, once.
                if (zero || at == 0 || at + 1 == run.Length)
                    return null;
                zero = true;
                at++;
                continue;
            }

            if (digit < 0)
            {
                if (at > 0 || run[at] != '十')
                    return null;
                digit = 1;
            }
            else
            {
                at++;
            }

            long unit = at < run.Length ? UnitOf(run[at]) : 1;
            if (unit is 0 or > 1_000 || unit >= lastUnit)
                return null;
            // 二百五: a reader says 250, a sum says 205.
            if (unit == 1 && !zero && lastUnit is not (10_000 or 10))
                return null;
            value += digit * unit;
            lastUnit = unit;
            zero = false;
            at++;
        }

        return value > 0 ? value : null;
    }

    /// <summary>How a whole number from 1 to 99,999,999 is written with units: 235 gives 二百三十五.</summary>
    public static string Write(long value)
    {
        var written = new System.Text.StringBuilder();
        if (value >= 10_000)
        {
            WriteSection(written, value / 10_000);
            written.Append('万');
            long rest = value % 10_000;
            if (rest == 0)
                return written.ToString();
            if (rest < 1_000)
                written.Append('零');
            value = rest;
            WriteSection(written, value);
        }
        else
        {
            WriteSection(written, value);
        }

        return written.ToString();
    }

    private static void WriteSection(System.Text.StringBuilder written, long value)
    {
        bool begun = false;
        bool zero = false;
        bool isFirst = written.Length == 0;
        foreach ((long unit, string name) in ((long, string)[])[(1_000, "千"), (100, "百"), (10, "十"), (1, "")])
        {
            long digit = value / unit % 10;
            if (digit == 0)
            {
                zero = begun;
                continue;
            }

            if (zero)
                written.Append('零');
            if (unit != 10 || digit != 1 || begun || !isFirst)
                written.Append(Digits[(int)digit]);
            written.Append(name);
            begun = true;
            zero = false;
        }
    }

    /// <summary>Digits named one by one: 2017 gives 二〇一七.</summary>
    public static string Spell(ReadOnlySpan<char> digits)
    {
        var spelled = new System.Text.StringBuilder(digits.Length);
        foreach (char digit in digits)
            spelled.Append(Digits[int.Parse([digit], CultureInfo.InvariantCulture)]);
        return spelled.ToString();
    }
}

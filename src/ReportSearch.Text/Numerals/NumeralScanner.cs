using System.Buffers;
using ReportSearch.Text.Folding;

namespace ReportSearch.Text.Numerals;

/// <summary>
/// Finds the numbers of a folded text, independently of its words. Decisions, in doubt against a number:
/// <list type="bullet">
/// <item>ASCII digits count as a whole run of digits and Latin letters only (not in 12017a), without a leading zero (0.5 is one, 007 is a code);
/// commas between groups of three (4,200), decimals (3.50; not in 2017.12.31), a factor behind (4.2万, 1.5亿, 3万5千), <c>%</c> and <c>‰</c>.</item>
/// <item>Chinese digits named one by one (二〇一七, the zero also as ○, 零, 0 or a Latin O) from three on, or two with a zero;
/// not 一二三 (a list), not 七八 (about).</item>
/// <item>Chinese numbers with units (二百三十五, 两百, 四亿) where the whole run of numeral characters is one number: not 万一, 十三五, 二百五, 千万,
/// and not beside 几, 数, 多, 余, 来 (about) or in a fraction (三分之二). 百分之五 and 千分之五 are 5% and 5‰; 三点五 before a factor or a measure is 3.5.</item>
/// <item>One character alone: behind 第 unless a word goes on that counts nothing (第五条, not 第三方), before a measure (五件, 十个), and 十 where nothing else stands in its cell or paragraph. 一 is
/// one only before the few measures that it counts in earnest, and not in 统一件, 万一.</item>
/// </list>
/// A number of more than <see cref="MaxDigits"/> digits is left alone. No number spans a break; white space is allowed inside only in a year written 二 〇 一 七 年.
/// </summary>
public static class NumeralScanner
{
    /// <summary>Most digits of a value, before and behind the point together.</summary>
    public const int MaxDigits = 18;

    private const string About = "多余几来";
    private const string AboutBefore = "几数";
    private const string Measures = "件个条次项年月日号人名份篇期起宗例户家部台处类种批场位元天周季级章款页届轮倍册本张组亩吨米套辆所座栋间封";
    private const string EarnestMeasures = "件条份名月日年项起户期号章款宗例人家";
    private const string NotBeforeOne = "统唯之同万单专不任每逐进某惟初归择合如";
    private const string DecimalMeasures = "万亿倍个元米吨亩公平";

    private static readonly SearchValues<char> s_starts = SearchValues.Create("0123456789一二三四五六七八九两十百千");

    /// <summary>Appends the numerals of <paramref name="text"/> in order; they do not overlap.</summary>
    public static void Find(FoldedText text, List<Numeral> numerals)
    {
        var reader = new Reader(text);
        int at = 0;
        while (at < reader.Text.Length)
        {
            int next = reader.Text.AsSpan(at).IndexOfAny(s_starts);
            if (next < 0)
                return;
            at += next;
            (Numeral? numeral, int end) = char.IsAsciiDigit(reader.Text[at]) ? reader.ReadDigits(at) : reader.ReadHan(at);
            if (numeral is Numeral found)
                numerals.Add(found);
            at = end;
        }
    }

    private readonly struct Reader(FoldedText folded)
    {
        public string Text { get; } = folded.Text;

        // The next character of the same run, white space or not between.
        private bool Follows(int at) => at < Text.Length && !folded.StartsRun(at);

        private bool Touches(int at) => at < Text.Length && at > 0 && !folded.StartsRun(at) && folded.ToOriginal(at) - folded.ToOriginal(at - 1) == 1;

        private bool TouchesAny(int at, string units) => Touches(at) && units.Contains(Text[at], StringComparison.Ordinal);

        private bool TouchesDigit(int at) => Touches(at) && char.IsAsciiDigit(Text[at]);

        private static bool IsIdeograph(char unit) => unit is >= '\u3400' and <= '\u9FFF';

        private static bool IsRunCharacter(char unit) => unit is >= '0' and <= '9' or >= 'a' and <= 'z';

        public (Numeral? Numeral, int End) ReadDigits(int start)
        {
            int end = start + 1;
            while (Touches(end) && IsRunCharacter(Text[end]))
                end++;
            bool begins = start == 0 || !Touches(start) || !IsRunCharacter(Text[start - 1]);
            bool goesOn = begins && start >= 2 && Touches(start) && Touches(start - 1) && Text[start - 1] is '.' or ',' && IsRunCharacter(Text[start - 2]);
            if (!begins || goesOn || Text.AsSpan(start, end - start).ContainsAnyExceptInRange('0', '9'))
                return (null, end);
            if (Touches(end) && Text[end] is '〇' or '○' or '◯' && SpelledFrom(start) is Numeral mixed)
                return (mixed, mixed.End);

            // Most numbers are digits and nothing else.
            if (end - start <= MaxDigits && (Text[start] != '0' || end - start == 1) && !TouchesAny(end, ",.%‰十百千万亿几数多余"))
                return (new Numeral(start, end - start, Text[start..end]), end);

            var sum = new PlainSum();
            int at = start;
            int limit = int.MaxValue;
            int read = start;
            while (true)
            {
                (string Whole, string Decimals, int End)? number = ReadNumber(at);
                if (number is null)
                    return (null, Math.Max(end, read));
                (int zeros, int behind) = ReadFactor(number.Value.End);
                if (zeros >= limit || !sum.Add(number.Value.Whole, number.Value.Decimals, zeros))
                    return (null, Math.Max(end, behind));
                read = behind;
                limit = zeros;
                // 3万5千: a smaller part follows at once.
                if (zeros == 0 || !TouchesDigit(behind))
                    break;
                at = behind;
            }

            if (TouchesAny(read, AboutBefore) || TouchesAny(read, "多余") || sum.Value is not string value)
                return (null, read);
            bool isShare = limit == 0 && Touches(read) && Text[read] is '%' or '‰';
            return (new Numeral(start, read - start + (isShare ? 1 : 0), isShare ? value + Text[read] : value), isShare ? read + 1 : read);
        }

        // Digits with commas between thousands and decimals; null for a code with a leading zero.
        private (string Whole, string Decimals, int End)? ReadNumber(int start)
        {
            int end = EndOfDigits(start);
            if (Text[start] == '0' && end - start > 1)
                return null;
            string whole = Text[start..end];
            if (end - start <= 3 && Text[start] != '0')
            {
                int groups = end;
                while (Touches(groups) && Text[groups] == ',' && TouchesDigit(groups + 1))
                {
                    int group = EndOfDigits(groups + 1);
                    if (group - groups != 4 || (Touches(group) && IsRunCharacter(Text[group])))
                    {
                        groups = end;
                        break;
                    }

                    groups = group;
                }

                if (groups > end)
                {
                    whole = Text[start..groups].Replace(",", "", StringComparison.Ordinal);
                    end = groups;
                }
            }

            if (!(Touches(end) && Text[end] == '.' && TouchesDigit(end + 1)))
                return (whole, "", end);
            int behind = EndOfDigits(end + 1);
            bool isDate = Touches(behind) && (IsRunCharacter(Text[behind]) || (Text[behind] == '.' && TouchesDigit(behind + 1)));
            return isDate ? (whole, "", end) : (whole, Text[(end + 1)..behind], behind);
        }

        private int EndOfDigits(int start)
        {
            int end = start + 1;
            while (TouchesDigit(end))
                end++;
            return end;
        }

        // Zeros that 千, 百万, 万, 亿, 万亿 ... add.
        private (int Zeros, int End) ReadFactor(int at)
        {
            int zeros = 0;
            foreach ((string names, int small) in ((string, int)[])[("十百千", 1), ("万", 0), ("亿", 0)])
            {
                if (!TouchesAny(at, names))
                    continue;
                zeros += small > 0 ? names.IndexOf(Text[at], StringComparison.Ordinal) + 1 : names == "万" ? 4 : 8;
                at++;
            }

            return (zeros, at);
        }

        public (Numeral? Numeral, int End) ReadHan(int start)
        {
            if (YearFrom(start) is Numeral year)
                return (year, year.End);
            if (ShareFrom(start) is Numeral share)
                return (share, share.End);
            int end = start + 1;
            while (Touches(end) && HanNumber.IsNumeral(Text[end]))
                end++;
            ReadOnlySpan<char> run = Text.AsSpan(start, end - start);
            bool besideDigit = TouchesDigit(end) || (Touches(start) && IsRunCharacter(Text[start - 1]));
            bool isAbout = TouchesAny(end, About) && !(Text[end] == '来' && HanNumber.DigitOf(run[^1]) > 0);
            bool isAboutBefore = Touches(start) && AboutBefore.Contains(Text[start - 1], StringComparison.Ordinal);
            bool isPartOfFraction = (Touches(end) && Text[end] == '分' && Touches(end + 1) && Text[end + 1] == '之')
                || (start >= 2 && Touches(start) && Touches(start - 1) && Text[start - 1] == '之' && Text[start - 2] == '分');
            if (besideDigit || isAbout || isAboutBefore || isPartOfFraction)
                return (null, end);
            if (DecimalFrom(start, end) is Numeral withDecimals)
                return (withDecimals, withDecimals.End);
            string? value = run.Length == 1 ? ValueOfOne(start) : ValueOf(run);
            return (value is null ? null : new Numeral(start, run.Length, value), end);
        }

        private static string? ValueOf(ReadOnlySpan<char> run)
        {
            if (HanNumber.Spelled(run) is not string digits)
                return HanNumber.Positional(run) is long number ? PlainSum.Print(number) : null;
            bool isLong = digits.Length >= 3 || digits.Contains('0', StringComparison.Ordinal);
            return isLong && digits[0] != '0' && digits.Length <= MaxDigits && !IsList(digits) ? digits : null;
        }

        // 一二三, 三四五六: the parts of a list; 一一一: nothing one counts.
        private static bool IsList(string digits)
        {
            bool rises = true;
            bool same = true;
            for (int i = 1; i < digits.Length; i++)
            {
                rises &= digits[i] == digits[i - 1] + 1;
                same &= digits[i] == digits[i - 1];
            }

            return rises || same;
        }

        private string? ValueOfOne(int at)
        {
            char unit = Text[at];
            int digit = HanNumber.DigitOf(unit);
            if (digit < 0 && unit != '十')
                return null;
            string value = unit == '十' ? "10" : ((char)('0' + digit)).ToString();
            bool isOrdinal = Touches(at) && Text[at - 1] == '第' && unit != '两';
            if (isOrdinal)
                return Touches(at + 1) && IsIdeograph(Text[at + 1]) && !TouchesAny(at + 1, Measures) && Text[at + 1] != '节' ? null : value;
            if (unit == '十' && folded.StartsRun(at) && !Follows(at + 1))
                return value;
            if (!TouchesAny(at + 1, unit == '一' ? EarnestMeasures : Measures))
                return null;
            return unit == '一' && Touches(at) && NotBeforeOne.Contains(Text[at - 1], StringComparison.Ordinal) ? null : value;
        }

        // Four digits before 年, white space between them or not, the zero in any dress.
        private Numeral? YearFrom(int start)
        {
            if (Text[start] is not ('一' or '二'))
                return null;
            Numeral? spelled = SpelledFrom(start);
            return spelled is { Length: 4 } year && Follows(year.End) && Text[year.End] == '年' ? year : null;
        }

        private Numeral? SpelledFrom(int start)
        {
            Span<char> digits = stackalloc char[4];
            for (int i = 0; i < 4; i++)
            {
                if (i > 0 && !Follows(start + i))
                    return null;
                char unit = Text[start + i];
                int digit = unit is >= '0' and <= '9' ? unit - '0' : unit == 'o' && i > 0 ? 0 : unit == '两' ? -1 : HanNumber.DigitOf(unit);
                if (digit < 0 || (i == 0 && digit == 0))
                    return null;
                digits[i] = (char)('0' + digit);
            }

            bool goesOn = Touches(start + 4) && (HanNumber.IsNumeral(Text[start + 4]) || IsRunCharacter(Text[start + 4]));
            bool cameFrom = Touches(start) && (HanNumber.IsNumeral(Text[start - 1]) || IsRunCharacter(Text[start - 1]));
            return goesOn || cameFrom ? null : new Numeral(start, 4, new string(digits));
        }

        // 百分之五, 千分之三点二, 百分之12.5.
        private Numeral? ShareFrom(int start)
        {
            if (Text[start] is not ('百' or '千') || !TouchesAny(start + 1, "分") || !TouchesAny(start + 2, "之") || !Touches(start + 3))
                return null;
            bool cameFrom = Touches(start) && (HanNumber.IsNumeral(Text[start - 1]) || IsRunCharacter(Text[start - 1]));
            char sign = Text[start] == '百' ? '%' : '‰';
            int first = start + 3;
            if (cameFrom)
                return null;
            if (char.IsAsciiDigit(Text[first]))
            {
                var sum = new PlainSum();
                return ReadNumber(first) is { } number && !(Touches(number.End) && IsRunCharacter(Text[number.End])) && sum.Add(number.Whole, number.Decimals, 0) && sum.Value is string plain
                    ? new Numeral(start, number.End - start, plain + sign)
                    : null;
            }

            int end = first;
            while (Touches(end) && HanNumber.IsNumeral(Text[end]))
                end++;
            ReadOnlySpan<char> run = Text.AsSpan(first, end - first);
            if (TouchesAny(end, About) || TouchesDigit(end))
                return null;
            string? whole = run is "百" ? "100" : run.Length == 1 && HanNumber.DigitOf(run[0]) == 0 ? "0" : HanNumber.Positional(run) is long value ? PlainSum.Print(value) : null;
            if (whole is null)
                return null;
            (string decimals, int behind) = DecimalsFrom(end);
            var plainSum = new PlainSum();
            return plainSum.Add(whole, decimals, 0) && plainSum.Value is string share ? new Numeral(start, behind - start, share + sign) : null;
        }

        // 三点五万, 十二点六个百分点: only before what is counted in decimals, for 三点十分 is a time and 两点一线 a saying.
        private Numeral? DecimalFrom(int start, int wholeEnd)
        {
            (string decimals, int end) = DecimalsFrom(wholeEnd);
            if (end == wholeEnd)
                return null;
            ReadOnlySpan<char> run = Text.AsSpan(start, wholeEnd - start);
            string? whole = run.Length == 1 && HanNumber.DigitOf(run[0]) == 0 ? "0" : HanNumber.Positional(run) is long value ? PlainSum.Print(value) : null;
            (int zeros, int behind) = ReadFactor(end);
            var sum = new PlainSum();
            return whole is not null && TouchesAny(end, DecimalMeasures) && sum.Add(whole, decimals, zeros) && sum.Value is string plain
                ? new Numeral(start, behind - start, plain)
                : null;
        }

        private (string Decimals, int End) DecimalsFrom(int at)
        {
            if (!TouchesAny(at, "点"))
                return ("", at);
            int end = at + 1;
            while (Touches(end) && Text[end] != '两' && HanNumber.DigitOf(Text[end]) >= 0)
                end++;
            return end > at + 1 ? (HanNumber.Spelled(Text.AsSpan(at + 1, end - at - 1))!, end) : ("", at);
        }
    }
}

using ReportSearch.Text.Folding;
using ReportSearch.Text.Numerals;

namespace ReportSearch.Reports.Statistics;

/// <summary>A number in a sentence with the measure behind it.</summary>
/// <param name="Start">Cleaned offset of its first digit.</param>
/// <param name="End">One past the number, 万 and 余 included, the measure not.</param>
/// <param name="MeasureEnd">One past the measure.</param>
/// <param name="Value">Its value.</param>
/// <param name="Approximate">True for 余 and 约.</param>
/// <param name="Measure">First character of the measure (件, 条, 次, 人, 万 of 万元), or 0.</param>
/// <param name="Unit">The measure as a unit.</param>
/// <param name="IsYear">True for a year.</param>
/// <param name="IsPercent">True for a share.</param>
internal readonly record struct ProseNumber(int Start, int End, int MeasureEnd, decimal Value, bool Approximate, char Measure, string Unit, bool IsYear, bool IsPercent)
{
    private const string Measures = "件条次篇个人期份场起宗名家处";
    private const int Longest = 24;

    /// <summary>The number that begins at a place of a text, or null.</summary>
    internal static ProseNumber? Read(string text, int at, int end)
    {
        char first = text[at];
        bool digit = first is (>= '0' and <= '9') or (>= '０' and <= '９');
        bool han = !digit && (HanNumber.IsNumeral(first) || first == '百');
        if (!digit && !han)
            return null;
        Span<char> folded = stackalloc char[Longest];
        Span<int> places = stackalloc int[Longest];
        int length = 0;
        for (int i = at; i < end && length < Longest; i++)
        {
            if (char.IsWhiteSpace(text[i]))
                continue;
            // Blanks inside a number part two of them.
            if (length > 0 && i > places[length - 1] + 1 && char.IsAsciiDigit(folded[length - 1]) && char.IsAsciiDigit(CharacterFolding.Fold(text[i])))
                break;
            folded[length] = CharacterFolding.Fold(text[i]);
            places[length++] = i;
        }

        ReadOnlySpan<char> rest = folded[..length];
        bool hundredth = rest.StartsWith("百分之");
        if (hundredth)
            rest = rest[3..];
        (decimal? number, int used) = FigureText.Number(rest);
        if (number is not { } value)
            return digit ? Skipped(text, at, end) : null;
        int taken = length - rest.Length + used;
        rest = rest[used..];
        if (hundredth)
            return Make(taken, 0, value, false, '\0', "%", false, true, places, at);
        if (!rest.IsEmpty && rest[0] == '%')
            return Make(taken + 1, 0, value, false, '\0', "%", false, true, places, at);
        if (!rest.IsEmpty && rest[0] == '年' && value is >= 1990 and <= 2100)
            return Make(taken + 1, 0, value, false, '\0', "", true, false, places, at);
        bool approximate = at > 0 && text[at - 1] is '约' or '近';
        if (!rest.IsEmpty && rest[0] is '余' or '多')
        {
            approximate = true;
            rest = rest[1..];
            taken++;
        }

        if (digit && !rest.IsEmpty && FigureText.Factor(rest) is { } factor and >= 10_000 && !(rest.Length > 1 && rest[1] == '元'))
        {
            value *= factor;
            rest = rest[1..];
            taken++;
            if (!rest.IsEmpty && rest[0] is '余' or '多')
            {
                approximate = true;
                rest = rest[1..];
                taken++;
            }
        }

        if (rest.StartsWith("万元") || rest.StartsWith("元"))
            return Make(taken, rest[0] == '万' ? 2 : 1, value, approximate, rest[0], rest[0] == '万' ? "万元" : "元", false, false, places, at);
        // 12345热线, 35号, 3月: no count. 5个部门, 40个单位 count something else.
        if (!rest.IsEmpty && Measures.Contains(rest[0], StringComparison.Ordinal) && !(han && rest[0] is '个' or '家' or '名' or '处' or '场' or '期' && length - rest.Length < 2))
            return Make(taken, 1, value, approximate, rest[0], rest.StartsWith("人次") ? "人次" : rest[..1].ToString(), false, false, places, at);
        if (han)
            return null;
        return Make(taken, 0, value, approximate, '\0', "", false, false, places, at);
    }

    private static ProseNumber Make(int taken, int measure, decimal value, bool approximate, char unit, string name, bool year, bool percent, ReadOnlySpan<int> places, int at) =>
        new(at, places[taken - 1] + 1, places[taken + measure - 1] + 1, value, approximate, unit, name, year, percent);

    /// <summary>Digits that are no number, as those of a telephone.</summary>
    private static ProseNumber? Skipped(string text, int at, int end)
    {
        int last = at;
        while (last + 1 < end && char.IsAsciiDigit(CharacterFolding.Fold(text[last + 1])))
            last++;
        return new ProseNumber(at, last + 1, last + 1, 0, false, '\0', "", false, false);
    }
}

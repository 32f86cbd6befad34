using System.Globalization;
using ReportSearch.Text.Folding;
using ReportSearch.Text.WordForms;

namespace ReportSearch.Text.Numerals;

/// <summary>
/// Forms by which a number is found however it is written: the number alone, with one and with two Chinese characters that follow it (2017年度), an
/// ordinal with its 第 (第5条), and dates in all their parts (2017年12月31日, 12月31日).
/// </summary>
public static class NumeralForms
{
    private const int MaxFollowing = 2;

    [ThreadStatic]
    private static List<Numeral>? t_numerals;

    /// <summary>Appends the forms of a folded text, by numeral.</summary>
    /// <param name="text">The text.</param>
    /// <param name="plainToo">False leaves out the stretches that stand in the text as they are printed plainly: these are found as text.</param>
    /// <param name="forms">Takes the forms.</param>
    public static void Find(FoldedText text, bool plainToo, List<PlainForm> forms)
    {
        List<Numeral> numerals = t_numerals ??= [];
        numerals.Clear();
        NumeralScanner.Find(text, numerals);
        for (int i = 0; i < numerals.Count; i++)
        {
            Numeral first = numerals[i];
            if (plainToo || !IsPlain(text, first))
                AddAlone(text, first, plainToo, forms);
            AddDates(text, numerals, i, plainToo, forms);
        }
    }

    private static void AddAlone(FoldedText text, Numeral first, bool plainToo, List<PlainForm> forms)
    {
        AddWithFollowing(text, first.Start, first.Value, first.End, plainToo, forms);
        if (first.Start > 0 && !text.StartsRun(first.Start) && text.Text[first.Start - 1] == '第')
            AddWithFollowing(text, first.Start - 1, "第" + first.Value, first.End, plainToo, forms);
    }

    // Nearly every number of a text: what goes on behind it is plain, too.
    private static bool IsPlain(FoldedText text, Numeral numeral) => text.Text.AsSpan(numeral.Start, numeral.Length).SequenceEqual(numeral.Value);

    /// <summary>Other ways to write a plain form (2017年), for people to read; empty where there is no other usual one.</summary>
    public static IReadOnlyList<string> Examples(string plain)
    {
        int start = plain[0] == '第' ? 1 : 0;
        int end = start;
        while (end < plain.Length && plain[end] is >= '0' and <= '9' or '.' or '%' or '‰')
            end++;
        if (end == start || plain.AsSpan(end).ContainsAnyInRange('0', '9'))
            return [];
        return [.. OfNumber(plain[start..end]).Select(number => string.Concat(plain.AsSpan(0, start), number, plain.AsSpan(end)))];
    }

    private static List<string> OfNumber(string plain)
    {
        char sign = plain[^1] is '%' or '‰' ? plain[^1] : '\0';
        string number = sign == '\0' ? plain : plain[..^1];
        if (!long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out long value) || value is 0 or >= 100_000_000)
            return [];
        if (sign != '\0')
            return value <= 100 ? [(sign == '%' ? "百分之" : "千分之") + (value == 100 ? "百" : HanNumber.Write(value))] : [];
        if (value is >= 1900 and < 2100)
            return [HanNumber.Spell(number)];
        List<string> examples = [];
        if (value >= 1_000)
            examples.Add(value.ToString("N0", CultureInfo.InvariantCulture));
        if (value >= 10_000 && value % 100 == 0)
            examples.Add((value / 10_000m).ToString("0.##", CultureInfo.InvariantCulture) + "万");
        if (value < 10_000 || value % 10_000 == 0)
            examples.Add(HanNumber.Write(value));
        return examples;
    }

    private static void AddWithFollowing(FoldedText text, int start, string plain, int end, bool plainToo, List<PlainForm> forms)
    {
        Add(text, start, plain, end, plainToo, forms);
        for (int following = 1; following <= MaxFollowing; following++)
        {
            int at = end + following - 1;
            if (at >= text.Text.Length || text.StartsRun(at) || !IsIdeograph(text.Text[at]) || HanNumber.IsNumeral(text.Text[at]))
                return;
            plain += text.Text[at];
            Add(text, start, plain, at + 1, plainToo, forms);
        }
    }

    private static void AddDates(FoldedText text, List<Numeral> numerals, int from, bool plainToo, List<PlainForm> forms)
    {
        string plain = "";
        char before = '\0';
        for (int i = from; i < numerals.Count && i < from + 3; i++)
        {
            int end = numerals[i].End;
            if (i > from && (numerals[i].Start != numerals[i - 1].End + 1 || text.StartsRun(numerals[i].Start)))
                return;
            if (end >= text.Text.Length || text.StartsRun(end))
                return;
            char part = text.Text[end];
            bool inOrder = part switch { '年' => before == '\0', '月' => before is '\0' or '年', '日' or '号' => before == '月', _ => false };
            if (!inOrder)
                return;
            // One part alone is no date.
            bool goesOn = i + 1 < numerals.Count && numerals[i + 1].Start == end + 1;
            if (i == from && !goesOn)
                return;
            plain += numerals[i].Value + part;
            if (i > from)
                Add(text, numerals[from].Start, plain, end + 1, plainToo, forms);
            before = part;
        }
    }

    private static void Add(FoldedText text, int start, string plain, int end, bool plainToo, List<PlainForm> forms)
    {
        if (plainToo || !text.Text.AsSpan(start, end - start).SequenceEqual(plain))
            forms.Add(new PlainForm(start, end - start, plain));
    }

    private static bool IsIdeograph(char unit) => unit is >= '\u3400' and <= '\u9FFF' and not '〇';
}

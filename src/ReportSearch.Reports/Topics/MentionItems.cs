using System.Globalization;
using ReportSearch.Text.Numerals;
using static ReportSearch.Reports.Topics.MentionWords;
using static ReportSearch.Reports.Topics.PhraseMatching;

namespace ReportSearch.Reports.Topics;

/// <summary>An item of a list, as a range of its sentence, with the count that stands behind it.</summary>
/// <param name="Start">First unit.</param>
/// <param name="End">One past the last unit.</param>
/// <param name="Count">The count, or null.</param>
internal readonly record struct MentionItem(int Start, int End, int? Count);

/// <summary>What of an item is the thing itself: numbering, words around it, count, share and trend are cut.</summary>
internal static class MentionItems
{
    /// <summary>Longest item, in UTF-16 units.</summary>
    public const int MostUnits = 24;

    /// <summary>Adds the item that stands in a range of a sentence, without the words around it; nothing when it says no topic.</summary>
    public static void Add(ReadOnlySpan<char> sentence, int start, int end, List<MentionItem> items)
    {
        int? count = CountBehind(sentence[start..end], out int words);
        if (count is not null)
            end = start + words;
        // 征地类申请减少11件: a difference, no count.
        foreach (string change in Changes)
        {
            if (count is null || !sentence[start..end].EndsWith(change))
                continue;
            end -= change.Length;
            count = null;
        }

        end = start + Closing(sentence[start..end]);
        bool cut = true;
        while (cut)
        {
            int numbering = Numbering(sentence[start..end]);
            start += numbering;
            cut = numbering > 0;
            foreach (string head in Heads)
            {
                if (sentence[start..end].StartsWith(head))
                {
                    start += head.Length;
                    cut = true;
                }
            }

            foreach (string tail in Tails)
            {
                if (end - start > tail.Length && sentence[start..end].EndsWith(tail))
                {
                    end -= tail.Length;
                    cut = true;
                }
            }
        }

        // The words in front of 的申请 are the item: 关于棚户区改造的申请占到一半.
        int requests = IndexOfAny(sentence[start..end], ["的申请", "引发", "引起", "产生的", "提起"]);
        if (requests >= 2)
            end = start + requests;
        // 等 inside closes the list: what follows is the sentence again.
        int and = sentence[start..end].IndexOf("等");
        if (and >= 2)
            end = start + and;
        if (end - start is >= 2 and <= MostUnits && !ContainsAny(sentence[start..end], NoTopic) && !EndsWithAny(sentence[start..end], Bodies)
            && !EqualsAny(sentence[start..end], NoItem))
            items.Add(new MentionItem(start, end, count));
    }

    // 征地拆迁29件, 征地拆迁类 29 件, 征地拆迁方面的有29件.
    public static int? CountBehind(ReadOnlySpan<char> item, out int words)
    {
        words = item.Length;
        int end = item.Length;
        while (end > 0 && item[end - 1] is '）' or ')' or ' ' or '　')
            end--;
        int unit = item[..end].LastIndexOfAny("件宗起条份次");
        if (unit < 1)
            return null;
        int digits = unit;
        while (digits > 0 && (char.IsAsciiDigit(item[digits - 1]) || item[digits - 1] == ' ' || IsInNumber(item, digits - 1)))
            digits--;
        int? count = int.TryParse(item[digits..unit].Trim(' '), NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out int number) ? number : HanCount(item[..unit], item[unit], out digits);
        if (digits == 0 || count is null)
            return null;
        while (digits > 0 && item[digits - 1] is '有' or '共' or '计' or '达' or ' ' or '（' or '(' or '约')
            digits--;
        words = digits;
        return count;
    }

    // 十二件, but not 第一次, 一起.
    private static int? HanCount(ReadOnlySpan<char> before, char unit, out int digits)
    {
        digits = before.Length;
        while (digits > 0 && HanNumber.IsNumeral(before[digits - 1]))
            digits--;
        return unit is '件' or '宗' && digits > 0 && before[digits - 1] is not ('第' or '每' or '同' or '某') && HanNumber.Positional(before[digits..]) is long value and <= int.MaxValue ? (int)value : null;
    }

    // The comma of 1,204.
    public static bool IsInNumber(ReadOnlySpan<char> text, int at)
    {
        if (text[at] is not (',' or '，') || at == 0 || at + 3 >= text.Length || !char.IsAsciiDigit(text[at - 1]))
            return false;
        for (int i = at + 1; i <= at + 3; i++)
        {
            if (!char.IsAsciiDigit(text[i]))
                return false;
        }

        return at + 4 >= text.Length || !char.IsAsciiDigit(text[at + 4]);
    }

    // Where an item ends because its share or its trend follows: 养老服务占35%, 人事档案的有所减少.
    private static int Closing(ReadOnlySpan<char> item)
    {
        int end = item.Length;
        for (int at = 2; at + 1 < end; at++)
        {
            if (item[at] == '占' && (char.IsAsciiDigit(item[at + 1]) || HanNumber.IsNumeral(item[at + 1]) || item[at + 1] is '约' or '比' or '总' or '全' or '申' or '到' or '了' or '据' or '近'))
                end = at > 2 && item[at - 1] == '约' ? at - 1 : at;
        }

        int trend = IndexOfAny(item[..end], Trends);
        return trend >= 2 ? trend : end;
    }

    // 1. or （二） in front of an item.
    private static int Numbering(ReadOnlySpan<char> item)
    {
        int at = 0;
        while (at < item.Length && (char.IsAsciiDigit(item[at]) || item[at] is '（' or '(' or '一' or '二' or '三' or '四' or '五'))
            at++;
        return at > 0 && at < item.Length && item[at] is ('.' or '．' or '）' or ')') ? at + 1 : 0;
    }
}

using ReportSearch.Reports.Sections;

namespace ReportSearch.Reports.Problems;

/// <summary>A sentence of a part on problems.</summary>
/// <param name="Start">Cleaned offset of its first character.</param>
/// <param name="End">One past its last, the closing mark included.</param>
/// <param name="Number">The number it begins with, or null.</param>
/// <param name="BodyStart">Behind that number.</param>
/// <param name="OpensParagraph">True for the first of its paragraph.</param>
internal readonly record struct PointSentence(int Start, int End, HeadingNumber? Number, int BodyStart, bool OpensParagraph);

/// <summary>Cuts running text to sentences, and where 一是 or (1) begins within one, there, too.</summary>
internal static class PointSentences
{
    private const int LongestLabel = 8;

    internal static List<PointSentence> Cut(string text, int start, int end)
    {
        var sentences = new List<PointSentence>();
        bool opens = true;
        int from = start;
        for (int i = start; i < end; i++)
        {
            char unit = text[i];
            bool stop = OpensList(text, i, end) || unit is '。' or '！' or '？' or '；' or ';' or '\n';
            if (!stop && unit is '：' or ':' or '，' or ',' or ')' or '）' && i + 1 < end)
                stop = unit is ')' or '）' ? false : Numbered(text.AsSpan(i + 1, end - i - 1)) is { Style: NumberStyle.Ordinal or NumberStyle.Circled or NumberStyle.ArabicBracket or NumberStyle.HanBracket };
            // 措施：开设专栏。 问题：1.内容少。 The label is no part of the point.
            stop |= unit is '：' or ':' && i + 1 < end && (i - from <= LongestLabel && PointWording.OfTitle(text[from..i].Trim()) != PointRole.None
                || Numbered(text.AsSpan(i + 1, end - i - 1)) is { Style: NumberStyle.ArabicDot or NumberStyle.ArabicComma, Value: 1 });
            if (!stop)
                continue;
            Add(i + 1);
            opens = unit == '\n';
        }

        Add(end);
        return sentences;

        void Add(int to)
        {
            int first = from, last = to;
            from = to;
            while (first < last && char.IsWhiteSpace(text[first]))
                first++;
            while (last > first && char.IsWhiteSpace(text[last - 1]))
                last--;
            if (last - first < 2)
                return;
            HeadingNumber? number = Numbered(text.AsSpan(first, last - first));
            sentences.Add(new PointSentence(first, last, number, first + (number?.Length ?? 0), opens));
            opens = false;
        }
    }

    /// <summary>我局拟（1）增加图解；（2）…: the list begins within a clause.</summary>
    private static bool OpensList(string text, int at, int end) =>
        at + 4 < end && text[at] is '拟' or '将' or '要' && (text[at + 1] is '①' || (text[at + 1] is '（' or '(' && text[at + 2] == '1' && text[at + 3] is '）' or ')'));

    private static HeadingNumber? Numbered(ReadOnlySpan<char> text)
    {
        text = text.TrimStart();
        if (HeadingNumber.TryParse(text, out HeadingNumber number))
            return number;
        return HeadingNumber.TryParseBare(text, out number) && number.Style is NumberStyle.Ordinal or NumberStyle.Bullet ? number : null;
    }
}

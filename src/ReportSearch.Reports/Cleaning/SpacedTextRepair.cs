namespace ReportSearch.Reports.Cleaning;

/// <summary>
/// A line printed with a blank between all its characters, as titles are (绍 兴 市 人 民 政 府): the blanks go. Lists of names, rows of columns and single words set
/// wide (合 计) keep theirs: the whole line must be of single characters with gaps of one width, and hold a word of the subject.
/// </summary>
internal static class SpacedTextRepair
{
    private const int FewestChinese = 4;
    private const int WidestGap = 4;

    private static readonly string[] Words =
        ["政府", "人民", "公开", "信息", "报告", "年度", "工作", "情况", "办公", "委员", "管理", "街道", "申请", "部门", "问题", "措施", "目录", "概述", "附件", "教育", "财政", "民政", "公安", "卫生", "保障", "建设", "发展", "改革", "监督", "交通", "水利", "农业"];

    /// <summary>The blanks to take out of the lines, and how many lines there are of this kind.</summary>
    internal static (List<(int Start, int Length)> Blanks, int Lines) Find(string text)
    {
        var blanks = new List<(int Start, int Length)>();
        var ofLine = new List<(int Start, int Length)>();
        int lines = 0;
        for (int start = 0; start < text.Length;)
        {
            int length = text.AsSpan(start).IndexOfAny("\n\r\f\v\u0085\u2028\u2029");
            int end = length < 0 ? text.Length : start + length;
            ofLine.Clear();
            if (IsSpaced(text, start, end, ofLine))
            {
                blanks.AddRange(ofLine);
                lines++;
            }

            start = end + 1;
        }

        return (blanks, lines);
    }

    private static bool IsSpaced(string text, int start, int end, List<(int Start, int Length)> gaps)
    {
        while (start < end && IsBlank(text[start]))
            start++;
        while (end > start && IsBlank(text[end - 1]))
            end--;
        int chinese = 0, tokens = 0, width = 0;
        for (int at = start; at < end;)
        {
            int token = at;
            while (at < end && !char.IsWhiteSpace(text[at]))
                at++;
            if (!IsToken(text.AsSpan(token, at - token)))
                return false;
            tokens++;
            chinese += Script.IsChinese(text[token]) ? 1 : 0;
            if (at == end)
                break;
            int gap = at;
            while (at < end && IsBlank(text[at]))
                at++;
            int gapWidth = Script.Width(text.AsSpan(gap, at - gap));
            if (at == gap || gapWidth > WidestGap || (width > 0 && gapWidth != width))
                return false;
            width = gapWidth;
            gaps.Add((gap, at - gap));
        }

        return chinese >= FewestChinese && chinese * 10 >= tokens * 6 && HoldsWord(text, start, end) && FiguresGoOn(text, start, end);
    }

    private static bool IsBlank(char unit) => unit is ' ' or '\u3000' or '\u00A0';

    /// <summary>One character, or the digits of a year.</summary>
    private static bool IsToken(ReadOnlySpan<char> token) => token.Length == 1 || (token.Length is 2 or 4 && token.IndexOfAnyExceptInRange('0', '9') < 0);

    private static bool HoldsWord(string text, int start, int end)
    {
        string joined = string.Concat(text[start..end].Where(unit => !char.IsWhiteSpace(unit)));
        return Array.Exists(Words, word => joined.Contains(word, StringComparison.Ordinal));
    }

    /// <summary>Digits of a date or number go on in a word; those of columns end the line or stand by themselves.</summary>
    private static bool FiguresGoOn(string text, int start, int end)
    {
        bool digit = false;
        for (int i = start; i < end; i++)
        {
            if (char.IsWhiteSpace(text[i]))
                continue;
            if (digit && !char.IsAsciiDigit(text[i]) && text[i] is not ('年' or '月' or '日' or '度' or '号' or '）' or ')' or '-' or '—' or '、' or '.' or '．'))
                return false;
            digit = char.IsAsciiDigit(text[i]);
        }

        return !digit;
    }
}

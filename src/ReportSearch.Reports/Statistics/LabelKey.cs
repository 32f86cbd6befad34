using ReportSearch.Reports.Sections;
using ReportSearch.Text.Folding;

namespace ReportSearch.Reports.Statistics;

/// <summary>Labels as they are compared: folded, without numbers in front, 其中, brackets with their text, punctuation and white space.</summary>
internal static class LabelKey
{
    /// <summary>The key of a printed label; empty when nothing is left.</summary>
    internal static string Of(ReadOnlySpan<char> printed)
    {
        printed = WithoutNumber(printed);
        Span<char> key = printed.Length <= 256 ? stackalloc char[printed.Length] : new char[printed.Length];
        int length = 0, depth = 0;
        foreach (char raw in printed)
        {
            char unit = CharacterFolding.Fold(raw);
            if (unit is '(' or '（' or '[' or '〔' or '【')
                depth++;
            else if (unit is ')' or '）' or ']' or '〕' or '】')
                depth = Math.Max(depth - 1, 0);
            else if (depth == 0 && IsKept(unit))
                key[length++] = unit;
        }

        return key[..length].ToString();
    }

    /// <summary>A key without 数, 数量 and the like at its end; the key itself where nothing would be left to tell it by.</summary>
    internal static string Stem(string key)
    {
        foreach (string end in (string[])["总件数", "总次数", "数量", "总数", "件数", "次数", "人数", "数", "的情况", "情况", "的"])
        {
            // 文件 and 事件 are words, of which 件数 takes no part.
            if (key.Length >= end.Length + 4 && key.EndsWith(end, StringComparison.Ordinal) && !(end[0] == '件' && key[^(end.Length + 1)] is '文' or '事' or '案'))
                return key[..^end.Length];
        }

        return key;
    }

    /// <summary>The printed labels that one cell runs together: cut before every number (一、 （二） 3.) and 其中.</summary>
    internal static void Cut(ReadOnlySpan<char> cell, List<Range> segments)
    {
        segments.Clear();
        int from = 0, depth = 0;
        for (int i = 1; i < cell.Length; i++)
        {
            if (depth == 0 && BeginsSegment(cell, i))
            {
                segments.Add(from..i);
                from = i;
            }

            depth += cell[i] is '（' or '(' && !IsNumber(cell[i..]) ? 1 : cell[i] is '）' or ')' && depth > 0 ? -1 : 0;
        }

        segments.Add(from..cell.Length);
    }

    private static bool BeginsSegment(ReadOnlySpan<char> cell, int at)
    {
        char unit = cell[at];
        if (unit == '其')
            return at + 1 < cell.Length && cell[at + 1] == '中';
        if (unit is not ('（' or '(' or '一' or '二' or '三' or '四' or '五' or '六' or '七' or '八' or '九' or '十') && !char.IsAsciiDigit(unit))
            return false;
        // The second digit of a number does not begin another.
        if (char.IsAsciiDigit(cell[at - 1]) || cell[at - 1] is '十' or '第' or '（' or '(' || (cell[at - 1] is '、' && unit is not ('（' or '(')))
            return false;
        return IsNumber(cell[at..]);
    }

    private static bool IsNumber(ReadOnlySpan<char> text) =>
        HeadingNumber.TryParse(text, out HeadingNumber number) && number.Style is NumberStyle.HanComma or NumberStyle.HanBracket or NumberStyle.ArabicComma or NumberStyle.ArabicDot or NumberStyle.ArabicBracket
        && number.Length < text.Length && (text[number.Length] is > '\u2FFF' and not '、' || text[number.Length] is ' ' or '“' or '《');

    private static ReadOnlySpan<char> WithoutNumber(ReadOnlySpan<char> line)
    {
        while (true)
        {
            line = line.TrimStart(" \t\u3000\u00A0*＊●◆■▲·•-—>");
            line = line[Tables.CellText.RowNumber(line)..];
            if (HeadingNumber.TryParse(line, out HeadingNumber number) && number.Length < line.Length)
                line = line[number.Length..];
            else if (line.StartsWith("其中") && line.Length > 2)
                line = line[2..].TrimStart("：:，, \u3000");
            else
                return line;
        }
    }

    private static bool IsKept(char unit) => unit is >= '\u3400' and <= '\u9FFF' or >= 'a' and <= 'z' or >= 'A' and <= 'Z' || char.IsAsciiDigit(unit) || unit is '〇';
}

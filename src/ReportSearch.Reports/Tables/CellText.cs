namespace ReportSearch.Reports.Tables;

/// <summary>What the text of one cell can be.</summary>
internal static class CellText
{
    private static readonly HashSet<string> Units = ["条", "件", "次", "篇", "个", "人", "人次", "人数", "万元", "元", "期", "份", "项", "场", "台", "家", "名", "处", "册", "部", "万份"];

    internal static bool IsUnit(ReadOnlySpan<char> cell) => cell.Length <= 4 && Units.GetAlternateLookup<ReadOnlySpan<char>>().Contains(cell.Length > 2 && cell[0] is '（' or '(' ? cell.Trim("（）()") : cell);

    /// <summary>A number as printed (with thousands marks, 万, 余, a unit), or a mark that stands for none, as / and -.</summary>
    internal static bool IsValue(ReadOnlySpan<char> cell)
    {
        if (cell.Length is 0 or > 16)
            return false;
        if (cell is "/" or "-" or "—" or "——" or "--" or "无" or "\\")
            return true;
        int at = cell[0] is '+' or '-' or '约' or '－' ? 1 : 0;
        int digits = 0;
        while (at < cell.Length && (char.IsAsciiDigit(cell[at]) || cell[at] is (>= '０' and <= '９') or '.' or '．' or ',' or '，'))
        {
            digits += cell[at] is '.' or '．' or ',' or '，' ? 0 : 1;
            at++;
        }

        ReadOnlySpan<char> tail = cell[at..].TrimStart("万亿余多");
        return digits > 0 && (tail.IsEmpty || tail is "%" or "％" || IsUnit(tail));
    }

    /// <summary>Length of the number of a row, with the blanks behind it, that was typed before its label: 12  一、主动公开情况; 0 for none.</summary>
    internal static int RowNumber(ReadOnlySpan<char> line)
    {
        int digits = 0, at;
        while (digits < line.Length && char.IsAsciiDigit(line[digits]))
            digits++;
        for (at = digits; at < line.Length && char.IsWhiteSpace(line[at]); at++)
            ;
        return digits is > 0 and <= 3 && at > digits && at < line.Length && (line[at] > '\u2FFF' && !IsUnit(line[at..]) && line[at] is not ('年' or '月' or '、') || line[at] == '(' || (at + 2 < line.Length && char.IsAsciiDigit(line[at]) && line[at + 1] is '.' or '、' or '．' && !char.IsAsciiDigit(line[at + 2]))) ? at : 0;
    }
}

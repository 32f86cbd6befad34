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
}

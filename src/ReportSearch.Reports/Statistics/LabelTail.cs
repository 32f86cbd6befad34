using ReportSearch.Reports.Documents;
using ReportSearch.Reports.Tables;

namespace ReportSearch.Reports.Statistics;

/// <summary>What stands behind a label in its own cell: unit and figure, in either order.</summary>
internal static class LabelTail
{
    /// <summary>True where more than a unit stands behind the label.</summary>
    internal static bool Follows(ReadOnlySpan<char> content)
    {
        LabelOf(content, out int tail);
        ReadOnlySpan<char> rest = content[tail..].Trim("：: \u3000");
        return !rest.IsEmpty && !CellText.IsUnit(rest);
    }

    /// <summary>The label without the unit and figure that stand behind it; where these begin.</summary>
    internal static ReadOnlySpan<char> LabelOf(ReadOnlySpan<char> content, out int tail)
    {
        int colon = content.LastIndexOfAny('：', ':');
        if (colon > 0 && FigureText.Read(content[(colon + 1)..]).State is FigureState.Value or FigureState.NotApplicable)
        {
            tail = colon;
            return content[..colon];
        }

        int at = content.Length;
        while (at > 0 && content[at - 1] is (>= '0' and <= '9') or (>= '０' and <= '９') or '.' or '．' or ',' or '，' or '万' or '亿' or '余' or '/' or '-' or '—' or '－' or '%' or ' ' or '\u3000' or '：' or ':')
            at--;
        // 406件: the unit behind the figure.
        if (at == content.Length)
        {
            for (int length = 1; length <= 2 && length < content.Length; length++)
            {
                if (CellText.IsUnit(content[^length..]) && content[^(length + 1)] is (>= '0' and <= '9') or (>= '０' and <= '９') or '余' or '万')
                {
                    ReadOnlySpan<char> inner = LabelOf(content[..^length], out tail);
                    return inner;
                }
            }
        }

        // The unit before the figure, or alone; 人数 and 次 may belong to the label, which the whole cell has been tried for.
        for (int length = 3; length >= 1; length--)
        {
            ReadOnlySpan<char> label = content[..at].TrimEnd();
            if (label.Length > length + 2 && CellText.IsUnit(label[^length..].Trim("（）()")) && LabelIndex.Exact(LabelKey.Of(label[..^length])).Length > 0)
            {
                tail = label.Length - length;
                return label[..^length].TrimEnd(" （(\u3000");
            }
        }

        tail = at;
        return content[..at];
    }

    /// <summary>Hands unit and figure of a cell on.</summary>
    /// <param name="text">The text as rules read it.</param>
    /// <param name="start">Where the label ends.</param>
    /// <param name="end">Where the cell ends.</param>
    /// <param name="row">Number of its row.</param>
    /// <param name="rows">Takes them.</param>
    internal static void Read(string text, int start, int end, int row, ITableRows rows)
    {
        while (start < end && (char.IsWhiteSpace(text[start]) || text[start] is '：' or ':'))
            start++;
        int value = end;
        ReadOnlySpan<char> content = text.AsSpan(start, end - start);
        CellReading whole = FigureText.Read(content);
        if (whole.State is FigureState.Value or FigureState.NotApplicable)
        {
            rows.Figure(new FigureCell(start, TextRange.Trimmed(text, start, end).End, row, whole));
            return;
        }

        int digits = content.IndexOfAnyInRange('0', '9');
        if (digits < 0)
            digits = content.IndexOfAnyInRange('０', '９');
        if (digits > 0 && content[digits - 1] is '-' or '－' or '约' or '近')
            digits--;
        if (digits < 0)
            digits = content.IndexOfAny("/-—－");
        if (digits >= 0)
            value = start + digits;
        ReadOnlySpan<char> unit = text.AsSpan(start, value - start).Trim(" （）()：:\u3000");
        if (!unit.IsEmpty)
            rows.Unit(unit, new LabelPlace(start, value, row, false));
        if (value < end)
        {
            (int from, int to) = TextRange.Trimmed(text, value, end);
            CellReading reading = FigureText.Read(text.AsSpan(from, to - from));
            rows.Figure(new FigureCell(from, to, row, reading));
        }
    }
}

using System.Text.RegularExpressions;
using ReportSearch.Text;

namespace ReportSearch.Reports.Cleaning;

/// <summary>Page numbers alone on their line. They are dropped, and the text around them goes on.</summary>
internal static class PageMarkRepair
{
    // A page holds some twenty lines; cells of a table stand closer together.
    private const int LeastLinesOfPage = 8;
    private const int LongestMark = 24;

    private static readonly Regex Dressed = InputPattern.Of(
        @"^([-—–―－─_~·•]+[ \u3000]*[0-9０-９]{1,4}[ \u3000]*[-—–―－─_~·•]+|第[ \u3000]*[0-9一二三四五六七八九十百]{1,5}[ \u3000]*页[ \u3000,，/]*(共[ \u3000]*[0-9一二三四五六七八九十百]{1,5}[ \u3000]*页)?|[Pp]age[ ]?[0-9]{1,4}([ ]?(of|/)[ ]?[0-9]{1,4})?|[-—–―－─]+[ \u3000]*[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]+[ \u3000]*[-—–―－─]+)$");

    /// <summary>True for every line that is only a page number.</summary>
    internal static bool[] Find(string text, List<TextLine> lines)
    {
        var marks = new bool[lines.Count];
        var bare = new List<(int Line, int Ordinal, int Number)>();
        int ordinal = 0, above = -1;
        for (int i = 0; i < lines.Count; i++)
        {
            TextLine line = lines[i];
            if (line.IsBlank)
                continue;
            ordinal++;
            // Below a unit of measure stands its figure.
            bool figure = above >= 0 && Tables.CellText.IsUnit(lines[above].Content(text));
            above = i;
            if (line.Length > LongestMark || line.IsCell)
                continue;
            ReadOnlySpan<char> content = line.Content(text);
            if (Dressed.IsMatch(content))
                marks[i] = true;
            else if (!figure && content.Length <= 3 && int.TryParse(content, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out int number))
                bare.Add((i, ordinal, number));
        }

        for (int i = 0; i < bare.Count; i++)
        {
            bool beforeBreak = lines[bare[i].Line].PageBreakBefore || NextIsPageBreak(lines, bare[i].Line);
            bool apart = Apart(i - 1, i) && Apart(i, i + 1);
            bool counts = Counts(i - 1, i) || Counts(i, i + 1);
            if (apart && (counts || beforeBreak))
                marks[bare[i].Line] = true;
        }

        return marks;

        bool Apart(int a, int b) => a < 0 || b >= bare.Count || bare[b].Ordinal - bare[a].Ordinal >= LeastLinesOfPage;
        bool Counts(int a, int b) => a >= 0 && b < bare.Count && bare[b].Number == bare[a].Number + 1;
    }

    private static bool NextIsPageBreak(List<TextLine> lines, int line)
    {
        for (int i = line + 1; i < lines.Count; i++)
        {
            if (lines[i].PageBreakBefore)
                return true;
            if (!lines[i].IsBlank)
                return false;
        }

        return false;
    }
}

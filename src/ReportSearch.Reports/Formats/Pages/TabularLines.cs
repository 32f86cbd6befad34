using ReportSearch.Reports.Sections;
using ReportSearch.Reports.Tables;

namespace ReportSearch.Reports.Formats.Pages;

/// <summary>The runs of lines of a page that look like a table without rules: lines with words in columns, and the short lines between them.</summary>
internal static class TabularLines
{
    private const double ColumnGapInEm = 1.0;
    private const int LongestCell = 14;
    private const int MostLinesBetween = 7;
    private const int LongestBetween = 60;
    private const int MostCutLines = 3;
    private const int LongestCut = 30;
    private const double LargestStepInEm = 4.5;

    /// <summary>Runs as first line and one past the last one, in order. A run that begins or ends a page may be a single line: it may belong to the table of the page before or after.</summary>
    /// <param name="lines">The lines of a page or column.</param>
    /// <param name="left">Left edge of running text.</param>
    /// <param name="right">Its right edge.</param>
    /// <param name="open">Whether such a table stood at the end of the page before.</param>
    internal static List<(int First, int End)> Find(IReadOnlyList<PageLine> lines, double left, double right, bool open)
    {
        var runs = new List<(int First, int End)>();
        int last = -1, first = -1;
        for (int i = 0; i < lines.Count; i++)
        {
            if (IsRow(lines[i]))
            {
                if (first < 0)
                    first = i;
                last = i;
            }
            else if (first >= 0 && (i - last > MostLinesBetween || !MayStandBetween(lines[i], left, right)))
            {
                End();
            }

            if (first >= 0 && i > first && lines[i].Middle - lines[i - 1].Middle > LargestStepInEm * lines[i].Em)
            {
                int again = last == i ? i : -1;
                last = again >= 0 ? LastRow(first, i) : last;
                End();
                (first, last) = (again, again);
            }
        }

        if (first >= 0)
            End();
        return runs;

        int LastRow(int from, int before)
        {
            int found = from;
            for (int i = from; i < before; i++)
                found = IsRow(lines[i]) ? i : found;
            return found;
        }

        void End()
        {
            int begin = first;
            // A head over all columns stands above the first line that shows them.
            while (begin > 0 && lines[begin].Middle - lines[begin - 1].Middle < 2.4 * lines[begin].Em && IsHead(lines[begin - 1]) && (runs.Count == 0 || runs[^1].End < begin))
                begin--;
            // The rest of a row that the end of the page before cut.
            if (open && runs.Count == 0 && begin is > 0 and <= MostCutLines && lines.Take(begin).All(line => MayStandBetween(line, left, right) && line.Text.Length <= LongestCut))
                begin = 0;
            int end = last + 1;
            // The second line of the last label.
            while (end < lines.Count && lines[end].Middle - lines[end - 1].Middle < 1.9 * lines[end].Em && lines[end].Text.Length <= LongestCell && !IsSentence(lines[end].Text) && !StartsAnew(lines[end].Text)
                && !OfficialSections.IsTitle(lines[end].Text))
            {
                end++;
            }

            runs.Add((begin, end));
            (first, last) = (-1, -1);
        }
    }

    /// <summary>Whether a line has words in columns; a number of a heading that is set apart from its title makes none.</summary>
    internal static bool IsRow(PageLine line)
    {
        List<PageLine> parts = line.Parts(ColumnGapInEm);
        if (parts.Count < 2 || IsSpaced(parts))
            return false;
        if (parts.Count == 2 && HeadingOnly(parts[0]))
            return false;
        return parts.Skip(1).Any(part => part.Text.Length <= LongestCell) && !IsSentence(line.Text);
    }

    /// <summary>Letters of a title that are set apart.</summary>
    private static bool IsSpaced(List<PageLine> parts) => parts.Count <= 12 && parts.TrueForAll(part => part.Text.Length == 1 && Cleaning.Script.IsChinese(part.Text[0]));

    private static bool HeadingOnly(PageLine part) => part.Text.Length <= 4 && part.Text[^1] is '、' or '.' or '．' or '）' or ')';

    private static bool MayStandBetween(PageLine line, double left, double right)
    {
        if (line.Text.Length > LongestBetween || IsSentence(line.Text) || OfficialSections.IsTitle(line.Text))
            return false;
        // A line that reaches from edge to edge is running text.
        return line.Left > left + (3 * line.Em) || line.Right < right - (2 * line.Em);
    }

    private static bool IsHead(PageLine line)
    {
        string plain = FormLabels.Normalise(line.Text);
        return !OfficialSections.IsTitle(line.Text) && line.Text.Length <= 40 && (FormLabels.IsHeaderLine(plain) || (FormLabels.Match(plain) is > 3 and var length && length * 2 >= plain.Length && !HeadingNumber.TryParse(line.Text, out _)));
    }

    private static bool IsSentence(string text) => text[^1] is '。' or '；' || text.Contains('。', StringComparison.Ordinal);

    private static bool StartsAnew(string text) => HeadingNumber.TryParse(text, out _) || text[0] is '注' or '附' or '备';
}

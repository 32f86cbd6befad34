using System.Text.RegularExpressions;
using ReportSearch.Reports.Documents;

namespace ReportSearch.Reports.Identity;

/// <summary>Who signed and when: a name and a date on lines of their own near the end, or what a web page prints above the text.</summary>
/// <param name="Body">The name, or null.</param>
/// <param name="Date">The date, or null.</param>
/// <param name="IsSigned">True when the date stands under the text, not above it.</param>
internal sealed record Signature(string? Body, PrintedDate? Date, bool IsSigned)
{
    private const int HeadBlocks = 20;
    private const int LongestLine = 50;

    private static readonly Regex Published = new(
        "(发布|发文|公开|成文|生成|公布|更新)(日期|时间)[：:]?",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    internal static Signature Find(Document document, int annexStart)
    {
        List<(int Index, string Line)> lines = [];
        for (int i = 0; i < document.Blocks.Count; i++)
        {
            Block block = document.Blocks[i];
            if (block.Kind == BlockKind.Paragraph && block.End - block.Start <= LongestLine * 2)
                lines.Add((i, TitleFinder.WithoutBlanks(document.Text.AsSpan(block.Start, block.End - block.Start))));
        }

        // Before the annex first: what stands behind it may be the date of the form.
        foreach (bool behindAnnex in (bool[])[false, true])
        {
            for (int i = lines.Count - 1; i >= 0; i--)
            {
                (int index, string line) = lines[i];
                if (document.Blocks[index].Start >= annexStart != behindAnnex || line.Length is 0 or > LongestLine)
                    continue;
                if (Signed(lines, i, line) is { } signature)
                    return signature;
            }
        }

        foreach ((int index, string line) in lines)
        {
            if (index < HeadBlocks && Published.IsMatch(line) && PrintedDate.In(line).Select(found => (PrintedDate?)found.Date).FirstOrDefault() is { } date)
                return new Signature(NameAtEnd(lines), date, false);
        }

        return new Signature(NameAtEnd(lines), null, false);
    }

    /// <summary>A line that is a date, alone or behind the name of a body.</summary>
    private static Signature? Signed(List<(int Index, string Line)> lines, int at, string line)
    {
        foreach ((PrintedDate date, int start, int end) in PrintedDate.In(line))
        {
            string before = line[..start].Trim('（', '(', '【', '：', ':');
            string after = line[end..].Trim('）', ')', '】', '。', '印', '发');
            if (after.Length > 0)
                continue;
            // A date at the very top is that of the cover or the page.
            if (before.Length == 0)
                return lines[at].Index < 3 ? null : new Signature(NameAbove(lines, at), date, true);
            if (BodyName.LooksLikeBody(before))
                return new Signature(before, date, true);
        }

        return null;
    }

    private static string? NameAbove(List<(int Index, string Line)> lines, int at)
    {
        for (int i = at - 1; i >= Math.Max(0, at - 2); i--)
        {
            string line = lines[i].Line;
            if (lines[at].Index - lines[i].Index <= 2 && BodyName.LooksLikeBody(line) && line.IndexOfAny(['。', '，', '；', '：']) < 0)
                return line;
        }

        return null;
    }

    private static string? NameAtEnd(List<(int Index, string Line)> lines)
    {
        for (int i = lines.Count - 1; i >= Math.Max(0, lines.Count - 4); i--)
        {
            if (lines[i].Index > 5 && BodyName.LooksLikeBody(lines[i].Line) && lines[i].Line.Length >= 5 && lines[i].Line.IndexOfAny(['。', '，', '；', '：', '、']) < 0)
                return lines[i].Line;
        }

        return null;
    }
}

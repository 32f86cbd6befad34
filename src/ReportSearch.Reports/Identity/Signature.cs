using System.Text.RegularExpressions;
using ReportSearch.Reports.Documents;
using ReportSearch.Text;

namespace ReportSearch.Reports.Identity;

/// <summary>Who signed and when: a name and a date on lines of their own near the end, or what a web page prints above the text.</summary>
/// <param name="Body">The name, or null.</param>
/// <param name="Date">The date, or null.</param>
/// <param name="IsSigned">True when the date stands under the text, not above it.</param>
internal sealed record Signature(string? Body, PrintedDate? Date, bool IsSigned)
{
    /// <summary>The line of the name in the cleaned text.</summary>
    internal TextRange? BodyPlace { get; private init; }

    /// <summary>The line of the date in the cleaned text.</summary>
    internal TextRange? DatePlace { get; private init; }

    private const int HeadBlocks = 20;
    private const int LongestLine = 50;

    private static readonly Regex Published = InputPattern.Of(
        "(发布|发文|公开|成文|生成|公布|更新)(日期|时间)[：:]?");

    // The line under the title of a page: its date, perhaps the time, and what else the site tells.
    private static readonly Regex InfoLine = InputPattern.Of(
        "^((信息|文章|稿件)?来源[：:][^：:，。]{1,20}?)?((日期|时间)[：:])?(20[0-9]{2}(-|/|年)[0-9]{1,2}(-|/|月)[0-9]{2}日?)([0-9]{1,2}:[0-9]{2}(:[0-9]{2})?)?[|]?($|信息来源|文章来源|来源|稿源|作者|编辑|责任编辑|浏览|阅读|点击|访问|字体|字号|打印|分享|【|\\[|大中小)");

    private readonly record struct ShortLine(int Index, string Text, TextRange Place);

    internal static Signature Find(Document document, int annexStart)
    {
        List<ShortLine> lines = [];
        for (int i = 0; i < document.Blocks.Count; i++)
        {
            Block block = document.Blocks[i];
            if (block.Kind == BlockKind.Paragraph && block.End - block.Start <= LongestLine * 2)
                lines.Add(new ShortLine(i, TitleFinder.WithoutBlanks(document.Text.AsSpan(block.Start, block.End - block.Start)), new TextRange(block.Start, block.End - 1)));
        }

        // Before the annex first: what stands behind it may be the date of the form.
        foreach (bool behindAnnex in (bool[])[false, true])
        {
            for (int i = lines.Count - 1; i >= 0; i--)
            {
                ShortLine line = lines[i];
                if (document.Blocks[line.Index].Start >= annexStart != behindAnnex || line.Text.Length is 0 or > LongestLine)
                    continue;
                if (Signed(lines, i) is { } signature)
                    return signature;
            }
        }

        ShortLine? name = NameAtEnd(lines);
        foreach (ShortLine line in lines)
        {
            if (line.Index < HeadBlocks && (Published.IsMatch(line.Text) || IsInfoLine(lines, line)) && DateOf(document, line) is { } date)
                return Of(name, name?.Text, date, line, false);
        }

        return Of(name, name?.Text, null, null, false);
    }

    /// <summary>The first date of a line; with its blanks first, which part the day from the hour: 2021-1-2 10:32.</summary>
    private static PrintedDate? DateOf(Document document, ShortLine line) =>
        PrintedDate.In(document.Text[line.Place.Start..line.Place.End]).Concat(PrintedDate.In(line.Text)).Select(found => (PrintedDate?)found.Date).FirstOrDefault();

    /// <summary>A date alone is one only under a line that names the report: else it may be that of anything.</summary>
    private static bool IsInfoLine(List<ShortLine> lines, ShortLine line) =>
        InfoLine.Match(line.Text) is { Success: true } match
        && (match.Length < line.Text.Length || match.Groups[1].Success || match.Groups[3].Success || lines.Exists(above => above.Index == line.Index - 1 && (above.Text.EndsWith("报告", StringComparison.Ordinal) || above.Text.EndsWith("年报", StringComparison.Ordinal))));

    private static Signature Of(ShortLine? nameLine, string? name, PrintedDate? date, ShortLine? dateLine, bool signed) =>
        new(name, date, signed) { BodyPlace = nameLine?.Place, DatePlace = dateLine?.Place };

    /// <summary>A line that is a date, alone or behind the name of a body.</summary>
    private static Signature? Signed(List<ShortLine> lines, int at)
    {
        ShortLine line = lines[at];
        foreach ((PrintedDate date, int start, int end) in PrintedDate.In(line.Text))
        {
            string before = line.Text[..start].Trim('（', '(', '【', '：', ':');
            string after = line.Text[end..].Trim('）', ')', '】', '。', '印', '发');
            if (after.Length > 0)
                continue;
            // A date at the very top is that of the cover or the page.
            if (before.Length == 0)
                return line.Index < 3 ? null : NameAbove(lines, at) is var name ? Of(name, name?.Text, date, line, true) : null;
            if (BodyName.LooksLikeBody(before) && !Published.IsMatch(before))
                return Of(line, before, date, line, true);
        }

        return null;
    }

    private static ShortLine? NameAbove(List<ShortLine> lines, int at)
    {
        for (int i = at - 1; i >= Math.Max(0, at - 2); i--)
        {
            string line = lines[i].Text;
            if (lines[at].Index - lines[i].Index <= 2 && BodyName.LooksLikeBody(line) && line.IndexOfAny(['。', '，', '；', '：']) < 0)
                return lines[i];
        }

        return null;
    }

    private static ShortLine? NameAtEnd(List<ShortLine> lines)
    {
        for (int i = lines.Count - 1; i >= Math.Max(0, lines.Count - 4); i--)
        {
            if (lines[i].Index > 5 && BodyName.LooksLikeBody(lines[i].Text) && lines[i].Text.Length >= 5 && lines[i].Text.IndexOfAny(['。', '，', '；', '：', '、']) < 0)
                return lines[i];
        }

        return null;
    }
}

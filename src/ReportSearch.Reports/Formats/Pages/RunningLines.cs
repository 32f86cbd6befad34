using System.Text;
using System.Text.RegularExpressions;
using ReportSearch.Text;

namespace ReportSearch.Reports.Formats.Pages;

/// <summary>Page headers, footers and page numbers: what stands at the same height on many pages, and numbers alone in the margin.</summary>
internal sealed class RunningLines
{
    // The share of a page's height in which headers and footers stand.
    private const double Margin = 0.12;
    private const double HeightStep = 4;
    private const double HeadMargin = 0.085;
    private const double SmallLetters = 0.75;
    private const int LongestHead = 30;
    private const int LongLine = 18;

    private static readonly Regex PageNumber = InputPattern.Of(
        @"^([-—–―－─_~·•]+ *[0-9０-９]{1,4} *[-—–―－─_~·•]+|第 *[0-9一二三四五六七八九十百]{1,5} *页[ ,，/]*(共 *[0-9一二三四五六七八九十百]{1,5} *页)?|[Pp]age ?[0-9]{1,4}( ?(of|/) ?[0-9]{1,4})?|[0-9０-９]{1,3}( ?/ ?[0-9]{1,3})?|[ivxIVXⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]{1,5}|[-—–]+ *[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]+ *[-—–]+)$");

    // What a browser prints around a page: date, time and title above, the address and the number of pages below.
    private static readonly Regex Browser = InputPattern.Of(
        @"^([0-9]{1,4}[/.年-][0-9]{1,2}[/.月-][0-9]{1,4}日?,? *(上午|下午)?[0-9]{1,2}:[0-9]{2}.*|(https?|file)://[^ ]*( *[0-9]{1,3} ?/ ?[0-9]{1,3})?)$");

    private readonly HashSet<(string Text, int Height)> _repeated;
    private readonly double _em;

    private RunningLines(HashSet<(string Text, int Height)> repeated, double em) => (_repeated, _em) = (repeated, em);

    /// <summary>Learns what repeats: at the same height on at least three pages (two of a short file), and on at least two of five.</summary>
    internal static RunningLines Learn(IReadOnlyList<(PlacedPage Page, List<PageLine> Lines)> pages)
    {
        var counts = new Dictionary<(string Text, int Height), int>();
        foreach ((PlacedPage page, List<PageLine> lines) in pages)
        {
            foreach ((string Text, int Height) key in lines.Where(line => InMargin(page, line)).SelectMany(Keys).ToHashSet())
                counts[key] = counts.GetValueOrDefault(key) + 1;
        }

        int least = pages.Count <= 3 ? 2 : Math.Max(3, pages.Count * 2 / 5);
        List<double> sizes = [.. pages.SelectMany(page => page.Lines).Where(line => line.Text.Length >= LongLine).Select(line => line.Em).Order()];
        return new RunningLines([.. counts.Where(pair => pair.Value >= least).Select(pair => pair.Key)], sizes.Count == 0 ? 0 : sizes[sizes.Count / 2]);
    }

    /// <summary>Whether this line is no part of the text.</summary>
    internal bool Holds(PlacedPage page, PageLine line) =>
        InMargin(page, line) && (PageNumber.IsMatch(line.Text.Trim()) || _repeated.Contains((Shape(line.Text), Height(line))) || Browser.IsMatch(line.Text.Trim()) || IsSmallHead(page, line));

    /// <summary>A few small letters at the very top: the header of a file of one page.</summary>
    private bool IsSmallHead(PlacedPage page, PageLine line) =>
        line.Middle < page.Height * HeadMargin && line.Em < SmallLetters * _em && line.Text.Length <= LongestHead && !line.Text.Any(char.IsDigit);

    private static bool InMargin(PlacedPage page, PageLine line) => line.Middle < page.Height * Margin || line.Middle > page.Height * (1 - Margin);

    /// <summary>Neighbouring heights count too: rounding must not part two pages.</summary>
    private static IEnumerable<(string Text, int Height)> Keys(PageLine line)
    {
        string shape = Shape(line.Text);
        for (int step = -1; step <= 1; step++)
            yield return (shape, Height(line) + step);
    }

    private static int Height(PageLine line) => (int)Math.Round(line.Middle / HeightStep);

    /// <summary>The text with every number as one mark: footers count.</summary>
    private static string Shape(string text)
    {
        var shape = new StringBuilder(text.Length);
        foreach (char unit in text)
        {
            char mark = char.IsDigit(unit) ? '#' : unit;
            if (unit != ' ' && !(mark == '#' && shape.Length > 0 && shape[^1] == '#'))
                shape.Append(mark);
        }

        return shape.ToString();
    }
}

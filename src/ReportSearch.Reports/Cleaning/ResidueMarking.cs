using System.Globalization;
using System.Text.RegularExpressions;
using ReportSearch.Reports.Documents;
using ReportSearch.Reports.Sections;
using ReportSearch.Reports.Tables;
using ReportSearch.Text;

namespace ReportSearch.Reports.Cleaning;

/// <summary>Tells what is left of charts and links from the text of the report. It stays in the text, marked.</summary>
internal static class ResidueMarking
{
    private const int FewestAnnexRows = 10;
    private const int LongestResidueLine = 30;
    private const int FewestTicks = 5;

    private static readonly Regex ChartWord = InputPattern.Of(
        "^(系列|类别|数据系列)[ ]?[0-9]{1,2}$|^(图表标题|坐标轴标题|主要横坐标|主要纵坐标)$|^(Series|Category)[ ]?[0-9]{1,2}$|^(Chart|Axis) Title$");

    /// <param name="text">The cleaned text.</param>
    /// <param name="blocks">Its blocks.</param>
    /// <param name="wrapWidth">Not 0 when the text comes from a laid out page, where link targets stand at the foot.</param>
    internal static List<Block> Mark(string text, List<Block> blocks, int wrapWidth)
    {
        int annex = blocks.FindLastIndex(block => block.Kind == BlockKind.Table && block.Rows.Count >= FewestAnnexRows && OldRows(text, block) * 2 > block.Rows.Count);
        int chart = annex < 0 ? -1 : blocks.FindIndex(annex + 1, block => block.Kind == BlockKind.Table && KnownCells(text, block) == 0);
        bool[] ofChart = ChartScraps(text, blocks);
        var marked = new List<Block>(blocks.Count);
        for (int i = 0; i < blocks.Count; i++)
        {
            Block block = blocks[i];
            bool residue = ofChart[i] || (chart > 0 && i >= chart && (block.Kind == BlockKind.Table || IsScrap(text.AsSpan(block.Start, block.End - block.Start))))
                || (wrapWidth > 0 && block.Kind == BlockKind.Paragraph && IsAddress(text.AsSpan(block.Start, block.End - block.Start)));
            marked.Add(residue ? new Block(BlockKind.Residue, block.Start, block.End, []) : block);
        }

        return marked;
    }

    /// <summary>Words that a drawing program writes into every chart, and the ticks of an axis: numbers from or to 0 in even steps, each on its line.</summary>
    private static bool[] ChartScraps(string text, List<Block> blocks)
    {
        var scraps = new bool[blocks.Count];
        for (int i = 0; i < blocks.Count; i++)
        {
            if (blocks[i].Kind != BlockKind.Paragraph)
                continue;
            scraps[i] |= ChartWord.IsMatch(Content(i));
            var ticks = new List<decimal>();
            while (i + ticks.Count < blocks.Count && blocks[i + ticks.Count].Kind == BlockKind.Paragraph && Tick(Content(i + ticks.Count)) is { } tick)
                ticks.Add(tick);
            if (!IsAxis(ticks))
                continue;
            Array.Fill(scraps, true, i, ticks.Count);
            i += ticks.Count - 1;
        }

        return scraps;

        ReadOnlySpan<char> Content(int block) => text.AsSpan(blocks[block].Start, blocks[block].End - blocks[block].Start).Trim();
    }

    private static decimal? Tick(ReadOnlySpan<char> content) =>
        content.Length <= 10 && decimal.TryParse(content.TrimEnd("%％"), NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out decimal value) ? value : null;

    private static bool IsAxis(List<decimal> ticks)
    {
        if (ticks.Count < FewestTicks || (ticks[0] != 0 && ticks[^1] != 0) || ticks[1] == ticks[0])
            return false;
        for (int i = 2; i < ticks.Count; i++)
        {
            if (ticks[i] - ticks[i - 1] != ticks[1] - ticks[0])
                return false;
        }

        return true;
    }

    private static int OldRows(string text, Block table) => table.Rows.Count(row => row.Cells.Count > 0 && FormLabels.IsOld(Label(text, row.Cells[0])));

    private static int KnownCells(string text, Block table) => table.Rows.SelectMany(row => row.Cells).Count(cell => FormLabels.Match(Label(text, cell)) > 0);

    private static string Label(string text, TableCell cell) => FormLabels.Normalise(text.AsSpan(cell.Start, cell.End - cell.Start));

    private static bool IsScrap(ReadOnlySpan<char> paragraph) =>
        paragraph.Length <= LongestResidueLine && paragraph.IndexOfAny("。；：") < 0 && !paragraph.StartsWith("（注") && !paragraph.StartsWith("注")
        && paragraph.IndexOfAny("年府局办") < 0 && !HeadingNumber.TryParse(paragraph, out _) && !TitleTagging.IsKnownTitle(paragraph.Trim().ToString());

    private static bool IsAddress(ReadOnlySpan<char> paragraph) =>
        (paragraph.StartsWith("http://") || paragraph.StartsWith("https://")) && paragraph.TrimEnd().IndexOfAny(" \t") < 0 && !Script.HasChinese(paragraph);
}

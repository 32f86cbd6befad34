using ReportSearch.Reports.Documents;
using ReportSearch.Reports.Tables;

namespace ReportSearch.Reports.Cleaning;

/// <summary>Tells what is left of charts and links from the text of the report. It stays in the text, marked.</summary>
internal static class ResidueMarking
{
    private const int FewestAnnexRows = 10;
    private const int LongestResidueLine = 30;

    /// <param name="text">The cleaned text.</param>
    /// <param name="blocks">Its blocks.</param>
    /// <param name="wrapWidth">Not 0 when the text comes from a laid out page, where link targets stand at the foot.</param>
    internal static List<Block> Mark(string text, List<Block> blocks, int wrapWidth)
    {
        int annex = blocks.FindLastIndex(block => block.Kind == BlockKind.Table && block.Rows.Count >= FewestAnnexRows && OfficialRows(text, block) * 2 > block.Rows.Count);
        bool charts = annex >= 0 && blocks.Skip(annex + 1).Any(block => block.Kind == BlockKind.Table);
        var marked = new List<Block>(blocks.Count);
        for (int i = 0; i < blocks.Count; i++)
        {
            Block block = blocks[i];
            bool residue = (charts && i > annex && (block.Kind == BlockKind.Table || IsScrap(text.AsSpan(block.Start, block.End - block.Start))))
                || (wrapWidth > 0 && block.Kind == BlockKind.Paragraph && IsAddress(text.AsSpan(block.Start, block.End - block.Start)));
            marked.Add(residue ? new Block(BlockKind.Residue, block.Start, block.End, []) : block);
        }

        return marked;
    }

    private static int OfficialRows(string text, Block table) =>
        table.Rows.Count(row => row.Cells.Count > 0 && FormLabels.Match(FormLabels.Normalise(text.AsSpan(row.Cells[0].Start, row.Cells[0].End - row.Cells[0].Start))) > 0);

    private static bool IsScrap(ReadOnlySpan<char> paragraph) =>
        paragraph.Length <= LongestResidueLine && paragraph.IndexOfAny("。；：") < 0 && !paragraph.StartsWith("（注") && !paragraph.StartsWith("注")
        && paragraph.IndexOfAny("年府局办") < 0;

    private static bool IsAddress(ReadOnlySpan<char> paragraph) =>
        (paragraph.StartsWith("http://") || paragraph.StartsWith("https://")) && paragraph.TrimEnd().IndexOfAny(" \t") < 0 && !Script.HasChinese(paragraph);
}

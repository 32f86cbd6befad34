using ReportSearch.Reports.Documents;
using ReportSearch.Reports.Tables;

namespace ReportSearch.Reports.Sections;

/// <summary>Statistics tables that need a section of their own: the annex of the free form, and official tables whose heading is missing.</summary>
internal static class AnnexFinder
{
    private const int FewestRows = 4;
    private const int MostCaptionLines = 5;
    private static readonly string[] Openings = ["统计时间", "统计期", "统计年度", "统计周期", "统计单位", "统计截止", "报送单位", "计量单位", "填写单位", "制表", "上报单位"];

    // Lines in brackets that close the text of the report.
    private static readonly string[] Remarks = ["此件", "公开发布", "联系", "电话", "盖章", "见附"];

    /// <summary>A table and the section it belongs to.</summary>
    /// <param name="Heading">Where the section begins, with the caption as title.</param>
    /// <param name="Tag">statistics_annex, or the tag of the official section that holds such a table.</param>
    internal sealed record TableSection(Heading Heading, string Tag);

    internal static IEnumerable<TableSection> Find(Document document, int firstBlock)
    {
        bool annexFound = false;
        for (int i = firstBlock; i < document.Blocks.Count; i++)
        {
            if (document.Blocks[i].Kind != BlockKind.Table)
                continue;
            string? tag = TagOf(document, document.Blocks[i]);
            // A second part of the annex, as behind a page break, belongs to the first.
            if (tag is null || (tag == SectionTags.StatisticsAnnex && annexFound))
                continue;
            annexFound |= tag == SectionTags.StatisticsAnnex;
            int caption = tag == SectionTags.StatisticsAnnex ? FirstCaption(document, i, firstBlock) : i;
            string title = tag == SectionTags.StatisticsAnnex ? Title(document, caption, i) : "";
            yield return new TableSection(new Heading(document.Blocks[caption].Start, document.Blocks[i].Start, null, "", title, caption), tag);
        }
    }

    /// <summary>Which official table this is by its labels; null for any other.</summary>
    internal static string? TagOf(Document document, Block table)
    {
        int old = 0, published = 0, requests = 0, reviews = 0;
        foreach (TableRow row in table.Rows)
        {
            foreach (TableCell cell in row.Cells)
            {
                string label = FormLabels.Normalise(document.Text.AsSpan(cell.Start, cell.End - cell.Start));
                int length = FormLabels.Match(label);
                if (length == 0)
                    continue;
                string known = label[..length];
                if (FormLabels.Old.Contains(known) || FormLabels.Old13Only.Contains(known) || FormLabels.Old9Only.Contains(known))
                    old++;
                else if (known is "第二十条第" or "规章" or "规范性文件" or "行政规范性文件" or "行政许可" or "行政处罚" or "行政强制" or "其他对外管理服务事项" or "行政事业性收费"
                    || FormLabels.Form2019Only.Contains(known) || (FormLabels.Form2021Only.Contains(known) && !known.StartsWith("申请人", StringComparison.Ordinal)))
                    published++;
                else if (known is "结果维持" or "结果纠正" or "尚未审结" or "其他结果" or "复议后起诉" or "未经复议直接起诉")
                    reviews++;
                else if (known is not ("信息内容" or "处理决定数量" or "本年处理决定数量") && FormLabels.Standard.Contains(known) || FormLabels.Form2021Only.Contains(known))
                    requests++;
            }
        }

        int most = Math.Max(Math.Max(old, published), Math.Max(requests, reviews));
        return most < FewestRows ? null
            : old == most ? SectionTags.StatisticsAnnex
            : published == most ? SectionTags.ProactiveDisclosure
            : requests == most ? SectionTags.OnRequest
            : SectionTags.ReviewLitigation;
    }

    /// <summary>The short lines right above the table: 附件, the name of the table, the year or place in brackets.</summary>
    private static int FirstCaption(Document document, int table, int firstBlock)
    {
        int first = table;
        while (first - 1 >= firstBlock && table - first < MostCaptionLines && IsCaption(Line(document, first - 1)))
            first--;
        return first;
    }

    private static bool IsCaption(string line) =>
        line.Length is > 0 and <= 50 && !line.Contains('。', StringComparison.Ordinal) && !HeadingNumber.TryParse(line, out _)
        && (line.StartsWith("附件", StringComparison.Ordinal) || line.StartsWith('附') || line.Contains("统计表", StringComparison.Ordinal) || line.Contains("情况表", StringComparison.Ordinal)
            || line.Contains("统计报表", StringComparison.Ordinal) || line.StartsWith("填报", StringComparison.Ordinal) || line.StartsWith("单位", StringComparison.Ordinal) || line.StartsWith("填表", StringComparison.Ordinal)
            || line.EndsWith("统计", StringComparison.Ordinal) || IsTableNumber(line) || Array.Exists(Openings, opening => line.StartsWith(opening, StringComparison.Ordinal))
            || (line[0] is '（' or '(' && line[^1] is '）' or ')' && !Array.Exists(Remarks, remark => line.Contains(remark, StringComparison.Ordinal))) || IsYear(line));

    /// <summary>表1, 表一：</summary>
    private static bool IsTableNumber(string line) => line.Length is >= 2 and <= 4 && line[0] == '表' && (char.IsDigit(line[1]) || "一二三四五六".Contains(line[1], StringComparison.Ordinal));

    private static bool IsYear(string line) => line.Length is >= 5 and <= 7 && line.StartsWith("20", StringComparison.Ordinal) && line.Contains('年', StringComparison.Ordinal);

    private static string Title(Document document, int caption, int table)
    {
        for (int i = caption; i < table; i++)
        {
            string line = Line(document, i);
            if (line.Contains("统计", StringComparison.Ordinal) || line.Contains("情况表", StringComparison.Ordinal))
            {
                int colon = line.IndexOfAny(['：', ':']);
                return line.StartsWith('附') && colon > 0 ? line[(colon + 1)..].Trim() : line;
            }
        }

        return "";
    }

    private static string Line(Document document, int block) => HeadingFinder.Closed(document.Text.AsSpan(document.Blocks[block].Start, document.Blocks[block].End - document.Blocks[block].Start));
}

using System.Text;
using System.Text.RegularExpressions;
using ReportSearch.Reports.Cleaning;
using ReportSearch.Reports.Documents;
using ReportSearch.Reports.Sections;
using ReportSearch.Text;

namespace ReportSearch.Reports.Identity;

/// <summary>Finds the title among the first lines, joined over up to four of them.</summary>
internal static class TitleFinder
{
    private const int HeadBlocks = 24;
    private const int MostLines = 4;
    private const int LongestLine = 60;
    private const int LongestTitle = 90;

    private static readonly Regex Core = InputPattern.Of(
        "(政府信息公开|政务公开|信息公开|政务信息公开)[^。，；：:]{0,14}?(报告|年报|总结|年度情况)");

    private static readonly Regex YearLine = InputPattern.Of(
        "^[（(]?(20[0-9]{2}|二[〇○Ｏ0０零]{1,2}[一二三四五六七八九〇○Ｏ0０零十]{1,2})(年度?)?[）)]?$");

    private static readonly Regex BodyLine = InputPattern.Of(
        "(政府|办公室|办公厅|委员会|管委会|局|厅|委|院|处|所|站|中心|办事处|街道|镇|乡|省|市|县|区|旗|州|盟|支队|总队|大队|公司|社|会|办|部|行|馆)(（本级）|\\(本级\\))?$");

    private static readonly Regex TailLine = InputPattern.Of(
        "^((20[0-9]{2}|二[〇○Ｏ0０零]{1,2}[一二三四五六七八九〇○Ｏ0０零十]{1,2})年)?(度)?(工作)?(年度)?(工作)?(情况)?(的)?(报告|年报|总结)([（(][^）)]{1,14}[）)])?$");

    private static readonly Regex PartLine = InputPattern.Of(
        "^[^。，；：:]{0,24}?(20[0-9]{2}年度?)?[^。，；：:]{0,16}?(政府信息公开|政务公开|信息公开|政务信息公开)(工作)?(年度)?(工作)?(情况)?(的)?$");

    // A remark in brackets behind the title, longer than a year or a place.
    private static readonly Regex Remark = InputPattern.Of("^([^（(]{4,60}(报告|年报))[（(][^）)]{15,}[）)]$");

    internal static ReportTitle Find(Document document)
    {
        List<string> lines = HeadLines(document);
        ReportTitle best = ReportTitle.None;
        double bestScore = 0;
        for (int first = 0; first < lines.Count; first++)
        {
            var joined = new StringBuilder();
            for (int count = 1; count <= MostLines && first + count <= lines.Count; count++)
            {
                string line = lines[first + count - 1];
                if (line.Length == 0 || joined.Length + line.Length > LongestTitle)
                    break;
                joined.Append(line);
                string text = joined.ToString();
                if (!Fits(lines, first, count) || !Core.IsMatch(text))
                    continue;
                double score = Score(text, first, count);
                if (score > bestScore)
                {
                    bestScore = score;
                    best = new ReportTitle(PrintedDate.WithoutClosing(text), first, first + count, [.. lines.Skip(first).Take(count)]);
                }
            }
        }

        return best;
    }

    // What a web page prints around a title.
    private static readonly Regex PageControl = InputPattern.Of(
        "^[【\\[]?(打印|关闭|字体|字号|分享|首页|返回|浏览|收藏|保存|下载|扫一扫|无障碍|繁体|登录|注册|设为首页|加入收藏|点击|访问量|大中小|[大中小]|网站支持|长者|English|我要纠错)");

    /// <summary>The first lines without white space; an empty string for what cannot be part of a title.</summary>
    private static List<string> HeadLines(Document document)
    {
        var lines = new List<string>();
        foreach (Block block in document.Blocks.Take(HeadBlocks))
        {
            string line = block.Kind == BlockKind.Paragraph && block.End - block.Start <= LongestLine * 2 ? WithoutBlanks(document.Text.AsSpan(block.Start, block.End - block.Start)) : "";
            line = Remark.Replace(line, "$1");
            bool plain = line.Length is > 0 and <= LongestLine && line.IndexOfAny(['。', '；', '>', '＞', '？', '！']) < 0 && !line.Contains("当前位置", StringComparison.Ordinal)
                && !HeadingNumber.TryParse(line, out _) && (!PageControl.IsMatch(line) || Core.IsMatch(line));
            if (plain && line.StartsWith("标题", StringComparison.Ordinal) && line.Length > 3 && line[2] is '：' or ':')
                line = line[3..];
            // A month makes it a date: that of the cover, not the year of the report.
            bool dated = line.Contains('月', StringComparison.Ordinal) && TitleYears.Names(line) && !Core.IsMatch(line);
            lines.Add(plain && !dated && line.IndexOfAny(['，', '：', ':']) < 0 ? line : "");
        }

        return lines;
    }

    internal static string WithoutBlanks(ReadOnlySpan<char> text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (char unit in text)
        {
            if (!char.IsWhiteSpace(unit))
                plain.Append(unit);
        }

        return plain.ToString();
    }

    /// <summary>Every line of a title names the body, the year, or the kind of report.</summary>
    private static bool Fits(List<string> lines, int first, int count)
    {
        int core = 0;
        for (int i = first; i < first + count; i++)
        {
            string line = lines[i];
            bool holdsCore = Core.IsMatch(line) || PartLine.IsMatch(line);
            core += holdsCore ? 1 : 0;
            bool tail = i > first && (TailLine.IsMatch(line) || YearLine.IsMatch(line) || (line[0] is '（' or '(' && line.Length <= 16));
            bool head = core == 0 && (YearLine.IsMatch(line) || BodyLine.IsMatch(line) || (line.Length <= 12 && Script.HasChinese(line) && i == first));
            if (!holdsCore && !tail && !head)
                return false;
        }

        return core == 1;
    }

    private static double Score(string title, int first, int count)
    {
        double score = 10 - (first * 0.15) - (count * 0.1);
        score += title.Contains("年度", StringComparison.Ordinal) || title.Contains("年报", StringComparison.Ordinal) ? 2 : 0;
        score += TitleYears.Names(title) ? 2 : 0;
        score += title.Contains("政府信息公开", StringComparison.Ordinal) || title.Contains("政务公开", StringComparison.Ordinal) ? 1 : 0;
        score += title.Contains("人民政府", StringComparison.Ordinal) ? 1 : 0;
        Match core = Core.Match(title);
        score += core.Index > 5 ? 1 : 0;
        // What goes on behind the report is the title of something about it.
        string behind = title[(core.Index + core.Length)..].TrimEnd('）', ')');
        score -= behind.Length > 0 && behind[0] is not ('（' or '(' or '【') ? 3 : 0;
        return score;
    }
}

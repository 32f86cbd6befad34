using System.Globalization;
using System.Text.RegularExpressions;
using ReportSearch.Reports.Documents;
using ReportSearch.Reports.Statistics;
using ReportSearch.Text;

namespace ReportSearch.Reports.Audit;

/// <summary>Printed percentages of growth and of shares, where the sentence prints the figures that they come from.</summary>
internal static class PrintedShares
{
    private const int LongestReach = 80;

    // 120件，比2015年的100件增长20% and 120件，比上年增加20件，增长20%; a number in 万 is rounded and left alone.
    private static readonly Regex s_from = InputPattern.Of("([0-9][0-9,，]*)(件|条|次|人次|人)[，,]?(同)?(比|较)(上年|去年|上一年|上年度|[0-9]{4}年)度?的?([0-9][0-9,，]*)(件|条|次|人次|人)(同比)?(增长|增加|上升|下降|减少)了?([0-9]+(\\.[0-9]+)?)[%％]");
    private static readonly Regex s_by = InputPattern.Of("([0-9][0-9,，]*)(件|条|次|人次|人)[，,]?(同)?(比|较)(上年|去年|上一年|上年度|[0-9]{4}年)度?(增加|减少)了?([0-9][0-9,，]*)(件|条|次|人次|人)[，,]?(同比)?(增长|上升|下降|减幅|增幅|降幅)(为|达)?([0-9]+(\\.[0-9]+)?)[%％]");
    private static readonly Regex s_share = InputPattern.Of("^(件|条|人次|次|人)?[，,（(]?占(总数|总量|申请总数|申请总量|全部申请|全部|比)?的?(为|约)?([0-9]+(\\.[0-9]+)?)[%％]");

    internal static void Apply(FindingSheet sheet, Document document, string text, IReadOnlyList<Figure> figures)
    {
        foreach (Block block in document.Blocks)
        {
            if (block.Kind != BlockKind.Paragraph || text.AsSpan(block.Start, block.End - block.Start).IndexOfAny('%', '％') < 0)
                continue;
            string paragraph = text[block.Start..block.End];
            foreach (Match match in s_from.Matches(paragraph))
                Growth(sheet, document, block.Start, match, Number(match.Groups[1]), Number(match.Groups[6]), match.Groups[9].Value is "下降" or "减少", match.Groups[10].Value, match.Groups[2].Value == match.Groups[7].Value);
            foreach (Match match in s_by.Matches(paragraph))
            {
                bool less = match.Groups[6].Value == "减少";
                decimal now = Number(match.Groups[1]), by = Number(match.Groups[7]);
                Growth(sheet, document, block.Start, match, now, less ? now + by : now - by, less, match.Groups[12].Value, match.Groups[2].Value == match.Groups[8].Value);
            }
        }

        foreach (Figure part in figures)
            Share(sheet, document, text, figures, part);
    }

    private static void Growth(FindingSheet sheet, Document document, int from, Match match, decimal now, decimal before, bool less, string printed, bool sameUnit)
    {
        if (before <= 0 || !sameUnit || (less ? now > before : now < before))
            return;
        decimal share = Math.Abs(now - before) / before * 100, percent = decimal.Parse(printed, CultureInfo.InvariantCulture);
        bool holds = Agrees(share, percent, printed);
        (int start, int end) = document.Map.ToSource(from + match.Index, from + match.Index + match.Length);
        sheet.Add("prose.growth", holds ? Verdict.Holds : Verdict.Contradiction,
            holds ? $"{printed}%与{FindingSheet.Number(before)}到{FindingSheet.Number(now)}相符。" : $"印为{(less ? "减少" : "增长")}{printed}%，按{FindingSheet.Number(before)}到{FindingSheet.Number(now)}应为{share.ToString("0.##", CultureInfo.InvariantCulture)}%。",
            new FindingSide(null, percent, match.Value, start, end, []), new FindingSide(null, Math.Round(share, 4), null, null, null, []));
    }

    /// <summary>A part right before 占66.7%, of a whole that the same sentence states.</summary>
    private static void Share(FindingSheet sheet, Document document, string text, IReadOnlyList<Figure> figures, Figure part)
    {
        if (part is not { From: FigureOrigin.Prose, Id: { } id, Value: { } some } || part.Approximate || WholeOf(id) is not { } wholeId)
            return;
        string behind = text[part.CleanEnd..Math.Min(part.CleanEnd + 24, text.Length)];
        if (s_share.Match(behind) is not { Success: true } match || match.Groups[3].Value == "约")
            return;
        Figure? whole = figures.LastOrDefault(figure => figure.From == FigureOrigin.Prose && figure.Id == wholeId && figure.CleanEnd <= part.CleanStart && part.CleanStart - figure.CleanEnd <= LongestReach
            && text.AsSpan(figure.CleanEnd, part.CleanStart - figure.CleanEnd).IndexOf('。') < 0);
        if (whole is not { Value: { } all and > 0, Approximate: false } || some > all)
            return;
        string printed = match.Groups[4].Value;
        decimal share = some / all * 100, percent = decimal.Parse(printed, CultureInfo.InvariantCulture);
        bool holds = Agrees(share, percent, printed);
        (int start, int end) = document.Map.ToSource(part.CleanEnd + match.Groups[4].Index, part.CleanEnd + match.Groups[4].Index + match.Groups[4].Length);
        sheet.Add("prose.share", holds ? Verdict.Holds : Verdict.Contradiction,
            holds ? $"“{FindingSheet.Name(part)}”占{printed}%，与{FindingSheet.Number(some)}比{FindingSheet.Number(all)}相符。"
                : $"“{FindingSheet.Name(part)}”印为占{printed}%，按{FindingSheet.Number(some)}比{FindingSheet.Number(all)}应为{share.ToString("0.##", CultureInfo.InvariantCulture)}%。",
            new FindingSide(null, percent, printed, start, end, []), new FindingSide(null, Math.Round(share, 4), null, null, null, [FindingSheet.Part(part), FindingSheet.Part(whole)]));
    }

    private static string? WholeOf(string id) => id switch
    {
        "rq_by_person" or "rq_by_fax" or "rq_by_network" or "rq_by_letter" or "rq_by_other" => "rq_received",
        "rq_closed_on_time" or "rq_closed_extended" => "rq_closed",
        "rq_ans_already_public" or "rq_ans_granted" or "rq_ans_partial" or "rq_ans_refused" or "rq_ans_not_this_agency" or "rq_ans_not_exist" or "rq_ans_supplement" or "rq_ans_other_channel" => "rq_answered",
        _ => null,
    };

    /// <summary>Rounded or cut off at the printed decimals.</summary>
    private static bool Agrees(decimal share, decimal percent, string printed)
    {
        int point = printed.IndexOf('.', StringComparison.Ordinal), decimals = point < 0 ? 0 : printed.Length - point - 1;
        return Math.Abs(share - percent) < decimals switch { 0 => 1m, 1 => 0.1m, _ => 0.01m };
    }

    private static decimal Number(Group digits) => decimal.TryParse(digits.Value.Replace(",", "", StringComparison.Ordinal).Replace("，", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out decimal number) ? number : 0;
}

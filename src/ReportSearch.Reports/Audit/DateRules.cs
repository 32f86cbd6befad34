using System.Globalization;
using ReportSearch.Reports.Documents;
using ReportSearch.Reports.Identity;

namespace ReportSearch.Reports.Audit;

/// <summary>The printed period and the date of publication.</summary>
internal static class DateRules
{
    private const int FrontUnits = 6000;

    internal static void Apply(FindingSheet sheet, Document document, string text, ReportIdentity identity)
    {
        Published(sheet, document, text, identity);
        Period(sheet, document, text, identity);
    }

    private static void Published(FindingSheet sheet, Document document, string text, ReportIdentity identity)
    {
        if (identity.PublishedDate is not { } published || identity.ReportYear is not { } year || identity.Confidence.ReportYear < 0.8)
            return;
        string end = string.Create(CultureInfo.InvariantCulture, $"{year}-12-31");
        if (Place(document, text, published) is not { } place)
            return;
        bool holds = string.CompareOrdinal(published, end) >= 0;
        sheet.Add("date.published", holds ? Verdict.Holds : Verdict.Contradiction,
            holds ? $"公布日期{published}在{year}年年底之后。" : $"公布日期印为{published}，早于本报告统计的{year}年年底。",
            new FindingSide(null, null, published, place.Start, place.End, []), new FindingSide(null, null, end, null, null, []));
    }

    private static void Period(FindingSheet sheet, Document document, string text, ReportIdentity identity)
    {
        foreach (Block block in document.Blocks)
        {
            if (block.Start > FrontUnits)
                return;
            if (block.Kind != BlockKind.Paragraph)
                continue;
            int from = block.Start;
            for (int i = block.Start; i < block.End; i++)
            {
                if (text[i] != '。' && i + 1 < block.End)
                    continue;
                if (Sentence(sheet, document, text, from, i + 1, identity))
                    return;
                from = i + 1;
            }
        }
    }

    private static bool Sentence(FindingSheet sheet, Document document, string text, int start, int end, ReportIdentity identity)
    {
        string sentence = TitleFinder.WithoutBlanks(text.AsSpan(start, end - start));
        if (!(sentence.Contains("统计", StringComparison.Ordinal) && (sentence.Contains("数据", StringComparison.Ordinal) || sentence.Contains("期限", StringComparison.Ordinal) || sentence.Contains("时间", StringComparison.Ordinal))))
            return false;
        List<(PrintedDate Date, int Start, int End)> dates = [.. PrintedDate.In(sentence)];
        if (dates.Count != 2)
            return false;
        (PrintedDate first, PrintedDate last) = (dates[0].Date, dates[1].Date);
        (int sourceStart, int sourceEnd) = document.Map.ToSource(start, Trimmed(text, start, end));
        var left = new FindingSide(null, null, first.Iso + "/" + last.Iso, sourceStart, sourceEnd, []);
        if (string.CompareOrdinal(last.Iso, first.Iso) < 0)
        {
            sheet.Add("date.period", Verdict.Contradiction, $"统计期限印为{first.Iso}至{last.Iso}，止于起始之前。", left, new FindingSide(null, null, first.Iso, null, null, []));
            return true;
        }

        // The year of the title is printed, too: where it makes the year unsure, that is this very contradiction.
        if (identity.ReportYear is not { } year || (identity.Confidence.ReportYear < 0.8 && identity.Title?.Contains(year.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal) != true))
            return true;
        string asked = string.Create(CultureInfo.InvariantCulture, $"{year}-01-01/{year}-12-31");
        bool holds = first.Year == year && last.Year == year, apart = first.Year != year && last.Year != year;
        sheet.Add("date.period", holds ? Verdict.Holds : apart ? Verdict.Contradiction : Verdict.Suspicion,
            holds ? $"统计期限{first.Iso}至{last.Iso}在{year}年之内。" : $"统计期限印为{first.Iso}至{last.Iso}，报告年度为{year}年。", left, new FindingSide(null, null, asked, null, null, []));
        return true;
    }

    private static int Trimmed(string text, int start, int end)
    {
        while (end > start + 1 && char.IsWhiteSpace(text[end - 1]))
            end--;
        return end;
    }

    /// <summary>Where the date is printed: the last line that holds it, else the first.</summary>
    private static (int Start, int End)? Place(Document document, string text, string iso)
    {
        for (int i = document.Blocks.Count - 1; i >= 0; i--)
        {
            Block block = document.Blocks[i];
            if (block.Kind != BlockKind.Paragraph || block.End - block.Start > 120)
                continue;
            if (PrintedDate.In(TitleFinder.WithoutBlanks(text.AsSpan(block.Start, block.End - block.Start))).Any(found => found.Date.Iso == iso))
                return document.Map.ToSource(block.Start, Trimmed(text, block.Start, block.End));
        }

        return null;
    }
}

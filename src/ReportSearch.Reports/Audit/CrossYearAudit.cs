using ReportSearch.Reports.Statistics;

namespace ReportSearch.Reports.Audit;

/// <summary>The figures of one report of a body.</summary>
/// <param name="Year">The year that it speaks of.</param>
/// <param name="Figures">Its figures.</param>
public sealed record YearOfFigures(int Year, IReadOnlyList<Figure> Figures);

/// <summary>Holds the report of a year against the one of the year before, of the same body and scope.</summary>
public static class CrossYearAudit
{
    private static readonly string[] s_columns = ["total", "natural", "business", "research", "welfare", "legal", "other_org"];
    private static readonly string[] s_items = ["ad_licence", "ad_other_management", "ad_penalty", "ad_coercion", "ad_fee"];

    /// <summary>What the two reports say of each other; nothing unless the second is of the year right after the first. Offsets of a part with a year lead into that year's report.</summary>
    /// <param name="before">The report of the year before.</param>
    /// <param name="report">The report that the findings belong to.</param>
    public static IReadOnlyList<Finding> Compare(YearOfFigures before, YearOfFigures report)
    {
        if (report.Year != before.Year + 1)
            return [];
        var then = new FindingSheet(before.Figures);
        var now = new FindingSheet(report.Figures);
        bool totalsDiffer = false;
        foreach (string column in s_columns)
        {
            if (now.Table("ap_carried_in." + column) is not { } carriedIn || then.Table("ap_carried_out." + column) is not { } carriedOut)
                continue;
            bool total = column == "total";
            bool same = carriedIn.Value == carriedOut.Value;
            totalsDiffer |= total && !same;
            // Differing columns behind a differing total say nothing more.
            if (!total && (same || totalsDiffer))
                continue;
            if (carriedIn.Value is not { } came || carriedOut.Value is not { } went)
            {
                if (total)
                    now.Add("cross.carried", Verdict.CannotJudge, $"本年上年结转或{before.Year}年结转下年度没有填数，无法比较。", FindingSheet.Side(carriedIn), Side(carriedOut, before.Year));
                continue;
            }

            now.Add("cross.carried", same ? Verdict.Holds : total ? Verdict.Contradiction : Verdict.Suspicion,
                same ? $"上年结转{FindingSheet.Number(came)}件，与{before.Year}年报告的结转下年度相同。" : $"本年“{FindingSheet.Name(carriedIn)}”为{FindingSheet.Number(came)}，{before.Year}年报告结转下年度为{FindingSheet.Number(went)}，两者应相等。",
                FindingSheet.Side(carriedIn), Side(carriedOut, before.Year));
        }

        foreach (string item in s_items)
            Stock(now, then, before.Year, "cross.items", item + "_items_previous", [(item + "_items_previous", 1), (item + "_items_change", 1)], []);
        foreach (string item in (string[])["ad_rules", "ad_normative"])
            Stock(now, then, before.Year, "cross.in_force", item + "_in_force", [(item + "_in_force", 1)], [(item + "_made", 1), (item + "_repealed", -1)]);
        return now.Findings;
    }

    /// <summary>This year's stock against last year's with what was added and taken away; lists are revised in between, so that a difference is no proof.</summary>
    private static void Stock(FindingSheet now, FindingSheet then, int year, string rule, string id, (string Id, int Sign)[] lastYear, (string Id, int Sign)[] thisYear)
    {
        if (now.Table(id) is not { Value: { } printed } stock)
            return;
        decimal sum = 0;
        var parts = new List<FindingPart>();
        foreach ((string part, int sign) in lastYear)
        {
            if (then.Table(part) is not { Value: { } value } figure)
                return;
            sum += sign * value;
            parts.Add(FindingSheet.Part(figure) with { Year = year });
        }

        foreach ((string part, int sign) in thisYear)
        {
            if (now.Table(part) is not { Value: { } value } figure)
                return;
            sum += sign * value;
            parts.Add(FindingSheet.Part(figure));
        }

        bool same = sum == printed;
        now.Add(rule, same ? Verdict.Holds : Verdict.Suspicion,
            same ? $"“{FindingSheet.Name(stock)}”{FindingSheet.Number(printed)}，与{year}年报告相衔接。" : $"“{FindingSheet.Name(stock)}”印为{FindingSheet.Number(printed)}，按{year}年报告推算为{FindingSheet.Number(sum)}。",
            FindingSheet.Side(stock), new FindingSide(null, sum, null, null, null, parts));
    }

    private static FindingSide Side(Figure figure, int year) => new(figure.Id, figure.Value, figure.Printed, null, null, [FindingSheet.Part(figure) with { Year = year }]);
}

using ReportSearch.Reports.Statistics;

namespace ReportSearch.Reports.Audit;

/// <summary>Tables 3 and 4 of the forms since 2019: columns against totals, results against their sum, and what came in against what went out.</summary>
internal static class RequestBalance
{
    private static readonly string[] s_columns = ["natural", "business", "research", "welfare", "legal", "other_org"];

    private static readonly string[] s_results =
    [
        "ap_granted", "ap_partial", "ap_denied_state_secret", "ap_denied_law", "ap_denied_security", "ap_denied_third_party", "ap_denied_internal", "ap_denied_process",
        "ap_denied_enforcement", "ap_denied_query", "ap_unable_not_held", "ap_unable_needs_creation", "ap_unable_unclear", "ap_unprocessed_complaint", "ap_unprocessed_repeat",
        "ap_unprocessed_publication", "ap_unprocessed_excessive", "ap_unprocessed_confirm", "ap_other", "ap_other_no_correction", "ap_other_unpaid", "ap_other_other",
    ];

    private static readonly string[] s_ends = ["ap_new", "ap_carried_in", "ap_processed", "ap_carried_out"];
    private static readonly string[] s_remedies = ["rl_review", "rl_direct", "rl_after_review"];
    private static readonly string[] s_outcomes = ["upheld", "corrected", "other", "pending"];

    private static readonly string[][] s_rowParts = [.. s_ends.Concat(s_results).Select(row => s_columns.Select(column => $"{row}.{column}").ToArray())];
    private static readonly string[] s_rowTotals = [.. s_ends.Concat(s_results).Select(row => row + ".total")];
    private static readonly string[][] s_columnParts = [.. s_columns.Append("total").Select(column => s_results.Select(row => $"{row}.{column}").ToArray())];

    internal static void Apply(FindingSheet sheet)
    {
        bool blankIsNought = BlanksAddUp(sheet);
        for (int i = 0; i < s_rowTotals.Length; i++)
            Row(sheet, i, blankIsNought);
        string[] columns = [.. s_columns, "total"];
        for (int i = 0; i < columns.Length; i++)
        {
            bool main = columns[i] == "total";
            SumRules.Total(sheet, "sum.processed", $"ap_processed.{columns[i]}", s_columnParts[i], Verdict.Contradiction, quiet: !main);
            Balance(sheet, columns[i], main);
        }

        foreach (string remedy in s_remedies)
            SumRules.Total(sheet, "sum.remedy", remedy + ".total", [.. s_outcomes.Select(outcome => $"{remedy}.{outcome}")], Verdict.Contradiction);
    }

    /// <summary>A row against its total. Where the rest of a table shows that its blanks add nothing, a sum that falls short differs, too.</summary>
    private static void Row(FindingSheet sheet, int row, bool blanksAddNothing)
    {
        bool main = row < s_ends.Length;
        int before = sheet.Findings.Count;
        SumRules.Total(sheet, "sum.row", s_rowTotals[row], s_rowParts[row], Verdict.Contradiction, quiet: !main);
        if (!blanksAddNothing || (sheet.Findings.Count > before && sheet.Findings[^1].Verdict != Verdict.CannotJudge))
            return;
        if (sheet.Table(s_rowTotals[row]) is not { Value: { } total } whole)
            return;
        List<Figure> given = [.. s_rowParts[row].Select(sheet.Table).Where(part => part?.Value is not null).Select(part => part!)];
        decimal sum = given.Sum(part => part.Value!.Value);
        if (sum >= total || given.Count == 0 || s_rowParts[row].Any(id => sheet.Table(id) is null or { State: FigureState.Unreadable or FigureState.NotApplicable }))
            return;
        if (sheet.Findings.Count > before)
            sheet.Findings.RemoveAt(sheet.Findings.Count - 1);
        sheet.Add("sum.row", Verdict.Contradiction, $"“{FindingSheet.Name(whole)}”印为{FindingSheet.Number(total)}，已填各列之和为{FindingSheet.Number(sum)}；本表其他行的空格都不影响合计。",
            FindingSheet.Side(whole), FindingSheet.Sum(given));
    }

    /// <summary>True where at least five rows with blanks add up without them, and at most one does not.</summary>
    private static bool BlanksAddUp(FindingSheet sheet)
    {
        int agreeing = 0, differing = 0;
        for (int i = 0; i < s_rowTotals.Length; i++)
        {
            if (sheet.Table(s_rowTotals[i])?.Value is not { } total)
                continue;
            decimal sum = 0;
            int blanks = 0;
            foreach (string id in s_rowParts[i])
            {
                Figure? part = sheet.Table(id);
                blanks += part?.State == FigureState.Blank ? 1 : 0;
                sum += part?.Value ?? 0;
            }

            if (blanks == 0)
                continue;
            agreeing += sum == total && total > 0 ? 1 : 0;
            differing += sum == total ? 0 : 1;
        }

        return agreeing >= 5 && differing <= 1;
    }

    private static void Balance(FindingSheet sheet, string column, bool main)
    {
        if (sheet.Table("ap_new." + column) is not { } received || sheet.Table("ap_carried_in." + column) is not { } carriedIn
            || sheet.Table("ap_processed." + column) is not { } processed || sheet.Table("ap_carried_out." + column) is not { } carriedOut)
            return;
        Figure[] left = [received, carriedIn], right = [processed, carriedOut];
        decimal came = left.Sum(figure => figure.Value ?? 0), went = right.Sum(figure => figure.Value ?? 0);
        Verdict verdict = came == went ? Verdict.Holds : left.Concat(right).All(figure => figure.Value is not null) ? Verdict.Contradiction : Verdict.CannotJudge;
        if (!main && verdict != Verdict.Contradiction)
            return;
        string message = verdict switch
        {
            Verdict.Holds => $"新收与结转之和{FindingSheet.Number(came)}，等于办理与结转下年度之和。",
            Verdict.Contradiction => $"{Column(column)}新收{FindingSheet.Number(received.Value)}加上年结转{FindingSheet.Number(carriedIn.Value)}为{FindingSheet.Number(came)}，办理{FindingSheet.Number(processed.Value)}加结转下年度{FindingSheet.Number(carriedOut.Value)}为{FindingSheet.Number(went)}，两者应相等。",
            _ => $"{Column(column)}四项中有未填的，已填之和为{FindingSheet.Number(came)}与{FindingSheet.Number(went)}，无法判断。",
        };
        sheet.Add("balance.requests", verdict, message, new FindingSide(main ? "ap_new.total" : "ap_new." + column, came, null, received.Start, received.End, [.. left.Select(FindingSheet.Part)]), FindingSheet.Sum(right));
    }

    private static string Column(string column) => column switch
    {
        "natural" => "自然人",
        "business" => "商业企业",
        "research" => "科研机构",
        "welfare" => "社会公益组织",
        "legal" => "法律服务机构",
        "other_org" => "其他",
        _ => "总计",
    };
}

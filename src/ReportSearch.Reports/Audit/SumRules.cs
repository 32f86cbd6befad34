using ReportSearch.Reports.Statistics;

namespace ReportSearch.Reports.Audit;

/// <summary>Printed totals against their parts. A blank part is not taken for nought: then only what is certain is said.</summary>
internal static class SumRules
{
    private static readonly (string Rule, string Total, string[] Parts)[] s_annex =
    [
        ("sum.rq_received", "rq_received", ["rq_by_person", "rq_by_fax", "rq_by_network", "rq_by_letter", "rq_by_other"]),
        ("sum.rq_closed", "rq_closed", ["rq_closed_on_time", "rq_closed_extended"]),
        ("sum.rq_answered", "rq_answered",
            ["rq_ans_already_public", "rq_ans_granted", "rq_ans_partial", "rq_ans_refused", "rq_ans_not_this_agency", "rq_ans_not_exist", "rq_ans_supplement", "rq_ans_other_channel"]),
        ("sum.rq_ans_refused", "rq_ans_refused",
            ["rq_ref_state_secret", "rq_ref_trade_secret", "rq_ref_privacy", "rq_ref_security_stability", "rq_ref_not_gov_info", "rq_ref_other_law"]),
        ("sum.rv_total", "rv_total", ["rv_upheld", "rv_corrected", "rv_other"]),
        ("sum.lt_total", "lt_total", ["lt_upheld", "lt_corrected", "lt_other"]),
        ("sum.cp_total", "cp_total", ["cp_upheld", "cp_corrected", "cp_other"]),
        ("sum.lib_total", "lib_total", ["lib_paper", "lib_electronic"]),
        ("sum.site_total", "site_total", ["site_municipal", "site_county", "site_township"]),
        ("sum.point_total", "point_total", ["point_municipal", "point_county", "point_township"]),
        ("sum.visit_total", "visit_total", ["visit_municipal", "visit_county", "visit_township"]),
        ("sum.cap_staff", "cap_staff", ["cap_staff_full", "cap_staff_part"]),
    ];

    private static readonly (string Whole, string Part)[] s_limits =
        [("pd_total", "pd_normative_disclosed"), ("rs_press_conf", "rs_press_conf_principal"), ("rs_interview", "rs_interview_principal")];

    private static readonly string[] s_channels = ["pd_ch_gazette", "pd_ch_website", "pd_ch_weibo", "pd_ch_wechat", "pd_ch_other"];
    private static readonly string[] s_responses = ["rs_press_conf", "rs_interview", "rs_interpretation", "rs_weibo_wechat", "rs_other"];

    internal static void Apply(FindingSheet sheet)
    {
        foreach ((string rule, string total, string[] parts) in s_annex)
            Total(sheet, rule, total, parts, Verdict.Contradiction);
        foreach ((string whole, string part) in s_limits)
            Limit(sheet, whole, part);
        Heads(sheet, "pd_channels", s_channels);
        Heads(sheet, "rs_channels", s_responses);
        Channels(sheet);
        if (sheet.Table("point_total") is { Value: { } asked } first && sheet.Table("cap_points") is { Value: { } again } second)
        {
            bool same = asked == again;
            sheet.Add("duplicate.points", same ? Verdict.Holds : Verdict.Suspicion,
                same ? $"两处查阅点数都是{FindingSheet.Number(asked)}。" : $"“{FindingSheet.Name(first)}”为{FindingSheet.Number(asked)}，“{FindingSheet.Name(second)}”为{FindingSheet.Number(again)}，两处应为同一数。",
                FindingSheet.Side(first), FindingSheet.Side(second));
        }
    }

    /// <summary>A total against its parts. Where parts are blank, a sum above the total is still too much, and one that reaches it agrees.</summary>
    /// <param name="sheet">Figures and findings.</param>
    /// <param name="rule">Id of the rule.</param>
    /// <param name="total">Indicator of the printed total.</param>
    /// <param name="ids">Indicators of the parts; those that the form does not have are left out.</param>
    /// <param name="differ">The verdict when all is given and the two differ.</param>
    /// <param name="quiet">True to keep silent unless the sides differ.</param>
    internal static void Total(FindingSheet sheet, string rule, string total, IReadOnlyList<string> ids, Verdict differ, bool quiet = false)
    {
        if (sheet.Table(total) is not { } whole)
            return;
        var parts = new List<Figure>(ids.Count);
        foreach (string id in ids)
        {
            if (sheet.Table(id) is { } part)
                parts.Add(part);
        }

        if (parts.Count < 2)
            return;
        List<Figure> given = parts.FindAll(part => part.Value is not null);
        decimal sum = given.Sum(part => part.Value!.Value);
        int missing = parts.Count - given.Count;
        FindingSide left = FindingSheet.Side(whole), right = FindingSheet.Sum(given);
        string name = FindingSheet.Name(whole);
        if (whole.Value is not { } printed)
        {
            if (given.Count > 0 && sum > 0 && !quiet)
                sheet.Add(rule, Verdict.CannotJudge, $"“{name}”没有给出数字，各分项之和为{FindingSheet.Number(sum)}，无法比较。", left, right);
            return;
        }

        if (parts.Exists(part => part.State == FigureState.Unreadable || part.Approximate) || whole.Approximate)
        {
            if (!quiet)
                sheet.Add(rule, Verdict.CannotJudge, $"“{name}”或其分项不是确数，无法比较。", left, right);
            return;
        }

        if (sum == printed)
        {
            if (!quiet)
                sheet.Add(rule, Verdict.Holds, $"“{name}”{FindingSheet.Number(printed)}，等于各分项之和。", left, right);
        }
        else if (missing == 0 || sum > printed)
        {
            // The annex of nine groups has no row for requests that came in another way.
            bool open = total == "rq_received" && sum < printed && sheet.Table("rq_by_other") is null;
            sheet.Add(rule, open ? Verdict.CannotJudge : differ, $"“{name}”印为{FindingSheet.Number(printed)}，{given.Count}个分项之和为{FindingSheet.Number(sum)}，相差{FindingSheet.Number(Math.Abs(sum - printed))}{(open ? "；本表没有“其他形式”一项，无法判断" : "")}。", left, right);
        }
        else if (!quiet && given.Count > 0)
        {
            sheet.Add(rule, Verdict.CannotJudge, $"“{name}”印为{FindingSheet.Number(printed)}，已填分项之和为{FindingSheet.Number(sum)}，另有{missing}个分项未填数，无法判断。", left, right);
        }
    }

    private static void Limit(FindingSheet sheet, string whole, string part)
    {
        if (sheet.Table(whole) is not { Value: { } all } total || sheet.Table(part) is not { Value: { } some } inner)
            return;
        sheet.Add("limit.part", some <= all ? Verdict.Holds : Verdict.Contradiction,
            some <= all ? $"“{FindingSheet.Name(inner)}”{FindingSheet.Number(some)}，不大于“{FindingSheet.Name(total)}”{FindingSheet.Number(all)}。"
                : $"“{FindingSheet.Name(inner)}”印为{FindingSheet.Number(some)}，大于它所属的“{FindingSheet.Name(total)}”{FindingSheet.Number(all)}。",
            FindingSheet.Side(inner), FindingSheet.Side(total));
    }

    /// <summary>A figure in a head that the form leaves empty: some sum up there.</summary>
    private static void Heads(FindingSheet sheet, string head, string[] parts) => Total(sheet, "sum.heads", head, parts, Verdict.Suspicion);

    /// <summary>One item counts once however many channels it went through: the total is not less than any channel.</summary>
    private static void Channels(FindingSheet sheet)
    {
        if (sheet.Table("pd_total") is not { Value: { } total, Approximate: false } whole)
            return;
        List<Figure> channels = [.. s_channels.Select(sheet.Table).Where(figure => figure?.Value is not null).Select(figure => figure!)];
        if (channels.Count == 0)
            return;
        Figure largest = channels.MaxBy(channel => channel.Value)!;
        if (largest.Value > total)
        {
            sheet.Add("limit.channel", Verdict.Suspicion, $"“{FindingSheet.Name(largest)}”{FindingSheet.Number(largest.Value)}，大于“{FindingSheet.Name(whole)}”{FindingSheet.Number(total)}。",
                FindingSheet.Side(largest), FindingSheet.Side(whole));
        }

        decimal sum = channels.Sum(channel => channel.Value!.Value);
        Figure? printed = sheet.Table("pd_channels") is { Value: not null } row ? row : sheet.Table("g_proactive") is { Value: not null } group ? group : null;
        if (printed is not null && printed.Value > total && printed.Value == sum)
        {
            // A head that gives the sum of its channels says nothing of the total.
            sheet.Add("duplicate.channels", Verdict.CannotJudge, $"“{FindingSheet.Name(printed)}”印为各渠道之和{FindingSheet.Number(sum)}，“{FindingSheet.Name(whole)}”为{FindingSheet.Number(total)}；同一信息可在几个渠道公开，无法判断。",
                FindingSheet.Side(printed), FindingSheet.Side(whole));
        }
        else if (printed is not null && printed.Value > total)
        {
            sheet.Add("duplicate.channels", Verdict.Suspicion, $"“{FindingSheet.Name(printed)}”印为{FindingSheet.Number(printed.Value)}，“{FindingSheet.Name(whole)}”为{FindingSheet.Number(total)}；同一信息在不同渠道公开只计1条，前者可能重复计数。",
                FindingSheet.Side(printed), FindingSheet.Side(whole));
        }
        else if (sum == total && channels.Count(channel => channel.Value > 0) >= 3)
        {
            sheet.Add("duplicate.channels", Verdict.CannotJudge, $"“{FindingSheet.Name(whole)}”{FindingSheet.Number(total)}恰等于各渠道之和；同一信息在不同渠道公开只计1条，无法判断是否重复计数。",
                FindingSheet.Side(whole), FindingSheet.Sum(channels));
        }
    }
}

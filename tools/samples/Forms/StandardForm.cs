namespace ReportSearch.Samples.Forms;

/// <summary>A row of table 3: labels of up to three columns, and the first part of the ids of its seven figures.</summary>
internal sealed record RequestRow(string Group, string Case, string Reason, string Id);

/// <summary>One of the small tables that make up table 2: column heads and rows of a label with the ids of its figures.</summary>
internal sealed record DisclosureTable(string Article, string[] Heads, (string Label, string[] Ids)[] Rows);

/// <summary>Tables 2 to 4 of 2019 and of 2021 with their official labels.</summary>
internal static class StandardForm
{
    public static readonly string[] ApplicantHeads = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"];

    public static IReadOnlyList<DisclosureTable> Disclosure(string tableForm) => tableForm == "2019"
        ?
        [
            new("第二十条第（一）项", ["信息内容", "本年新制作数量", "本年新公开数量", "对外公开总数量"],
            [
                ("规章", ["ad_rules_made", "ad_rules_newly_public", "ad_rules_total_public"]),
                ("规范性文件", ["ad_normative_made", "ad_normative_newly_public", "ad_normative_total_public"]),
            ]),
            new("第二十条第（五）项", ["信息内容", "上一年项目数量", "本年增/减", "处理决定数量"],
                [("行政许可", Items("licence")), ("其他对外管理服务事项", Items("other_management"))]),
            new("第二十条第（六）项", ["信息内容", "上一年项目数量", "本年增/减", "处理决定数量"],
                [("行政处罚", Items("penalty")), ("行政强制", Items("coercion"))]),
            new("第二十条第（八）项", ["信息内容", "上一年项目数量", "本年增/减"],
                [("行政事业性收费", ["ad_fee_items_previous", "ad_fee_items_change"])]),
            new("第二十条第（九）项", ["信息内容", "采购项目数量", "采购总金额"],
                [("政府集中采购", ["ad_procurement_items", "ad_procurement_amount"])]),
        ]
        :
        [
            new("第二十条第（一）项", ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"],
            [
                ("规章", ["ad_rules_made", "ad_rules_repealed", "ad_rules_in_force"]),
                ("行政规范性文件", ["ad_normative_made", "ad_normative_repealed", "ad_normative_in_force"]),
            ]),
            new("第二十条第（五）项", ["信息内容", "本年处理决定数量"], [("行政许可", ["ad_licence_decisions"])]),
            new("第二十条第（六）项", ["信息内容", "本年处理决定数量"], [("行政处罚", ["ad_penalty_decisions"]), ("行政强制", ["ad_coercion_decisions"])]),
            new("第二十条第（八）项", ["信息内容", "本年收费金额（单位：万元）"], [("行政事业性收费", ["ad_fee_amount"])]),
        ];

    public static IReadOnlyList<RequestRow> Requests(string tableForm)
    {
        const string Results = "三、本年度办理结果";
        List<RequestRow> rows =
        [
            new("一、本年新收政府信息公开申请数量", "", "", "ap_new"),
            new("二、上年结转政府信息公开申请数量", "", "", "ap_carried_in"),
            new(Results, "（一）予以公开", "", "ap_granted"),
            new(Results, "（二）部分公开（区分处理的，只计这一情形，不计其他情形）", "", "ap_partial"),
            new(Results, "（三）不予公开", "1.属于国家秘密", "ap_denied_state_secret"),
            new(Results, "（三）不予公开", "2.其他法律行政法规禁止公开", "ap_denied_law"),
            new(Results, "（三）不予公开", "3.危及“三安全一稳定”", "ap_denied_security"),
            new(Results, "（三）不予公开", "4.保护第三方合法权益", "ap_denied_third_party"),
            new(Results, "（三）不予公开", "5.属于三类内部事务信息", "ap_denied_internal"),
            new(Results, "（三）不予公开", "6.属于四类过程性信息", "ap_denied_process"),
            new(Results, "（三）不予公开", "7.属于行政执法案卷", "ap_denied_enforcement"),
            new(Results, "（三）不予公开", "8.属于行政查询事项", "ap_denied_query"),
            new(Results, "（四）无法提供", "1.本机关不掌握相关政府信息", "ap_unable_not_held"),
            new(Results, "（四）无法提供", "2.没有现成信息需要另行制作", "ap_unable_needs_creation"),
            new(Results, "（四）无法提供", "3.补正后申请内容仍不明确", "ap_unable_unclear"),
            new(Results, "（五）不予处理", "1.信访举报投诉类申请", "ap_unprocessed_complaint"),
            new(Results, "（五）不予处理", "2.重复申请", "ap_unprocessed_repeat"),
            new(Results, "（五）不予处理", "3.要求提供公开出版物", "ap_unprocessed_publication"),
            new(Results, "（五）不予处理", "4.无正当理由大量反复申请", "ap_unprocessed_excessive"),
            new(Results, "（五）不予处理", "5.要求行政机关确认或重新出具已获取信息", "ap_unprocessed_confirm"),
        ];
        if (tableForm == "2019")
        {
            rows.Add(new(Results, "（六）其他处理", "", "ap_other"));
        }
        else
        {
            rows.Add(new(Results, "（六）其他处理", "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", "ap_other_no_correction"));
            rows.Add(new(Results, "（六）其他处理", "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", "ap_other_unpaid"));
            rows.Add(new(Results, "（六）其他处理", "3.其他", "ap_other_other"));
        }

        rows.Add(new(Results, "（七）总计", "", "ap_processed"));
        rows.Add(new("四、结转下年度继续办理", "", "", "ap_carried_out"));
        return rows;
    }

    public static readonly string[] Remedies = ["rl_review", "rl_direct", "rl_after_review"];
    public static readonly string[] RemedyResults = ["upheld", "corrected", "other", "pending", "total"];
    public static readonly string[] RemedyHeads = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"];

    private static string[] Items(string name) => [$"ad_{name}_items_previous", $"ad_{name}_items_change", $"ad_{name}_decisions"];
}

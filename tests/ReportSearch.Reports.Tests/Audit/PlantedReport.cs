using System.Globalization;
using System.Text;
using ReportSearch.Samples.Forms;

namespace ReportSearch.Reports.Tests.Audit;

/// <summary>A report whose official tables agree, with figures changed and a sentence added.</summary>
internal sealed class PlantedReport
{
    private const string Columns = "natural business research welfare legal other_org total";

    private static readonly Dictionary<string, string> s_annex = Figures("""
        pd_total=12034 pd_normative_disclosed=40 pd_normative_issued=42 pd_ch_gazette=120 pd_ch_website=9800 pd_ch_weibo=3000 pd_ch_wechat=2500 pd_ch_other=800
        rs_hot_topics=56 rs_press_conf=18 rs_press_conf_principal=6 rs_interview=24 rs_interview_principal=9 rs_interpretation=130 rs_weibo_wechat=34 rs_other=7
        rq_received=120 rq_by_person=20 rq_by_fax=3 rq_by_network=80 rq_by_letter=15 rq_by_other=2 rq_closed=118 rq_closed_on_time=115 rq_closed_extended=3
        rq_answered=118 rq_ans_already_public=20 rq_ans_granted=50 rq_ans_partial=4 rq_ans_refused=6 rq_ref_state_secret=1 rq_ref_trade_secret=1 rq_ref_privacy=2
        rq_ref_security_stability=0 rq_ref_not_gov_info=1 rq_ref_other_law=1 rq_ans_not_this_agency=12 rq_ans_not_exist=16 rq_ans_supplement=4 rq_ans_other_channel=6
        rv_total=6 rv_upheld=4 rv_corrected=1 rv_other=1 lt_total=4 lt_upheld=3 lt_corrected=0 lt_other=1 cp_total=2 cp_upheld=1 cp_corrected=1 cp_other=0 fee_collected=0
        lib_total=300 lib_paper=200 lib_electronic=100 site_total=40 site_municipal=20 site_county=15 site_township=5 gaz_issues=12 gaz_copies=60000
        point_total=30 point_municipal=10 point_county=12 point_township=8 visit_total=900 visit_municipal=400 visit_county=300 visit_township=200
        cap_units=10 cap_points=30 cap_staff=50 cap_staff_full=12 cap_staff_part=38 cap_budget=20 tr_meetings=15 tr_courses=8 tr_trainees=600
        """);

    private static readonly Dictionary<string, string> s_remedies = Figures("""
        rl_review.upheld=4 rl_review.corrected=1 rl_review.other=0 rl_review.pending=1 rl_review.total=6 rl_direct.upheld=2 rl_direct.pending=1 rl_direct.total=3
        rl_after_review.upheld=1 rl_after_review.total=1
        """);

    private static readonly Dictionary<string, string> s_requests = Rows("""
        ap_new 50 8 0 0 2 0 60
        ap_carried_in 3 0 0 0 0 0 3
        ap_granted 30 5 0 0 1 0 36
        ap_partial 4 1 0 0 0 0 5
        ap_denied_state_secret 1 0 0 0 0 0 1
        ap_denied_third_party 2 2 0 0 0 0 4
        ap_unable_not_held 10 0 0 0 1 0 11
        ap_unprocessed_complaint 2 0 0 0 0 0 2
        ap_other 1 0 0 0 0 0 1
        ap_other_no_correction 1 0 0 0 0 0 1
        ap_processed 50 8 0 0 2 0 60
        ap_carried_out 3 0 0 0 0 0 3
        """);

    private readonly Dictionary<string, string> _figures;
    private readonly string _form;
    private readonly int _year;
    private readonly string _section;
    private readonly string _sentence;

    /// <param name="form">old13, old9, 2019 or 2021.</param>
    /// <param name="year">The report year.</param>
    /// <param name="changes">id=printed for figures that are not those of the base.</param>
    /// <param name="sentence">section:sentence, or nothing.</param>
    internal PlantedReport(string form, int year, IEnumerable<string> changes, string sentence)
    {
        (_form, _year) = (form, year);
        _figures = new Dictionary<string, string>([.. s_annex, .. s_requests, .. s_remedies], StringComparer.Ordinal);
        // The form of nine groups has no row for what came in another way.
        if (form == "old9")
            (_figures["rq_by_person"], _figures["rq_by_other"]) = ("22", "");
        foreach (string change in changes)
            _figures[change[..change.IndexOf('=', StringComparison.Ordinal)]] = change[(change.IndexOf('=', StringComparison.Ordinal) + 1)..];
        (_section, _sentence) = sentence.Length == 0 ? ("", "") : (sentence[..1], sentence[2..]);
    }

    internal string Text => _form.StartsWith("old", StringComparison.Ordinal) ? Free() : Standard();

    private string Free()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"绍兴市{_year}年政府信息公开工作年度报告\n\n{Part("g")}一、概述\n{_year}年，全市政府信息公开工作稳步推进。\n{Part("c")}二、主动公开政府信息情况\n各项信息及时公开。\n{Part("d")}");
        text.Append(CultureInfo.InvariantCulture, $"三、依申请公开政府信息情况\n申请均在期限内处理。\n{Part("r")}四、行政复议、行政诉讼情况\n依法办理。\n{Part("o")}五、存在的主要问题和改进措施\n今后将继续改进。\n\n{Signature()}\n\n附件：政府信息公开情况统计表\n统计指标\t单位\t统计数\n");
        foreach (AnnexRow row in AnnexForm.Rows(_form))
            text.Append(CultureInfo.InvariantCulture, $"{row.Label}\t{row.Unit}\t{(row.IsHeader ? _figures.GetValueOrDefault(row.Id, "") : _figures.GetValueOrDefault(row.Id, "0"))}\n");
        return text.ToString();
    }

    private string Standard()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"绍兴市{_year}年政府信息公开工作年度报告\n\n{Part("g")}一、总体情况\n{_year}年，全市政府信息公开工作稳步推进。\n{Part("c")}{Part("d")}{Part("r")}{Part("o")}二、主动公开政府信息情况\n");
        foreach (DisclosureTable table in StandardForm.Disclosure(_form))
        {
            text.Append(CultureInfo.InvariantCulture, $"{table.Article}\n{string.Join('\t', table.Heads)}\n");
            foreach ((string label, string[] ids) in table.Rows)
                text.Append(CultureInfo.InvariantCulture, $"{label}\t{string.Join('\t', ids.Select(id => _figures.GetValueOrDefault(id, "0")))}\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"三、收到和处理政府信息公开申请情况\n申请人情况\t{string.Join('\t', StandardForm.ApplicantHeads)}\t总计\n");
        foreach (RequestRow row in StandardForm.Requests(_form))
        {
            string label = row.Reason.Length > 0 ? row.Reason : row.Case.Length > 0 ? row.Case : row.Group;
            text.Append(CultureInfo.InvariantCulture, $"{label}\t{string.Join('\t', Columns.Split(' ').Select(column => _figures.GetValueOrDefault($"{row.Id}.{column}", "0")))}\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"四、政府信息公开行政复议、行政诉讼情况\n行政复议\t\t\t\t\t行政诉讼\n{string.Join('\t', StandardForm.RemedyHeads)}\t未经复议直接起诉\t\t\t\t\t复议后起诉\n\t\t\t\t\t{string.Join('\t', StandardForm.RemedyHeads)}\t{string.Join('\t', StandardForm.RemedyHeads)}\n");
        text.Append(string.Join('\t', StandardForm.Remedies.SelectMany(remedy => StandardForm.RemedyResults.Select(result => _figures.GetValueOrDefault($"{remedy}.{result}", "0")))));
        text.Append(CultureInfo.InvariantCulture, $"\n五、存在的主要问题及改进情况\n公开的内容还不够丰富，今后将继续改进。\n六、其他需要报告的事项\n无其他需要报告的事项。\n\n{Signature()}\n");
        return text.ToString();
    }

    private string Signature() => $"绍兴市人民政府\n{(_section == "e" ? _sentence : $"{_year + 1}年1月20日")}";

    private string Part(string section) => section == _section ? _sentence + "\n" : "";

    private static Dictionary<string, string> Figures(string list) =>
        list.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);

    private static Dictionary<string, string> Rows(string list) => list.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' '))
        .SelectMany(cells => Columns.Split(' ').Select((column, i) => ($"{cells[0]}.{column}", cells[i + 1]))).ToDictionary(pair => pair.Item1, pair => pair.Item2, StringComparer.Ordinal);
}

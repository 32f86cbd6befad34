using ReportSearch.Reports.Statistics;

namespace ReportSearch.Reports.Tests.Statistics;

/// <summary>A second set of tables in odd layouts, written when the rules stood.</summary>
public sealed class FurtherTableTests
{
    private const string Front = "绍兴市2016年政府信息公开工作年度报告\n\n一、概述\n2016年，全市政府信息公开工作稳步推进。\n\n附件：政府信息公开情况统计表\n";
    private const string Standard = "绍兴市2022年政府信息公开工作年度报告\n\n一、总体情况\n全市政府信息公开工作稳步推进。\n\n";

    private static void Says(string text, params (string Id, string Value)[] expected)
    {
        Report report = Reading.Report(text);
        Dictionary<string, string> found = report.Figures.Where(figure => figure.From == FigureOrigin.Table).GroupBy(figure => figure.Id!)
            .ToDictionary(group => group.Key, group => string.Join('+', group.Select(Shown)));
        string[] wrong = [.. expected.Where(pair => found.GetValueOrDefault(pair.Id) != pair.Value).Select(pair => $"{pair.Id}: {found.GetValueOrDefault(pair.Id) ?? "missing"} for {pair.Value}")];
        string[] invented = [.. found.Where(pair => !expected.Any(other => other.Id == pair.Key)).Select(pair => $"{pair.Key}: {pair.Value} invented")];
        Assert.True(wrong.Length + invented.Length == 0, string.Join("; ", wrong.Concat(invented)));
    }

    private static string Shown(Figure figure) => figure.State switch
    {
        FigureState.Value => figure.Value!.Value.ToString("0.####", System.Globalization.CultureInfo.InvariantCulture),
        FigureState.Blank => "blank",
        FigureState.NotApplicable => "stroke",
        _ => "unreadable",
    };

    private static (string, string)[] Row(string row, string values)
    {
        string[] columns = row.StartsWith("rl_", StringComparison.Ordinal) ? ["upheld", "corrected", "other", "pending", "total"] : ["natural", "business", "research", "welfare", "legal", "other_org", "total"];
        return [.. values.Split(' ').Select((value, i) => ($"{row}.{columns[i]}", value))];
    }

    private static string Page(string body) => $"<html><head><meta charset=\"utf-8\"><title>绍兴市2022年政府信息公开工作年度报告</title></head><body><h1>绍兴市2022年政府信息公开工作年度报告</h1><p>一、总体情况</p><p>全市政府信息公开工作稳步推进。</p>{body}</body></html>";

    [Fact]
    public void Requests_on_a_web_page_with_spans() =>
        Says(Page("<p>三、收到和处理政府信息公开申请情况</p><table><tr><td colspan=3 rowspan=3>（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）</td><td colspan=7>申请人情况</td></tr>"
                + "<tr><td rowspan=2>自然人</td><td colspan=5>法人或其他组织</td><td rowspan=2>总计</td></tr><tr><td>商业<br>企业</td><td>科研<br>机构</td><td>社会公益组织</td><td>法律服务机构</td><td>其他</td></tr>"
                + "<tr><td colspan=3>一、本年新收政府信息公开申请数量</td><td>31</td><td>2</td><td></td><td>&nbsp;</td><td>0</td><td>0</td><td>33</td></tr>"
                + "<tr><td colspan=3>二、上年结转政府信息公开申请数量</td><td>1</td><td></td><td></td><td></td><td></td><td></td><td>1</td></tr>"
                + "<tr><td rowspan=4>三、本年度办理结果</td><td colspan=2>（一）予以公开</td><td>20</td><td>2</td><td>0</td><td>0</td><td>0</td><td>0</td><td>22</td></tr>"
                + "<tr><td rowspan=2>（三）不予公开</td><td>1.属于国家秘密</td><td>0</td><td>0</td><td>0</td><td>0</td><td>0</td><td>0</td><td>0</td></tr><tr><td>6.属于四类过程性信息</td><td>10</td><td>0</td><td>0</td><td>0</td><td>0</td><td>0</td><td>10</td></tr>"
                + "<tr><td colspan=2>（七）总计</td><td>30</td><td>2</td><td>0</td><td>0</td><td>0</td><td>0</td><td>32</td></tr><tr><td colspan=3>四、结转下年度继续办理</td><td>2</td><td>0</td><td>0</td><td>0</td><td>0</td><td>0</td><td>2</td></tr></table>"),
            [.. Row("ap_new", "31 2 blank blank 0 0 33"), .. Row("ap_carried_in", "1 blank blank blank blank blank 1"), .. Row("ap_granted", "20 2 0 0 0 0 22"), .. Row("ap_denied_state_secret", "0 0 0 0 0 0 0"),
                .. Row("ap_denied_process", "10 0 0 0 0 0 10"), .. Row("ap_processed", "30 2 0 0 0 0 32"), .. Row("ap_carried_out", "2 0 0 0 0 0 2")]);

    [Fact]
    public void Remedies_on_a_web_page_with_spans() =>
        Says(Page("<p>四、政府信息公开行政复议、行政诉讼情况</p><table><tr><td colspan=5>行政复议</td><td colspan=10>行政诉讼</td></tr><tr><td rowspan=2>结果维持</td><td rowspan=2>结果纠正</td><td rowspan=2>其他结果</td><td rowspan=2>尚未审结</td><td rowspan=2>总计</td><td colspan=5>未经复议直接起诉</td><td colspan=5>复议后起诉</td></tr>"
                + "<tr><td>结果维持</td><td>结果纠正</td><td>其他结果</td><td>尚未审结</td><td>总计</td><td>结果维持</td><td>结果纠正</td><td>其他结果</td><td>尚未审结</td><td>总计</td></tr><tr><td>3</td><td>1</td><td>0</td><td>2</td><td>6</td><td>0</td><td>0</td><td>1</td><td></td><td>1</td><td>2</td><td>0</td><td>0</td><td>0</td><td>2</td></tr></table>"),
            [.. Row("rl_review", "3 1 0 2 6"), .. Row("rl_direct", "0 0 1 blank 1"), .. Row("rl_after_review", "2 0 0 0 2")]);

    [Fact]
    public void Remedies_in_layout_text() =>
        Says(Standard + "四、政府信息公开行政复议、行政诉讼情况\n            行政复议                                   行政诉讼\n                                      未经复议直接起诉               复议后起诉\n结果维持 结果纠正 其他结果 尚未审结 总计  结果维持 结果纠正 其他结果 尚未审结 总计  结果维持 结果纠正 其他结果 尚未审结 总计\n   1        0        0        0      1       0        0        0        0      0       0        1        0        0      1\n\n五、存在的主要问题及改进情况\n无。\n",
            [.. Row("rl_review", "1 0 0 0 1"), .. Row("rl_direct", "0 0 0 0 0"), .. Row("rl_after_review", "0 1 0 0 1")]);

    [Fact]
    public void Annex_with_numbers_of_the_rows() =>
        Says(Front + "序号\t指标名称\t单位\t数量\n1\t收到申请数\t件\t9\n2\t当面申请数\t件\t4\n3\t网络申请数\t件\t5\n4\t申请办结数\t件\t9\n",
            ("rq_received", "9"), ("rq_by_person", "4"), ("rq_by_network", "5"), ("rq_closed", "9"));

    [Fact]
    public void Annex_with_the_unit_behind_the_figure() =>
        Says(Front + "指标名称\t数量\t单位\n收到申请数\t9\t件\n当面申请数\t4\t件\n传真申请数\t\t件\n网络申请数\t5\t件\n",
            ("rq_received", "9"), ("rq_by_person", "4"), ("rq_by_fax", "blank"), ("rq_by_network", "5"));

    [Fact]
    public void Of_two_years_the_report_s_own_is_taken() =>
        Says(Front + "统计指标\t单位\t2015年\t2016年\n（一）收到申请数\t件\t12\t30\n1.当面申请数\t件\t2\t10\n3.网络申请数\t件\t10\t20\n",
            ("rq_received", "30"), ("rq_by_person", "10"), ("rq_by_network", "20"));

    [Fact]
    public void Digits_set_apart_in_a_cell() =>
        Says(Front + "统计指标\t单位\t统计数\n（一）主动公开政府信息数\t条\t１，２３４\n（一）收到申请数\t件\t3 0\n1.当面申请数\t件\t 7 \n（四）政府信息公开专项经费\t万元\t0.5\n",
            ("pd_total", "1234"), ("rq_received", "30"), ("rq_by_person", "7"), ("cap_budget", "0.5"));

    [Fact]
    public void Annex_over_pages_in_layout_text() =>
        Says(Front + "统计指标                         单位    统计数\n三、依申请公开情况\n（一）收到申请数                  件       12\n1.当面申请数                      件        2\n                 — 11 —\n\f统计指标                         单位    统计数\n2.传真申请数                      件\n3.网络申请数                      件       10\n4.信函申请数                      件        /\n（二）申请办结数                  件       12\n                 — 12 —\n",
            ("rq_received", "12"), ("rq_by_person", "2"), ("rq_by_fax", "blank"), ("rq_by_network", "10"), ("rq_by_letter", "stroke"), ("rq_closed", "12"));

    [Fact]
    public void Columns_of_applicants_in_another_order() =>
        Says(Standard + "三、收到和处理政府信息公开申请情况\n\t总计\t自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\n一、本年新收政府信息公开申请数量\t9\t8\t1\t0\t0\t0\t0\n二、上年结转政府信息公开申请数量\t0\t0\t0\t0\t0\t0\t0\n四、结转下年度继续办理\t1\t1\t0\t0\t0\t0\t0\n",
            [.. Row("ap_new", "8 1 0 0 0 0 9"), .. Row("ap_carried_in", "0 0 0 0 0 0 0"), .. Row("ap_carried_out", "1 0 0 0 0 0 1")]);

    // 131000014 may be 13 1 0 0 0 0 14 or 1 3 10 0 0 0 14: both add up.
    [Fact]
    public void Requests_whose_cells_run_together() =>
        Says(Standard + "三、收到和处理政府信息公开申请情况\n申请人情况\n自然人商业企业科研机构社会公益组织法律服务机构其他总计\n一、本年新收政府信息公开申请数量12100013\n二、上年结转政府信息公开申请数量1000001\n（七）总计131000014\n四、结转下年度继续办理0000000\n",
            [.. Row("ap_new", "unreadable unreadable unreadable unreadable unreadable unreadable unreadable"), .. Row("ap_carried_in", "1 0 0 0 0 0 1"), .. Row("ap_processed", "unreadable unreadable unreadable unreadable unreadable unreadable unreadable"), .. Row("ap_carried_out", "0 0 0 0 0 0 0")]);

    [Fact]
    public void Disclosure_of_2019_one_cell_a_line() =>
        Says("绍兴市2019年政府信息公开工作年度报告\n\n一、总体情况\n全市政府信息公开工作稳步推进。\n\n二、主动公开政府信息情况\n第二十条第（一）项\n信息内容\n本年新制作数量\n本年新公开数量\n对外公开总数量\n规章\n0\n0\n3\n规范性文件\n4\n4\n61\n第二十条第（五）项\n信息内容\n上一年项目数量\n本年增/减\n处理决定数量\n行政许可\n214\n-3\n5120\n其他对外管理服务事项\n100\n增2\n81\n第二十条第（六）项\n信息内容\n上一年项目数量\n本年增/减\n处理决定数量\n行政处罚\n900\n0\n77\n行政强制\n40\n0\n5\n第二十条第（八）项\n信息内容\n上一年项目数量\n本年增/减\n行政事业性收费\n20\n-1\n第二十条第（九）项\n信息内容\n采购项目数量\n采购总金额\n政府集中采购\n32\n1,204.5万元\n",
            ("ad_rules_made", "0"), ("ad_rules_newly_public", "0"), ("ad_rules_total_public", "3"), ("ad_normative_made", "4"), ("ad_normative_newly_public", "4"), ("ad_normative_total_public", "61"),
            ("ad_licence_items_previous", "214"), ("ad_licence_items_change", "-3"), ("ad_licence_decisions", "5120"), ("ad_other_management_items_previous", "100"), ("ad_other_management_items_change", "2"), ("ad_other_management_decisions", "81"),
            ("ad_penalty_items_previous", "900"), ("ad_penalty_items_change", "0"), ("ad_penalty_decisions", "77"), ("ad_coercion_items_previous", "40"), ("ad_coercion_items_change", "0"), ("ad_coercion_decisions", "5"),
            ("ad_fee_items_previous", "20"), ("ad_fee_items_change", "-1"), ("ad_procurement_items", "32"), ("ad_procurement_amount", "1204.5"));

    [Fact]
    public void Annex_in_older_words() =>
        Says(Front + "项目\t单位\t数量\n一、主动公开信息数\t条\t812\n二、受理申请总数\t件\t14\n其中：1.当面申请数\t件\t3\n2.网上申请数\t件\t9\n3.信函申请数\t件\t2\n三、对申请的答复总数\t件\t14\n其中：1.同意公开答复数\t件\t12\n2.同意部分公开答复数\t件\t2\n四、行政复议数\t件\t0\n五、行政诉讼数\t件\t0\n",
            ("pd_total", "812"), ("rq_received", "14"), ("rq_by_person", "3"), ("rq_by_network", "9"), ("rq_by_letter", "2"), ("rq_answered", "14"), ("rq_ans_granted", "12"), ("rq_ans_partial", "2"), ("rv_total", "0"), ("lt_total", "0"));

    [Fact]
    public void Annex_as_a_list_with_colons() =>
        Says(Front + "（一）收到申请数：406件\n1.当面申请数：11件\n2.传真申请数：无\n3.网络申请数：304件\n4.信函申请数：91件\n（二）申请办结数：401件\n",
            ("rq_received", "406"), ("rq_by_person", "11"), ("rq_by_fax", "stroke"), ("rq_by_network", "304"), ("rq_by_letter", "91"), ("rq_closed", "401"));

    [Fact]
    public void Annex_in_traditional_script() =>
        Says("紹興市2016年政府信息公開工作年度報告\n\n一、概述\n2016年，全市政府信息公開工作穩步推進，各縣區、各部門密切配合，公開的廣度和深度都有提升。\n\n附件：政府信息公開情況統計表\n統計指標\t單位\t統計數\n（一）主動公開政府信息數\t條\t5120\n（一）收到申請數\t件\t9\n1.當面申請數\t件\t4\n3.網絡申請數\t件\t5\n四、行政複議數量\t件\t1\n",
            ("pd_total", "5120"), ("rq_received", "9"), ("rq_by_person", "4"), ("rq_by_network", "5"), ("rv_total", "1"));

    [Fact]
    public void Tables_of_other_things_have_no_figures() =>
        Says(Front + "县区\t公开条数\t同比\n越城区\t3120\t12%\n柯桥区\t2870\t3%\n上虞区\t2511\t-4%\n诸暨市\t2402\t8%\n");

    [Fact]
    public void Disclosure_in_pipes_without_its_head() =>
        Says(Standard + "二、主动公开政府信息情况\n| 第二十条第（一）项 | | | |\n| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n| 规章 | 0 | 0 | 2 |\n| 行政规范性文件 | 5 | | 40 |\n| 行政许可 | 311 | | |\n",
            ("ad_rules_made", "0"), ("ad_rules_repealed", "0"), ("ad_rules_in_force", "2"), ("ad_normative_made", "5"), ("ad_normative_repealed", "blank"), ("ad_normative_in_force", "40"), ("ad_licence_decisions", "311"));

    [Fact]
    public void Requests_with_tabs_and_nothing_at_the_end_of_rows() =>
        Says(Standard + "三、收到和处理政府信息公开申请情况\n\t\t\t自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t总计\n一、本年新收政府信息公开申请数量\t\t\t8\t1\t\t\t\t\t9\n三、本年度办理结果\t（一）予以公开\t\t5\t\t\t\t\t\t5\n\t（三）不予公开\t1.属于国家秘密\t\t\t\t\t\t\t\n\t\t8.属于行政查询事项\t3\t1\t—\t—\t—\t—\t4\n",
            [.. Row("ap_new", "8 1 blank blank blank blank 9"), .. Row("ap_granted", "5 blank blank blank blank blank 5"), .. Row("ap_denied_state_secret", "blank blank blank blank blank blank blank"), .. Row("ap_denied_query", "3 1 stroke stroke stroke stroke 4")]);
}

using ReportSearch.Reports.Statistics;

namespace ReportSearch.Reports.Tests.Statistics;

/// <summary>Tables in layouts that were written by hand without a look at any rule, with what they say.</summary>
public sealed class OddTableTests
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
        string[] columns = ["natural", "business", "research", "welfare", "legal", "other_org", "total"];
        return [.. values.Split(' ').Select((value, i) => ($"{row}.{columns[i]}", value))];
    }

    [Fact]
    public void Annex_whose_cells_run_together() =>
        Says(Front + "统计指标单位统计数\n一、主动公开情况\n（一）主动公开政府信息数条5120\n其中：主动公开规范性文件数条31\n二、依申请公开情况\n（一）收到申请数件406\n1.当面申请数件11\n2.传真申请数件\n3.网络申请数件304\n4.信函申请数件91\n",
            ("pd_total", "5120"), ("pd_normative_disclosed", "31"), ("rq_received", "406"), ("rq_by_person", "11"), ("rq_by_fax", "blank"), ("rq_by_network", "304"), ("rq_by_letter", "91"));

    [Fact]
    public void Annex_with_units_in_the_label() =>
        Says(Front + "指标\t数量\n三、依申请公开情况\t\n（一）收到申请数（件）\t27\n1.当面申请数（件）\t/\n2.传真申请数（件）\t-\n3.网络申请数（件）\t1，027\n（二）申请办结数（件）\t２７\n四、行政复议数量（件）\t0\n",
            ("rq_received", "27"), ("rq_by_person", "stroke"), ("rq_by_fax", "stroke"), ("rq_by_network", "1027"), ("rq_closed", "27"), ("rv_total", "0"));

    [Fact]
    public void Annex_with_misprinted_labels() =>
        Says(Front + "统计指标\t单位\t统计数\n（一）主动公开政信息数\t条\t88\n2.政府网站公开政府信息教\t条\t70\n（一）收到申清数\t件\t9\n1.当面申请数\t件\t9\n4.不同意公开答复数\t件\t2\n危及国家安全、公共安全、经济安全和会稳定\t件\t1\n",
            ("pd_total", "88"), ("pd_ch_website", "70"), ("rq_received", "9"), ("rq_by_person", "9"), ("rq_ans_refused", "2"), ("rq_ref_security_stability", "1"));

    [Fact]
    public void Equal_labels_belong_to_their_group() =>
        Says(Front + "| 指标 | 单位 | 数量 |\n|---|---|---|\n| 四、行政复议数量 | 件 | 6 |\n| （一）维持具体行政行为数 | 件 | 3 |\n| （二）被依法纠错数 | 件 | 2 |\n| （三）其他情形数 | 件 | 1 |\n| 五、行政诉讼数量 | 件 | 4 |\n"
                + "| （一）维持具体行政行为或者驳回原告诉讼请求数 | 件 | 4 |\n| （二）被依法纠错数 | 件 | 0 |\n| （三）其他情形数 | 件 |  |\n| 六、被举报投诉数量 | 件 | 5 |\n| （一）维持具体行政行为数 | 件 | 5 |\n| （二）被纠错数 | 件 | — |\n| （三）其他情形数 | 件 | 0 |\n",
            ("rv_total", "6"), ("rv_upheld", "3"), ("rv_corrected", "2"), ("rv_other", "1"), ("lt_total", "4"), ("lt_upheld", "4"), ("lt_corrected", "0"), ("lt_other", "blank"),
            ("cp_total", "5"), ("cp_upheld", "5"), ("cp_corrected", "stroke"), ("cp_other", "0"));

    [Fact]
    public void Annex_one_cell_a_line_without_tabs() =>
        Says(Front + "统计指标\n单位\n统计数\n（一）主动公开政府信息数\n条\n5120\n其中：主动公开规范性文件数\n条\n31\n制发规范性文件总数\n件\n33\n（二）通过不同渠道和方式公开政府信息的情况\n1.政府公报公开政府信息数\n条\n2.政府网站公开政府信息数\n条\n4000\n",
            ("pd_total", "5120"), ("pd_normative_disclosed", "31"), ("pd_normative_issued", "33"), ("pd_ch_gazette", "blank"), ("pd_ch_website", "4000"));

    [Fact]
    public void A_row_of_the_body_s_own_takes_no_figure_from_its_neighbour() =>
        Says(Front + "统计指标\t单位\t统计数\n1.政府公报公开政府信息数\t条\t12\n2.政府网站公开政府信息数\t条\t340\n政务客户端公开政府信息条目\t条\t77\n3.政务微博公开政府信息数\t条\t5\n4.政务微信公开政府信息数\t条\t6\n",
            ("pd_ch_gazette", "12"), ("pd_ch_website", "340"), ("pd_ch_weibo", "5"), ("pd_ch_wechat", "6"));

    [Fact]
    public void Several_columns_of_figures_without_a_total_are_not_guessed() =>
        Says(Front + "统计指标\t单位\t市本级\t县区\n（一）收到申请数\t件\t12\t30\n1.当面申请数\t件\t2\t10\n2.传真申请数\t件\t0\t0\n3.网络申请数\t件\t10\t20\n",
            ("rq_received", "unreadable"), ("rq_by_person", "unreadable"), ("rq_by_fax", "unreadable"), ("rq_by_network", "unreadable"));

    [Fact]
    public void Of_several_columns_the_total_is_taken() =>
        Says(Front + "统计指标\t单位\t市本级\t县区\t合计\n（一）收到申请数\t件\t12\t30\t42\n1.当面申请数\t件\t2\t10\t12\n2.传真申请数\t件\t0\t0\t0\n3.网络申请数\t件\t10\t20\t30\n",
            ("rq_received", "42"), ("rq_by_person", "12"), ("rq_by_fax", "0"), ("rq_by_network", "30"));

    [Fact]
    public void Units_are_brought_to_those_of_the_form() =>
        Says(Front + "统计指标\t单位\t统计数\n（三）从事政府信息公开工作人员数\t人\t5000余人\n（四）政府信息公开专项经费\t元\t2150000\n（二）公报发行总份数\t万份\t4.2\n（三）接受培训人员数\t人次\t1.2万\n",
            ("cap_staff", "5000"), ("cap_budget", "215"), ("gaz_copies", "42000"), ("tr_trainees", "12000"));

    [Fact]
    public void Labels_that_wrap_in_layout_text() =>
        Says(Front + "统计指标                                        单位      统计数\n一、主动公开情况\n （一）主动公开政府信息数（不同渠道和方式公开相\n同信息计1条）                                    条        5120\n     其中：主动公开规范性文件数                  条          31\n"
                + "           制发规范性文件总数                    件          33\n     危及国家安全、公共安全、经济安全和社会\n稳定                                             件           2\n （四）政府信息公开专项经费（不包括用于政府公报编辑管理\n及政府网站建设维护等方面的经费）                 万元       12.5\n",
            ("pd_total", "5120"), ("pd_normative_disclosed", "31"), ("pd_normative_issued", "33"), ("rq_ref_security_stability", "2"), ("cap_budget", "12.5"));

    [Fact]
    public void Two_label_columns_side_by_side() =>
        Says(Front + "指标\t单位\t数量\t指标\t单位\t数量\n收到申请数\t件\t9\t申请办结数\t件\t8\n当面申请数\t件\t4\t按时办结数\t件\t8\n网络申请数\t件\t5\t延期办结数\t件\t\n",
            ("rq_received", "9"), ("rq_closed", "8"), ("rq_by_person", "4"), ("rq_closed_on_time", "8"), ("rq_by_network", "5"), ("rq_closed_extended", "blank"));

    [Fact]
    public void Disclosure_table_typed_with_blanks() =>
        Says(Standard + "二、主动公开政府信息情况\n第二十条第（一）项\n信息内容    本年制发件数    本年废止件数    现行有效件数\n规章        1    0    12\n行政规范性文件  6    2    71\n第二十条第（五）项\n信息内容    本年处理决定数量\n行政许可    15320\n第二十条第（六）项\n信息内容   本年处理决定数量\n行政处罚   412\n行政强制   31\n第二十条第（八）项\n信息内容   本年收费金额（单位：万元）\n行政事业性收费   18.75\n\n三、收到和处理政府信息公开申请情况\n无。\n",
            ("ad_rules_made", "1"), ("ad_rules_repealed", "0"), ("ad_rules_in_force", "12"), ("ad_normative_made", "6"), ("ad_normative_repealed", "2"), ("ad_normative_in_force", "71"),
            ("ad_licence_decisions", "15320"), ("ad_penalty_decisions", "412"), ("ad_coercion_decisions", "31"), ("ad_fee_amount", "18.75"));

    [Fact]
    public void Disclosure_table_whose_cells_run_together() =>
        Says(Standard + "二、主动公开政府信息情况\n信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章555\n行政规范性文件\t3\t1\t9\n\n三、收到和处理政府信息公开申请情况\n无。\n",
            ("ad_rules_made", "5"), ("ad_rules_repealed", "5"), ("ad_rules_in_force", "5"), ("ad_normative_made", "3"), ("ad_normative_repealed", "1"), ("ad_normative_in_force", "9"));

    [Fact]
    public void Requests_one_cell_a_line_with_a_repeated_head() =>
        Says(Standard + "三、收到和处理政府信息公开申请情况\n（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）\n申请人情况\n自然人\n法人或其他组织\n总计\n商业企业\n科研机构\n社会公益组织\n法律服务机构\n其他\n一、本年新收政府信息公开申请数量\n8\n1\n0\n0\n0\n0\n9\n二、上年结转政府信息公开申请数量\n1\n0\n0\n0\n0\n0\n1\n三、本年度办理结果\n（一）予以公开\n5\n1\n0\n0\n0\n0\n6\n"
                + "申请人情况\n自然人\n法人或其他组织\n总计\n商业企业\n科研机构\n社会公益组织\n法律服务机构\n其他\n（六）其他处理\n1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请\n1\n0\n0\n0\n0\n0\n1\n3.其他\n2\n0\n0\n0\n0\n0\n2\n（七）总计\n8\n1\n0\n0\n0\n0\n9\n四、结转下年度继续办理\n1\n0\n0\n0\n0\n0\n1\n",
            [.. Row("ap_new", "8 1 0 0 0 0 9"), .. Row("ap_carried_in", "1 0 0 0 0 0 1"), .. Row("ap_granted", "5 1 0 0 0 0 6"), .. Row("ap_other_no_correction", "1 0 0 0 0 0 1"),
                .. Row("ap_other_other", "2 0 0 0 0 0 2"), .. Row("ap_processed", "8 1 0 0 0 0 9"), .. Row("ap_carried_out", "1 0 0 0 0 0 1")]);

    [Fact]
    public void Requests_in_layout_text_with_labels_of_three_columns() =>
        Says(Standard + "三、收到和处理政府信息公开申请情况\n                                        自然人  商业企业  科研机构  社会公益组织  法律服务机构  其他  总计\n一、本年新收政府信息公开申请数量           48      4       0        0           2          1     55\n二、上年结转政府信息公开申请数量            0      0       0        0           0          0      0\n三、本年度办理结果 （一）予以公开          23      2       0        0           0          1     26\n"
                + "  （三）不予公开 1.属于国家秘密             0      1       0        0           1          0      2\n                 2.其他法律行政法规禁止公开 0      0       0        0           0          0      0\n  （七）总计                               46      4       0        0           2          1     53\n四、结转下年度继续办理                      2      0       0        0           0          0      2\n",
            [.. Row("ap_new", "48 4 0 0 2 1 55"), .. Row("ap_carried_in", "0 0 0 0 0 0 0"), .. Row("ap_granted", "23 2 0 0 0 1 26"), .. Row("ap_denied_state_secret", "0 1 0 0 1 0 2"),
                .. Row("ap_denied_law", "0 0 0 0 0 0 0"), .. Row("ap_processed", "46 4 0 0 2 1 53"), .. Row("ap_carried_out", "2 0 0 0 0 0 2")]);

    [Fact]
    public void A_row_with_too_few_figures_is_not_guessed() =>
        Says(Standard + "三、收到和处理政府信息公开申请情况\n自然人\n商业企业\n科研机构\n社会公益组织\n法律服务机构\n其他\n总计\n一、本年新收政府信息公开申请数量\n8\n1\n0\n0\n0\n0\n9\n二、上年结转政府信息公开申请数量\n3\n3\n（七）总计\n8\n1\n0\n0\n0\n0\n9\n四、结转下年度继续办理\n0\n0\n0\n0\n0\n0\n0\n",
            [.. Row("ap_new", "8 1 0 0 0 0 9"), .. Row("ap_carried_in", "unreadable unreadable unreadable unreadable unreadable unreadable unreadable"), .. Row("ap_processed", "8 1 0 0 0 0 9"), .. Row("ap_carried_out", "0 0 0 0 0 0 0")]);

    [Fact]
    public void Remedies_one_group_a_row() =>
        Says(Standard + "四、政府信息公开行政复议、行政诉讼情况\n\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计\n行政复议\t2\t1\t0\t1\t4\n未经复议直接起诉\t1\t0\t0\t0\t1\n复议后起诉\t0\t0\t\t/\t0\n",
            ("rl_review.upheld", "2"), ("rl_review.corrected", "1"), ("rl_review.other", "0"), ("rl_review.pending", "1"), ("rl_review.total", "4"),
            ("rl_direct.upheld", "1"), ("rl_direct.corrected", "0"), ("rl_direct.other", "0"), ("rl_direct.pending", "0"), ("rl_direct.total", "1"),
            ("rl_after_review.upheld", "0"), ("rl_after_review.corrected", "0"), ("rl_after_review.other", "blank"), ("rl_after_review.pending", "stroke"), ("rl_after_review.total", "0"));
}

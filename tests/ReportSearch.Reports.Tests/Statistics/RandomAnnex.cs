using ReportSearch.Samples;
using ReportSearch.Samples.Forms;

namespace ReportSearch.Reports.Tests.Statistics;

/// <summary>
/// The annex of the years until 2018 as bodies changed it: other wordings, rows left out, rows of their own under 其中, the unit in a column, in the label or nowhere, a
/// column of numbers in front, the head once more at a page break.
/// </summary>
/// <param name="random">Where the chances come from.</param>
/// <param name="form">old13 or old9.</param>
/// <param name="fill">Fills in the figure of an indicator.</param>
/// <param name="label">Prints a label, perhaps misprinted.</param>
internal sealed class RandomAnnex(SampleRandom random, string form, Func<string, RandomFigure> fill, Func<string, string> label)
{
    /// <summary>Where the unit of a row stands.</summary>
    internal enum UnitPlace
    {
        Column,
        Label,
        Last,
        None,
    }

    // Wordings that occur beside the official ones, written from memory of such forms; without numbers and 其中.
    private static readonly Dictionary<string, string[]> s_wordings = new(StringComparer.Ordinal)
    {
        ["pd_total"] = ["主动公开政府信息总数", "主动公开政府信息条数", "主动公开信息数"],
        ["pd_normative_disclosed"] = ["主动公开规范性文件总数", "主动公开规范性文件"],
        ["pd_normative_issued"] = ["制发规范性文件数", "制定规范性文件总数", "本年度制发规范性文件总数"],
        ["pd_ch_gazette"] = ["政府公报公开信息数", "通过政府公报公开政府信息数"],
        ["pd_ch_website"] = ["政府网站公开信息数", "政府门户网站公开政府信息数", "通过政府网站公开政府信息数"],
        ["pd_ch_weibo"] = ["政务微博公开信息数", "政府微博公开政府信息数", "微博公开政府信息数"],
        ["pd_ch_wechat"] = ["政务微信公开信息数", "政府微信公开政府信息数", "微信公开政府信息数"],
        ["pd_ch_other"] = ["其它方式公开政府信息数", "其他形式公开政府信息数", "通过其他方式公开政府信息数"],
        ["rs_hot_topics"] = ["回应公众关注热点或重大舆情次数", "回应公众关注热点、重大舆情数"],
        ["rs_press_conf"] = ["参加或举办新闻发布会次数", "举办新闻发布会总次数", "参加或举办新闻发布会数"],
        ["rs_press_conf_principal"] = ["主要负责人参加新闻发布会次数"],
        ["rs_interview"] = ["政府网站在线访谈数", "在线访谈次数"],
        ["rs_interview_principal"] = ["主要负责人参加政府网站在线访谈次数", "主要负责同志参加在线访谈次数"],
        ["rs_interpretation"] = ["政策解读稿件数", "发布政策解读稿件数"],
        ["rs_weibo_wechat"] = ["微博、微信回应事件数", "微博微信回应事件次数"],
        ["rs_other"] = ["其它方式回应事件数", "通过其他方式回应事件数"],
        ["rq_received"] = ["收到申请总数", "收到申请件数", "收到政府信息公开申请数", "受理申请数"],
        ["rq_by_person"] = ["当面申请件数", "当面申请"],
        ["rq_by_fax"] = ["传真申请件数", "传真申请"],
        ["rq_by_network"] = ["网络申请", "网上申请数", "网络申请件数"],
        ["rq_by_letter"] = ["信函申请", "信件申请数", "信函申请件数"],
        ["rq_by_other"] = ["其它形式", "其他形式申请数", "其他申请数"],
        ["rq_closed"] = ["申请办结总数", "办结申请数", "申请办结件数"],
        ["rq_closed_on_time"] = ["按时办结件数", "按期办结数"],
        ["rq_closed_extended"] = ["延期办结件数", "延时办结数"],
        ["rq_answered"] = ["申请答复总数", "答复申请数", "申请答复件数"],
        ["rq_ans_already_public"] = ["属于已主动公开范围", "属于主动公开范围数"],
        ["rq_ans_granted"] = ["同意公开答复", "同意公开数"],
        ["rq_ans_partial"] = ["同意部分公开数", "部分公开答复数"],
        ["rq_ans_refused"] = ["不同意公开数", "不予公开答复数", "不同意公开答复总数"],
        ["rq_ref_state_secret"] = ["涉及国家秘密数", "涉及国家秘密的"],
        ["rq_ref_trade_secret"] = ["涉及商业秘密数", "涉及商业秘密的"],
        ["rq_ref_privacy"] = ["涉及个人隐私数", "涉及个人隐私的"],
        ["rq_ref_security_stability"] = ["危及国家安全、公共安全、经济安全和社会稳定数", "可能危及国家安全、公共安全、经济安全和社会稳定"],
        ["rq_ref_not_gov_info"] = ["不是《条例》所指的政府信息", "非《条例》所指政府信息", "不是《条例》所指政府信息数"],
        ["rq_ref_other_law"] = ["法律、法规规定的其他情形", "法律法规规定的其它情形", "法律法规规定的其他情形数"],
        ["rq_ans_not_this_agency"] = ["不属于本行政机关公开范围数", "不属于本机关公开数", "不属于本行政机关公开"],
        ["rq_ans_not_exist"] = ["政府信息不存在数", "信息不存在数", "申请信息不存在"],
        ["rq_ans_supplement"] = ["告知作出更改、补充数", "告知作出更改补充", "告知申请人作出更改、补充数"],
        ["rq_ans_other_channel"] = ["告知通过其它途径办理数", "告知其他途径办理数"],
        ["rv_total"] = ["行政复议数", "行政复议案件数", "申请行政复议数量"],
        ["rv_upheld"] = ["维持具体行政行为", "维持行政行为数"],
        ["rv_corrected"] = ["依法纠错数", "被依法纠错"],
        ["rv_other"] = ["其它情形数", "其他情形"],
        ["lt_total"] = ["行政诉讼数", "行政诉讼案件数", "提起行政诉讼数量"],
        ["lt_upheld"] = ["维持具体行政行为或驳回原告诉讼请求数", "维持具体行政行为或者驳回原告诉讼请求"],
        ["lt_corrected"] = ["依法纠错数", "被依法纠错"],
        ["lt_other"] = ["其它情形数", "其他情形"],
        ["cp_total"] = ["举报投诉数量", "被举报投诉数", "投诉举报数量"],
        ["fee_collected"] = ["依申请公开信息收取费用", "依申请公开收取的费用", "依申请公开政府信息收取的费用"],
        ["lib_total"] = ["向图书馆、档案馆报送信息数", "向图书馆、档案馆等查阅场所报送政府信息数"],
        ["lib_paper"] = ["纸质文件", "纸质文件份数"],
        ["lib_electronic"] = ["电子文件", "电子文件份数"],
        ["site_total"] = ["开通政府信息公开网站数"],
        ["gaz_copies"] = ["公报发行份数", "公报发行总数"],
        ["point_total"] = ["政府信息查阅点数", "设立政府信息查阅点数"],
        ["visit_total"] = ["查阅点接待人次", "查阅点接待人次数"],
        ["cap_units"] = ["政府信息公开专门机构数", "政府信息公开工作机构数"],
        ["cap_points"] = ["设立政府信息公开查阅点数", "政府信息公开查阅点数"],
        ["cap_staff"] = ["从事政府信息公开工作人员总数", "政府信息公开工作人员数"],
        ["cap_staff_full"] = ["专职人员数", "专职人员"],
        ["cap_staff_part"] = ["兼职人员"],
        ["cap_budget"] = ["政府信息公开专项经费", "政府信息公开工作专项经费"],
        ["tr_meetings"] = ["召开政府信息公开工作会议或专题会议次数", "召开政府信息公开工作会议和专题会议数"],
        ["tr_courses"] = ["举办培训班数", "举办各类培训班次数"],
        ["tr_trainees"] = ["接受培训人数", "参加培训人员数"],
    };

    // Rows that a body adds below one of the form: behind which, and what they say.
    private static readonly (string Behind, string Label, string Unit)[] s_own =
    [
        ("pd_ch_wechat", "政务客户端公开政府信息条目", "条"), ("pd_ch_other", "其中：政务服务大厅电子屏", "条"), ("rs_interpretation", "其中：图解类解读材料", "篇"),
        ("rq_received", "其中：自然人提出", "件"), ("rq_received", "其中：涉及征地拆迁的", "件"), ("rq_closed_extended", "其中：经批准再次延长", "件"), ("rv_other", "其中：申请人撤回", "件"),
        ("cap_staff_part", "其中：乡镇街道联络员", "人"), ("tr_trainees", "其中：线上参训", "人次"),
    ];

    private readonly int _wording = random.Pick([0, 20, 60]);

    /// <summary>True where a column of row numbers stands in front; set to false where a layout could not tell them from figures.</summary>
    internal bool Numbers { get; set; } = random.Chance(15);

    /// <summary>Where the units stand.</summary>
    internal UnitPlace Units { get; set; } = random.Pick([UnitPlace.Column, UnitPlace.Column, UnitPlace.Column, UnitPlace.Label, UnitPlace.Last, UnitPlace.None]);

    /// <summary>The head and the rows, as many cells each, and the figures of the form that they hold.</summary>
    internal (IReadOnlyList<IReadOnlyList<string>> Rows, IReadOnlyList<RandomFigure> Figures) Table()
    {
        List<AnnexRow> rows = [.. AnnexForm.Rows(form)];
        LeaveOut(rows);
        IReadOnlyList<string> head = Head();
        var printed = new List<IReadOnlyList<string>> { head };
        var figures = new List<RandomFigure>();
        bool own = random.Chance(30);
        int again = random.Chance(15) ? random.Between(10, rows.Count - 5) : -1;
        for (int i = 0; i < rows.Count; i++)
        {
            AnnexRow row = rows[i];
            if (i == again)
                printed.Add(head);
            RandomFigure? figure = row.IsHeader ? null : fill(row.Id);
            if (figure is not null)
                figures.Add(figure);
            printed.Add(Row(Worded(row), row.IsHeader ? "" : row.Unit, figure?.Printed ?? "", printed.Count));
            if (!own)
                continue;
            foreach ((string _, string name, string unit) in s_own.Where(extra => extra.Behind == row.Id && random.Chance(50)))
                printed.Add(Row(name, unit, $"{random.Between(0, 900)}", printed.Count));
        }

        return (printed, figures);
    }

    private List<string> Head()
    {
        string value = random.Pick(["统计数", "数量", "统计数据"]), name = random.Pick(["统计指标", "指标名称", "项目"]);
        List<string> head = Units switch
        {
            UnitPlace.Column => [name, "单位", value],
            UnitPlace.Last => [name, value, "单位"],
            _ => [name, value],
        };
        if (Numbers)
            head.Insert(0, "序号");
        return head;
    }

    private List<string> Row(string name, string unit, string value, int number)
    {
        List<string> cells = Units switch
        {
            UnitPlace.Column => [name, unit, value],
            UnitPlace.Last => [name, value, unit],
            UnitPlace.Label when unit.Length > 0 => [$"{name}（{unit}）", value],
            _ => [name, value],
        };
        if (Numbers)
            cells.Insert(0, $"{number}");
        return cells;
    }

    /// <summary>The label with another wording behind its number.</summary>
    private string Worded(AnnexRow row)
    {
        if (!s_wordings.TryGetValue(row.Id, out string[]? wordings) || !random.Chance(_wording))
            return label(row.Label);
        (string number, _) = RandomForm.Parts(row.Label);
        return number + random.Pick(wordings);
    }

    /// <summary>Whole groups or single rows that a body left out; never the head of rows that stay.</summary>
    private void LeaveOut(List<AnnexRow> rows)
    {
        if (random.Chance(50))
            return;
        for (int times = random.Between(1, 6); times > 0; times--)
        {
            int at = random.Between(1, rows.Count - 1), end = at + 1;
            while (end < rows.Count && rows[end].Depth > rows[at].Depth)
                end++;
            if (end - at < rows.Count / 3)
                rows.RemoveRange(at, end - at);
        }
    }
}

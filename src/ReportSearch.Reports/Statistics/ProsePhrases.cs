namespace ReportSearch.Reports.Statistics;

/// <summary>What a sentence speaks of, as far as it changes what its words mean.</summary>
internal enum ProseTopic
{
    None,
    Proactive,
    Request,
    Review,
    Litigation,
    Refusal,
    Complaint,
}

/// <summary>Words right before a figure that name an indicator.</summary>
/// <param name="Phrase">What the text before the figure ends in.</param>
/// <param name="Id">Indicator of the forms until 2018, or null.</param>
/// <param name="NewId">Indicator of the forms since 2019, or null.</param>
/// <param name="Topic">The topic without which the words could mean something else.</param>
/// <param name="Units">Measures that may follow, one character each or all where empty.</param>
/// <param name="Whole">True when nothing else may stand in the clause before.</param>
internal sealed record ProsePhrase(string Phrase, string? Id, string? NewId, ProseTopic Topic, string Units, bool Whole = false);

/// <summary>The words by which sentences name indicators; longer ones before shorter ones that they end in.</summary>
internal static class ProsePhrases
{
    /// <summary>Phrases right before the figure.</summary>
    internal static readonly ProsePhrase[] Before = [.. Phrases().OrderByDescending(phrase => phrase.Phrase.Length)];

    /// <summary>Phrases right behind figure and measure: 5件维持具体行政行为.</summary>
    internal static readonly ProsePhrase[] Behind =
    [
        new("申请作出不予公开", "rq_ans_refused", null, ProseTopic.Request, "件"),
        new("申请作出不同意公开", "rq_ans_refused", null, ProseTopic.Request, "件"),
        new("申请作出予以公开", "rq_ans_granted", "ap_granted.total", ProseTopic.Request, "件"),
        new("申请作出部分公开", "rq_ans_partial", "ap_partial.total", ProseTopic.Request, "件"),
        new("答复", "rq_answered", null, ProseTopic.Request, "件"),
        new("行政复议被确认维持", "rv_upheld", "rl_review.upheld", ProseTopic.Review, "件"),
        new("维持", "rv_upheld", "rl_review.upheld", ProseTopic.Review, "件"),
        new("被依法纠错", "rv_corrected", "rl_review.corrected", ProseTopic.Review, "件"),
        new("被纠错", "rv_corrected", "rl_review.corrected", ProseTopic.Review, "件"),
        new("维持具体行政行为", "lt_upheld", null, ProseTopic.Litigation, "件"),
        new("驳回", "lt_upheld", null, ProseTopic.Litigation, "件"),
        new("被依法纠错", "lt_corrected", null, ProseTopic.Litigation, "件"),
        new("被纠错", "lt_corrected", null, ProseTopic.Litigation, "件"),
    ];

    /// <summary>Reasons of the forms since 2019 with the rows that they name.</summary>
    private static (string Words, string Row)[] Reasons =>
    [
        ("其他法律行政法规禁止公开", "ap_denied_law"), ("法律行政法规禁止公开", "ap_denied_law"), ("法律、行政法规禁止公开", "ap_denied_law"),
        ("危及“三安全一稳定”", "ap_denied_security"), ("危及“三安全一稳定", "ap_denied_security"), ("危及三安全一稳定", "ap_denied_security"), ("保护第三方合法权益", "ap_denied_third_party"),
        ("三类内部事务信息", "ap_denied_internal"), ("内部事务信息", "ap_denied_internal"), ("四类过程性信息", "ap_denied_process"), ("过程性信息", "ap_denied_process"),
        ("行政执法案卷", "ap_denied_enforcement"), ("行政查询事项", "ap_denied_query"),
        ("没有现成信息需要另行制作", "ap_unable_needs_creation"), ("没有现成信息", "ap_unable_needs_creation"), ("需要另行制作", "ap_unable_needs_creation"),
        ("补正后申请内容仍不明确", "ap_unable_unclear"), ("申请内容仍不明确", "ap_unable_unclear"),
        ("信访举报投诉类申请", "ap_unprocessed_complaint"), ("信访、举报、投诉类申请", "ap_unprocessed_complaint"), ("信访举报投诉类", "ap_unprocessed_complaint"), ("重复申请", "ap_unprocessed_repeat"),
        ("要求提供公开出版物", "ap_unprocessed_publication"), ("无正当理由大量反复申请", "ap_unprocessed_excessive"), ("要求行政机关确认或重新出具已获取信息", "ap_unprocessed_confirm"),
        ("无正当理由逾期不补正", "ap_other_no_correction"),
    ];

    private static IEnumerable<ProsePhrase> Phrases()
    {
        foreach (string words in (string[])["当面申请", "当面提出", "当面递交", "当面提交", "现场申请", "当面"])
            yield return new(words, "rq_by_person", null, ProseTopic.Request, "件", words == "当面");
        foreach (string words in (string[])["网络申请", "网上申请", "网络平台申请", "互联网申请", "网上提交的申请", "网络提交", "网上提交", "通过网络提交", "网络", "网上"])
            yield return new(words, "rq_by_network", null, ProseTopic.Request, "件", words.Length == 2);
        foreach (string words in (string[])["信函申请", "信函方式提出", "信函提交申请", "信函提交的申请", "信函形式申请", "邮寄申请", "信函", "信件申请"])
            yield return new(words, "rq_by_letter", null, ProseTopic.Request, "件", words == "信函");
        foreach (string words in (string[])["传真申请", "传真方式提出", "传真提交", "传真"])
            yield return new(words, "rq_by_fax", null, ProseTopic.Request, "件", words == "传真");
        foreach (string words in (string[])["按时办结", "按期办结"])
            yield return new(words, "rq_closed_on_time", null, ProseTopic.Request, "件");
        foreach (string words in (string[])["延期办结", "延时办结"])
            yield return new(words, "rq_closed_extended", null, ProseTopic.Request, "件");
        foreach (string words in (string[])["办结", "办理完毕", "申请办结", "办结申请", "办理结果", "办理申请", "本年办结", "办理依申请公开", "办理依申请公开件", "办理政府信息公开申请"])
            yield return new(words, "rq_closed", "ap_processed.total", ProseTopic.Request, "件");
        foreach (string words in (string[])["答复申请", "申请答复", "答复", "作出答复", "作出的答复"])
            yield return new(words, "rq_answered", null, ProseTopic.Request, "件");
        foreach (string words in (string[])["属于已主动公开范围", "属于已主动公开", "属于主动公开范围", "已主动公开范围"])
            yield return new(words, "rq_ans_already_public", null, ProseTopic.Request, "件");
        foreach (string words in (string[])["同意公开", "同意公开答复", "予以公开", "“同意公开”", "予以公开答复"])
            yield return new(words, "rq_ans_granted", "ap_granted.total", ProseTopic.Request, "件");
        foreach (string words in (string[])["同意部分公开", "同意部分公开答复", "部分公开", "“同意部分公开”", "予以部分公开"])
            yield return new(words, "rq_ans_partial", "ap_partial.total", ProseTopic.Request, "件");
        foreach (string words in (string[])["不同意公开", "不同意公开答复", "不予公开", "“不同意公开”", "不予公开答复"])
            yield return new(words, "rq_ans_refused", null, ProseTopic.Request, "件");
        foreach (string words in (string[])["不属于本行政机关公开", "不属于本机关公开", "不属于本机关公开范围", "不属于本行政机关公开范围", "不属于本单位公开范围", "不属于公开范围", "不属于本行政机关政府信息", "不属于本行政机关政府信息”", "不属于本行政机关掌握", "非本机关公开"])
            yield return new(words, "rq_ans_not_this_agency", null, ProseTopic.Request, "件");
        foreach (string words in (string[])["信息不存在", "申请信息不存在", "政府信息不存在"])
            yield return new(words, "rq_ans_not_exist", null, ProseTopic.Request, "件");
        foreach (string words in (string[])["告知作出更改补充", "告知更改补充", "告知补正", "告知作出更改、补充", "告知申请人作出更改、补充", "告知申请人作出更改补充", "告知申请人补正", "作出更改、补充", "作出更改补充"])
            yield return new(words, "rq_ans_supplement", null, ProseTopic.Request, "件");
        foreach (string words in (string[])["告知通过其他途径办理", "告知通过其它途径办理"])
            yield return new(words, "rq_ans_other_channel", null, ProseTopic.Request, "件");
        foreach (string words in (string[])["本机关不掌握无法提供", "本机关不掌握相关政府信息", "本机关不掌握相关信息", "不掌握相关政府信息", "本机关不掌握"])
            yield return new(words, null, "ap_unable_not_held.total", ProseTopic.Request, "件");
        foreach ((string words, string row) in Reasons)
            yield return new(words, null, row + ".total", ProseTopic.Request, "件");
        foreach ((string words, string row) in ((string, string)[])[("商业企业", "business"), ("科研机构", "research"), ("社会公益组织", "welfare"), ("法律服务机构", "legal")])
            yield return new(words, null, "ap_new." + row, ProseTopic.Request, "件", true);
        foreach (string words in (string[])["申请人为自然人", "自然人提出", "自然人提出申请"])
            yield return new(words, null, "ap_new.natural", ProseTopic.Request, "件");
        foreach (string words in (string[])["涉及国家秘密", "属于国家秘密"])
            yield return new(words, "rq_ref_state_secret", "ap_denied_state_secret.total", ProseTopic.Request, "件");
        yield return new("涉及商业秘密", "rq_ref_trade_secret", null, ProseTopic.Request, "件");
        yield return new("商业秘密", "rq_ref_trade_secret", null, ProseTopic.Refusal, "件", true);
        yield return new("涉及个人隐私", "rq_ref_privacy", null, ProseTopic.Request, "件");
        yield return new("个人隐私", "rq_ref_privacy", null, ProseTopic.Refusal, "件", true);
        yield return new("三安全一稳定", "rq_ref_security_stability", null, ProseTopic.Refusal, "件");
        foreach (string words in (string[])["不是《条例》所指政府信息", "不是条例所指政府信息", "不是条例所指信息", "不是《条例》所指信息"])
            yield return new(words, "rq_ref_not_gov_info", null, ProseTopic.Request, "件");
        foreach (string words in (string[])["上年结转", "上年度结转", "上一年度结转", "上年结转申请", "上年结转政府信息公开申请"])
            yield return new(words, null, "ap_carried_in.total", ProseTopic.Request, "件");
        foreach (string words in (string[])["结转下年度继续办理", "结转下年度", "结转下年", "结转至下年度", "结转下一年度", "结转下年继续办理"])
            yield return new(words, null, "ap_carried_out.total", ProseTopic.Request, "件");
        yield return new("自然人申请", null, "ap_new.natural", ProseTopic.Request, "件");
        yield return new("自然人", null, "ap_new.natural", ProseTopic.Request, "件", true);

        foreach (string words in (string[])["行政复议", "行政复议案件", "行政复议申请", "复议案件", "复议", "行政复议案件总", "申请复议", "行政复议事项"])
            yield return new(words, "rv_total", "rl_review.total", ProseTopic.Review, "件起宗");
        foreach (string words in (string[])["维持具体行政行为", "结果维持", "维持", "复议维持", "维持原行政行为", "维持原具体行政行为"])
            yield return new(words, "rv_upheld", "rl_review.upheld", ProseTopic.Review, "件起");
        foreach (string words in (string[])["被依法纠错", "依法纠错", "被纠错", "结果纠正", "纠正", "纠错"])
            yield return new(words, "rv_corrected", "rl_review.corrected", ProseTopic.Review, "件起");
        foreach (string words in (string[])["其他情形", "其他结果", "其它情形"])
            yield return new(words, "rv_other", "rl_review.other", ProseTopic.Review, "件起");
        foreach (string words in (string[])["尚未审结", "未审结"])
            yield return new(words, null, "rl_review.pending", ProseTopic.Review, "件起");
        foreach (string words in (string[])["行政诉讼", "行政诉讼案件", "诉讼案件", "诉讼", "行政诉讼案件总", "提起诉讼"])
            yield return new(words, "lt_total", null, ProseTopic.Litigation, "件起宗");
        foreach (string words in (string[])["维持具体行政行为或者驳回原告诉讼请求", "维持具体行政行为或驳回原告诉讼请求", "维持或者驳回", "维持具体行政行为", "驳回原告诉讼请求"])
            yield return new(words, "lt_upheld", null, ProseTopic.Litigation, "件起");
        foreach (string words in (string[])["被依法纠错", "依法纠错", "被纠错"])
            yield return new(words, "lt_corrected", null, ProseTopic.Litigation, "件起");
        foreach (string words in (string[])["其他情形", "其它情形"])
            yield return new(words, "lt_other", null, ProseTopic.Litigation, "件起");
        yield return new("未经复议直接起诉", null, "rl_direct.total", ProseTopic.Litigation, "件起");
        yield return new("复议后起诉", null, "rl_after_review.total", ProseTopic.Litigation, "件起");

        foreach (string words in (string[])["举报投诉", "投诉举报", "举报投诉案件", "投诉", "举报"])
            yield return new(words, "cp_total", null, ProseTopic.Complaint, "件起宗");
        foreach (string words in (string[])["维持具体行政行为", "维持"])
            yield return new(words, "cp_upheld", null, ProseTopic.Complaint, "件起");
        foreach (string words in (string[])["被依法纠错", "依法纠错", "被纠错", "纠错"])
            yield return new(words, "cp_corrected", null, ProseTopic.Complaint, "件起");
        foreach (string words in (string[])["其他情形", "其它情形"])
            yield return new(words, "cp_other", null, ProseTopic.Complaint, "件起");

        foreach (string words in (string[])["制发规章", "制定规章", "新制定规章"])
            yield return new(words, null, "ad_rules_made", ProseTopic.None, "件部");
        foreach ((string words, string row) in ((string, string)[])[("行政许可决定", "licence"), ("行政处罚决定", "penalty"), ("行政强制决定", "coercion")])
            yield return new(words, null, $"ad_{row}_decisions", ProseTopic.None, "件");
        foreach (string words in (string[])["行政事业性收费金额", "行政事业性收费总金额", "收取行政事业性收费", "行政事业性收费"])
            yield return new(words, null, "ad_fee_amount", ProseTopic.None, "万");
        foreach (string words in (string[])["收取费用", "收费", "收取检索费、复制费", "收取检索、复制、邮寄等费用", "收取相关费用"])
            yield return new(words, "fee_collected", null, ProseTopic.Request, "元万");
        foreach (string words in (string[])["主动公开政府信息", "主动公开各类政府信息", "主动公开信息", "主动公开各类信息", "主动公开政府信息累计", "主动公开政府信息总"])
            yield return new(words, "pd_total", null, ProseTopic.None, "条");
        foreach (string words in (string[])["制发规范性文件", "制定规范性文件", "印发规范性文件", "制发行政规范性文件", "制定行政规范性文件"])
            yield return new(words, "pd_normative_issued", "ad_normative_made", ProseTopic.None, "件份");
        yield return new("主动公开规范性文件", "pd_normative_disclosed", null, ProseTopic.None, "件条份");
        yield return new("规范性文件", "pd_normative_disclosed", null, ProseTopic.Proactive, "件条份", true);
        foreach (string words in (string[])["政府公报公开政府信息", "政府公报公开信息", "政府公报公开"])
            yield return new(words, "pd_ch_gazette", null, ProseTopic.None, "条");
        foreach (string words in (string[])["政府网站公开政府信息", "政府网站公开", "政府网站公开信息", "政府门户网站公开政府信息", "政府门户网站公开"])
            yield return new(words, "pd_ch_website", null, ProseTopic.None, "条");
        foreach (string words in (string[])["政务微博发布信息", "政务微博公开", "政务微博公开政府信息", "政府微博公开政府信息", "政务微博公开信息"])
            yield return new(words, "pd_ch_weibo", null, ProseTopic.None, "条");
        foreach (string words in (string[])["政务微信公开", "政务微信公开政府信息", "政府微信公开政府信息", "政务微信公开信息"])
            yield return new(words, "pd_ch_wechat", null, ProseTopic.None, "条");
        foreach (string words in (string[])["其他方式公开", "其他方式公开政府信息", "其它方式公开政府信息"])
            yield return new(words, "pd_ch_other", null, ProseTopic.None, "条");

        foreach (string words in (string[])["回应公众关注热点或重大舆情", "回应热点问题", "回应热点", "回应公众关注热点", "回应热点或重大舆情", "回应社会关注热点"])
            yield return new(words, "rs_hot_topics", null, ProseTopic.None, "次个件");
        yield return new("新闻发布会", "rs_press_conf", null, ProseTopic.None, "次场");
        foreach (string words in (string[])["主要负责同志参加新闻发布会", "主要负责同志出席新闻发布会", "主要负责人参加新闻发布会"])
            yield return new(words, "rs_press_conf_principal", null, ProseTopic.None, "次场");
        foreach (string words in (string[])["政府网站在线访谈", "在线访谈"])
            yield return new(words, "rs_interview", null, ProseTopic.None, "次期场");
        foreach (string words in (string[])["主要负责同志参加政府网站在线访谈", "主要负责同志参加在线访谈", "主要负责人参加政府网站在线访谈"])
            yield return new(words, "rs_interview_principal", null, ProseTopic.None, "次期场");
        foreach (string words in (string[])["政策解读稿件", "解读稿件", "发布政策解读"])
            yield return new(words, "rs_interpretation", null, ProseTopic.None, "篇件条");
        foreach (string words in (string[])["微博微信回应事件", "微博、微信回应事件"])
            yield return new(words, "rs_weibo_wechat", null, ProseTopic.None, "次");
        foreach (string words in (string[])["其他方式回应事件", "其它方式回应事件"])
            yield return new(words, "rs_other", null, ProseTopic.None, "次");

        foreach (string words in (string[])["政府信息公开工作会议或专题会议", "政府信息公开工作会议", "政府信息公开专题会议"])
            yield return new(words, "tr_meetings", null, ProseTopic.None, "次场");
        foreach (string words in (string[])["举办各类培训班", "举办培训班", "组织培训班", "举办政府信息公开培训班", "组织业务培训", "开展业务培训", "举办业务培训", "举办专题培训", "开展专题培训"])
            yield return new(words, "tr_courses", null, ProseTopic.None, "次期场个");
        foreach (string words in (string[])["接受培训", "接受培训人员", "培训人员", "参训人员", "培训"])
            yield return new(words, "tr_trainees", null, ProseTopic.None, "人");
        foreach (string words in (string[])["政府信息公开专项经费", "政府信息公开工作专项经费"])
            yield return new(words, "cap_budget", null, ProseTopic.None, "万");
        foreach (string words in (string[])["政府信息公开工作专门机构", "政府信息公开专门机构"])
            yield return new(words, "cap_units", null, ProseTopic.None, "个家");
        foreach (string words in (string[])["从事政府信息公开工作人员", "从事政府信息公开工作的人员", "从事政府信息公开工作的专兼职人员", "政府信息公开专兼职人员"])
            yield return new(words, "cap_staff", null, ProseTopic.None, "人名");
        foreach (string words in (string[])["设置政府信息公开查阅点", "设立政府信息公开查阅点", "政府信息公开查阅点"])
            yield return new(words, "cap_points", null, ProseTopic.None, "个处");
        foreach (string words in (string[])["设置政府信息查阅点", "设立政府信息查阅点", "设置查阅点", "设立查阅点"])
            yield return new(words, "point_total", null, ProseTopic.None, "个处");
        foreach (string words in (string[])["开通政府信息公开网站或专栏", "开通政府信息公开网站", "政府信息公开网站或专栏"])
            yield return new(words, "site_total", null, ProseTopic.None, "个");
        foreach (string words in (string[])["图书馆、档案馆报送信息", "图书馆、档案馆等查阅场所报送信息", "图书馆、档案馆报送政府信息", "图书馆和档案馆报送信息"])
            yield return new(words, "lib_total", null, ProseTopic.None, "条件份");
        foreach (string words in (string[])["规范性文件公开", "公开规范性文件"])
            yield return new(words, "pd_normative_disclosed", null, ProseTopic.None, "件条份");
        yield return new("纸质文件", "lib_paper", null, ProseTopic.None, "条件份");
        yield return new("电子文件", "lib_electronic", null, ProseTopic.None, "条件份");
        foreach (string words in (string[])["政府信息公开的举报投诉", "信息公开的举报投诉", "信息公开的投诉", "信息公开举报投诉", "政府信息公开举报", "信息公开的举报", "信息公开投诉"])
            yield return new(words, "cp_total", null, ProseTopic.None, "件起");
        foreach (string words in (string[])["公报发行", "政府公报发行", "公报出版", "编印政府公报", "编发政府公报", "出版政府公报", "印发政府公报", "刊发政府公报", "发行政府公报"])
            yield return new(words, "gaz_issues", null, ProseTopic.None, "期");
    }
}

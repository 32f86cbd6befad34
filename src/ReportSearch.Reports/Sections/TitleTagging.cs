namespace ReportSearch.Reports.Sections;

/// <summary>Tags of a section by the words of its title, and by its parent where these say nothing.</summary>
internal static class TitleTagging
{
    // Weight 2 names the theme of a section, weight 1 only colours it and yields to any theme.
    private static readonly (string Word, string Tag, int Weight)[] Words =
    [
        ("统计表", SectionTags.StatisticsAnnex, 2), ("附表", SectionTags.StatisticsAnnex, 2), ("统计指标", SectionTags.StatisticsAnnex, 2), ("统计数据", SectionTags.StatisticsAnnex, 2),
        ("行政复议", SectionTags.ReviewLitigation, 2), ("行政诉讼", SectionTags.ReviewLitigation, 2), ("复议", SectionTags.ReviewLitigation, 2), ("诉讼", SectionTags.ReviewLitigation, 2),
        ("举报", SectionTags.Complaints, 2), ("投诉", SectionTags.Complaints, 2), ("申诉", SectionTags.Complaints, 2),
        ("收费", SectionTags.Fees, 2), ("减免", SectionTags.Fees, 2), ("费用", SectionTags.Fees, 2), ("收取", SectionTags.Fees, 2),
        ("保密", SectionTags.SecrecyReview, 2), ("涉密", SectionTags.SecrecyReview, 2),
        ("企事业单位", SectionTags.PublicInstitutions, 2), ("事业单位", SectionTags.PublicInstitutions, 2), ("公共企业", SectionTags.PublicInstitutions, 2), ("办事公开单位", SectionTags.PublicInstitutions, 2),
        ("问题", SectionTags.ProblemsImprovements, 2), ("不足", SectionTags.ProblemsImprovements, 2), ("改进", SectionTags.ProblemsImprovements, 2), ("下一步", SectionTags.ProblemsImprovements, 2),
        ("下步", SectionTags.ProblemsImprovements, 2), ("打算", SectionTags.ProblemsImprovements, 2), ("努力方向", SectionTags.ProblemsImprovements, 2), ("整改", SectionTags.ProblemsImprovements, 2),
        ("困难", SectionTags.ProblemsImprovements, 2), ("今后", SectionTags.ProblemsImprovements, 2), ("工作计划", SectionTags.ProblemsImprovements, 2), ("工作思路", SectionTags.ProblemsImprovements, 2),
        ("工作安排", SectionTags.ProblemsImprovements, 2), ("短板", SectionTags.ProblemsImprovements, 2), ("差距", SectionTags.ProblemsImprovements, 2),
        ("其他需要", SectionTags.OtherMatters, 2), ("其它需要", SectionTags.OtherMatters, 2), ("其他事项", SectionTags.OtherMatters, 2), ("其它事项", SectionTags.OtherMatters, 2),
        ("需要说明", SectionTags.OtherMatters, 2), ("需要报告", SectionTags.OtherMatters, 2), ("说明的事项", SectionTags.OtherMatters, 2), ("说明事项", SectionTags.OtherMatters, 2), ("附件", SectionTags.OtherMatters, 2),
        ("有关说明", SectionTags.OtherMatters, 2), ("其他情况", SectionTags.OtherMatters, 2), ("其他报告", SectionTags.OtherMatters, 2), ("说明与附", SectionTags.OtherMatters, 2), ("附录", SectionTags.OtherMatters, 2), ("其他有关", SectionTags.OtherMatters, 2),
        ("依申请", SectionTags.OnRequest, 2), ("信息公开申请", SectionTags.OnRequest, 2), ("公开申请", SectionTags.OnRequest, 2), ("申请公开", SectionTags.OnRequest, 2), ("申请办理", SectionTags.OnRequest, 2), ("申请处理", SectionTags.OnRequest, 2),
        ("申请情况", SectionTags.OnRequest, 2), ("受理申请", SectionTags.OnRequest, 2), ("申请的办理", SectionTags.OnRequest, 2), ("申请的处理", SectionTags.OnRequest, 2), ("申请受理", SectionTags.OnRequest, 2), ("申请答复", SectionTags.OnRequest, 2), ("申请", SectionTags.OnRequest, 1), ("答复", SectionTags.OnRequest, 1),
        ("解读", SectionTags.InterpretationResponse, 2), ("回应", SectionTags.InterpretationResponse, 2), ("互动", SectionTags.InterpretationResponse, 2), ("新闻发布", SectionTags.InterpretationResponse, 2), ("舆情", SectionTags.InterpretationResponse, 2),
        ("公众参与", SectionTags.InterpretationResponse, 2), ("咨询", SectionTags.InterpretationResponse, 2), ("社会关切", SectionTags.InterpretationResponse, 2),
        ("重点领域", SectionTags.KeyFields, 2), ("重大部署", SectionTags.KeyFields, 2), ("重点工作", SectionTags.KeyFields, 1), ("财政", SectionTags.KeyFields, 2), ("预决算", SectionTags.KeyFields, 2), ("预算", SectionTags.KeyFields, 2), ("重大建设项目", SectionTags.KeyFields, 2),
        ("重大项目", SectionTags.KeyFields, 2), ("公共资源", SectionTags.KeyFields, 2), ("社会公益", SectionTags.KeyFields, 2), ("公共监管", SectionTags.KeyFields, 2), ("环境", SectionTags.KeyFields, 1), ("环保", SectionTags.KeyFields, 2), ("食品", SectionTags.KeyFields, 2),
        ("安全生产", SectionTags.KeyFields, 2), ("扶贫", SectionTags.KeyFields, 2), ("脱贫", SectionTags.KeyFields, 2), ("教育", SectionTags.KeyFields, 1), ("医疗", SectionTags.KeyFields, 2), ("征地", SectionTags.KeyFields, 2), ("征收", SectionTags.KeyFields, 2), ("住房", SectionTags.KeyFields, 2),
        ("国资", SectionTags.KeyFields, 2), ("国有企业", SectionTags.KeyFields, 2), ("社会救助", SectionTags.KeyFields, 2), ("就业", SectionTags.KeyFields, 2), ("民生", SectionTags.KeyFields, 2), ("公共服务", SectionTags.KeyFields, 2), ("采购", SectionTags.KeyFields, 2),
        ("招投标", SectionTags.KeyFields, 2), ("招标", SectionTags.KeyFields, 2), ("债务", SectionTags.KeyFields, 2), ("产权", SectionTags.KeyFields, 2), ("土地", SectionTags.KeyFields, 2), ("灾害", SectionTags.KeyFields, 2), ("社会组织", SectionTags.KeyFields, 2), ("三大攻坚", SectionTags.KeyFields, 2),
        ("卫生", SectionTags.KeyFields, 1), ("文化", SectionTags.KeyFields, 1), ("稳增长", SectionTags.KeyFields, 2), ("促改革", SectionTags.KeyFields, 2), ("调结构", SectionTags.KeyFields, 2), ("惠民生", SectionTags.KeyFields, 2), ("防风险", SectionTags.KeyFields, 2), ("营商环境", SectionTags.KeyFields, 2), ("项目", SectionTags.KeyFields, 1),
        ("权力运行", SectionTags.PowerOperation, 2), ("行政权力", SectionTags.PowerOperation, 2), ("权责清单", SectionTags.PowerOperation, 2), ("权力清单", SectionTags.PowerOperation, 2), ("责任清单", SectionTags.PowerOperation, 2), ("清单", SectionTags.PowerOperation, 1), ("放管服", SectionTags.PowerOperation, 2),
        ("行政审批", SectionTags.PowerOperation, 2), ("决策", SectionTags.PowerOperation, 2), ("五公开", SectionTags.PowerOperation, 2), ("执行公开", SectionTags.PowerOperation, 2), ("法治政府", SectionTags.PowerOperation, 2), ("办事公开", SectionTags.PowerOperation, 2), ("双随机", SectionTags.PowerOperation, 2),
        ("会议公开", SectionTags.PowerOperation, 2), ("建议提案", SectionTags.PowerOperation, 2), ("审计", SectionTags.KeyFields, 2), ("政务服务", SectionTags.PowerOperation, 2), ("规范性文件", SectionTags.PowerOperation, 2), ("依法行政", SectionTags.PowerOperation, 1), ("办事服务", SectionTags.PowerOperation, 2),
        ("服务公开", SectionTags.PowerOperation, 2), ("行政执法", SectionTags.PowerOperation, 2), ("审批", SectionTags.PowerOperation, 2), ("双公示", SectionTags.PowerOperation, 2), ("会议", SectionTags.PowerOperation, 1),
        ("平台", SectionTags.Platform, 2), ("网站", SectionTags.Platform, 2), ("载体", SectionTags.Platform, 2), ("微博", SectionTags.Platform, 2), ("微信", SectionTags.Platform, 2), ("新媒体", SectionTags.Platform, 2), ("公报", SectionTags.Platform, 2), ("查阅点", SectionTags.Platform, 2), ("查阅场所", SectionTags.Platform, 2),
        ("渠道", SectionTags.Platform, 2), ("公开形式", SectionTags.Platform, 2), ("公开方式", SectionTags.Platform, 2), ("两微", SectionTags.Platform, 2), ("热线", SectionTags.Platform, 2), ("集约化", SectionTags.Platform, 2), ("公开专区", SectionTags.Platform, 2), ("公开栏", SectionTags.Platform, 2),
        ("组织领导", SectionTags.Organisation, 2), ("领导", SectionTags.Organisation, 2), ("制度", SectionTags.Organisation, 2), ("机制", SectionTags.Organisation, 2), ("保障", SectionTags.Organisation, 1), ("监督保障", SectionTags.Organisation, 2), ("组织保障", SectionTags.Organisation, 2), ("考核", SectionTags.Organisation, 2), ("考评", SectionTags.Organisation, 2),
        ("培训", SectionTags.Organisation, 2), ("监督检查", SectionTags.Organisation, 2), ("监督", SectionTags.Organisation, 1), ("队伍", SectionTags.Organisation, 2), ("机构", SectionTags.Organisation, 1), ("人员", SectionTags.Organisation, 1), ("规范化", SectionTags.Organisation, 2), ("标准化", SectionTags.Organisation, 2),
        ("责任", SectionTags.Organisation, 1), ("体制", SectionTags.Organisation, 2), ("督查", SectionTags.Organisation, 2), ("评议", SectionTags.Organisation, 2), ("评估", SectionTags.Organisation, 2), ("组织", SectionTags.Organisation, 1), ("管理", SectionTags.Organisation, 1), ("基础建设", SectionTags.Organisation, 1), ("宣传", SectionTags.Organisation, 1),
        ("主动公开", SectionTags.ProactiveDisclosure, 2), ("公开内容", SectionTags.ProactiveDisclosure, 2), ("信息发布", SectionTags.ProactiveDisclosure, 1), ("公开目录", SectionTags.ProactiveDisclosure, 2), ("公开指南", SectionTags.ProactiveDisclosure, 2), ("公开范围", SectionTags.ProactiveDisclosure, 2), ("公开的内容", SectionTags.ProactiveDisclosure, 2),
        ("公开数量", SectionTags.ProactiveDisclosure, 2), ("公开的数量", SectionTags.ProactiveDisclosure, 2), ("信息公开数", SectionTags.ProactiveDisclosure, 2), ("信息公开情况", SectionTags.ProactiveDisclosure, 1), ("公开政府信息", SectionTags.ProactiveDisclosure, 1),
        ("概述", SectionTags.Overview, 2), ("概况", SectionTags.Overview, 2), ("总体情况", SectionTags.Overview, 2), ("基本情况", SectionTags.Overview, 2), ("总体", SectionTags.Overview, 1), ("综述", SectionTags.Overview, 2), ("工作情况", SectionTags.Overview, 1), ("开展情况", SectionTags.Overview, 1), ("工作回顾", SectionTags.Overview, 2), ("主要做法", SectionTags.Overview, 1), ("成效", SectionTags.Overview, 1),
        ("公租房", SectionTags.KeyFields, 2), ("棚户区", SectionTags.KeyFields, 2), ("危房", SectionTags.KeyFields, 2), ("养老", SectionTags.KeyFields, 2), ("保险", SectionTags.KeyFields, 2), ("交通", SectionTags.KeyFields, 2),
        ("产品质量", SectionTags.KeyFields, 2), ("质量", SectionTags.KeyFields, 1), ("消费", SectionTags.KeyFields, 2), ("污染", SectionTags.KeyFields, 2), ("乡村振兴", SectionTags.KeyFields, 2), ("招生", SectionTags.KeyFields, 2), ("药品", SectionTags.KeyFields, 2),
        ("拆迁", SectionTags.KeyFields, 2), ("价格", SectionTags.KeyFields, 1), ("公共法律", SectionTags.KeyFields, 2), ("优化营商", SectionTags.KeyFields, 2), ("疫情", SectionTags.KeyFields, 2), ("惠农", SectionTags.KeyFields, 2), ("涉农", SectionTags.KeyFields, 2), ("三公", SectionTags.KeyFields, 2),
        ("执法公示", SectionTags.PowerOperation, 2), ("信用信息", SectionTags.PowerOperation, 2), ("事中事后", SectionTags.PowerOperation, 2), ("优化服务", SectionTags.PowerOperation, 2), ("结果公开", SectionTags.PowerOperation, 1),
        ("开放日", SectionTags.InterpretationResponse, 2), ("意见征集", SectionTags.InterpretationResponse, 2), ("辟谣", SectionTags.InterpretationResponse, 2), ("问政", SectionTags.InterpretationResponse, 2), ("访谈", SectionTags.InterpretationResponse, 2), ("政民", SectionTags.InterpretationResponse, 2),
        ("大厅", SectionTags.Platform, 2), ("数据开放", SectionTags.Platform, 2), ("电视", SectionTags.Platform, 1), ("广播", SectionTags.Platform, 1), ("公示栏", SectionTags.Platform, 2), ("政务新媒", SectionTags.Platform, 2),
        ("工作力量", SectionTags.Organisation, 2), ("经费", SectionTags.Organisation, 2), ("机构职能", SectionTags.ProactiveDisclosure, 2), ("机构设置", SectionTags.Organisation, 2), ("规划计划", SectionTags.ProactiveDisclosure, 1), ("信息管理", SectionTags.ProactiveDisclosure, 1),
        ("前言", SectionTags.FrontMatter, 2), ("引言", SectionTags.FrontMatter, 2), ("导言", SectionTags.FrontMatter, 2),
    ];

    private static readonly string[] TitleEnds = ["情况", "措施", "问题", "概述", "概况", "事项", "打算", "工作", "建设", "进展", "方向", "安排", "计划", "不足", "统计", "说明", "数据", "综述", "渠道", "方式", "内容", "平台", "领域", "保障", "机制", "形式", "公开"];

    /// <summary>At most two tags, main tag first; those of the parent where the title says nothing.</summary>
    internal static IReadOnlyList<string> Tags(string title, IReadOnlyList<string> parentTags, bool topLevel)
    {
        int place = OfficialSections.Place(title);
        if (place >= 0)
            return [SectionTags.Official[place]];
        List<(string Tag, int At, int Weight)> hits = Hits(title);
        IEnumerable<string> ordered = hits.OrderByDescending(hit => hit.Weight).ThenBy(hit => hit.At).Select(hit => hit.Tag).Distinct();
        // A second theme must be named, not only coloured.
        bool themed = hits.Exists(hit => hit.Weight == 2);
        List<string> tags = themed
            ? [.. hits.Where(hit => hit.Weight == 2).OrderBy(hit => hit.At).Select(hit => hit.Tag).Distinct().Take(2)]
            : [.. ordered.Take(1)];
        string? parent = parentTags.Count > 0 ? parentTags[0] : null;
        // What is to be improved, and how, belongs to the part on problems whatever it speaks of.
        if (parent == SectionTags.ProblemsImprovements && (tags.Count == 0 || tags[0] != SectionTags.ProblemsImprovements))
            return [SectionTags.ProblemsImprovements, .. tags.Where(tag => tag != SectionTags.ProblemsImprovements).Take(1)];
        if (tags.Count > 0)
            return tags;
        if (parent is not null && parent != SectionTags.FrontMatter)
            return [parent];
        return topLevel ? [SectionTags.Overview] : [];
    }

    /// <summary>True for a line without number whose words make it the title of a part of such a report.</summary>
    internal static bool IsKnownTitle(string line)
    {
        if (line.Length is < 2 or > 32)
            return false;
        if (OfficialSections.IsTitle(line))
            return true;
        string title = line.TrimEnd('：', ':');
        if (title.Length == 0 || title.IndexOfAny(['。', '！', '？', '；', '“', '《', ':', '：', '\t']) >= 0 || title.Any(char.IsAsciiDigit))
            return false;
        return Hits(title).Exists(hit => hit.Weight == 2) && TitleEnds.Any(end => title.EndsWith(end, StringComparison.Ordinal));
    }

    /// <summary>True when the words of the title name a theme.</summary>
    internal static bool NamesTheme(string title) => OfficialSections.IsTitle(title) || Hits(title).Exists(hit => hit.Weight == 2);

    private static List<(string Tag, int At, int Weight)> Hits(string title)
    {
        var hits = new List<(string Tag, int At, int Weight)>();
        foreach ((string word, string tag, int weight) in Words)
        {
            int at = title.IndexOf(word, StringComparison.Ordinal);
            // 多渠道 and 多平台 say how, not where.
            bool manner = at > 0 && title[at - 1] == '多';
            if (at >= 0 && !manner)
                hits.Add((tag, at, weight));
        }

        // Review and litigation come from requests; a title that says so does not speak of the requests.
        if (hits.Exists(hit => hit.Tag == SectionTags.ReviewLitigation) && !title.Contains("依申请公开", StringComparison.Ordinal))
            hits.RemoveAll(hit => hit.Tag == SectionTags.OnRequest);
        // Fees for requests speak of the fees; requests and fees speak of both.
        if (hits.Find(hit => hit.Tag == SectionTags.Fees) is { Tag: not null } fee)
            hits.RemoveAll(hit => hit.Tag == SectionTags.OnRequest && hit.At < fee.At && title.AsSpan(hit.At, fee.At - hit.At).IndexOfAny("及和与、") < 0);
        // 企事业单位 is no 单位 of the body, and 公共企事业单位 holds 公共 of no key field.
        if (hits.Exists(hit => hit.Tag == SectionTags.PublicInstitutions))
            hits.RemoveAll(hit => hit.Weight == 1);
        return hits;
    }
}

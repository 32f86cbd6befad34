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
        ("保密", SectionTags.SecrecyReview, 2), ("涉密", SectionTags.SecrecyReview, 2), ("公开审查", SectionTags.SecrecyReview, 2), ("信息审查", SectionTags.SecrecyReview, 2),
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
        ("重点领域", SectionTags.KeyFields, 2), ("重大部署", SectionTags.KeyFields, 2), ("重点工作", SectionTags.KeyFields, 1), ("财政", SectionTags.KeyFields, 2), ("财务收支", SectionTags.KeyFields, 2), ("预决算", SectionTags.KeyFields, 2), ("预算", SectionTags.KeyFields, 2), ("重大建设项目", SectionTags.KeyFields, 2),
        ("重大项目", SectionTags.KeyFields, 2), ("公共资源", SectionTags.KeyFields, 2), ("社会公益", SectionTags.KeyFields, 2), ("公共监管", SectionTags.KeyFields, 2), ("环境", SectionTags.KeyFields, 1), ("环保", SectionTags.KeyFields, 2), ("食品", SectionTags.KeyFields, 2),
        ("安全生产", SectionTags.KeyFields, 2), ("扶贫", SectionTags.KeyFields, 2), ("脱贫", SectionTags.KeyFields, 2), ("教育", SectionTags.KeyFields, 1), ("医疗", SectionTags.KeyFields, 2), ("征地", SectionTags.KeyFields, 2), ("征收", SectionTags.KeyFields, 2), ("住房", SectionTags.KeyFields, 2),
        ("国资", SectionTags.KeyFields, 2), ("国有企业", SectionTags.KeyFields, 2), ("社会救助", SectionTags.KeyFields, 2), ("就业", SectionTags.KeyFields, 2), ("民生", SectionTags.KeyFields, 2), ("公共服务", SectionTags.KeyFields, 2), ("采购", SectionTags.KeyFields, 2),
        ("招投标", SectionTags.KeyFields, 2), ("招标", SectionTags.KeyFields, 2), ("债务", SectionTags.KeyFields, 2), ("产权", SectionTags.KeyFields, 2), ("土地", SectionTags.KeyFields, 2), ("灾害", SectionTags.KeyFields, 2), ("社会组织", SectionTags.KeyFields, 2), ("三大攻坚", SectionTags.KeyFields, 2),
        ("卫生", SectionTags.KeyFields, 1), ("文化", SectionTags.KeyFields, 1), ("稳增长", SectionTags.KeyFields, 2), ("促改革", SectionTags.KeyFields, 2), ("调结构", SectionTags.KeyFields, 2), ("惠民生", SectionTags.KeyFields, 2), ("防风险", SectionTags.KeyFields, 2), ("营商环境", SectionTags.KeyFields, 2), ("项目", SectionTags.KeyFields, 1),
        ("权力运行", SectionTags.PowerOperation, 2), ("行政权力", SectionTags.PowerOperation, 2), ("权责清单", SectionTags.PowerOperation, 2), ("权力清单", SectionTags.PowerOperation, 2), ("责任清单", SectionTags.PowerOperation, 2), ("清单", SectionTags.PowerOperation, 1), ("放管服", SectionTags.PowerOperation, 2),
        ("行政审批", SectionTags.PowerOperation, 2), ("决策", SectionTags.PowerOperation, 2), ("五公开", SectionTags.PowerOperation, 2), ("执行公开", SectionTags.PowerOperation, 2), ("法治政府", SectionTags.PowerOperation, 2), ("办事公开", SectionTags.PowerOperation, 2), ("双随机", SectionTags.PowerOperation, 2),
        ("会议公开", SectionTags.PowerOperation, 2), ("建议提案", SectionTags.PowerOperation, 2), ("审计", SectionTags.KeyFields, 2), ("政务服务", SectionTags.PowerOperation, 2), ("规范性文件", SectionTags.PowerOperation, 2), ("依法行政", SectionTags.PowerOperation, 1), ("办事服务", SectionTags.PowerOperation, 2),
        ("服务公开", SectionTags.PowerOperation, 2), ("行政执法", SectionTags.PowerOperation, 2), ("审批", SectionTags.PowerOperation, 2), ("双公示", SectionTags.PowerOperation, 2), ("执法公开", SectionTags.PowerOperation, 2), ("会议", SectionTags.PowerOperation, 1), ("实事", SectionTags.PowerOperation, 2),
        ("平台", SectionTags.Platform, 2), ("网站", SectionTags.Platform, 2), ("载体", SectionTags.Platform, 2), ("微博", SectionTags.Platform, 2), ("微信", SectionTags.Platform, 2), ("新媒体", SectionTags.Platform, 2), ("公报", SectionTags.Platform, 2), ("查阅点", SectionTags.Platform, 2), ("查阅场所", SectionTags.Platform, 2),
        ("渠道", SectionTags.Platform, 2), ("公开形式", SectionTags.Platform, 2), ("公开方式", SectionTags.Platform, 2), ("两微", SectionTags.Platform, 2), ("热线", SectionTags.Platform, 2), ("集约化", SectionTags.Platform, 2), ("公开专区", SectionTags.Platform, 2), ("公开栏", SectionTags.Platform, 2),
        ("组织领导", SectionTags.Organisation, 2), ("领导", SectionTags.Organisation, 2), ("制度", SectionTags.Organisation, 2), ("机制", SectionTags.Organisation, 2), ("保障", SectionTags.Organisation, 1), ("监督保障", SectionTags.Organisation, 2), ("组织保障", SectionTags.Organisation, 2), ("考核", SectionTags.Organisation, 2), ("考评", SectionTags.Organisation, 2),
        ("培训", SectionTags.Organisation, 2), ("监督检查", SectionTags.Organisation, 2), ("监督", SectionTags.Organisation, 1), ("队伍", SectionTags.Organisation, 2), ("机构", SectionTags.Organisation, 1), ("人员", SectionTags.Organisation, 1), ("规范化", SectionTags.Organisation, 2), ("标准化", SectionTags.Organisation, 2),
        ("责任", SectionTags.Organisation, 1), ("体制", SectionTags.Organisation, 2), ("督查", SectionTags.Organisation, 2), ("评议", SectionTags.Organisation, 2), ("评估", SectionTags.Organisation, 2), ("组织", SectionTags.Organisation, 1), ("管理", SectionTags.Organisation, 1), ("基础建设", SectionTags.Organisation, 1), ("宣传", SectionTags.Organisation, 1), ("试点", SectionTags.Organisation, 1),
        ("主动公开", SectionTags.ProactiveDisclosure, 2), ("公开内容", SectionTags.ProactiveDisclosure, 2), ("公开的主要内容", SectionTags.ProactiveDisclosure, 2), ("公开主要内容", SectionTags.ProactiveDisclosure, 2), ("信息发布", SectionTags.ProactiveDisclosure, 1), ("公开目录", SectionTags.ProactiveDisclosure, 2), ("公开指南", SectionTags.ProactiveDisclosure, 2), ("公开范围", SectionTags.ProactiveDisclosure, 2), ("公开的内容", SectionTags.ProactiveDisclosure, 2),
        ("公开数量", SectionTags.ProactiveDisclosure, 2), ("公开的数量", SectionTags.ProactiveDisclosure, 2), ("信息公开数", SectionTags.ProactiveDisclosure, 2), ("信息公开情况", SectionTags.ProactiveDisclosure, 1), ("公开政府信息", SectionTags.ProactiveDisclosure, 1),
        ("概述", SectionTags.Overview, 2), ("概况", SectionTags.Overview, 2), ("总体情况", SectionTags.Overview, 2), ("基本情况", SectionTags.Overview, 2), ("总体", SectionTags.Overview, 1), ("综述", SectionTags.Overview, 2), ("工作情况", SectionTags.Overview, 1), ("开展情况", SectionTags.Overview, 1), ("工作回顾", SectionTags.Overview, 2), ("主要做法", SectionTags.Overview, 1), ("成效", SectionTags.Overview, 1),
        ("公租房", SectionTags.KeyFields, 2), ("棚户区", SectionTags.KeyFields, 2), ("危房", SectionTags.KeyFields, 2), ("养老", SectionTags.KeyFields, 2), ("保险", SectionTags.KeyFields, 2), ("交通", SectionTags.KeyFields, 2),
        ("产品质量", SectionTags.KeyFields, 2), ("质量监督", SectionTags.KeyFields, 2), ("质量安全", SectionTags.KeyFields, 2), ("质量和", SectionTags.KeyFields, 1), ("消费", SectionTags.KeyFields, 2), ("污染", SectionTags.KeyFields, 2), ("乡村振兴", SectionTags.KeyFields, 2), ("招生", SectionTags.KeyFields, 2), ("药品", SectionTags.KeyFields, 2),
        ("拆迁", SectionTags.KeyFields, 2), ("价格", SectionTags.KeyFields, 2), ("公共法律", SectionTags.KeyFields, 2), ("优化营商", SectionTags.KeyFields, 2), ("疫情", SectionTags.KeyFields, 2), ("惠农", SectionTags.KeyFields, 2), ("涉农", SectionTags.KeyFields, 2), ("三公", SectionTags.KeyFields, 2),
        ("执法公示", SectionTags.PowerOperation, 2), ("信用信息", SectionTags.PowerOperation, 2), ("事中事后", SectionTags.PowerOperation, 2), ("优化服务", SectionTags.PowerOperation, 2), ("结果公开", SectionTags.PowerOperation, 1),
        ("开放日", SectionTags.InterpretationResponse, 2), ("意见征集", SectionTags.InterpretationResponse, 2), ("辟谣", SectionTags.InterpretationResponse, 2), ("问政", SectionTags.InterpretationResponse, 2), ("访谈", SectionTags.InterpretationResponse, 2), ("政民", SectionTags.InterpretationResponse, 2),
        ("大厅", SectionTags.Platform, 2), ("数据开放", SectionTags.Platform, 2), ("电视", SectionTags.Platform, 1), ("广播", SectionTags.Platform, 1), ("公示栏", SectionTags.Platform, 2), ("政务新媒", SectionTags.Platform, 2),
        ("工作力量", SectionTags.Organisation, 2), ("经费", SectionTags.Organisation, 2), ("机构职能", SectionTags.ProactiveDisclosure, 2), ("机构设置", SectionTags.Organisation, 2), ("规划计划", SectionTags.ProactiveDisclosure, 1), ("信息管理", SectionTags.Organisation, 1), ("全面公开", SectionTags.ProactiveDisclosure, 1),
        ("薄弱环节", SectionTags.ProblemsImprovements, 2), ("努力", SectionTags.ProblemsImprovements, 1), ("对策", SectionTags.ProblemsImprovements, 2), ("展望", SectionTags.ProblemsImprovements, 2), ("设想", SectionTags.ProblemsImprovements, 2),
        ("来年", SectionTags.ProblemsImprovements, 2), ("明年", SectionTags.ProblemsImprovements, 2), ("下一年", SectionTags.ProblemsImprovements, 2), ("下年度", SectionTags.ProblemsImprovements, 2), ("还差", SectionTags.ProblemsImprovements, 1), ("补齐", SectionTags.ProblemsImprovements, 2),
        ("争议", SectionTags.ReviewLitigation, 2), ("应诉", SectionTags.ReviewLitigation, 2), ("电话咨询", SectionTags.InterpretationResponse, 2), ("意见建议", SectionTags.InterpretationResponse, 1), ("关切", SectionTags.InterpretationResponse, 2), ("发声", SectionTags.InterpretationResponse, 2),
        ("公开的形式", SectionTags.Platform, 2), ("公开的主要形式", SectionTags.Platform, 2), ("公开的方式", SectionTags.Platform, 2), ("公开途径", SectionTags.Platform, 2), ("公开的途径", SectionTags.Platform, 2), ("公开阵地", SectionTags.Platform, 2), ("形式", SectionTags.Platform, 1), ("方式", SectionTags.Platform, 1), ("途径", SectionTags.Platform, 1),
        ("阵地", SectionTags.Platform, 1), ("怎样公开", SectionTags.Platform, 2), ("广播站", SectionTags.Platform, 2), ("政务媒体", SectionTags.Platform, 2), ("公众号", SectionTags.Platform, 2), ("阅览室", SectionTags.Platform, 2), ("客户端", SectionTags.Platform, 2),
        ("教育培训", SectionTags.Organisation, 2), ("部署", SectionTags.Organisation, 1), ("能力", SectionTags.Organisation, 1), ("工作基础", SectionTags.Organisation, 1), ("督导", SectionTags.Organisation, 2), ("检查", SectionTags.Organisation, 1), ("奖惩", SectionTags.Organisation, 2), ("程序", SectionTags.Organisation, 1), ("干部", SectionTags.Organisation, 1),
        ("一把手", SectionTags.Organisation, 2), ("公开了", SectionTags.ProactiveDisclosure, 1), ("主动向社会公开", SectionTags.ProactiveDisclosure, 2), ("公开数据", SectionTags.ProactiveDisclosure, 1), ("公开类别", SectionTags.ProactiveDisclosure, 2), ("公开的类别", SectionTags.ProactiveDisclosure, 2), ("公开信息类", SectionTags.ProactiveDisclosure, 1),
        ("公开属性", SectionTags.Organisation, 2), ("职能", SectionTags.ProactiveDisclosure, 1), ("学校", SectionTags.PublicInstitutions, 1), ("医院", SectionTags.PublicInstitutions, 1), ("公用事业", SectionTags.PublicInstitutions, 2), ("所属单位", SectionTags.PublicInstitutions, 2), ("社会关注", SectionTags.KeyFields, 1), ("水电气", SectionTags.PublicInstitutions, 2),
        ("惠企", SectionTags.KeyFields, 2), ("社会保障", SectionTags.KeyFields, 2), ("社保", SectionTags.KeyFields, 2), ("救助", SectionTags.KeyFields, 2), ("生态", SectionTags.KeyFields, 2), ("水质", SectionTags.KeyFields, 2), ("空气质量", SectionTags.KeyFields, 2), ("保障房", SectionTags.KeyFields, 2), ("保障性住房", SectionTags.KeyFields, 2),
        ("市场监管", SectionTags.KeyFields, 2), ("公益事业", SectionTags.KeyFields, 2), ("资源配置", SectionTags.KeyFields, 2), ("民政", SectionTags.KeyFields, 2), ("物价", SectionTags.KeyFields, 2), ("资金", SectionTags.KeyFields, 1), ("规划", SectionTags.KeyFields, 1), ("减税降费", SectionTags.KeyFields, 2), ("许可", SectionTags.PowerOperation, 1),
        ("处罚", SectionTags.PowerOperation, 1), ("随机", SectionTags.PowerOperation, 1), ("执行情况", SectionTags.PowerOperation, 1), ("便民服务", SectionTags.PowerOperation, 2), ("服务事项", SectionTags.PowerOperation, 2), ("总述", SectionTags.Overview, 2), ("概要", SectionTags.Overview, 2), ("工作推进", SectionTags.Overview, 1), ("工作概", SectionTags.Overview, 2), ("总体概", SectionTags.Overview, 2), ("主要工作", SectionTags.Overview, 1),
        ("受理", SectionTags.OnRequest, 1), ("文件公开", SectionTags.ProactiveDisclosure, 1), ("信息整理", SectionTags.ProactiveDisclosure, 1), ("工作统计", SectionTags.ProactiveDisclosure, 1), ("公开统计", SectionTags.ProactiveDisclosure, 1), ("结果分类", SectionTags.OnRequest, 1),
        ("前言", SectionTags.FrontMatter, 2), ("引言", SectionTags.FrontMatter, 2), ("导言", SectionTags.FrontMatter, 2),
    ];

    private static readonly string[] TitleEnds = ["情况", "措施", "问题", "概述", "概况", "事项", "打算", "工作", "建设", "进展", "方向", "安排", "计划", "不足", "统计", "说明", "数据", "综述", "渠道", "方式", "内容", "平台", "领域", "保障", "机制", "形式", "公开"];

    // Under these a word that only colours a title does not lead away from the parent: 申请方式 speaks of requests.
    private static readonly string[] FirmParents = [SectionTags.OnRequest, SectionTags.ReviewLitigation, SectionTags.Fees, SectionTags.Complaints, SectionTags.SecrecyReview, SectionTags.PublicInstitutions, SectionTags.KeyFields];

    // 关切问题 and 热点问题 are those of the public, not of the report.
    private static readonly string[] OthersProblems = ["关切问题", "热点问题", "关注问题", "关注的问题", "关心的问题", "焦点问题", "反映问题", "反映的问题", "难点问题", "民生问题", "疑难问题"];

    /// <summary>What the words of a title say.</summary>
    /// <param name="Tags">At most two, main tag first; empty when they say nothing.</param>
    /// <param name="Named">True when a word names the theme, false when it only colours the title.</param>
    internal readonly record struct TitleTheme(IReadOnlyList<string> Tags, bool Named);

    /// <summary>The theme of a title by its words alone.</summary>
    internal static TitleTheme ThemeOf(string title)
    {
        int place = OfficialSections.Place(title);
        if (place >= 0)
            return new TitleTheme([SectionTags.Official[place]], true);
        List<(string Tag, int At, int Weight)> hits = Hits(title);
        // A second theme must be named, not only coloured.
        return hits.Exists(hit => hit.Weight == 2)
            ? new TitleTheme([.. hits.Where(hit => hit.Weight == 2).OrderBy(hit => hit.At).Select(hit => hit.Tag).Distinct().Take(2)], true)
            : new TitleTheme([.. hits.OrderBy(hit => hit.At).Select(hit => hit.Tag).Take(1)], false);
    }

    /// <summary>At most two tags, main tag first; those of the parent where the title says nothing; none when neither does.</summary>
    internal static IReadOnlyList<string> Tags(string title, IReadOnlyList<string> parentTags) => Under(title, ThemeOf(title), parentTags.Count > 0 ? parentTags[0] : null);

    /// <summary>The tags of a title with this theme below a section with this main tag.</summary>
    internal static IReadOnlyList<string> Under(string title, TitleTheme theme, string? parent)
    {
        // What is to be improved, and how, belongs to the part on problems whatever it speaks of.
        if (parent == SectionTags.ProblemsImprovements && (theme.Tags.Count == 0 || theme.Tags[0] != parent))
            return [parent, .. theme.Tags.Where(tag => tag != parent).Take(1)];
        if (theme.Tags.Count > 0 && !theme.Named && parent is not null && FirmParents.Contains(parent))
            return [parent];
        // What prices and fees a body publishes is a key field; what it takes for requests is not.
        if (parent == SectionTags.KeyFields && theme.Tags is [SectionTags.Fees, ..] && title.IndexOf("申请", StringComparison.Ordinal) < 0)
            return [parent];
        // A meeting of which the public learns is part of what is published there, its channels are not.
        if (parent == SectionTags.ProactiveDisclosure && !theme.Named && theme.Tags is [SectionTags.PowerOperation])
            return [parent];
        // Of two themes the one that the parent has, too, is the main one; 主动公开渠道 are channels all the same.
        if (ChannelsOf(title) && theme.Tags.Contains(SectionTags.Platform))
            return [SectionTags.Platform, .. theme.Tags.Where(tag => tag != SectionTags.Platform)];
        if (theme.Tags.Count == 2 && theme.Tags[1] == parent)
            return [theme.Tags[1], theme.Tags[0]];
        if (theme.Tags.Count > 0)
            return theme.Tags;
        return parent is not null && parent != SectionTags.FrontMatter ? [parent] : [];
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

    /// <summary>True for words that may stand as the title of a numbered part before its text.</summary>
    internal static bool IsLikeTitle(string title) =>
        NamesTheme(title) || (Hits(title).Count > 0 && TitleEnds.Any(end => title.EndsWith(end, StringComparison.Ordinal)));

    /// <summary>True when the words of the title name a theme.</summary>
    internal static bool NamesTheme(string title) => OfficialSections.IsTitle(title) || Hits(title).Exists(hit => hit.Weight == 2);

    /// <summary>主动公开渠道, 主动公开的形式: the first word says of what they are.</summary>
    private static bool ChannelsOf(string title)
    {
        int at = title.IndexOf("主动公开", StringComparison.Ordinal);
        ReadOnlySpan<char> behind = at < 0 ? [] : title.AsSpan(at + 4);
        foreach (string filler in (string[])["政府信息", "信息", "的", "主要"])
        {
            if (behind.StartsWith(filler))
                behind = behind[filler.Length..];
        }

        return behind.StartsWith("渠道") || behind.StartsWith("形式") || behind.StartsWith("方式") || behind.StartsWith("途径") || behind.StartsWith("载体") || behind.StartsWith("平台");
    }

    /// <summary>申请、复议和诉讼 names three things, 申请行政复议 one.</summary>
    private static bool IsListed(string title, string word)
    {
        int end = title.IndexOf(word, StringComparison.Ordinal) + word.Length;
        return end >= word.Length && end < title.Length && title[end] is '、' or '和' or '与' or '及';
    }

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

        if (hits.Exists(hit => hit.Tag == SectionTags.ProblemsImprovements && title.AsSpan(hit.At).StartsWith("问题")) && OthersProblems.Any(words => title.Contains(words, StringComparison.Ordinal)))
            hits.RemoveAll(hit => hit.Tag == SectionTags.ProblemsImprovements && title.AsSpan(hit.At).StartsWith("问题"));
        // Review and litigation come from requests; a title that says so does not speak of the requests.
        if (hits.Exists(hit => hit.Tag == SectionTags.ReviewLitigation) && !title.Contains("依申请公开", StringComparison.Ordinal) && !IsListed(title, "申请"))
            hits.RemoveAll(hit => hit.Tag == SectionTags.OnRequest);
        else if (IsListed(title, "申请"))
            hits.Add((SectionTags.OnRequest, title.IndexOf("申请", StringComparison.Ordinal), 2));
        // Fees for requests speak of the fees; requests and fees speak of both.
        if (hits.Find(hit => hit.Tag == SectionTags.Fees) is { Tag: not null } fee)
            hits.RemoveAll(hit => hit.Tag == SectionTags.OnRequest && hit.At < fee.At && title.AsSpan(hit.At, fee.At - hit.At).IndexOfAny("及和与、") < 0);
        // 企事业单位 is no 单位 of the body, and 公共企事业单位 holds 公共 of no key field.
        if (hits.Exists(hit => hit.Tag == SectionTags.PublicInstitutions))
            hits.RemoveAll(hit => hit.Weight == 1);
        DropColours(title, hits);
        return hits;
    }

    /// <summary>Words that name a theme elsewhere and belong to another one here.</summary>
    private static void DropColours(string title, List<(string Tag, int At, int Weight)> hits)
    {
        // 养老服务公开 and 公用事业单位办事公开 speak of a field and of institutions, not of how power is used.
        if (hits.Exists(hit => hit.Tag is SectionTags.KeyFields or SectionTags.PublicInstitutions && hit.Weight == 2) && !title.Contains("清单", StringComparison.Ordinal))
            hits.RemoveAll(hit => hit.Tag == SectionTags.PowerOperation && (title.AsSpan(hit.At).StartsWith("服务公开") || title.AsSpan(hit.At).StartsWith("办事公开")));
        if (hits.Exists(hit => hit.Tag == SectionTags.KeyFields && title.AsSpan(hit.At).IndexOf("执法公开") > 0))
            hits.RemoveAll(hit => hit.Tag == SectionTags.PowerOperation && title.AsSpan(hit.At).StartsWith("执法公开"));
        // 申请的基本情况 are those of the requests.
        if (title.Contains("的基本情况", StringComparison.Ordinal) && hits.Exists(hit => hit is { Weight: 2, Tag: not SectionTags.Overview }))
            hits.RemoveAll(hit => hit.Tag == SectionTags.Overview);
        // 民生实事 are decisions carried out, 民生关切 a way to speak of key fields.
        if (title.Contains("民生实事", StringComparison.Ordinal))
            hits.RemoveAll(hit => hit.Tag == SectionTags.KeyFields && title.AsSpan(hit.At).StartsWith("民生"));
        if (title.Contains("重点领域", StringComparison.Ordinal) && title.Contains("聚焦民生关切", StringComparison.Ordinal))
            hits.RemoveAll(hit => hit.Tag == SectionTags.InterpretationResponse);
        // What prices and fees the public pays is published as a field.
        if (title.StartsWith("价格", StringComparison.Ordinal))
            hits.RemoveAll(hit => hit.Tag == SectionTags.Fees);
    }
}

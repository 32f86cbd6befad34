namespace ReportSearch.Reports.Problems;

/// <summary>The kinds of problems and measures, and the words that tell them.</summary>
public static class PointKinds
{
    /// <summary>What none of the others covers.</summary>
    public const string Other = "other";

    private const string ScopeTimeliness = "scope_timeliness";
    private const string RulesStandards = "rules_standards";

    // The beginning of a point names what it is about; what follows explains.
    private const int LongestTitle = 30;
    private const int OpeningLength = 28;
    private const int OpeningWeight = 3;

    private static readonly (PointKind Kind, string[] Words)[] Rules =
    [
        (new PointKind("staff_organisation", "队伍与组织"), ["人员", "队伍", "力量", "编制", "专职", "兼职", "机构", "领导", "重视", "认识", "意识", "责任", "人手", "经费", "思想", "信息员", "联络员", "分工", "统筹"]),
        (new PointKind(ScopeTimeliness, "内容与时效"), ["内容", "范围", "及时", "时效", "时限", "更新", "深度", "广度", "全面", "主动公开", "发布", "重点领域", "针对性", "实用性", "信息量", "公开质量", "精准", "不平衡", "滞后", "细化", "决策公开", "过程公开", "过程信息", "公开目录", "公开少", "公开较少", "应公开"]),
        (new PointKind("interpretation_response", "解读与回应"), ["解读", "回应", "互动", "舆情", "关切", "参与", "图解", "意见征集", "新闻发布", "咨询", "看不懂", "通俗"]),
        (new PointKind("platform_media", "平台与新媒体"), ["平台", "网站", "新媒体", "微信", "微博", "渠道", "载体", "栏目", "公众号", "形式", "公报", "集约", "专栏", "两微", "检索", "公开栏", "账号"]),
        (new PointKind("requests", "申请办理"), ["依申请", "申请", "答复", "说理", "复议", "诉讼"]),
        (new PointKind(RulesStandards, "制度与规范"), ["制度", "机制", "规范", "标准", "目录", "规程", "体系", "程序", "流程", "指南", "办法"]),
        (new PointKind("training", "培训与能力"), ["培训", "业务水平", "业务能力", "能力", "素质", "学习", "业务", "轮训", "专业", "水平", "理解不透", "掌握不", "讲习", "新任"]),
        (new PointKind("supervision_assessment", "监督与考核"), ["监督", "考核", "督查", "检查", "评估", "通报", "问责", "考评", "督促", "督导", "抽查", "巡检", "倒查", "追责", "督办"]),
        (new PointKind("data_records", "数据与档案"), ["档案", "数据", "统计", "归档", "台账", "公文", "属性", "数据库", "清理", "源头", "文件库", "历史文件", "补录"]),
    ];

    /// <summary>Every kind, <see cref="Other"/> last.</summary>
    public static IReadOnlyList<PointKind> All { get; } = [.. Rules.Select(rule => rule.Kind), new PointKind(Other, "其他")];

    // 机制 and 规范 are said of everything: 政策解读机制 is about interpretation.
    // So are 及时 and 更新: 新媒体更新不及时 is about the media.
    private static int Weight(PointKind kind) => kind.Id is RulesStandards or ScopeTimeliness ? 2 : 3;

    /// <summary>The kind of a point by its words.</summary>
    public static string Of(ReadOnlySpan<char> text)
    {
        // A short first sentence is the title of the point.
        int stop = text.IndexOfAny("。：；");
        return stop is > 3 and <= LongestTitle && ByWords(text[..stop]) is var titled && titled != Other ? titled : ByWords(text);
    }

    private static string ByWords(ReadOnlySpan<char> text)
    {
        string best = Other;
        int most = 0, earliest = int.MaxValue;
        foreach ((PointKind kind, string[] words) in Rules)
        {
            int score = 0, first = int.MaxValue;
            foreach (string word in words)
            {
                int at = text.IndexOf(word);
                // 组织工作人员培训 is about training.
                if (at < 0 || (at >= 2 && word == "人员" && text[(at - 2)..].StartsWith("工作人员")))
                    continue;
                first = Math.Min(first, at);
                score += Weight(kind) * word.Length * (at < OpeningLength ? OpeningWeight : 1);
            }

            // Of equals the one that is named first.
            if (score > most || (score == most && score > 0 && first < earliest))
                (best, most, earliest) = (kind.Id, score, first);
        }

        return best;
    }
}

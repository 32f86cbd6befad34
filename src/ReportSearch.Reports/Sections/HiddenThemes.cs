using System.Buffers;
using ReportSearch.Reports.Documents;

namespace ReportSearch.Reports.Sections;

/// <summary>
/// The themes that the text of a section reports on, whatever its title says. A theme counts where a clause names it and the clause or one beside it states a fact:
/// a count, something done, or that nothing happened. Where something was published, what a list of rules or of web columns is called, and what all is meant for
/// state nothing of the theme.
/// </summary>
internal sealed class HiddenThemes
{
    private const int Enough = 2;
    private const int LongestName = 12;

    // Weight 2 names the theme by itself, weight 1 needs another word.
    private static readonly (string Word, string Tag, int Weight)[] Words =
    [
        .. Of(SectionTags.OnRequest, 2, "依申请公开", "公开申请", "申请公开", "网络申请", "信函申请", "当面申请", "书面申请", "受理申请", "收到申请", "接收申请", "办理申请", "申请受理", "申请件"),
        .. Of(SectionTags.OnRequest, 1, "申请人", "同意公开", "不予公开", "按期答复", "按时答复", "书面答复", "信息不存在"),
        .. Of(SectionTags.Platform, 2, "门户网站", "政府网站", "政务新媒体", "政务微博", "政务微信", "微信公众号", "公众号", "政府公报", "查阅点", "查阅场所", "查阅室", "公开栏", "公示栏", "客户端", "触摸屏", "显示屏", "抖音", "公开专区", "网站集约", "电子屏", "资料室"),
        .. Of(SectionTags.Platform, 1, "网站", "微博", "微信", "新媒体", "访问量", "点击量", "粉丝", "关注人数", "栏目", "专栏", "改版", "网页"),
        .. Of(SectionTags.InterpretationResponse, 2, "解读", "新闻发布会", "回应", "舆情", "图解", "在线访谈", "意见征集", "征集意见", "征求意见", "网民留言", "公众留言", "群众留言", "听证会", "直播间", "开放日", "县长信箱", "市长信箱", "区长信箱", "局长信箱", "领导信箱", "问政"),
        .. Of(SectionTags.InterpretationResponse, 1, "留言", "来信", "提问", "发布会", "互动", "咨询"),
        .. Of(SectionTags.Organisation, 2, "领导小组", "培训", "考核", "督查", "督导", "责任追究", "专人", "专职人员", "信息员", "联络员", "第三方评估", "社会评议", "工作要点", "任务分解", "工作规程", "规章制度", "配套制度", "项制度", "协调机制", "分管领导", "专题研究", "研究公开工作", "研究政务公开", "研究信息公开", "研究政府信息公开", "工作经费", "绩效", "公开属性"),
        .. Of(SectionTags.Organisation, 1, "制度", "机制", "评估", "分管", "检查", "通报"),
        .. Of(SectionTags.KeyFields, 2, "预算", "决算", "“三公”", "三公经费", "征地", "拆迁", "征收", "土地出让", "保障性住房", "保障房", "公租房", "棚户区", "环境保护", "空气质量", "水质", "食品", "药品", "扶贫", "脱贫", "公共资源交易", "重大建设项目", "重大项目", "政府采购", "招投标", "社会救助", "低保", "安全生产", "环评", "招生"),
        .. Of(SectionTags.KeyFields, 1, "财政", "环保", "就业", "医疗", "教育", "采购", "补助", "住房"),
        .. Of(SectionTags.PowerOperation, 2, "权力清单", "权责清单", "责任清单", "负面清单", "放管服", "重大决策", "双随机", "随机抽查", "审批事项", "行政许可事项", "政务服务事项", "人大代表建议", "政协提案", "建议提案", "最多跑一次", "双公示"),
        .. Of(SectionTags.PowerOperation, 1, "行政审批", "行政执法", "决策", "行政许可", "行政处罚", "办事指南"),
        .. Of(SectionTags.ReviewLitigation, 2, "行政复议", "行政诉讼", "申请复议", "提起诉讼", "复议", "诉讼", "应诉"),
        .. Of(SectionTags.Fees, 2, "收取费用", "信息处理费", "检索费", "复制费", "邮寄费", "减免费用", "费用减免", "免收费用", "收取检索", "收取复制", "任何费用", "工本费"),
        .. Of(SectionTags.Complaints, 2, "投诉", "举报", "申诉", "监督电话"),
        .. Of(SectionTags.SecrecyReview, 2, "保密审查", "保密机构", "保密部门", "失泄密", "泄密", "涉密", "保密检查"),
        .. Of(SectionTags.PublicInstitutions, 2, "企事业单位", "校务公开", "院务公开", "厂务公开", "办事公开"),
        .. Of(SectionTags.ProactiveDisclosure, 2, "主动公开信息", "主动公开政府信息", "公开政府信息", "公开各类信息", "公开各类政府信息", "公开信息", "主动公开各类", "主动公开方面", "主动公开文件", "公开规范性文件", "公开目录", "公开指南"),
        .. Of(SectionTags.ProactiveDisclosure, 1, "主动公开", "发布信息", "发布各类信息", "公开文件"),
        // No theme of their own, though they hold a word of one.
        .. Of("", 0, "行政事业性收费", "政府信息公开工作", "网站首页", "监督考核", "业绩考核", "绩效公开", "绩效信息", "低保对象", "申诉举报信息", "投诉举报信息", "举报信息", "信息公开申请表", "申请表"),
    ];

    private static readonly SearchValues<string> All = SearchValues.Create([.. Words.Select(word => word.Word)], StringComparison.Ordinal);
    private static readonly ILookup<char, (string Word, string Tag, int Weight)> ByFirst = Words.OrderByDescending(word => word.Word.Length).ToLookup(word => word.Word[0]);

    // Something done, or said not to have happened.
    private static readonly SearchValues<string> Done = SearchValues.Create(
        ["成立", "调整了", "设立", "设置", "新设", "新装", "制定", "制订", "出台", "印发", "修订", "举办", "召开", "举行", "组织", "开展", "建立", "配备", "收到", "受理", "办结", "维持", "胜诉", "败诉", "公布", "全部公开", "全部上网", "开通", "改版", "列入", "纳入", "关停", "迁移", "未收", "免收", "没有收", "没有发生", "未发生",
         "未出现", "无发生", "为零", "均予", "均已", "均在", "均按", "逐条", "当场", "已查实", "结果通报", "不审不发", "先审查", "审核", "明确了", "明确分管", "编制了"], StringComparison.Ordinal);

    private static readonly SearchValues<string> Aims = SearchValues.Create(["为目标", "为指导", "下一步", "今后", "将进一步", "着力", "旨在", "作出了贡献", "要求，", "以便", "有助于"], StringComparison.Ordinal);
    private static readonly SearchValues<string> Lists = SearchValues.Create(["涉及", "涵盖", "内容包括", "主要包括", "内容为", "内容有", "报告由", "组成", "可在", "下载"], StringComparison.Ordinal);
    private static readonly string[] Channels = ["以", "至", "在", "于", "经", "通过", "利用", "依托", "登录", "借助", "运用"];
    private static readonly string[] Publishing = ["公开", "公布", "公示", "发布", "刊登", "刊载", "张贴", "等渠道", "等平台", "等媒体", "等载体", "等形式", "等方式"];
    private static readonly SearchValues<string> Rules = SearchValues.Create(["制度", "规程", "办法", "规定", "细则", "方案", "机制", "等文件"], StringComparison.Ordinal);
    private static readonly SearchValues<string> FromRequests = SearchValues.Create(["复议", "诉讼"], StringComparison.Ordinal);
    private static readonly SearchValues<string> Columns = SearchValues.Create(["栏目", "专栏", "专题", "频道", "模块", "板块"], StringComparison.Ordinal);
    private static readonly SearchValues<string> Efforts = SearchValues.Create(["加强", "强化", "推进", "加大", "提高", "提升"], StringComparison.Ordinal);
    private static readonly SearchValues<char> Counters = SearchValues.Create("件条次篇人个份期起项元场册家块批宗笔处台名所类页万千百余%％户例");

    // In an enumeration these are named, not reported on.
    private static readonly string[] Named = [SectionTags.OnRequest, SectionTags.Complaints, SectionTags.SecrecyReview, SectionTags.PublicInstitutions];

    private readonly List<(int At, string Word, string Tag, int Weight)> _statements = [];

    internal HiddenThemes(Document document)
    {
        foreach (Block block in document.Blocks)
        {
            if (block.Kind == BlockKind.Paragraph)
                ReadParagraph(document.Text, block.Start, block.End);
        }
    }

    /// <summary>The themes of a range of the cleaned text, the strongest first.</summary>
    internal IReadOnlyList<string> Of(int start, int end)
    {
        var scores = new Dictionary<string, (int Score, int First, string Word, bool Clear)>();
        for (int i = Lower(start); i < _statements.Count && _statements[i].At < end; i++)
        {
            (int at, string word, string tag, int weight) = _statements[i];
            (int score, int first, string firstWord, bool clear) = scores.GetValueOrDefault(tag, (0, at, word, false));
            scores[tag] = (score + weight, first, firstWord, clear || weight >= Enough || word != firstWord);
        }

        return [.. scores.Where(score => score.Value.Clear).OrderByDescending(score => score.Value.Score).ThenBy(score => score.Value.First).Select(score => score.Key)];
    }

    private void ReadParagraph(string text, int start, int end)
    {
        for (int from = start; from < end;)
        {
            int stop = text.AsSpan(from, end - from).IndexOfAny("。；！？\n");
            int to = stop < 0 ? end : from + stop + 1;
            if (text.AsSpan(from, to - from).ContainsAny(All) && !text.AsSpan(from, to - from).ContainsAny(Aims))
                ReadSentence(text, from, to);
            from = to;
        }
    }

    private void ReadSentence(string text, int start, int end)
    {
        var clauses = new List<(int Start, int End, bool Fact)>();
        for (int from = start; from < end;)
        {
            int comma = text.AsSpan(from, end - from).IndexOfAny("，,");
            int to = comma < 0 ? end : from + comma + 1;
            clauses.Add((from, to, StatesFact(text.AsSpan(from, to - from))));
            from = to;
        }

        for (int i = 0; i < clauses.Count; i++)
        {
            // 加强培训 states nothing, whatever stands beside it.
            bool beside = (i > 0 && clauses[i - 1].Fact) || (i + 1 < clauses.Count && clauses[i + 1].Fact);
            if (clauses[i].Fact || (beside && !text.AsSpan(clauses[i].Start, clauses[i].End - clauses[i].Start).ContainsAny(Efforts)))
                ReadClause(text, clauses[i].Start, clauses[i].End);
        }
    }

    private void ReadClause(string text, int start, int end)
    {
        ReadOnlySpan<char> clause = text.AsSpan(start, end - start);
        if (clause.ContainsAny(Lists))
            return;
        for (int at = 0; at < clause.Length;)
        {
            int next = clause[at..].IndexOfAny(All);
            if (next < 0)
                return;
            at += next;
            int length = 1;
            foreach ((string word, string tag, int weight) in ByFirst[clause[at]])
            {
                if (!clause[at..].StartsWith(word))
                    continue;
                length = word.Length;
                if (weight > 0 && IsTheme(clause, at, word, tag))
                    _statements.Add((start + at, word, tag, weight));
                break;
            }

            at += length;
        }
    }

    private static bool IsTheme(ReadOnlySpan<char> clause, int at, string word, string tag)
    {
        ReadOnlySpan<char> before = clause[..at], behind = clause[(at + word.Length)..];
        if (tag == SectionTags.Platform)
            return !IsChannel(before, behind);
        if (tag == SectionTags.Organisation)
            return true;
        // Fees for requests, and reviews that come from them, and fields that requests are about.
        if (tag == SectionTags.OnRequest && (clause.ContainsAny(FromRequests) || clause.IndexOf("收取") >= 0 || clause.IndexOf("费用") >= 0))
            return false;
        if (tag == SectionTags.KeyFields && (clause.IndexOf("申请") >= 0 || clause.IndexOf("答复") >= 0))
            return false;
        if (Named.Contains(tag) && ((before.Length > 0 && before[^1] == '、') || behind.StartsWith("、")))
            return false;
        // 除涉密部门外 leaves out, and says no more.
        if (tag == SectionTags.SecrecyReview && before.Contains('除'))
            return false;
        // 网站发布信息 tells of the website.
        if (word.StartsWith("发布", StringComparison.Ordinal) && before.IndexOfAny("网博信号") >= 0)
            return false;
        ReadOnlySpan<char> name = behind[..Math.Min(LongestName, behind.Length)];
        if (name.ContainsAny(Columns) || before.IndexOf("培训") >= 0 || behind.IndexOf("培训") >= 0)
            return false;
        // 依申请公开规程、解读办法 are rules, one of several; a single rule speaks of its matter.
        return !(name.ContainsAny(Rules) && clause.Contains('、'));
    }

    /// <summary>在政府网站公布: where something was published.</summary>
    private static bool IsChannel(ReadOnlySpan<char> before, ReadOnlySpan<char> behind)
    {
        foreach (string published in Publishing)
        {
            if (behind.StartsWith(published))
                return !published.StartsWith("发布", StringComparison.Ordinal) || HasChannelWord(before);
        }

        return HasChannelWord(before);
    }

    private static bool HasChannelWord(ReadOnlySpan<char> before)
    {
        foreach (string channel in Channels)
        {
            if (before.IndexOf(channel) >= 0)
                return true;
        }

        return false;
    }

    /// <summary>A count that is no date, or something done.</summary>
    private static bool StatesFact(ReadOnlySpan<char> clause)
    {
        if (clause.ContainsAny(Done))
            return true;
        for (int i = 0; i + 1 < clause.Length; i++)
        {
            if ((char.IsAsciiDigit(clause[i]) || "零〇一二两三四五六七八九十".Contains(clause[i])) && Counters.Contains(clause[i + 1]))
                return true;
        }

        return clause.IndexOf("百分之") >= 0;
    }

    private int Lower(int start)
    {
        int low = 0, high = _statements.Count;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (_statements[middle].At < start)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    private static IEnumerable<(string Word, string Tag, int Weight)> Of(string tag, int weight, params string[] words) => words.Select(word => (word, tag, weight));
}

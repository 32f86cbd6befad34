namespace ReportSearch.Reports.Topics;

/// <summary>An item of a list, as a range of its sentence, with the count that stands behind it.</summary>
/// <param name="Start">First unit.</param>
/// <param name="End">One past the last unit.</param>
/// <param name="Count">The count, or null.</param>
internal readonly record struct MentionItem(int Start, int End, int? Count);

/// <summary>How reports say what requests were about: whose topics a sentence speaks of, and where its lists stand.</summary>
internal static class MentionGrammar
{
    private const int MostItemUnits = 24;

    // Behind these words a list begins.
    private static readonly string[] Openers =
    [
        "主要涉及", "主要集中在", "主要集中于", "集中在", "集中于", "主要反映", "主要包括", "主要围绕", "主要关于", "主要针对", "多涉及", "大多涉及", "大多是", "多为", "主要为", "主要有", "主要是",
        "内容涉及", "内容为", "内容是", "内容包括", "事项涉及", "涉及到", "涉及", "其中关于", "要求公开", "要求公布", "事由为", "事由是", "分别为", "分别是", "较为关注的", "关注的是", "关注度较高的",
        "较多的有", "较多的是", "较多的为", "较大的有", "较大的是", "较大的为", "最多的是", "最多的为", "主要申请公开", "内容涵盖",
    ];

    // In front of these words a list ends, that began with 以 or with the clause.
    private static readonly string[] Closers = ["为主", "居多", "占多数", "为重点", "占比较高", "占比较大", "占比最高", "较为集中", "较多", "最多", "等方面的申请", "方面的申请", "类申请", "类信息的申请", "类的申请"];

    // In front of an opener these turn it into its contrary: nothing is said to be about what follows.
    private static readonly string[] Negations = ["不", "未", "没有", "无", "并非"];

    // These stand behind an opener without being what it opens: 涉及面广, 涉及资金.
    private static readonly string[] NoItem = ["面广", "面较广", "范围广", "范围较广", "资金", "金额"];

    // Who was asked or answered, not what about.
    private static readonly string[] Bodies = ["局", "厅", "委", "委员会", "办公室", "部门", "街道", "机关", "政府", "公司", "单位", "机关职责", "单位职责", "部门职责"];

    private static readonly string[] Requests = ["申请内容", "申请事项", "申请公开", "公开申请", "申请人", "依申请", "申请量", "申请件", "申请的", "申请主要", "申请涉及", "件申请", "类申请", "内容主要", "受理的", "收到"];
    private static readonly string[] Complaints = ["投诉", "举报", "信访", "来信来访", "诉求", "热线"];
    private static readonly string[] Review = ["行政复议", "复议"];
    private static readonly string[] Litigation = ["行政诉讼", "诉讼", "应诉", "起诉"];

    // These say how something is published or why it is withheld, not what it is about.
    private static readonly string[] NoTopic =
    [
        "国家秘密", "商业秘密", "个人隐私", "公共利益", "第三方", "三安全", "信息公开", "主动公开", "政府信息", "公开申请", "依申请", "条例", "不予", "不同意", "不属于", "行政复议", "行政诉讼", "公民权利", "群众利益", "切身利益",
        "两个以上", "多个部门", "予以公开", "部分公开", "同意公开", "无法提供", "不存在", "渠道", "平台", "网站", "网络", "邮寄", "信函", "当面", "电子邮件", "传真", "方式", "答复", "形式", "会议议题", "户数", "亿元", "万元",
    ];

    private static readonly string[] Tails =
    [
        "三个方面", "两个方面", "四个方面", "五个方面", "几个方面", "多个方面", "等方面的信息", "方面的信息", "等方面信息", "方面信息", "等方面内容", "方面的内容", "方面内容", "等方面的问题", "方面的问题", "方面问题", "等方面", "方面", "等领域", "领域", "等问题", "等事项", "等信息", "等内容", "等类别", "等情况",
        "类信息", "类事项", "类问题", "类", "内容", "问题", "信息", "事项", "情况", "相关", "有关", "的", "等", "案件", "申请",
    ];

    private static readonly string[] Heads = ["主要涉及", "主要集中在", "集中在", "涉及到", "涉及", "主要是", "主要为", "受理的申请中", "申请中", "其中", "关于", "有关", "针对", "要求公开", "公布", "以", "是", "为", "对", "在", "和", "及", "与", "：", ":", "“", "\"", "　", " "];

    /// <summary>Whose topics a sentence may speak of; null when it speaks of none.</summary>
    /// <param name="sentence">A sentence.</param>
    /// <param name="tags">Tags of its section.</param>
    public static TopicSubject? SubjectOf(ReadOnlySpan<char> sentence, IReadOnlyList<string> tags)
    {
        if (tags.Contains("key_fields") || tags.Contains("proactive_disclosure") || tags.Contains("statistics_annex"))
            return ContainsAny(sentence, ["申请内容", "申请事项", "申请公开的内容", "公开申请的内容"]) ? TopicSubject.Requests : null;
        if (ContainsAny(sentence, Review))
            return tags.Contains("on_request") && ContainsAny(sentence, ["申请内容", "申请事项"]) ? TopicSubject.Requests : TopicSubject.Review;
        if (ContainsAny(sentence, Litigation))
            return TopicSubject.Litigation;
        if (ContainsAny(sentence, Complaints) && !ContainsAny(sentence, ["申请内容", "申请事项"]))
            return TopicSubject.Complaints;
        if (tags.Contains("on_request"))
            return TopicSubject.Requests;
        if (tags.Contains("complaints"))
            return TopicSubject.Complaints;
        return ContainsAny(sentence, Requests) ? TopicSubject.Requests : null;
    }

    /// <summary>The items of a sentence's lists, without the words around them.</summary>
    public static IReadOnlyList<MentionItem> Items(ReadOnlySpan<char> sentence, TopicSubject subject)
    {
        var items = new List<MentionItem>();
        int done = 0;
        while (done < sentence.Length && NextList(sentence, done) is (int start, int end) list && list.End > list.Start)
        {
            if (!IsDenied(sentence, start))
                Split(sentence, start, end, items);
            done = end;
        }

        if (items.Count == 0 && done == 0)
            AddCounted(sentence, items);
        return items;
    }

    /// <summary>The range of a heading that names a field: without 信息公开 and the verbs around it.</summary>
    public static (int Start, int End) Field(string title)
    {
        int start = 0;
        foreach (string verb in (string[])["加大", "加强", "推进", "做好", "深化", "强化", "推动", "抓好", "全面", "积极", "重点", "及时", "公开"])
        {
            if (title.AsSpan(start).StartsWith(verb))
                start += verb.Length;
        }

        int end = title.Length;
        foreach (string tail in (string[])["情况", "工作", "力度", "公开", "信息", "领域", "方面", "政府", "的"])
        {
            if (title.AsSpan(start, end - start).EndsWith(tail))
                end -= tail.Length;
        }

        return (start, end);
    }

    // 不涉及征地拆迁, 没有涉及征地拆迁的申请. Any opener that ends where the list begins may be the denied one: of 涉及到 and 涉及 the shorter too.
    private static bool IsDenied(ReadOnlySpan<char> sentence, int listStart)
    {
        foreach (string opener in Openers)
        {
            if (!sentence[..listStart].EndsWith(opener))
                continue;
            foreach (string negation in Negations)
            {
                if (sentence[..(listStart - opener.Length)].EndsWith(negation))
                    return true;
            }
        }

        return false;
    }

    // Lists without a word that opens them: 城乡规划类58件，占31%; 国土资源类占45%，住房保障类占20%. Each clause stands for itself.
    private static void AddCounted(ReadOnlySpan<char> sentence, List<MentionItem> items)
    {
        int from = 0;
        for (int at = 0; at <= sentence.Length; at++)
        {
            if (at < sentence.Length && sentence[at] is not ('，' or ',' or '、' or '：' or ':'))
                continue;
            ReadOnlySpan<char> clause = sentence[from..at];
            int kind = clause.IndexOf("类");
            int share = clause.IndexOf("占");
            int words = clause.Length;
            bool counted = kind > 1 && CountBehind(clause, out words) is not null && words - kind is >= 0 and <= 5;
            if (counted)
                Add(sentence, from, at, items);
            else if (kind > 1 && share > kind && clause.EndsWith("%"))
                Add(sentence, from, from + share, items);
            from = at + 1;
        }
    }

    private static (int Start, int End)? NextList(ReadOnlySpan<char> sentence, int from)
    {
        int start = -1;
        int openerAt = sentence.Length;
        foreach (string opener in Openers)
        {
            int at = sentence[from..].IndexOf(opener);
            // 内容为主 closes a list.
            if (at < 0 || (opener[^1] == '为' && sentence[(from + at)..][opener.Length..].StartsWith("主")))
                continue;
            at += from;
            if (at < openerAt || (at == openerAt && at + opener.Length > start))
            {
                openerAt = at;
                start = at + opener.Length;
            }
        }

        foreach (string closer in Closers)
        {
            int at = sentence[from..].IndexOf(closer);
            if (at < 0 || at + from >= openerAt)
                continue;
            int end = at + from;
            int clause = sentence[from..end].LastIndexOfAny('，', '：', ',') + 1 + from;
            int by = sentence[clause..end].IndexOf('以');
            int begin = by >= 0 ? clause + by + 1 : clause;
            if (begin < end)
                return (begin, end);
        }

        return start < 0 ? null : (start, ListEnd(sentence, start));
    }

    // A list goes on over a comma when an item with a count follows, or when the item before it stood in a list with 、.
    private static int ListEnd(ReadOnlySpan<char> sentence, int start)
    {
        int at = start;
        while (at < sentence.Length)
        {
            int comma = sentence[at..].IndexOfAny('，', ',');
            if (comma < 0)
                return sentence.Length;
            at += comma;
            int next = sentence[(at + 1)..].IndexOfAny('，', ',');
            ReadOnlySpan<char> clause = next < 0 ? sentence[(at + 1)..] : sentence.Slice(at + 1, next);
            if (CountBehind(clause, out _) is null || clause.Length > MostItemUnits)
                return at;
            at++;
        }

        return sentence.Length;
    }

    private static void Split(ReadOnlySpan<char> sentence, int start, int end, List<MentionItem> items)
    {
        int from = start;
        for (int at = start; at <= end; at++)
        {
            bool ends = at == end || sentence[at] is '、' or '，' or ',' or '/' || IsAnd(sentence, at, end);
            if (!ends)
                continue;
            Add(sentence, from, at, items);
            from = at + (at < end && sentence[at] is '以' ? 2 : 1);
            if (at < end && sentence[at] is '以')
                at++;
        }
    }

    // 和, 及, 与, 以及 between items; 和 inside a word (和谐) and 及 behind 以 are not.
    private static bool IsAnd(ReadOnlySpan<char> sentence, int at, int end) =>
        at + 1 < end && (sentence[at] is '和' or '及' or '与' or '或' && sentence[at + 1] is not ('谐' or '解' or '时') || (sentence[at] is '以' && sentence[at + 1] == '及'));

    private static void Add(ReadOnlySpan<char> sentence, int start, int end, List<MentionItem> items)
    {
        int? count = CountBehind(sentence[start..end], out int words);
        if (count is not null)
            end = start + words;
        bool cut = true;
        while (cut)
        {
            int numbering = Numbering(sentence[start..end]);
            start += numbering;
            cut = numbering > 0;
            foreach (string head in Heads)
            {
                if (sentence[start..end].StartsWith(head))
                {
                    start += head.Length;
                    cut = true;
                }
            }

            foreach (string tail in Tails)
            {
                if (end - start > tail.Length && sentence[start..end].EndsWith(tail))
                {
                    end -= tail.Length;
                    cut = true;
                }
            }
        }

        // The words in front of 的申请 are the item: 关于棚户区改造的申请占到一半.
        int requests = sentence[start..end].IndexOf("的申请");
        if (requests >= 2)
            end = start + requests;
        // 等 inside closes the list: what follows is the sentence again.
        int and = sentence[start..end].IndexOf("等");
        if (and >= 2)
            end = start + and;
        if (end - start is >= 2 and <= MostItemUnits && !ContainsAny(sentence[start..end], NoTopic) && !EndsWithAny(sentence[start..end], Bodies)
            && !EqualsAny(sentence[start..end], NoItem))
            items.Add(new MentionItem(start, end, count));
    }

    // 征地拆迁29件, 征地拆迁类 29 件, 征地拆迁方面的有29件.
    private static int? CountBehind(ReadOnlySpan<char> item, out int words)
    {
        words = item.Length;
        int end = item.Length;
        while (end > 0 && item[end - 1] is '）' or ')' or ' ' or '　')
            end--;
        int unit = item[..end].LastIndexOfAny("件宗起条份次");
        if (unit < 1)
            return null;
        int digits = unit;
        while (digits > 0 && (char.IsAsciiDigit(item[digits - 1]) || item[digits - 1] == ' '))
            digits--;
        if (digits == 0 || !int.TryParse(item[digits..unit].Trim(' '), out int count))
            return null;
        while (digits > 0 && item[digits - 1] is '有' or '共' or '计' or '达' or ' ' or '（' or '(' or '约')
            digits--;
        words = digits;
        return count;
    }

    // 1. or （二） in front of an item.
    private static int Numbering(ReadOnlySpan<char> item)
    {
        int at = 0;
        while (at < item.Length && (char.IsAsciiDigit(item[at]) || item[at] is '（' or '(' or '一' or '二' or '三' or '四' or '五'))
            at++;
        return at > 0 && at < item.Length && item[at] is ('.' or '．' or '）' or ')') ? at + 1 : 0;
    }

    private static bool EqualsAny(ReadOnlySpan<char> text, ReadOnlySpan<string> words)
    {
        foreach (string word in words)
        {
            if (text.SequenceEqual(word))
                return true;
        }

        return false;
    }

    private static bool EndsWithAny(ReadOnlySpan<char> text, ReadOnlySpan<string> words)
    {
        foreach (string word in words)
        {
            if (text.EndsWith(word, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    private static bool ContainsAny(ReadOnlySpan<char> text, ReadOnlySpan<string> words)
    {
        foreach (string word in words)
        {
            if (text.Contains(word, StringComparison.Ordinal))
                return true;
        }

        return false;
    }
}

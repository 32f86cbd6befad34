using ReportSearch.Text.Numerals;
using static ReportSearch.Reports.Topics.MentionItems;
using static ReportSearch.Reports.Topics.MentionWords;
using static ReportSearch.Reports.Topics.PhraseMatching;

namespace ReportSearch.Reports.Topics;

/// <summary>How reports say what requests were about: whose topics a sentence speaks of, and where its lists stand. Sentences are given folded.</summary>
internal static class MentionGrammar
{
    private const string Breaks = "，：,:";

    // 是 or 成为 stands at most so far in front of the word that says it is a focus: 是广大申请人普遍关注的热点.
    private const int MostFocusUnits = 14;

    private const int MostUnits = 24;

    /// <summary>Whose topics a sentence may speak of; null when it speaks of none.</summary>
    /// <param name="sentence">A sentence.</param>
    /// <param name="tags">Tags of its section.</param>
    public static TopicSubject? SubjectOf(ReadOnlySpan<char> sentence, IReadOnlyList<string> tags)
    {
        if (ListsTheReport(sentence) || ContainsAny(sentence, Fees) || (sentence.Contains("主动公开", StringComparison.Ordinal) && !ContainsAny(sentence, AskedFor)))
            return null;
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
        AddLedByCount(sentence, items);
        int done = 0;
        while (done < sentence.Length && NextList(sentence, done) is (int start, int end, int next) && end > start)
        {
            if (!IsDenied(sentence, start) && !IsOtherAspect(sentence, start) && !items.Exists(item => item.Start < end && start < item.End))
            {
                AddWidened(sentence, start, items);
                Split(sentence, start, end, items);
            }

            done = next;
        }

        if (items.Count == 0)
            AddCounted(sentence, items);
        items.Sort((a, b) => a.Start.CompareTo(b.Start));
        return items;
    }

    /// <summary>The range of a heading that names a field: without 信息公开 and the verbs around it.</summary>
    public static (int Start, int End) Field(string title)
    {
        int start = 0;
        foreach (string verb in (string[])["着力", "持续", "扎实", "聚焦", "围绕", "突出", "加大", "加强", "推进", "做好", "深化", "强化", "推动", "抓好", "全面", "积极", "重点", "及时", "公开"])
        {
            if (title.AsSpan(start).StartsWith(verb))
                start += verb.Length;
        }

        int end = title.Length;
        foreach (string tail in (string[])["情况", "工作", "力度", "公开", "信息", "领域", "方面", "政府", "的", "做好", "抓好"])
        {
            if (title.AsSpan(start, end - start).EndsWith(tail))
                end -= tail.Length;
        }

        return (start, end);
    }

    /// <summary>Whether a heading names an aim under which fields stand, as 助力调结构 and 民生 do, and no field.</summary>
    public static bool IsUmbrella(ReadOnlySpan<char> field) => ContainsAny(field, Aims) || EqualsAny(field, Umbrellas);

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

        int clause = ClauseStart(sentence, listStart);
        return sentence[clause..listStart].EndsWith("因") && EndsWithAny(sentence[clause..(listStart - 1)], Negations);
    }

    // 申请人以退休教师为主, 公开目录内容包括: in front of the list and of the words that open it stands what the list is of.
    private static bool IsOtherAspect(ReadOnlySpan<char> sentence, int listStart)
    {
        ReadOnlySpan<char> before = sentence[ClauseStart(sentence, listStart)..listStart];
        int length = before.Length;
        bool cut = true;
        while (cut)
        {
            cut = false;
            foreach (string word in BetweenAspectAndList)
            {
                if (!before[..length].EndsWith(word))
                    continue;
                length -= word.Length;
                cut = true;
                break;
            }
        }

        if (length == 0 && EndsWithAny(sentence[..listStart], GoOn))
            return StartsWithAny(sentence[..(listStart - before.Length)][PreviousClause(sentence, listStart - before.Length)..], OtherAspects);
        // 依申请公开工作主要涉及土地征收 speaks of the requests, 工作主要围绕业务培训 of the work.
        return EndsWithAny(before[..length], OtherAspects) && !(before[..length].EndsWith("工作") && before.Contains("涉及", StringComparison.Ordinal));
    }

    private static bool ListsTheReport(ReadOnlySpan<char> sentence)
    {
        int parts = 0;
        foreach (string part in PartsOfReport)
            parts += sentence.Contains(part, StringComparison.Ordinal) ? 1 : 0;
        return parts >= 3 && ContainsAny(sentence, ["包括", "组成", "部分", "包含", "分为"]);
    }

    private static int ClauseStart(ReadOnlySpan<char> sentence, int end)
    {
        while (end > 0 && sentence[end - 1] is '：' or ':' or ' ')
            end--;
        return sentence[..end].LastIndexOfAny(Breaks) + 1;
    }

    private static int PreviousClause(ReadOnlySpan<char> sentence, int clause) => clause == 0 ? 0 : sentence[..(clause - 1)].LastIndexOfAny(Breaks) + 1;

    // Lists without a word that opens them: 城乡规划类58件，占31%; 国土资源类占45%，住房保障类占20%. Each clause stands for itself.
    private static void AddCounted(ReadOnlySpan<char> sentence, List<MentionItem> items)
    {
        int from = 0;
        for (int at = 0; at <= sentence.Length; at++)
        {
            if (at < sentence.Length && sentence[at] is not ('，' or ',' or '、' or '：' or ':'))
                continue;
            ReadOnlySpan<char> clause = sentence[from..at];
            int kind = Math.Max(clause.IndexOf("类"), Math.Max(clause.IndexOf("方面"), clause.IndexOf("领域")));
            int share = clause.IndexOf("占");
            int words = clause.Length;
            bool counted = kind > 1 && CountBehind(clause, out words) is not null && words - kind is >= 0 and <= 5;
            // 有关食品抽检结果的申请14件.
            int requests = clause.IndexOf("的申请");
            bool named = requests > 2 && StartsWithAny(clause, ["有关", "关于", "针对", "其中有关", "其中关于", "其中针对"]) && CountBehind(clause, out words) is not null && words == requests + 3;
            // 申请公开环评报告的19件.
            bool asked = StartsWithAny(clause, ["申请公开", "其中申请公开"]) && CountBehind(clause, out words) is not null && clause[..words].EndsWith("的");
            if (counted || named || asked)
                Add(sentence, from, at, items);
            else if ((kind > 1 && share > kind && clause.EndsWith("%")) || (share > 3 && clause.StartsWith("其中") && HanNumber.IsNumeral(clause[Math.Min(share + 1, clause.Length - 1)])))
                Add(sentence, from, from + share, items);
            from = at + 1;
        }
    }

    // 有23件要求公开征地批文，17件询问养老金: the count leads.
    private static void AddLedByCount(ReadOnlySpan<char> sentence, List<MentionItem> items)
    {
        int from = 0;
        for (int at = 0; at <= sentence.Length; at++)
        {
            if (at < sentence.Length && (sentence[at] is not ('，' or ',' or '：' or ':') || IsInNumber(sentence, at)))
                continue;
            ReadOnlySpan<char> clause = sentence[from..at];
            foreach (string verb in Asking)
            {
                int asks = clause.IndexOf(verb);
                // With the comma in front: a count is told by what stands before it.
                ReadOnlySpan<char> led = sentence[Math.Max(0, from - 1)..(from + Math.Max(0, asks))];
                if (asks < 2 || clause[asks - 1] is not ('件' or '宗' or '起' or '份') || CountBehind(led, out int words) is not { } count || !EqualsAny(led[..words].Trim("，,：: 中"), BeforeCount))
                    continue;
                int before = items.Count;
                Split(sentence, from + asks + verb.Length, at, items);
                // Several things that were asked for in so many requests have no count of their own.
                if (items.Count == before + 1 && items[^1].Count is null)
                    items[^1] = items[^1] with { Count = count };
                break;
            }

            from = at + 1;
        }
    }

    // 从征地补偿逐步扩展到教育、医疗: what stood there before belongs to it.
    private static void AddWidened(ReadOnlySpan<char> sentence, int listStart, List<MentionItem> items)
    {
        foreach (string widening in Widenings)
        {
            if (!sentence[..listStart].EndsWith(widening))
                continue;
            int end = listStart - widening.Length, clause = ClauseStart(sentence, end);
            int from = sentence[clause..end].LastIndexOfAny('从', '由');
            if (from < 0)
                return;
            string said = sentence[(clause + from + 1)..end].ToString();
            while (Array.Find(ByDegrees, word => said.EndsWith(word, StringComparison.Ordinal)) is { } degree)
                said = said[..^degree.Length];
            Split(sentence, clause + from + 1, clause + from + 1 + said.Length, items);
            return;
        }
    }

    // Where the next list stands, and where to go on behind it.
    private static (int Start, int End, int Next)? NextList(ReadOnlySpan<char> sentence, int from)
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

        if (Closed(sentence, from, openerAt) is { } closed)
            return closed;
        if (start < 0)
            return null;
        start = PastOpeners(sentence, start);
        int end = ListEnd(sentence, start);
        return (start, end, end);
    }

    // 涉及信息类别有, 主要涉及的事项: the words that open the list go on.
    private static int PastOpeners(ReadOnlySpan<char> sentence, int start)
    {
        for (int at = Math.Max(0, start - 4); at < Math.Min(sentence.Length, start + 5); at++)
        {
            if (at > start && (Breaks.Contains(sentence[at]) || sentence[at] == '、'))
                break;
            foreach (string opener in Openers)
            {
                if (at + opener.Length > start && sentence[at..].StartsWith(opener))
                    return PastOpeners(sentence, at + opener.Length);
            }
        }

        return start;
    }

    // The first list before this place that a word behind it closes.
    private static (int Start, int End, int Next)? Closed(ReadOnlySpan<char> sentence, int from, int before)
    {
        (int Start, int End, int Next)? first = null;
        foreach (string closer in Closers)
        {
            int at = sentence[from..].IndexOf(closer);
            int end = at + from;
            // 转为主动公开, 为主要...: no closer.
            if (at < 0 || end >= before || end >= (first?.End ?? int.MaxValue) || (closer == "为主" && StartsWithAny(sentence[(end + 2)..], ["动", "要", "管", "体", "导", "办"])))
                continue;
            int clause = sentence[from..end].LastIndexOfAny(Breaks) + 1 + from;
            int by = sentence[clause..end].IndexOf('以');
            int begin = by >= 0 ? clause + by + 1 : clause;
            if (begin < end)
                first = (begin, end, end + closer.Length);
        }

        foreach ((string begin, string close) in Pairs)
        {
            int at = sentence[from..].IndexOf(close);
            int end = at + from;
            if (at < 0 || end >= before || end >= (first?.End ?? int.MaxValue))
                continue;
            int clause = sentence[from..end].LastIndexOfAny(Breaks) + 1 + from;
            int by = sentence[clause..end].IndexOf(begin);
            if (by >= 0 && clause + by + begin.Length < end)
                first = (clause + by + begin.Length, CountedEnd(sentence, end), CountedEnd(sentence, end));
        }

        return first ?? Focused(sentence, from, before);
    }

    // 因征地补偿提起的行政诉讼4件: the count behind belongs to the item.
    private static int CountedEnd(ReadOnlySpan<char> sentence, int close)
    {
        int comma = sentence[close..].IndexOfAny('，', ',', '、');
        int end = comma < 0 ? sentence.Length : close + comma;
        return CountBehind(sentence[close..end], out _) is null ? close : end;
    }

    private static (int Start, int End, int Next)? Focused(ReadOnlySpan<char> sentence, int from, int before)
    {
        foreach (string focus in Focus)
        {
            int at = sentence[from..].IndexOf(focus) + from;
            if (at < from || at >= before)
                continue;
            int clause = sentence[from..at].LastIndexOfAny(Breaks) + 1 + from;
            int verb = sentence[clause..at].LastIndexOfAny('是', '为') + clause;
            if (verb <= clause || at - verb > MostFocusUnits)
                continue;
            int end = sentence[verb - 1] == '成' ? verb - 1 : verb;
            if (end > clause)
                return (clause, end, at + focus.Length);
        }

        return null;
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
            if (IsInNumber(sentence, at))
            {
                at++;
                continue;
            }

            int next = sentence[(at + 1)..].IndexOfAny('，', ',');
            ReadOnlySpan<char> clause = next < 0 ? sentence[(at + 1)..] : sentence.Slice(at + 1, next);
            if (!StartsWithAny(clause, ["也有", "二是", "三是", "四是", "五是", "六是"]) && (CountBehind(clause, out _) is null || clause.Length > MostUnits))
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
            bool ends = at == end || (sentence[at] is '、' or '，' or ',' or '/' && !IsInNumber(sentence, at)) || IsAnd(sentence, at, end);
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
}

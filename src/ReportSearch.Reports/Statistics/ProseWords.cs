namespace ReportSearch.Reports.Statistics;

/// <summary>The words of a clause before a figure: without blanks and fillers, with the topic and the scope that they name.</summary>
internal static class ProseWords
{
    private static readonly string[] s_fillers = ["共计", "总计", "合计", "累计", "达到", "总数", "总量", "数量", "件数", "分别", "分别为", "共", "达", "为", "有", "了", "数", "的", "是", "约", "近", "计", "：", ":", "只", "仅", "“", "”"];

    // Of words that end at the same place the longer one, which stands first, counts.
    private static readonly (string Word, ProseTopic Topic)[] s_cues =
    [
        ("未经复议直接起诉", ProseTopic.Litigation), ("复议后起诉", ProseTopic.Litigation),
        ("行政复议", ProseTopic.Review), ("复议", ProseTopic.Review), ("行政诉讼", ProseTopic.Litigation), ("诉讼", ProseTopic.Litigation),
        ("依申请公开", ProseTopic.Request), ("公开申请", ProseTopic.Request), ("收到申请", ProseTopic.Request), ("受理申请", ProseTopic.Request), ("新收申请", ProseTopic.Request),
        ("上年结转", ProseTopic.Request), ("结转下年", ProseTopic.Request), ("答复申请", ProseTopic.Request), ("书面申请", ProseTopic.Request), ("申请答复", ProseTopic.Request), ("主动公开政府信息", ProseTopic.Proactive), ("主动公开信息", ProseTopic.Proactive),
        ("主动公开各类", ProseTopic.Proactive), ("不同意公开", ProseTopic.Refusal), ("举报投诉", ProseTopic.Complaint), ("投诉举报", ProseTopic.Complaint),
    ];

    /// <summary>The topic that a clause names last, else the one before.</summary>
    internal static ProseTopic Cue(ReadOnlySpan<char> clause, ProseTopic topic)
    {
        int best = -1;
        ProseTopic found = topic;
        foreach ((string word, ProseTopic meant) in s_cues)
        {
            int at = clause.LastIndexOf(word, StringComparison.Ordinal);
            if (at < 0 || at + word.Length <= best)
                continue;
            if (meant == ProseTopic.Refusal && topic is not (ProseTopic.Request or ProseTopic.Refusal))
                continue;
            best = at + word.Length;
            found = meant;
        }

        return found;
    }

    /// <summary>市政府层面, 本级: the body alone, in a report on all.</summary>
    internal static ReportScope ScopeIn(string text, int sentence, int at)
    {
        ReadOnlySpan<char> before = text.AsSpan(sentence, at - sentence);
        int body = -1, all = -1;
        foreach (string word in (string[])["层面", "本级", "我办", "我局", "本机关收到", "本办"])
        {
            // 本级政府部门 are all of them.
            int place = before.LastIndexOf(word, StringComparison.Ordinal);
            if (place >= 0 && !before[(place + word.Length)..].StartsWith("政府部门") && !before[(place + word.Length)..].StartsWith("各"))
                body = Math.Max(body, place);
        }

        foreach (string word in (string[])["全市", "全县", "全区", "全省", "各级", "各部门"])
            all = Math.Max(all, before.LastIndexOf(word, StringComparison.Ordinal));
        // 全市本级 is the office; 本级35件，全市120件 goes on to all.
        bool later = all > body && before[Math.Max(body, 0)..].ContainsAny("，,；;");
        return body >= 0 && !later ? ReportScope.Body : all >= 0 ? ReportScope.Jurisdiction : ReportScope.Unknown;
    }

    internal static string Squeezed(ReadOnlySpan<char> clause)
    {
        Span<char> kept = clause.Length <= 128 ? stackalloc char[clause.Length] : new char[clause.Length];
        int length = 0;
        foreach (char unit in clause)
        {
            if (!char.IsWhiteSpace(unit))
                kept[length++] = unit;
        }

        return kept[..length].ToString();
    }

    /// <summary>The words before a figure without 其中, 共, 为 and the like around them.</summary>
    internal static string Stripped(string before)
    {
        before = before.TrimStart('、', '和', '及', '与', '；', '，');
        if (before.StartsWith("其中", StringComparison.Ordinal))
            before = before[2..];
        for (bool again = true; again;)
        {
            again = false;
            foreach (string filler in s_fillers)
            {
                if (before.Length > filler.Length && before.EndsWith(filler, StringComparison.Ordinal) && !before.EndsWith("行为", StringComparison.Ordinal))
                {
                    before = before[..^filler.Length];
                    again = true;
                }
            }
        }

        return before;
    }

    internal static string Label(ReadOnlySpan<char> clause)
    {
        ReadOnlySpan<char> label = clause.Trim("、，；： \u3000\t\n");
        return (label.Length > 30 ? label[^30..] : label).ToString();
    }
}

namespace ReportSearch.Reports.Statistics;

/// <summary>The indicator that the words around a figure name; null where they name none, or more than one.</summary>
/// <param name="text">The text as rules read it.</param>
/// <param name="known">What the sentence gave before.</param>
internal sealed class ProseIndicators(string text, ProseSentence known)
{
    private static readonly string[] s_received = ["申请", "申请公开", "依申请公开", "依申请公开政府信息", "申请总", "公开申请", "申请信息公开", "依申请公开事项", "依申请公开件", "申请事项", "公开事项", "申请件"];
    private static readonly string[] s_ways = ["当面", "网络", "网上", "信函", "传真", "书面", "口头", "邮件", "邮寄", "现场"];

    internal static readonly (string[] Words, string Id)[] Channels =
    [
        (["政府公报", "公报"], "pd_ch_gazette"), (["政府网站", "政府门户网站", "网站"], "pd_ch_website"), (["政务微博", "政府微博", "微博"], "pd_ch_weibo"), (["政务微信", "政府微信", "微信"], "pd_ch_wechat"),
    ];

    private static readonly (string Word, string Id)[] s_requestWays =
    [
        ("当面", "rq_by_person"), ("现场", "rq_by_person"), ("传真", "rq_by_fax"), ("信函", "rq_by_letter"), ("邮寄", "rq_by_letter"), ("信件", "rq_by_letter"),
        ("网站", "rq_by_network"), ("网络", "rq_by_network"), ("网上", "rq_by_network"), ("互联网", "rq_by_network"), ("在线", "rq_by_network"),
    ];

    private static readonly string[] s_publishing = ["公开", "发布", "公开信息", "发布信息", "公开政府信息", "发布政府信息", "公开各类信息", "发布各类信息", "推送信息", "推送"];
    private static readonly string[] s_otherChannels = ["其他", "其它", "等", "客户端", "新媒体", "公告栏", "公示栏", "电视", "广播", "报刊", "报纸", "触摸屏", "电子屏", "显示屏", "抖音", "短信", "图书馆", "档案馆"];
    private static readonly System.Buffers.SearchValues<string> s_receivingWords = System.Buffers.SearchValues.Create(["收到", "受理", "接到"], StringComparison.Ordinal);

    /// <summary>The indicator of one figure.</summary>
    /// <param name="sentence">Where its sentence begins.</param>
    /// <param name="clause">Where its clause begins.</param>
    /// <param name="named">The words before it, without fillers.</param>
    /// <param name="before">The words before it, without blanks.</param>
    /// <param name="number">The figure.</param>
    /// <param name="behind">The words behind its measure.</param>
    /// <param name="topic">What the sentence speaks of.</param>
    /// <param name="fields">True in a section on key fields.</param>
    /// <param name="part">True behind 其中.</param>
    internal string? Find(int sentence, int clause, string named, string before, ProseNumber number, ReadOnlySpan<char> behind, ProseTopic topic, bool fields, bool part) =>
        Id(named, before, number, behind, topic, fields, part) ?? Whole(sentence, named, number, topic) ?? Channel(sentence, clause, named, number, fields);

    /// <summary>The indicator that the words right before or right behind a figure name.</summary>
    internal string? Id(string named, string before, ProseNumber number, ReadOnlySpan<char> behind, ProseTopic topic, bool fields, bool part)
    {
        if (!part && IsReceived(named, before, topic) && number.Measure is '件' or '\0' or '份' or '宗' or '起' or '例')
            return known.Standard ? "ap_new.total" : "rq_received";
        foreach (ProsePhrase phrase in ProsePhrases.Before)
        {
            if (!named.EndsWith(phrase.Phrase, StringComparison.Ordinal) || (phrase.Whole && named.Length != phrase.Phrase.Length) || !Fits(phrase, number, topic))
                continue;
            // Complaints on anything else than disclosure stand elsewhere.
            if (phrase.Topic == ProseTopic.Complaint && !known.Remedies)
                return null;
            // 不同意公开 ends in 同意公开, and 未按时办结 in 按时办结.
            int opening = named.Length - phrase.Phrase.Length - 1;
            if (opening >= 0 && named[opening] is '不' or '未' or '非')
                continue;
            if ((fields && phrase.Id is "pd_total" or "pd_ch_website") || (phrase.Id is { } whole && ProseLimits.IsPartOf(whole, before, part)))
                return null;
            return Both(named) ? null : known.Standard ? phrase.NewId : phrase.Id;
        }

        if (named.Length > 0 && named is not ("其中" or "作出" or "对" or "配备" or "另有") && !named.EndsWith("作出", StringComparison.Ordinal))
            return Continued(named, number) ?? Way(named, number, topic) ?? Published(named, number, fields) ?? (named == "主动公开" && number.Measure == '件' && known.Ids.Contains("pd_normative_issued") && !known.Standard ? "pd_normative_disclosed"
                : named.EndsWith("主要负责同志出席", StringComparison.Ordinal) && known.Ids.Contains("rs_press_conf") && !known.Standard ? "rs_press_conf_principal" : null);
        foreach (ProsePhrase phrase in ProsePhrases.Behind)
        {
            if (behind.StartsWith(phrase.Phrase) && Fits(phrase, number, topic))
                return known.Standard ? phrase.NewId : phrase.Id;
        }

        return null;
    }

    /// <summary>政府网站仍是主要渠道，共公开120条: the clause before, which has no figure of its own, names the one channel that published so many.</summary>
    private string? Channel(int sentence, int clause, string named, ProseNumber number, bool fields)
    {
        if (known.Standard || fields || number.Measure != '条' || named is not ("公开" or "共公开" or "累计公开" or "发布" or "共发布") || clause - 1 <= sentence || text[clause - 1] is not ('，' or ','))
            return null;
        int from = text.AsSpan(sentence, clause - 1 - sentence).LastIndexOfAny("，,；;") + 1 + sentence;
        string subject = ProseWords.Squeezed(text.AsSpan(from, clause - 1 - from));
        if (subject.AsSpan().IndexOfAnyInRange('0', '9') >= 0)
            return null;
        string? found = null;
        foreach ((string[] words, string id) in Channels)
        {
            if (!Array.Exists(words, word => subject.Contains(word, StringComparison.Ordinal)))
                continue;
            if (found is not null || !Array.Exists(words, word => subject.StartsWith(word, StringComparison.Ordinal)))
                return null;
            found = id;
        }

        return found;
    }

    /// <summary>Words that mean something only behind the figure that the sentence gave before.</summary>
    private string? Continued(string named, ProseNumber number) => named switch
    {
        "废止" or "宣布废止" when known.Standard && number.Measure == '件' && known.Ids.Contains("ad_normative_made") => "ad_normative_repealed",
        "现行有效" when known.Standard && number.Measure == '件' && known.Ids.Contains("ad_normative_made") => "ad_normative_in_force",
        _ when known.Standard => null,
        _ when number.Measure is '次' or '场' or '期' && (named.Contains("主要负责同志", StringComparison.Ordinal) || named.Contains("主要负责人", StringComparison.Ordinal)) =>
            known.Last switch { "rs_press_conf" => "rs_press_conf_principal", "rs_interview" => "rs_interview_principal", _ => null },
        "工作人员" when number.Measure is '人' or '名' && known.Ids.Contains("cap_units") => "cap_staff",
        _ when named.EndsWith("专项经费", StringComparison.Ordinal) && number.Measure == '万' && (known.Ids.Contains("cap_units") || known.Ids.Contains("cap_staff")) => "cap_budget",
        "发行" when number.Measure == '份' && known.Ids.Contains("gaz_issues") => "gaz_copies",
        _ when number.Unit == "人次" && named.Contains("接待", StringComparison.Ordinal) && (known.Ids.Contains("point_total") || known.Ids.Contains("cap_points")) => "visit_total",
        _ when number.Measure is '次' or '场' && named.StartsWith("召开", StringComparison.Ordinal) && named.Contains("会议", StringComparison.Ordinal) && named.Contains("公开", StringComparison.Ordinal) => "tr_meetings",
        _ when number.Measure is '条' or '件' or '份' && (named.Contains("图书馆", StringComparison.Ordinal) || named.Contains("档案馆", StringComparison.Ordinal)) && (named.Contains("移送", StringComparison.Ordinal) || named.Contains("报送", StringComparison.Ordinal)) => "lib_total",
        "专职" or "专职人员" when number.Measure is '人' or '名' && known.Ids.Contains("cap_staff") => "cap_staff_full",
        "兼职" or "兼职人员" when number.Measure is '人' or '名' && known.Ids.Contains("cap_staff") => "cap_staff_part",
        _ when named.EndsWith("接待群众", StringComparison.Ordinal) && number.Unit == "人次" && (known.Ids.Contains("point_total") || known.Ids.Contains("cap_points")) => "visit_total",
        _ => null,
    };

    /// <summary>通过邮寄方式提出的申请14件: the one way that the words before 申请 name.</summary>
    private string? Way(string named, ProseNumber number, ProseTopic topic)
    {
        if (known.Standard || topic != ProseTopic.Request || number.Measure != '件' || !(named.EndsWith("申请", StringComparison.Ordinal) || named.EndsWith("提出", StringComparison.Ordinal) || named.EndsWith("提交", StringComparison.Ordinal)))
            return null;
        string? found = null;
        foreach ((string word, string id) in s_requestWays)
        {
            if (!named.Contains(word, StringComparison.Ordinal) || found == id)
                continue;
            if (found is not null)
                return null;
            found = id;
        }

        return found;
    }

    /// <summary>政务微信公众号发布信息120条: the one channel that the clause names.</summary>
    private string? Published(string named, ProseNumber number, bool fields)
    {
        if (known.Standard || fields || number.Measure != '条')
            return null;
        // 全年共公开政府信息156条，其中网站98条.
        if (known.Ids.Contains("pd_total") && Array.Find(Channels, channel => Array.IndexOf(channel.Words, named) >= 0) is { Id: { } one })
            return one;
        if (!Array.Exists(s_publishing, end => named.EndsWith(end, StringComparison.Ordinal)))
            return null;
        string? found = named.Contains("其他方式", StringComparison.Ordinal) ? "pd_ch_other" : null;
        foreach ((string[] words, string id) in Channels)
        {
            if (!Array.Exists(words, word => named.Contains(word, StringComparison.Ordinal)))
                continue;
            if (found is not null)
                return null;
            found = id;
        }

        // 网站、触摸屏 together.
        return found != "pd_ch_other" && named.Contains('、', StringComparison.Ordinal) ? null : found;
    }

    /// <summary>政务微博、微信公开信息200条: the channels that words name together, two at least and nothing beside them; null where they do not.</summary>
    /// <param name="named">The words before a figure in 条.</param>
    internal static IReadOnlyList<string>? Joint(string named)
    {
        if (!Array.Exists(s_publishing, end => named.EndsWith(end, StringComparison.Ordinal)) || Array.Exists(s_otherChannels, word => named.Contains(word, StringComparison.Ordinal)))
            return null;
        List<string> ids = [.. Channels.Where(channel => Array.Exists(channel.Words, word => named.Contains(word, StringComparison.Ordinal))).Select(channel => channel.Id)];
        return ids.Count >= 2 ? ids : null;
    }

    /// <summary>收到书面申请89件、网上申请412件，合计501件.</summary>
    private string? Whole(int sentence, string named, ProseNumber number, ProseTopic topic)
    {
        string id = known.Standard ? "ap_new.total" : "rq_received";
        return topic == ProseTopic.Request && number.Measure == '件' && named is "合计" or "共计" or "总计" && !known.Ids.Contains(id)
            && text.AsSpan(sentence, number.Start - sentence).IndexOfAny(s_receivingWords) >= 0 ? id : null;
    }

    private static bool Fits(ProsePhrase phrase, ProseNumber number, ProseTopic topic) =>
        (number.Measure == '\0' || phrase.Units.Contains(number.Measure, StringComparison.Ordinal))
        && (phrase.Topic == ProseTopic.None || phrase.Topic == topic || (phrase.Topic == ProseTopic.Request && topic == ProseTopic.Refusal));

    /// <summary>收到 ... 申请; how they came stands before the verb, else it is a part of them.</summary>
    private static bool IsReceived(string named, string before, ProseTopic topic)
    {
        if (topic != ProseTopic.Request)
            return false;
        if (named is "收到" or "共收到" or "受理" or "共受理" or "新收" || named.EndsWith("新收", StringComparison.Ordinal))
            return true;
        if (before.Contains("其中", StringComparison.Ordinal) || !Array.Exists(s_received, end => named.EndsWith(end, StringComparison.Ordinal)))
            return false;
        foreach (string verb in ProseLimits.Receiving)
        {
            int at = named.LastIndexOf(verb, StringComparison.Ordinal);
            if (at >= 0 && !Array.Exists(s_ways, way => named.IndexOf(way, at, StringComparison.Ordinal) >= 0) && !named[at..].Contains("复议", StringComparison.Ordinal) && !named[at..].Contains("涉及", StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    private static bool Both(string named) =>
        (named.Contains("复议", StringComparison.Ordinal) && named.Contains("诉讼", StringComparison.Ordinal) && !named.Contains("复议后", StringComparison.Ordinal) && !named.Contains("原告诉讼", StringComparison.Ordinal))
        || named.Contains("微博微信公开", StringComparison.Ordinal) || named.Contains("微博、微信公开", StringComparison.Ordinal);
}

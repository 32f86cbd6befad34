using System.Text.RegularExpressions;
using ReportSearch.Reports.Documents;
using ReportSearch.Reports.Sections;
using ReportSearch.Text;
using ReportSearch.Text.Numerals;

namespace ReportSearch.Reports.Statistics;

/// <summary>
/// Figures that sentences state, where the words right before or behind them name an indicator. Precision over recall: what another year, a comparison or a part of
/// the whole may be is left alone.
/// </summary>
internal sealed class ProseFigures(Document document, string text, IReadOnlyList<Section> sections, ReportIdentity identity, FigureSink sink)
{
    private const int LongestClause = 60;
    private const int LongestNegation = 48;

    // What is longer is no sentence, and holds as many matches as it likes.
    private const int LongestSentence = 20_000;

    // How far back the words before a figure are looked at. A clause that is longer is none; without a bound each of its figures would be read against all before it.
    private const int LongestReach = 600;
    private const int ShortestBroken = 16;

    private static readonly string[] s_fillers = ["共计", "总计", "合计", "累计", "达到", "总数", "总量", "数量", "件数", "分别", "分别为", "共", "达", "为", "有", "了", "数", "的", "是", "约", "近", "计", "：", ":", "只", "仅", "“", "”"];
    private static readonly string[] s_comparisons = ["上年", "去年", "上一年", "同比", "增长", "增加", "减少", "下降", "上升", "往年", "以来", "环比", "前一年", "较", "比"];
    private static readonly string[] s_receiving = ["收到", "受理", "接收", "接到", "新收"];
    private static readonly string[] s_received = ["申请", "申请公开", "依申请公开", "依申请公开政府信息", "申请总", "公开申请", "申请信息公开", "依申请公开事项", "依申请公开件", "申请事项", "公开事项", "申请件"];
    private static readonly string[] s_ways = ["当面", "网络", "网上", "信函", "传真", "书面", "口头", "邮件", "邮寄", "现场"];

    private static readonly (string[] Words, string Id)[] s_channels =
    [
        (["政府公报", "公报"], "pd_ch_gazette"), (["政府网站", "政府门户网站", "网站"], "pd_ch_website"), (["政务微博", "政府微博", "微博"], "pd_ch_weibo"), (["政务微信", "政府微信", "微信"], "pd_ch_wechat"),
    ];

    private static readonly (string Word, string Id)[] s_requestWays =
    [
        ("当面", "rq_by_person"), ("现场", "rq_by_person"), ("传真", "rq_by_fax"), ("信函", "rq_by_letter"), ("邮寄", "rq_by_letter"), ("信件", "rq_by_letter"),
        ("网站", "rq_by_network"), ("网络", "rq_by_network"), ("网上", "rq_by_network"), ("互联网", "rq_by_network"), ("在线", "rq_by_network"),
    ];

    private static readonly string[] s_publishing = ["公开", "发布", "公开信息", "发布信息", "公开政府信息", "发布政府信息", "公开各类信息", "发布各类信息", "推送信息", "推送"];
    private static readonly string[] s_listMarks = ["、", "和", "与", "以及", "及"];
    private static readonly System.Buffers.SearchValues<string> s_receivingWords = System.Buffers.SearchValues.Create(["收到", "受理", "接到"], StringComparison.Ordinal);

    // Of words that end at the same place the longer one, which stands first, counts.
    private static readonly (string Word, ProseTopic Topic)[] s_cues =
    [
        ("未经复议直接起诉", ProseTopic.Litigation), ("复议后起诉", ProseTopic.Litigation),
        ("行政复议", ProseTopic.Review), ("复议", ProseTopic.Review), ("行政诉讼", ProseTopic.Litigation), ("诉讼", ProseTopic.Litigation),
        ("依申请公开", ProseTopic.Request), ("公开申请", ProseTopic.Request), ("收到申请", ProseTopic.Request), ("受理申请", ProseTopic.Request), ("新收申请", ProseTopic.Request),
        ("上年结转", ProseTopic.Request), ("结转下年", ProseTopic.Request), ("答复申请", ProseTopic.Request), ("书面申请", ProseTopic.Request), ("申请答复", ProseTopic.Request), ("主动公开政府信息", ProseTopic.Proactive), ("主动公开信息", ProseTopic.Proactive),
        ("主动公开各类", ProseTopic.Proactive), ("不同意公开", ProseTopic.Refusal), ("举报投诉", ProseTopic.Complaint), ("投诉举报", ProseTopic.Complaint),
    ];

    private static readonly Regex s_nothing = InputPattern.Of(
        "(未|没有|无)(收到|接到|受理|发生|产生|出现|被)?(因|依|有关|涉及|关于|公民|法人|其他组织|政府|信息|公开|工作|的|类|申请|提起|引起|引发|方面|相关|被|任何|要求|提出|而|和|、|过){0,14}"
        + "(行政复议|复议|行政诉讼|诉讼|举报投诉|投诉举报|申请)(申请|案件|情况|事件)?((和|、|及|或|或者|以及|，也没有|，也无|、无|，无|，没有)(行政复议|复议|行政诉讼|诉讼|被提起行政诉讼|提起行政诉讼|发生行政诉讼)(的)?(案件|情况|申请)?)?[。，；、\n（）]");

    private static readonly (Regex Pattern, string? Old, string? New)[] s_noughts =
    [
        (InputPattern.Of("(未|没有)收取(任何|相关|检索|复制|邮寄|信息处理|等|、|的){0,6}(费用|费)"), "fee_collected", null),
        (InputPattern.Of("(没有|无)(需|需要)?结转(至|到)?下(一)?年(度)?(继续)?(办理)?的?(申请|件)"), null, "ap_carried_out.total"),
    ];

    private readonly bool _standard = identity.Form != ReportForm.Free || identity.TableForm is TableForm.Standard2019 or TableForm.Standard2021;
    private readonly HashSet<string> _inSentence = new(StringComparer.Ordinal);
    private readonly HashSet<(string, ReportScope)> _scoped = [];
    private string? _last;
    private bool _remedies;
    private int _section = -1;

    internal void Read()
    {
        IReadOnlyList<Block> blocks = document.Blocks;
        for (int i = 0; i < blocks.Count; i++)
        {
            Block first = blocks[i];
            if (first.Kind != BlockKind.Paragraph || first.End - first.Start <= 4)
                continue;
            // A sentence that was broken where lines could not be joined.
            int end = first.End;
            while (i + 1 < blocks.Count && blocks[i + 1].Kind == BlockKind.Paragraph && GoesOn(first.Start, blocks[i], blocks[i + 1]))
                end = blocks[++i].End;
            Paragraph(first.Start, end);
        }
    }

    private bool GoesOn(int start, Block above, Block below)
    {
        ReadOnlySpan<char> upper = text.AsSpan(above.Start, above.End - above.Start).TrimEnd();
        ReadOnlySpan<char> lower = text.AsSpan(below.Start, below.End - below.Start);
        // What stands alone between two breaks of one sentence may be short.
        if (above.End - start < ShortestBroken || upper.IsEmpty || upper[^1] is '。' or '！' or '？' or '：' or ':' or '；' or '”' or '）' || (HeadingNumber.TryParse(lower, out HeadingNumber number) && number.Style is not (NumberStyle.ArabicDot or NumberStyle.ArabicDotted)))
            return false;
        for (int i = Math.Max(_section, 0); i < sections.Count && sections[i].CleanStart <= below.Start; i++)
        {
            // A heading takes its whole line, unless its text runs on behind it.
            if (sections[i].CleanStart == below.Start || (sections[i].CleanStart == above.Start && sections[i].CleanBodyStart >= above.End))
                return false;
        }

        return true;
    }

    private void Paragraph(int start, int end)
    {
        while (_section + 1 < sections.Count && sections[_section + 1].CleanStart < end)
            _section++;
        Section? section = _section >= 0 ? sections[_section] : null;
        ProseTopic home = TopicOf(section);
        bool fields = section is not null && IsTagged(section, SectionTags.KeyFields);
        _remedies = section is not null && IsTagged(section, SectionTags.ReviewLitigation);
        int sentence = start;
        ProseTopic topic = home;
        for (int i = start; i < end; i++)
        {
            if (text[i] is not ('。' or '！') && i + 1 < end)
                continue;
            Sentence(sentence, i + 1, ref topic, home, fields);
            sentence = i + 1;
        }
    }

    private void Sentence(int start, int end, ref ProseTopic topic, ProseTopic home, bool fields)
    {
        if (end - start < 4)
            return;
        ReadOnlySpan<char> whole = text.AsSpan(start, end - start);
        bool negated = whole.IndexOfAny('未', '没', '无') >= 0;
        if (whole.IndexOfAnyInRange('0', '9') < 0 && whole.IndexOfAnyInRange('０', '９') < 0 && whole.IndexOfAny("件条次篇") < 0 && !negated)
            return;
        topic = home == ProseTopic.None ? Cue(whole[..Math.Min(whole.Length, LongestClause)], ProseTopic.None) : topic;
        _inSentence.Clear();
        _scoped.Clear();
        _last = null;
        int clause = start, year = 0, at = start, searched = start;
        bool part = false;
        while (at < end)
        {
            char unit = text[at];
            if (unit is '，' or ',' or '；' or ';' or '（' or '(' or '）' or ')' or '：' or ':' or '。')
            {
                topic = Cue(Reach(clause, at), topic);
                if (!char.IsAsciiDigit(at + 1 < end ? text[at + 1] : ' ') || unit is not (',' or ':'))
                    clause = at + 1;
                at++;
                continue;
            }

            if (ProseNumber.Read(text, at, end) is not { } number)
            {
                at++;
                continue;
            }

            if (number.IsYear)
            {
                year = (int)number.Value;
                at = number.End;
                continue;
            }

            ReadOnlySpan<char> before = Reach(clause, number.Start);
            if (number.Measure != '\0' && before.Contains("分别", StringComparison.Ordinal) && Respectively(start, clause, number, end, topic, fields) is { } listed)
            {
                (at, clause, searched) = (listed, listed, listed);
                continue;
            }

            part = part || text.AsSpan(searched, number.Start - searched).Contains("其中", StringComparison.Ordinal);
            searched = Math.Max(start, number.Start - 1);
            topic = Cue(before, topic);
            if (number.Measure != '\0' || before.EndsWith("为"))
                Take(start, before, number, end, topic, year, fields, part);
            else if (number.IsPercent && topic == ProseTopic.Request)
                Rate(clause, before, number);
            at = number.Measure == '\0' ? number.End : Math.Max(number.MeasureEnd, number.End);
            if (number.Measure != '\0')
                clause = at;
        }

        if (negated && end - start <= LongestSentence)
            Nothing(start, end);
    }

    private ReadOnlySpan<char> Reach(int clause, int end) => text.AsSpan(Math.Max(clause, end - LongestReach), end - Math.Max(clause, end - LongestReach));

    private void Take(int sentence, ReadOnlySpan<char> clause, ProseNumber number, int end, ProseTopic topic, int year, bool fields, bool part)
    {
        string before = Squeezed(clause.Length > LongestClause ? clause[^LongestClause..] : clause);
        string named = Stripped(before);
        // What last year left over is this year's figure, too.
        bool carriedIn = _standard && year != 0 && year + 1 == identity.ReportYear && topic == ProseTopic.Request && named.EndsWith("结转", StringComparison.Ordinal);
        // Another year, or a difference to it.
        if (!carriedIn && ((year != 0 && identity.ReportYear is { } own && year != own) || IsComparison(before) || IsCumulative(sentence, number, end)))
            return;
        ReadOnlySpan<char> behind = text.AsSpan(number.MeasureEnd, Math.Min(12, end - number.MeasureEnd));
        if (IsOfOthers(sentence, before, behind, number, topic))
            return;
        if (((carriedIn ? "ap_carried_in.total" : null) ?? Id(named, before, number, behind, topic, fields, part) ?? Whole(sentence, named, number, topic) ?? Channel(sentence, number.Start - clause.Length, named, number, fields)) is not { } id || IndicatorTable.Find(id) is null)
            return;
        ReportScope scope = ScopeIn(sentence, number.Start);
        // The office and then all, in one sentence: both are stated.
        bool first = _inSentence.Add(id), apart = scope != ReportScope.Unknown && !_scoped.Contains((id, ReportScope.Unknown)) && !_scoped.Contains((id, scope));
        if (!first && !apart)
            return;
        _scoped.Add((id, scope));
        _last = id;
        sink.AddProse(id, named.Length > 0 ? Label(clause) : behind.ToString(), IndicatorTable.Find(id)!.Unit, number.Start, number.End, Converted(id, number), number.Approximate, scope);
    }

    private static decimal Converted(string id, ProseNumber number) => number.Value * FigureUnits.Factor(number.Unit, IndicatorTable.Find(id)!.Unit);

    private string? Id(string named, string before, ProseNumber number, ReadOnlySpan<char> behind, ProseTopic topic, bool fields, bool part)
    {
        if (!part && IsReceived(named, before, topic) && number.Measure is '件' or '\0' or '份' or '宗' or '起' or '例')
            return _standard ? "ap_new.total" : "rq_received";
        foreach (ProsePhrase phrase in ProsePhrases.Before)
        {
            if (!named.EndsWith(phrase.Phrase, StringComparison.Ordinal) || (phrase.Whole && named.Length != phrase.Phrase.Length) || !Fits(phrase, number, topic))
                continue;
            // Complaints on anything else than disclosure stand elsewhere.
            if (phrase.Topic == ProseTopic.Complaint && !_remedies)
                return null;
            // 不同意公开 ends in 同意公开, and 未按时办结 in 按时办结.
            int opening = named.Length - phrase.Phrase.Length - 1;
            if (opening >= 0 && named[opening] is '不' or '未' or '非')
                continue;
            if ((fields && phrase.Id is "pd_total" or "pd_ch_website") || (phrase.Id is { } whole && IsPartOf(whole, before, part)))
                return null;
            return Both(named) ? null : _standard ? phrase.NewId : phrase.Id;
        }

        if (named.Length > 0 && named is not ("其中" or "作出" or "对" or "配备" or "另有") && !named.EndsWith("作出", StringComparison.Ordinal))
            return Continued(named, number) ?? Way(named, number, topic) ?? Published(named, number, fields) ?? (named == "主动公开" && number.Measure == '件' && _inSentence.Contains("pd_normative_issued") && !_standard ? "pd_normative_disclosed"
                : named.EndsWith("主要负责同志出席", StringComparison.Ordinal) && _inSentence.Contains("rs_press_conf") && !_standard ? "rs_press_conf_principal" : null);
        foreach (ProsePhrase phrase in ProsePhrases.Behind)
        {
            if (behind.StartsWith(phrase.Phrase) && Fits(phrase, number, topic))
                return _standard ? phrase.NewId : phrase.Id;
        }

        return null;
    }

    /// <summary>政府网站仍是主要渠道，共公开120条: the clause before, which has no figure of its own, names the one channel that published so many.</summary>
    private string? Channel(int sentence, int clause, string named, ProseNumber number, bool fields)
    {
        if (_standard || fields || number.Measure != '条' || named is not ("公开" or "共公开" or "累计公开" or "发布" or "共发布") || clause - 1 <= sentence || text[clause - 1] is not ('，' or ','))
            return null;
        int from = text.AsSpan(sentence, clause - 1 - sentence).LastIndexOfAny("，,；;") + 1 + sentence;
        string subject = Squeezed(text.AsSpan(from, clause - 1 - from));
        if (subject.AsSpan().IndexOfAnyInRange('0', '9') >= 0)
            return null;
        string? found = null;
        foreach ((string[] words, string id) in s_channels)
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
        "废止" or "宣布废止" when _standard && number.Measure == '件' && _inSentence.Contains("ad_normative_made") => "ad_normative_repealed",
        "现行有效" when _standard && number.Measure == '件' && _inSentence.Contains("ad_normative_made") => "ad_normative_in_force",
        _ when _standard => null,
        _ when number.Measure is '次' or '场' or '期' && (named.Contains("主要负责同志", StringComparison.Ordinal) || named.Contains("主要负责人", StringComparison.Ordinal)) =>
            _last switch { "rs_press_conf" => "rs_press_conf_principal", "rs_interview" => "rs_interview_principal", _ => null },
        "工作人员" when number.Measure is '人' or '名' && _inSentence.Contains("cap_units") => "cap_staff",
        _ when named.EndsWith("专项经费", StringComparison.Ordinal) && number.Measure == '万' && (_inSentence.Contains("cap_units") || _inSentence.Contains("cap_staff")) => "cap_budget",
        "发行" when number.Measure == '份' && _inSentence.Contains("gaz_issues") => "gaz_copies",
        _ when number.Unit == "人次" && named.Contains("接待", StringComparison.Ordinal) && (_inSentence.Contains("point_total") || _inSentence.Contains("cap_points")) => "visit_total",
        _ when number.Measure is '次' or '场' && named.StartsWith("召开", StringComparison.Ordinal) && named.Contains("会议", StringComparison.Ordinal) && named.Contains("公开", StringComparison.Ordinal) => "tr_meetings",
        _ when number.Measure is '条' or '件' or '份' && (named.Contains("图书馆", StringComparison.Ordinal) || named.Contains("档案馆", StringComparison.Ordinal)) && (named.Contains("移送", StringComparison.Ordinal) || named.Contains("报送", StringComparison.Ordinal)) => "lib_total",
        "专职" or "专职人员" when number.Measure is '人' or '名' && _inSentence.Contains("cap_staff") => "cap_staff_full",
        "兼职" or "兼职人员" when number.Measure is '人' or '名' && _inSentence.Contains("cap_staff") => "cap_staff_part",
        _ when named.EndsWith("接待群众", StringComparison.Ordinal) && number.Unit == "人次" && (_inSentence.Contains("point_total") || _inSentence.Contains("cap_points")) => "visit_total",
        _ => null,
    };

    /// <summary>通过邮寄方式提出的申请14件: the one way that the words before 申请 name.</summary>
    private string? Way(string named, ProseNumber number, ProseTopic topic)
    {
        if (_standard || topic != ProseTopic.Request || number.Measure != '件' || !(named.EndsWith("申请", StringComparison.Ordinal) || named.EndsWith("提出", StringComparison.Ordinal) || named.EndsWith("提交", StringComparison.Ordinal)))
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
        if (_standard || fields || number.Measure != '条')
            return null;
        // 全年共公开政府信息156条，其中网站98条.
        if (_inSentence.Contains("pd_total") && Array.Find(s_channels, channel => Array.IndexOf(channel.Words, named) >= 0) is { Id: { } one })
            return one;
        if (!Array.Exists(s_publishing, end => named.EndsWith(end, StringComparison.Ordinal)))
            return null;
        string? found = named.Contains("其他方式", StringComparison.Ordinal) ? "pd_ch_other" : null;
        foreach ((string[] words, string id) in s_channels)
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

    /// <summary>收到书面申请89件、网上申请412件，合计501件.</summary>
    private string? Whole(int sentence, string named, ProseNumber number, ProseTopic topic)
    {
        string id = _standard ? "ap_new.total" : "rq_received";
        return topic == ProseTopic.Request && number.Measure == '件' && named is "合计" or "共计" or "总计" && !_inSentence.Contains(id)
            && text.AsSpan(sentence, number.Start - sentence).IndexOfAny(s_receivingWords) >= 0 ? id : null;
    }

    /// <summary>What a body guided others to do, one of its offices received, or courts and review bodies decided of every kind.</summary>
    private bool IsOfOthers(int sentence, string before, ReadOnlySpan<char> behind, ProseNumber number, ProseTopic topic)
    {
        // Brackets, as in 县（市、区）, end a clause, but not what it says.
        ReadOnlySpan<char> said = text.AsSpan(sentence, number.Start - sentence);
        ReadOnlySpan<char> guided = said[(said.LastIndexOfAny('，', ',', '；') + 1)..];
        if (guided.Contains("指导", StringComparison.Ordinal) || guided.Contains("督促", StringComparison.Ordinal))
            return true;
        if (topic == ProseTopic.Request && identity.Region is not null && identity.Body?.Kind == "government")
        {
            int verb = s_receiving.Max(word => before.LastIndexOf(word, StringComparison.Ordinal));
            // 市教育局收到 is one of many, 我局收到 the body that reports.
            if (verb > 1 && before[verb - 1] is '局' or '厅' or '委' && before[verb - 2] is not ('我' or '本' or '各'))
                return true;
        }

        return topic is ProseTopic.Review or ProseTopic.Litigation && !said.Contains("公开", StringComparison.Ordinal) && !said.Contains("因", StringComparison.Ordinal)
            && (said.Contains("法院", StringComparison.Ordinal) || behind.Contains("审结", StringComparison.Ordinal) || behind.Contains("办结", StringComparison.Ordinal));
    }

    /// <summary>累计 … 以来, or before what this year added: more than one year's.</summary>
    private bool IsCumulative(int sentence, ProseNumber number, int end)
    {
        // 近五年来, 三年来.
        int years = text.AsSpan(sentence, number.Start - sentence).IndexOf("年来", StringComparison.Ordinal);
        if (years > 0 && HanNumber.IsNumeral(text[sentence + years - 1]) || years > 0 && text[sentence + years - 1] is >= '2' and <= '9' && (years == 1 || !char.IsAsciiDigit(text[sentence + years - 2])))
            return true;
        if (!text.AsSpan(sentence, number.Start - sentence).Contains("累计", StringComparison.Ordinal))
            return false;
        ReadOnlySpan<char> behind = text.AsSpan(number.End, end - number.End);
        return behind.Contains("以来", StringComparison.Ordinal) || (identity.ReportYear is { } own && behind.Contains($"其中{own}年", StringComparison.Ordinal))
            || text.AsSpan(sentence, number.Start - sentence).Contains("以来", StringComparison.Ordinal);
    }

    /// <summary>
    /// 当面、网络申请分别为12件和58件; 2021年、2022年分别收到申请40件、52件: as many figures as names, each for its own. The place behind them, or null where that is not what the words say.
    /// </summary>
    private int? Respectively(int sentence, int clause, ProseNumber first, int end, ProseTopic topic, bool fields)
    {
        string before = Squeezed(Reach(clause, first.Start));
        int word = before.LastIndexOf("分别", StringComparison.Ordinal);
        string[] names = before[..Math.Max(word, 0)].Split(s_listMarks, StringSplitOptions.RemoveEmptyEntries);
        if (names.Length < 2)
            return null;
        var numbers = new List<ProseNumber> { first };
        int at = first.MeasureEnd;
        while (numbers.Count < names.Length && at < end && (text[at] is '、' or '和' or '与' or '及' or '，' or '；' || char.IsWhiteSpace(text[at])))
        {
            at++;
            if (at < end && ProseNumber.Read(text, at, end) is { Measure: not '\0' } next)
            {
                numbers.Add(next);
                at = next.MeasureEnd;
            }
        }

        // Figures that cannot be told apart belong to nothing.
        if (numbers.Count != names.Length)
            return at;
        string tail = Stripped(before[(word + 2)..]), head = names[^1].Length > 2 ? names[^1][^2..] : "";
        bool years = Array.TrueForAll(names, name => name.TrimEnd('年', '度') is { Length: 4 } digits && digits.All(char.IsAsciiDigit));
        for (int i = 0; i < names.Length; i++)
        {
            ReadOnlySpan<char> behind = text.AsSpan(numbers[i].MeasureEnd, 0);
            string? id;
            if (years)
            {
                id = identity.ReportYear is { } own && names[i].StartsWith($"{own}", StringComparison.Ordinal) ? Id(tail, tail, numbers[i], behind, Cue(tail, topic), fields, false) : null;
            }
            else
            {
                ProseTopic meant = Cue(names[i], topic);
                string name = Stripped(names[i]);
                id = Id(name, name, numbers[i], behind, meant, fields, false) ?? Id(name + head, name + head, numbers[i], behind, meant, fields, false)
                    ?? (tail.Length > 0 ? Id(name + tail, name + tail, numbers[i], behind, meant, fields, false) : null);
            }

            if (id is null || IndicatorTable.Find(id) is not { } indicator || !_inSentence.Add(id))
                continue;
            sink.AddProse(id, names[i], indicator.Unit, numbers[i].Start, numbers[i].End, Converted(id, numbers[i]), numbers[i].Approximate, ScopeIn(sentence, numbers[i].Start));
        }

        return at;
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
        foreach (string verb in s_receiving)
        {
            int at = named.LastIndexOf(verb, StringComparison.Ordinal);
            if (at >= 0 && !Array.Exists(s_ways, way => named.IndexOf(way, at, StringComparison.Ordinal) >= 0) && !named[at..].Contains("复议", StringComparison.Ordinal) && !named[at..].Contains("涉及", StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    /// <summary>What some offices or one website published, or a meeting of one of them, is not the figure of all.</summary>
    private static bool IsPartOf(string id, string before, bool part)
    {
        string[] others = id switch
        {
            "pd_total" => ["网站", "微博", "微信", "栏目", "专栏", "市级机关", "县级机关", "市直", "县直", "区直", "各县", "各区", "县（区）政府", "县（市、区）"],
            "rs_press_conf" => ["县区", "各县", "各区", "区县", "部门", "相关", "系列", "其中"],
            _ => [],
        };
        return (part && id == "pd_total") || (Array.Exists(others, word => before.Contains(word, StringComparison.Ordinal)) && !before.Contains("各部门", StringComparison.Ordinal));
    }

    private static bool Both(string named) =>
        (named.Contains("复议", StringComparison.Ordinal) && named.Contains("诉讼", StringComparison.Ordinal) && !named.Contains("复议后", StringComparison.Ordinal) && !named.Contains("原告诉讼", StringComparison.Ordinal))
        || named.Contains("微博微信公开", StringComparison.Ordinal) || named.Contains("微博、微信公开", StringComparison.Ordinal);

    private static bool IsComparison(string before)
    {
        foreach (string word in s_comparisons)
        {
            int at = before.LastIndexOf(word, StringComparison.Ordinal);
            // 上年结转 is this year's own figure.
            if (at >= 0 && !before.AsSpan(at).StartsWith("上年结转") && !before.AsSpan(at).StartsWith("上年度结转") && !before.AsSpan(at).StartsWith("上一年度结转") && !(word is "较" or "比" && !before.AsSpan(at + 1).ContainsAny("年上去期")))
                return true;
        }

        return false;
    }

    /// <summary>The printed share of what was done with requests.</summary>
    private void Rate(int clause, ReadOnlySpan<char> before, ProseNumber number)
    {
        string named = Stripped(Squeezed(before));
        foreach (string rate in (string[])["办结率", "答复率", "按时办结率", "按期办结率", "按时答复率", "公开率"])
        {
            if (named.EndsWith(rate, StringComparison.Ordinal) && !IsComparison(named))
            {
                sink.AddProse(null, rate, "%", number.Start, number.End, number.Value, number.Approximate, ScopeIn(clause, number.Start));
                return;
            }
        }
    }

    /// <summary>未收到申请, 没有行政复议: a stated nought.</summary>
    private void Nothing(int start, int end)
    {
        string sentence = text[start..end];
        foreach ((Regex pattern, string? old, string? recent) in s_noughts)
        {
            if ((_standard ? recent : old) is { } id && pattern.Match(sentence) is { Success: true } said && _inSentence.Add(id))
                sink.AddProse(id, said.Value, IndicatorTable.Find(id)!.Unit, start + said.Index, start + said.Index + said.Length, 0, false, ScopeIn(start, start + said.Index));
        }

        if (!sentence.Contains("复议", StringComparison.Ordinal) && !sentence.Contains("诉讼", StringComparison.Ordinal) && !sentence.Contains("申请", StringComparison.Ordinal) && !sentence.Contains("投诉", StringComparison.Ordinal))
            return;
        foreach (Match match in s_nothing.Matches(sentence))
        {
            if (match.Length > LongestNegation || (match.Index > 0 && sentence[match.Index - 1] is '有' or '是' or '尚' or '从'))
                continue;
            string said = match.Value;
            bool request = match.Groups[4].Value == "申请";
            if (request && match.Groups[2].Value is not ("收到" or "接到" or "受理"))
                continue;
            (string? id, string? newId) = request ? ("rq_received", "ap_new.total") : (null, null);
            // 收到复议申请 ends in 申请 and speaks of reviews.
            bool review = said.Contains("复议", StringComparison.Ordinal), litigation = said.Contains("诉讼", StringComparison.Ordinal);
            if (request && (review || litigation))
                (id, newId) = (null, null);
            if (id is not null)
                State(id, newId);
            if (review)
                State("rv_total", "rl_review.total");
            if (litigation)
                State("lt_total", null);
            if (match.Groups[4].Value is "举报投诉" or "投诉举报" && said.Contains("公开", StringComparison.Ordinal))
                State("cp_total", null);

            void State(string old, string? recent)
            {
                if ((_standard ? recent : old) is { } stated && _inSentence.Add(stated))
                    sink.AddProse(stated, said.TrimEnd('。', '，', '；', '、', '\n', '（', '）'), "件", start + match.Index, start + match.Index + match.Length - 1, 0, false, ScopeIn(start, start + match.Index));
            }
        }
    }

    /// <summary>市政府层面, 本级: the body alone, in a report on all.</summary>
    private ReportScope ScopeIn(int sentence, int at)
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

    /// <summary>The topic that a clause names last, else the one before.</summary>
    private static ProseTopic Cue(ReadOnlySpan<char> clause, ProseTopic topic)
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

    private static ProseTopic TopicOf(Section? section) =>
        section is null ? ProseTopic.None
        : IsTagged(section, SectionTags.OnRequest) ? ProseTopic.Request
        : IsTagged(section, SectionTags.ReviewLitigation) ? ProseTopic.None
        : ProseTopic.None;

    private static bool IsTagged(Section section, string tag) => section.Tags.Count > 0 && section.Tags[0] == tag;

    private static string Squeezed(ReadOnlySpan<char> clause)
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
    private static string Stripped(string before)
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

    private static string Label(ReadOnlySpan<char> clause)
    {
        ReadOnlySpan<char> label = clause.Trim("、，；： \u3000\t\n");
        return (label.Length > 30 ? label[^30..] : label).ToString();
    }
}

using ReportSearch.Reports.Documents;
using ReportSearch.Reports.Sections;

namespace ReportSearch.Reports.Statistics;

/// <summary>
/// Figures that sentences state, where the words right before or behind them name an indicator. Precision over recall: what another year, a comparison or a part of
/// the whole may be is left alone.
/// </summary>
internal sealed class ProseFigures
{
    private const int LongestClause = 60;

    // What is longer is no sentence, and holds as many matches as it likes.
    private const int LongestSentence = 20_000;

    // How far back the words before a figure are looked at. A clause that is longer is none; without a bound each of its figures would be read against all before it.
    private const int LongestReach = 600;
    private const int ShortestBroken = 16;

    private static readonly string[] s_listMarks = ["、", "和", "与", "以及", "及"];
    private static readonly string[] s_rates = ["办结率", "答复率", "按时办结率", "按期办结率", "按时答复率", "公开率"];

    private readonly Document _document;
    private readonly string _text;
    private readonly IReadOnlyList<Section> _sections;
    private readonly ReportIdentity _identity;
    private readonly FigureSink _sink;
    private readonly ProseSentence _known;
    private readonly ProseIndicators _indicators;
    private readonly ProseLimits _limits;
    private readonly StatedNoughts _noughts;
    private int _section = -1;

    internal ProseFigures(Document document, string text, IReadOnlyList<Section> sections, ReportIdentity identity, FigureSink sink)
    {
        (_document, _text, _sections, _identity, _sink) = (document, text, sections, identity, sink);
        _known = new ProseSentence(identity.Form != ReportForm.Free || identity.TableForm is TableForm.Standard2019 or TableForm.Standard2021);
        _indicators = new ProseIndicators(text, _known);
        _limits = new ProseLimits(text, identity);
        _noughts = new StatedNoughts(text, sink);
    }

    internal void Read()
    {
        IReadOnlyList<Block> blocks = _document.Blocks;
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
        ReadOnlySpan<char> upper = _text.AsSpan(above.Start, above.End - above.Start).TrimEnd();
        ReadOnlySpan<char> lower = _text.AsSpan(below.Start, below.End - below.Start);
        // What stands alone between two breaks of one sentence may be short.
        if (above.End - start < ShortestBroken || upper.IsEmpty || upper[^1] is '。' or '！' or '？' or '：' or ':' or '；' or '”' or '）' || (HeadingNumber.TryParse(lower, out HeadingNumber number) && number.Style is not (NumberStyle.ArabicDot or NumberStyle.ArabicDotted)))
            return false;
        for (int i = Math.Max(_section, 0); i < _sections.Count && _sections[i].CleanStart <= below.Start; i++)
        {
            // A heading takes its whole line, unless its text runs on behind it.
            if (_sections[i].CleanStart == below.Start || (_sections[i].CleanStart == above.Start && _sections[i].CleanBodyStart >= above.End))
                return false;
        }

        return true;
    }

    private void Paragraph(int start, int end)
    {
        while (_section + 1 < _sections.Count && _sections[_section + 1].CleanStart < end)
            _section++;
        Section? section = _section >= 0 ? _sections[_section] : null;
        ProseTopic home = TopicOf(section);
        bool fields = section is not null && IsTagged(section, SectionTags.KeyFields);
        _known.Remedies = section is not null && IsTagged(section, SectionTags.ReviewLitigation);
        int sentence = start;
        ProseTopic topic = home;
        for (int i = start; i < end; i++)
        {
            if (_text[i] is not ('。' or '！') && i + 1 < end)
                continue;
            Sentence(sentence, i + 1, ref topic, home, fields);
            sentence = i + 1;
        }
    }

    private void Sentence(int start, int end, ref ProseTopic topic, ProseTopic home, bool fields)
    {
        if (end - start < 4)
            return;
        ReadOnlySpan<char> whole = _text.AsSpan(start, end - start);
        bool negated = whole.IndexOfAny('未', '没', '无') >= 0;
        if (whole.IndexOfAnyInRange('0', '9') < 0 && whole.IndexOfAnyInRange('０', '９') < 0 && whole.IndexOfAny("件条次篇") < 0 && !negated)
            return;
        topic = home == ProseTopic.None ? ProseWords.Cue(whole[..Math.Min(whole.Length, LongestClause)], ProseTopic.None) : topic;
        _known.Begin();
        int clause = start, year = 0, at = start, searched = start;
        bool part = false;
        while (at < end)
        {
            char unit = _text[at];
            if (unit is '，' or ',' or '；' or ';' or '（' or '(' or '）' or ')' or '：' or ':' or '。')
            {
                topic = ProseWords.Cue(Reach(clause, at), topic);
                if (!char.IsAsciiDigit(at + 1 < end ? _text[at + 1] : ' ') || unit is not (',' or ':'))
                    clause = at + 1;
                at++;
                continue;
            }

            if (ProseNumber.Read(_text, at, end) is not { } number)
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

            part = part || _text.AsSpan(searched, number.Start - searched).Contains("其中", StringComparison.Ordinal);
            searched = Math.Max(start, number.Start - 1);
            topic = ProseWords.Cue(before, topic);
            if (number.Measure != '\0' || before.EndsWith("为"))
                Take(start, before, number, end, topic, year, fields, part);
            else if (number.IsPercent && topic == ProseTopic.Request)
                Rate(clause, before, number);
            at = number.Measure == '\0' ? number.End : Math.Max(number.MeasureEnd, number.End);
            if (number.Measure != '\0')
                clause = at;
        }

        if (negated && end - start <= LongestSentence)
            _noughts.Read(start, end, _known);
    }

    private ReadOnlySpan<char> Reach(int clause, int end) => _text.AsSpan(Math.Max(clause, end - LongestReach), end - Math.Max(clause, end - LongestReach));

    private void Take(int sentence, ReadOnlySpan<char> clause, ProseNumber number, int end, ProseTopic topic, int year, bool fields, bool part)
    {
        string before = ProseWords.Squeezed(clause.Length > LongestClause ? clause[^LongestClause..] : clause);
        string named = ProseWords.Stripped(before);
        // What last year left over is this year's figure, too.
        bool carriedIn = _known.Standard && year != 0 && year + 1 == _identity.ReportYear && topic == ProseTopic.Request && named.EndsWith("结转", StringComparison.Ordinal);
        // Another year, or a difference to it.
        if (!carriedIn && ((year != 0 && _identity.ReportYear is { } own && year != own) || ProseLimits.IsComparison(before) || _limits.IsCumulative(sentence, number, end)))
            return;
        ReadOnlySpan<char> behind = _text.AsSpan(number.MeasureEnd, Math.Min(12, end - number.MeasureEnd));
        if (_limits.IsOfOthers(sentence, before, behind, number, topic))
            return;
        ReportScope scope = ProseWords.ScopeIn(_text, sentence, number.Start);
        string? id = carriedIn ? "ap_carried_in.total" : _indicators.Find(sentence, number.Start - clause.Length, named, before, number, behind, topic, fields, part);
        if (id is null || IndicatorTable.Find(id) is null)
        {
            // Channels that are counted together are no row of the form; the audit holds them against the sum of their rows.
            if (!_known.Standard && !fields && number is { Measure: '条', Unit: "条" } && ProseIndicators.Joint(named) is not null)
                _sink.AddProse(null, ProseWords.Label(clause), "条", number.Start, number.End, number.Value, number.Approximate, scope);
            return;
        }

        if (!_known.Takes(id, scope))
            return;
        _sink.AddProse(id, named.Length > 0 ? ProseWords.Label(clause) : behind.ToString(), IndicatorTable.Find(id)!.Unit, number.Start, number.End, Converted(id, number), number.Approximate, scope);
    }

    /// <summary>
    /// 当面、网络申请分别为12件和58件; 2021年、2022年分别收到申请40件、52件: as many figures as names, each for its own. The place behind them, or null where that is not what the words say.
    /// </summary>
    private int? Respectively(int sentence, int clause, ProseNumber first, int end, ProseTopic topic, bool fields)
    {
        string before = ProseWords.Squeezed(Reach(clause, first.Start));
        int word = before.LastIndexOf("分别", StringComparison.Ordinal);
        string[] names = before[..Math.Max(word, 0)].Split(s_listMarks, StringSplitOptions.RemoveEmptyEntries);
        if (names.Length < 2)
            return null;
        var numbers = new List<ProseNumber> { first };
        int at = first.MeasureEnd;
        while (numbers.Count < names.Length && at < end && (_text[at] is '、' or '和' or '与' or '及' or '，' or '；' || char.IsWhiteSpace(_text[at])))
        {
            at++;
            if (at < end && ProseNumber.Read(_text, at, end) is { Measure: not '\0' } next)
            {
                numbers.Add(next);
                at = next.MeasureEnd;
            }
        }

        // Figures that cannot be told apart belong to nothing.
        if (numbers.Count != names.Length)
            return at;
        string tail = ProseWords.Stripped(before[(word + 2)..]), head = names[^1].Length > 2 ? names[^1][^2..] : "";
        bool years = Array.TrueForAll(names, name => name.TrimEnd('年', '度') is { Length: 4 } digits && digits.All(char.IsAsciiDigit));
        for (int i = 0; i < names.Length; i++)
        {
            ReadOnlySpan<char> behind = _text.AsSpan(numbers[i].MeasureEnd, 0);
            string? id;
            if (years)
            {
                id = _identity.ReportYear is { } own && names[i].StartsWith($"{own}", StringComparison.Ordinal) ? _indicators.Id(tail, tail, numbers[i], behind, ProseWords.Cue(tail, topic), fields, false) : null;
            }
            else
            {
                ProseTopic meant = ProseWords.Cue(names[i], topic);
                string name = ProseWords.Stripped(names[i]);
                id = _indicators.Id(name, name, numbers[i], behind, meant, fields, false) ?? _indicators.Id(name + head, name + head, numbers[i], behind, meant, fields, false)
                    ?? (tail.Length > 0 ? _indicators.Id(name + tail, name + tail, numbers[i], behind, meant, fields, false) : null);
            }

            if (id is null || IndicatorTable.Find(id) is not { } indicator || !_known.Ids.Add(id))
                continue;
            _sink.AddProse(id, names[i], indicator.Unit, numbers[i].Start, numbers[i].End, Converted(id, numbers[i]), numbers[i].Approximate, ProseWords.ScopeIn(_text, sentence, numbers[i].Start));
        }

        return at;
    }

    /// <summary>The printed share of what was done with requests.</summary>
    private void Rate(int clause, ReadOnlySpan<char> before, ProseNumber number)
    {
        string named = ProseWords.Stripped(ProseWords.Squeezed(before));
        foreach (string rate in s_rates)
        {
            if (named.EndsWith(rate, StringComparison.Ordinal) && !ProseLimits.IsComparison(named))
            {
                _sink.AddProse(null, rate, "%", number.Start, number.End, number.Value, number.Approximate, ProseWords.ScopeIn(_text, clause, number.Start));
                return;
            }
        }
    }

    private static decimal Converted(string id, ProseNumber number) => number.Value * FigureUnits.Factor(number.Unit, IndicatorTable.Find(id)!.Unit);

    private static ProseTopic TopicOf(Section? section) =>
        section is null ? ProseTopic.None
        : IsTagged(section, SectionTags.OnRequest) ? ProseTopic.Request
        : IsTagged(section, SectionTags.ReviewLitigation) ? ProseTopic.None
        : ProseTopic.None;

    private static bool IsTagged(Section section, string tag) => section.Tags.Count > 0 && section.Tags[0] == tag;
}

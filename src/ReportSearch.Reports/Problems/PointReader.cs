using ReportSearch.Reports.Documents;
using ReportSearch.Reports.Sections;

namespace ReportSearch.Reports.Problems;

/// <summary>Reads the problems and measures of a report: in the parts on them point by point, elsewhere where the wording is clear.</summary>
internal sealed class PointReader
{
    private const int LongestOpening = 32;
    private const int FewestMeasures = 2;
    private const int ShortestClause = 8;
    private const int LongestTitle = 21;

    private readonly Document _read;
    private readonly IReadOnlyList<Section> _sections;
    private readonly List<PointDraft> _drafts = [];
    private int _pairs;

    private PointReader(Document read, IReadOnlyList<Section> sections) => (_read, _sections) = (read, sections);

    /// <summary>Reads the points.</summary>
    /// <param name="printed">The document whose text the points carry.</param>
    /// <param name="read">The document that the rules read, with the same offsets.</param>
    /// <param name="sections">Its sections.</param>
    internal static ReportPoints Read(Document printed, Document read, IReadOnlyList<Section> sections)
    {
        var reader = new PointReader(read, sections);
        // 1. The parts on problems and improvements, section by section.
        for (int i = 0; i < sections.Count; i++)
        {
            if (sections[i].Tags[0] == SectionTags.ProblemsImprovements && (sections[i].Parent is not { } parent || sections[parent].Tags[0] != SectionTags.ProblemsImprovements))
                reader.ReadPart(i, PointRole.None, PointRole.Improvement);
        }

        // 2. Clear sentences of the other parts.
        for (int i = 0; i < sections.Count; i++)
        {
            if (sections[i].Tags[0] is not (SectionTags.ProblemsImprovements or SectionTags.StatisticsAnnex or SectionTags.OnRequest or SectionTags.ReviewLitigation))
                reader.ReadPlain(i);
        }

        return PointPairing.Pair(printed, read, reader._drafts);
    }

    /// <summary>Reads a part with what is below it.</summary>
    /// <param name="index">The section.</param>
    /// <param name="outer">What the part around it announces.</param>
    /// <param name="unclear">What a point is whose wording tells nothing.</param>
    private void ReadPart(int index, PointRole outer, PointRole unclear)
    {
        Section section = _sections[index];
        PointRole announced = PointWording.OfTitle(section.Title);
        List<int> inner = Inner(index);
        bool point = outer != PointRole.None && announced == PointRole.None;
        if (point)
        {
            ReadTitledPoint(section, outer, unclear);
            return;
        }

        PointRole role = announced == PointRole.None ? PointRole.Both : announced;
        if (announced != PointRole.Improvement && !inner.Exists(child => PointWording.OfTitle(_sections[child].Title) is PointRole.Improvement or PointRole.Both) && PointTurn.Find(_read.Text, section.CleanBodyStart, ParagraphsEnd(section.CleanBodyStart, section.CleanEnd)) is >= 0 and var turned)
        {
            ReadRange(section.CleanBodyStart, turned, PointRole.Problem);
            ReadRange(turned, section.CleanEnd, PointRole.Improvement);
            return;
        }

        int end = inner.Count > 0 ? _sections[inner[0]].CleanStart : section.CleanEnd;
        ReadText(section.CleanBodyStart, end, role, out PointRole last);
        // 存在问题：... with numbered headings below: the lead tells what they are.
        PointRole below = role == PointRole.Both && last != PointRole.None ? last : role;
        // Of points one after the other, those before the one that says 下一步 are the problems.
        int turn = inner.FindIndex(child => PointWording.StartsAsMeasure(_sections[child].Title));
        turn = turn < 0 ? inner.FindLastIndex(TurnsWithin) + 1 : turn;
        for (int i = 0; i < inner.Count; i++)
            ReadPart(inner[i], below, i < turn ? PointRole.Problem : PointRole.Improvement);
    }

    /// <summary>Reads what stands on one side of the turn: running text, and points that are sections, which end there.</summary>
    private void ReadRange(int start, int end, PointRole role)
    {
        int at = start;
        foreach (Section section in _sections)
        {
            if (section.CleanStart < at || section.CleanStart >= end)
                continue;
            ReadText(at, section.CleanStart, role, out _);
            at = section.CleanBodyStart;
            if (PointWording.OfTitle(section.Title) != PointRole.None)
                continue;
            ReadTitledPoint(section with { CleanEnd = Math.Min(section.CleanEnd, end) }, role, role);
            at = Math.Min(section.CleanEnd, end);
        }

        ReadText(at, end, role, out _);
    }

    /// <summary>True for a point whose later text turns to what is done.</summary>
    private bool TurnsWithin(int index) =>
        PointSentences.Cut(_read.Text, _sections[index].CleanBodyStart, ParagraphsEnd(_sections[index].CleanBodyStart, _sections[index].CleanEnd))
            .Exists(sentence => sentence.OpensParagraph && PointWording.StartsAsMeasure(_read.Text.AsSpan(sentence.BodyStart, sentence.End - sentence.BodyStart)));

    private List<int> Inner(int index)
    {
        var inner = new List<int>();
        for (int i = index + 1; i < _sections.Count && _sections[i].CleanStart < _sections[index].CleanEnd; i++)
        {
            if (_sections[i].Parent == index)
                inner.Add(i);
        }

        return inner;
    }

    /// <summary>A heading that is a point itself, with its text; where the text turns to what is done about it, that is the paired measure.</summary>
    private void ReadTitledPoint(Section section, PointRole outer, PointRole unclear)
    {
        PointRole role = outer == PointRole.Both ? PointWording.OfSentence(section.Title) : outer;
        int end = ParagraphsEnd(section.CleanStart, section.CleanEnd);
        if (role is PointRole.None or PointRole.Both)
            role = PointWording.OfSentence(_read.Text.AsSpan(section.CleanBodyStart, Math.Max(0, end - section.CleanBodyStart)));
        if (role == PointRole.None)
            role = unclear;
        List<PointSentence> sentences = PointSentences.Cut(_read.Text, section.CleanBodyStart, end);
        // The next item of the list did not become a section: （二）队伍有差距。 without a text of its own.
        if (sentences.Exists(sentence => sentence is { OpensParagraph: true, Number.Value: > 1 } && sentence.Start > section.CleanBodyStart && !OpensMeasures(sentences, sentence.Start)))
        {
            ReadText(section.CleanStart, end, role, out _);
            return;
        }

        int turn = role == PointRole.Problem ? sentences.FindIndex(sentence => sentence.OpensParagraph && PointWording.StartsAsMeasure(_read.Text.AsSpan(sentence.BodyStart, sentence.End - sentence.BodyStart))) : -1;
        if (turn >= 0 && sentences.Skip(turn).Any(sentence => sentence.Number is { Value: 1 }))
        {
            Add(role, section.CleanStart, sentences[turn].Start, section.CleanBodyStart, split: false);
            ReadText(sentences[turn].Start, end, PointRole.Improvement, out _);
            return;
        }

        Add(role, section.CleanStart, end, section.CleanBodyStart, split: role == PointRole.Problem);
    }

    private bool OpensMeasures(List<PointSentence> sentences, int before) =>
        sentences.Exists(sentence => sentence.Start < before && PointWording.StartsAsMeasure(_read.Text.AsSpan(sentence.BodyStart, sentence.End - sentence.BodyStart)));

    /// <summary>Points of running text.</summary>
    private void ReadText(int start, int end, PointRole role, out PointRole last)
    {
        PointRole state = role == PointRole.Both ? PointRole.None : role;
        (NumberStyle Style, int Depth, int Value)? list = null;
        (int Start, int End, PointRole Role)? open = null;
        // Sentences that say neither, before a list: its introduction.
        var vague = new List<PointDraft>();
        // What the paragraph said before its list: its introduction, too, where it is of the same role.
        var paragraph = new List<PointDraft>();
        var general = new List<PointDraft>();
        (int Start, int End)? opening = null;
        int before = _drafts.Count;
        bool listed = false, listedMeasures = false, unclear = false, aims = false, introduced = false;
        last = PointRole.None;
        List<PointSentence> sentences = PointSentences.Cut(_read.Text, start, ParagraphsEnd(start, end));
        int turn = sentences.FindLastIndex(sentence => Turns(_read.Text.AsSpan(sentence.BodyStart, sentence.End - sentence.BodyStart)));
        for (int at = 0; at < sentences.Count; at++)
        {
            PointSentence sentence = sentences[at];
            ReadOnlySpan<char> body = _read.Text.AsSpan(sentence.BodyStart, sentence.End - sentence.BodyStart);
            if (sentence.OpensParagraph)
            {
                Close();
                paragraph.Clear();
                introduced = false;
                opening = null;
            }

            if (sentence.Number is { } number && Counts(list, number, open is not null))
            {
                Close();
                if (!listed)
                    _drafts.RemoveAll(vague.Contains);
                bool first = list is null;
                listed = true;
                list = (number.Style, number.Depth, number.Value);
                PointRole said = PointWording.OfSentence(body);
                PointRole own = role == PointRole.Problem && PointWording.StartsAsMeasure(body) ? PointRole.Improvement : role is PointRole.Problem or PointRole.Improvement ? role : state != PointRole.None ? state : said != PointRole.None ? said : at < turn ? PointRole.Problem : PointRole.Improvement;
                if (first)
                    _drafts.RemoveAll(draft => draft.Role == own && paragraph.Contains(draft));
                listedMeasures |= own == PointRole.Improvement;
                open = (sentence.Start, sentence.End, own);
                continue;
            }

            if (PointWording.MeasureWithin(body) is > 0 and var measure)
            {
                Close();
                AddPair(sentence.Start, sentence.BodyStart + measure, sentence.End);
                continue;
            }

            // A number alone, as 一是 cut from its sentence, leaves nothing.
            bool lead = body is [.., '：' or ':'];
            bool turns = PointWording.StartsAsMeasure(body);
            PointRole spoken = lead ? LeadRole(body) : PointWording.OfSentence(body);
            if (lead || (turns && open is { Role: PointRole.Problem }) || (list is not null && sentence.OpensParagraph))
            {
                Close();
                list = null;
            }

            if (lead || (list is null && PointWording.IsIntroduction(body)))
            {
                introduced = true;
                // A lead that says nothing keeps what was said before; in a part on one of the two it changes nothing.
                if (role is PointRole.Both or PointRole.None && spoken is PointRole.Problem or PointRole.Improvement)
                    state = spoken;
                else if (role is PointRole.Both or PointRole.None && !lead)
                    state = PointRole.Problem;
                continue;
            }

            // Clauses between semicolons, each with a verb of its own, are measures of their own.
            bool separate = list is null && open is { Role: PointRole.Improvement } clauses && spoken == PointRole.Improvement && body.Length >= ShortestClause
                && _read.Text[sentences[at - 1].End - 1] is '；' or ';' && _read.Text.AsSpan(clauses.Start, clauses.End - clauses.Start).IndexOf('。') < 0;
            // Sentences each of which names what is wanting; a short one is the title of those behind it.
            separate |= list is null && open is { Role: PointRole.Problem } wanting && spoken == PointRole.Problem && (introduced || FirstSentence(wanting.Start, wanting.End) > LongestTitle);
            if (open is { } current && !separate && (list is not null || (!sentence.OpensParagraph && (spoken == PointRole.None || spoken == current.Role))))
            {
                open = current with { End = sentence.End };
                aims &= PointWording.IsGeneralAim(body);
                continue;
            }

            Close();
            PointRole one = turns ? PointRole.Improvement : role is PointRole.Problem or PointRole.Improvement && !(spoken == PointRole.Improvement && role == PointRole.Problem && turns) ? role : spoken != PointRole.None ? spoken : state;
            if (one is PointRole.Problem or PointRole.Improvement && sentence.End - sentence.BodyStart >= 6)
                (open, unclear) = ((opening is { } title ? title.Start : sentence.Start, sentence.End, one), spoken == PointRole.None);
            // 问题导向，难点攻坚。 before the sentence that says what is done: a title of the point.
            opening = sentence.OpensParagraph && one == PointRole.None && body.Length <= LongestOpening ? (sentence.Start, sentence.End) : null;
            aims = open is not null && PointWording.IsGeneralAim(body);
            if (turns && role is PointRole.Both)
                state = PointRole.Improvement;
        }

        last = state;
        Close();
        // Where measures follow one by one, what is said of aims around them is none.
        if (listedMeasures || _drafts.Skip(before).Count(draft => draft.Role == PointRole.Improvement) - general.Count >= FewestMeasures)
            _drafts.RemoveAll(general.Contains);

        void Close()
        {
            if (open is { } done)
            {
                Add(done.Role, done.Start, done.End, done.Start, split: list is not null && done.Role == PointRole.Problem);
                if (unclear)
                    vague.Add(_drafts[^1]);
                if (list is null)
                    paragraph.Add(_drafts[^1]);
                if (aims && done.Role == PointRole.Improvement)
                    general.Add(_drafts[^1]);
            }

            (open, unclear, aims) = (null, false, false);
        }
    }

    private static bool Counts((NumberStyle Style, int Depth, int Value)? list, HeadingNumber number, bool within)
    {
        if (list is not { } open)
            return number.Value <= 1 || number.Style == NumberStyle.Bullet;
        if ((number.Style, number.Depth) != (open.Style, open.Depth))
            return false;
        // 最后 counts whatever stands before it.
        return number.Style == NumberStyle.Bullet || number.Value == open.Value + 1 || number.Value == 1 || (number.Style == NumberStyle.Ordinal && number.Depth == 3 && number.Value > open.Value && within);
    }

    /// <summary>Length of the first sentence of a range.</summary>
    private int FirstSentence(int start, int end) => _read.Text.AsSpan(start, end - start).IndexOf('。') is >= 0 and var stop ? stop : end - start;

    private static bool Turns(ReadOnlySpan<char> sentence) => PointWording.StartsAsMeasure(sentence) || (sentence is [.., '：' or ':'] && LeadRole(sentence) == PointRole.Improvement);

    private static PointRole LeadRole(ReadOnlySpan<char> lead)
    {
        if (PointWording.StartsAsMeasure(lead))
            return PointRole.Improvement;
        PointRole title = PointWording.OfTitle(lead.TrimEnd("：: ").ToString());
        return title == PointRole.Both ? lead.IndexOf("将") >= 0 ? PointRole.Improvement : PointRole.Problem : title;
    }

    private void ReadPlain(int index)
    {
        Section section = _sections[index];
        int end = section.CleanEnd;
        for (int i = index + 1; i < _sections.Count && _sections[i].CleanStart < section.CleanEnd; i++)
        {
            if (_sections[i].Parent == index)
            {
                end = _sections[i].CleanStart;
                break;
            }
        }

        ReadOnlySpan<char> own = _read.Text.AsSpan(section.CleanBodyStart, Math.Max(0, end - section.CleanBodyStart));
        // Most parts have no such words at all.
        if (own.IndexOf("存在") < 0 && own.IndexOf("有待") < 0 && own.IndexOf("下步") < 0 && own.IndexOf("下一步") < 0)
            return;
        foreach (Block block in _read.Blocks)
        {
            if (block.Kind != BlockKind.Paragraph || block.End <= section.CleanBodyStart || block.Start >= end)
                continue;
            foreach (PointSentence sentence in PointSentences.Cut(_read.Text, Math.Max(block.Start, section.CleanBodyStart), Math.Min(block.End, end)))
            {
                PointRole role = PointWording.OfPlainSentence(_read.Text.AsSpan(sentence.BodyStart, sentence.End - sentence.BodyStart));
                if (role != PointRole.None)
                    Add(role, sentence.Start, sentence.End, sentence.Start, split: false);
            }
        }
    }

    /// <summary>Adds a point; a problem whose later sentences turn to what is done about it becomes a pair.</summary>
    private void Add(PointRole role, int start, int end, int bodyStart, bool split)
    {
        if (split)
        {
            foreach (PointSentence sentence in PointSentences.Cut(_read.Text, bodyStart, end).Skip(bodyStart == start ? 1 : 0))
            {
                if (sentence.Start <= start || !PointWording.StartsAsMeasure(_read.Text.AsSpan(sentence.BodyStart, sentence.End - sentence.BodyStart)))
                    continue;
                AddPair(start, sentence.Start, end);
                return;
            }
        }

        _drafts.Add(new PointDraft(role, start, end, null));
    }

    /// <summary>A problem, and behind it the measure that the text itself pairs with it.</summary>
    private void AddPair(int start, int turn, int end)
    {
        _pairs++;
        _drafts.Add(new PointDraft(PointRole.Problem, start, turn, _pairs));
        _drafts.Add(new PointDraft(PointRole.Improvement, turn, end, _pairs));
    }

    /// <summary>Where the running text ends: tables, the signature and residue are no points.</summary>
    private int ParagraphsEnd(int start, int end)
    {
        int last = start;
        foreach (Block block in _read.Blocks)
        {
            if (block.End <= start)
                continue;
            if (block.Start >= end || block.Kind != BlockKind.Paragraph)
                break;
            ReadOnlySpan<char> line = _read.Text.AsSpan(Math.Max(block.Start, start), Math.Min(block.End, end) - Math.Max(block.Start, start)).Trim();
            bool signature = block.Start >= start && last > start && line.Length is > 0 and <= 30 && line.IndexOfAny("。；：，、") < 0 && EndsAsSignature(line);
            if (signature || line.StartsWith("附件") || line.StartsWith("附："))
                break;
            last = Math.Min(block.End, end);
        }

        return last;
    }

    private static bool EndsAsSignature(ReadOnlySpan<char> line) =>
        line[^1] is '府' or '局' or '室' or '会' or '日' or '厅' or '委' or '院' or '处' or '办' || (line.IndexOf('年') > 0 && line.IndexOf('月') > 0);
}

using ReportSearch.Corpus.Queries;
using ReportSearch.Engine.Documents;
using ReportSearch.Text.Folding;
using ReportSearch.Text.WordForms;

namespace ReportSearch.Corpus.Indexing;

/// <summary>
/// The tokens of a text in the gram channel (<see cref="GramTerms"/>). Positions are places in the folded text, one more for each break before it, so that grams on
/// both sides of a break are never neighbours. Made once for what many units share, and used again and again for the rest.
/// </summary>
internal sealed class GramList
{
    private static readonly ulong s_lineEnd = PackedTerm.Of(GramTerms.LineEnds);
    private static readonly ulong s_sentenceEnd = PackedTerm.Of(GramTerms.SentenceEnds);

    private readonly List<(ulong Term, int Position)> _marks = [];
    private readonly List<(byte[] Term, int Position)> _equals = [];
    private readonly List<PlainForm> _forms = [];
    private ulong[] _terms = [];
    private int _positions;
    private int _length;

    public static GramList Of(string text)
    {
        var list = new GramList();
        list.Read(FoldedText.Of(text));
        return list;
    }

    /// <summary>Takes the tokens of a text in place of those before.</summary>
    public void Read(FoldedText folded)
    {
        _marks.Clear();
        _equals.Clear();
        _forms.Clear();
        _length = folded.Text.Length;
        ReadOnlySpan<char> text = folded.Text;
        ReadOnlySpan<bool> breaks = folded.Breaks;
        if (_terms.Length < text.Length * 2)
            _terms = new ulong[text.Length * 2];
        PlainForms.Find(folded, _forms);
        int form = 0;
        Span<ulong> terms = _terms;
        int position = 0;
        for (int i = 0; i < text.Length; i++, position++)
        {
            char unit = text[i];
            if (breaks[i] && i > 0)
                terms[position++] = GramTerms.Break;
            bool isLast = i + 1 == text.Length || breaks[i + 1];
            terms[position] = isLast ? PackedTerm.OfUnit(unit) : PackedTerm.OfPair(unit, text[i + 1]);
            // Behind most characters nothing ends.
            if (isLast || unit is not (>= '\u4E00' and <= '\u9FFF'))
                AddMarks(folded, i, position, isLast);
            for (; form < _forms.Count && _forms[form].Start == i; form++)
                _equals.Add((GramTerms.Equal(_forms[form].Plain), position));
        }

        _positions = position;
    }

    /// <summary>Adds the tokens to a field of a unit.</summary>
    public void AddTo(TokenizedUnit unit, IndexField field)
    {
        if (_length == 0)
            return;
        _terms.AsSpan(0, _positions).CopyTo(unit.TermsByPosition((int)field, _positions));
        foreach ((ulong term, int position) in _marks)
            unit.AddPackedToken((int)field, term, position);
        foreach ((byte[] term, int position) in _equals)
            unit.AddToken((int)field, term, position);
        unit.SetFieldLength((int)field, _length);
    }

    private void AddMarks(FoldedText folded, int index, int position, bool isLast)
    {
        if (TextOccurrences.IsRunCharacter(folded.Text[index]))
            AddRunMarks(folded, index, position);
        if (isLast && StretchEnds.EndsLine(folded, index))
            _marks.Add((s_lineEnd, position));
        else if (StretchEnds.EndsSentence(folded, index))
            _marks.Add((s_sentenceEnd, position));
    }

    private void AddRunMarks(FoldedText folded, int index, int position)
    {
        if (TextOccurrences.BeginsRun(folded, index))
        {
            _marks.Add((PackedTerm.Of(GramTerms.RunBegins), position));
            _marks.Add((PackedTerm.Of([(byte)folded.Text[index]]), position));
        }

        if (TextOccurrences.EndsRun(folded, index))
            _marks.Add((PackedTerm.Of(GramTerms.RunEnds), position));
    }
}

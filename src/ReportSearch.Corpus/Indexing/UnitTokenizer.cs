using ReportSearch.Corpus.Queries;
using ReportSearch.Engine.Documents;
using ReportSearch.Text.Folding;
using ReportSearch.Text.WordForms;

namespace ReportSearch.Corpus.Indexing;

/// <summary>
/// Turns a unit into tokens of both channels, columns and stored bytes. Positions of grams are places in the folded text, one more for each break before it, so
/// that grams on both sides of a break are never neighbours. Not thread-safe: reuses its lists.
/// </summary>
internal sealed class UnitTokenizer(IWordSegmenter segmenter)
{
    private readonly List<Word> _words = [];
    private readonly List<PlainForm> _forms = [];
    private readonly StoredUnitWriter _stored = new();
    private ReportTexts? _report;

    public void Tokenize(ReportKey report, IndexUnit unit, TokenizedUnit into)
    {
        into.Clear();
        FoldedText body = FoldedText.Of(unit.Text);
        if (unit.Kind == UnitKind.Residue)
        {
            AddGrams(body, IndexField.ResidueGrams, into);
        }
        else
        {
            AddGrams(body, IndexField.BodyGrams, into);
            AddWords(body, IndexField.BodyWords, into);
        }

        // Line ends between the parts: no match spans two headings or two names.
        FoldedText headings = FoldedText.Of(string.Join('\n', unit.Headings));
        AddGrams(headings, IndexField.HeadingGrams, into);
        AddWords(headings, IndexField.HeadingWords, into);
        if (_report is null || !ReferenceEquals(_report.Key, report))
            _report = new ReportTexts(report);
        AddGrams(_report.Title, IndexField.TitleGrams, into);
        AddGrams(_report.Issuer, IndexField.IssuerGrams, into);
        AddGrams(_report.Regions, IndexField.RegionGrams, into);

        if (report.Year is int year)
            into.SetInteger((int)IndexColumn.Year, year);
        if (report.RegionCodes.Count > 0)
            into.AddOrdinal((int)IndexColumn.OwnRegion, report.RegionCodes[^1]);
        foreach (string code in report.RegionCodes)
            into.AddOrdinal((int)IndexColumn.Region, code);
        into.AddOrdinal((int)IndexColumn.Level, report.Level);
        into.AddOrdinal((int)IndexColumn.Form, report.Form);
        foreach (string tag in unit.Tags)
            into.AddOrdinal((int)IndexColumn.Section, tag);
        foreach (string topic in unit.Topics)
            into.AddOrdinal((int)IndexColumn.Topic, topic);
        into.AddOrdinal((int)IndexColumn.Report, report.ReportId);
        into.SetStored(_stored.Write(unit));
    }

    private void AddGrams(FoldedText folded, IndexField field, TokenizedUnit into)
    {
        string text = folded.Text;
        if (text.Length == 0)
            return;
        int breaks = 0;
        for (int i = 1; i < text.Length; i++)
            breaks += folded.StartsRun(i) ? 1 : 0;
        _forms.Clear();
        PlainForms.Find(folded, _forms);
        int form = 0;
        Span<ulong> terms = into.TermsByPosition((int)field, text.Length + breaks);
        int position = 0;
        for (int i = 0; i < text.Length; i++, position++)
        {
            char unit = text[i];
            if (i > 0 && folded.StartsRun(i))
                terms[position++] = GramTerms.Break;
            terms[position] = i + 1 < text.Length && !folded.StartsRun(i + 1) ? PackedTerm.OfPair(unit, text[i + 1]) : PackedTerm.OfUnit(unit);
            if (TextOccurrences.IsRunCharacter(unit))
                AddRunMarks(folded, i, position, field, into);
            else if (GramTerms.IsSentenceEnd(unit))
                into.AddPackedToken((int)field, GramTerms.SentenceEnd, position);
            for (; form < _forms.Count && _forms[form].Start == i; form++)
                into.AddToken((int)field, GramTerms.Equal(_forms[form].Plain), position);
        }

        into.SetFieldLength((int)field, text.Length);
    }

    private static void AddRunMarks(FoldedText folded, int index, int position, IndexField field, TokenizedUnit into)
    {
        if (TextOccurrences.BeginsRun(folded, index))
        {
            into.AddPackedToken((int)field, PackedTerm.Of(GramTerms.RunBegins), position);
            into.AddPackedToken((int)field, PackedTerm.Of([(byte)folded.Text[index]]), position);
        }

        if (TextOccurrences.EndsRun(folded, index))
            into.AddPackedToken((int)field, PackedTerm.Of(GramTerms.RunEnds), position);
    }

    private void AddWords(FoldedText folded, IndexField field, TokenizedUnit into)
    {
        string text = WithPlainWords(folded);
        int count = 0;
        int start = 0;
        while (start < text.Length)
        {
            int end = start + 1;
            while (end < text.Length && !folded.StartsRun(end))
                end++;
            _words.Clear();
            segmenter.CutForSearch(text.AsSpan(start, end - start), _words);
            foreach (Word word in _words)
            {
                ReadOnlySpan<char> units = text.AsSpan(start + word.Start, word.Length);
                if (word.Length > WordTerms.MaxUnits || !HasWordCharacter(units))
                    continue;
                WordTerms.Add(units, field, into);
                count++;
            }

            start = end;
        }

        into.SetFieldLength((int)field, count);
    }

    // A traditional text's words as the lexicon has them: same places, same lengths.
    private string WithPlainWords(FoldedText folded)
    {
        _forms.Clear();
        TraditionalWords.Find(folded, _forms);
        if (_forms.Count == 0)
            return folded.Text;
        char[] text = folded.Text.ToCharArray();
        foreach (PlainForm form in _forms)
            form.Plain.CopyTo(text.AsSpan(form.Start));
        return new string(text);
    }

    private static bool HasWordCharacter(ReadOnlySpan<char> units)
    {
        foreach (char unit in units)
        {
            if (char.IsLetterOrDigit(unit) || char.IsSurrogate(unit))
                return true;
        }

        return false;
    }

    // What all units of a report share is folded once.
    private sealed class ReportTexts(ReportKey report)
    {
        public ReportKey Key => report;

        public FoldedText Title { get; } = FoldedText.Of(report.Title ?? "");

        public FoldedText Issuer { get; } = FoldedText.Of(report.Issuer ?? "");

        public FoldedText Regions { get; } = FoldedText.Of(string.Join('\n', report.RegionNames));
    }
}

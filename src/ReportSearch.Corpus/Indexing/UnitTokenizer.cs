using ReportSearch.Engine.Documents;
using ReportSearch.Text.Folding;
using ReportSearch.Text.WordForms;

namespace ReportSearch.Corpus.Indexing;

/// <summary>
/// Turns a unit into tokens of both channels, columns and stored bytes. Not thread-safe: reuses its lists.
/// </summary>
internal sealed class UnitTokenizer(IWordSegmenter segmenter)
{
    private readonly List<Word> _words = [];
    private readonly List<Word> _longWords = [];
    private ulong[] _packedWords = new ulong[1024];
    private readonly List<PlainForm> _forms = [];
    private readonly GramList _grams = new();
    private readonly StoredUnitWriter _stored = new();
    private ReportTexts? _report;

    public void Tokenize(ReportKey report, IndexUnit unit, TokenizedUnit into)
    {
        into.Clear();
        FoldedText body = FoldedText.Of(unit.Text);
        _grams.Read(body);
        _grams.AddTo(into, unit.Kind == UnitKind.Residue ? IndexField.ResidueGrams : IndexField.BodyGrams);
        if (unit.Kind != UnitKind.Residue)
            AddWords(body, IndexField.BodyWords, into);

        // Line ends between the parts: no match spans two headings or two names.
        FoldedText headings = FoldedText.Of(string.Join('\n', unit.Headings));
        _grams.Read(headings);
        _grams.AddTo(into, IndexField.HeadingGrams);
        AddWords(headings, IndexField.HeadingWords, into);
        if (_report is null || !ReferenceEquals(_report.Key, report))
            _report = new ReportTexts(report);
        _report.Title.AddTo(into, IndexField.TitleGrams);
        _report.Issuer.AddTo(into, IndexField.IssuerGrams);
        _report.Regions.AddTo(into, IndexField.RegionGrams);

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
                // The channel vouches that its words stand in the text as they are: a plain form that stands for other characters is a term among the grams.
                if (_forms.Count > 0 && !units.SequenceEqual(folded.Text.AsSpan(start + word.Start, word.Length)))
                    continue;
                ulong packed = WordTerms.Pack(units);
                if (packed == PackedTerm.None)
                    _longWords.Add(new Word(start + word.Start, word.Length));
                else
                    AddPacked(packed, ref count);
            }

            start = end;
        }

        _packedWords.AsSpan(0, count).CopyTo(into.TermsByPosition((int)field, count));
        foreach (Word word in _longWords)
            WordTerms.AddLong(text.AsSpan(word.Start, word.Length), field, into);
        into.SetFieldLength((int)field, count + _longWords.Count);
        _longWords.Clear();
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

    private void AddPacked(ulong term, ref int count)
    {
        if (count == _packedWords.Length)
            Array.Resize(ref _packedWords, count * 2);
        _packedWords[count++] = term;
    }

    private static bool HasWordCharacter(ReadOnlySpan<char> units)
    {
        foreach (char unit in units)
        {
            if (unit is >= '\u4E00' and <= '\u9FEF' || char.IsLetterOrDigit(unit) || char.IsSurrogate(unit))
                return true;
        }

        return false;
    }

    // What all units of a report share is read once.
    private sealed class ReportTexts(ReportKey report)
    {
        public ReportKey Key => report;

        public GramList Title { get; } = GramList.Of(report.Title ?? "");

        public GramList Issuer { get; } = GramList.Of(report.Issuer ?? "");

        public GramList Regions { get; } = GramList.Of(string.Join('\n', report.RegionNames));
    }
}

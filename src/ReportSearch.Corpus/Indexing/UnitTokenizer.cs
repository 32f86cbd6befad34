using System.Text;
using ReportSearch.Corpus.Queries;
using ReportSearch.Engine.Documents;
using ReportSearch.Text.Folding;
using ReportSearch.Text.WordForms;

namespace ReportSearch.Corpus.Indexing;

/// <summary>
/// Turns a unit into tokens of both channels, columns and stored bytes. Positions are places in the folded text, so that both channels speak
/// of the same characters. Not thread-safe: reuses its lists.
/// </summary>
internal sealed class UnitTokenizer(IWordSegmenter segmenter)
{
    // Longer "words" are rubbish of broken encodings; grams find them all the same.
    private const int MaxWordUnits = 64;

    private readonly List<Word> _words = [];
    private readonly List<PlainForm> _forms = [];
    private readonly byte[] _wordBytes = new byte[MaxWordUnits * 3];

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
        AddGrams(FoldedText.Of(report.Title ?? ""), IndexField.TitleGrams, into);
        AddGrams(FoldedText.Of(report.Issuer ?? ""), IndexField.IssuerGrams, into);
        AddGrams(FoldedText.Of(string.Join('\n', report.RegionNames)), IndexField.RegionGrams, into);

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
        into.SetStored(StoredUnitFormat.Write(unit));
    }

    private void AddGrams(FoldedText folded, IndexField field, TokenizedUnit into)
    {
        string text = folded.Text;
        _forms.Clear();
        PlainForms.Find(folded, _forms);
        int form = 0;
        Span<byte> term = stackalloc byte[GramTerms.PairBytes];
        for (int i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && !folded.StartsRun(i + 1))
            {
                GramTerms.WritePair(term, text[i], text[i + 1]);
                into.AddToken((int)field, term, i);
            }
            else
            {
                GramTerms.WriteSingle(term, text[i]);
                into.AddToken((int)field, term[..GramTerms.SingleBytes], i);
            }

            if (TextOccurrences.BeginsRun(folded, i))
            {
                into.AddToken((int)field, GramTerms.RunBegins, i);
                into.AddToken((int)field, [(byte)text[i]], i);
            }

            if (TextOccurrences.EndsRun(folded, i))
                into.AddToken((int)field, GramTerms.RunEnds, i);
            for (; form < _forms.Count && _forms[form].Start == i; form++)
                into.AddToken((int)field, GramTerms.Equal(_forms[form].Plain), i);
        }

        into.SetFieldLength((int)field, text.Length);
    }

    private void AddWords(FoldedText folded, IndexField field, TokenizedUnit into)
    {
        string text = WithPlainWords(folded);
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
                if (word.Length > MaxWordUnits || !HasWordCharacter(units))
                    continue;
                int bytes = Encoding.UTF8.GetBytes(units, _wordBytes);
                into.AddToken((int)field, _wordBytes.AsSpan(0, bytes), start + word.Start);
            }

            start = end;
        }
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
}

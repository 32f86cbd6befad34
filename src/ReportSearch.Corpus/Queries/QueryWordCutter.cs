using ReportSearch.Corpus.Indexing;
using ReportSearch.Text.Folding;
using ReportSearch.Text.Numerals;
using ReportSearch.Text.WordForms;

namespace ReportSearch.Corpus.Queries;

/// <summary>What a run without blanks was cut to.</summary>
/// <param name="Words">Words that count, each once, in order.</param>
/// <param name="Phrases">Stretches of two or more counted words that stand together in the query: found together they add to the score, never to what matches.</param>
/// <param name="Uncounted">Question and function words that were left out.</param>
internal sealed record CutRun(IReadOnlyList<QueryWord> Words, IReadOnlyList<string> Phrases, IReadOnlyList<string> Uncounted);

/// <summary>
/// Cuts a run of a query to words. Decisions:
/// a compound that the lexicon knows as one word (征地拆迁) is one word: a full match holds its characters side by side; units that hold its
/// parts apart are partial matches. Single characters in a row are a name that the lexicon does not know (邹 平): they stay together.
/// A run of digits and Latin letters is never cut, for such runs match whole; nor is a number (4.2万, 二百三十五), which is found however it is written.
/// </summary>
internal sealed class QueryWordCutter(IWordSegmenter segmenter)
{
    private enum Kind
    {
        Separator,
        Uncounted,
        Ambiguous,
        Single,
        Word,
    }

    private readonly record struct Piece(int Start, int Length, Kind Kind)
    {
        public int End => Start + Length;
    }

    /// <summary>Cuts one run.</summary>
    /// <param name="run">The user's text.</param>
    /// <param name="keepUncounted">Whether a run of nothing but uncounted words keeps them.</param>
    public CutRun Cut(string run, bool keepUncounted)
    {
        FoldedText folded = FoldedText.Of(run);
        string text = folded.Text;
        List<Piece> pieces = Pieces(folded);
        var uncounted = pieces.Where(piece => piece.Kind == Kind.Uncounted).Select(piece => text.Substring(piece.Start, piece.Length)).Distinct().ToList();
        if (!pieces.Exists(piece => piece.Kind is Kind.Single or Kind.Word))
        {
            return keepUncounted && uncounted.Count > 0
                ? new CutRun([.. uncounted.Select(word => new QueryWord(word, []))], [], [])
                : new CutRun([], [], uncounted);
        }

        List<PlainForm> forms = [];
        NumeralForms.Find(folded, plainToo: true, forms);
        List<Word> nested = [];
        segmenter.CutForSearch(text, nested);
        var words = new List<QueryWord>();
        var phrases = new List<string>();
        int at = 0;
        while (at < pieces.Count)
        {
            if (pieces[at].Kind is Kind.Separator or Kind.Uncounted)
            {
                at++;
                continue;
            }

            int first = at;
            while (at < pieces.Count && pieces[at].Kind is Kind.Single or Kind.Word)
            {
                int last = at;
                while (pieces[at].Kind == Kind.Single && last + 1 < pieces.Count && pieces[last + 1].Kind == Kind.Single)
                    last++;
                Add(words, text, pieces[at].Start, pieces[last].End, last == at ? nested : [], forms);
                at = last + 1;
            }

            string phrase = text[pieces[first].Start..pieces[at - 1].End];
            if (!words.Exists(word => word.Value == phrase))
                phrases.Add(phrase);
        }

        return new CutRun(words, phrases, uncounted);
    }

    private static void Add(List<QueryWord> words, string text, int start, int end, List<Word> nested, List<PlainForm> forms)
    {
        string value = text[start..end];
        if (words.Exists(word => word.Value == value))
            return;
        if (forms.Find(form => form.Start == start && form.End == end).Plain is string plain)
        {
            words.Add(new QueryWord(value, []) { Plain = plain, OtherTexts = plain == value ? [] : [plain] });
            return;
        }

        // The shortest parts only: they hold the longer ones' meaning and miss the fewest units.
        List<Word> inside = nested.FindAll(word => word.Start >= start && word.Start + word.Length <= end && word.Length >= 2 && word.Length < end - start);
        inside.RemoveAll(word => inside.Exists(other => other.Length < word.Length && other.Start >= word.Start && other.Start + other.Length <= word.Start + word.Length));
        List<string> parts = [.. inside.Select(word => text.Substring(word.Start, word.Length)).Distinct()];
        words.Add(InTraditionalTexts(new QueryWord(value, parts)));
    }

    private static QueryWord InTraditionalTexts(QueryWord word)
    {
        if (TraditionalWords.PlainOf(word.Value) is string simplified)
            return word with { Plain = simplified, OtherTexts = [simplified] };
        if (TraditionalWords.TraditionalOf(word.Value).Count > 0)
            return word with { Plain = word.Value };
        return TraditionalWords.WithTraditional(word.Value) is string traditional ? word with { OtherTexts = [traditional] } : word;
    }

    private List<Piece> Pieces(FoldedText folded)
    {
        string text = folded.Text;
        List<Word> words = [];
        segmenter.Cut(text, words);
        var pieces = new List<Piece>();
        foreach (Word word in words)
        {
            int start = word.Start;
            if (pieces.Count > 0 && TextOccurrences.IsRunCharacter(text[start]) && TextOccurrences.IsRunCharacter(text[pieces[^1].End - 1]))
            {
                Piece before = pieces[^1];
                pieces[^1] = new Piece(before.Start, before.Length + word.Length, Kind.Word);
                continue;
            }

            pieces.Add(new Piece(start, word.Length, KindOf(text.AsSpan(start, word.Length))));
        }

        JoinNumerals(folded, pieces);
        for (int i = 0; i < pieces.Count; i++)
        {
            if (pieces[i].Kind == Kind.Ambiguous)
            {
                bool besideSingle = (i > 0 && pieces[i - 1].Kind == Kind.Single) || (i + 1 < pieces.Count && pieces[i + 1].Kind is Kind.Single);
                pieces[i] = pieces[i] with { Kind = besideSingle ? Kind.Single : Kind.Uncounted };
            }
        }

        return pieces;
    }

    // One character alone (五 of 五件) stays a single one, which holds on to its neighbours.
    private static void JoinNumerals(FoldedText folded, List<Piece> pieces)
    {
        List<Numeral> numerals = [];
        NumeralScanner.Find(folded, numerals);
        foreach (Numeral numeral in numerals.FindAll(numeral => numeral.Length > 1))
        {
            int first = pieces.FindIndex(piece => piece.End > numeral.Start);
            int last = pieces.FindIndex(piece => piece.End >= numeral.End);
            int start = pieces[first].Start;
            var joined = new Piece(start, pieces[last].End - start, Kind.Word);
            pieces.RemoveRange(first, last - first + 1);
            pieces.Insert(first, joined);
        }
    }

    private static Kind KindOf(ReadOnlySpan<char> word)
    {
        bool hasWordCharacter = false;
        foreach (char unit in word)
            hasWordCharacter |= char.IsLetterOrDigit(unit) || char.IsSurrogate(unit);
        if (!hasWordCharacter)
            return Kind.Separator;
        if (UncountedWords.Contains(word.ToString()))
            return Kind.Uncounted;
        if (UncountedWords.IsAmbiguous(word.ToString()))
            return Kind.Ambiguous;
        return word.Length == 1 && !TextOccurrences.IsRunCharacter(word[0]) ? Kind.Single : Kind.Word;
    }
}

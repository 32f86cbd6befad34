using ReportSearch.Corpus.Queries;
using ReportSearch.Engine.Queries;
using ReportSearch.Text.Folding;

namespace ReportSearch.Corpus.Indexing;

/// <summary>From what the corpus's query tree says of places (near, within a sentence, patterns) to the engine's conditions on places.</summary>
internal static class SpanTranslator
{
    private const int GramUnits = 2;

    private static readonly ReadOnlyMemory<byte>[] s_lines = [GramTerms.LineEnds];
    private static readonly ReadOnlyMemory<byte>[] s_sentences = [GramTerms.LineEnds, GramTerms.SentenceEnds];
    private static readonly ReadOnlyMemory<byte>[] s_sentenceBreaks = [GramTerms.Breaks, GramTerms.SentenceEnds];
    private static readonly ReadOnlyMemory<byte>[] s_runBegins = [GramTerms.RunBegins];

    /// <summary>A text with characters left open, in one field.</summary>
    public static Query Pattern(IndexField field, string folded) => PatternOf(folded) is { } pattern ? new SpanQuery((int)field, pattern, []) : new NoneQuery();

    public static Query Near(QueryNode.Near near)
    {
        List<IReadOnlyList<SpanText>> texts = [.. near.Texts.Select(text => FoldedText.Of(text).Text).Where(text => text.Length > 0).Select(text => (IReadOnlyList<SpanText>)[Text(text)])];
        if (texts.Count == 0)
            return new NoneQuery();
        var condition = new SpanNear(texts, near.Between);
        return AnyField(FieldsOf(near.Field), field => new SpanQuery((int)field, condition, s_lines));
    }

    public static Query Within(QueryNode.Within within)
    {
        SpanCondition condition = Condition(within.Child);
        return AnyField([IndexField.BodyGrams, IndexField.ResidueGrams], field => new SpanQuery((int)field, condition, within.Stretch == TextStretch.Sentence ? s_sentences : s_lines));
    }

    /// <summary>How close words stand together; the places of a word are read from as few of its grams as cover it.</summary>
    public static Query Closeness(QueryNode.Closeness closeness) => new ClosenessQuery((int)IndexField.BodyGrams, [.. closeness.Words.Select(Writings)]);

    private static IReadOnlyList<SpanText> Writings(QueryNode word) => word switch
    {
        QueryNode.Text text when TextOrPattern(FoldedText.Of(text.Value).Text, text.Match) is SpanText places => [Covered(places)],
        QueryNode.Equal equal => [EqualText(equal)],
        QueryNode.Writings writings => [.. writings.Children.SelectMany(Writings)],
        _ => throw new ArgumentException($"{word} has no places of its own", nameof(word)),
    };

    private static SpanText Covered(SpanText text) => text with
    {
        Terms = [.. text.Terms.Where(term => term.Term.Length != GramTerms.PairBytes || term.Offset % GramUnits == 0 || term.Offset == text.Length - GramUnits)],
    };

    // How long the equal is that stands there is not known: as if it were one character.
    private static SpanText EqualText(QueryNode.Equal equal) => new([new SpanTerm(GramTerms.Equal(equal.Plain), 0)], 1);

    private static SpanCondition Condition(QueryNode node) => node switch
    {
        QueryNode.Text { Field: UnitField.Body } text => TextOrPattern(FoldedText.Of(text.Value).Text, text.Match) ?? new SpanAny([]),
        QueryNode.Equal { Field: UnitField.Body } equal => EqualText(equal),
        QueryNode.Near { Field: UnitField.Body } near => new SpanNear([.. near.Texts.Select(text => (IReadOnlyList<SpanText>)[Text(FoldedText.Of(text).Text)])], near.Between),
        QueryNode.And and => new SpanAll([.. and.Children.Select(Condition)]),
        QueryNode.Or or => new SpanAny([.. or.Children.Select(Condition)]),
        QueryNode.Writings writings => new SpanAny([.. writings.Children.Select(Condition)]),
        QueryNode.Not not => new SpanNot(Condition(not.Child)),
        QueryNode.Boost boost => Condition(boost.Child),
        QueryNode.Constant constant => Condition(constant.Child),
        QueryNode.Favoring favoring => Condition(favoring.Child),
        _ => new SpanUnit(QueryTranslator.Translate(node)),
    };

    /// <summary>What a text of the query tree says of places; null when nothing of it is left.</summary>
    private static SpanCondition? TextOrPattern(string folded, TextMatch match)
    {
        if (match == TextMatch.Pattern)
            return PatternOf(folded);
        if (folded.Length == 0)
            return null;
        bool wholeStart = match != TextMatch.Exact && TextOccurrences.IsRunCharacter(folded[0]);
        bool wholeEnd = match == TextMatch.Word && TextOccurrences.IsRunCharacter(folded[^1]);
        return Text(folded, wholeStart, wholeEnd);
    }

    private static SpanCondition? PatternOf(string folded)
    {
        if (OpenPattern.Of(folded) is not { } pattern)
            return null;
        int last = pattern.Pieces.Count - 1;
        List<SpanText> texts = [.. pattern.Pieces.Select((piece, i) => Text(piece, i == 0 && pattern.WholeStart, i == last && pattern.WholeEnd, OpenPattern.AnyCharacter))];
        return last == 0 ? texts[0] : new SpanSequence(texts, [.. pattern.Gaps.Select(gap => new SpanGap(gap.Least, gap.Most, s_sentenceBreaks, gap.InRun ? s_runBegins : []))]);
    }

    /// <summary>A text by its grams.</summary>
    /// <param name="folded">The text, with characters that are not open.</param>
    /// <param name="wholeStart">Whether a run begins with it.</param>
    /// <param name="wholeEnd">Whether a run ends with it.</param>
    /// <param name="open">Stands for any one character; null where each stands for itself.</param>
    private static SpanText Text(string folded, bool wholeStart = false, bool wholeEnd = false, char? open = null)
    {
        bool IsOpen(int at) => folded[at] == open;
        var terms = new List<SpanTerm>();
        for (int i = 0; i < folded.Length; i++)
        {
            bool last = i + 1 == folded.Length;
            if (!IsOpen(i) && !last && !IsOpen(i + 1))
                terms.Add(new SpanTerm(GramTerms.Pair(folded[i], folded[i + 1]), i));
            // The term of a run's first character says the same.
            else if (!IsOpen(i) && (i == 0 ? !wholeStart : IsOpen(i - 1)))
                terms.Add(new SpanTerm(GramTerms.Single(folded[i]), i, SpanTermKind.Prefix));
            // Where a gram does not say that the run goes on: a break has a place of its own, and the last line ends without one.
            if (IsOpen(i))
                terms.Add(new SpanTerm(GramTerms.Breaks, i, SpanTermKind.Absent));
            if (!last && IsOpen(i + 1))
                terms.Add(new SpanTerm(GramTerms.LineEnds, i, SpanTermKind.Absent));
        }

        if (wholeStart)
            terms.Add(new SpanTerm(GramTerms.RunBeginsWith(folded[0]), 0));
        if (wholeEnd)
            terms.Add(new SpanTerm(GramTerms.RunEnds, folded.Length - 1));
        return new SpanText(terms, folded.Length);
    }

    private static IndexField[] FieldsOf(UnitField field) => field switch
    {
        UnitField.Body => [IndexField.BodyGrams, IndexField.ResidueGrams],
        UnitField.Heading => [IndexField.HeadingGrams],
        UnitField.Title => [IndexField.TitleGrams],
        UnitField.Issuer => [IndexField.IssuerGrams],
        UnitField.Region => [IndexField.RegionGrams],
        _ => [IndexField.BodyGrams, IndexField.ResidueGrams, IndexField.HeadingGrams, IndexField.TitleGrams, IndexField.IssuerGrams, IndexField.RegionGrams],
    };

    private static Query AnyField(IndexField[] fields, Func<IndexField, Query> query) =>
        fields.Length == 1 ? query(fields[0]) : new BooleanQuery([], [.. fields.Select(query)], [], [], MinimumShould: 1);
}

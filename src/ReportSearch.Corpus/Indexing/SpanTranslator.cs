using ReportSearch.Corpus.Queries;
using ReportSearch.Engine.Queries;
using ReportSearch.Text.Folding;

namespace ReportSearch.Corpus.Indexing;

/// <summary>From what the corpus's query tree says of places (near, within a sentence, patterns) to the engine's conditions on places.</summary>
internal static class SpanTranslator
{
    private static readonly ReadOnlyMemory<byte>[] s_lines = [GramTerms.LineEnds];
    private static readonly ReadOnlyMemory<byte>[] s_sentences = [GramTerms.LineEnds, GramTerms.SentenceEnds];

    /// <summary>A text with characters left open, in one field.</summary>
    public static Query Pattern(IndexField field, string folded) => new SpanQuery((int)field, TextOf(folded, TextMatch.Pattern)!, []);

    public static Query Near(QueryNode.Near near)
    {
        List<IReadOnlyList<SpanText>> texts = [.. near.Texts.Select(text => FoldedText.Of(text).Text).Where(text => text.Length > 0).Select(text => (IReadOnlyList<SpanText>)[TextOf(text, TextMatch.Exact)!])];
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

    private static SpanCondition Condition(QueryNode node) => node switch
    {
        QueryNode.Text { Field: UnitField.Body } text => TextOf(FoldedText.Of(text.Value).Text, text.Match) ?? (SpanCondition)new SpanAny([]),
        QueryNode.Equal { Field: UnitField.Body } equal => new SpanText([new SpanTerm(GramTerms.Equal(equal.Plain), 0)], 1),
        QueryNode.Near { Field: UnitField.Body } near => new SpanNear([.. near.Texts.Select(text => (IReadOnlyList<SpanText>)[TextOf(FoldedText.Of(text).Text, TextMatch.Exact)!])], near.Between),
        QueryNode.And and => new SpanAll([.. and.Children.Select(Condition)]),
        QueryNode.Or or => new SpanAny([.. or.Children.Select(Condition)]),
        QueryNode.Writings writings => new SpanAny([.. writings.Children.Select(Condition)]),
        QueryNode.Not not => new SpanNot(Condition(not.Child)),
        QueryNode.Boost boost => Condition(boost.Child),
        QueryNode.Constant constant => Condition(constant.Child),
        QueryNode.Favoring favoring => Condition(favoring.Child),
        _ => new SpanUnit(QueryTranslator.Translate(node)),
    };

    /// <summary>The text by its grams; null when nothing of it is left.</summary>
    private static SpanText? TextOf(string folded, TextMatch match)
    {
        if (folded.Length == 0)
            return null;
        bool wholeStart = match != TextMatch.Exact && TextOccurrences.IsRunCharacter(folded[0]);
        bool wholeEnd = match is TextMatch.Word or TextMatch.Pattern && TextOccurrences.IsRunCharacter(folded[^1]);
        bool IsOpen(int at) => match == TextMatch.Pattern && folded[at] == TextOccurrences.AnyCharacter;
        var terms = new List<SpanTerm>();
        for (int i = 0; i < folded.Length; i++)
        {
            bool last = i + 1 == folded.Length;
            if (!IsOpen(i) && !last && !IsOpen(i + 1))
                terms.Add(new SpanTerm(GramTerms.Pair(folded[i], folded[i + 1]), i));
            else if (!IsOpen(i) && (i == 0 || IsOpen(i - 1)))
                terms.Add(new SpanTerm(GramTerms.Single(folded[i]), i, SpanTermKind.Prefix));
            // Where a gram does not say that the run goes on: a break has a place of its own, and the last line ends without one.
            if (IsOpen(i))
                terms.Add(new SpanTerm(GramTerms.Breaks, i, SpanTermKind.Absent));
            if (!last && IsOpen(i + 1))
                terms.Add(new SpanTerm(GramTerms.LineEnds, i, SpanTermKind.Absent));
        }

        if (wholeStart)
            terms.Add(new SpanTerm(GramTerms.RunBegins, 0));
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

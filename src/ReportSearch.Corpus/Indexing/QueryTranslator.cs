using ReportSearch.Corpus.Queries;
using ReportSearch.Engine.Queries;
using ReportSearch.Text.Folding;

namespace ReportSearch.Corpus.Indexing;

/// <summary>
/// From the corpus's query tree to the engine's. What matches is decided by grams and columns alone. The score of a text is the sum of
/// BM25 over grams (small, so that every match scores) and BM25 over words; a text that only the report's title, issuer, region or year holds
/// scores a small constant, so that units which speak of it come before units that merely belong there.
/// </summary>
internal static class QueryTranslator
{
    private const double BodyGramWeight = 0.4;
    private const double BodyWordWeight = 1.0;
    private const double ResidueWeight = 0.05;
    private const double HeadingGramWeight = 0.5;
    private const double HeadingWordWeight = 1.2;
    private const double TitleScore = 0.10;
    private const double IssuerScore = 0.05;
    private const double RegionScore = 0.10;
    private const double YearScore = 0.10;

    // An own field's match is the whole point of `title:x`; its BM25 counts in full.
    private const double NamedFieldWeight = 1.0;

    public static Query Translate(QueryNode node) => node switch
    {
        QueryNode.Text text => TranslateText(text),
        QueryNode.Equal equal => TranslateEqual(equal),
        QueryNode.Near near => SpanTranslator.Near(near),
        QueryNode.Within within => SpanTranslator.Within(within),
        QueryNode.InReport inReport => new GroupQuery(Translate(inReport.Child)),
        QueryNode.Writings writings => writings.Children.Count == 0 ? new NoneQuery() : AnyOf([.. writings.Children.Select(Translate)]),
        QueryNode.And and => TranslateAnd(and),
        QueryNode.Or or => or.Children.Count == 0 ? new NoneQuery() : AnyOf([.. or.Children.Select(Translate)]),
        QueryNode.Not not => new BooleanQuery([new AllQuery()], [], [], [Translate(not.Child)]),
        QueryNode.Boost boost => new BoostQuery(Translate(boost.Child), Math.Max(0, boost.Factor)),
        QueryNode.Constant constant => new ConstantScoreQuery(Translate(constant.Child), constant.Score),
        QueryNode.Favoring favoring => new BooleanQuery([Translate(favoring.Child)], [.. favoring.Favored.Select(Translate)], [], []),
        QueryNode.Closeness closeness => SpanTranslator.Closeness(closeness),
        QueryNode.Years years => new IntegerRangeQuery((int)IndexColumn.Year, years.From, years.To),
        QueryNode.Column column => new OrdinalQuery((int)ColumnOf(column.Name), column.Values),
        QueryNode.All => new AllQuery(),
        QueryNode.None => new NoneQuery(),
        _ => throw new ArgumentOutOfRangeException(nameof(node), node, "unknown query node"),
    };

    public static IndexColumn ColumnOf(UnitColumn column) => column switch
    {
        UnitColumn.Region => IndexColumn.Region,
        UnitColumn.Level => IndexColumn.Level,
        UnitColumn.Section => IndexColumn.Section,
        UnitColumn.Form => IndexColumn.Form,
        UnitColumn.Report => IndexColumn.Report,
        UnitColumn.Topic => IndexColumn.Topic,
        UnitColumn.OwnRegion => IndexColumn.OwnRegion,
        _ => throw new ArgumentOutOfRangeException(nameof(column), column, "unknown column"),
    };

    private static Query TranslateAnd(QueryNode.And and)
    {
        var must = new List<Query>();
        var filter = new List<Query>();
        var mustNot = new List<Query>();
        foreach (QueryNode child in and.Children)
        {
            switch (child)
            {
                case QueryNode.Not not:
                    mustNot.Add(Translate(not.Child));
                    break;
                case QueryNode.Years or QueryNode.Column:
                    filter.Add(Translate(child));
                    break;
                default:
                    must.Add(Translate(child));
                    break;
            }
        }

        if (must.Count == 0)
            must.Add(new AllQuery());
        return new BooleanQuery(must, [], filter, mustNot);
    }

    private static Query TranslateText(QueryNode.Text text)
    {
        string value = FoldedText.Of(text.Value).Text;
        if (value.Length == 0)
            return new NoneQuery();
        return text.Field switch
        {
            UnitField.Body => WithWords(Body(value, text.Match), value, text.Match, body: true, heading: false),
            UnitField.Heading => WithWords(Boosted(Grams(IndexField.HeadingGrams, value, text.Match), HeadingGramWeight), value, text.Match, body: false, heading: true),
            UnitField.Title => Boosted(Grams(IndexField.TitleGrams, value, text.Match), NamedFieldWeight),
            UnitField.Issuer => Boosted(Grams(IndexField.IssuerGrams, value, text.Match), NamedFieldWeight),
            UnitField.Region => Boosted(Grams(IndexField.RegionGrams, value, text.Match), NamedFieldWeight),
            UnitField.Any => WithWords(Anywhere(value, text.Match), value, text.Match, body: true, heading: true),
            _ => throw new ArgumentOutOfRangeException(nameof(text), text.Field, "unknown field"),
        };
    }

    /// <summary>One term is here what matches and what ranks.</summary>
    private static Query TranslateEqual(QueryNode.Equal equal)
    {
        byte[] term = GramTerms.Equal(equal.Plain);
        Query In(IndexField field, double weight) => Boosted(new TermQuery((int)field, term), weight);
        Query body = In(IndexField.BodyGrams, BodyGramWeight + BodyWordWeight);
        Query residue = In(IndexField.ResidueGrams, ResidueWeight);
        Query heading = In(IndexField.HeadingGrams, HeadingGramWeight + HeadingWordWeight);
        Query title = In(IndexField.TitleGrams, NamedFieldWeight);
        Query issuer = In(IndexField.IssuerGrams, NamedFieldWeight);
        Query region = In(IndexField.RegionGrams, NamedFieldWeight);
        return equal.Field switch
        {
            UnitField.Body => AnyOf([body, residue]),
            UnitField.Heading => heading,
            UnitField.Title => title,
            UnitField.Issuer => issuer,
            UnitField.Region => region,
            UnitField.Any => AnyOf(
            [
                body,
                residue,
                heading,
                new ConstantScoreQuery(title, TitleScore),
                new ConstantScoreQuery(issuer, IssuerScore),
                new ConstantScoreQuery(region, RegionScore),
            ]),
            _ => throw new ArgumentOutOfRangeException(nameof(equal), equal.Field, "unknown field"),
        };
    }

    private static Query Body(string value, TextMatch match) => AnyOf(
    [
        Boosted(Grams(IndexField.BodyGrams, value, match), BodyGramWeight),
        Boosted(Grams(IndexField.ResidueGrams, value, match), ResidueWeight),
    ]);

    private static BooleanQuery Anywhere(string value, TextMatch match)
    {
        List<Query> places =
        [
            Boosted(Grams(IndexField.BodyGrams, value, match), BodyGramWeight),
            Boosted(Grams(IndexField.ResidueGrams, value, match), ResidueWeight),
            Boosted(Grams(IndexField.HeadingGrams, value, match), HeadingGramWeight),
            new ConstantScoreQuery(Grams(IndexField.TitleGrams, value, match), TitleScore),
            new ConstantScoreQuery(Grams(IndexField.IssuerGrams, value, match), IssuerScore),
            new ConstantScoreQuery(Grams(IndexField.RegionGrams, value, match), RegionScore),
        ];
        if (TextOccurrences.YearNamed(value) is int year)
            places.Add(new ConstantScoreQuery(new IntegerRangeQuery((int)IndexColumn.Year, year, year), YearScore));
        return AnyOf(places);
    }

    /// <summary>Adds the word channel to the score of what the grams match; it never adds a match.</summary>
    private static Query WithWords(Query matches, string value, TextMatch match, bool body, bool heading)
    {
        if (match != TextMatch.Word || value.Length > WordTerms.MaxUnits)
            return matches;
        byte[] term = WordTerms.Of(value);
        var words = new List<Query>();
        if (body)
            words.Add(Boosted(new TermQuery((int)IndexField.BodyWords, term), BodyWordWeight));
        if (heading)
            words.Add(Boosted(new TermQuery((int)IndexField.HeadingWords, term), HeadingWordWeight));
        return new BooleanQuery([matches], words, [], []);
    }

    /// <summary>The places where a text of the body stands, each by a query whose frequency counts them; none for a pattern, which has no such query.</summary>
    public static IEnumerable<Query> Counted(QueryNode node)
    {
        switch (node)
        {
            case QueryNode.Text { Match: not TextMatch.Pattern } text when FoldedText.Of(text.Value).Text is { Length: > 0 } value:
                yield return Grams(IndexField.BodyGrams, value, text.Match);
                yield return Grams(IndexField.ResidueGrams, value, text.Match);
                break;
            case QueryNode.Equal equal:
                yield return new TermQuery((int)IndexField.BodyGrams, GramTerms.Equal(equal.Plain));
                yield return new TermQuery((int)IndexField.ResidueGrams, GramTerms.Equal(equal.Plain));
                break;
        }
    }

    private static Query Grams(IndexField field, string value, TextMatch match)
    {
        if (match == TextMatch.Pattern)
            return SpanTranslator.Pattern(field, value);
        bool wholeStart = match != TextMatch.Exact && TextOccurrences.IsRunCharacter(value[0]);
        bool wholeEnd = match == TextMatch.Word && TextOccurrences.IsRunCharacter(value[^1]);
        if (value.Length == 1)
        {
            if (wholeEnd)
                return new PhraseQuery((int)field, [new PhraseTerm(GramTerms.RunBeginsWith(value[0]), 0), new PhraseTerm(GramTerms.RunEnds, 0)]);
            return wholeStart
                ? new TermQuery((int)field, GramTerms.RunBeginsWith(value[0]))
                : new PrefixQuery((int)field, GramTerms.Single(value[0]));
        }

        var terms = new List<PhraseTerm>(value.Length + 1);
        for (int i = 0; i + 1 < value.Length; i++)
            terms.Add(new PhraseTerm(GramTerms.Pair(value[i], value[i + 1]), i, Span: 2));
        if (wholeStart)
            terms.Add(new PhraseTerm(GramTerms.RunBegins, 0));
        if (wholeEnd)
            terms.Add(new PhraseTerm(GramTerms.RunEnds, value.Length - 1));
        return terms.Count == 1 ? new TermQuery((int)field, terms[0].Term) : new PhraseQuery((int)field, terms) { Witness = wholeStart || wholeEnd ? null : WitnessOf(field, value) };
    }

    // Where the text is a word of the segmenter it stands there letter by letter: the word channel knows it without positions.
    private static TermQuery? WitnessOf(IndexField field, string value)
    {
        if (value.Length > WordTerms.MaxUnits)
            return null;
        return field switch
        {
            IndexField.BodyGrams => new TermQuery((int)IndexField.BodyWords, WordTerms.Of(value)),
            IndexField.HeadingGrams => new TermQuery((int)IndexField.HeadingWords, WordTerms.Of(value)),
            _ => null,
        };
    }

    private static BooleanQuery AnyOf(IReadOnlyList<Query> queries) => new([], queries, [], [], MinimumShould: 1);

    private static Query Boosted(Query query, double factor) => factor == 1.0 ? query : new BoostQuery(query, factor);
}

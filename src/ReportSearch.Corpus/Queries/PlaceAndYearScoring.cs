using ReportSearch.Text.Folding;
using ReportSearch.Text.Regions;

namespace ReportSearch.Corpus.Queries;

/// <summary>
/// Scores names of places and years beside other words. In 绍兴 2017 征地拆迁 the first two say whose report is meant: a unit of that report shall come
/// before one that mentions the place in passing, and how often it does shall not outweigh the theme. What matches stays the same. Alone, such a
/// word is a theme like any other.
/// </summary>
internal sealed class PlaceAndYearScoring(RegionTable regions)
{
    // About what one theme word of middling rarity adds.
    private const double OwnScore = 3.0;
    private const double MentionFactor = 0.2;
    private const int MinPlaceUnits = 2;

    /// <summary>The query with other scores for places and years, when it asks for anything besides one word.</summary>
    public QueryNode Apply(QueryNode query) => CountTexts(query) > 1 ? Rewrite(query) : query;

    /// <summary>The node of one word, a text or its writings, as it is scored beside others.</summary>
    public QueryNode Score(QueryNode word)
    {
        IReadOnlyList<QueryNode> writings = word is QueryNode.Writings several ? several.Children : [word];
        List<QueryNode> own = [.. writings.OfType<QueryNode.Text>().SelectMany(OwnReports)];
        return own.Count == 0
            ? word
            : new QueryNode.Favoring(new QueryNode.Boost(word, MentionFactor), [new QueryNode.Constant(new QueryNode.Or(own), OwnScore)]);
    }

    // What says that a unit's report is of the place or year that the text names; empty when it names none.
    private List<QueryNode> OwnReports(QueryNode.Text text)
    {
        if (text.Field != UnitField.Any || text.Match != TextMatch.Word)
            return [];
        string folded = FoldedText.Of(text.Value).Text;
        var own = new List<QueryNode> { text with { Field = UnitField.Title } };
        if (TextOccurrences.YearNamed(folded) is int year)
            own.Add(new QueryNode.Years(year, year));
        else if (folded.Length >= MinPlaceUnits && regions.ByName(folded).Count > 0)
            own.AddRange([text with { Field = UnitField.Region }, text with { Field = UnitField.Issuer }]);
        else
            return [];
        return own;
    }

    private QueryNode Rewrite(QueryNode node) => node switch
    {
        QueryNode.Text or QueryNode.Writings => Score(node),
        // A near is a condition, and what is scored beside it are the texts of a quotation.
        QueryNode.And both when both.Children.Any(child => child is QueryNode.Near) => both,
        QueryNode.And and => new QueryNode.And([.. and.Children.Select(Rewrite)]),
        QueryNode.Or or => new QueryNode.Or([.. or.Children.Select(Rewrite)]),
        QueryNode.Boost boost => boost with { Child = Rewrite(boost.Child) },
        // A phrase that is favoured is no place, even where it begins with one.
        QueryNode.Favoring favoring => favoring with { Child = Rewrite(favoring.Child) },
        _ => node,
    };

    private static int CountTexts(QueryNode node) => node switch
    {
        QueryNode.Text or QueryNode.Writings => 1,
        QueryNode.And and => and.Children.Sum(CountTexts),
        QueryNode.Or or => or.Children.Sum(CountTexts),
        QueryNode.Boost boost => CountTexts(boost.Child),
        QueryNode.Constant constant => CountTexts(constant.Child),
        QueryNode.Favoring favoring => CountTexts(favoring.Child),
        _ => 0,
    };
}

using ReportSearch.Text.Folding;
using ReportSearch.Text.Regions;

namespace ReportSearch.Corpus.Queries;

/// <summary>
/// Scores names of places and years beside other words. In 滨州 2017 征地拆迁 the first two say whose report is meant: a unit of that report shall come
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

    /// <summary>The node of one word as it is scored beside others.</summary>
    public QueryNode Score(QueryNode.Text text)
    {
        if (text.Field != UnitField.Any || text.Match != TextMatch.Word)
            return text;
        string folded = FoldedText.Of(text.Value).Text;
        var own = new List<QueryNode> { text with { Field = UnitField.Title } };
        if (TextOccurrences.YearNamed(folded) is int year)
            own.Add(new QueryNode.Years(year, year));
        else if (folded.Length >= MinPlaceUnits && regions.ByName(folded).Count > 0)
            own.AddRange([text with { Field = UnitField.Region }, text with { Field = UnitField.Issuer }]);
        else
            return text;
        return new QueryNode.Favoring(
            new QueryNode.Boost(text, MentionFactor),
            [new QueryNode.Constant(new QueryNode.Or(own), OwnScore)]);
    }

    private QueryNode Rewrite(QueryNode node) => node switch
    {
        QueryNode.Text text => Score(text),
        QueryNode.And and => new QueryNode.And([.. and.Children.Select(Rewrite)]),
        QueryNode.Or or => new QueryNode.Or([.. or.Children.Select(Rewrite)]),
        QueryNode.Boost boost => boost with { Child = Rewrite(boost.Child) },
        // A phrase that is favoured is no place, even where it begins with one.
        QueryNode.Favoring favoring => favoring with { Child = Rewrite(favoring.Child) },
        _ => node,
    };

    private static int CountTexts(QueryNode node) => node switch
    {
        QueryNode.Text => 1,
        QueryNode.And and => and.Children.Sum(CountTexts),
        QueryNode.Or or => or.Children.Sum(CountTexts),
        QueryNode.Boost boost => CountTexts(boost.Child),
        QueryNode.Constant constant => CountTexts(constant.Child),
        QueryNode.Favoring favoring => CountTexts(favoring.Child),
        _ => 0,
    };
}

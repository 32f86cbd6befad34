using ReportSearch.Corpus.Indexing;
using ReportSearch.Corpus.Queries;

namespace ReportSearch.Corpus.Search;

/// <summary>The parameters beside the query, checked.</summary>
/// <param name="Nodes">Conditions that every hit meets, unscored.</param>
/// <param name="Order">Order of the hits.</param>
/// <param name="Group">What one hit is.</param>
/// <param name="Scope">Where the whole query must hold.</param>
/// <param name="Notices">What a user should know.</param>
internal sealed record SearchFilters(IReadOnlyList<QueryNode> Nodes, UnitOrder Order, HitGroup Group, QueryScope Scope, IReadOnlyList<string> Notices)
{
    /// <summary>Most hits on one page.</summary>
    public const int MaxLimit = 1_000;

    /// <exception cref="SearchParameterException">A parameter has no meaning.</exception>
    public static SearchFilters Read(SearchParameters parameters, RegionFinder regions)
    {
        if (parameters.Limit is < 1 or > MaxLimit)
            throw new SearchParameterException("limit", $"limit is {parameters.Limit}; it must be 1 to {MaxLimit}");
        UnitOrder order = parameters.Sort switch
        {
            "relevance" => UnitOrder.Relevance,
            "year" => UnitOrder.Year,
            "region" => UnitOrder.Region,
            _ => throw new SearchParameterException("sort", $"sort '{parameters.Sort}' is unknown; it is one of relevance, year, region"),
        };
        HitGroup group = parameters.Group switch
        {
            "none" => HitGroup.None,
            "report" => HitGroup.Report,
            "region" => HitGroup.Region,
            _ => throw new SearchParameterException("group", $"group '{parameters.Group}' is unknown; it is one of report, region, none"),
        };
        QueryScope scope = QueryScopes.Find(parameters.Within)
            ?? throw new SearchParameterException("within", $"within '{parameters.Within}' is unknown; it is one of unit, sentence, paragraph, report");

        var nodes = new List<QueryNode>();
        var notices = new List<string>();
        if (parameters.YearFrom is not null || parameters.YearTo is not null)
        {
            int from = parameters.YearFrom ?? 0;
            int to = parameters.YearTo ?? 9_999;
            if (from > to)
                throw new SearchParameterException("year", $"the first year {from} is later than the last year {to}");
            nodes.Add(new QueryNode.Years(from, to));
        }

        if (parameters.Regions.Count > 0)
        {
            var codes = new List<string>();
            foreach (string region in parameters.Regions)
            {
                NamedRegions found = regions.Find(region);
                if (found.Codes.Count == 0)
                    throw new SearchParameterException("region", found.Notice ?? $"没有名为“{region}”的地区");
                codes.AddRange(found.Codes.Except(codes));
                if (found.Notice is not null)
                    notices.Add(found.Notice);
            }

            nodes.Add(new QueryNode.Column(UnitColumn.Region, codes));
        }

        AddListed(nodes, "level", UnitColumn.Level, FilterVocabulary.Levels, parameters.Levels);
        AddListed(nodes, "section", UnitColumn.Section, FilterVocabulary.Sections, parameters.Sections);
        AddListed(nodes, "topic", UnitColumn.Topic, FilterVocabulary.Topics, parameters.Topics);
        AddListed(nodes, "form", UnitColumn.Form, FilterVocabulary.Forms, parameters.Forms);
        return new SearchFilters(nodes, order, group, scope, notices);
    }

    private static void AddListed(List<QueryNode> nodes, string name, UnitColumn column, FilterVocabulary vocabulary, IReadOnlyList<string> values)
    {
        if (values.Count == 0)
            return;
        List<string> ids = [.. values
            .Select(value => vocabulary.Find(value) ?? throw new SearchParameterException(name, $"{name} '{value}' is unknown; it is one of {vocabulary.Listed}"))
            .Distinct()];
        nodes.Add(new QueryNode.Column(column, ids));
    }
}

/// <summary>What one hit is.</summary>
internal enum HitGroup
{
    /// <summary>A unit.</summary>
    None,
    /// <summary>A report.</summary>
    Report,
    /// <summary>A region: the best units of its reports. Reports of an unknown region stand for themselves.</summary>
    Region,
}

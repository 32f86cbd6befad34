using ReportSearch.Corpus.Search;

namespace ReportSearch.Server.Requests;

/// <summary>Reads search parameters from an address; the names are those of the command line.</summary>
public static class SearchQuery
{
    private const int LongestQuery = 1000;
    private static readonly string[] FilterNames = ["year", "region", "level", "section", "topic", "form"];
    private static readonly string[] QueryNames = ["q", "query", .. FilterNames, "within", "expand"];
    private static readonly string[] Known = [.. QueryNames, "group", "sort", "limit", "cursor", "version", "facets", "explain"];

    /// <summary>The parameters; <paramref name="standard"/> gives what is not said.</summary>
    /// <param name="query">The address's query.</param>
    /// <param name="standard">Values of what is not given.</param>
    /// <param name="strict">Whether an unknown parameter is refused: a program that misspells one must not get answers to another question.</param>
    /// <exception cref="SearchParameterException">A parameter has no meaning.</exception>
    public static SearchParameters Read(IQueryCollection query, SearchParameters standard, bool strict)
    {
        var address = strict ? new ListQuery(query).DemandOnly(Known) : new ListQuery(query);
        return Read(address, standard) with
        {
            Group = address.Single("group") ?? standard.Group,
            Sort = address.Single("sort") ?? standard.Sort,
            Limit = address.Number("limit", standard.Limit),
            Cursor = address.Single("cursor") ?? standard.Cursor,
            Version = address.Single("version"),
            Facets = address.Flag("facets", standard.Facets),
            Explain = address.Flag("explain", standard.Explain),
        };
    }

    /// <summary>What a search looks for and where, beside the further parameters that are named; any other is refused.</summary>
    /// <exception cref="SearchParameterException">A parameter has no meaning.</exception>
    internal static SearchParameters Read(IQueryCollection query, SearchParameters standard, params string[] further) =>
        Read(new ListQuery(query).DemandOnly([.. QueryNames, .. further]), standard);

    /// <summary>Where a search looks, beside the further parameters that are named; any other is refused.</summary>
    /// <exception cref="SearchParameterException">A parameter has no meaning.</exception>
    internal static SearchParameters Filters(IQueryCollection query, SearchParameters standard, params string[] further) =>
        Filters(new ListQuery(query).DemandOnly([.. FilterNames, "expand", .. further]), standard);

    private static SearchParameters Read(ListQuery address, SearchParameters standard)
    {
        var text = address.Single("q") ?? address.Single("query") ?? standard.Query;
        return text.Length > LongestQuery
            ? throw new SearchParameterException("q", $"q has {text.Length} characters; at most {LongestQuery} are allowed")
            : Filters(address, standard) with { Query = text, Within = address.Single("within") ?? standard.Within };
    }

    private static SearchParameters Filters(ListQuery address, SearchParameters standard)
    {
        var years = address.Single("year") is { } range ? YearRange.Parse(range) : new YearRange(standard.YearFrom, standard.YearTo);
        return standard with
        {
            YearFrom = years.From,
            YearTo = years.To,
            Regions = address.Several("region"),
            Levels = address.Several("level"),
            Sections = address.Several("section"),
            Topics = address.Several("topic"),
            Forms = address.Several("form"),
            Expand = address.Flag("expand", standard.Expand),
        };
    }
}

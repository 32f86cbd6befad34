using System.Globalization;
using ReportSearch.Corpus.Search;

namespace ReportSearch.Server.Requests;

/// <summary>Reads search parameters from an address; the names are those of the command line.</summary>
public static class SearchQuery
{
    private const int LongestQuery = 1000;
    private static readonly string[] Known = ["q", "query", "year", "region", "level", "section", "topic", "form", "within", "group", "sort", "limit", "cursor", "facets", "explain"];

    /// <summary>The parameters; <paramref name="standard"/> gives what is not said.</summary>
    /// <param name="query">The address's query.</param>
    /// <param name="standard">Values of what is not given.</param>
    /// <param name="strict">Whether an unknown parameter is refused: a program that misspells one must not get answers to another question.</param>
    /// <exception cref="SearchParameterException">A parameter has no meaning.</exception>
    public static SearchParameters Read(IQueryCollection query, SearchParameters standard, bool strict)
    {
        if (strict && query.Keys.FirstOrDefault(key => !Known.Contains(key)) is { } unknown)
            throw new SearchParameterException(unknown, $"unknown parameter '{unknown}'; known are {string.Join(", ", Known)}");
        var text = Single(query, "q") ?? Single(query, "query") ?? standard.Query;
        if (text.Length > LongestQuery)
            throw new SearchParameterException("q", $"q has {text.Length} characters; at most {LongestQuery} are allowed");
        if (Single(query, "within") is { } within && within != "unit")
            throw new SearchParameterException("within", $"within '{within}' is not available in this version; there is unit");
        var years = Single(query, "year") is { } range ? YearRange.Parse(range) : new YearRange(standard.YearFrom, standard.YearTo);
        return standard with
        {
            Query = text,
            YearFrom = years.From,
            YearTo = years.To,
            Regions = Several(query, "region"),
            Levels = Several(query, "level"),
            Sections = Several(query, "section"),
            Topics = Several(query, "topic"),
            Forms = Several(query, "form"),
            Group = Single(query, "group") ?? standard.Group,
            Sort = Single(query, "sort") ?? standard.Sort,
            Limit = Single(query, "limit") is { } limit ? Number("limit", limit) : standard.Limit,
            Cursor = Single(query, "cursor") ?? standard.Cursor,
            Facets = Flag(query, "facets", standard.Facets),
            Explain = Flag(query, "explain", standard.Explain),
        };
    }

    private static string? Single(IQueryCollection query, string name)
    {
        var values = query[name];
        return values.Count > 1
            ? throw new SearchParameterException(name, $"{name} is given {values.Count} times; once is allowed")
            : string.IsNullOrWhiteSpace(values.ToString()) ? null : values.ToString();
    }

    private static List<string> Several(IQueryCollection query, string name) =>
        [.. query[name].Where(value => !string.IsNullOrWhiteSpace(value)).Select(value => value!.Trim()).Distinct(StringComparer.Ordinal)];

    private static int Number(string name, string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw new SearchParameterException(name, $"{name} '{text}' is not a number");

    private static bool Flag(IQueryCollection query, string name, bool standard)
    {
        if (!query.TryGetValue(name, out var values))
            return standard;
        return values.ToString().ToLowerInvariant() switch
        {
            "" or "1" or "true" => true,
            "0" or "false" => false,
            var other => throw new SearchParameterException(name, $"{name} '{other}' has no meaning; write true or false"),
        };
    }
}

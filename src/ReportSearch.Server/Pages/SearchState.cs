using System.Globalization;
using System.Text;
using ReportSearch.Corpus.Search;

namespace ReportSearch.Server.Pages;

/// <summary>What the search page is asked for, and the addresses of what lies one step away. Any step but the next page starts at the first page.</summary>
public sealed record SearchState(SearchParameters Parameters)
{
    /// <summary>What the page does unless told otherwise.</summary>
    public static SearchParameters Standard { get; } = new() { Group = "report", Facets = true };

    /// <summary>Whether there is anything to search for; else the page introduces itself.</summary>
    public bool IsEmpty => string.IsNullOrWhiteSpace(Parameters.Query) && !HasFilters;

    /// <summary>Whether a filter is set.</summary>
    public bool HasFilters => Year is not null || Parameters.Regions.Count + Parameters.Levels.Count + Parameters.Sections.Count + Parameters.Topics.Count + Parameters.Forms.Count > 0;

    /// <summary>The year filter as it is written, or null.</summary>
    public string? Year => YearText(Parameters.YearFrom, Parameters.YearTo);

    /// <summary>A year or a range of years as it is written in an address, or null.</summary>
    public static string? YearText(int? from, int? to) => (from, to) switch
    {
        (null, null) => null,
        _ when from == to => from?.ToString(CultureInfo.InvariantCulture),
        _ => string.Create(CultureInfo.InvariantCulture, $"{from}..{to}"),
    };

    /// <summary>The values of a filter: region, level, section, topic, form or year.</summary>
    public IReadOnlyList<string> Values(string filter) => filter switch
    {
        "region" => Parameters.Regions,
        "level" => Parameters.Levels,
        "section" => Parameters.Sections,
        "topic" => Parameters.Topics,
        "form" => Parameters.Forms,
        "year" => Year is { } year ? [year] : [],
        _ => [],
    };

    /// <summary>The same with one more value of a filter; a year replaces the one that was set.</summary>
    public SearchState With(string filter, string value) => filter == "year" ? SetYear(value) : Set(filter, [.. Values(filter).Where(other => other != value), value]);

    /// <summary>The same without a value of a filter.</summary>
    public SearchState Without(string filter, string value) => filter == "year" ? SetYear(null) : Set(filter, [.. Values(filter).Where(other => other != value)]);

    /// <summary>The same in another order.</summary>
    public SearchState Sorted(string sort) => new(Parameters with { Sort = sort, Cursor = null });

    /// <summary>The same in other groups.</summary>
    public SearchState Grouped(string group) => new(Parameters with { Group = group, Cursor = null });

    /// <summary>The same with or without the words that stand for those of the query.</summary>
    public SearchState Widened(bool expand) => new(Parameters with { Expand = expand, Cursor = null });

    /// <summary>The page at a cursor, null for the first.</summary>
    public SearchState At(string? cursor) => new(Parameters with { Cursor = cursor });

    /// <summary>Names and values for hidden fields of the search form: everything but the query and the place.</summary>
    public IEnumerable<(string Name, string Value)> Fields(bool withYear = true)
    {
        if (withYear && Year is { } year)
            yield return ("year", year);
        foreach (var filter in (string[])["region", "level", "section", "topic", "form"])
            foreach (var value in Values(filter))
                yield return (filter, value);
        if (Parameters.Within != Standard.Within)
            yield return ("within", Parameters.Within);
        if (!Parameters.Expand)
            yield return ("expand", "no");
        if (Parameters.Group != Standard.Group)
            yield return ("group", Parameters.Group);
        if (Parameters.Sort != Standard.Sort)
            yield return ("sort", Parameters.Sort);
        if (Parameters.Limit != Standard.Limit)
            yield return ("limit", Parameters.Limit.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>The address of this search.</summary>
    public string Url()
    {
        var address = new StringBuilder("/?q=").Append(Uri.EscapeDataString(Parameters.Query));
        foreach (var (name, value) in Fields())
            address.Append('&').Append(name).Append('=').Append(Uri.EscapeDataString(value));
        if (Parameters.Cursor is { } cursor)
            address.Append("&cursor=").Append(Uri.EscapeDataString(cursor));
        return address.ToString();
    }

    /// <summary>The address of a report, at a unit, with this query's matches marked.</summary>
    public string ReportUrl(string report, int unit) => ReportUrl(report, Parameters.Query, unit);

    /// <summary>The address of a report, at a unit, with a query's matches marked.</summary>
    public static string ReportUrl(string report, string? query, int? unit) =>
        $"/reports/{report}?q={Uri.EscapeDataString(query ?? "")}" + (unit is { } number ? string.Create(CultureInfo.InvariantCulture, $"&unit={number}#u{number}") : "");

    private SearchState SetYear(string? year)
    {
        var range = year is null ? default : YearRange.Parse(year);
        return new SearchState(Parameters with { YearFrom = range.From, YearTo = range.To, Cursor = null });
    }

    private SearchState Set(string filter, IReadOnlyList<string> values) => new(filter switch
    {
        "region" => Parameters with { Regions = values, Cursor = null },
        "level" => Parameters with { Levels = values, Cursor = null },
        "section" => Parameters with { Sections = values, Cursor = null },
        "topic" => Parameters with { Topics = values, Cursor = null },
        _ => Parameters with { Forms = values, Cursor = null },
    });
}

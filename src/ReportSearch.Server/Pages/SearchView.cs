using System.Globalization;
using ReportSearch.Corpus.Search;
using ReportSearch.Server.Languages;

namespace ReportSearch.Server.Pages;

/// <summary>A value of a facet as a link that sets or lifts its filter.</summary>
public sealed record FacetLink(string Label, long Count, string Url, bool Active);

/// <summary>A facet: a heading with links.</summary>
public sealed record FacetPanel(string Name, string Title, IReadOnlyList<FacetLink> Links);

/// <summary>A filter that is set, with the address without it.</summary>
public sealed record FilterChip(string Label, string RemoveUrl);

/// <summary>What the search page shows.</summary>
/// <param name="State">What was asked for.</param>
/// <param name="Answer">The answer; null when nothing was asked for.</param>
/// <param name="Samples">Whether these are the invented samples.</param>
/// <param name="Reports">Reports in the corpus.</param>
public sealed record SearchView(SearchState State, SearchAnswer? Answer, bool Samples, long Reports)
{
    private static readonly (string Name, string Title)[] FacetTitles = [("year", "年份"), ("region", "地区"), ("level", "级别"), ("section", "章节"), ("topic", "申请主题"), ("form", "报告格式")];

    /// <summary>The facets that have values.</summary>
    public IReadOnlyList<FacetPanel> Facets(Wording wording) => Answer?.Facets is not { } facets ? [] :
        [.. FacetTitles
            .Where(facet => facets.TryGetValue(facet.Name, out var values) && values.Count > 0)
            .Select(facet => new FacetPanel(facet.Name, wording[facet.Title], [.. Ordered(facet.Name, facets[facet.Name]).Select(value => Link(facet.Name, value, wording))]))];

    /// <summary>The filters that are set.</summary>
    public IReadOnlyList<FilterChip> Chips(Wording wording) =>
        [.. FacetTitles.SelectMany(facet => State.Values(facet.Name)
            .Select(value => new FilterChip($"{wording[facet.Title]}{wording["："]}{Label(facet.Name, value, wording)}", State.Without(facet.Name, value).Url())))];

    /// <summary>What people read for a facet's value.</summary>
    public string Label(string facet, string value, Wording wording) => facet switch
    {
        "level" => wording.Level(value),
        "section" => wording.Section(value),
        "topic" => wording.Topic(value),
        "form" => wording.Form(value),
        "region" => Answer?.Facets?.GetValueOrDefault("region")?.FirstOrDefault(known => Text(known.Value) == value)?.Label ?? value,
        "year" when value.Contains("..", StringComparison.Ordinal) => value.Replace("..", "–", StringComparison.Ordinal),
        "year" => wording.Format("{0}年", value),
        _ => value,
    };

    // Years read best in their own order; everything else by count, as it comes.
    private static IEnumerable<FacetValue> Ordered(string facet, IReadOnlyList<FacetValue> values) =>
        facet == "year" ? values.OrderByDescending(value => Text(value.Value), StringComparer.Ordinal) : values;

    private FacetLink Link(string facet, FacetValue value, Wording wording)
    {
        var text = Text(value.Value);
        var active = State.Values(facet).Contains(text) || (facet == "region" && value.Label is { } name && State.Values(facet).Contains(name));
        var chosen = State.Values(facet).Contains(text) ? text : value.Label ?? text;
        var label = value.Label is { } given && facet == "region" ? given : Label(facet, text, wording);
        var count = State.Parameters.Group == "report" ? value.Reports : value.Units;
        return new FacetLink(label, count, (active ? State.Without(facet, chosen) : State.With(facet, text)).Url(), active);
    }

    private static string Text(object value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}

using System.Text.Json.Serialization;
using ReportSearch.Corpus.Search;

namespace ReportSearch.Corpus.Trends;

/// <summary>What a trend is asked of.</summary>
public sealed record TrendParameters
{
    /// <summary>The terms, each a query of its own; 1 to 10.</summary>
    public IReadOnlyList<string> Terms { get; init; } = [];

    /// <summary>What the terms are looked for in; its query, within, group, sort and limit are not looked at.</summary>
    public SearchParameters Search { get; init; } = new();

    /// <summary>year, region (the next lower regions of the one asked for, else provinces), level, form, section or topic.</summary>
    public string By { get; init; } = "year";

    /// <summary>Whether places by years are counted, too.</summary>
    public bool Places { get; init; }
}

/// <summary>Terms by a column, each with the size of what it is counted over.</summary>
/// <param name="CorpusVersion">Of this state.</param>
/// <param name="By">What is counted by.</param>
/// <param name="Filters">The filters in one line; empty without any.</param>
/// <param name="Notices">What a user should know.</param>
/// <param name="Base">All that the filters leave.</param>
/// <param name="Terms">The terms in the order asked.</param>
/// <param name="TookMs">Milliseconds.</param>
public sealed record TrendAnswer(string CorpusVersion, string By, string Filters, IReadOnlyList<string> Notices, TrendBase Base, IReadOnlyList<TermTrend> Terms, double TookMs) : IBudgetedAnswer
{
    /// <summary>True when time or postings were spent before all was looked at: counts are lower bounds, shares are unknown, and a notice says so.</summary>
    public bool Partial { get; init; }
}

/// <summary>The size of what was counted over.</summary>
/// <param name="Reports">Reports.</param>
/// <param name="Units">Units.</param>
/// <param name="Characters">Characters of their texts, white space left out.</param>
public sealed record TrendBase(long Reports, long Units, long Characters);

/// <summary>One term.</summary>
/// <param name="Query">How it was understood; expansions count.</param>
/// <param name="Counted">The texts whose occurrences are summed; where one stands inside another both count.</param>
/// <param name="All">Over all that the filters leave.</param>
/// <param name="Points">By value: years ascending, else by code or id.</param>
/// <param name="Places">By place and year, where asked for: those with a report, also where the term is not.</param>
public sealed record TermTrend(
    SearchedQuery Query,
    IReadOnlyList<string> Counted,
    TrendPoint All,
    IReadOnlyList<TrendPoint> Points,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<PlacePoint>? Places);

/// <summary>A term in one part of the corpus.</summary>
/// <param name="Value">Year, code, level or id; null for reports that have none, and for all together.</param>
/// <param name="Label">The value for people.</param>
/// <param name="Reports">Reports whose text holds the term.</param>
/// <param name="Units">Units that do.</param>
/// <param name="Share">Percent of the reports of the base; null for an empty base.</param>
/// <param name="Occurrences">How often it stands there; null for a term that cannot be counted (exclusions alone, near, ?).</param>
/// <param name="PerMillion">Occurrences per million characters of the base; null where there is none.</param>
/// <param name="Base">Size of the part.</param>
public sealed record TrendPoint(object? Value, string Label, long Reports, long Units, double? Share, long? Occurrences, double? PerMillion, TrendBase Base);

/// <summary>A term in one place and year.</summary>
public sealed record PlacePoint(string Region, string Name, int Year, long Reports, double? Share, long? Occurrences, double? PerMillion, TrendBase Base);

using System.Text.Json.Serialization;
using ReportSearch.Corpus.Queries;

namespace ReportSearch.Corpus.Search;

/// <summary>The answer to a search in the shape of the contract (camel case in JSON).</summary>
public sealed record SearchAnswer(
    SearchedQuery Query,
    string CorpusVersion,
    SearchTotal Total,
    double TookMs,
    IReadOnlyList<SearchHit> Hits,
    IReadOnlyDictionary<string, IReadOnlyList<FacetValue>>? Facets,
    string? Next) : IBudgetedAnswer
{
    /// <summary>True when time or postings were spent before all was looked at: hits are true, totals and facets lower bounds, and a notice says so.</summary>
    public bool Partial { get; init; }

    /// <summary>Why nothing was found and what would be; null where something was found.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public SearchAdvice? Advice { get; init; }

    /// <summary>Address of this search on the pages, with the corpus version: asked of another version the answer says so.</summary>
    public string? Permalink { get; init; }
}

/// <summary>Why a search has no full match.</summary>
/// <param name="Words">Its words with the units that hold them, whatever the filters.</param>
/// <param name="WithoutFilters">Units that match without any filter; null where there is no filter.</param>
/// <param name="Filters">Each filter that is set, with the units that match without it.</param>
/// <param name="Queries">Queries near this one that have hits, with their units under the same filters.</param>
public sealed record SearchAdvice(IReadOnlyList<WordAdvice> Words, long? WithoutFilters, IReadOnlyList<FilterAdvice> Filters, IReadOnlyList<QueryAdvice> Queries);

/// <summary>A word of a query.</summary>
/// <param name="Word">The word.</param>
/// <param name="Units">Units that hold it.</param>
/// <param name="DidYouMean">Where there are none: words of the corpus that sound alike or differ in one character.</param>
public sealed record WordAdvice(string Word, long Units, IReadOnlyList<string> DidYouMean);

/// <summary>A filter and the units that match without it.</summary>
public sealed record FilterAdvice(string Filter, long UnitsWithout);

/// <summary>A query with hits, and their number.</summary>
public sealed record QueryAdvice(string Query, long Units);

/// <summary>How the query was understood.</summary>
public sealed record SearchedQuery(string Text, string Parsed, IReadOnlyList<string> Notices, IReadOnlyList<QueryExpansion> Expansions);

/// <summary>Full matches.</summary>
public sealed record SearchTotal(long Units, long Reports, bool Exact);

/// <summary>A value of a facet; years are numbers, all others strings.</summary>
public sealed record FacetValue(object Value, long Units, long Reports, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Label = null);

/// <summary>One hit.</summary>
public sealed record SearchHit
{
    /// <summary>Report id.</summary>
    public required string Report { get; init; }
    /// <summary>The report's title.</summary>
    public string? Title { get; init; }
    /// <summary>Who reports.</summary>
    public string? Issuer { get; init; }
    /// <summary>The region, or null when unknown.</summary>
    public HitRegion? Region { get; init; }
    /// <summary>Report year, or null when unknown.</summary>
    public int? Year { get; init; }
    /// <summary>Level of the body.</summary>
    public required string Level { get; init; }
    /// <summary>Form of the report.</summary>
    public required string Form { get; init; }
    /// <summary>Number of the unit in the report.</summary>
    public int Unit { get; init; }
    /// <summary>Headings from the highest down.</summary>
    public IReadOnlyList<string> Heading { get; init; } = [];
    /// <summary>Section tags.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];
    /// <summary>Score.</summary>
    public double Score { get; init; }
    /// <summary>Name of the source file.</summary>
    public string File { get; init; } = "";
    /// <summary>The body.</summary>
    public HitBody? Body { get; init; }
    /// <summary>Whether all words of the query were found.</summary>
    public bool Full { get; init; } = true;
    /// <summary>Where the file came from.</summary>
    public HitSource Source { get; init; } = new(null, null);
    /// <summary>Ids of the other versions of the report, which are not searched; left out when there is none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? OtherVersions { get; init; }
    /// <summary>Passages, best first.</summary>
    public IReadOnlyList<HitPassage> Passages { get; init; } = [];
    /// <summary>When grouped: matching units of the report beyond the ones shown.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? MoreUnits { get; init; }
    /// <summary>How the score came about, when asked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Explanation { get; init; }
}

/// <summary>Region of a hit.</summary>
public sealed record HitRegion(string Code, string Name, IReadOnlyList<string> Chain);

/// <summary>Body of a hit.</summary>
public sealed record HitBody(string Id, string Name);

/// <summary>Provenance of a hit.</summary>
public sealed record HitSource(string? Url, string? Retrieved);

/// <summary>A passage: cleaned text with marks in it, and the same as ranges of the source text.</summary>
public sealed record HitPassage(string Text, IReadOnlyList<int[]> TextMarks, int Start, int End, IReadOnlyList<int[]> Marks);

using System.Text.Json.Serialization;

namespace ReportSearch.Corpus.Search;

/// <summary>What a user asks for, the same on the command line, in the API and on the page.</summary>
public sealed record SearchParameters
{
    /// <summary>The query in the query language; empty finds everything that the filters leave.</summary>
    public string Query { get; init; } = "";

    /// <summary>First year, or null.</summary>
    public int? YearFrom { get; init; }

    /// <summary>Last year, or null.</summary>
    public int? YearTo { get; init; }

    /// <summary>Names or codes of regions; any of them, lower ones included.</summary>
    public IReadOnlyList<string> Regions { get; init; } = [];

    /// <summary>Levels of the body; any of them.</summary>
    public IReadOnlyList<string> Levels { get; init; } = [];

    /// <summary>Section tags; any of them.</summary>
    public IReadOnlyList<string> Sections { get; init; } = [];

    /// <summary>Topics of requests, complaints, reviews and lawsuits; any of them.</summary>
    public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>Forms of the report; any of them.</summary>
    public IReadOnlyList<string> Forms { get; init; } = [];

    /// <summary>Where the whole query must hold: unit, sentence, paragraph or report.</summary>
    public string Within { get; init; } = "unit";

    /// <summary>Whether words are widened by the thesaurus; what was widened is shown.</summary>
    public bool Expand { get; init; } = true;

    /// <summary>report, region or none.</summary>
    public string Group { get; init; } = "none";

    /// <summary>relevance, year or region.</summary>
    public string Sort { get; init; } = "relevance";

    /// <summary>Hits on a page, 1 to 1,000.</summary>
    public int Limit { get; init; } = 10;

    /// <summary>Where to go on, from an earlier answer.</summary>
    public string? Cursor { get; init; }

    /// <summary>Corpus version that the search was asked of before, as a permalink has it, or null.</summary>
    public string? Version { get; init; }

    /// <summary>Whether facets are counted.</summary>
    public bool Facets { get; init; }

    /// <summary>Whether each hit explains its score.</summary>
    public bool Explain { get; init; }

    /// <summary>What the answer may cost. Who asks decides; it is no part of what is asked, and so of no permalink, cursor or saved search.</summary>
    [JsonIgnore]
    public AnswerBudget Budget { get; init; } = AnswerBudget.Unlimited;
}

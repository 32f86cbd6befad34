using System.Text.Json.Serialization;
using ReportSearch.Corpus.Search;

namespace ReportSearch.Corpus.Themes;

/// <summary>What a theme is asked for.</summary>
public sealed record ThemeParameters
{
    /// <summary>The theme, as a query or as a passage (more than 60 characters), and what it is looked for in. Within, group, sort and cursor are not looked at.</summary>
    public SearchParameters Search { get; init; } = new();

    /// <summary>Id or name of a body: only the bodies most like it, or null for all.</summary>
    public string? Like { get; init; }

    /// <summary>Bodies to give, 1 to 100.</summary>
    public int Limit { get; init; } = 20;
}

/// <summary>One theme across bodies, one entry a body.</summary>
/// <param name="Query">How the theme was understood.</param>
/// <param name="CorpusVersion">Of this state.</param>
/// <param name="Total">Units that match in full, and their reports.</param>
/// <param name="Bodies">How many bodies they are of; null where they are too many to have been looked at.</param>
/// <param name="Peers">Whom the answer is limited to, when one asked for bodies like another.</param>
/// <param name="Entries">The bodies, best passage first; of bodies that say the same one is shown and the others are named.</param>
/// <param name="TookMs">Milliseconds.</param>
public sealed record ThemeAnswer(
    SearchedQuery Query,
    string CorpusVersion,
    SearchTotal Total,
    int? Bodies,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ThemePeers? Peers,
    IReadOnlyList<ThemeEntry> Entries,
    double TookMs) : IBudgetedAnswer
{
    /// <summary>True when time or postings were spent before all was looked at; a notice says so.</summary>
    public bool Partial { get; init; }
}

/// <summary>The bodies most like another one.</summary>
/// <param name="Body">The body.</param>
/// <param name="Basis">What likeness was judged by, in Chinese.</param>
/// <param name="Count">How many bodies there are like it.</param>
public sealed record ThemePeers(HitBody Body, string Basis, int Count);

/// <summary>What one body says of the theme, in its best report.</summary>
/// <param name="Source">The report.</param>
/// <param name="Score">Of its best passage.</param>
/// <param name="Full">Whether it holds all words of the theme.</param>
/// <param name="Passages">Its passages: how it was done, problems, improvements.</param>
/// <param name="MoreUnits">Further units of the report that match.</param>
/// <param name="Alike">Other bodies whose best passage says nearly the same in the same words.</param>
public sealed record ThemeEntry(PassageReport Source, double Score, bool Full, IReadOnlyList<ThemePassage> Passages, int MoreUnits, IReadOnlyList<AlikePassage> Alike);

/// <summary>A passage on the theme.</summary>
/// <param name="Kind">practice, problem or improvement.</param>
/// <param name="Unit">Number of the unit.</param>
/// <param name="Heading">Headings from the highest down.</param>
/// <param name="Tags">Section tags.</param>
/// <param name="Passage">The passage with marks.</param>
public sealed record ThemePassage(string Kind, int Unit, IReadOnlyList<string> Heading, IReadOnlyList<string> Tags, HitPassage Passage);

/// <summary>A passage that is left out because it is so much like one that is shown.</summary>
/// <param name="Source">Its report.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Likeness">Share of runs of four characters that both have, 0 to 1.</param>
public sealed record AlikePassage(PassageReport Source, int Unit, double Likeness);

/// <summary>What passages like another one are asked for.</summary>
public sealed record SimilarParameters
{
    /// <summary>The passage itself, or null where a unit is named.</summary>
    public string? Text { get; init; }

    /// <summary>Report whose unit is the passage.</summary>
    public string? Report { get; init; }

    /// <summary>Its unit.</summary>
    public int? Unit { get; init; }

    /// <summary>What is looked in. Its query, within, group, sort and cursor are not looked at.</summary>
    public SearchParameters Search { get; init; } = new();

    /// <summary>Passages to give, 1 to 100.</summary>
    public int Limit { get; init; } = 10;
}

/// <summary>Passages like another one, most like first.</summary>
/// <param name="CorpusVersion">Of this state.</param>
/// <param name="Text">The passage that was compared.</param>
/// <param name="Words">Its characteristic words: frequent in it and rare in the corpus; what everybody writes is not among them.</param>
/// <param name="Notices">What a user should know.</param>
/// <param name="Passages">The passages.</param>
/// <param name="TookMs">Milliseconds.</param>
public sealed record SimilarAnswer(string CorpusVersion, string Text, IReadOnlyList<CharacteristicWord> Words, IReadOnlyList<string> Notices, IReadOnlyList<SimilarPassage> Passages, double TookMs) : IBudgetedAnswer
{
    /// <summary>True when time or postings were spent before all was looked at; a notice says so.</summary>
    public bool Partial { get; init; }
}

/// <summary>A word by which passages are compared.</summary>
/// <param name="Word">The word.</param>
/// <param name="Times">How often it stands in the passage.</param>
/// <param name="InCorpus">How often it stands in the corpus.</param>
/// <param name="Weight">What it counts.</param>
public sealed record CharacteristicWord(string Word, int Times, long InCorpus, double Weight);

/// <summary>A passage like the one asked for.</summary>
/// <param name="Source">Its report.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Heading">Headings from the highest down.</param>
/// <param name="Tags">Section tags.</param>
/// <param name="Score">By which they are ordered.</param>
/// <param name="Shared">Share of the weight of the characteristic words that it has, 0 to 1.</param>
/// <param name="WordForWord">Share of the asked passage's runs of four characters that it has, 0 to 1.</param>
/// <param name="Passage">The place where most of the words stand.</param>
/// <param name="Alike">Passages that say nearly the same as this one.</param>
public sealed record SimilarPassage(
    PassageReport Source, int Unit, IReadOnlyList<string> Heading, IReadOnlyList<string> Tags, double Score, double Shared, double WordForWord, HitPassage Passage, IReadOnlyList<AlikePassage> Alike);

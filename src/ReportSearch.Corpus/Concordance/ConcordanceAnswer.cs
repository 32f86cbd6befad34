using System.Text.Json.Serialization;
using ReportSearch.Corpus.Search;

namespace ReportSearch.Corpus.Concordance;

/// <summary>What a concordance is asked for.</summary>
public sealed record ConcordanceParameters
{
    /// <summary>The query and what it is looked for in.</summary>
    public SearchParameters Search { get; init; } = new();

    /// <summary>Order of the lines: left (context before the match, read from the match), right, match, year or region.</summary>
    public string Sort { get; init; } = "right";

    /// <summary>What lines are counted by: left or right (the word next to the match), match, year, region, level; none.</summary>
    public string Group { get; init; } = "none";

    /// <summary>Characters of context on each side, 1 to 100.</summary>
    public int Width { get; init; } = 20;

    /// <summary>Words on each side that are collocates, 1 to 20; 0 for none.</summary>
    public int Window { get; init; }

    /// <summary>Lines on a page, 1 to 1,000.</summary>
    public int Limit { get; init; } = 100;

    /// <summary>Most units that are read, 1 to 100,000; where more match, these are a sample and the answer says so.</summary>
    public int Read { get; init; } = 1_000;

    /// <summary>Where to go on, from an earlier answer.</summary>
    public string? Cursor { get; init; }
}

/// <summary>A concordance: every match of the units read, with what stands around it.</summary>
/// <param name="Query">How the query was understood.</param>
/// <param name="CorpusVersion">Of this state.</param>
/// <param name="Total">Units that match in full, and their reports.</param>
/// <param name="Read">What was read of them.</param>
/// <param name="LineCount">Matches in what was read.</param>
/// <param name="Lines">A page of them.</param>
/// <param name="Groups">Counts by what was asked for, most first; null when not asked for.</param>
/// <param name="Collocates">Words that stand near the matches more often than elsewhere, by log-likelihood; null when not asked for.</param>
/// <param name="Next">Cursor of the next page, or null.</param>
/// <param name="TookMs">Milliseconds.</param>
public sealed record ConcordanceAnswer(
    SearchedQuery Query,
    string CorpusVersion,
    SearchTotal Total,
    ReadUnits Read,
    int LineCount,
    IReadOnlyList<ConcordanceLine> Lines,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<LineGroup>? Groups,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] CollocateList? Collocates,
    string? Next,
    double TookMs) : IBudgetedAnswer
{
    /// <summary>True when time or postings were spent before all was looked at; a notice says so.</summary>
    public bool Partial { get; init; }
}

/// <summary>What was read for an answer.</summary>
/// <param name="Units">Units.</param>
/// <param name="Reports">Reports that they are in.</param>
/// <param name="Sampled">Whether more match: then these are the first in the order of report ids, which are hashes, and so a fair and repeatable sample.</param>
public sealed record ReadUnits(int Units, int Reports, bool Sampled);

/// <summary>A match with its context. Blanks and line ends are one blank each.</summary>
/// <param name="Source">The report.</param>
/// <param name="Unit">Number of the unit.</param>
/// <param name="Heading">Headings from the highest down.</param>
/// <param name="Left">What stands before.</param>
/// <param name="Match">The match.</param>
/// <param name="Right">What stands behind.</param>
/// <param name="Start">Source offset of the match.</param>
/// <param name="End">One past its end.</param>
public sealed record ConcordanceLine(PassageReport Source, int Unit, IReadOnlyList<string> Heading, string Left, string Match, string Right, int Start, int End);

/// <summary>Lines that have a value in common.</summary>
/// <param name="Value">The value; empty at the beginning or end of a unit.</param>
/// <param name="Lines">How many lines.</param>
/// <param name="Reports">In how many reports.</param>
public sealed record LineGroup(string Value, int Lines, int Reports);

/// <summary>Collocates with what they are counted over.</summary>
/// <param name="Window">Words on each side.</param>
/// <param name="WindowWords">Words in all windows.</param>
/// <param name="CorpusWords">Words in the corpus.</param>
/// <param name="Words">The words, by log-likelihood.</param>
public sealed record CollocateList(int Window, long WindowWords, long CorpusWords, IReadOnlyList<WordContrast> Words);

/// <summary>A word that one part of the corpus has more of than the rest.</summary>
/// <param name="Word">The word.</param>
/// <param name="Here">How often it stands in the part.</param>
/// <param name="Elsewhere">How often it stands in the rest.</param>
/// <param name="Expected">How often it would stand in the part if it were spread evenly.</param>
/// <param name="PerMillionHere">Times per million words of the part.</param>
/// <param name="PerMillionElsewhere">Times per million words of the rest.</param>
/// <param name="LogLikelihood">Dunning's statistic; 10.83 and more is significant at p below .001.</param>
/// <param name="Reports">Reports of the part that have it.</param>
public sealed record WordContrast(string Word, long Here, long Elsewhere, double Expected, double PerMillionHere, double PerMillionElsewhere, double LogLikelihood, int Reports);

/// <summary>Words that set a part of the corpus apart from the rest.</summary>
/// <param name="Query">How the query that cuts out the part was understood.</param>
/// <param name="CorpusVersion">Of this state.</param>
/// <param name="Total">Units of the part, and their reports.</param>
/// <param name="Read">What was read of them.</param>
/// <param name="PartWords">Words in what was read.</param>
/// <param name="CorpusWords">Words in the corpus.</param>
/// <param name="More">Words that the part has more of, by log-likelihood.</param>
/// <param name="Less">Words that the part has less of.</param>
/// <param name="TookMs">Milliseconds.</param>
public sealed record KeynessAnswer(
    SearchedQuery Query, string CorpusVersion, SearchTotal Total, ReadUnits Read, long PartWords, long CorpusWords, IReadOnlyList<WordContrast> More, IReadOnlyList<WordContrast> Less, double TookMs) : IBudgetedAnswer
{
    /// <summary>True when time or postings were spent before all was looked at; a notice says so.</summary>
    public bool Partial { get; init; }
}

using ReportSearch.Reports.Documents;

namespace ReportSearch.Corpus.Indexing;

/// <summary>What a unit is.</summary>
public enum UnitKind
{
    /// <summary>Text of one section, or a part of it.</summary>
    Text,
    /// <summary>A table.</summary>
    Table,
    /// <summary>Chart or picture residue, ranked low.</summary>
    Residue,
}

/// <summary>A piece of a report's cleaned text as it is indexed. The units of a report, in order, partition its cleaned text.</summary>
/// <param name="Number">Place in the report, from 0.</param>
/// <param name="Kind">What it is.</param>
/// <param name="CleanStart">Offset of the unit in the report's cleaned text.</param>
/// <param name="Text">The cleaned text [CleanStart, CleanStart + Text.Length).</param>
/// <param name="Map">From this text to the source.</param>
/// <param name="Section">Index of the section that the text belongs to, null when in none.</param>
/// <param name="Headings">Headings from the highest section down to the unit's own, without numbers.</param>
/// <param name="Tags">Tags of the own section and its ancestors, own first, each once.</param>
public sealed record IndexUnit(
    int Number,
    UnitKind Kind,
    int CleanStart,
    string Text,
    OffsetMap Map,
    int? Section,
    IReadOnlyList<string> Headings,
    IReadOnlyList<string> Tags)
{
    /// <summary>
    /// Topics that its sentences say requests, complaints, reviews or lawsuits were about, each once; known when the unit is indexed and not kept
    /// with it. Fields of publication are none.
    /// </summary>
    public IReadOnlyList<string> Topics { get; init; } = [];
}

/// <summary>What all units of a report have in common, for search and filters. Null is unknown.</summary>
public sealed record ReportKey(
    string ReportId,
    string? Title,
    string? Issuer,
    IReadOnlyList<string> RegionNames,
    IReadOnlyList<string> RegionCodes,
    int? Year,
    string Level,
    string Form);

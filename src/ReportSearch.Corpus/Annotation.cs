namespace ReportSearch.Corpus;

/// <summary>What a person said of a report: a verdict on a finding, or a correction. The latest one for a report, kind and subject counts; earlier ones stay in the ledger.</summary>
/// <param name="Report">Report id.</param>
/// <param name="Kind">finding, topic or identity.</param>
/// <param name="Subject">The finding's key; of a topic its place in the source as start..end; of an identity the field.</param>
/// <param name="Verdict">For a finding: confirmed, explained or wrong; else null.</param>
/// <param name="Value">For a correction: what it should be; else null.</param>
/// <param name="Note">Why, or null.</param>
/// <param name="Author">Who, as the person chose to be named, or null.</param>
/// <param name="Noted">When, yyyy-MM-ddTHH:mm:ssZ.</param>
public sealed record Annotation(string Report, string Kind, string Subject, string? Verdict, string? Value, string? Note, string? Author, string Noted);

using ReportSearch.Corpus.Search;

namespace ReportSearch.Corpus.Comparison;

/// <summary>Two reports side by side.</summary>
/// <param name="CorpusVersion">Of this state.</param>
/// <param name="Left">The one.</param>
/// <param name="Right">The other.</param>
/// <param name="SameShare">Percent of the characters of both that stand the same in both.</param>
/// <param name="Sections">Their texts by section tag, in the order of the spec; tables are left to the figures.</param>
/// <param name="Figures">Their figures by indicator, or by series where the forms count otherwise.</param>
/// <param name="Notices">What a user should know.</param>
/// <param name="TookMs">Milliseconds.</param>
public sealed record ComparisonAnswer(
    string CorpusVersion, PassageReport Left, PassageReport Right, double SameShare, IReadOnlyList<ComparedSection> Sections, IReadOnlyList<ComparedFigure> Figures,
    IReadOnlyList<string> Notices, double TookMs);

/// <summary>The paragraphs under a tag.</summary>
/// <param name="Tag">Main tag of the sections; null for text in no section that has one.</param>
/// <param name="Label">The tag for people.</param>
/// <param name="Rows">Paragraphs side by side, in order.</param>
public sealed record ComparedSection(string? Tag, string Label, IReadOnlyList<ComparedRow> Rows);

/// <summary>A paragraph of each side.</summary>
/// <param name="State">same, changed, leftOnly or rightOnly.</param>
/// <param name="Left">Of the left report, or null.</param>
/// <param name="Right">Of the right report, or null.</param>
public sealed record ComparedRow(string State, ComparedParagraph? Left, ComparedParagraph? Right);

/// <summary>A paragraph.</summary>
/// <param name="Unit">Number of its unit.</param>
/// <param name="Text">Its cleaned text.</param>
/// <param name="Start">Source offset; -1 where a repair put all of it there.</param>
/// <param name="End">One past its end.</param>
/// <param name="Changes">Ranges of the text that the other side does not have; the whole of it where there is no other side.</param>
public sealed record ComparedParagraph(int Unit, string Text, int Start, int End, IReadOnlyList<int[]> Changes);

/// <summary>A figure of both sides.</summary>
/// <param name="Id">Indicator where both have it, else null.</param>
/// <param name="Series">Comparable series, or null.</param>
/// <param name="Label">Its label.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Left">The left one, or null where that report has none.</param>
/// <param name="Right">The right one.</param>
/// <param name="Change">Right less left where both have a value.</param>
/// <param name="Percent">Change in percent of left; null for a left of 0.</param>
/// <param name="Note">What must be known to compare them.</param>
public sealed record ComparedFigure(string? Id, string? Series, string Label, string Unit, SideFigure? Left, SideFigure? Right, decimal? Change, decimal? Percent, string? Note);

/// <summary>A figure of one side.</summary>
public sealed record SideFigure(string? Id, string Printed, decimal? Value, string State, bool Approximate, string Source, int Start, int End);

using ReportSearch.Reports.Documents;

namespace ReportSearch.Reports.Sections;

/// <summary>A place where a section begins.</summary>
/// <param name="Start">Cleaned offset of the heading.</param>
/// <param name="BodyStart">Cleaned offset behind it.</param>
/// <param name="Number">The number, or null; where the text lost it, the one that its list leaves out.</param>
/// <param name="Numbering">The number as printed, empty where none is.</param>
/// <param name="Title">The title without number and closing mark.</param>
/// <param name="Block">Index of the block it stands in.</param>
internal sealed record Heading(int Start, int BodyStart, HeadingNumber? Number, string Numbering, string Title, int Block)
{
    /// <summary>True where the heading takes its whole paragraph.</summary>
    internal bool TakesBlock(Document document) => BodyStart == document.Blocks[Block].End;

    /// <summary>True for a heading without number that stands below the part before it, not beside it.</summary>
    internal bool Inner { get; init; }
}

/// <summary>A line or a place in a paragraph that begins with a number.</summary>
/// <param name="Block">Index of the block it stands in.</param>
/// <param name="Number">The number.</param>
/// <param name="Bare">True for a number without mark, an ordinal or a bullet, which need company to count.</param>
/// <param name="Heading">What it is as a heading; null when it is none by itself, as a sentence, a figure, the name of a document.</param>
internal sealed record NumberedLine(int Block, HeadingNumber Number, bool Bare, Heading? Heading);

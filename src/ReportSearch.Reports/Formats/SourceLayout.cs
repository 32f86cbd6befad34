namespace ReportSearch.Reports.Formats;

/// <summary>A cell as a range of the source text, without the white space around it; empty at its place when nothing stands in it. Line ends inside it are mere wrapping.</summary>
internal readonly record struct SourceCell(int Start, int End);

/// <summary>A table that takes whole lines, [Start, End), of the source text.</summary>
/// <param name="Start">First unit of its first line.</param>
/// <param name="End">One past the line end of its last line.</param>
/// <param name="Rows">Its cells in the order of the source text; a cell that spans others stands in its first place, the others are empty.</param>
internal sealed record SourceTable(int Start, int End, IReadOnlyList<IReadOnlyList<SourceCell>> Rows);

/// <summary>What a format says itself about paragraphs and tables, so that it need not be guessed from lines.</summary>
/// <param name="WholeParagraphs">True when each line of the source text is a paragraph of its own; false when paragraphs may go on in the next line.</param>
/// <param name="Tables">The known tables, in order; lines outside them may still hold tables that were printed as text.</param>
internal sealed record SourceLayout(bool WholeParagraphs, IReadOnlyList<SourceTable> Tables)
{
    /// <summary>Nothing is known: plain text.</summary>
    internal static SourceLayout Unknown { get; } = new(false, []);
}

namespace ReportSearch.Reports.Documents;

/// <summary>What a block of a document is.</summary>
public enum BlockKind
{
    /// <summary>A paragraph of running text; headings are found later, among these.</summary>
    Paragraph,
    /// <summary>A table: rows end with <c>\n</c>, cells with <c>\t</c>.</summary>
    Table,
    /// <summary>Chart or picture residue: kept, marked, ranked low.</summary>
    Residue,
}

/// <summary>One cell of a table as a range of the cleaned text.</summary>
public sealed record TableCell(int Start, int End);

/// <summary>One row of a table.</summary>
public sealed record TableRow(IReadOnlyList<TableCell> Cells);

/// <summary>A block as a range [Start, End) of the cleaned text, its closing <c>\n</c> included. Blocks partition the cleaned text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">First unit.</param>
/// <param name="End">One past the last unit.</param>
/// <param name="Rows">The rows of a table; empty for the others.</param>
public sealed record Block(BlockKind Kind, int Start, int End, IReadOnlyList<TableRow> Rows);

/// <summary>How often a named repair was made.</summary>
public sealed record Repair(string Kind, int Count);

/// <summary>
/// The text of one file. In <see cref="Text"/> a paragraph or row ends with <c>\n</c>, a cell with <c>\t</c>; these alone separate what a match may not span.
/// </summary>
/// <param name="Format">txt, html, docx, doc, pdf, ofd or md.</param>
/// <param name="Encoding">IANA name of the character encoding, lower case.</param>
/// <param name="Source">The source text that offsets lead to: for text files the decoded file without its byte order mark, line ends untouched.</param>
/// <param name="Text">The cleaned text.</param>
/// <param name="Map">From cleaned text to source.</param>
/// <param name="Blocks">A partition of the cleaned text.</param>
/// <param name="Repairs">What cleaning did.</param>
public sealed record Document(
    string Format,
    string Encoding,
    string Source,
    string Text,
    OffsetMap Map,
    IReadOnlyList<Block> Blocks,
    IReadOnlyList<Repair> Repairs)
{
    /// <summary>How sure the encoding is, 0 to 1: 1 when it is declared, marked or proven by its byte sequences, else by the share of common characters.</summary>
    public double EncodingConfidence { get; init; } = 1;

    /// <summary>The day on which a web page says in its head, not in its text, that it was published, as yyyy-MM-dd; else null.</summary>
    public string? PageDate { get; init; }
}

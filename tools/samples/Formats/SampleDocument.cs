using ReportSearch.Reports.Documents;
using ReportSearch.Samples.Writing;

namespace ReportSearch.Samples.Formats;

/// <summary>What a piece of a sample is, where a format can say so.</summary>
internal enum PieceKind
{
    /// <summary>A line of the cover or title, set in the middle.</summary>
    Title,
    /// <summary>A line of the signature, set at the right.</summary>
    Signature,
    /// <summary>A heading, or a paragraph that begins with one.</summary>
    Heading,
    Paragraph,
    Table,
}

/// <summary>A cell that takes so many columns and rows of a ruled table.</summary>
internal sealed record SampleCell(string Text, int Columns = 1, int Rows = 1);

/// <summary>A ruled table; a row lists the cells that begin in it.</summary>
internal sealed class SampleTable
{
    public List<IReadOnlyList<SampleCell>> Rows { get; } = [];

    /// <summary>A table of cells that span nothing.</summary>
    public static SampleTable Of(IEnumerable<IEnumerable<string>> rows)
    {
        var table = new SampleTable();
        foreach (IEnumerable<string> row in rows)
            table.Rows.Add([.. row.Select(text => new SampleCell(text))]);
        return table;
    }

    /// <summary>All places of the grid as texts: a cell that spans several stands in the first, the others are empty.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Grid() =>
        [.. Places().Select((row, at) => row.Select((place, column) => place.Row == at && place.Column == column ? place.Cell.Text : "").ToList())];

    /// <summary>The cell that takes each place of the grid.</summary>
    public IReadOnlyList<IReadOnlyList<PlacedCell>> Places()
    {
        var grid = new List<List<PlacedCell>>();
        foreach (IReadOnlyList<SampleCell> row in Rows)
        {
            var places = new List<PlacedCell>();
            FromAbove(places);
            foreach (SampleCell cell in row)
            {
                var placed = new PlacedCell(cell, grid.Count, places.Count);
                for (int i = 0; i < cell.Columns; i++)
                    places.Add(placed);
                FromAbove(places);
            }

            grid.Add(places);
        }

        return grid;

        void FromAbove(List<PlacedCell> places)
        {
            while (grid.Count > 0 && places.Count < grid[^1].Count && grid[^1][places.Count] is var above && above.Row + above.Cell.Rows > grid.Count)
                places.Add(above);
        }
    }
}

/// <summary>A cell with the row and column of the grid where it begins.</summary>
internal sealed record PlacedCell(SampleCell Cell, int Row, int Column);

/// <summary>A paragraph or table of a sample, free of the looks of any format.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The text behind the number; empty for a table.</param>
internal sealed record Piece(PieceKind Kind, string Text)
{
    /// <summary>The number of a heading with the blank behind it, as printed; may be empty.</summary>
    public string Number { get; init; } = "";

    /// <summary>Level of a heading, 1 for the highest, else 0.</summary>
    public int Level { get; init; }

    public SampleTable? Table { get; init; }

    /// <summary>Number and text.</summary>
    public string Printed => Number + Text;
}

/// <summary>A sample that can be written in every format.</summary>
/// <param name="Name">Name of its file without extension.</param>
/// <param name="Pieces">What it says, in order.</param>
internal sealed record SampleDocument(string Name, IReadOnlyList<Piece> Pieces)
{
    private const int SignatureIndent = 20;

    /// <summary>The undamaged manuscript.</summary>
    public static SampleDocument Of(string name, Manuscript manuscript)
    {
        var pieces = new List<Piece>();
        SampleTable? table = null;
        foreach (Writing.Block block in manuscript.Blocks)
        {
            if (block.Table is not null && ReferenceEquals(block.Table, table))
                continue;
            table = block.Table;
            string text = Manuscript.Plain(block.Text);
            if (table is not null)
                pieces.Add(new Piece(PieceKind.Table, "") { Table = table });
            else if (manuscript.HeadingOf(block) is { } heading)
                pieces.Add(Heading(heading, text));
            else if (text.Trim().Length > 0)
                pieces.Add(new Piece(KindOf(block, text), text.Trim()));
        }

        return new SampleDocument(name, pieces);
    }

    /// <summary>A text as its reader understood it: for samples of which no manuscript is known.</summary>
    public static SampleDocument Of(string name, Document document)
    {
        var pieces = new List<Piece>();
        foreach (Reports.Documents.Block block in document.Blocks)
        {
            string text = document.Text[block.Start..block.End];
            if (block.Kind == Reports.Documents.BlockKind.Table && block.Rows.Count > 1)
                pieces.Add(new Piece(PieceKind.Table, "") { Table = SampleTable.Of(block.Rows.Select(row => row.Cells.Select(cell => document.Text[cell.Start..cell.End]))) });
            else if (block.Kind == Reports.Documents.BlockKind.Paragraph)
                pieces.AddRange(text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => new Piece(PieceKind.Paragraph, line)));
        }

        return new SampleDocument(name, pieces);
    }

    private static PieceKind KindOf(Writing.Block block, string text) =>
        block.Kind != Writing.BlockKind.Title ? PieceKind.Paragraph : text.Length - text.TrimStart().Length >= SignatureIndent ? PieceKind.Signature : PieceKind.Title;

    private static Piece Heading(TrueSection heading, string text)
    {
        string title = text[heading.Numbering.Length..];
        string gap = heading.Numbering.Length > 0 && title.StartsWith(' ') ? " " : "";
        return new Piece(PieceKind.Heading, title.Trim()) { Number = heading.Numbering + gap, Level = heading.Level };
    }
}

namespace ReportSearch.Reports.Tables;

/// <summary>A cell as the pieces of the draft that make it up; none for an empty cell.</summary>
internal sealed record DraftCell(List<(int Start, int End)> Pieces)
{
    internal bool IsEmpty => Pieces.Count == 0;

    internal static DraftCell Of(int start, int end) => new(start < end ? [(start, end)] : []);

    internal string Text(string draft) => string.Concat(Pieces.Select(piece => draft[piece.Start..piece.End]));
}

/// <summary>A row of a table in the draft.</summary>
internal sealed record DraftRow(List<DraftCell> Cells)
{
    internal bool IsEmpty => Cells.TrueForAll(cell => cell.IsEmpty);
}

/// <summary>A table that takes the lines [FirstLine, EndLine) of the draft.</summary>
internal sealed record DraftTable(int FirstLine, int EndLine, List<DraftRow> Rows);

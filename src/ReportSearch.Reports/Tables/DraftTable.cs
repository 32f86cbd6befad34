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
    /// <summary>Cells of an empty row that is kept: a form that was left blank has rows of many empty cells, which say that nothing is given.</summary>
    internal const int FewestBlankCells = 5;

    internal bool IsEmpty => Cells.TrueForAll(cell => cell.IsEmpty);

    /// <summary>True for what a converter leaves between rows.</summary>
    internal bool IsNothing => Cells.Count < FewestBlankCells && IsEmpty;
}

/// <summary>A table that takes the lines [FirstLine, EndLine) of the draft.</summary>
internal sealed record DraftTable(int FirstLine, int EndLine, List<DraftRow> Rows);

namespace ReportSearch.Reports.Statistics;

/// <summary>A cell that may hold a figure.</summary>
/// <param name="Start">Cleaned offset of what is printed; of a blank its place.</param>
/// <param name="End">One past it.</param>
/// <param name="Row">Number of its row in the report, so that cells of one row are known.</param>
/// <param name="Reading">What it says.</param>
internal readonly record struct FigureCell(int Start, int End, int Row, CellReading Reading)
{
    internal bool IsBlank => Reading.State == FigureState.Blank;
}

/// <summary>A label in the text.</summary>
/// <param name="Start">Cleaned offset.</param>
/// <param name="End">One past it.</param>
/// <param name="Row">Number of its row.</param>
/// <param name="Numbered">True when a number stands before it.</param>
internal readonly record struct LabelPlace(int Start, int End, int Row, bool Numbered);

/// <summary>Rows of one kind of table; told cell after cell, in the order of the text, what stands there.</summary>
internal interface ITableRows
{
    /// <summary>What a key means in this table; none when it is no label of it.</summary>
    LabelMeaning[] Meanings(string key);

    /// <summary>As <see cref="Meanings"/>, of the nearest label where some characters are misprinted.</summary>
    LabelMeaning[] Nearest(string key);

    /// <summary>As <see cref="Meanings"/>, of the one label that begins with a key.</summary>
    LabelMeaning[] Completed(string key);

    /// <summary>A label that belongs to this table.</summary>
    void Label(LabelMeaning[] meanings, LabelPlace place);

    /// <summary>A number, a stroke or a blank.</summary>
    void Figure(FigureCell cell);

    /// <summary>A unit of measure in a cell of its own.</summary>
    void Unit(ReadOnlySpan<char> unit, LabelPlace place);

    /// <summary>Text that is no known label.</summary>
    void Text(LabelPlace place, bool aloneInRow);

    /// <summary>The table, or the part of it before a page break, is over.</summary>
    void Close();
}

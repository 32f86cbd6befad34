namespace ReportSearch.Reports.Statistics;

/// <summary>Which cells behind a label are its columns.</summary>
internal static class RowCells
{
    /// <summary>
    /// The cells of the label's row where that has enough of them, else all that follow it. Blank cells in front, which a wide label spans, or behind are left out
    /// where there are more cells than columns.
    /// </summary>
    internal static List<FigureCell> Of(List<FigureCell> cells, int row, int columns)
    {
        List<FigureCell> own = cells.FindAll(cell => cell.Row == row);
        if (own.Count < columns)
        {
            if (own.Count == cells.Count)
                return own;
            // The row of the label has none of the figures, or one cell stands on each line.
            int next = cells[own.Count].Row;
            List<FigureCell> below = cells.FindAll(cell => cell.Row == next);
            own = own.TrueForAll(cell => cell.IsBlank) && below.Count >= columns ? below : own.TrueForAll(cell => cell.IsBlank) ? cells.FindAll(cell => cell.Row != row) : cells;
        }

        int spare = own.Count - columns;
        if (spare <= 0)
            return own;
        int front = own.FindIndex(cell => !cell.IsBlank);
        if (front < 0 || front >= spare)
            return own[spare..];
        int behind = own.Count - 1 - own.FindLastIndex(cell => !cell.IsBlank);
        return front == 0 && behind >= spare ? own[..columns] : own;
    }

    /// <summary>
    /// Cuts digits that run together into as many figures as there are columns, where the last is the sum of the others and only one cut is so; else null.
    /// </summary>
    internal static List<FigureCell>? CutBySum(string text, List<FigureCell> cells, int columns)
    {
        List<FigureCell> printed = cells.FindAll(cell => !cell.IsBlank);
        if (printed.Count == 0 || printed.Count >= columns || printed[^1].End - printed[0].Start > 24)
            return null;
        // Figures that blanks part and that add up as they stand: empty cells were dropped, nothing runs together.
        if (printed.Count > 1 && printed[^1].Reading.Value is { } total && printed[..^1].Sum(cell => cell.Reading.Value ?? 0) == total)
            return null;
        var digits = new List<(char Digit, int Place, bool Breaks)>();
        for (int i = 0; i < printed.Count; i++)
        {
            for (int at = printed[i].Start; at < printed[i].End; at++)
            {
                if (!char.IsAsciiDigit(text[at]))
                    return null;
                digits.Add((text[at], at, at == printed[i].Start));
            }
        }

        var ends = new int[columns];
        int[]? found = null;
        int count = 0;
        Cut(0, 0, 0);
        if (count != 1 || found is null)
            return null;
        var cut = new List<FigureCell>(columns);
        int from = 0;
        foreach (int end in found)
        {
            int start = digits[from].Place, stop = digits[end - 1].Place + 1;
            cut.Add(new FigureCell(start, stop, printed[0].Row, FigureText.Read(text.AsSpan(start, stop - start))));
            from = end;
        }

        return cut;

        void Cut(int column, int at, long sum)
        {
            if (count > 1 || at >= digits.Count)
                return;
            int longest = digits[at].Digit == '0' ? 1 : column == columns - 1 ? digits.Count - at : Math.Min(7, digits.Count - at - (columns - 1 - column));
            long value = 0;
            for (int length = 1; length <= longest; length++)
            {
                if (length > 1 && digits[at + length - 1].Breaks)
                    return;
                value = (value * 10) + (digits[at + length - 1].Digit - '0');
                ends[column] = at + length;
                if (column == columns - 1)
                {
                    if (at + length == digits.Count && value == sum)
                    {
                        count++;
                        found = [.. ends];
                    }
                }
                else
                {
                    Cut(column + 1, at + length, sum + value);
                }
            }
        }
    }
}

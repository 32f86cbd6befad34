namespace ReportSearch.Reports.Tables;

/// <summary>
/// Rows that were typed with blanks and have fewer figures than their neighbours: where the columns stand apart, a figure belongs to the column that it stands under, and
/// the columns without one are empty. Where that cannot be known the row is left as it is.
/// </summary>
internal sealed class TypedColumns(string text)
{
    // Without heads, two columns may be a unit and a figure.
    private const int FewestColumns = 3;
    private const int FewestHeads = 2;
    private const int TabWidth = 8;

    // One blank parts words of any line; only wider gaps are columns.
    private const int NarrowestGap = 2;

    private readonly List<TypedRow> _rows = [];
    private readonly Dictionary<DraftRow, TypedRow> _byRow = new(ReferenceEqualityComparer.Instance);

    /// <summary>Notes the figures or heads that a line gave to a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="cells">Those of its cells that the line gave it as columns.</param>
    /// <param name="rawStart">Where the line begins in the draft.</param>
    /// <param name="head">True for a line of column heads.</param>
    internal void Add(DraftRow row, IReadOnlyList<DraftCell> cells, int rawStart, bool head)
    {
        // Figures right under the heads may have been put into their row.
        if (_byRow.TryGetValue(row, out TypedRow? before) && (head || !before.Head))
        {
            // Figures of two lines in one row stand under nothing in particular.
            before.Cells = [];
            return;
        }

        var typed = new TypedRow(row, head, rawStart) { Cells = cells };
        _byRow[row] = typed;
        _rows.Add(typed);
    }

    /// <summary>Puts the empty cells in, part by part between the heads.</summary>
    internal void Fill()
    {
        for (int first = 0; first < _rows.Count;)
        {
            int end = first + 1;
            while (end < _rows.Count && !(_rows[end].Head && !_rows[end - 1].Head))
                end++;
            FillPart(_rows[first..end]);
            first = end;
        }
    }

    private void FillPart(List<TypedRow> part)
    {
        List<TypedRow> rows = part.FindAll(row => !row.Head && row.Cells.Count > 0);
        if (rows.Count == 0)
            return;
        int most = rows.Max(row => row.Cells.Count);
        TypedRow? head = part.FindLast(row => row.Head && row.Cells.Count >= Math.Max(most, FewestHeads));
        int columns = head is null ? most : head.Cells.Count;
        if (head is null && columns < FewestColumns)
            return;
        List<TypedRow> full = rows.FindAll(row => row.Cells.Count == columns);
        // The heads alone, where no row has all figures; one row alone proves no columns.
        List<TypedRow> models = head is not null && full.Count < 2 ? [.. full, head] : full;
        if (models.Count == 0 || (models.Count == 1 && models[0].Head is false))
            return;
        foreach (TypedRow row in rows.FindAll(row => row.Cells.Count < columns))
        {
            // Quotation marks and the like take one place in some fonts and two in others.
            int[]? wide = Under(row, models, columns, 2), narrow = Under(row, models, columns, 1);
            if ((wide ?? narrow) is not { } places || (wide is not null && narrow is not null && !wide.SequenceEqual(narrow)))
                continue;
            int at = row.Row.Cells.Count - row.Cells.Count;
            row.Row.Cells.RemoveRange(at, row.Cells.Count);
            for (int column = 0, next = 0; column < columns; column++)
                row.Row.Cells.Add(next < places.Length && places[next] == column ? row.Cells[next++] : new DraftCell([]));
        }
    }

    /// <summary>The column under which each figure of a row stands; null where one stands under none or two, or the columns do not stand apart.</summary>
    private int[]? Under(TypedRow row, List<TypedRow> models, int columns, int ambiguous)
    {
        var from = new int[columns];
        var to = new int[columns];
        Array.Fill(from, int.MaxValue);
        foreach (TypedRow model in models)
        {
            for (int i = 0; i < columns; i++)
            {
                (int start, int end) = Extent(model, model.Cells[i], ambiguous);
                (from[i], to[i]) = (Math.Min(from[i], start), Math.Max(to[i], end));
            }
        }

        for (int i = 1; i < columns; i++)
        {
            if (from[i] - to[i - 1] < NarrowestGap)
                return null;
        }

        var places = new int[row.Cells.Count];
        int last = -1;
        for (int i = 0; i < places.Length; i++)
        {
            (int start, int end) = Extent(row, row.Cells[i], ambiguous);
            int under = -1;
            for (int column = 0; column < columns; column++)
            {
                if (start >= to[column] || end <= from[column])
                    continue;
                if (under >= 0)
                    return null;
                under = column;
            }

            if (under <= last)
                return null;
            places[i] = last = under;
        }

        // Figures that were pushed together end before the last column: a row without its last figure proves nothing.
        return last == columns - 1 ? places : null;
    }

    private (int Start, int End) Extent(TypedRow row, DraftCell cell, int ambiguous)
    {
        int width = 0, start = 0;
        (int from, int to) = (cell.Pieces[0].Start, cell.Pieces[^1].End);
        for (int i = row.RawStart; i < to; i++)
        {
            if (i == from)
                start = width;
            width += Width(text[i], width, ambiguous);
        }

        return (start, width);
    }

    /// <summary>Places that a character takes where those of Chinese take two.</summary>
    private static int Width(char unit, int at, int ambiguous) => unit switch
    {
        '\t' => TabWidth - (at % TabWidth),
        < '\u0300' => 1,
        < '\u2E80' => ambiguous,
        _ => 2,
    };

    private sealed class TypedRow(DraftRow row, bool head, int rawStart)
    {
        internal DraftRow Row => row;

        internal bool Head => head;

        internal int RawStart => rawStart;

        internal IReadOnlyList<DraftCell> Cells { get; set; } = [];
    }
}

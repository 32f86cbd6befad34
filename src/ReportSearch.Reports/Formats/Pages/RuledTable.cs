using ReportSearch.Reports.Sections;
using ReportSearch.Reports.Tables;

namespace ReportSearch.Reports.Formats.Pages;

/// <summary>A table with rules as it goes on from page to page: a repeated head counts once, and cells that the end of a page cut become whole.</summary>
internal sealed class RuledTable
{
    private const double SameBorder = 5;

    private readonly List<Field[]> _rows = [];
    private double[] _borders;

    internal RuledTable(PageGrid grid, IReadOnlyList<IReadOnlyList<string>> texts)
    {
        _borders = [.. grid.Columns];
        _rows.AddRange(Fields(grid, texts));
    }

    /// <summary>A field with the text that begins in it.</summary>
    /// <param name="Text">Text of a cell that begins here; nothing in its other fields.</param>
    /// <param name="Cell">Tells the fields of one cell.</param>
    /// <param name="Tall">Whether the cell takes several rows.</param>
    private sealed record Field(string Text, object Cell, bool Tall);

    /// <summary>The text of every field.</summary>
    internal List<IReadOnlyList<string>> Rows => [.. _rows.Select(row => (IReadOnlyList<string>)[.. row.Select(each => each.Text)])];

    /// <summary>Takes the part of the table on the next page; false when that is another table.</summary>
    internal bool TryAppend(PageGrid grid, IReadOnlyList<IReadOnlyList<string>> texts)
    {
        double[] borders = [.. grid.Columns];
        if (Math.Abs(_borders[0] - borders[0]) > SameBorder + 1 || Math.Abs(_borders[^1] - borders[^1]) > SameBorder + 1)
            return false;
        // The head shows fewer borders than the rows, and a page may have only rows that span columns.
        (double[] more, double[] fewer) = _borders.Length >= borders.Length ? (_borders, borders) : (borders, _borders);
        if (!Array.TrueForAll(fewer, border => Array.Exists(more, other => Math.Abs(other - border) <= SameBorder)))
            return false;
        List<Field[]> below = Fields(grid, texts);
        if (borders.Length < more.Length)
            below = [.. below.Select(row => Spread(row, borders, more))];
        if (_borders.Length < more.Length)
        {
            for (int i = 0; i < _rows.Count; i++)
                _rows[i] = Spread(_rows[i], _borders, more);
            _borders = more;
        }

        int from = RepeatedRows(_rows, below);
        if (from < below.Count)
        {
            JoinCutCells(_rows, below, from);
            if (IsRestOfRow([.. _rows[^1].Select(each => each.Text)], [.. below[from].Select(each => each.Text)]))
            {
                _rows[^1] = [.. _rows[^1].Zip(below[from], (above, rest) => above with { Text = above.Text + PageLine.Joint(above.Text, rest.Text) + rest.Text })];
                from++;
            }
        }

        // A row that the end of the page cut shows its other half without any text.
        if (from < below.Count - 1 && IsEmpty(below[from]))
            from++;
        else if (from < below.Count && IsEmpty(_rows[^1]))
            _rows.RemoveAt(_rows.Count - 1);
        _rows.AddRange(below.Skip(from));
        return true;

        static bool IsEmpty(Field[] row) => Array.TrueForAll(row, each => each.Text.Length == 0);
    }

    /// <summary>How many of the first rows repeat the head of the table.</summary>
    private static int RepeatedRows(List<Field[]> table, List<Field[]> below)
    {
        int repeated = 0;
        while (repeated < below.Count - 1 && repeated < table.Count && below[repeated].Select(each => each.Text).SequenceEqual(table[repeated].Select(each => each.Text))
            && below[repeated].Any(each => each.Text.Length > 0))
        {
            repeated++;
        }

        return repeated;
    }

    /// <summary>A cell of several rows that the end of the page cut: what stands below belongs to where the cell begins.</summary>
    private static void JoinCutCells(List<Field[]> table, List<Field[]> below, int from)
    {
        for (int column = 0; column < below[from].Length; column++)
        {
            Field rest = below[from][column], above = table[^1][column];
            if (rest.Text.Length == 0 || CellText.IsValue(rest.Text))
                continue;
            int first = table.Count - 1;
            while (first > 0 && ReferenceEquals(table[first - 1][column].Cell, above.Cell))
                first--;
            if (column > 0 && ReferenceEquals(table[first][column - 1].Cell, above.Cell))
                continue;
            string begun = table[first][column].Text;
            if (begun.Length == 0 ? (rest.Tall || above.Tall) && !CellText.IsUnit(rest.Text) : GoesOn(begun, rest.Text))
            {
                table[first][column] = table[first][column] with { Text = begun + rest.Text };
                below[from][column] = rest with { Text = "" };
            }
        }
    }

    /// <summary>Whether a text below the end of a page is the rest of a label above it.</summary>
    internal static bool GoesOn(string begun, string rest) =>
        !HeadingNumber.TryParse(rest, out _) && !CellText.IsValue(begun)
        && (Cleaning.Script.CannotBegin(rest[0]) || begun.Count(unit => unit is '（' or '(') > begun.Count(unit => unit is '）' or ')')
            || FormLabels.Match(FormLabels.Normalise(begun + rest)) > FormLabels.Match(FormLabels.Normalise(begun)));

    /// <summary>The rest of a row that the end of the page cut: words below words, no figure and no number of an item.</summary>
    internal static bool IsRestOfRow(IReadOnlyList<string> above, IReadOnlyList<string> below)
    {
        bool any = false;
        for (int i = 0; i < below.Count; i++)
        {
            if (below[i].Length == 0)
                continue;
            if (above[i].Length < 2 || CellText.IsValue(below[i]) || HeadingNumber.TryParse(below[i], out _) || below[i].StartsWith("其中", StringComparison.Ordinal) || IsLabel(below[i]))
                return false;
            any = true;
        }

        // A row of its own whose figures are blank has at least its label whole: a label goes on in the middle of a line.
        return any && below.Where((cell, i) => cell.Length > 0 && cell.Length > above[i].Length).Count() * 2 <= below.Count(cell => cell.Length > 0);
    }

    private static bool IsLabel(string text) => FormLabels.Normalise(text) is var plain && FormLabels.Match(plain) is >= 2 and var length && length * 2 >= plain.Length;

    private static List<Field[]> Fields(PageGrid grid, IReadOnlyList<IReadOnlyList<string>> texts)
    {
        var cells = new Dictionary<int, object>();
        var rows = new List<Field[]>(grid.RowCount);
        for (int row = 0; row < grid.RowCount; row++)
        {
            var fields = new Field[grid.ColumnCount];
            for (int column = 0; column < fields.Length; column++)
            {
                int number = grid.Cell(row, column);
                if (!cells.TryGetValue(number, out object? cell))
                    cells[number] = cell = new object();
                bool tall = (row > 0 && grid.Cell(row - 1, column) == number) || (row + 1 < grid.RowCount && grid.Cell(row + 1, column) == number);
                fields[column] = new Field(texts[row][column], cell, tall);
            }

            rows.Add(fields);
        }

        return rows;
    }

    /// <summary>The fields of a row under borders of which its own are a part.</summary>
    private static Field[] Spread(Field[] row, double[] borders, double[] more)
    {
        var spread = new Field[more.Length - 1];
        int own = 0;
        for (int i = 0; i < spread.Length; i++)
        {
            bool begins = i == 0;
            while (own + 1 < row.Length && more[i] >= borders[own + 1] - SameBorder)
            {
                own++;
                begins = true;
            }

            spread[i] = begins ? row[own] : row[own] with { Text = "" };
        }

        return spread;
    }
}

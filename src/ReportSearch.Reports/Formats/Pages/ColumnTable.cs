using ReportSearch.Reports.Cleaning;
using ReportSearch.Reports.Sections;
using ReportSearch.Reports.Tables;

namespace ReportSearch.Reports.Formats.Pages;

/// <summary>
/// A table whose rules are not drawn. Programs draw it cell by cell, row by row, each cell line by line: that order gives the cells and rows, the places
/// give the columns. Where the order of drawing contradicts the places there is no such table.
/// </summary>
internal sealed class ColumnTable
{
    // Words of one cell stand closer than this, cells beside each other further apart.
    private const double WordGapInEm = 0.3;
    private const double SpacedLetterInEm = 2.6;
    private const double SameLineInEm = 0.5;
    private const double NotFullInEm = 1.6;
    private const double NextLineInEm = 2;
    private const double CentredInEm = 0.9;
    private const double PageStep = 100_000;
    private const int SettledSupport = 8;
    private const double SettledGrowthInEm = 1.6;
    private const double FigureLineInEm = 1.4;
    private const int MostFragments = 20_000;
    private const int MostColumns = 40;

    private readonly List<Fragment> _fragments = [];
    private readonly List<Column> _columns = [];
    private readonly List<List<Cell>> _rows = [];

    private ColumnTable(IEnumerable<IReadOnlyList<PlacedWord>> pages)
    {
        int page = 0;
        foreach (IReadOnlyList<PlacedWord> words in pages)
            AddFragments(words.OrderBy(word => word.Order), PageStep * page++);
    }

    /// <summary>A run of words on one line of one cell.</summary>
    private sealed class Fragment(PlacedWord word, double top)
    {
        internal double Left = word.Left;
        internal double Right = word.Right;
        internal double Middle = word.Middle + top;
        internal double Em = word.Em;
        internal string Text = word.Text;
        internal int First;
        internal int Last;

        internal double Width => Right - Left;
    }

    private sealed class Column
    {
        internal double Left;
        internal double Right;
        internal int Support;
        internal double FirstMiddle = double.MaxValue;

        internal double Centre => (Left + Right) / 2;
    }

    private sealed class Cell(Fragment fragment)
    {
        internal int First = fragment.First;
        internal int Last = fragment.Last;
        internal string Text = fragment.Text;
        internal readonly double Top = fragment.Middle;
        internal double Bottom = fragment.Middle;
        internal double Left = fragment.Left;
        internal double Right = fragment.Right;
        internal readonly double Em = fragment.Em;
        internal Fragment LastLine = fragment;

        internal double Centre => (Left + Right) / 2;

        internal bool IsValue => CellText.IsValue(Text) || CellText.IsUnit(Text);
    }

    /// <summary>The rows of a table on one or more pages, all with as many fields as there are columns; null when the words make none.</summary>
    internal static List<IReadOnlyList<string>>? TryRead(IEnumerable<IReadOnlyList<PlacedWord>> pages)
    {
        var table = new ColumnTable(pages);
        if (table._fragments.Count is < 4 or > MostFragments)
            return null;
        table.FindColumns();
        if (table._columns.Count is < 2 or > MostColumns)
            return null;
        table.FindRows();
        if (Environment.GetEnvironmentVariable("DBG") is not null) { Console.WriteLine("COLS " + string.Join(" ", table._columns.Select(c => $"[{c.Left:0}-{c.Right:0} {c.Support}]"))); foreach (var r in table._rows) Console.WriteLine("   ROW " + string.Join(" | ", r.Select(c => $"{c.First}-{c.Last}:{c.Text}@{c.Top % 100000:0}"))); Console.WriteLine("down " + table.RowsGoDown()); }
        if (table._rows.Count < 2 || !table.RowsGoDown())
            return null;
        if (!table.IsSetLeft())
            table.WidenCentredHeads();
        return table.Fields();
    }

    private void AddFragments(IEnumerable<PlacedWord> words, double top)
    {
        Fragment? open = null;
        foreach (PlacedWord word in words)
        {
            if (open is not null && Math.Abs(word.Middle + top - open.Middle) < SameLineInEm * open.Em && IsNear(open, word))
            {
                open.Text += word.Left - open.Right > WordGapInEm * open.Em && char.IsAscii(open.Text[^1]) && char.IsAscii(word.Text[0]) ? " " + word.Text : word.Text;
                open.Right = Math.Max(open.Right, word.Right);
                continue;
            }

            open = new Fragment(word, top);
            _fragments.Add(open);
        }
    }

    /// <summary>Letters of a head that are set apart from each other, as 单 位, are one word.</summary>
    private static bool IsNear(Fragment open, PlacedWord word)
    {
        double gap = word.Left - open.Right;
        return gap > -0.5 * open.Em && (gap < WordGapInEm * open.Em
            || (gap < SpacedLetterInEm * open.Em && word.Text.Length == 1 && Script.IsChinese(word.Text[0]) && open.Right - open.Left < (open.Text.Length * (1 + SpacedLetterInEm) * open.Em)
                && open.Text.All(Script.IsChinese) && (open.Text.Length == 1 || open.Width > open.Text.Length * 1.2 * open.Em) && !CellText.IsUnit(word.Text)));
    }

    /// <summary>The narrowest fragments tell the columns; a wider one that stands over several of them spans these.</summary>
    private void FindColumns()
    {
        foreach (Fragment fragment in _fragments.OrderBy(fragment => fragment.Width))
        {
            List<Column> over = _columns.FindAll(column => Overlap(fragment, column));
            if (over.Count == 0)
            {
                _columns.Add(new Column { Left = fragment.Left, Right = fragment.Right, Support = 1, FirstMiddle = fragment.Middle });
                if (_columns.Count > MostColumns)
                    return;
            }
            else if (over.Count == 1)
            {
                over[0].Support++;
                // A head over several narrow columns may reach over the middle one alone.
                if (over[0].Support > SettledSupport && fragment.Width > over[0].Right - over[0].Left + (SettledGrowthInEm * fragment.Em))
                    continue;
                over[0].Left = Math.Min(over[0].Left, fragment.Left);
                over[0].Right = Math.Max(over[0].Right, fragment.Right);
                over[0].FirstMiddle = Math.Min(over[0].FirstMiddle, fragment.Middle);
            }
        }

        _columns.Sort((a, b) => a.Left.CompareTo(b.Left));
        MergeColumnsOfOneHead();
        Place();
        DropColumnsBetween();
    }

    private static bool Overlap(Fragment fragment, Column column) => Math.Min(fragment.Right, column.Right) - Math.Max(fragment.Left, column.Left) > Math.Min(1.2, fragment.Width * 0.3);

    /// <summary>Words of a head that are set apart and below which every cell stands under both are one column.</summary>
    private void MergeColumnsOfOneHead()
    {
        double first = _fragments.Min(fragment => fragment.Middle);
        for (int i = _columns.Count - 1; i > 0; i--)
        {
            Column left = _columns[i - 1], right = _columns[i];
            bool headOnly = (left.Support == 1 && left.FirstMiddle < first + left.Right - left.Left) || (right.Support == 1 && right.FirstMiddle < first + right.Right - right.Left);
            if (!headOnly || Math.Abs(left.FirstMiddle - right.FirstMiddle) > 4 || _fragments.Count(fragment => Overlap(fragment, left) && Overlap(fragment, right)) < 3)
                continue;
            left.Right = Math.Max(left.Right, right.Right);
            left.Support += right.Support;
            _columns.RemoveAt(i);
        }
    }

    private void Place()
    {
        foreach (Fragment fragment in _fragments)
        {
            fragment.First = _columns.FindIndex(column => Overlap(fragment, column));
            fragment.Last = _columns.FindLastIndex(column => Overlap(fragment, column));
        }
    }

    /// <summary>A place between two columns whose rows never hold either of these is a cell that spans both.</summary>
    private void DropColumnsBetween()
    {
        for (int i = _columns.Count - 2; i > 0; i--)
        {
            Column left = _columns[i - 1], between = _columns[i], right = _columns[i + 1];
            double em = _fragments[0].Em;
            if (Math.Abs((left.Centre + right.Centre) / 2 - between.Centre) > 2 * em)
                continue;
            int place = i;
            HashSet<int> Heights(int column) => [.. _fragments.Where(fragment => fragment.First == column && fragment.Last == column).Select(fragment => (int)Math.Round(fragment.Middle / (0.5 * em)))];
            HashSet<int> own = Heights(i), before = Heights(i - 1), after = Heights(i + 1);
            bool Meets(HashSet<int> a, HashSet<int> b) => a.Any(height => b.Contains(height) || b.Contains(height - 1) || b.Contains(height + 1));
            if (Meets(own, before) || Meets(own, after) || !Meets(before, after))
                continue;
            _columns.RemoveAt(i);
            foreach (Fragment fragment in _fragments)
            {
                (int first, int last) = (fragment.First, fragment.Last);
                fragment.First = first > place ? first - 1 : first == place ? place - 1 : first;
                fragment.Last = last >= place ? last == place ? place : last - 1 : last;
            }
        }
    }

    private void FindRows()
    {
        double pitch = InnerPitch();
        List<Cell> row = [];
        Cell? open = null;
        foreach (Fragment fragment in _fragments)
        {
            if (fragment.First < 0)
                continue;
            if (open is not null && fragment.First == open.First && fragment.Last == open.Last && Math.Abs(fragment.Middle - open.LastLine.Middle) < SameLineInEm * open.Em && fragment.Left > open.LastLine.Left)
            {
                open.Text += (fragment.Left - open.Right > 0.6 * open.Em ? " " : "") + fragment.Text;
                open.Right = Math.Max(open.Right, fragment.Right);
                open.LastLine = fragment;
                continue;
            }

            if (open is not null && GoesOn(open, fragment, pitch))
            {
                open.Text += PageLine.Joint(open.Text, fragment.Text) + fragment.Text;
                open.Bottom = fragment.Middle;
                (open.Left, open.Right) = (Math.Min(open.Left, fragment.Left), Math.Max(open.Right, fragment.Right));
                (open.First, open.Last) = (Math.Min(open.First, fragment.First), Math.Max(open.Last, fragment.Last));
                open.LastLine = fragment;
                continue;
            }

            // The end of a page cut a label of several rows.
            if (open is not null && fragment.Middle - open.Top > PageStep / 2 && LastAt(fragment.First) is { } begun && RuledTable.GoesOn(begun.Text, fragment.Text))
            {
                begun.Text += fragment.Text;
                continue;
            }

            var cell = new Cell(fragment);
            if (open is not null && cell.First <= open.Last && row.Count > 0)
            {
                _rows.Add(row);
                row = [];
            }

            row.Add(cell);
            open = cell;
        }

        if (row.Count > 0)
            _rows.Add(row);

        Cell? LastAt(int column) => row.Concat(_rows.AsEnumerable().Reverse().SelectMany(above => above)).FirstOrDefault(cell => cell.First == column);
    }

    /// <summary>The least distance of two lines one below the other in the same place.</summary>
    private double InnerPitch()
    {
        double least = double.MaxValue;
        for (int i = 1; i < _fragments.Count; i++)
        {
            Fragment above = _fragments[i - 1], below = _fragments[i];
            double distance = below.Middle - above.Middle;
            if (above.First <= below.Last && below.First <= above.Last && distance > 0.8 * above.Em && !CellText.IsValue(above.Text) && !CellText.IsValue(below.Text))
                least = Math.Min(least, distance);
        }

        return least;
    }

    /// <summary>Whether a cell goes on in the next line: its last line is full, and the next begins nothing of its own.</summary>
    private bool GoesOn(Cell cell, Fragment below, double pitch)
    {
        Fragment above = cell.LastLine;
        double distance = below.Middle - above.Middle;
        if (below.First > cell.Last || below.Last < cell.First || distance < SameLineInEm * cell.Em || distance > Math.Max(pitch * 1.15, cell.Em * 1.2) || distance > NextLineInEm * cell.Em)
            return false;
        // A line of the next row that reaches over more columns is a cell of its own.
        if (below.First < cell.First || (below.Last > cell.Last && below.Last - below.First > cell.Last - cell.First && cell.First == cell.Last))
            return false;
        if (Unclosed(cell.Text))
            return true;
        double widest = _columns[cell.Last].Right - _columns[cell.First].Left;
        // A long figure breaks in a narrow column; the figure of the next row would follow behind its label.
        if (CellText.IsValue(cell.Text))
            return cell.First > 0 && CellText.IsValue(below.Text) && distance < FigureLineInEm * cell.Em && above.Width >= widest - cell.Em;
        if (CellText.IsValue(below.Text) && below.Text.Length > 1)
            return false;
        if (Script.CannotBegin(below.Text[0]))
            return true;
        if (HeadingNumber.TryParse(below.Text, out _) || below.Text.StartsWith("其中", StringComparison.Ordinal))
            return false;
        return above.Width >= widest - (NotFullInEm * cell.Em) || RuledTable.GoesOn(cell.Text, below.Text);
    }

    private static bool Unclosed(string text) => text.Count(unit => unit is '（' or '(') > text.Count(unit => unit is '）' or ')');

    /// <summary>Rows are drawn from top to bottom: each begins below where the one above began.</summary>
    private bool RowsGoDown()
    {
        double above = double.MinValue;
        foreach (List<Cell> row in _rows)
        {
            // Figures and units stand in one line of their own row; a label may stand for several rows.
            double middle = row.FindLast(cell => cell.IsValue) is { } figure ? figure.Top : (row[^1].Top + row[^1].Bottom) / 2;
            double em = row[0].Em;
            if (middle < above - em)
                return false;
            above = Math.Max(above, middle);
            if (row.Exists(cell => cell.IsValue && Math.Abs(cell.Top - middle) > 1.5 * em))
                return false;
        }

        return true;
    }

    /// <summary>Whether the cells begin at the left edge of their column, heads over several columns too.</summary>
    private bool IsSetLeft()
    {
        int left = 0, centred = 0;
        foreach (Fragment fragment in _fragments.Where(fragment => fragment.First >= 0 && fragment.First == fragment.Last))
        {
            Column column = _columns[fragment.First];
            if (fragment.Width > column.Right - column.Left - fragment.Em)
                continue;
            left += fragment.Left - column.Left < 0.2 * fragment.Em ? 1 : 0;
            centred += Math.Abs(((fragment.Left + fragment.Right) / 2) - column.Centre) < 0.2 * fragment.Em ? 1 : 0;
        }

        return left > centred;
    }

    /// <summary>A head that stands in the middle over several columns begins in the first of them, and so do the figures below it.</summary>
    private void WidenCentredHeads()
    {
        List<Cell> heads = [];
        foreach (List<Cell> row in _rows)
        {
            bool figures = row.Exists(cell => cell.IsValue);
            for (int i = 0; i < row.Count; i++)
            {
                Cell cell = row[i];
                int least = i == 0 ? 0 : row[i - 1].Last + 1, most = i == row.Count - 1 ? _columns.Count - 1 : row[i + 1].First - 1;
                if (figures && cell.IsValue && heads.Count == row.Count && heads[i].First < cell.First && heads[i].Last >= cell.Last && heads[i].First >= least && Math.Abs(heads[i].Centre - cell.Centre) < CentredInEm * cell.Em)
                    (cell.First, cell.Last) = (heads[i].First, heads[i].Last);
                else if (!cell.IsValue)
                    Widen(cell, least, most);
            }

            if (!figures)
                heads = row;
        }
    }

    private void Widen(Cell cell, int least, int most)
    {
        (int First, int Last) best = (cell.First, cell.Last);
        for (int first = least; first <= cell.First; first++)
        {
            for (int last = cell.Last; last <= most; last++)
            {
                if (last - first <= best.Last - best.First || first == last)
                    continue;
                double byBorders = (Border(first) + Border(last + 1)) / 2, byCentres = (_columns[first].Centre + _columns[last].Centre) / 2;
                if (Math.Min(Math.Abs(byBorders - cell.Centre), Math.Abs(byCentres - cell.Centre)) < CentredInEm * cell.Em)
                    best = (first, last);
            }
        }

        (cell.First, cell.Last) = best;
    }

    /// <summary>Where a column begins: halfway between the texts of two neighbours.</summary>
    private double Border(int column) => column == 0 ? _columns[0].Left : column == _columns.Count ? _columns[^1].Right : (_columns[column - 1].Right + _columns[column].Left) / 2;

    private List<IReadOnlyList<string>> Fields()
    {
        var fields = new List<IReadOnlyList<string>>(_rows.Count);
        int above = 0, repeated = -1;
        foreach (List<Cell> row in _rows)
        {
            var texts = new string[_columns.Count];
            Array.Fill(texts, "");
            foreach (Cell cell in row)
                texts[cell.First] += PageLine.Joint(texts[cell.First], cell.Text) + cell.Text;
            int page = (int)((row[0].Top + (PageStep / 4)) / PageStep);
            bool newPage = page > above && fields.Count > 0;
            above = page;
            repeated = newPage ? 0 : repeated;
            if (repeated >= 0 && repeated < fields.Count && texts.SequenceEqual(fields[repeated]))
            {
                repeated++;
                continue;
            }

            repeated = -1;
            if (newPage && RuledTable.IsRestOfRow(fields[^1], texts))
                fields[^1] = [.. fields[^1].Zip(texts, (begun, rest) => begun + PageLine.Joint(begun, rest) + rest)];
            else
                fields.Add(texts);
        }

        return fields;
    }
}

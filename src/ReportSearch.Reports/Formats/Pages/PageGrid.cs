using System.Text;
using ReportSearch.Reports.Tables;

namespace ReportSearch.Reports.Formats.Pages;

/// <summary>
/// A table as its rules draw it: base rows and columns between all rules, and cells that take the base fields between which no rule stands. A cell that
/// spans several fields has its text in the first of them.
/// </summary>
internal sealed class PageGrid
{
    // Two rules closer than this are one: borders of neighbours are often drawn twice.
    private const double SameRule = 2.6;
    private const double Touching = 3;
    private const double LeastSide = 6;
    private const int MostRules = 1600;
    private const int MostFields = 20_000;
    private const int FewestRowsInOneField = 4;

    private readonly double[] _xs;
    private readonly double[] _ys;
    private readonly int[] _cells;

    private PageGrid(double[] xs, double[] ys, int[] cells) => (_xs, _ys, _cells) = (xs, ys, cells);

    internal double Left => _xs[0];

    internal double Right => _xs[^1];

    internal double Top => _ys[0];

    internal double Bottom => _ys[^1];

    internal int RowCount => _ys.Length - 1;

    internal int ColumnCount => _xs.Length - 1;

    /// <summary>The inner and outer borders from left to right.</summary>
    internal IReadOnlyList<double> Columns => _xs;

    /// <summary>A number that all fields of one cell share.</summary>
    internal int Cell(int row, int column) => _cells[(row * ColumnCount) + column];

    /// <summary>The tables that the rules of a page draw, from top to bottom. Frames around a single field are none.</summary>
    internal static List<PageGrid> Find(IReadOnlyList<PlacedRule> rules)
    {
        List<PlacedRule> lines = Merge(rules);
        var grids = new List<PageGrid>();
        foreach (List<PlacedRule> connected in Connected(lines))
        {
            if (TryBuild(connected) is { } grid && grid.RowCount * grid.ColumnCount > 1)
                grids.Add(grid);
        }

        grids.Sort((a, b) => a.Top.CompareTo(b.Top));
        // A table within a cell of another is read as part of that cell.
        grids.RemoveAll(inner => grids.Exists(outer => !ReferenceEquals(inner, outer) && outer.Holds((inner.Left + inner.Right) / 2, (inner.Top + inner.Bottom) / 2)
            && (outer.Right - outer.Left) * (outer.Bottom - outer.Top) > (inner.Right - inner.Left) * (inner.Bottom - inner.Top)));
        return grids;
    }

    internal bool Holds(double x, double y) => x > Left - 1 && x < Right + 1 && y > Top - 1 && y < Bottom + 1;

    /// <summary>The text of every field: words by the place of their middle, lines of a cell joined. A cell of several fields has its text in the first.</summary>
    internal List<IReadOnlyList<string>> Fill(IEnumerable<PlacedWord> words)
    {
        var content = new Dictionary<int, List<PlacedWord>>();
        foreach (PlacedWord whole in words)
        {
            foreach (PlacedWord word in CutAtRules(whole))
            {
                int cell = CellAt((word.Left + word.Right) / 2, word.Middle);
                if (!content.TryGetValue(cell, out List<PlacedWord>? inside))
                    content[cell] = inside = [];
                inside.Add(word);
            }
        }

        var rows = new List<IReadOnlyList<string>>(RowCount);
        var written = new HashSet<int>();
        for (int row = 0; row < RowCount; row++)
        {
            var texts = new string[ColumnCount];
            for (int column = 0; column < ColumnCount; column++)
            {
                int cell = _cells[(row * ColumnCount) + column];
                texts[column] = written.Add(cell) && content.TryGetValue(cell, out List<PlacedWord>? inside) ? Join(inside) : "";
            }

            rows.Add(texts);
        }

        return rows;
    }

    /// <summary>Whether a field holds figures one below the other, as where only the head is ruled: then the rules do not part the rows.</summary>
    internal bool HoldsRowsInOneField(IEnumerable<PlacedWord> words)
    {
        foreach (IGrouping<int, PlacedWord> cell in words.GroupBy(word => CellAt((word.Left + word.Right) / 2, word.Middle)))
        {
            List<PageLine> lines = PageLine.Group(cell);
            if (lines.Count >= FewestRowsInOneField && lines.TrueForAll(line => CellText.IsValue(line.Text) || CellText.IsUnit(line.Text)))
                return true;
        }

        return false;
    }

    private static string Join(List<PlacedWord> words)
    {
        var text = new StringBuilder();
        string above = "";
        foreach (PageLine line in PageLine.Group(words))
        {
            text.Append(PageLine.Joint(above, line.Text)).Append(line.Text);
            above = line.Text;
        }

        return text.ToString();
    }

    private int CellAt(double x, double y) => _cells[(Interval(_ys, y) * ColumnCount) + Interval(_xs, x)];

    private static int Interval(double[] borders, double at)
    {
        int found = Array.BinarySearch(borders, at);
        return Math.Clamp(found >= 0 ? found : ~found - 1, 0, borders.Length - 2);
    }

    /// <summary>Figures of narrow columns come as one word: it is cut where a border crosses it.</summary>
    private IEnumerable<PlacedWord> CutAtRules(PlacedWord word)
    {
        if (word.IsTurned)
        {
            yield return word;
            yield break;
        }

        double em = word.Em;
        int from = 0;
        double left = word.Left, at = word.Left;
        for (int i = 0; i < word.Text.Length; i++)
        {
            double next = at + (PageLine.WidthInEm(word.Text.AsSpan(i, 1)) * em);
            double middle = (at + next) / 2;
            if (i > from && Interval(_xs, middle) != Interval(_xs, (left + at) / 2) && CellAt(middle, word.Middle) != CellAt((left + at) / 2, word.Middle)
                && !char.IsLowSurrogate(word.Text[i]))
            {
                yield return word with { Left = left, Right = at, Text = word.Text[from..i] };
                from = i;
                left = at;
            }

            at = next;
        }

        yield return word with { Left = left, Text = word.Text[from..] };
    }

    private static PageGrid? TryBuild(List<PlacedRule> rules)
    {
        List<PlacedRule> across = rules.FindAll(rule => rule.IsHorizontal), down = rules.FindAll(rule => !rule.IsHorizontal);
        if (across.Count < 2 || down.Count < 1)
            return null;
        // Tables without outer rules at the sides end where their horizontal rules end.
        double[] xs = Snap([.. down.Select(rule => rule.Left), across.Min(rule => rule.Left), across.Max(rule => rule.Right)], LeastSide);
        // Where the end of a page cuts a table, programs draw the rules down to it and none across.
        double[] ys = Snap([.. across.Select(rule => rule.Top), .. SharedEnds([.. down.Select(rule => rule.Top)]).Take(1), .. SharedEnds([.. down.Select(rule => rule.Bottom)]).TakeLast(1)], LeastSide);
        if (xs.Length < 2 || ys.Length < 2 || (xs.Length - 1) * (ys.Length - 1) > MostFields)
            return null;
        int columns = xs.Length - 1, rows = ys.Length - 1;
        var cells = new int[rows * columns];
        for (int i = 0; i < cells.Length; i++)
            cells[i] = i;
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                double x = (xs[column] + xs[column + 1]) / 2, y = (ys[row] + ys[row + 1]) / 2;
                if (column + 1 < columns && !down.Exists(rule => Math.Abs(rule.Left - xs[column + 1]) <= LeastSide && rule.Top <= y && rule.Bottom >= y))
                    Unite(cells, (row * columns) + column, (row * columns) + column + 1);
                if (row + 1 < rows && !across.Exists(rule => Math.Abs(rule.Top - ys[row + 1]) <= LeastSide && rule.Left <= x && rule.Right >= x))
                    Unite(cells, (row * columns) + column, ((row + 1) * columns) + column);
            }
        }

        for (int i = 0; i < cells.Length; i++)
            cells[i] = Root(cells, i);
        return new PageGrid(xs, ys, cells);
    }

    /// <summary>Places at which at least two rules end, in order.</summary>
    private static List<double> SharedEnds(List<double> ends)
    {
        ends.Sort();
        return ends.FindAll(end => ends.Count(other => Math.Abs(other - end) < SameRule) > 1);
    }

    private static int Root(int[] parents, int at)
    {
        while (parents[at] != at)
            at = parents[at];
        return at;
    }

    private static void Unite(int[] parents, int a, int b)
    {
        (int first, int second) = (Root(parents, a), Root(parents, b));
        parents[Math.Max(first, second)] = Math.Min(first, second);
    }

    private static double[] Snap(double[] places, double least)
    {
        Array.Sort(places);
        var kept = new List<double>();
        foreach (double place in places)
        {
            if (kept.Count == 0 || place - kept[^1] > least)
                kept.Add(place);
        }

        return [.. kept];
    }

    /// <summary>Pieces of one rule become one: programs draw a border cell by cell.</summary>
    private static List<PlacedRule> Merge(IReadOnlyList<PlacedRule> rules)
    {
        var merged = new List<PlacedRule>();
        foreach (bool horizontal in (ReadOnlySpan<bool>)[true, false])
        {
            List<(double At, double From, double To)> pieces = [.. rules.Where(rule => rule.IsHorizontal == horizontal)
                .Select(rule => horizontal ? ((rule.Top + rule.Bottom) / 2, rule.Left, rule.Right) : ((rule.Left + rule.Right) / 2, rule.Top, rule.Bottom))];
            pieces.Sort();
            for (int first = 0; first < pieces.Count;)
            {
                int end = first + 1;
                while (end < pieces.Count && pieces[end].At - pieces[first].At <= SameRule)
                    end++;
                AddJoined(merged, pieces[first..end], horizontal);
                first = end;
            }
        }

        return merged;
    }

    private static void AddJoined(List<PlacedRule> merged, List<(double At, double From, double To)> pieces, bool horizontal)
    {
        pieces.Sort((a, b) => a.From.CompareTo(b.From));
        double at = pieces[0].At, from = pieces[0].From, to = pieces[0].To;
        foreach ((_, double start, double end) in pieces.Skip(1).Append((0, double.MaxValue, double.MaxValue)))
        {
            if (start <= to + Touching)
            {
                to = Math.Max(to, end);
                continue;
            }

            if (to - from >= LeastSide)
                merged.Add(horizontal ? new PlacedRule(from, at, to, at) : new PlacedRule(at, from, at, to));
            (from, to) = (start, end);
        }
    }

    /// <summary>Rules that touch or cross each other, as groups.</summary>
    private static List<List<PlacedRule>> Connected(List<PlacedRule> rules)
    {
        // More rules than any form has are a drawing.
        if (rules.Count > MostRules)
            return [];
        var parents = new int[rules.Count];
        for (int i = 0; i < parents.Length; i++)
            parents[i] = i;
        for (int i = 0; i < rules.Count; i++)
        {
            for (int j = i + 1; j < rules.Count; j++)
            {
                PlacedRule a = rules[i], b = rules[j];
                if (a.IsHorizontal != b.IsHorizontal && a.Left <= b.Right + Touching && b.Left <= a.Right + Touching && a.Top <= b.Bottom + Touching && b.Top <= a.Bottom + Touching)
                    Unite(parents, i, j);
            }
        }

        return [.. Enumerable.Range(0, rules.Count).GroupBy(i => Root(parents, i)).Select(group => group.Select(i => rules[i]).ToList())];
    }
}

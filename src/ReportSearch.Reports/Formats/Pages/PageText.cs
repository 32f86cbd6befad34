using ReportSearch.Reports.Cleaning;
using ReportSearch.Reports.Sections;
using ReportSearch.Reports.Tables;

namespace ReportSearch.Reports.Formats.Pages;

/// <summary>
/// Pages to source text: page headers and numbers out, tables by their rules, paragraphs joined over lines and pages where they go on, tables joined over pages.
/// </summary>
internal sealed class PageText
{
    // A line that ends this near to the right edge of the text is full: the next unit did not fit.
    private const double FullLineInEm = 1.7;
    private const double IndentInEm = 0.9;
    private const double DeepestIndentInEm = 3.2;
    private const double LeastBlockInEm = 12;
    private const double OtherSize = 0.12;
    private const double ColumnGapInEm = 1.6;
    private const int LongLine = 18;
    private const double CopyInEm = 0.35;

    private readonly List<(PlacedPage Page, List<PageGrid> Grids, List<PageLine> Lines)> _pages = [];
    private readonly SourceTextBuilder _source = new();
    private readonly RunningLines _running;
    private readonly double _left;
    private readonly double _right;
    private readonly double _pitch;
    private readonly double _bodyEm;

    private string _paragraph = "";
    private PageLine? _above;
    private bool _newPage;
    private PageGrid? _openGrid;
    private List<IReadOnlyList<string>> _openRows = [];

    private PageText(IEnumerable<PlacedPage> pages)
    {
        foreach (PlacedPage page in pages)
        {
            PlacedPage once = page with { Words = WithoutCopies(page.Words) };
            List<PageGrid> grids = PageGrid.Find(page.Rules);
            grids.RemoveAll(grid => !IsTable(grid, once));
            _pages.Add((once, grids, PageLine.Group(once.Words.Where(word => GridOf(grids, word) is null))));
        }

        _running = RunningLines.Learn([.. _pages.Select(page => (page.Page, page.Lines))]);
        List<PageLine> body = [.. _pages.SelectMany(page => page.Lines.Where(line => !_running.Holds(page.Page, line) && line.Text.Length >= 12))];
        _left = Edge([.. body.Select(line => line.Left)], first: true);
        _right = Edge([.. body.Select(line => line.Right)], first: false);
        _pitch = Pitch();
        _bodyEm = Edge([.. body.Select(line => line.Em)], first: true);
    }

    /// <summary>Writes the source text of pages in their order.</summary>
    internal static SourceTextBuilder Write(IEnumerable<PlacedPage> pages)
    {
        var text = new PageText(pages);
        foreach ((PlacedPage page, List<PageGrid> grids, List<PageLine> lines) in text._pages)
            text.WritePage(page, grids, lines);
        text.EndParagraph();
        text.EndTable();
        return text._source;
    }

    private void WritePage(PlacedPage page, List<PageGrid> grids, List<PageLine> lines)
    {
        _newPage = true;
        int next = 0;
        foreach (PageLine line in lines)
        {
            for (; next < grids.Count && grids[next].Top < line.Middle; next++)
                WriteGrid(page, grids, grids[next]);
            if (!_running.Holds(page, line))
                WriteLine(line);
        }

        for (; next < grids.Count; next++)
            WriteGrid(page, grids, grids[next]);
    }

    private void WriteLine(PageLine line)
    {
        EndTable();
        List<PageLine> parts = line.Parts(ColumnGapInEm);
        bool columns = parts.Count > 1 && parts.Skip(1).Any(part => part.Text.Length <= 12);
        if (columns && !(parts.Count == 2 && HeadingOnly(parts[0])))
        {
            // Columns without rules: the cells are parted as in a text table.
            EndParagraph();
            _source.Paragraph(string.Join('\t', parts.Select(part => part.Text)));
            _above = null;
        }
        else if (_above is { } above && GoesOn(above, line))
        {
            _paragraph += PageLine.Joint(_paragraph, line.Text) + line.Text;
            _above = line;
        }
        else
        {
            EndParagraph();
            _paragraph = line.Text;
            _above = line;
        }

        _newPage = false;
    }

    /// <summary>A number of a heading that is set apart from its title, as 一、 and 1.</summary>
    private static bool HeadingOnly(PageLine part) => part.Text.Length <= 4 && part.Text[^1] is '、' or '.' or '．' or '）' or ')';

    private bool GoesOn(PageLine above, PageLine below)
    {
        double em = above.Em;
        if (IsWrappedTitle(above, below))
            return true;
        if (above.Right < _right - (FullLineInEm * em) && !Script.CannotBegin(below.Text[0]))
            return false;
        // What begins far from the left edge is centred or set to the right, as a signature.
        if (above.Left > _left + (DeepestIndentInEm * em) && !Hanging(above, below))
            return false;
        bool indented = below.Left > _left + (IndentInEm * em) && below.Left > above.Left - (IndentInEm * em);
        if (indented && !Hanging(above, below))
            return false;
        if (Math.Abs(below.Em - above.Em) > OtherSize * em)
            return false;
        return _newPage || below.Middle - above.Middle <= Math.Max(_pitch * 1.35, em * 1.2);
    }

    /// <summary>A long title in larger letters goes on in the middle of the next line.</summary>
    private bool IsWrappedTitle(PageLine above, PageLine below) =>
        !_newPage && above.Em > _bodyEm * 1.15 && Math.Abs(above.Em - below.Em) <= OtherSize * above.Em
        && above.Right - above.Left > 0.85 * (_right - _left) && below.Left > above.Left
        && Math.Abs(above.Left + above.Right - below.Left - below.Right) < 2 * above.Em;

    /// <summary>Lines of a narrow block set in from both sides keep their left edge.</summary>
    private bool Hanging(PageLine above, PageLine below) =>
        Math.Abs(above.Left - below.Left) < 0.3 * above.Em && above.Left > _left + (2.6 * above.Em) && above.Right - above.Left > LeastBlockInEm * above.Em;

    private void EndParagraph()
    {
        if (_above is not null)
            _source.Paragraph(_paragraph);
        _above = null;
        _paragraph = "";
    }

    private void WriteGrid(PlacedPage page, List<PageGrid> grids, PageGrid grid)
    {
        EndParagraph();
        List<IReadOnlyList<string>> rows = grid.Fill(page.Words.Where(word => ReferenceEquals(GridOf(grids, word), grid)));
        if (_openGrid is { } open && _newPage && SameColumns(open, grid))
        {
            int repeated = 0;
            while (repeated < rows.Count - 1 && repeated < _openRows.Count && rows[repeated].SequenceEqual(_openRows[repeated]) && rows[repeated].Any(cell => cell.Length > 0))
                repeated++;
            int from = repeated;
            if (from < rows.Count && IsRestOfRow(_openRows[^1], rows[from]))
                _openRows[^1] = [.. _openRows[^1].Zip(rows[from++], (above, below) => above + PageLine.Joint(above, below) + below)];
            _openRows.AddRange(rows.Skip(from));
        }
        else
        {
            EndTable();
            _openRows = rows;
        }

        _openGrid = grid;
        _newPage = false;
    }

    /// <summary>The rest of a row that the end of the page cut: words below words, no figure and no number of an item.</summary>
    private static bool IsRestOfRow(IReadOnlyList<string> above, IReadOnlyList<string> below)
    {
        bool any = false;
        for (int i = 0; i < below.Count; i++)
        {
            if (below[i].Length == 0)
                continue;
            if (above[i].Length < 2 || CellText.IsValue(below[i]) || HeadingNumber.TryParse(below[i], out _) || below[i].StartsWith("其中", StringComparison.Ordinal))
                return false;
            any = true;
        }

        // A row of its own whose figures are blank has at least its label whole: a label goes on in the middle of a line.
        return any && below.Where((cell, i) => cell.Length > 0 && cell.Length > above[i].Length).Count() * 2 <= below.Count(cell => cell.Length > 0);
    }

    private void EndTable()
    {
        if (_openGrid is not null)
            _source.Table(_openRows);
        _openGrid = null;
        _openRows = [];
    }

    private static bool SameColumns(PageGrid above, PageGrid below) =>
        Math.Abs(above.Left - below.Left) < 6 && Math.Abs(above.Right - below.Right) < 6 && above.ColumnCount == below.ColumnCount;

    /// <summary>Frames and the grids of charts hold too little text to be a table; a frame around a whole page holds too much in one field.</summary>
    private static bool IsTable(PageGrid grid, PlacedPage page)
    {
        List<IReadOnlyList<string>> rows = grid.Fill(page.Words.Where(word => grid.Holds((word.Left + word.Right) / 2, word.Middle)));
        int filled = rows.Sum(row => row.Count(cell => cell.Length > 0));
        int longest = rows.Max(row => row.Max(cell => cell.Length));
        return filled >= 2 && filled * 8 >= rows.Count && longest < 1000;
    }

    private static PageGrid? GridOf(List<PageGrid> grids, PlacedWord word) =>
        grids.Find(grid => grid.Holds((word.Left + word.Right) / 2, word.Middle));

    /// <summary>Bold that is made by drawing a word several times nearly at the same place counts once.</summary>
    private static List<PlacedWord> WithoutCopies(IReadOnlyList<PlacedWord> words)
    {
        var kept = new List<PlacedWord>(words.Count);
        var places = new Dictionary<string, List<PlacedWord>>();
        foreach (PlacedWord word in words)
        {
            if (!places.TryGetValue(word.Text, out List<PlacedWord>? same))
                places[word.Text] = same = [];
            double near = CopyInEm * word.Em;
            if (same.Exists(other => Math.Abs(other.Left - word.Left) < near && Math.Abs(other.Middle - word.Middle) < near))
                continue;
            same.Add(word);
            kept.Add(word);
        }

        return kept;
    }

    /// <summary>The outermost place at which at least one line of twenty begins or ends.</summary>
    private static double Edge(List<double> places, bool first)
    {
        if (places.Count == 0)
            return first ? 0 : double.MaxValue;
        places.Sort();
        int skipped = places.Count / 20;
        return first ? places[skipped] : places[^(skipped + 1)];
    }

    /// <summary>The usual distance of two lines of one paragraph: a lower quartile, as files of short paragraphs have more gaps between these.</summary>
    private double Pitch()
    {
        var distances = new List<double>();
        foreach ((_, _, List<PageLine> lines) in _pages)
        {
            for (int i = 1; i < lines.Count; i++)
            {
                if (lines[i - 1].Text.Length >= LongLine)
                    distances.Add(lines[i].Middle - lines[i - 1].Middle);
            }
        }

        distances.Sort();
        return distances.Count == 0 ? 0 : distances[distances.Count / 4];
    }
}

using ReportSearch.Reports.Documents;

namespace ReportSearch.Reports.Formats.Pages;

/// <summary>
/// Pages to source text: page headers, numbers and watermarks out, tables by their rules or by the places of their words, paragraphs joined over lines and
/// pages where they go on, tables joined over pages.
/// </summary>
internal sealed class PageText
{
    private const double ColumnGapInEm = 1.6;
    private const int LongLine = 18;
    private const int LeastBodyLine = 12;
    private const double PaperStep = 20;
    private const double SmallLetters = 0.87;
    private const int MostNoteLines = 12;

    private readonly List<Page> _pages = [];
    private readonly Dictionary<(int Paper, int Place), TextEdges> _edges = [];
    private readonly SourceTextBuilder _source = new();
    private readonly PageParagraphs _paragraphs;
    private readonly double _bodyEm;
    private readonly Dictionary<string, int> _repairs = [];

    private bool _newPage;
    private RuledTable? _ruled;
    private List<List<PageLine>>? _unruled;

    private PageText(IEnumerable<PlacedPage> pages)
    {
        // 1. Words as they are read: upright, once, without watermarks.
        List<PlacedPage> upright = [.. pages.Select(page => Once(page.Upright()))];
        (upright, int marked) = PageMarks.WithoutWatermarks(upright);
        Count("watermark", marked);

        // 2. Headers, footers and page numbers.
        List<(PlacedPage Page, List<PageGrid> Grids, List<PageLine> Lines)> lines = [];
        foreach (PlacedPage page in upright)
        {
            List<PageGrid> grids = PageGrid.Find(page.Rules);
            grids.RemoveAll(grid => !IsTable(grid, page));
            lines.Add((page, grids, PageLine.Group(page.Words.Where(word => GridOf(grids, word) is null))));
        }

        RunningLines running = RunningLines.Learn([.. lines.Select(page => (page.Page, page.Lines))]);

        // 3. Lines in the order in which they are read.
        foreach ((PlacedPage page, List<PageGrid> grids, List<PageLine> all) in lines)
        {
            List<PageLine> kept = all.FindAll(line => !running.Holds(page, line));
            Count("pageMark", all.Count - kept.Count);
            _pages.Add(new Page(page, grids, PageBand.Split([.. kept.SelectMany(line => line.Words)], page.Width)));
        }

        // 4. What is usual in this file.
        var bands = _pages.SelectMany(page => page.Bands.Select(band => (Key: Key(page, band), Band: band))).GroupBy(each => each.Key);
        foreach (var same in bands)
        {
            List<PageLine> body = [.. same.SelectMany(each => BodyLines(each.Band))];
            _edges[same.Key] = new TextEdges(Edge([.. body.Select(line => line.Left)], first: true), Edge([.. body.Select(line => line.RightOfText)], first: false), same.Key.Paper);
        }

        _bodyEm = Edge([.. _pages.SelectMany(page => page.Bands).SelectMany(BodyLines).Select(line => line.Em)], first: true);
        _paragraphs = new PageParagraphs(_source, Pitch(), _bodyEm);
    }

    /// <summary>A page with its tables and the bands of its other lines.</summary>
    private sealed record Page(PlacedPage Placed, List<PageGrid> Grids, List<PageBand> Bands);

    /// <summary>The source text of pages in their order, as the outcome of decoding.</summary>
    /// <param name="pages">The pages as they are drawn.</param>
    /// <param name="format">pdf or ofd.</param>
    /// <param name="fileName">The file's name, for the message.</param>
    internal static DecodedFile Read(IEnumerable<PlacedPage> pages, string format, string fileName)
    {
        var text = new PageText(pages);
        foreach (Page page in text._pages)
            text.WritePage(page);
        text._paragraphs.End();
        text.EndTable();
        text.Count("lineBreak", text._paragraphs.JoinedLines);
        return text._source.ToFile(format, "utf-8", fileName) with { Removed = [.. text._repairs.Select(repair => new Repair(repair.Key, repair.Value))] };
    }

    private void Count(string kind, int count)
    {
        if (count > 0)
            _repairs[kind] = _repairs.GetValueOrDefault(kind) + count;
    }

    private PlacedPage Once(PlacedPage page)
    {
        (List<PlacedWord> words, int copied) = PageMarks.WithoutCopies(page.Words);
        Count("overprint", copied);
        int mended = 0;
        for (int i = 0; i < words.Count; i++)
        {
            string plain = PageCharacters.Plain(words[i].Text);
            mended += ReferenceEquals(plain, words[i].Text) ? 0 : 1;
            words[i] = words[i] with { Text = plain };
        }

        Count("glyph", mended);
        words.RemoveAll(word => word.Text.Length == 0);
        return page with { Words = words };
    }

    private static (int Paper, int Place) Key(Page page, PageBand band) => ((int)Math.Round(page.Placed.Width / PaperStep), band.Place);

    /// <summary>Lines of running text: long ones that stand in no table.</summary>
    private static IEnumerable<PageLine> BodyLines(PageBand band)
    {
        for (int i = 0; i < band.Lines.Count; i++)
        {
            if (band.Lines[i].Text.Length >= LeastBodyLine && !IsRow(i - 1) && !IsRow(i) && !IsRow(i + 1))
                yield return band.Lines[i];
        }

        bool IsRow(int line) => line >= 0 && line < band.Lines.Count && TabularLines.IsRow(band.Lines[line]);
    }

    private void WritePage(Page page)
    {
        _newPage = true;
        _paragraphs.Break();
        var grids = new List<PageGrid>(page.Grids);
        foreach (PageBand band in page.Bands)
        {
            if (band.Place == 2)
                _paragraphs.Break();
            List<PageGrid> own = grids.FindAll(grid => (grid.Left + grid.Right) / 2 is var middle && middle >= band.Left && middle < band.Right && grid.Top < band.Bottom);
            grids.RemoveAll(own.Contains);
            WriteBand(page, band, own);
        }

        foreach (PageGrid grid in grids)
            WriteGrid(page, grid);
    }

    private void WriteBand(Page page, PageBand band, List<PageGrid> grids)
    {
        TextEdges edges = _edges[Key(page, band)];
        List<PageLine> lines = band.Lines;
        List<(int First, int End)> runs = TabularLines.Find(lines, edges.Left, edges.Right, _unruled is not null && _newPage);
        int notes = FirstNote(lines), nextGrid = 0, nextRun = 0;
        for (int i = 0; i < lines.Count; i++)
        {
            for (; nextGrid < grids.Count && grids[nextGrid].Top < lines[i].Middle; nextGrid++)
                WriteGrid(page, grids[nextGrid]);
            if (nextRun < runs.Count && runs[nextRun].First == i)
            {
                (int first, int end) = runs[nextRun++];
                WriteRun(lines[first..end], edges);
                i = end - 1;
                continue;
            }

            EndTable();
            if (i >= notes)
                _paragraphs.AddNote(lines[i].Text);
            else
                _paragraphs.Add(lines[i], edges);
            _newPage = false;
        }

        for (; nextGrid < grids.Count; nextGrid++)
            WriteGrid(page, grids[nextGrid]);
    }

    /// <summary>Where the notes at the foot of a page begin: small letters behind a mark, after lines of the usual size.</summary>
    private int FirstNote(List<PageLine> lines)
    {
        int first = lines.Count;
        while (first > 0 && lines.Count - first < MostNoteLines && lines[first - 1].Em < SmallLetters * _bodyEm)
            first--;
        while (first < lines.Count && !IsNoteMark(lines[first].Text))
            first++;
        return first > 0 ? first : lines.Count;
    }

    private static bool IsNoteMark(string text) => text[0] is (>= '①' and <= '⑳') or '*' or '※' || (text[0] is '[' or '〔' && text.Length > 2 && char.IsAsciiDigit(text[1]))
        || (char.IsAsciiDigit(text[0]) && text.Length > 2 && text[1] is not ('.' or '、' or '．') && !char.IsAsciiDigit(text[1]));

    /// <summary>Lines whose words stand in columns: a table, on this page or begun on the page before, or lines with gaps.</summary>
    private void WriteRun(List<PageLine> lines, TextEdges edges)
    {
        _paragraphs.End();
        if (_unruled is not null && _newPage)
        {
            _unruled.Add(lines);
        }
        else
        {
            EndTable();
            _unruled = [lines];
        }

        _newPage = false;
        _lastEdges = edges;
    }

    private TextEdges _lastEdges;

    private void WriteGrid(Page page, PageGrid grid)
    {
        _paragraphs.End();
        EndUnruled();
        List<IReadOnlyList<string>> texts = grid.Fill(page.Placed.Words.Where(word => ReferenceEquals(GridOf(page.Grids, word), grid)));
        if (_ruled is null || !_newPage || !_ruled.TryAppend(grid, texts))
        {
            EndTable();
            _ruled = new RuledTable(grid, texts);
        }

        _newPage = false;
    }

    private void EndTable()
    {
        EndUnruled();
        if (_ruled is not null)
            _source.Table(_ruled.Rows);
        _ruled = null;
    }

    private void EndUnruled()
    {
        if (_unruled is not { } parts)
            return;
        _unruled = null;
        if (ColumnTable.TryRead(parts.Select(lines => (IReadOnlyList<PlacedWord>)[.. lines.SelectMany(line => line.Words)])) is { } rows)
        {
            _source.Table(rows);
            return;
        }

        // The order of drawing tells no cells: a line is a row as it is printed, its parts between tabs.
        foreach (PageLine line in parts.SelectMany(lines => lines))
        {
            List<PageLine> columns = line.Parts(ColumnGapInEm);
            if (columns.Count > 1)
            {
                _paragraphs.End();
                _source.Paragraph(string.Join('\t', columns.Select(part => part.Text)));
            }
            else
            {
                _paragraphs.Add(line, _lastEdges);
            }
        }

        _paragraphs.End();
    }

    /// <summary>Frames and the grids of charts hold too little text to be a table; a frame around a whole page, or around rows that no rule parts, holds too much in one field.</summary>
    private static bool IsTable(PageGrid grid, PlacedPage page)
    {
        List<PlacedWord> inside = [.. page.Words.Where(word => grid.Holds((word.Left + word.Right) / 2, word.Middle))];
        List<IReadOnlyList<string>> rows = grid.Fill(inside);
        int filled = rows.Sum(row => row.Count(cell => cell.Length > 0));
        int longest = rows.Max(row => row.Max(cell => cell.Length));
        return filled >= 2 && filled * 8 >= rows.Count && longest < 1000 && !grid.HoldsRowsInOneField(inside);
    }

    private static PageGrid? GridOf(List<PageGrid> grids, PlacedWord word) =>
        grids.Find(grid => grid.Holds((word.Left + word.Right) / 2, word.Middle));

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
        foreach (PageBand band in _pages.SelectMany(page => page.Bands))
        {
            HashSet<PageLine> body = [.. BodyLines(band)];
            for (int i = 1; i < band.Lines.Count; i++)
            {
                if (band.Lines[i - 1].Text.Length >= LongLine && body.Contains(band.Lines[i - 1]))
                    distances.Add(band.Lines[i].Middle - band.Lines[i - 1].Middle);
            }
        }

        distances.Sort();
        return distances.Count == 0 ? 0 : distances[distances.Count / 4];
    }
}

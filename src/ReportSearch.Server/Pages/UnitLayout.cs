using ReportSearch.Corpus;

namespace ReportSearch.Server.Pages;

/// <summary>Lays out a unit's text: paragraphs with the headings of the outline among them, or a table of rows (line ends) and cells (tabs).</summary>
internal static class UnitLayout
{
    public static IReadOnlyList<TextBlock> Blocks(ReportUnit unit, IReadOnlyList<OutlineEntry> beginning, IReadOnlyList<int[]> marks, IReadOnlyList<PlacedNote>? notes = null)
    {
        var blocks = new List<TextBlock>();
        var waiting = new Queue<OutlineEntry>(beginning);
        if (unit.Kind == "table")
        {
            blocks.AddRange(waiting.Select(entry => new TextBlock.Anchor(entry.Index)));
            if (Table(unit.Text, marks, notes) is { } table)
                blocks.Add(table);
            return blocks;
        }

        foreach (var (start, end) in Lines(unit.Text, 0, unit.Text.Length, '\n').Select(line => Trim(unit.Text, line)).Where(line => line.End > line.Start))
        {
            var place = Begins(unit.Text.AsSpan(start, end - start), waiting, out var headingLength);
            if (place is null)
            {
                blocks.Add(new TextBlock.Paragraph(null, [], MarkedRun.Cut(unit.Text, start, end, marks, notes)));
                continue;
            }

            for (var entry = waiting.Dequeue(); entry != place; entry = waiting.Dequeue())
                blocks.Add(new TextBlock.Anchor(entry.Index));
            var behind = start + headingLength;
            // A full stop or colon behind it does not make it a paragraph.
            blocks.Add(end - behind <= 1
                ? new TextBlock.Heading(Math.Max(1, place.Level), place.Index, MarkedRun.Cut(unit.Text, start, end, marks, notes))
                : new TextBlock.Paragraph(place.Index, MarkedRun.Cut(unit.Text, start, behind, marks, notes), MarkedRun.Cut(unit.Text, behind, end, marks, notes)));
        }

        // Sections whose heading the text does not show begin where the unit begins.
        blocks.InsertRange(0, waiting.Select(entry => new TextBlock.Anchor(entry.Index)));
        return blocks;
    }

    private static OutlineEntry? Begins(ReadOnlySpan<char> line, IEnumerable<OutlineEntry> waiting, out int length)
    {
        foreach (var entry in waiting)
        {
            length = Math.Max(PrefixLength(line, entry.Numbering + entry.Title), PrefixLength(line, entry.Title));
            if (length > 0)
                return entry;
        }

        length = 0;
        return null;
    }

    // How much of the line the heading takes when white space does not count; 0 when the line does not begin with it.
    private static int PrefixLength(ReadOnlySpan<char> line, string heading)
    {
        var place = 0;
        foreach (var c in heading)
        {
            if (char.IsWhiteSpace(c))
                continue;
            while (place < line.Length && char.IsWhiteSpace(line[place]))
                place++;
            if (place == line.Length || line[place] != c)
                return 0;
            place++;
        }

        return place;
    }

    private static TextBlock.Table? Table(string text, IReadOnlyList<int[]> marks, IReadOnlyList<PlacedNote>? notes)
    {
        var rows = Lines(text, 0, text.Length, '\n')
            .Where(line => !text.AsSpan(line.Start, line.End - line.Start).IsWhiteSpace())
            .Select(line => Lines(text, line.Start, line.End, '\t').Select(cell => Trim(text, cell)).ToList())
            .ToList();
        if (rows.Count == 0)
            return null;
        var laidOut = rows.Select((row, index) => new TableRow(
            [.. row.Select(cell => new TableCell(MarkedRun.Cut(text, cell.Start, cell.End, marks, notes), IsNumber(text.AsSpan(cell.Start, cell.End - cell.Start))))],
            IsHead: index == 0 && row.Count > 1 && !row.Any(cell => IsNumber(text.AsSpan(cell.Start, cell.End - cell.Start)))));
        return new TextBlock.Table([.. laidOut], rows.Max(row => row.Count));
    }

    private static bool IsNumber(ReadOnlySpan<char> cell) => cell.Length > 0 && char.IsAsciiDigit(cell[0]) && cell.IndexOfAnyExcept("0123456789.,%") < 0;

    private static IEnumerable<(int Start, int End)> Lines(string text, int from, int to, char separator)
    {
        while (true)
        {
            var end = text.IndexOf(separator, from, to - from);
            yield return (from, end < 0 ? to : end);
            if (end < 0)
                yield break;
            from = end + 1;
        }
    }

    private static (int Start, int End) Trim(string text, (int Start, int End) range)
    {
        var (start, end) = range;
        while (start < end && char.IsWhiteSpace(text[start]))
            start++;
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;
        return (start, end);
    }

    public static string WithoutSpace(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}

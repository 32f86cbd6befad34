using ReportSearch.Corpus;

namespace ReportSearch.Server.Pages;

/// <summary>Lays out a unit's text: paragraphs with the headings of the outline among them, or a table of rows (line ends) and cells (tabs).</summary>
internal static class UnitLayout
{
    public static IReadOnlyList<TextBlock> Blocks(ReportUnit unit, IReadOnlyList<OutlineEntry> beginning, IReadOnlyList<int[]> marks)
    {
        var blocks = new List<TextBlock>();
        var waiting = new Queue<OutlineEntry>(beginning);
        if (unit.Kind == "table")
        {
            blocks.AddRange(waiting.Select(entry => new TextBlock.Anchor(entry.Index)));
            if (Table(unit.Text, marks) is { } table)
                blocks.Add(table);
            return blocks;
        }

        foreach (var (start, end) in Lines(unit.Text, 0, unit.Text.Length, '\n').Select(line => Trim(unit.Text, line)).Where(line => line.End > line.Start))
        {
            var runs = MarkedRun.Cut(unit.Text, start, end, marks);
            var place = Begins(unit.Text.AsSpan(start, end - start), waiting, out var whole);
            if (place is null)
            {
                blocks.Add(new TextBlock.Paragraph(null, runs));
                continue;
            }

            for (var entry = waiting.Dequeue(); entry != place; entry = waiting.Dequeue())
                blocks.Add(new TextBlock.Anchor(entry.Index));
            blocks.Add(whole ? new TextBlock.Heading(Math.Max(1, place.Level), place.Index, runs) : new TextBlock.Paragraph(place.Index, runs));
        }

        // Sections whose heading the text does not show begin where the unit begins.
        blocks.InsertRange(0, waiting.Select(entry => new TextBlock.Anchor(entry.Index)));
        return blocks;
    }

    private static OutlineEntry? Begins(ReadOnlySpan<char> line, IEnumerable<OutlineEntry> waiting, out bool whole)
    {
        var text = WithoutSpace(line);
        foreach (var entry in waiting)
        {
            var title = WithoutSpace(entry.Title);
            var numbered = WithoutSpace(entry.Numbering) + title;
            foreach (var heading in (string[])[numbered, title])
            {
                if (heading.Length > 0 && text.StartsWith(heading, StringComparison.Ordinal))
                {
                    // A full stop or colon behind it does not make it a paragraph.
                    whole = text.Length - heading.Length <= 1;
                    return entry;
                }
            }
        }

        whole = false;
        return null;
    }

    private static TextBlock.Table? Table(string text, IReadOnlyList<int[]> marks)
    {
        var rows = Lines(text, 0, text.Length, '\n')
            .Where(line => !text.AsSpan(line.Start, line.End - line.Start).IsWhiteSpace())
            .Select(line => Lines(text, line.Start, line.End, '\t').Select(cell => Trim(text, cell)).ToList())
            .ToList();
        if (rows.Count == 0)
            return null;
        var laidOut = rows.Select((row, index) => new TableRow(
            [.. row.Select(cell => new TableCell(MarkedRun.Cut(text, cell.Start, cell.End, marks), IsNumber(text.AsSpan(cell.Start, cell.End - cell.Start))))],
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

    private static string WithoutSpace(ReadOnlySpan<char> text) => string.Concat(text.ToString().Where(c => !char.IsWhiteSpace(c)));
}

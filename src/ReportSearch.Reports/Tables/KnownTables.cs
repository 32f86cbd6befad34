using ReportSearch.Reports.Cleaning;
using ReportSearch.Reports.Documents;
using ReportSearch.Reports.Formats;

namespace ReportSearch.Reports.Tables;

/// <summary>Brings the tables that a format names itself from the source text into the repaired draft.</summary>
internal static class KnownTables
{
    /// <summary>The known tables as lines and cells of the draft.</summary>
    internal static List<DraftTable> Place(IReadOnlyList<SourceTable> tables, TextDraft draft, List<TextLine> lines)
    {
        var placed = new List<DraftTable>(tables.Count);
        var places = new DraftPlaces(draft.Runs, draft.Text.Length);
        int line = 0;
        foreach (SourceTable table in tables)
        {
            var rows = new List<DraftRow>(table.Rows.Count);
            int start = places.Of(table.Start);
            while (line < lines.Count && lines[line].End < start)
                line++;
            foreach (IReadOnlyList<SourceCell> cells in table.Rows)
            {
                var row = new DraftRow(new List<DraftCell>(cells.Count));
                foreach (SourceCell cell in cells)
                {
                    int from = places.Of(cell.Start);
                    row.Cells.Add(new DraftCell(Pieces(draft.Text, from, cell.End == cell.Start ? from : places.Of(cell.End))));
                }

                // Marks and invisible characters may have been all that stood in it.
                if (!row.IsNothing)
                    rows.Add(row);
            }

            int end = places.Of(table.End), first = line;
            while (line < lines.Count && lines[line].RawStart < end)
                line++;
            if (rows.Count > 0 && line > first)
                placed.Add(new DraftTable(first, line, rows));
        }

        return placed;
    }

    /// <summary>The known tables and those that are found as text in the lines between them.</summary>
    internal static List<DraftTable> WithFound(List<DraftTable> known, string text, List<TextLine> lines, bool[] pageMarks)
    {
        if (known.Count == 0)
            return new TableFinder(text, lines, pageMarks).Find();
        var all = new List<DraftTable>(known.Count);
        int from = 0;
        foreach (DraftTable table in known)
        {
            Find(from, table.FirstLine);
            all.Add(table);
            from = table.EndLine;
        }

        Find(from, lines.Count);
        return all;

        void Find(int first, int end)
        {
            if (first < end)
                all.AddRange(new TableFinder(text, lines[first..end], pageMarks[first..end]).Find()
                    .Select(found => found with { FirstLine = found.FirstLine + first, EndLine = found.EndLine + first }));
        }
    }

    /// <summary>The lines of a cell, without the white space around them.</summary>
    private static List<(int Start, int End)> Pieces(string text, int start, int end)
    {
        var pieces = new List<(int Start, int End)>(1);
        for (int at = start; at < end;)
        {
            int length = text.AsSpan(at, end - at).IndexOfAny("\n\r\f\v\u0085\u2028\u2029");
            int next = length < 0 ? end : at + length;
            int from = at, to = next;
            while (from < to && char.IsWhiteSpace(text[from]))
                from++;
            while (to > from && char.IsWhiteSpace(text[to - 1]))
                to--;
            if (from < to)
                pieces.Add((from, to));
            at = next + 1;
        }

        return pieces;
    }

    /// <summary>From rising places of the source to the places of the draft: the first unit of the draft that stands there or behind.</summary>
    private sealed class DraftPlaces(IReadOnlyList<OffsetRun> runs, int length)
    {
        private int _run;

        internal int Of(int source)
        {
            while (_run < runs.Count && SourceEnd(runs[_run]) <= source)
                _run++;
            if (_run == runs.Count)
                return length;
            OffsetRun run = runs[_run];
            return run.CleanStart + Math.Clamp(source - run.SourceStart, 0, run.Length);
        }

        private static int SourceEnd(in OffsetRun run) => run.SourceStart + run.Length + (run.Stride * (run.Copies - 1));
    }
}

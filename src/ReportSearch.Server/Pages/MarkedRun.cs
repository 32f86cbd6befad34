namespace ReportSearch.Server.Pages;

/// <summary>A stretch of text that is marked as a match, or is not.</summary>
public readonly record struct MarkedRun(string Text, bool Marked)
{
    /// <summary>Cuts [<paramref name="start"/>, <paramref name="end"/>) of a text at the marks' borders. Marks may be unordered, overlap, or reach beyond.</summary>
    public static IReadOnlyList<MarkedRun> Cut(string text, int start, int end, IEnumerable<int[]> marks)
    {
        var runs = new List<MarkedRun>();
        var done = start;
        foreach (var (from, to) in marks.Where(mark => mark.Length == 2).Select(mark => (Math.Max(mark[0], start), Math.Min(mark[1], end))).Order())
        {
            if (to <= Math.Max(from, done))
                continue;
            if (from > done)
                runs.Add(new MarkedRun(text[done..from], false));
            runs.Add(new MarkedRun(text[Math.Max(from, done)..to], true));
            done = to;
        }

        if (done < end)
            runs.Add(new MarkedRun(text[done..end], false));
        return runs;
    }
}

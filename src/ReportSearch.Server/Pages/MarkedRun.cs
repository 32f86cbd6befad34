using ReportSearch.Corpus;

namespace ReportSearch.Server.Pages;

/// <summary>A note that a page shows, with the anchor of its place.</summary>
public sealed record PlacedNote(string Anchor, ReportNote Note);

/// <summary>A stretch of text that is marked as a match, or is not, and the notes that stand over it.</summary>
/// <param name="Text">The text.</param>
/// <param name="Marked">Whether it matches.</param>
/// <param name="Notes">The notes over it.</param>
/// <param name="Anchors">Anchors of the notes that begin with it.</param>
public readonly record struct MarkedRun(string Text, bool Marked, IReadOnlyList<PlacedNote> Notes, IReadOnlyList<string> Anchors)
{
    /// <summary>Cuts [<paramref name="start"/>, <paramref name="end"/>) of a text at the borders of marks and notes. Both may be unordered, overlap, or reach beyond.</summary>
    public static IReadOnlyList<MarkedRun> Cut(string text, int start, int end, IEnumerable<int[]> marks, IReadOnlyList<PlacedNote>? notes = null)
    {
        if (start >= end)
            return [];
        List<(int From, int To)> marked = [.. marks.Where(mark => mark.Length == 2).Select(mark => (Math.Max(mark[0], start), Math.Min(mark[1], end))).Where(mark => mark.Item1 < mark.Item2).Order()];
        List<PlacedNote> noted = [.. (notes ?? []).Where(note => note.Note.Start < end && note.Note.End > start)];
        int[] borders =
        [
            .. new[] { start, end }.Concat(marked.SelectMany(mark => new[] { mark.From, mark.To }))
                .Concat(noted.SelectMany(note => new[] { Math.Max(note.Note.Start, start), Math.Min(note.Note.End, end) })).Distinct().Order(),
        ];
        var runs = new List<MarkedRun>();
        for (var i = 0; i + 1 < borders.Length; i++)
        {
            var (from, to) = (borders[i], borders[i + 1]);
            List<PlacedNote> over = [.. noted.Where(note => note.Note.Start <= from && to <= note.Note.End)];
            var run = new MarkedRun(
                text[from..to], marked.Exists(mark => mark.From <= from && to <= mark.To), over, [.. over.Where(note => Math.Max(note.Note.Start, start) == from && note.Note.Start >= start).Select(note => note.Anchor)]);
            // Two marks that touch are one match to the eye.
            if (runs is [.., var before] && before.Marked == run.Marked && run.Anchors.Count == 0 && before.Notes.SequenceEqual(run.Notes))
                runs[^1] = before with { Text = before.Text + run.Text };
            else
                runs.Add(run);
        }

        return runs;
    }
}

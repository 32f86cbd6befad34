using ReportSearch.Text.Folding;

namespace ReportSearch.Corpus.Queries;

/// <summary>
/// Where a word with open characters stands in a folded text: the shortest stretches that it matches, none of them over all of another (minimal intervals; Clarke, Cormack
/// and Burkowski, An algebra for structured text search, 1995).
/// </summary>
internal static class PatternOccurrences
{
    public static IReadOnlyList<(int Start, int Length)> Find(FoldedText text, OpenPattern pattern)
    {
        var found = new List<(int Start, int End)>();
        List<int> ends = [], next = [];
        for (int start = 0; start < text.Text.Length; start++)
        {
            if (EndFrom(text, pattern, start, ref ends, ref next) is int end)
                found.Add((start, end));
        }

        // From the last to the first: what ends no earlier than one that begins later holds it.
        var shortest = new List<(int Start, int Length)>();
        int least = int.MaxValue;
        for (int i = found.Count - 1; i >= 0; i--)
        {
            if (found[i].End >= least)
                continue;
            least = found[i].End;
            shortest.Add((found[i].Start, least - found[i].Start));
        }

        shortest.Reverse();
        return shortest;
    }

    /// <summary>The least end of a match that begins here; null when there is none.</summary>
    private static int? EndFrom(FoldedText text, OpenPattern pattern, int start, ref List<int> ends, ref List<int> next)
    {
        if (!StandsAt(text, pattern.Pieces[0], start) || (pattern.WholeStart && !TextOccurrences.BeginsRun(text, start)))
            return null;
        ends.Clear();
        ends.Add(start + pattern.Pieces[0].Length);
        for (int i = 0; i < pattern.Gaps.Count && ends.Count > 0; i++)
        {
            next.Clear();
            foreach (int end in ends)
                AddEnds(text, pattern.Gaps[i], pattern.Pieces[i + 1], end, next);
            (ends, next) = (next, ends);
        }

        int? least = null;
        foreach (int end in ends)
        {
            if ((least is null || end < least) && (!pattern.WholeEnd || TextOccurrences.EndsRun(text, end - 1)))
                least = end;
        }

        return least;
    }

    /// <summary>Adds where the piece behind a gap may end, when the one before it ends here.</summary>
    private static void AddEnds(FoldedText text, PatternGap gap, string piece, int end, List<int> ends)
    {
        for (int start = end; start + piece.Length <= text.Text.Length && start - end <= gap.Most; start++)
        {
            if (text.StartsRun(start) || (gap.InRun && TextOccurrences.BeginsRun(text, start)))
                return;
            if (start - end >= gap.Least && StandsAt(text, piece, start) && !ends.Contains(start + piece.Length))
                ends.Add(start + piece.Length);
            // The next one has this character in its gap.
            if (StretchEnds.EndsSentence(text, start))
                return;
        }
    }

    private static bool StandsAt(FoldedText text, string piece, int start)
    {
        if (start + piece.Length > text.Text.Length)
            return false;
        for (int i = 0; i < piece.Length; i++)
        {
            if ((piece[i] != OpenPattern.AnyCharacter && piece[i] != text.Text[start + i]) || (i > 0 && text.StartsRun(start + i)))
                return false;
        }

        return true;
    }
}

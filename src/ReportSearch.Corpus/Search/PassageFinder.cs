using ReportSearch.Corpus.Indexing;

namespace ReportSearch.Corpus.Search;

/// <summary>Cuts the passages of a hit out of a unit's text: whole sentences or rows around the marks, as many different texts in one passage as possible.</summary>
internal static class PassageFinder
{
    private const int MinUnits = 120;
    private const int MaxUnits = 200;

    // Of a sentence longer than a passage, this much stands before the mark.
    private const int LeadUnits = 60;

    // A unit with more marks (a long table) is judged by its first ones.
    private const int MaxMarksJudged = 256;
    private const int DifferentTextScore = 8;

    private readonly record struct Window(int Start, int End, int Score);

    /// <summary>The best passages of a unit, best first; the beginning of the unit when nothing is marked.</summary>
    public static IReadOnlyList<HitPassage> Find(IndexUnit unit, IReadOnlyList<UnitMark> marks, int most)
    {
        List<int> bounds = SentenceStarts(unit.Text);
        var candidates = new List<Window>();
        if (marks.Count == 0)
        {
            int first = 0;
            while (first < unit.Text.Length && char.IsWhiteSpace(unit.Text[first]))
                first++;
            if (first < unit.Text.Length)
                candidates.Add(Around(unit.Text, bounds, new UnitMark(first, first + 1, ""), []));
        }

        for (int i = 0; i < marks.Count && i < MaxMarksJudged; i++)
            candidates.Add(Around(unit.Text, bounds, marks[i], marks));
        // Stable: of equal windows the first in the text.
        var chosen = new List<Window>();
        foreach (Window window in candidates.OrderByDescending(window => window.Score))
        {
            if (chosen.Count == most)
                break;
            if (chosen.TrueForAll(other => window.End <= other.Start || window.Start >= other.End))
                chosen.Add(window);
        }

        return [.. chosen.Select(window => Passage(unit, window, marks)).OfType<HitPassage>()];
    }

    private static HitPassage? Passage(IndexUnit unit, Window window, IReadOnlyList<UnitMark> marks)
    {
        if (!StandsInSource(unit, window.Start, window.End))
            return null;
        var textMarks = new List<int[]>();
        var sourceMarks = new List<int[]>();
        foreach (UnitMark mark in marks)
        {
            if (mark.Start < window.Start || mark.End > window.End || !StandsInSource(unit, mark.Start, mark.End))
                continue;
            textMarks.Add([mark.Start - window.Start, mark.End - window.Start]);
            (int from, int to) = unit.Map.ToSource(mark.Start, mark.End);
            sourceMarks.Add([from, to]);
        }

        (int start, int end) = unit.Map.ToSource(window.Start, window.End);
        return new HitPassage(unit.Text[window.Start..window.End], textMarks, start, end, sourceMarks);
    }

    private static bool StandsInSource(IndexUnit unit, int start, int end)
    {
        foreach (var run in unit.Map.Runs)
        {
            if (run.CleanStart < end && run.CleanEnd > start)
                return true;
        }

        return false;
    }

    private static Window Around(string text, List<int> bounds, UnitMark mark, IReadOnlyList<UnitMark> marks)
    {
        int first = bounds.BinarySearch(mark.Start);
        if (first < 0)
            first = ~first - 1;
        int last = first;
        while (EndOf(last) < mark.End)
            last++;
        int start = bounds[first];
        int end = EndOf(last);
        if (end - start > MaxUnits)
        {
            start = Math.Max(start, mark.Start - LeadUnits);
            end = Math.Max(mark.End, Math.Min(end, start + MaxUnits));
            if (start > 0 && char.IsLowSurrogate(text[start]))
                start--;
            if (end < text.Length && char.IsLowSurrogate(text[end]))
                end++;
        }
        else
        {
            while (last + 1 < bounds.Count && EndOf(last + 1) - start <= MaxUnits && end - start < MinUnits)
                end = EndOf(++last);
            // Not back over the end of a paragraph: what stands before is mostly the heading, which a hit shows anyway.
            while (first > 0 && text[bounds[first] - 1] != '\n' && end - bounds[first - 1] <= MaxUnits && end - start < MinUnits)
                start = bounds[--first];
        }

        while (start < mark.Start && char.IsWhiteSpace(text[start]))
            start++;
        while (end > mark.End && char.IsWhiteSpace(text[end - 1]))
            end--;
        return new Window(start, end, Score(start, end, marks));

        int EndOf(int sentence) => sentence + 1 < bounds.Count ? bounds[sentence + 1] : text.Length;
    }

    /// <summary>Different texts count most, longer ones more; then how often they stand there.</summary>
    private static int Score(int start, int end, IReadOnlyList<UnitMark> marks)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        int score = 0;
        foreach (UnitMark mark in marks)
        {
            if (mark.Start >= end)
                break;
            if (mark.Start < start || mark.End > end)
                continue;
            score += seen.Add(mark.Text) ? DifferentTextScore + Math.Min(mark.Text.Length, DifferentTextScore) : 1;
        }

        return score;
    }

    private static List<int> SentenceStarts(string text)
    {
        List<int> starts = [0];
        for (int i = 0; i < text.Length - 1; i++)
        {
            if (text[i] is not ('\n' or '。' or '！' or '？' or '；'))
                continue;
            int next = i + 1;
            while (next < text.Length && text[next] is '”' or '’' or '」' or '』' or '）')
                next++;
            if (next < text.Length && next > starts[^1])
                starts.Add(next);
        }

        return starts;
    }
}

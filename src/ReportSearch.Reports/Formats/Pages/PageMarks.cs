namespace ReportSearch.Reports.Formats.Pages;

/// <summary>What is drawn on pages but is no text of its own: copies that make letters bold, and watermarks.</summary>
internal static class PageMarks
{
    private const double CopyInEm = 0.35;
    private const double LargeLetters = 1.55;
    private const int FewestSteps = 3;
    private const int MostLookedBack = 2000;

    /// <summary>Bold that is made by drawing a word several times nearly at the same place counts once.</summary>
    /// <returns>The words without copies, and how many words had any.</returns>
    internal static (List<PlacedWord> Words, int Copied) WithoutCopies(IReadOnlyList<PlacedWord> words)
    {
        var kept = new List<PlacedWord>(words.Count);
        var places = new Dictionary<string, List<PlacedWord>>();
        var copied = new HashSet<int>();
        foreach (PlacedWord word in words)
        {
            if (!places.TryGetValue(word.Text, out List<PlacedWord>? same))
                places[word.Text] = same = [];
            double near = CopyInEm * word.Em;
            // Programs draw the copies one after the other; a built page would have a word a hundred thousand times.
            int original = same.FindLastIndex(same.Count - 1, Math.Min(same.Count, MostLookedBack), other => Math.Abs(other.Left - word.Left) < near && Math.Abs(other.Middle - word.Middle) < near);
            if (original >= 0)
            {
                copied.Add(same[original].Order);
                continue;
            }

            same.Add(word);
            kept.Add(word);
        }

        return (kept, copied.Count);
    }

    /// <summary>Takes out letters that climb or fall over the page, and large letters that stand at the same place of most pages.</summary>
    /// <returns>The pages without them, and the number of pages that had any.</returns>
    internal static (List<PlacedPage> Pages, int Marked) WithoutWatermarks(IReadOnlyList<PlacedPage> pages)
    {
        double body = BodyEm(pages);
        var counts = new Dictionary<(string Text, int X, int Y), int>();
        foreach (PlacedPage page in pages)
        {
            foreach ((string Text, int X, int Y) key in page.Words.Where(word => word.Em > body * LargeLetters).Select(Key).ToHashSet())
                counts[key] = counts.GetValueOrDefault(key) + 1;
        }

        int least = pages.Count < 3 ? int.MaxValue : Math.Max(3, pages.Count * 6 / 10);
        var without = new List<PlacedPage>(pages.Count);
        int marked = 0;
        foreach (PlacedPage page in pages)
        {
            HashSet<int> climbing = Climbing(page.Words);
            List<PlacedWord> words = [.. page.Words.Where(word => !climbing.Contains(word.Order) && !(word.Em > body * LargeLetters && counts.GetValueOrDefault(Key(word)) >= least))];
            marked += words.Count < page.Words.Count ? 1 : 0;
            without.Add(words.Count < page.Words.Count ? page with { Words = words } : page);
        }

        return (without, marked);
    }

    private static (string Text, int X, int Y) Key(PlacedWord word) => (word.Text, (int)Math.Round(word.Left / 3), (int)Math.Round(word.Middle / 3));

    /// <summary>The usual size of letters, over all characters.</summary>
    private static double BodyEm(IReadOnlyList<PlacedPage> pages)
    {
        var sizes = new List<(double Em, int Characters)>();
        foreach (PlacedPage page in pages)
            sizes.AddRange(page.Words.Select(word => (word.Em, word.Text.Length)));
        sizes.Sort();
        int half = sizes.Sum(size => size.Characters) / 2;
        foreach ((double em, int characters) in sizes)
        {
            half -= characters;
            if (half <= 0)
                return em;
        }

        return 0;
    }

    /// <summary>Runs of letters drawn one after the other at equal steps that go across and up or down at once.</summary>
    private static HashSet<int> Climbing(IReadOnlyList<PlacedWord> words)
    {
        var found = new HashSet<int>();
        int run = 0;
        for (int i = 1; i <= words.Count; i++)
        {
            bool climbs = i < words.Count && words[i].Text.Length == 1 && words[i - 1].Text.Length == 1 && Step(words[i - 1], words[i]) is var step
                && Math.Abs(step.X) > 0.25 * words[i].Em && Math.Abs(step.Y) > 0.25 * words[i].Em && Math.Abs(step.X) < 2.5 * words[i].Em && Math.Abs(step.Y) < 2.5 * words[i].Em
                && (run == 0 || (Step(words[i - 2], words[i - 1]) is var before && Math.Abs(before.X - step.X) < 0.35 * words[i].Em && Math.Abs(before.Y - step.Y) < 0.35 * words[i].Em));
            if (climbs)
            {
                run++;
                continue;
            }

            for (int j = i - 1 - run; run >= FewestSteps && j < i; j++)
                found.Add(words[j].Order);
            run = 0;
        }

        return found;
    }

    private static (double X, double Y) Step(in PlacedWord a, in PlacedWord b) => (b.Left - a.Left, b.Middle - a.Middle);
}

namespace ReportSearch.Reports.Sections;

/// <summary>Headings that lost their number: which of the lines with a known title are headings of the highest level.</summary>
internal static class LostNumbers
{
    private const int FewestWithoutNumbers = 3;

    /// <summary>The numbered headings and the accepted ones without number, in no order.</summary>
    internal static IEnumerable<Heading> Accept(List<Heading> numbered, List<Heading> unnumbered)
    {
        (NumberStyle Style, int Depth)? top = OutlineLevels.TopStyle(numbered);
        List<Heading> tops = [.. numbered.Where(heading => heading.Number is { } number && (number.Style, number.Depth) == top)];
        var accepted = new List<Heading>(numbered);
        var officialSeen = new HashSet<int>(numbered.Select(heading => OfficialSections.Place(heading.Title)));

        // 1. Official titles speak for themselves.
        var open = new List<Heading>(unnumbered.Count);
        foreach (Heading heading in unnumbered)
            (OfficialSections.Place(heading.Title) is >= 0 and var place && officialSeen.Add(place) ? accepted : open).Add(heading);

        // 2. A report without any numbered part: its known titles are its parts.
        // So are they where the count of the highest printed numbers begins again and again below them.
        if (top is null || (top.Value.Style > NumberStyle.HanComma && (tops.Count < 2 || IsBelow(tops))))
        {
            if (open.Count >= FewestWithoutNumbers || (tops.Count == 0 && open.Count + accepted.Count >= FewestWithoutNumbers))
                accepted.AddRange(open);
            return accepted;
        }

        // 3. Where the printed count jumps, the lines between that look like titles fill the gap.
        for (int i = 0; i < tops.Count; i++)
        {
            int before = i == 0 ? 0 : tops[i - 1].Number!.Value.Value;
            int missing = tops[i].Number!.Value.Value - before - 1;
            int from = i == 0 ? 0 : tops[i - 1].Start;
            if (missing > 0)
                accepted.AddRange(open.Skip(FirstBehind(open, from)).TakeWhile(heading => heading.Start < tops[i].Start).Take(missing));
        }

        return accepted;
    }

    /// <summary>The first of these headings, which are in order, behind a place.</summary>
    private static int FirstBehind(List<Heading> headings, int place)
    {
        int low = 0, high = headings.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (headings[middle].Start > place)
                high = middle;
            else
                low = middle + 1;
        }

        return low;
    }

    /// <summary>True for numbers that stand below parts without number: they begin again, or are （一） with nothing above.</summary>
    internal static bool IsBelow(IReadOnlyList<Heading> tops) =>
        !tops.Any(heading => OfficialSections.IsTitle(heading.Title))
        && (tops.Count(heading => heading.Number is { Value: 1 }) >= 2 || tops.All(heading => heading.Number is { Style: NumberStyle.HanBracket }));
}

namespace ReportSearch.Reports.Sections;

/// <summary>Levels of headings from the styles of their numbers in the order in which the report uses them, since no two offices use the same.</summary>
internal static class OutlineLevels
{
    private readonly record struct Open((NumberStyle Style, int Depth) Key, int Value);

    /// <summary>The level of each heading, from 1; a heading without number is at level 1, an inner one right below the part before it.</summary>
    internal static int[] Of(IReadOnlyList<Heading> headings)
    {
        (NumberStyle Style, int Depth)? top = TopStyle(headings);
        // Parts that lost their numbers stand above numbers that begin again under each of them.
        if (top is { Style: > NumberStyle.HanComma } && headings.Count(heading => heading is { Number: null, Inner: false }) >= 3
            && LostNumbers.IsBelow([.. headings.Where(heading => heading.Number is { } number && (number.Style, number.Depth) == top)]))
            top = null;
        var levels = new int[headings.Count];
        var open = new List<Open>();
        for (int i = 0; i < headings.Count; i++)
        {
            if (headings[i].Number is not { } number)
            {
                int kept = headings[i].Inner ? Math.Min(1, open.Count) : 0;
                open.RemoveRange(kept, open.Count - kept);
                open.Add(new Open(default, -1));
                levels[i] = open.Count;
                continue;
            }

            Close(open, number, top);
            open.Add(new Open((number.Style, number.Depth), number.Value));
            levels[i] = open.Count;
        }

        return levels;
    }

    private static void Close(List<Open> open, HeadingNumber number, (NumberStyle Style, int Depth)? top)
    {
        (NumberStyle Style, int Depth) key = (number.Style, number.Depth);
        if (key == top)
        {
            open.Clear();
            return;
        }

        int same = open.FindLastIndex(entry => entry.Value >= 0 && entry.Key == key);
        if (same < 0 && number.Value > 1)
            same = open.FindLastIndex(entry => entry.Value == number.Value - 1 && IsKin(entry.Key.Style, number.Style) && entry.Key != top);
        if (same >= 0)
        {
            open.RemoveRange(same, open.Count - same);
            return;
        }

        // A style that is new here opens below what is open; in the middle of its count it lost its beginning and belongs to the highest part.
        if (number.Value > 1 && open.Count > 1)
            open.RemoveRange(1, open.Count - 1);
    }

    /// <summary>True where the style begins its count anew again and again below another that counts on: 壹、 above 一、.</summary>
    private static bool StandsBelow(IReadOnlyList<Heading> headings, (NumberStyle Style, int Depth) key)
    {
        Heading? first = headings.FirstOrDefault(heading => heading.Number is not null);
        if (first?.Number is not { Style: NumberStyle.Capital or NumberStyle.Roman or NumberStyle.Stem, Value: 1 } outer || outer.Style == key.Style)
            return false;
        return headings.Count(heading => heading.Number?.Style == outer.Style) >= 2;
    }

    private static bool IsKin(NumberStyle a, NumberStyle b) =>
        a is NumberStyle.ArabicComma or NumberStyle.ArabicDot && b is NumberStyle.ArabicComma or NumberStyle.ArabicDot;

    /// <summary>第一部分 or 一、 where the report has several of them, else the style of the first number that begins a count.</summary>
    internal static (NumberStyle Style, int Depth)? TopStyle(IReadOnlyList<Heading> headings)
    {
        foreach ((NumberStyle Style, int Depth) key in ((NumberStyle, int)[])[(NumberStyle.Part, 1), (NumberStyle.Part, 2), (NumberStyle.Part, 3), (NumberStyle.HanComma, 1)])
        {
            if (headings.Count(heading => heading.Number is { } number && (number.Style, number.Depth) == key) >= 2 && !StandsBelow(headings, key))
                return key;
        }

        foreach (Heading heading in headings)
        {
            if (heading.Number is { Value: 1 } number)
                return (number.Style, number.Depth);
        }

        return headings.FirstOrDefault(heading => heading.Number is not null)?.Number is { } first ? (first.Style, first.Depth) : null;
    }
}

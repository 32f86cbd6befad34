using ReportSearch.Reports.Documents;

namespace ReportSearch.Reports.Sections;

/// <summary>Lines that list the headings to come and are none themselves.</summary>
internal static class TableOfContents
{
    private const int FewestEntries = 3;
    private const double LeastLikeness = 0.75;

    // No preface announces more parts; a longer count would be compared with every heading behind it.
    private const int MostAnnounced = 60;

    /// <summary>The blocks that are entries of a table of contents.</summary>
    internal static HashSet<int> Find(Document document, IReadOnlyList<Heading> headings)
    {
        var entries = new HashSet<int>();
        for (int i = 0; i < document.Blocks.Count; i++)
        {
            Block block = document.Blocks[i];
            ReadOnlySpan<char> line = document.Text.AsSpan(block.Start, block.End - block.Start).Trim();
            if (block.Kind == BlockKind.Paragraph && HasLeader(line))
                entries.Add(i);
        }

        AddRepeated(document, headings, entries);
        AddAnnounced(document, headings, entries);
        return entries;
    }

    /// <summary>Dots and a page number: 一、概述……3.</summary>
    private static bool HasLeader(ReadOnlySpan<char> line)
    {
        if (line.Length is < 5 or > 120 || !char.IsAsciiDigit(line[^1]))
            return false;
        int at = line.Length;
        while (at > 0 && (char.IsAsciiDigit(line[at - 1]) || line[at - 1] is ' ' or '-'))
            at--;
        int dots = 0;
        while (at > 0 && line[at - 1] is '.' or '…' or '·' or '．' or '-' or '_' or ' ')
        {
            dots += line[at - 1] == ' ' ? 0 : 1;
            at--;
        }

        return dots >= 2 && at > 0;
    }

    /// <summary>Headings one after the other without text between whose titles come again later.</summary>
    private static void AddRepeated(Document document, IReadOnlyList<Heading> headings, HashSet<int> entries)
    {
        var lastBlock = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (Heading heading in headings)
            lastBlock[Plain(heading)] = heading.Block;
        for (int first = 0; first < headings.Count;)
        {
            int last = first;
            while (last + 1 < headings.Count && headings[last].TakesBlock(document) && headings[last + 1].Block == headings[last].Block + 1)
                last++;
            if (last - first + 1 >= FewestEntries)
            {
                // The last line of the run may be the first real heading: it is an entry only when it comes again.
                List<Heading> again = [];
                for (int i = first; i <= last; i++)
                {
                    if (lastBlock[Plain(headings[i])] > headings[i].Block)
                        again.Add(headings[i]);
                }

                if (again.Count >= FewestEntries && again.Count * 10 >= (last - first) * 6)
                    entries.UnionWith(again.Select(heading => heading.Block));
            }

            first = last + 1;
        }
    }

    /// <summary>Numbered lines without text between, after which the same count begins again with much the same titles: parts that the preface announces.</summary>
    private static void AddAnnounced(Document document, IReadOnlyList<Heading> headings, HashSet<int> entries)
    {
        Heading[] numbered = [.. headings.Where(heading => heading.Number is not null)];
        int last = 0;
        while (last + 1 < numbered.Length && numbered[last].TakesBlock(document) && numbered[last + 1].Block == numbered[last].Block + 1 && Counts(numbered[last], numbered[last + 1]))
            last++;
        if (last + 1 is < FewestEntries or > MostAnnounced || numbered[0].Number!.Value.Value != 1)
            return;
        Heading[] announced = numbered[..(last + 1)];
        Heading[] parts = [.. numbered[(last + 1)..].Where(heading => heading.Number!.Value.Style == numbered[0].Number!.Value.Style)];
        int alike = announced.Count(entry => Array.Exists(parts, part => part.Number!.Value.Value == entry.Number!.Value.Value && Likeness(part.Title, entry.Title) >= LeastLikeness));
        if (alike * 10 >= announced.Length * 6 && parts.Length > 0 && parts[0].Number!.Value.Value == 1)
            entries.UnionWith(announced.Select(entry => entry.Block));
    }

    private static bool Counts(Heading above, Heading below) =>
        above.Number!.Value.Style == below.Number!.Value.Style && below.Number.Value.Value == above.Number.Value.Value + 1;

    /// <summary>Share of the shorter title's characters that stand in the other, 0 to 1.</summary>
    private static double Likeness(string a, string b)
    {
        (string shorter, string longer) = a.Length <= b.Length ? (a, b) : (b, a);
        return shorter.Length == 0 ? 0 : (double)shorter.Count(longer.Contains) / shorter.Length;
    }

    private static string Plain(Heading heading)
    {
        string title = heading.Title.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', ' ', '.', '…', '\t');
        return (heading.Number is { } number ? number.Style + ":" + number.Value : "") + title.Replace(" ", "", StringComparison.Ordinal);
    }
}

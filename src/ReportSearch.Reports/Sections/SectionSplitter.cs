using ReportSearch.Reports.Documents;
using ReportSearch.Reports.Identity;

namespace ReportSearch.Reports.Sections;

/// <summary>Blocks to sections: headings, their levels, ranges and tags.</summary>
internal static class SectionSplitter
{
    internal static IReadOnlyList<Section> Split(Document document, ReportTitle title)
    {
        // 1. Numbered headings behind the title, without those of a table of contents.
        var numbered = new List<Heading>();
        var unnumbered = new List<Heading>();
        for (int i = title.EndBlock; i < document.Blocks.Count; i++)
        {
            if (document.Blocks[i].Kind != BlockKind.Paragraph)
                continue;
            int before = numbered.Count;
            numbered.AddRange(HeadingFinder.Numbered(document, i));
            if (numbered.Count == before && HeadingFinder.Unnumbered(document, i) is { } candidate)
                unnumbered.Add(candidate);
        }

        HashSet<int> contents = TableOfContents.Find(document, [.. numbered.Concat(unnumbered).OrderBy(heading => heading.Start)]);
        numbered.RemoveAll(heading => contents.Contains(heading.Block));
        unnumbered.RemoveAll(heading => contents.Contains(heading.Block));

        // 2. The statistics tables; what follows the annex is part of it unless the count of the highest parts goes on.
        List<AnnexFinder.TableSection> tables = [.. AnnexFinder.Find(document, title.EndBlock)];
        Heading? annex = tables.Find(table => table.Tag == SectionTags.StatisticsAnnex)?.Heading;
        var headings = new List<Heading>(LostNumbers.Accept(numbered, unnumbered));
        if (annex is not null)
            headings.RemoveAll(heading => heading.Block >= annex.Block && !OfficialSections.IsTitle(heading.Title));
        headings.Sort((a, b) => a.Start.CompareTo(b.Start));

        // 3. Levels, then the tables among them.
        int[] levels = OutlineLevels.Of(headings);
        List<Entry> entries = [.. headings.Select((heading, index) => new Entry(heading, levels[index], null))];
        InsertTables(entries, tables);
        return Build(document, title, entries);
    }

    private sealed record Entry(Heading Heading, int Level, string? Tag);

    private static void InsertTables(List<Entry> entries, List<AnnexFinder.TableSection> tables)
    {
        foreach (AnnexFinder.TableSection table in tables)
        {
            int place = entries.FindIndex(entry => entry.Heading.Start > table.Heading.Start);
            place = place < 0 ? entries.Count : place;
            if (table.Tag == SectionTags.StatisticsAnnex)
            {
                entries.Insert(place, new Entry(table.Heading, 1, table.Tag));
                continue;
            }

            // An official table under its own heading needs no section of its own.
            if (!IsInside(entries, place, table.Tag))
                entries.Insert(place, new Entry(table.Heading, 1, table.Tag));
        }
    }

    private static bool IsInside(List<Entry> entries, int place, string tag)
    {
        int level = int.MaxValue;
        for (int i = place - 1; i >= 0 && level > 1; i--)
        {
            if (entries[i].Level >= level)
                continue;
            level = entries[i].Level;
            if (entries[i].Tag == tag || TitleTagging.Tags(entries[i].Heading.Title, [], level == 1).Contains(tag))
                return true;
        }

        return false;
    }

    private static List<Section> Build(Document document, ReportTitle title, List<Entry> entries)
    {
        var sections = new List<Section>(entries.Count + 1);
        int textStart = entries.Count > 0 ? entries[0].Heading.Start : document.Text.Length;
        int sourceStart = textStart == document.Text.Length ? document.Source.Length : SourceOf(document, entries[0].Heading);
        if (textStart > 0)
            sections.Add(new Section(0, null, 1, "", title.Text ?? "", [SectionTags.FrontMatter], [], 0, sourceStart, true, 0, textStart, 0));
        var open = new List<Section>();
        for (int i = 0; i < entries.Count; i++)
        {
            (Heading heading, int level, string? tag) = entries[i];
            while (open.Count > 0 && open[^1].Level >= level)
                open.RemoveAt(open.Count - 1);
            Section? parent = open.Count > 0 ? open[^1] : null;
            Entry? next = entries.Skip(i + 1).FirstOrDefault(entry => entry.Level <= level);
            IReadOnlyList<string> tags = tag is not null ? [tag] : TitleTagging.Tags(heading.Title, parent?.Tags ?? [], level == 1 && i == 0);
            var section = new Section(
                sections.Count,
                parent?.Index,
                open.Count + 1,
                heading.Numbering,
                heading.Title,
                tags.Count > 0 ? tags : [SectionTags.OtherMatters],
                [],
                SourceOf(document, heading),
                next is null ? document.Source.Length : SourceOf(document, next.Heading),
                heading.Number is null,
                heading.Start,
                next is null ? document.Text.Length : next.Heading.Start,
                heading.BodyStart);
            sections.Add(section);
            open.Add(section with { Level = level });
        }

        return sections;
    }

    private static int SourceOf(Document document, Heading heading) => document.Map.ToSource(heading.Start, document.Text.Length).Start;
}

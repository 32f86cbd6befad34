using ReportSearch.Reports.Documents;
using ReportSearch.Reports.Identity;

namespace ReportSearch.Reports.Sections;

/// <summary>Blocks to sections: headings, their levels, ranges and tags.</summary>
internal static class SectionSplitter
{
    internal static IReadOnlyList<Section> Split(Document document, ReportTitle title)
    {
        // 1. Numbered lines behind the title that are headings, and lines that may be headings without a number; a table of contents gives none.
        HashSet<int> closed = ClosedLines.Find(document);
        var lines = new List<NumberedLine>();
        var unnumbered = new List<Heading>();
        for (int i = title.EndBlock; i < document.Blocks.Count; i++)
        {
            if (document.Blocks[i].Kind != BlockKind.Paragraph || closed.Contains(i) || (lines.Count > 0 && lines[^1].Heading?.Block == i))
                continue;
            List<NumberedLine> found = HeadingFinder.Numbered(document, i);
            lines.AddRange(found);
            if (!found.Exists(line => line.Heading is not null) && HeadingFinder.Unnumbered(document, i) is { } candidate)
                unnumbered.Add(candidate);
        }

        List<Heading> numbered = new NumberedLists(document, lines).Headings();
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
        HashSet<int> unread = [.. closed, .. contents, .. headings.Select(heading => heading.Block), .. annex is null ? [] : Enumerable.Range(annex.Block, document.Blocks.Count - annex.Block)];
        headings.AddRange(new InnerHeadings(document, headings, unnumbered, unread).Find(OutlineLevels.TopStyle(headings)));
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
            if (entries[i].Tag == tag || TitleTagging.ThemeOf(entries[i].Heading.Title).Tags.Contains(tag))
                return true;
        }

        return false;
    }

    private static List<Section> Build(Document document, ReportTitle title, List<Entry> entries)
    {
        var cues = new ContentCues(document);
        var hidden = new HiddenThemes(document);
        var sections = new List<Section>(entries.Count + 1);
        int textStart = entries.Count > 0 ? entries[0].Heading.Start : document.Text.Length;
        int sourceStart = textStart == document.Text.Length ? document.Source.Length : SourceOf(document, entries[0].Heading);
        int front = textStart > 0 ? 1 : 0;
        if (front > 0)
        {
            // A preface only names the themes of the parts to come; a report without parts speaks of them here.
            bool alone = entries.TrueForAll(entry => entry.Tag is not null);
            sections.Add(new Section(0, null, 1, "", title.Text ?? "", [SectionTags.FrontMatter], alone ? hidden.Of(0, textStart) : [], 0, sourceStart, true, 0, textStart, 0) { TagConfidence = 0.95 });
        }

        List<TaggedPlace> places = Places(document, entries);
        int? year = title.Text is { } text ? TitleYears.In(text) is [.., var last] ? last : TitleYears.ShortIn(text)?.Year : null;
        IReadOnlyList<TagReading> readings = new SectionTagging(places, cues, hidden, year).Read();
        for (int i = 0; i < entries.Count; i++)
        {
            Heading heading = entries[i].Heading;
            Entry? next = entries.Skip(i + 1).FirstOrDefault(entry => entry.Level <= entries[i].Level);
            sections.Add(new Section(
                sections.Count,
                places[i].Parent < 0 ? null : places[i].Parent + front,
                places[i].Level,
                heading.Numbering,
                heading.Title,
                readings[i].Tags,
                readings[i].Content,
                SourceOf(document, heading),
                next is null ? document.Source.Length : SourceOf(document, next.Heading),
                heading.Numbering.Length == 0,
                heading.Start,
                next is null ? document.Text.Length : next.Heading.Start,
                heading.BodyStart)
            { TagConfidence = readings[i].Confidence });
        }

        return sections;
    }

    /// <summary>Parents and consistent levels: an inner section is exactly one level below the one that holds it.</summary>
    private static List<TaggedPlace> Places(Document document, List<Entry> entries)
    {
        var places = new List<TaggedPlace>(entries.Count);
        var open = new List<int>();
        for (int i = 0; i < entries.Count; i++)
        {
            while (open.Count > 0 && entries[open[^1]].Level >= entries[i].Level)
                open.RemoveAt(open.Count - 1);
            int end = i + 1 < entries.Count ? entries[i + 1].Heading.Start : document.Text.Length;
            places.Add(new TaggedPlace(entries[i].Heading, open.Count + 1, open.Count > 0 ? open[^1] : -1, entries[i].Tag, end));
            open.Add(i);
        }

        return places;
    }

    private static int SourceOf(Document document, Heading heading) => document.Map.ToSource(heading.Start, document.Text.Length).Start;
}

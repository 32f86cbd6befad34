using ReportSearch.Reports.Cleaning;
using ReportSearch.Reports.Documents;

namespace ReportSearch.Reports.Sections;

/// <summary>
/// Headings inside a part that lost their number, or never had one: what fills the gap of a count, paragraphs that begin alike, and a title that ends in a colon.
/// </summary>
internal sealed class InnerHeadings(Document document, IReadOnlyList<Heading> known, IReadOnlyList<Heading> unnumbered, IReadOnlySet<int> closed)
{
    private const int LongestTitle = 16;
    private const int LongestParallel = 20;
    private const int ShortestText = 12;
    private const int FewestParallel = 3;
    private const int AlikeCharacters = 4;
    private const int ShortestBelowColon = 30;

    private readonly HashSet<int> _taken = [.. known.Select(heading => heading.Block)];

    /// <summary>The headings found, in no order.</summary>
    /// <param name="top">The style of the highest printed numbers, whose gaps are not filled here.</param>
    internal List<Heading> Find((NumberStyle Style, int Depth)? top)
    {
        var found = new List<Heading>();
        for (int i = 0; i < known.Count; i++)
        {
            int end = i + 1 < known.Count ? known[i + 1].Block : document.Blocks.Count;
            if (i > 0)
                FillGap(i, top, found);
            if (known[i].TakesBlock(document))
                found.AddRange(Titles(known[i].Block + 1, end));
        }

        found.AddRange(Parallel());
        return [.. found.DistinctBy(heading => heading.Block)];
    }

    /// <summary>Between 1 and 3, or before a 2 without a 1: the paragraph that looks as they do.</summary>
    private void FillGap(int index, (NumberStyle Style, int Depth)? top, List<Heading> found)
    {
        Heading heading = known[index];
        if (heading.Number is not { Value: > 1, Style: not (NumberStyle.Ordinal or NumberStyle.Bullet) } number || (number.Style, number.Depth) == top)
            return;
        Heading before = known[index - 1];
        bool counts = before.Number is { } last && (last.Style, last.Depth) == (number.Style, number.Depth) && last.Value < number.Value;
        int missing = number.Value - (counts ? before.Number!.Value.Value : 0) - 1;
        // More than one lost number tells nothing of where each stood; another style before it may hide the numbers that are there.
        if (missing != 1 || (!counts && before.Number is { } other && other.Style >= number.Style))
            return;
        for (int block = heading.Block - 1; block > before.Block; block--)
        {
            if (closed.Contains(block) || document.Blocks[block].Kind != BlockKind.Paragraph)
                continue;
            Heading? lost = heading.TakesBlock(document) ? unnumbered.FirstOrDefault(candidate => candidate.Block == block) : RunIn(block, LongestTitle, named: true);
            if (lost is null)
                continue;
            found.Add(lost with { Number = number with { Value = number.Value - 1 } });
            _taken.Add(block);
            return;
        }
    }

    /// <summary>主要渠道： alone in its line above running text.</summary>
    private IEnumerable<Heading> Titles(int first, int end)
    {
        foreach (Heading candidate in unnumbered)
        {
            if (candidate.Block < first || candidate.Block + 1 >= end || document.Blocks[candidate.Block + 1].Kind != BlockKind.Paragraph)
                continue;
            ReadOnlySpan<char> line = Line(candidate.Block), below = Line(candidate.Block + 1);
            if (line[^1] is '：' or ':' && line.IndexOf('，') < 0 && line.IndexOf("以下") < 0 && line.IndexOf("如下") < 0 && below.Length >= ShortestBelowColon && !HeadingNumber.TryParse(below, out _) && !HeadingNumber.TryParseBare(below, out _))
                yield return candidate with { Inner = true };
        }
    }

    /// <summary>Paragraphs of one part whose short first sentences begin with the same words: 以公开促改革。 以公开促发展。</summary>
    private IEnumerable<Heading> Parallel()
    {
        var alike = new Dictionary<string, List<Heading>>(StringComparer.Ordinal);
        for (int block = known.Count > 0 ? known[0].Block : document.Blocks.Count; block < document.Blocks.Count; block++)
        {
            if (closed.Contains(block) || _taken.Contains(block) || document.Blocks[block].Kind != BlockKind.Paragraph || RunIn(block, LongestParallel, named: false) is not { Title.Length: > AlikeCharacters } heading)
                continue;
            string opening = heading.Title[..AlikeCharacters];
            if (!alike.TryGetValue(opening, out List<Heading>? list))
                alike[opening] = list = [];
            list.Add(heading);
        }

        return alike.Values.Where(list => list.Count >= FewestParallel && list.Select(heading => heading.Title).Distinct().Count() == list.Count).SelectMany(list => list).Select(heading => heading with { Inner = true });
    }

    /// <summary>A paragraph whose short first sentence reads as a title; null for any other.</summary>
    private Heading? RunIn(int block, int longest, bool named)
    {
        int start = document.Blocks[block].Start, end = HeadingFinder.TrimmedEnd(document.Text, start, document.Blocks[block].End);
        while (start < end && char.IsWhiteSpace(document.Text[start]))
            start++;
        ReadOnlySpan<char> text = document.Text.AsSpan(start, end - start);
        int stop = text.IndexOfAny("。！；：:，,");
        if (stop < 2 || stop > longest || text[stop] != '。' || !Script.IsChinese(text[0]) || HeadingFinder.HasFigure(text[..stop]) || text[..stop].IndexOfAnyInRange('0', '9') >= 0)
            return null;
        bool alone = stop + 1 == text.Length;
        string title = HeadingFinder.Closed(text[..stop]);
        if (named ? text.Length - stop < ShortestText || !TitleTagging.NamesTheme(title) : !alone && text.Length - stop < ShortestText)
            return null;
        return new Heading(start, alone ? document.Blocks[block].End : start + stop + 1, null, "", title, block);
    }

    private ReadOnlySpan<char> Line(int block) => document.Text.AsSpan(document.Blocks[block].Start, document.Blocks[block].End - document.Blocks[block].Start).Trim();
}

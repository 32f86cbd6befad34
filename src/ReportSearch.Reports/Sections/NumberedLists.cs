using ReportSearch.Reports.Cleaning;
using ReportSearch.Reports.Documents;

namespace ReportSearch.Reports.Sections;

/// <summary>Tells headings from items of a list: lines that are counted together are judged together, by what stands below them and by how many of them are sentences.</summary>
internal sealed class NumberedLists(Document document, IReadOnlyList<NumberedLine> lines)
{
    private const int LargestGap = 3;
    private readonly Dictionary<int, NumberedLine> _firstOf = FirstLines(lines);

    /// <summary>The lines that are headings, in order.</summary>
    internal List<Heading> Headings()
    {
        var headings = new List<Heading>(lines.Count);
        foreach (List<NumberedLine> list in Lists())
            headings.AddRange(Judge(list));
        headings.Sort((a, b) => a.Start.CompareTo(b.Start));
        return headings;
    }

    private static Dictionary<int, NumberedLine> FirstLines(IReadOnlyList<NumberedLine> lines)
    {
        var first = new Dictionary<int, NumberedLine>();
        foreach (NumberedLine line in lines)
            first.TryAdd(line.Block, line);
        return first;
    }

    private List<List<NumberedLine>> Lists()
    {
        var lists = new List<List<NumberedLine>>();
        var open = new Dictionary<(NumberStyle Style, int Depth, bool Bare), List<NumberedLine>>();
        foreach (NumberedLine line in lines)
        {
            // 1. and 2、 are one list of a careless writer.
            NumberStyle style = line.Number.Style == NumberStyle.ArabicDot ? NumberStyle.ArabicComma : line.Number.Style;
            (NumberStyle Style, int Depth, bool Bare) key = (style, line.Number.Depth, line.Bare);
            bool goesOn = open.TryGetValue(key, out List<NumberedLine>? list)
                && !BeginsBetween(list![^1], line)
                && (style == NumberStyle.Bullet || line.Number.Value - list![^1].Number.Value is > 0 and <= LargestGap || (IsTop(style) && !line.Bare));
            if (!goesOn)
            {
                list = [];
                open[key] = list;
                lists.Add(list);
            }

            list!.Add(line);
        }

        return lists;
    }

    /// <summary>True where running text between two ordinals begins a count of its own: what stands behind goes on with that one.</summary>
    private bool BeginsBetween(NumberedLine last, NumberedLine next)
    {
        if (next.Number.Style != NumberStyle.Ordinal || next.Number.Value == 1)
            return false;
        for (int i = last.Block + 1; i < next.Block; i++)
        {
            ReadOnlySpan<char> text = document.Text.AsSpan(document.Blocks[i].Start, document.Blocks[i].End - document.Blocks[i].Start);
            int begins = text.IndexOf("一是");
            if (begins > 0 && text[begins - 1] is '。' or '：' or '；' or '，')
                return true;
        }

        return false;
    }

    private static bool IsTop(NumberStyle style) => style <= NumberStyle.HanComma;

    private IEnumerable<Heading> Judge(List<NumberedLine> list)
    {
        List<NumberedLine> able = [.. list.Where(line => line.Heading is not null)];
        if (able.Count == 0)
            return [];
        HeadingNumber first = list[0].Number;
        List<NumberedLine> titled = [.. able.Where(line => HasText(line.Heading!))];
        bool most = titled.Count >= 2 && titled.Count * 2 > list.Count;
        if (first.Style is NumberStyle.Ordinal or NumberStyle.Bullet)
            return most ? titled.Select(line => line.Heading!) : [];
        if (list[0].Bare || (first.Style == NumberStyle.ArabicDotted && first.Depth > 1))
        {
            // 12.4 without 12.3 is a date, 3 户 without a 1 above a count of households.
            bool counted = first.Value == 1 && able.Count * 2 > list.Count && (list.Count > 1 || !list[0].Bare);
            return counted ? able.Select(line => line.Heading!) : [];
        }

        if (IsTop(first.Style))
            return able.Select(line => line.Heading!);
        // Most are sentences, figures or names of documents: so are the others, however short.
        if (list.Count - able.Count > able.Count)
            return [];
        // Half of them are, and the others end as sentences do.
        if (list.Count == able.Count * 2 && able.TrueForAll(line => EndsAsSentence(line.Heading!) && line.Heading!.TakesBlock(document)))
            return [];
        // Not one has a text below it: a list, whose lines lost their full stops.
        if (titled.Count == 0 && list.Count > 1)
            return [];
        return able.Where(line => HasText(line.Heading!) || !EndsAsSentence(line.Heading!)).Select(line => line.Heading!);
    }

    /// <summary>True when text, a table or a list of its own follows the heading.</summary>
    private bool HasText(Heading heading)
    {
        if (!heading.TakesBlock(document))
            return true;
        int next = heading.Block + 1;
        while (next < document.Blocks.Count && document.Blocks[next].Kind == BlockKind.Residue)
            next++;
        if (next == document.Blocks.Count)
            return false;
        if (document.Blocks[next].Kind == BlockKind.Table || !_firstOf.TryGetValue(next, out NumberedLine? below))
            return true;
        (NumberStyle Style, int Depth) own = (heading.Number!.Value.Style, heading.Number.Value.Depth);
        return below.Number.Value <= 1 && (below.Number.Style, below.Number.Depth) != own;
    }

    private bool EndsAsSentence(Heading heading)
    {
        int end = HeadingFinder.TrimmedEnd(document.Text, heading.Start, heading.BodyStart);
        return end > heading.Start && Script.IsSentenceEnd(document.Text[end - 1]);
    }
}

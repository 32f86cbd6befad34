using ReportSearch.Reports.Documents;

namespace ReportSearch.Reports.Sections;

/// <summary>Lines that belong to something else than the outline of the report: what it quotes, and the list of its attachments.</summary>
internal static class ClosedLines
{
    private const int LongestQuotation = 12;

    /// <summary>The blocks in which no heading is to be looked for.</summary>
    internal static HashSet<int> Find(Document document)
    {
        var closed = new HashSet<int>();
        for (int i = 0; i < document.Blocks.Count; i++)
        {
            if (document.Blocks[i].Kind != BlockKind.Paragraph)
                continue;
            ReadOnlySpan<char> line = Line(document, i);
            if (line.Length > 1 && line[0] == '“' && Depth(line) > 0)
                i = Quotation(document, i, closed);
            else if (line.StartsWith("附件") && line.Length <= 80)
                i = Attachments(document, i, closed);
        }

        return closed;
    }

    /// <summary>Closes the lines up to the one that ends the quotation; none when no end is near.</summary>
    private static int Quotation(Document document, int first, HashSet<int> closed)
    {
        int depth = Depth(Line(document, first));
        for (int i = first + 1; i < document.Blocks.Count && i <= first + LongestQuotation; i++)
        {
            if (document.Blocks[i].Kind != BlockKind.Paragraph)
                return first;
            depth += Depth(Line(document, i));
            if (depth > 0)
                continue;
            closed.UnionWith(Enumerable.Range(first, i - first + 1));
            return i;
        }

        return first;
    }

    /// <summary>附件：1. ... and the numbered lines that go on with its count.</summary>
    private static int Attachments(Document document, int first, HashSet<int> closed)
    {
        ReadOnlySpan<char> list = Line(document, first)[2..].TrimStart("：: ");
        int value = HeadingNumber.TryParse(list, out HeadingNumber number) ? number.Value : list.IsEmpty ? 0 : -1;
        if (value < 0)
            return first;
        int i = first;
        while (i + 1 < document.Blocks.Count && document.Blocks[i + 1].Kind == BlockKind.Paragraph && HeadingNumber.TryParse(Line(document, i + 1), out HeadingNumber next)
            && next.Style > NumberStyle.HanBracket && next.Value == value + 1)
        {
            closed.Add(++i);
            value++;
        }

        return i;
    }

    private static int Depth(ReadOnlySpan<char> line) => line.Count('“') - line.Count('”');

    private static ReadOnlySpan<char> Line(Document document, int block) => document.Text.AsSpan(document.Blocks[block].Start, document.Blocks[block].End - document.Blocks[block].Start).Trim();
}

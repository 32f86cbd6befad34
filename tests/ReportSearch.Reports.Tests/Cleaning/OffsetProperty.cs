using System.Text;
using System.Text.RegularExpressions;
using ReportSearch.Reports.Documents;
using ReportSearch.Text.Folding;

namespace ReportSearch.Reports.Tests.Cleaning;

/// <summary>The promise of the offset map, checked by repairing the source slice in a way of its own.</summary>
internal static class OffsetProperty
{
    private static readonly Regex Marks = new(@"\[(image|bookmark)[^\]\r\n]*\]([A-Za-z |><—\-]*(?=[\r\n]|$))?", RegexOptions.CultureInvariant);
    private static readonly Regex PageMarks = new(@"(?m)^\s*([-—－]+ *[0-9]+ *[-—－]+|第 *[0-9]+ *页([ ，,/]*共 *[0-9]+ *页)?)\s*$", RegexOptions.CultureInvariant);

    // Of a page or of a cell: whichever it is, all of a short range are alike.
    private static readonly Regex BareNumbers = new(@"(?m)^\s*[0-9]{1,3}\s*$", RegexOptions.CultureInvariant);

    internal static void Holds(Document document, int ranges, int seed)
    {
        var random = new Random(seed);
        for (int i = 0; i < ranges; i++)
        {
            int start = random.Next(document.Text.Length);
            int end = Math.Min(document.Text.Length, start + 1 + random.Next(60));
            string cleaned = Plain(document.Text[start..end]);
            if (cleaned.Length == 0)
                continue;
            (int from, int to) = document.Map.ToSource(start, end);
            string marked = PageMarks.Replace(Marks.Replace(document.Source[from..to], ""), "\n");
            string slice = Plain(marked);
            Assert.True(Collapses(slice, cleaned) || Collapses(Plain(BareNumbers.Replace(marked, "\n")), cleaned), $"seed {seed}, cleaned {start}..{end} “{cleaned}”, source {from}..{to} “{slice}”");
        }
    }

    internal static string Plain(string text)
    {
        var plain = new StringBuilder();
        foreach (char unit in text)
        {
            if (!char.IsWhiteSpace(unit) && unit is not ('\u200B' or '\uFEFF' or '|' or '｜' or '│'))
                plain.Append(CharacterFolding.Fold(unit));
        }

        return plain.ToString();
    }

    /// <summary>True when the slice is the cleaned text with some pieces standing four times.</summary>
    private static bool Collapses(string slice, string cleaned)
    {
        var reached = new HashSet<(int, int)> { (0, 0) };
        var open = new Stack<(int, int)>(reached);
        while (open.Count > 0)
        {
            (int at, int done) = open.Pop();
            if (at == slice.Length && done == cleaned.Length)
                return true;
            for (int length = 1; done + length <= cleaned.Length && at + length <= slice.Length; length++)
            {
                if (slice[at + length - 1] != cleaned[done + length - 1])
                    break;
                if (length == 1)
                    Reach(at + 1, done + 1);
                bool four = at + (4 * length) <= slice.Length;
                for (int copy = 1; copy < 4 && four; copy++)
                    four = string.CompareOrdinal(slice, at, slice, at + (copy * length), length) == 0;
                if (four)
                    Reach(at + (4 * length), done + length);
            }
        }

        return false;

        void Reach(int at, int done)
        {
            if (reached.Add((at, done)))
                open.Push((at, done));
        }
    }

    internal static void BlocksPartition(Document document)
    {
        int at = 0;
        foreach (Block block in document.Blocks)
        {
            Assert.Equal(at, block.Start);
            Assert.True(block.End > block.Start);
            Assert.Equal('\n', document.Text[block.End - 1]);
            foreach (TableCell cell in block.Rows.SelectMany(row => row.Cells))
                Assert.InRange(cell.End, cell.Start, block.End - 1);
            at = block.End;
        }

        Assert.Equal(document.Text.Length, at);
        Assert.DoesNotContain("\n\n", document.Text);
    }
}

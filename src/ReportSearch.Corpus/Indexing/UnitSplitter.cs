using ReportSearch.Reports;
using ReportSearch.Reports.Documents;
using ReportSearch.Reports.Topics;

namespace ReportSearch.Corpus.Indexing;

/// <summary>
/// Cuts a report to units that partition its cleaned text: the own text of one section, a long one cut between paragraphs; a table is a unit of its own, and
/// so is residue. Neither a paragraph nor a table row is ever cut, except where a section begins inside of it.
/// </summary>
internal static class UnitSplitter
{
    /// <summary>A text unit is closed before the paragraph that would make it longer than this, in UTF-16 units.</summary>
    public const int TextUnitLength = 2_000;

    /// <summary>A table longer than this is cut between rows: a unit must stay a piece that a person can read and a passage can be taken from.</summary>
    public const int TableUnitLength = 8_000;

    /// <summary>The units of a report, in order of its text.</summary>
    public static IReadOnlyList<IndexUnit> Split(Report report)
    {
        string text = report.Document.Text;
        var owners = new SectionOwners(report.Sections);
        var units = new List<IndexUnit>();
        var open = default(Piece);
        foreach (Piece piece in Pieces(report, owners))
        {
            if (open.Length > 0 && Continues(open, piece, report.Sections))
            {
                open = open with { Block = piece.Block, End = piece.End };
                continue;
            }

            Close(open);
            open = piece;
        }

        Close(open);
        return units;

        void Close(Piece unit)
        {
            if (unit.Length == 0)
                return;
            (IReadOnlyList<string> headings, IReadOnlyList<string> tags) = owners.Describe(unit.Section);
            units.Add(new IndexUnit(
                units.Count, unit.Kind, unit.Start, text[unit.Start..unit.End], report.Document.Map.Slice(unit.Start, unit.End), unit.Section, headings, tags)
            {
                Topics = TopicsBetween(report, unit.Start, unit.End),
            });
        }
    }

    private static string[] TopicsBetween(Report report, int start, int end) =>
        [.. report.Topics
            .Where(sentence => sentence.Subject != TopicSubject.KeyFields && start <= sentence.CleanStart && sentence.CleanStart < end)
            .SelectMany(sentence => sentence.Topics)
            .Select(topic => topic.Id)
            .Distinct()];

    private static bool Continues(in Piece open, in Piece next, IReadOnlyList<Section> sections)
    {
        if (open.Kind != next.Kind || open.Section != next.Section)
            return false;
        if (open.Kind == UnitKind.Table)
            return open.Block == next.Block && next.End - open.Start <= TableUnitLength;
        if (open.Block == next.Block || next.End - open.Start <= TextUnitLength)
            return true;
        // A heading is not left alone because the paragraph below it is long.
        return open.Section is int section && open.End <= sections[section].CleanBodyStart;
    }

    /// <summary>The text in its smallest pieces: paragraphs, rows and residue, cut where sections begin and end.</summary>
    private static IEnumerable<Piece> Pieces(Report report, SectionOwners owners)
    {
        IReadOnlyList<Block> blocks = report.Document.Blocks;
        for (int b = 0; b < blocks.Count; b++)
        {
            Block block = blocks[b];
            UnitKind kind = block.Kind switch
            {
                BlockKind.Table => UnitKind.Table,
                BlockKind.Residue => UnitKind.Residue,
                _ => UnitKind.Text,
            };
            int start = block.Start;
            foreach (int end in CutsOf(block))
            {
                while (start < end)
                {
                    (int? section, int sectionEnd) = owners.At(start);
                    int pieceEnd = Math.Min(end, sectionEnd);
                    yield return new Piece(b, kind, section, start, pieceEnd);
                    start = pieceEnd;
                }
            }
        }
    }

    /// <summary>Where a block may be cut: before each row of a table, and at its end.</summary>
    private static IEnumerable<int> CutsOf(Block block)
    {
        int last = block.Start;
        foreach (TableRow row in block.Rows)
        {
            int start = row.Cells.Count > 0 ? row.Cells[0].Start : last;
            if (start > last && start < block.End)
                yield return last = start;
        }

        yield return block.End;
    }

    private readonly record struct Piece(int Block, UnitKind Kind, int? Section, int Start, int End)
    {
        public int Length => End - Start;
    }
}

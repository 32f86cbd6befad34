using ReportSearch.Reports.Documents;
using ReportSearch.Reports.Formats;
using ReportSearch.Reports.Tables;

namespace ReportSearch.Reports.Cleaning;

/// <summary>Decoded text to document: small named repairs one after the other, then paragraphs and tables.</summary>
internal static class TextCleaner
{
    internal static Document Clean(DecodedFile file)
    {
        List<Repair> repairs = [.. file.Removed.Where(removed => removed.Count > 0)];

        // The labels of tables are known in simplified characters; a text in traditional ones gets its own back at the end.
        string folded = TraditionalScript.Folded(file.Text);

        // 1. Repairs inside lines, overprint first: its tokens must be whole.
        (TextDraft draft, int overprinted) = OverprintRepair.Repair(folded);
        Count("overprint", overprinted);
        (draft, int controls) = CharacterRepair.Repair(draft);
        Count("control", controls);
        if (file.Format == "md")
        {
            (draft, int signs) = MarkdownRepair.Repair(draft);
            Count("markdown", signs);
        }

        MarkRepair.Outcome marks = MarkRepair.Repair(draft);
        draft = marks.Draft;
        Count("imageMark", marks.Pictures);
        Count("bookmark", marks.Bookmarks);
        Count("fieldCode", marks.Fields);
        (List<(int Start, int Length)> blanks, int spaced) = SpacedTextRepair.Find(draft.Text);
        IReadOnlyList<int> pictures = Remove(blanks, marks.Places);
        Count("spacedText", spaced);
        List<(int Start, int Length)> doubled = DoubledPunctuationRepair.Find(draft.Text);
        pictures = Remove(doubled, pictures);
        Count("doubledPunctuation", doubled.Count);

        // 2. Lines: page numbers out, tables taken from the format or found.
        List<TextLine> lines = TextLine.Split(draft.Text);
        bool[] pageMarks = PageMarkRepair.Find(draft.Text, lines);
        List<DraftTable> known = KnownTables.Place(file.Layout.Tables, draft, lines);
        List<DraftTable> tables = KnownTables.WithFound(known, draft.Text, lines, pageMarks);
        UnmarkInside(tables, pageMarks, lines);
        Count("pageMark", pageMarks.Count(mark => mark));

        // 3. The cleaned text: lines joined to paragraphs, tables in rows and cells.
        var layout = new DocumentLayout(draft, lines, pageMarks, tables, pictures, file.Layout.WholeParagraphs);
        (TextDraft cleaned, List<Block> blocks) = layout.Write();
        Count("lineBreak", layout.JoinedLines);

        // 4. What stays in the text, and is told: residue of charts, words of advertisers, lost characters.
        blocks = ResidueMarking.Mark(cleaned.Text, blocks, layout.WrapWidth);
        Count("chartResidue", blocks.Count(block => block.Kind == BlockKind.Residue));
        Count("advertisement", Advertising.Count(cleaned.Text));
        Count("lostCharacters", LostCharacters.Count(cleaned.Text));
        string printed = ReferenceEquals(folded, file.Text) ? cleaned.Text : TraditionalScript.Printed(cleaned, file.Text);
        return new Document(file.Format, file.Encoding, file.Text, printed, new OffsetMap(cleaned.Runs), blocks, repairs) { EncodingConfidence = file.EncodingConfidence, PageDate = file.PageDate };

        IReadOnlyList<int> Remove(List<(int Start, int Length)> ranges, IReadOnlyList<int> places)
        {
            draft = draft.Without(ranges);
            return MarkRepair.Shifted(places, ranges);
        }

        void Count(string kind, int count)
        {
            int same = repairs.FindIndex(repair => repair.Kind == kind);
            if (same >= 0)
                repairs[same] = repairs[same] with { Count = repairs[same].Count + count };
            else if (count > 0)
                repairs.Add(new Repair(kind, count));
        }
    }

    /// <summary>A number alone that a table took as its cell is a figure.</summary>
    private static void UnmarkInside(List<DraftTable> tables, bool[] pageMarks, List<TextLine> lines)
    {
        foreach (DraftTable table in tables)
        {
            HashSet<int> taken = [.. table.Rows.SelectMany(row => row.Cells).SelectMany(cell => cell.Pieces).Select(piece => piece.Start)];
            for (int i = table.FirstLine; i < table.EndLine; i++)
                pageMarks[i] &= !taken.Contains(lines[i].Start);
        }
    }
}

using ReportSearch.Reports.Documents;
using ReportSearch.Reports.Tables;

namespace ReportSearch.Reports.Cleaning;

/// <summary>Writes the cleaned text from lines and tables: each paragraph and row ends with \n, cells are parted by \t, inner white space becomes one blank.</summary>
internal sealed class DocumentLayout(TextDraft draft, List<TextLine> lines, bool[] pageMarks, List<DraftTable> tables, IReadOnlyList<int> picturePlaces, bool wholeParagraphs)
{
    private readonly DraftBuilder _builder = new(draft);
    private readonly List<Block> _blocks = [];
    private int _at;

    /// <summary>Line ends removed inside paragraphs and cells.</summary>
    internal int JoinedLines { get; private set; }

    /// <summary>Printed width of a full line where the file is wrapped, else 0.</summary>
    internal int WrapWidth { get; private set; }

    /// <summary>The cleaned text and its blocks, which partition it.</summary>
    internal (TextDraft Text, List<Block> Blocks) Write()
    {
        WrapMeasure wrap = wholeParagraphs ? WrapMeasure.None : WrapMeasure.Learn(draft.Text, LinesOfText());
        WrapWidth = wrap.Width;
        var joining = new LineJoining(draft.Text, wrap);
        int nextTable = 0, picture = 0, above = -1, blanks = 0;
        int blockStart = 0, opening = 0;
        bool cut = false;
        for (int i = 0; i < lines.Count; i++)
        {
            TextLine line = lines[i];
            if (nextTable < tables.Count && tables[nextTable].FirstLine == i)
            {
                EndParagraph();
                WriteTable(tables[nextTable]);
                i = tables[nextTable++].EndLine - 1;
                continue;
            }

            cut |= pageMarks[i] || line.PageBreakBefore || PictureWithin(line.RawStart, line.Start, ref picture);
            if (line.IsBlank || pageMarks[i])
            {
                blanks += line.IsBlank ? 1 : 0;
                continue;
            }

            if (above >= 0 && (wholeParagraphs || !joining.GoesOn(lines[above], opening, line, blanks, cut)))
                EndParagraph();
            if (above < 0)
            {
                blockStart = _builder.Length;
                opening = line.Start;
            }
            else
            {
                JoinedLines++;
                if (Script.IsLatinOrDigit(draft.Text[_at - 1]) && Script.IsLatinOrDigit(draft.Text[line.Start]))
                    Separate(' ');
            }

            WritePiece(line.Start, line.End);
            above = i;
            blanks = 0;
            cut = PictureWithin(line.Start + 1, line.Break < 0 ? draft.Text.Length : line.Break, ref picture) && PictureAtEnd(line, picture);
        }

        EndParagraph();
        return (_builder.ToDraft(), _blocks);

        void EndParagraph()
        {
            if (above >= 0)
            {
                Separate('\n');
                _blocks.Add(new Block(BlockKind.Paragraph, blockStart, _builder.Length, []));
            }

            above = -1;
            blanks = 0;
        }
    }

    private List<TextLine> LinesOfText()
    {
        var free = new List<TextLine>(lines.Count);
        int nextTable = 0;
        for (int i = 0; i < lines.Count; i++)
        {
            if (nextTable < tables.Count && tables[nextTable].FirstLine == i)
                i = tables[nextTable++].EndLine - 1;
            else if (!pageMarks[i])
                free.Add(lines[i]);
        }

        return free;
    }

    private bool PictureWithin(int start, int end, ref int picture)
    {
        while (picture < picturePlaces.Count && picturePlaces[picture] < start)
            picture++;
        bool within = false;
        while (picture < picturePlaces.Count && picturePlaces[picture] <= end)
        {
            within = true;
            picture++;
        }

        return within;
    }

    private bool PictureAtEnd(TextLine line, int picture) => picture > 0 && picturePlaces[picture - 1] >= line.End;

    private void WriteTable(DraftTable table)
    {
        int start = _builder.Length;
        var rows = new List<TableRow>(table.Rows.Count);
        foreach (DraftRow row in table.Rows)
        {
            var cells = new List<TableCell>(row.Cells.Count);
            for (int i = 0; i < row.Cells.Count; i++)
            {
                if (i > 0)
                    Separate('\t');
                int cellStart = _builder.Length;
                foreach ((int from, int to) in row.Cells[i].Pieces)
                {
                    if (_builder.Length > cellStart)
                    {
                        JoinedLines++;
                        if (Script.IsLatinOrDigit(draft.Text[_at - 1]) && Script.IsLatinOrDigit(draft.Text[from]))
                            Separate(' ');
                    }

                    WritePiece(from, to);
                }

                cells.Add(new TableCell(cellStart, _builder.Length));
            }

            Separate('\n');
            rows.Add(new TableRow(cells));
        }

        _blocks.Add(new Block(BlockKind.Table, start, _builder.Length, rows));
    }

    /// <summary>A separator leads back to the white space that stood there, if any did.</summary>
    private void Separate(char separator)
    {
        if (_at < draft.Text.Length && char.IsWhiteSpace(draft.Text[_at]))
            _builder.Put(separator, _at++);
        else
            _builder.Insert(separator);
    }

    private void WritePiece(int start, int end)
    {
        int kept = start;
        for (int i = start; i < end; i++)
        {
            if (!char.IsWhiteSpace(draft.Text[i]))
                continue;
            int last = i;
            while (last + 1 < end && char.IsWhiteSpace(draft.Text[last + 1]))
                last++;
            if (last == i && draft.Text[i] == ' ')
                continue;
            _builder.Keep(kept, i);
            _builder.Put(' ', i);
            kept = last + 1;
            i = last;
        }

        _builder.Keep(kept, end);
        _at = end;
    }
}

using System.Text;

namespace ReportSearch.Reports.Formats;

/// <summary>What a structured format holds one after the other: paragraphs and tables.</summary>
internal abstract record SourceBlock
{
    private SourceBlock()
    {
    }

    /// <summary>A paragraph; a \n in it is a printed line end.</summary>
    internal sealed record Paragraph(string Text) : SourceBlock;

    /// <summary>A table as the format has it: data, or only the layout of a page.</summary>
    internal sealed record Table(List<List<SpannedCell>> Rows) : SourceBlock;
}

/// <summary>A cell with what stands in it.</summary>
/// <param name="Content">Paragraphs and tables inside.</param>
/// <param name="Columns">Columns that it takes, at least 1.</param>
/// <param name="Rows">Rows that it takes, at least 1.</param>
internal sealed record SpannedCell(List<SourceBlock> Content, int Columns, int Rows);

/// <summary>
/// Writes blocks as source text. A table of figures becomes rows with its spans expanded: the text stands in the first place, the others are
/// blank. A table that only lays out a page becomes what stands in its cells.
/// </summary>
internal sealed class SourceBlockWriter(SourceTextBuilder builder)
{
    private const int MostColumns = 256;
    private const int MostCells = 400_000;
    private const int LongCell = 300;
    private const int DeepestTable = 24;

    private int _cells;

    /// <summary>Paragraphs written, and of these the lines that followed a printed line end inside one.</summary>
    internal (int Paragraphs, int BrokenLines) Written { get; private set; }

    internal void Write(IReadOnlyList<SourceBlock> blocks)
    {
        foreach (SourceBlock block in WithoutLayout(blocks))
        {
            if (block is SourceBlock.Paragraph paragraph)
                Write(paragraph.Text);
            else if (block is SourceBlock.Table table)
                Write(table);
        }
    }

    /// <summary>A table of figures; once there are too many cells the rest is written as paragraphs, which cost less.</summary>
    private void Write(SourceBlock.Table table)
    {
        if (_cells < MostCells)
            builder.Table(Expand(table));
        else
            foreach (SpannedCell cell in table.Rows.SelectMany(row => row))
                Write(cell.Content);
    }

    private void Write(string text)
    {
        // A block with line ends inside is set apart by blank lines, since its lines may yet be joined.
        ReadOnlySpan<char> content = text.AsSpan().Trim();
        bool broken = content.IndexOfAny('\n', '\r') >= 0;
        if (broken)
            builder.BlankLine();
        int lines = 0;
        foreach (ReadOnlySpan<char> line in content.EnumerateLines())
        {
            if (line.IsWhiteSpace())
                builder.BlankLine();
            else
                builder.Paragraph(line);
            lines++;
        }

        if (broken)
            builder.BlankLine();
        Written = (Written.Paragraphs + 1, Written.BrokenLines + Math.Max(lines - 1, 0));
    }

    /// <summary>The blocks with what stands in the cells of tables that only lay out the page in place of these tables.</summary>
    internal static List<SourceBlock> WithoutLayout(IReadOnlyList<SourceBlock> blocks)
    {
        var flat = new List<SourceBlock>(blocks.Count);
        Add(blocks, 0);
        return flat;

        void Add(IReadOnlyList<SourceBlock> from, int depth)
        {
            foreach (SourceBlock block in from)
            {
                if (block is not SourceBlock.Table table || IsData(table))
                    flat.Add(block);
                else if (depth < DeepestTable)
                    foreach (SpannedCell cell in table.Rows.SelectMany(row => row))
                        Add(cell.Content, depth + 1);
            }
        }
    }

    /// <summary>Two rows and two columns with something in them, no table of data inside, and most of the text in short cells.</summary>
    private static bool IsData(SourceBlock.Table table)
    {
        int wideRows = 0, filledRows = 0, units = 0, longUnits = 0;
        foreach (List<SpannedCell> row in table.Rows)
        {
            int filled = 0;
            foreach (SpannedCell cell in row)
            {
                int length = TextLength(cell.Content);
                filled += length > 0 ? 1 : 0;
                units += length;
                longUnits += length > LongCell ? length : 0;
                if (cell.Content.Exists(inner => inner is SourceBlock.Table nested && IsData(nested)))
                    return false;
            }

            filledRows += filled > 0 ? 1 : 0;
            wideRows += filled > 1 || row.Count > 1 ? 1 : 0;
        }

        return filledRows >= 2 && wideRows * 2 >= filledRows && longUnits * 2 <= units;
    }

    private static int TextLength(List<SourceBlock> content)
    {
        int length = 0;
        foreach (SourceBlock block in content)
            length += block is SourceBlock.Paragraph paragraph ? paragraph.Text.Length : block is SourceBlock.Table table ? table.Rows.Sum(row => row.Sum(cell => TextLength(cell.Content))) : 0;
        return length;
    }

    private List<IReadOnlyList<string>> Expand(SourceBlock.Table table)
    {
        var rows = new List<IReadOnlyList<string>>(table.Rows.Count);
        // Rows that a cell from above still takes, a column a number.
        var taken = new List<int>();
        foreach (List<SpannedCell> source in table.Rows)
        {
            var row = new List<string>();
            foreach (SpannedCell cell in source)
            {
                SkipTaken(row);
                if (row.Count >= MostColumns || _cells >= MostCells)
                    break;
                string text = Text(cell.Content);
                for (int i = 0; i < cell.Columns && row.Count < MostColumns; i++)
                {
                    while (taken.Count <= row.Count)
                        taken.Add(0);
                    taken[row.Count] = cell.Rows;
                    row.Add(i == 0 ? text : "");
                    _cells++;
                }
            }

            SkipTaken(row);
            for (int i = 0; i < taken.Count; i++)
                taken[i] = Math.Max(taken[i] - 1, 0);
            rows.Add(row);
        }

        return rows;

        void SkipTaken(List<string> row)
        {
            while (row.Count < taken.Count && taken[row.Count] > 0)
            {
                row.Add("");
                _cells++;
            }
        }
    }

    private static string Text(List<SourceBlock> content)
    {
        var text = new StringBuilder();
        Append(content, text);
        return text.ToString();

        static void Append(List<SourceBlock> blocks, StringBuilder text)
        {
            foreach (SourceBlock block in blocks)
            {
                if (block is SourceBlock.Table table)
                {
                    foreach (SpannedCell cell in table.Rows.SelectMany(row => row))
                        Append(cell.Content, text);
                }
                else if (block is SourceBlock.Paragraph { Text: { Length: > 0 } paragraph })
                {
                    if (text.Length > 0)
                        text.Append('\n');
                    text.Append(paragraph.AsSpan().Trim());
                }
            }
        }
    }
}

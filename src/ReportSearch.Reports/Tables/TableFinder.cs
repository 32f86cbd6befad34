using ReportSearch.Reports.Cleaning;
using ReportSearch.Reports.Sections;

namespace ReportSearch.Reports.Tables;

/// <summary>
/// Finds the tables of a text by the four ways in which converters print them: one cell a line behind a tab, cells between tabs,
/// cells between pipes, and label, unit and value parted by blanks or line ends, known by the official labels.
/// </summary>
internal sealed class TableFinder(string text, List<TextLine> lines, bool[] pageMarks)
{
    private const int LongestCell = 120;
    private const int LongestBridge = 45;
    private const int LongestHead = 60;

    // Nobody types so many behind a heading.
    private const int FewestTabs = 3;

    /// <summary>The tables, in order of the lines; none overlap.</summary>
    internal List<DraftTable> Find()
    {
        var tables = new List<DraftTable>();
        var labelled = new LabelledTable(text, lines, pageMarks);
        for (int i = 0; i < lines.Count;)
        {
            (DraftTable? table, int next) = lines[i].IsBlank && !lines[i].IsCell || pageMarks[i] ? (null, i + 1)
                : IsCellLine(i) || IsRowHead(i, known: true) ? Cells(i)
                : IsRowLine(i) ? Rows(i)
                : labelled.TryRead(i);
            if (table is not null && table.Rows.Count > 0)
                tables.Add(table);
            i = Math.Max(next, i + 1);
        }

        return tables;
    }

    private bool IsCellLine(int line) => lines[line].IsCell && !HasInnerTab(line);

    /// <summary>
    /// A first cell that lost its tab: the label of a row whose other cells follow behind tabs, one a line.
    /// </summary>
    /// <param name="line">The line.</param>
    /// <param name="known">Whether the forms must know the label, as where no table is open.</param>
    private bool IsRowHead(int line, bool known)
    {
        if (lines[line].IsBlank || lines[line].IsCell || pageMarks[line] || line + 1 >= lines.Count || !lines[line + 1].IsCell || HasInnerTab(line))
            return false;
        ReadOnlySpan<char> content = lines[line].Content(text), next = lines[line + 1].Content(text);
        if (content.Length > LongestHead || content[^1] is '。' or '；' || OfficialSections.IsTitle(content) || !(lines[line + 1].IsBlank || CellText.IsValue(next) || CellText.IsUnit(next) || FormLabels.IsHeader(next) || IsKnown(next)))
            return false;
        return !known || FormLabels.IsHeader(content) || IsKnown(content);
    }

    private static bool IsKnown(ReadOnlySpan<char> label) => FormLabels.Match(FormLabels.Normalise(label)) > 0;

    private bool HasInnerTab(int line) => lines[line].Content(text).Contains('\t');

    private bool IsRowLine(int line) => !lines[line].IsBlank && (HasInnerTab(line) || IsPipeRow(line));

    private bool IsPipeRow(int line)
    {
        ReadOnlySpan<char> content = lines[line].Content(text);
        return content.Count('|') + content.Count('｜') + content.Count('│') >= 2;
    }

    /// <summary>One cell a line, each behind a tab; a blank line ends the row; a line without tab goes on with the cell above.</summary>
    private (DraftTable? Table, int Next) Cells(int first)
    {
        var rows = new List<DraftRow>();
        DraftRow? row = null;
        int end = first, continued = 0;
        for (int i = first; i < lines.Count; i++)
        {
            TextLine line = lines[i];
            if (line.IsCell || (row is null && IsRowHead(i, known: i == first)))
            {
                row ??= Opened(rows);
                int before = row.Cells.Count;
                AddCells(row, line.Start, line.End, '\t');
                if (row.Cells.Count == before)
                    row.Cells.Add(DraftCell.Of(0, 0));
                continued = 0;
                end = i + 1;
            }
            else if (line.IsBlank || pageMarks[i])
            {
                row = null;
            }
            else if (row is not null && continued < 3 && ContinuesCell(row, line))
            {
                row.Cells[^1].Pieces.Add((line.Start, line.End));
                continued++;
                end = i + 1;
            }
            else
            {
                break;
            }
        }

        MergeSplitRows(rows);
        rows.RemoveAll(candidate => candidate.IsNothing);
        return IsTable(rows) ? (new DraftTable(first, end, rows), end) : (null, end);
    }

    private static DraftRow Opened(List<DraftRow> rows)
    {
        var row = new DraftRow([]);
        rows.Add(row);
        return row;
    }

    private bool ContinuesCell(DraftRow row, TextLine line)
    {
        ReadOnlySpan<char> content = line.Content(text);
        if (row.Cells[^1].IsEmpty || content.Length > 60 || content[^1] == '。' || content.StartsWith("（注") || content.StartsWith("注") || content.StartsWith("备注"))
            return false;
        string cell = row.Cells[^1].Text(text);
        return !CellText.IsValue(cell) && !CellText.IsUnit(cell);
    }

    /// <summary>A label that stands alone because of blank lines behind it gets the unit and value of the next row.</summary>
    private void MergeSplitRows(List<DraftRow> rows)
    {
        int kept = 0;
        for (int i = 0; i < rows.Count; i++)
        {
            DraftRow row = rows[i];
            bool split = kept > 0 && rows[kept - 1].Cells.Count == 1 && !rows[kept - 1].IsEmpty && row.Cells.Count >= 2 && CellText.IsUnit(row.Cells[0].Text(text));
            if (split)
                rows[kept - 1].Cells.AddRange(row.Cells);
            else
                rows[kept++] = row;
        }

        rows.RemoveRange(kept, rows.Count - kept);
    }

    /// <summary>Paragraphs may be set in by a tab, too: a table has short cells and figures.</summary>
    private bool IsTable(List<DraftRow> rows)
    {
        int cells = 0, figures = 0, units = 0, sentences = 0, wide = 0;
        foreach (DraftCell cell in rows.SelectMany(row => row.Cells))
        {
            string content = cell.Text(text);
            cells++;
            figures += content.Length == 0 || CellText.IsValue(content) || CellText.IsUnit(content) ? 1 : 0;
            sentences += content.EndsWith('。') ? 1 : 0;
            units += content.Length;
            wide += content.Length > LongestCell ? 1 : 0;
        }

        if (cells < 3 || sentences * 5 > cells || wide * 4 > cells)
            return false;
        return figures * 4 >= cells || (units <= cells * 15 && cells >= 4 && rows.Exists(row => row.Cells.Count > 1));
    }

    /// <summary>Lines whose cells are parted by tabs or pipes, short lines between two of them included.</summary>
    private (DraftTable? Table, int Next) Rows(int first)
    {
        var rows = new List<DraftRow>();
        int end = first, full = 0;
        for (int i = first; i < lines.Count; i++)
        {
            if (lines[i].IsBlank || pageMarks[i])
                continue;
            if (IsRowLine(i) || (rows.Count > 0 && IsRowWithoutFigures(i)))
            {
                var row = new DraftRow([]);
                bool tabs = HasInnerTab(i) || !IsPipeRow(i);
                AddCells(row, tabs ? StartWithTabs(lines[i]) : lines[i].Start, tabs ? EndWithTabs(lines[i]) : lines[i].End, tabs ? '\t' : '|');
                bool ruler = !row.IsEmpty && row.Cells.TrueForAll(cell => cell.Text(text).Trim('-', ':', '—', '=', ' ', '+') is "" && (cell.IsEmpty || cell.Text(text).Length > 2));
                if (!ruler)
                {
                    rows.Add(row);
                    full = Math.Max(full, row.Cells.Count(cell => !cell.IsEmpty));
                }

                end = i + 1;
            }
            else if (IsBridge(i))
            {
                rows.Add(new DraftRow([DraftCell.Of(lines[i].Start, lines[i].End)]));
            }
            else
            {
                break;
            }
        }

        // Bridges behind the last full row were taken on trust and go back.
        while (rows.Count > 0 && rows[^1].Cells.Count == 1 && !rows[^1].IsEmpty && LastLine(rows[^1]) >= lines[Math.Max(end - 1, 0)].End)
            rows.RemoveAt(rows.Count - 1);
        rows.RemoveAll(row => row.IsNothing);
        bool table = rows.Count >= 2 ? full >= 2 : full >= 3;
        return table && !IsContents(rows) ? (new DraftTable(first, end, rows), end) : (null, end);
    }

    /// <summary>A label with nothing but tabs behind it: its cells are empty.</summary>
    private bool IsRowWithoutFigures(int line)
    {
        ReadOnlySpan<char> content = lines[line].Content(text);
        int end = EndWithTabs(lines[line]);
        if (end == lines[line].End || content.Length > LongestHead || content[^1] is '。' or '；' || OfficialSections.IsTitle(content))
            return false;
        return !IsHeading(content) || text.AsSpan(lines[line].End, end - lines[line].End).Count('\t') >= FewestTabs;
    }

    /// <summary>The start of a row of figures with the tabs before it, which stand for empty cells; before a label they set it in, or stand for what is written above.</summary>
    private int StartWithTabs(TextLine line)
    {
        ReadOnlySpan<char> content = line.Content(text);
        int first = content.IndexOf('\t');
        return CellText.IsValue((first < 0 ? content : content[..first]).Trim()) ? line.RawStart : line.Start;
    }

    /// <summary>The end of a line with the tabs behind it, which stand for empty cells.</summary>
    private int EndWithTabs(TextLine line)
    {
        int end = line.Break < 0 ? text.Length : line.Break;
        while (end > line.End && text[end - 1] != '\t')
            end--;
        return end;
    }

    private static int LastLine(DraftRow row) => row.Cells[0].Pieces[0].Start;

    private bool IsBridge(int line)
    {
        ReadOnlySpan<char> content = lines[line].Content(text);
        if (content.Length > LongestBridge || content.IndexOfAny("。；") >= 0 || OfficialSections.IsTitle(content) || IsHeading(content))
            return false;
        int ahead = 0;
        for (int i = line + 1; i < lines.Count && ahead < 2; i++)
        {
            if (lines[i].IsBlank || pageMarks[i])
                continue;
            if (IsRowLine(i))
                return true;
            if (OfficialSections.IsTitle(lines[i].Content(text)))
                return false;
            ahead++;
        }

        return false;
    }

    /// <summary>A heading of the text, perhaps only its first line: numbered like one and no label of the forms.</summary>
    private static bool IsHeading(ReadOnlySpan<char> line) =>
        HeadingNumber.TryParse(line, out HeadingNumber number) && number.Style is NumberStyle.Part or NumberStyle.HanComma or NumberStyle.HanBracket
        && FormLabels.Match(FormLabels.Normalise(line)) == 0;

    /// <summary>Titles with their page numbers are a table of contents.</summary>
    private bool IsContents(List<DraftRow> rows)
    {
        int entries = rows.Count(row => row.Cells.Count(cell => !cell.IsEmpty) == 2
            && HeadingNumber.TryParse(row.Cells[0].Text(text), out _)
            && row.Cells[^1].Text(text) is { Length: <= 3 } page && page.All(char.IsAsciiDigit)
            && FormLabels.Match(FormLabels.Normalise(row.Cells[0].Text(text))) == 0);
        return entries * 10 > rows.Count * 6;
    }

    private void AddCells(DraftRow row, int start, int end, char separator)
    {
        bool pipes = separator == '|';
        if (pipes && start < end && IsPipe(text[start]))
            start++;
        if (pipes && start < end && IsPipe(text[end - 1]))
            end--;
        int from = start;
        for (int i = start; i <= end; i++)
        {
            if (i < end && !(pipes ? IsPipe(text[i]) : text[i] == separator))
                continue;
            int left = from, right = i;
            while (left < right && char.IsWhiteSpace(text[left]))
                left++;
            while (right > left && char.IsWhiteSpace(text[right - 1]))
                right--;
            row.Cells.Add(DraftCell.Of(left, right));
            from = i + 1;
        }
    }

    private static bool IsPipe(char unit) => unit is '|' or '｜' or '│';
}

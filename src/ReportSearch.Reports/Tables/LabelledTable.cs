using ReportSearch.Reports.Cleaning;
using ReportSearch.Reports.Sections;

namespace ReportSearch.Reports.Tables;

/// <summary>A statistics table whose cell borders are lost: official labels with unit and value on the line or on lines of their own.</summary>
internal sealed class LabelledTable(string text, List<TextLine> lines, bool[] pageMarks)
{
    private const int LinesAhead = 8;

    // The columns of table 3 take a dozen lines before the first figure.
    private const int LinesToValue = 24;
    private const int LongestGapLine = 45;
    private const int FewestHeads = 3;
    private const int FewestFigures = 2;
    private const int LinesBelowHead = 4;

    private enum LineClass
    {
        Text,
        Label,
        Header,
        Value,
    }

    // The class of a line is asked for by every line above it that may begin a table.
    private readonly LineClass?[] _classes = new LineClass?[lines.Count];

    private TypedColumns _columns = new(text);

    /// <summary>The table that begins at this line, or null; and the next line to look at.</summary>
    internal (DraftTable? Table, int Next) TryRead(int first)
    {
        if (Classify(first) is LineClass.Text or LineClass.Value || !Begins(first))
            return (null, first + 1);
        var rows = new List<DraftRow>();
        _columns = new TypedColumns(text);
        int end = first;
        for (int i = first; i < lines.Count; i++)
        {
            if (lines[i].IsBlank || pageMarks[i])
                continue;
            if (Classify(i) == LineClass.Text && !IsGap(i, rows))
                break;
            if (OfficialSections.IsTitle(lines[i].Content(text)))
                break;
            AddLine(rows, i);
            end = i + 1;
        }

        _columns.Fill();
        return (new DraftTable(first, end, rows), end);
    }

    private bool Begins(int first)
    {
        if (OfficialSections.IsTitle(lines[first].Content(text)) || IsTitleOfRuledPart(first))
            return false;
        if (IsHeadOfColumns(first))
            return true;
        int seen = 0, known = 0, labels = 0, values = 0;
        for (int i = first; i < lines.Count && seen < LinesToValue; i++)
        {
            if (lines[i].IsBlank || pageMarks[i])
                continue;
            LineClass kind = Classify(i);
            if (seen++ < LinesAhead)
            {
                known += kind == LineClass.Text ? 0 : 1;
                labels += kind is LineClass.Label or LineClass.Header ? 1 : 0;
            }

            values += kind == LineClass.Value || EndsInValue(i) || (kind == LineClass.Label && EndsInDigits(i)) ? 1 : 0;
        }

        return known >= 4 && known * 8 >= Math.Min(seen, LinesAhead) * 5 && labels >= 2 && values >= 1;
    }

    /// <summary>第二十条第（一）项 above cells that tabs part: the rows below keep their cells, empty ones too.</summary>
    private bool IsTitleOfRuledPart(int first)
    {
        if (!FormLabels.Normalise(lines[first].Content(text)).StartsWith("第二十条第", StringComparison.Ordinal))
            return false;
        int next = first + 1;
        while (next < lines.Count && (lines[next].IsBlank || pageMarks[next]))
            next++;
        return next < lines.Count && lines[next].Content(text).Contains('\t');
    }

    /// <summary>Three or more column heads on one line, and figures in the next lines: a small table that its heads make known.</summary>
    private bool IsHeadOfColumns(int first)
    {
        if (Classify(first) != LineClass.Header || Words(lines[first].Content(text)).Count < FewestHeads)
            return false;
        int ahead = 0;
        for (int i = first + 1; i < lines.Count && ahead < LinesBelowHead; i++)
        {
            if (lines[i].IsBlank || pageMarks[i])
                continue;
            ahead++;
            if (Classify(i) == LineClass.Value)
                return Words(lines[i].Content(text)).Count >= FewestHeads;
            if (Classify(i) == LineClass.Text)
                return false;
            if (EndsInValue(i))
                return true;
        }

        return false;
    }

    private LineClass Classify(int index) => _classes[index] ??= ClassOf(lines[index].Content(text));

    private static LineClass ClassOf(ReadOnlySpan<char> content)
    {
        if (content.IsEmpty || Filled(content) > 110 || content[^1] is '。' or '；')
            return LineClass.Text;
        int words = 0, figures = 0, headers = 0;
        foreach (Range range in Words(content))
        {
            ReadOnlySpan<char> word = content[range];
            words++;
            figures += CellText.IsValue(word) || CellText.IsUnit(word) ? 1 : 0;
            headers += FormLabels.IsHeader(word) ? 1 : 0;
        }

        if (figures == words)
            return LineClass.Value;
        if (headers == words || FormLabels.IsHeaderLine(FormLabels.Normalise(content)))
            return LineClass.Header;
        // The figures behind the label may have thousands marks, which are commas.
        ReadOnlySpan<char> label = content[..LabelEnd(content)];
        bool ruled = label.Length < content.Length;
        string normalised = FormLabels.Normalise(label);
        int length = FormLabels.Match(normalised);
        if (length == 0)
            return FormLabels.IsWording(normalised) || (ruled && FormLabels.IsMisprinted(normalised)) ? LineClass.Label : LineClass.Text;
        ReadOnlySpan<char> rest = normalised.AsSpan(length);
        bool note = rest.IsEmpty || rest[0] is '（' or '：' || CellText.IsValue(rest) || figures > 0 || rest.Length <= 6;
        bool bracketed = !rest.IsEmpty && rest[0] is '（' or '：';
        return note && rest.IndexOfAny("。；") < 0 && (bracketed || rest.IndexOf('，') < 0) ? LineClass.Label : LineClass.Text;
    }

    /// <summary>Where the units and figures begin that end a line.</summary>
    private static int LabelEnd(ReadOnlySpan<char> content)
    {
        List<Range> words = Words(content);
        int labels = words.Count;
        while (labels > 0 && IsFigure(content[words[labels - 1]]))
            labels--;
        return labels == 0 ? 0 : words[labels - 1].End.Value;
    }

    /// <summary>规章555, 收到申请数件406: the figure runs on behind the label.</summary>
    private bool EndsInDigits(int index)
    {
        ReadOnlySpan<char> content = lines[index].Content(text);
        for (int unit = 0; unit <= 2 && unit < content.Length; unit++)
        {
            if (content[^(unit + 1)] is (>= '0' and <= '9') or (>= '０' and <= '９'))
                return unit == 0 || CellText.IsUnit(content[^unit..]);
        }

        return false;
    }

    private bool EndsInValue(int index)
    {
        ReadOnlySpan<char> content = lines[index].Content(text);
        int blank = content.LastIndexOfAny(" \u3000\t");
        // The unit may stand behind the figure.
        if (blank > 0 && CellText.IsUnit(content[(blank + 1)..]))
        {
            content = content[..blank].TrimEnd();
            blank = content.LastIndexOfAny(" \u3000\t");
        }

        return blank >= 0 && CellText.IsValue(content[(blank + 1)..]);
    }

    /// <summary>A short line inside the table that is no official label: a wrapped label, a row of the body's own.</summary>
    private bool IsGap(int index, List<DraftRow> rows)
    {
        ReadOnlySpan<char> content = lines[index].Content(text);
        if (Filled(content) > LongestGapLine || content.IndexOfAny("。；") >= 0 || OfficialSections.IsTitle(content) || content.StartsWith("（注") || content.StartsWith("注：") || content.StartsWith("注:"))
            return false;
        // A misprinted label with its figures.
        if (rows.Count > 0 && rows[^1].Cells.Count > FewestFigures && FiguresBehind(content) >= FewestFigures)
            return true;
        if (rows.Count > 0 && rows[^1].Cells.Count == 1 && IsUnfinished(rows[^1].Cells[0].Text(text)))
            return true;
        int ahead = 0;
        for (int i = index + 1; i < lines.Count && ahead < 3; i++)
        {
            if (lines[i].IsBlank || pageMarks[i])
                continue;
            if (OfficialSections.IsTitle(lines[i].Content(text)))
                return false;
            if (Classify(i) != LineClass.Text)
                return true;
            ahead++;
        }

        return false;
    }

    private static int FiguresBehind(ReadOnlySpan<char> content)
    {
        List<Range> words = Words(content);
        int figures = 0;
        while (figures < words.Count && CellText.IsValue(content[words[^(figures + 1)]]))
            figures++;
        return figures;
    }

    /// <summary>Characters of a line without its blanks, which only set columns apart.</summary>
    private static int Filled(ReadOnlySpan<char> content)
    {
        int filled = 0;
        foreach (char unit in content)
            filled += char.IsWhiteSpace(unit) ? 0 : 1;
        return filled;
    }

    private void AddLine(List<DraftRow> rows, int index)
    {
        TextLine line = lines[index];
        List<DraftCell> cells = Split(line, Classify(index) == LineClass.Header);
        if (rows.Count > 0)
        {
            DraftRow last = rows[^1];
            bool figuresOnly = Classify(index) == LineClass.Value;
            if (last.Cells.Count == 1 && !figuresOnly && IsUnfinished(last.Cells[0].Text(text)))
            {
                last.Cells[0].Pieces.AddRange(cells[0].Pieces);
                last.Cells.AddRange(cells.Skip(1));
                NoteColumns(last, cells, index);
                return;
            }

            if (figuresOnly && !CellText.IsValue(last.Cells[0].Text(text)))
            {
                last.Cells.AddRange(cells);
                NoteColumns(last, cells, index);
                return;
            }
        }

        rows.Add(new DraftRow(cells));
        NoteColumns(rows[^1], cells, index);
    }

    private void NoteColumns(DraftRow row, List<DraftCell> cells, int index)
    {
        bool head = Classify(index) == LineClass.Header;
        // 信息内容 heads the labels.
        IReadOnlyList<DraftCell> columns = head
            ? cells.FindAll(cell => cell.Text(text) is not ("信息内容" or "项目" or "申请人情况"))
            : [.. cells.SkipWhile(cell => !IsFigure(cell.Text(text)))];
        if (columns.Count > 0 && (head || columns.All(cell => CellText.IsValue(cell.Text(text)))))
            _columns.Add(row, columns, lines[index].RawStart, head);
    }

    private static bool IsUnfinished(string label)
    {
        int open = label.Count(unit => unit is '（' or '(') - label.Count(unit => unit is '）' or ')');
        return open > 0 || FormLabels.IsUnfinished(FormLabels.Normalise(label));
    }

    /// <summary>Figures and units at the end of a line are cells of their own; of a header every word is one.</summary>
    private List<DraftCell> Split(TextLine line, bool header)
    {
        ReadOnlySpan<char> content = line.Content(text);
        List<Range> words = Words(content);
        int labelWords = words.Count;
        // A header whose letters are spaced out: the last two words are the columns of unit and value.
        if (header && words.Count > 3 && FormLabels.IsHeaderLine(FormLabels.Normalise(content)))
            labelWords = words.Count - 2;
        else
            while (labelWords > 0 && (header ? labelWords > 1 : IsFigure(content[words[labelWords - 1]])))
                labelWords--;
        if (!header && labelWords == words.Count)
            return [DraftCell.Of(line.Start, line.End)];
        var cells = new List<DraftCell>();
        if (labelWords > 0)
            cells.Add(DraftCell.Of(line.Start, line.Start + words[labelWords - 1].End.Value));
        for (int i = labelWords; i < words.Count; i++)
            cells.Add(DraftCell.Of(line.Start + words[i].Start.Value, line.Start + words[i].End.Value));
        return cells;
    }

    private static bool IsFigure(ReadOnlySpan<char> word) => CellText.IsValue(word) || CellText.IsUnit(word);

    private static List<Range> Words(ReadOnlySpan<char> content)
    {
        var words = new List<Range>();
        for (int at = 0; at < content.Length;)
        {
            while (at < content.Length && char.IsWhiteSpace(content[at]))
                at++;
            int start = at;
            while (at < content.Length && !char.IsWhiteSpace(content[at]))
                at++;
            if (at > start)
                words.Add(start..at);
        }

        return words;
    }
}

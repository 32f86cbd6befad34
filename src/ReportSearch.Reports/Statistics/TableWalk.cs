using ReportSearch.Reports.Documents;
using ReportSearch.Reports.Tables;

namespace ReportSearch.Reports.Statistics;

/// <summary>Goes through the tables of a report cell by cell and hands labels and figures to the rows that they belong to.</summary>
internal sealed class TableWalk(Document document, string text, FigureSink sink)
{
    // One cell as 收到 may be a word of any table; this many official labels make it one of the forms.
    private const int FewestLabels = 2;

    // Caption, year and 单位：件 on lines of their own.
    private const int CaptionBlocks = 4;

    // A row of the form that was left out leaves a gap in the numbers.
    private const int FewestNumbers = 3;

    private readonly AnnexRows _annex = new(text, sink);
    private readonly StandardRows _standard = new(text, sink);
    private readonly List<Range> _segments = [];
    private readonly List<(LabelMeaning[] Meanings, LabelPlace Place)> _found = [];
    private string? _unfinished;
    private int _unfinishedStart;
    private int _unfinishedEnd;
    private int _unfinishedRow;
    private int _row;
    private int _number;
    private bool _numbered;

    internal void Read()
    {
        ITableRows? last = null;
        int lastBlock = -2;
        for (int i = 0; i < document.Blocks.Count; i++)
        {
            Block block = document.Blocks[i];
            if (block.Kind != BlockKind.Table || Kind(block, lastBlock >= i - 4 ? last : null) is not { } rows)
                continue;
            ReportScope caption = ScopeAbove(i, out bool captioned);
            bool again = captioned && caption != sink.Captioned;
            if (captioned || lastBlock < i - 4)
                sink.Captioned = caption;
            if (rows == _annex)
                _annex.Begin(again);
            Walk(block, rows);
            rows.Close();
            (last, lastBlock) = (rows, i);
        }
    }

    /// <summary>Which forms a table belongs to, by its labels; a part behind a page break may hold few.</summary>
    private ITableRows? Kind(Block block, ITableRows? before)
    {
        int annex = 0, standard = 0, heads = 0;
        foreach (TableRow row in block.Rows)
        {
            foreach (TableCell cell in row.Cells)
            {
                ReadOnlySpan<char> content = text.AsSpan(cell.Start, cell.End - cell.Start);
                if (content.Length < 2 || CellText.IsValue(content))
                    continue;
                foreach (LabelMeaning meaning in LabelIndex.Exact(LabelKey.Of(LabelTail.LabelOf(content, out _))))
                {
                    annex += meaning.Role == LabelRole.Annex ? 1 : 0;
                    standard += meaning.Role is LabelRole.Request or LabelRole.Disclosure or LabelRole.Result ? 1 : 0;
                    heads += meaning.Role is LabelRole.Column or LabelRole.Applicant && meaning.Id != "." ? 1 : 0;
                }
            }
        }

        if (annex >= FewestLabels && annex > standard)
            return _annex;
        if (standard >= FewestLabels || standard > 0 && heads > 0)
            return _standard;
        return annex + standard > 0 && annex != standard ? annex > standard && before == _annex ? _annex : standard > annex && before == _standard ? _standard : null : null;
    }

    /// <summary>What the lines right above a table say of its scope; false where none of them is a caption.</summary>
    private ReportScope ScopeAbove(int table, out bool captioned)
    {
        for (int i = table - 1; i >= 0 && i >= table - CaptionBlocks && document.Blocks[i].Kind != BlockKind.Table; i--)
        {
            if (TableCaption.TryRead(text.AsSpan(document.Blocks[i].Start, document.Blocks[i].End - document.Blocks[i].Start), out ReportScope scope))
            {
                captioned = true;
                return scope;
            }
        }

        captioned = false;
        return ReportScope.Unknown;
    }

    private ReadOnlySpan<char> Alone(TableRow row)
    {
        TableCell cell = row.Cells.First(cell => cell.End > cell.Start);
        return text.AsSpan(cell.Start, cell.End - cell.Start);
    }

    private void Walk(Block block, ITableRows rows)
    {
        _unfinished = null;
        foreach (TableRow row in block.Rows)
        {
            _row++;
            int filled = 0;
            foreach (TableCell cell in row.Cells)
                filled += cell.End > cell.Start ? 1 : 0;
            if (filled == 1 && TableCaption.TryRead(Alone(row), out ReportScope scope))
            {
                // Two tables under each other that nothing else parts.
                rows.Close();
                _unfinished = null;
                if (rows == _annex)
                    _annex.Begin(scope != sink.Captioned);
                sink.Captioned = scope;
                continue;
            }

            int first = IsRowNumber(row) ? 1 : 0;
            for (int i = first; i < row.Cells.Count; i++)
                Cell(row.Cells[i], rows, filled == 1);
        }
    }

    /// <summary>A cell before the label that counts the rows.</summary>
    private bool IsRowNumber(TableRow row)
    {
        if (row.Cells.Count < 2)
            return false;
        ReadOnlySpan<char> first = text.AsSpan(row.Cells[0].Start, row.Cells[0].End - row.Cells[0].Start), second = text.AsSpan(row.Cells[1].Start, row.Cells[1].End - row.Cells[1].Start);
        _numbered |= first is "序号" or "编号" or "行次";
        if (first.Length is 0 or > 3 || !int.TryParse(first, out int number) || LabelKey.Of(second).Length < 2 || CellText.IsValue(second) || CellText.IsUnit(second))
            return false;
        bool next = number > _number && number <= _number + FewestNumbers;
        if (next || _numbered)
            _number = number;
        return next || _numbered;
    }

    private void Cell(TableCell cell, ITableRows rows, bool alone)
    {
        ReadOnlySpan<char> content = text.AsSpan(cell.Start, cell.End - cell.Start);
        if (content.IsEmpty)
        {
            rows.Figure(new FigureCell(cell.Start, cell.Start, _row, FigureText.Read(content)));
            return;
        }

        CellReading reading = FigureText.Read(content);
        if (reading.State != FigureState.Unreadable)
        {
            Finish(rows);
            rows.Figure(new FigureCell(cell.Start, cell.End, _row, reading));
            return;
        }

        if (CellText.IsUnit(content))
        {
            rows.Unit(content.Trim("（）()"), new LabelPlace(cell.Start, cell.End, _row, false));
            return;
        }

        Labels(cell.Start, cell.End, rows, alone);
    }

    private void Labels(int start, int end, ITableRows rows, bool alone)
    {
        ReadOnlySpan<char> content = text.AsSpan(start, end - start);
        string key = LabelKey.Of(content);
        if (key.Length == 0)
            return;
        // A figure behind a label is its own, even where the label would be one with it.
        bool tailed = LabelTail.Follows(content);
        if (tailed && TryRunTogether(start, end, rows))
            return;
        if (rows.Meanings(key) is { Length: > 0 } meanings)
        {
            Hand(rows, meanings, new LabelPlace(start, end, _row, IsNumbered(content)));
            return;
        }

        // Several labels, or a label with its unit and figure, run together.
        if (!tailed && TryRunTogether(start, end, rows))
            return;

        // Heads of several columns in one cell.
        if (TryWords(start, end, rows))
            return;

        // A label that goes on in the next line.
        if (_unfinished is { } before && rows.Meanings(before + key) is { Length: > 0 } whole)
        {
            Hand(rows, whole, new LabelPlace(_unfinishedStart, end, _row, IsNumbered(text.AsSpan(_unfinishedStart, end - _unfinishedStart))));
            return;
        }

        if (LabelIndex.IsBeginning(key))
        {
            _unfinished = key;
            (_unfinishedStart, _unfinishedEnd, _unfinishedRow) = (start, end, _row);
            return;
        }

        if (rows.Nearest(key) is { Length: > 0 } nearest)
        {
            Hand(rows, nearest, new LabelPlace(start, end, _row, IsNumbered(content)));
            return;
        }

        if (_unfinished is { } beginning)
        {
            _unfinished = beginning + key;
            return;
        }

        rows.Text(new LabelPlace(start, end, _row, IsNumbered(content)), alone);
    }

    /// <summary>A figure beside a label that was taken for the beginning of one: the label is a whole one, cut short or of the body's own.</summary>
    private void Finish(ITableRows rows)
    {
        if (_unfinished is { } key && _unfinishedRow == _row)
        {
            var place = new LabelPlace(_unfinishedStart, _unfinishedEnd, _row, IsNumbered(text.AsSpan(_unfinishedStart, _unfinishedEnd - _unfinishedStart)));
            LabelMeaning[] meanings = rows.Nearest(key);
            if (meanings.Length == 0)
                meanings = rows.Completed(key);
            if (meanings.Length > 0)
                rows.Label(meanings, place);
            else
                rows.Text(place, false);
        }

        _unfinished = null;
    }

    private void Hand(ITableRows rows, LabelMeaning[] meanings, LabelPlace place)
    {
        _unfinished = null;
        rows.Label(meanings, place);
    }

    /// <summary>Cuts 三、本年度办理结果（一）予以公开 and 收到申请数件406 into their parts, each of which must be known.</summary>
    private bool TryRunTogether(int start, int end, ITableRows rows)
    {
        ReadOnlySpan<char> content = text.AsSpan(start, end - start);
        LabelKey.Cut(content, _segments);
        _found.Clear();
        for (int i = 0; i < _segments.Count; i++)
        {
            ReadOnlySpan<char> segment = content[_segments[i]];
            int from = start + _segments[i].Start.Value;
            ReadOnlySpan<char> label = LabelTail.LabelOf(segment, out int tail);
            bool tailed = LabelTail.Follows(segment);
            if (!tailed && Meaning(rows, LabelKey.Of(segment), _segments.Count > 1) is { Length: > 0 } meanings)
            {
                _found.Add((meanings, new LabelPlace(from, from + segment.Length, _row, IsNumbered(segment))));
                continue;
            }

            if (tail == segment.Length || Meaning(rows, LabelKey.Of(label), tailed) is not { Length: > 0 } withTail)
            {
                if (_found.Count == 0 && i + 1 < _segments.Count)
                    continue;
                return false;
            }

            _found.Add((withTail, new LabelPlace(from, from + label.Length, _row, IsNumbered(segment))));
            foreach ((LabelMeaning[] Meanings, LabelPlace Place) in _found)
                Hand(rows, Meanings, Place);
            _found.Clear();
            LabelTail.Read(text, from + label.Length, from + segment.Length, _row, rows);
        }

        if (_segments.Count == 1 && _found.Count == 0)
            return true;
        foreach ((LabelMeaning[] Meanings, LabelPlace Place) in _found)
            Hand(rows, Meanings, Place);
        return _found.Count > 0 || _segments.Count > 1;
    }

    private static LabelMeaning[] Meaning(ITableRows rows, string key, bool misprinted) =>
        rows.Meanings(key) is { Length: > 0 } exact ? exact : misprinted ? rows.Nearest(key) : [];

    /// <summary>Labels that blanks part, each of which must be known: 信息内容 本年收费金额（单位：万元）.</summary>
    private bool TryWords(int start, int end, ITableRows rows)
    {
        if (text.AsSpan(start, end - start).IndexOfAny(' ', '\u3000') < 0)
            return false;
        _found.Clear();
        for (int at = start; at < end;)
        {
            int stop = at;
            while (stop < end && !char.IsWhiteSpace(text[stop]))
                stop++;
            if (stop > at)
            {
                LabelMeaning[] meanings = rows.Meanings(LabelKey.Of(text.AsSpan(at, stop - at)));
                if (meanings.Length == 0)
                    return false;
                _found.Add((meanings, new LabelPlace(at, stop, _row, IsNumbered(text.AsSpan(at, stop - at)))));
            }

            at = stop + 1;
        }

        foreach ((LabelMeaning[] meanings, LabelPlace place) in _found)
            Hand(rows, meanings, place);
        return true;
    }

    private static bool IsNumbered(ReadOnlySpan<char> content) =>
        content.Length > 1 && (char.IsAsciiDigit(content[0]) || content[0] is '（' or '(' || content[0] is '一' or '二' or '三' or '四' or '五' or '六' or '七' or '八' or '九' or '十' && content.IndexOf('、') is > 0 and < 4);
}

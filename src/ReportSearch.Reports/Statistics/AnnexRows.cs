namespace ReportSearch.Reports.Statistics;

/// <summary>
/// The rows of the annex of the years until 2018: a label, its unit and one figure. Rows are known by their labels, equal labels by the group that they stand in.
/// </summary>
internal sealed class AnnexRows(string text, FigureSink sink) : ITableRows
{
    private const int LongestRemnant = 2;

    private static readonly string[] s_wholeColumns = ["合计", "总计", "统计数", "统计数据", "数量", "全市", "全县", "全区", "全省", "汇总", "总数"];

    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly List<FigureCell> _cells = [];
    private readonly List<(string Head, int Column)> _heads = [];
    private readonly List<string> _headRow = [];
    private int _headRowNumber = -1;
    private LabelMeaning? _row;
    private LabelPlace _place;
    private string _unit = "";
    private int _unitEnd;
    private int _unitRow;
    private string _group = "";
    private bool _foreign;
    private bool _unitLast;
    private int _last = -1;

    /// <summary>A table begins, perhaps the rest of one that a page break cut.</summary>
    /// <param name="anew">True for the whole form once more, as for another scope.</param>
    internal void Begin(bool anew)
    {
        if (anew)
        {
            _seen.Clear();
            _group = "";
            _last = -1;
        }

        _heads.Clear();
        _headRow.Clear();
        _headRowNumber = -1;
    }

    public LabelMeaning[] Meanings(string key)
    {
        LabelMeaning[] found = Array.FindAll(LabelIndex.Exact(key).ToArray(), IsAnnex);
        return found.Length > 0 ? found : Array.FindAll(LabelIndex.Stems(key).ToArray(), IsAnnex);
    }

    public LabelMeaning[] Nearest(string key) => LabelIndex.Nearest(key, IsAnnex);

    public LabelMeaning[] Completed(string key) => LabelIndex.Completed(key, IsAnnex);

    public void Label(LabelMeaning[] meanings, LabelPlace place)
    {
        EndRow();
        _headRow.Clear();
        if (Choose(meanings) is not { } chosen)
            return;
        _row = chosen;
        _place = place;
        _last = chosen.Order;
        _group = GroupOf(chosen.Id);
        _foreign = false;
        _unit = "";
        _unitEnd = 0;
        _unitRow = -1;
    }

    public void Figure(FigureCell cell)
    {
        if (_row is null)
            return;
        // Another row, as one that begins with its number: the label's own row had its unit or figure.
        if (cell.Row != _place.Row && (_unitRow == _place.Row || _cells.Exists(other => other.Row == _place.Row || (!other.IsBlank && other.Row != cell.Row))))
        {
            EndRow();
            return;
        }

        _cells.Add(cell);
    }

    public void Unit(ReadOnlySpan<char> unit, LabelPlace place)
    {
        if (_row is null)
            return;
        // A second unit, or one below a row that has its figure, is that of a row whose label is not known.
        bool figured = _cells.Exists(cell => !cell.IsBlank);
        if ((_unit.Length > 0 || figured) && place.Row != _place.Row)
        {
            EndRow();
            return;
        }

        _unit = unit.ToString();
        _unitEnd = place.End;
        _unitRow = place.Row;
        // Blank cells before it are spanned by the label; a figure before it, or its blank, stands in the column on its left.
        if (!figured && !_unitLast)
            _cells.Clear();
    }

    public void Text(LabelPlace place, bool aloneInRow)
    {
        string word = string.Concat(text[place.Start..place.End].Where(unit => !char.IsWhiteSpace(unit)));
        if (Tables.FormLabels.IsHeader(word) || word is "统计指标" || Array.IndexOf(s_wholeColumns, word) >= 0 || (word.Length <= 8 && place.Row == _headRowNumber))
        {
            Head(word, place.Row);
            return;
        }

        // The last character or two of a label that ended on the line above.
        if (_row is not null && word.Length <= LongestRemnant && place.Row != _place.Row && _unit.Length == 0 && _cells.TrueForAll(cell => cell.IsBlank))
        {
            _place = _place with { Row = place.Row };
            return;
        }

        // The head of a group that is not known: rows named as those of other groups are its own.
        if (IsGroupHead(text.AsSpan(place.Start, place.End - place.Start)))
        {
            EndRow();
            (_group, _foreign) = ("", true);
            return;
        }

        // What stands alone before the unit and the figure goes on with the label above; anything else is a row of the body's own.
        if (_row is not null && (_unit.Length > 0 || _cells.Exists(cell => !cell.IsBlank) || !aloneInRow))
            EndRow();
    }

    public void Close() => EndRow();

    private static bool IsAnnex(LabelMeaning meaning) => meaning.Role == LabelRole.Annex;

    private void Head(string word, int row)
    {
        EndRow();
        if (row != _headRowNumber)
            _headRow.Clear();
        _headRowNumber = row;
        _headRow.Add(word);
        _unitLast = _headRow.Count > 2 && word == "单位";
        if (Tables.CellText.IsUnit(word) || word is "单位" or "统计指标" or "指标名称" or "指标" or "项目" or "序号")
            return;
        if (_headRow.Count(head => head is "单位") > 0 || _headRow.Count > 1)
        {
            if (_heads.TrueForAll(head => head.Head != word))
                _heads.Add((word, _heads.Count));
        }
    }

    /// <summary>Of equal labels the one in this group, else the next one in the order of the form.</summary>
    private LabelMeaning? Choose(LabelMeaning[] meanings)
    {
        if (meanings.Length == 1)
        {
            // The whole form once more: another table.
            if (_seen.Contains(meanings[0].Id) && _last > meanings[0].Order + 20)
                _seen.Clear();
            return meanings[0];
        }

        if (_foreign)
            return null;
        LabelMeaning? next = null;
        foreach (LabelMeaning meaning in meanings)
        {
            if (GroupOf(meaning.Id) == _group && !_seen.Contains(meaning.Id))
                return meaning;
            if (meaning.Order > _last && !_seen.Contains(meaning.Id) && (next is null || meaning.Order < next.Order))
                next = meaning;
        }

        return next;
    }

    private static bool IsGroupHead(ReadOnlySpan<char> label) => Sections.HeadingNumber.TryParse(label, out Sections.HeadingNumber number) && number.Style == Sections.NumberStyle.HanComma;

    private static string GroupOf(string id)
    {
        for (string at = id; ;)
        {
            if (IndicatorTable.Find(at)?.Parent is not { } parent)
                return at;
            at = parent;
        }
    }

    private void EndRow()
    {
        if (_row is { } row)
            Write(row);
        _row = null;
        _cells.Clear();
    }

    private void Write(LabelMeaning row)
    {
        bool asked = IndicatorTable.Find(row.Id) is { HasFigure: true };
        string label = text[_place.Start.._place.End];
        // Blank cells before the unit, and those that a wide label spans, are no figures.
        List<FigureCell> printed = _cells.FindAll(cell => !cell.IsBlank);
        if (!asked && printed.Count == 0)
            return;
        string? note = !_seen.Add(row.Id) ? "同一指标在表中再次出现。" : null;
        if (printed.Count == 0)
        {
            FigureCell blank = _cells.Find(cell => cell.Row == _place.Row);
            if (blank == default)
                blank = _cells.Count > 0 ? _cells[0] : new FigureCell(Math.Max(_place.End, _unitEnd), Math.Max(_place.End, _unitEnd), _place.Row, default);
            sink.Add(row.Id, label, blank with { Reading = FigureText.Read([]) }, _unit, note);
            return;
        }

        if (printed.Count == 1)
        {
            sink.Add(row.Id, label, printed[0], _unit, note);
            return;
        }

        if (Whole(printed) is { } whole)
        {
            sink.Add(row.Id, label, whole, _unit, note ?? "表中有多列，取合计或本年一列。");
            return;
        }

        FigureCell first = printed[0], last = printed[^1];
        string run = text[first.Start..last.End];
        CellReading reading = FigureText.Read(run);
        bool splitNumber = _heads.Count < 2 && run.Length <= 12 && reading.State == FigureState.Value;
        sink.Add(row.Id, label, new FigureCell(first.Start, last.End, first.Row, splitNumber ? reading : new CellReading(FigureState.Unreadable, null, false, "", null)), _unit,
            splitNumber ? reading.Note : "一行有多个数，无法确定取哪一列。");
    }

    /// <summary>The column of the whole, or of the report's own year, where the head names several.</summary>
    private FigureCell? Whole(List<FigureCell> printed)
    {
        if (_heads.Count != printed.Count)
            return null;
        int at = _heads.FindIndex(head => head.Head is "合计" or "总计" or "汇总");
        if (at < 0 && sink.Year is { } year)
        {
            string own = year.ToString(System.Globalization.CultureInfo.InvariantCulture);
            at = _heads.FindIndex(head => head.Head.StartsWith(own, StringComparison.Ordinal) || head.Head is "本年" or "本年度");
        }

        return at < 0 ? null : printed[at];
    }
}

namespace ReportSearch.Reports.Statistics;

/// <summary>Table 3: rows by their labels, seven columns of applicants by their heads or, where the heads are lost, by their number.</summary>
internal sealed class RequestRows(string text, FigureSink sink)
{
    private static readonly string[] s_columns = ["natural", "business", "research", "welfare", "legal", "other_org", "total"];
    private static readonly string[] s_names = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"];

    private readonly HashSet<string> _written = new(StringComparer.Ordinal);
    private readonly List<FigureCell> _cells = [];
    private readonly List<string> _heads = [];
    private int[] _order = [0, 1, 2, 3, 4, 5, 6];
    private readonly List<string> _oneRow = [];
    private int _wholeRow = -1;
    private bool _inHeads;
    private int _headRow = -1;
    private bool _rowsBegun;
    private string _case = "";
    private LabelMeaning? _row;
    private LabelPlace _place;

    /// <summary>总计 and 其他 are heads among heads, else rows.</summary>
    internal LabelMeaning? Choose(LabelMeaning[] meanings, LabelPlace place)
    {
        bool head = !place.Numbered && (_inHeads || !_rowsBegun);
        return Array.Find(meanings, meaning => meaning.Role == (head ? LabelRole.Applicant : LabelRole.Request))
            ?? Array.Find(meanings, meaning => meaning.Role is LabelRole.Applicant or LabelRole.Request);
    }

    internal void Label(LabelMeaning meaning, LabelPlace place)
    {
        EndRow();
        if (meaning.Role == LabelRole.Applicant)
        {
            Head(meaning.Id, place.Row);
            return;
        }

        EndHeads();
        if (meaning.Id is "ap_new" && _written.Contains("ap_new.total"))
            _written.Clear();
        _rowsBegun = true;
        if (meaning.Id[0] == '.' || meaning.Id == "ap_other")
            _case = meaning.Id;
        _row = meaning.Id[0] == '.' ? null : meaning;
        _place = place;
    }

    internal void Figure(FigureCell cell)
    {
        if (_row is not null)
            _cells.Add(cell);
    }

    internal void Close() => EndRow();

    /// <summary>Another table follows.</summary>
    internal void Leave()
    {
        _rowsBegun = false;
        _inHeads = false;
        _heads.Clear();
    }

    private void Head(string column, int row)
    {
        if (!_inHeads || (row != _headRow && _heads.Count >= s_columns.Length))
            _heads.Clear();
        _inHeads = true;
        _headRow = row;
        if (column == ".")
            return;
        // The upper row of the head names 自然人 and 总计 for both.
        _heads.Remove(column);
        _heads.Add(column);
        if (row != _wholeRow)
            _oneRow.Clear();
        _wholeRow = row;
        _oneRow.Add(column);
    }

    private void EndHeads()
    {
        if (!_inHeads)
            return;
        _inHeads = false;
        // Another order counts where one row of the head has all columns.
        if (_oneRow.Count == s_columns.Length && _oneRow.Distinct(StringComparer.Ordinal).Count() == s_columns.Length)
        {
            _order = [.. _oneRow.Select(head => Array.IndexOf(s_columns, head))];
            return;
        }

        if (_heads.Count != s_columns.Length || _heads.Count(head => head is "total") != 1 || _heads[^1] != "total")
            return;
        int[] order = [.. _heads.Select(head => Array.IndexOf(s_columns, head))];
        bool upperRowFirst = order[0] == 1 && order[^2] == 0;
        _order = upperRowFirst ? [0, 1, 2, 3, 4, 5, 6] : order;
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
        string label = text[_place.Start.._place.End];
        List<FigureCell> cells = RowCells.Of(_cells, _place.Row, s_columns.Length);
        if (cells.Count == 0 || (cells.Count > s_columns.Length && cells.TrueForAll(cell => cell.IsBlank)))
            return;
        if (!_written.Add(row.Id + ".total"))
            return;
        string? note = null;
        if (cells.Count != s_columns.Length && RowCells.CutBySum(text, cells, s_columns.Length) is { } cut)
        {
            cells = cut;
            note = "数字连写，按各列之和等于总计拆分。";
        }

        if (cells.Count == s_columns.Length)
        {
            for (int i = 0; i < cells.Count; i++)
                sink.Add($"{row.Id}.{s_columns[_order[i]]}", $"{label} {s_names[_order[i]]}", cells[i], "件", note);
            return;
        }

        List<FigureCell> printed = cells.FindAll(cell => !cell.IsBlank);
        if (printed.Count == 0)
            return;
        var span = new FigureCell(printed[0].Start, printed[^1].End, _place.Row, new CellReading(FigureState.Unreadable, null, false, "", null));
        foreach (string column in s_columns)
            sink.Add($"{row.Id}.{column}", $"{label} {s_names[Array.IndexOf(s_columns, column)]}", span, "件", $"本行有{printed.Count}个数，不足以确定各属哪一列。");
    }
}

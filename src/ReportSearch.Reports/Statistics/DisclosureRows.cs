namespace ReportSearch.Reports.Statistics;

/// <summary>Table 2: small tables of a row label under column heads.</summary>
internal sealed class DisclosureRows(string text, FigureSink sink)
{
    private readonly List<FigureCell> _cells = [];
    private readonly List<(string Id, string Label, string Unit)> _heads = [];
    private bool _rowsBegun;
    private LabelMeaning? _row;
    private LabelPlace _place;

    internal void Label(LabelMeaning meaning, LabelPlace place)
    {
        EndRow();
        if (meaning.Role == LabelRole.Disclosure)
        {
            _row = meaning;
            _place = place;
            _rowsBegun = true;
            return;
        }

        if (_rowsBegun || meaning.Id == ".")
            _heads.Clear();
        _rowsBegun = false;
        string printed = text[place.Start..place.End];
        if (meaning.Id != ".")
            _heads.Add((meaning.Id, printed, UnitIn(printed)));
    }

    internal void Figure(FigureCell cell)
    {
        if (_row is not null)
            _cells.Add(cell);
    }

    /// <summary>第二十条第（一）项 and other text ends the row.</summary>
    internal void Text() => EndRow();

    internal void Close()
    {
        EndRow();
        _heads.Clear();
        _rowsBegun = false;
    }

    private static string UnitIn(string head) =>
        head.Contains("万元", StringComparison.Ordinal) ? "万元" : head.Contains("亿元", StringComparison.Ordinal) ? "亿元" : head.Contains("元）", StringComparison.Ordinal) || head.Contains("元)", StringComparison.Ordinal) ? "元" : "";

    private void EndRow()
    {
        if (_row is { } row)
            Write(row);
        _row = null;
        _cells.Clear();
    }

    private void Write(LabelMeaning row)
    {
        List<(string Id, string Label, string Unit)> heads = _heads.FindAll(head => IndicatorTable.Find($"{row.Id}_{head.Id}") is not null);
        bool known = heads.Count > 0 && heads.Count == _heads.Count;
        List<FigureCell> cells = RowCells.Of(_cells, _place.Row, known ? heads.Count : 1);
        if (cells.Count == 0)
        {
            // A row under known heads with nothing behind its label: nothing was filled in.
            foreach ((string id, string head, string unit) in known ? heads : [])
                sink.Add($"{row.Id}_{id}", $"{text[_place.Start.._place.End]} {head}", new FigureCell(_place.End, _place.End, _place.Row, FigureText.Read([])), unit, null);
            return;
        }

        if (!known || cells.Count != heads.Count)
        {
            string[] usual = Usual(row.Id);
            List<FigureCell> all = RowCells.Of(_cells, _place.Row, usual.Length);
            if (usual.Length > 0 && all.Count == usual.Length)
                (cells, heads) = (all, [.. usual.Select(id => (id, "", ""))]);
        }

        string label = text[_place.Start.._place.End];
        string? note = null;
        if (heads.Count > 1 && Digits(cells, heads.Count) is { } cut)
        {
            cells = cut;
            note = "数字连写，按列数每列一位拆分。";
        }

        if (cells.Count == heads.Count)
        {
            for (int i = 0; i < cells.Count; i++)
                sink.Add($"{row.Id}_{heads[i].Id}", heads[i].Label.Length > 0 ? $"{label} {heads[i].Label}" : label, cells[i], heads[i].Unit, note);
            return;
        }

        List<FigureCell> printed = cells.FindAll(cell => !cell.IsBlank);
        if (printed.Count == 0)
            return;
        var span = new FigureCell(printed[0].Start, printed[^1].End, _place.Row, new CellReading(FigureState.Unreadable, null, false, "", null));
        foreach ((string id, string head, string unit) in heads)
            sink.Add($"{row.Id}_{id}", $"{label} {head}", span, unit, $"本行有{printed.Count}个数，不足以确定各属哪一列。");
    }

    /// <summary>规章555: as many digits as columns can be filled in one way only.</summary>
    private List<FigureCell>? Digits(List<FigureCell> cells, int columns)
    {
        // Parted from its label it may as well be one figure among empty cells.
        if (cells.Count != 1 || cells[0].IsBlank || cells[0].Start != _place.End || cells[0].End - cells[0].Start != columns)
            return null;
        FigureCell run = cells[0];
        for (int i = run.Start; i < run.End; i++)
        {
            if (!char.IsAsciiDigit(text[i]))
                return null;
        }

        return [.. Enumerable.Range(run.Start, columns).Select(at => new FigureCell(at, at + 1, run.Row, FigureText.Read(text.AsSpan(at, 1))))];
    }

    /// <summary>The columns of a row in the report's form, where the heads are lost.</summary>
    private string[] Usual(string row) => (sink.Form, row) switch
    {
        (TableForm.Standard2021, "ad_rules" or "ad_normative") => ["made", "repealed", "in_force"],
        (TableForm.Standard2021, "ad_licence" or "ad_penalty" or "ad_coercion") => ["decisions"],
        (TableForm.Standard2021, "ad_fee") => ["amount"],
        (TableForm.Standard2019, "ad_rules" or "ad_normative") => ["made", "newly_public", "total_public"],
        (TableForm.Standard2019, "ad_licence" or "ad_other_management" or "ad_penalty" or "ad_coercion") => ["items_previous", "items_change", "decisions"],
        (TableForm.Standard2019, "ad_fee") => ["items_previous", "items_change"],
        (TableForm.Standard2019, "ad_procurement") => ["items", "amount"],
        _ => [],
    };
}

namespace ReportSearch.Reports.Statistics;

/// <summary>Table 4: five results for reviews, for litigation without and after a review; side by side, or one group a row.</summary>
internal sealed class RemedyRows(FigureSink sink)
{
    private const int Results = 5;

    private static readonly string[] s_remedies = ["rl_review", "rl_direct", "rl_after_review"];
    private static readonly string[] s_remedyNames = ["行政复议", "未经复议直接起诉", "复议后起诉"];
    private static readonly string[] s_results = ["upheld", "corrected", "other", "pending", "total"];
    private static readonly string[] s_resultNames = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"];

    private readonly List<FigureCell> _cells = [];
    private readonly List<string> _heads = [];
    private string? _group;
    private int _groupRow;

    internal void Label(LabelMeaning meaning, LabelPlace place)
    {
        if (_cells.Count > 0)
            Flush();
        if (meaning.Role == LabelRole.Result)
        {
            _heads.Add(meaning.Id);
            return;
        }

        _group = meaning.Id[0] == '.' ? null : meaning.Id;
        _groupRow = place.Row;
    }

    internal void Figure(FigureCell cell)
    {
        // Blank cells among the heads belong to them.
        if (_cells.Count == 0 && cell.IsBlank && (_heads.Count == 0 || cell.Row == _groupRow && _group is null))
            return;
        _cells.Add(cell);
    }

    internal void Close()
    {
        Flush();
        _heads.Clear();
        _group = null;
    }

    private void Flush()
    {
        List<FigureCell> cells = _cells.FindAll(cell => cell.Row == _cells[^1].Row);
        if (cells.Count < _cells.Count && cells.Count < Results)
            cells = [.. _cells];
        _cells.Clear();
        int printed = cells.Count(cell => !cell.IsBlank);
        if (cells.Count == 0)
            return;
        bool oneGroup = _group is not null && cells[0].Row == _groupRow;
        int columns = oneGroup ? Results : Results * s_remedies.Length;
        cells = RowCells.Of(cells, cells[^1].Row, columns);
        if (cells.Count != columns && printed == 0)
            return;
        int[] order = Order();
        if (cells.Count == columns)
        {
            for (int i = 0; i < columns; i++)
            {
                int group = oneGroup ? Array.IndexOf(s_remedies, _group) : i / Results, result = order[i % Results];
                sink.Add($"{s_remedies[group]}.{s_results[result]}", $"{s_remedyNames[group]} {s_resultNames[result]}", cells[i], "件", null);
            }

            return;
        }

        List<FigureCell> given = cells.FindAll(cell => !cell.IsBlank);
        var span = new FigureCell(given[0].Start, given[^1].End, given[0].Row, new CellReading(FigureState.Unreadable, null, false, "", null));
        foreach (string remedy in oneGroup ? [_group!] : s_remedies)
        {
            foreach (string result in s_results)
                sink.Add($"{remedy}.{result}", $"{s_remedyNames[Array.IndexOf(s_remedies, remedy)]} {s_resultNames[Array.IndexOf(s_results, result)]}", span, "件", $"本行有{given.Count}个数，不足以确定各属哪一列。");
        }
    }

    /// <summary>The order of the results as the head prints it, where that was read as a whole.</summary>
    private int[] Order()
    {
        if (_heads.Count >= Results && _heads[..Results].Distinct().Count() == Results)
            return [.. _heads[..Results].Select(head => Array.IndexOf(s_results, head))];
        return [0, 1, 2, 3, 4];
    }
}

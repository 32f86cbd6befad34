using ReportSearch.Samples.Figures;
using ReportSearch.Samples.Formats;
using ReportSearch.Samples.Forms;

namespace ReportSearch.Samples.Writing;

/// <summary>How tables come out of their originals.</summary>
internal enum TableLayout
{
    /// <summary>One cell a line behind a tab, a blank line after each row, as out of Word.</summary>
    Cells,
    /// <summary>Label, unit and value on one line with blanks between.</summary>
    Inline,
    /// <summary>Tabs between the cells of a row.</summary>
    Tabs,
    /// <summary>Upright strokes between the cells of a row.</summary>
    Pipes,
}

/// <summary>How a figure of nothing is printed.</summary>
internal enum NothingStyle
{
    Zero,
    Blank,
    Mixed,
}

/// <summary>Prints the statistics tables of one report.</summary>
internal sealed class TableWriter(Manuscript manuscript, YearFigures figures, TableLayout layout, NothingStyle nothing, SampleRandom random)
{
    /// <summary>Printed instead of the true value: planted contradictions.</summary>
    public Dictionary<string, decimal> Instead { get; } = [];

    /// <summary>Rows that do not apply to this body and are printed as a stroke.</summary>
    public HashSet<string> NotApplicable { get; } = [];

    private SampleTable _table = new();

    public void Annex(string form, bool repeatHeader)
    {
        _table = new SampleTable();
        Row(["指　标　名　称", "单位", "统计数"]);
        int count = 0;
        foreach (var row in AnnexForm.Rows(form))
        {
            if (repeatHeader && ++count % 30 == 0)
                Print(["指　标　名　称", "单位", "统计数"]);
            string indent = layout is TableLayout.Cells or TableLayout.Tabs ? new string('　', Math.Min(row.Depth - 1, 3)) : "";
            string figure = row.IsHeader ? "" : Figure(row.Id);
            Print([indent + row.Label, row.Unit, figure]);
            Keep([new(row.Label), new(row.Unit), new(figure)]);
        }
    }

    public void Disclosure(string tableForm)
    {
        _table = new SampleTable();
        foreach (var table in StandardForm.Disclosure(tableForm))
        {
            manuscript.Add(BlockKind.Line, layout == TableLayout.Cells ? "\t" + table.Article : table.Article, _table);
            Keep([new(table.Article, 4)]);
            Wide(table.Heads);
            foreach (var (label, ids) in table.Rows)
                Wide([label, .. ids.Select(Figure)]);
        }

        // The part with the most columns has four: the last cell of a shorter row takes the others.
        void Wide(string[] cells)
        {
            Print(cells);
            Keep([.. cells.Select((cell, i) => new SampleCell(cell, i == cells.Length - 1 ? 4 - i : 1))]);
        }
    }

    public void Requests(string tableForm)
    {
        _table = new SampleTable();
        const string Balance = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）";
        Print([Balance, "申请人情况"]);
        Print(["", "自然人", "法人或其他组织", "总计"]);
        Print(["", .. StandardForm.ApplicantHeads, "总计"]);
        Keep([new(Balance, 3, 3), new("申请人情况", 7)]);
        Keep([new("自然人", 1, 2), new("法人或其他组织", 5), new("总计", 1, 2)]);
        Keep([.. StandardForm.ApplicantHeads.Skip(1).Select(head => new SampleCell(head))]);
        (string Group, string Case) above = ("", "");
        var rows = StandardForm.Requests(tableForm);
        foreach (var row in rows)
        {
            // A label that spans several rows stands in the first of them.
            string group = row.Group == above.Group ? "" : row.Group;
            string outcome = row.Case == above.Case && group.Length == 0 ? "" : row.Case;
            above = (row.Group, row.Case);
            List<SampleCell> spanned = [];
            if (row.Case.Length == 0)
                spanned.Add(new(row.Group, 3));
            else if (group.Length > 0)
                spanned.Add(new(group, 1, rows.Count(other => other.Group == group)));
            if (row.Reason.Length > 0 && outcome.Length > 0)
                spanned.Add(new(outcome, 1, rows.Count(other => other.Case == outcome)));
            if (row.Case.Length > 0)
                spanned.Add(row.Reason.Length > 0 ? new(row.Reason) : new(row.Case, 2));
            string[] labels = row.Case.Length == 0 ? [row.Group] : row.Reason.Length == 0 ? [group, row.Case] : [group, outcome, row.Reason];
            if (layout is TableLayout.Cells or TableLayout.Inline)
                labels = [.. labels.Where(label => label.Length > 0)];
            string[] figures = [.. Simulation.Applicants.Append("total").Select(applicant => Figure($"{row.Id}.{applicant}"))];
            Print([.. labels, .. figures]);
            Keep([.. spanned, .. figures.Select(figure => new SampleCell(figure))]);
        }
    }

    public void Remedies()
    {
        _table = new SampleTable();
        Print(["行政复议", "行政诉讼"]);
        Print([.. StandardForm.RemedyHeads, "未经复议直接起诉", "复议后起诉"]);
        Print([.. StandardForm.RemedyHeads, .. StandardForm.RemedyHeads]);
        Keep([new("行政复议", 5), new("行政诉讼", 10)]);
        Keep([.. StandardForm.RemedyHeads.Select(head => new SampleCell(head, 1, 2)), new("未经复议直接起诉", 5), new("复议后起诉", 5)]);
        Keep([.. StandardForm.RemedyHeads.Concat(StandardForm.RemedyHeads).Select(head => new SampleCell(head))]);
        Row([.. StandardForm.Remedies.SelectMany(remedy => StandardForm.RemedyResults.Select(result => Figure($"{remedy}.{result}")))]);
    }

    private string Figure(string id)
    {
        if (NotApplicable.Contains(id))
            return manuscript.Figure(id, null, "notApplicable", "/", "table");
        decimal value = Instead.TryGetValue(id, out decimal other) ? other : figures[id];
        // Several blanks in one line cannot be told apart without separators.
        bool blankable = layout != TableLayout.Inline || !(id.Contains('.') || id.StartsWith("ad_", StringComparison.Ordinal));
        if (value == 0 && blankable && (nothing == NothingStyle.Blank || (nothing == NothingStyle.Mixed && random.Chance(50))))
            return manuscript.Figure(id, null, "blank", "", "table");
        string printed = id == "gaz_copies" && value % 1000 == 0 && value >= 10000 && random.Chance(50)
            ? Manuscript.Number(value / 10000) + "万"
            : Manuscript.Number(value);
        return manuscript.Figure(id, value, "value", printed, "table");
    }

    private void Row(IReadOnlyList<string> cells)
    {
        Print(cells);
        Keep([.. cells.Select(cell => new SampleCell(cell))]);
    }

    /// <summary>Keeps the row as it stands in a ruled table.</summary>
    private void Keep(IReadOnlyList<SampleCell> cells) =>
        _table.Rows.Add([.. cells.Select(cell => cell with { Text = Manuscript.Plain(cell.Text) })]);

    private void Print(IReadOnlyList<string> cells)
    {
        switch (layout)
        {
            case TableLayout.Cells:
                foreach (string cell in cells)
                    manuscript.Add(BlockKind.Line, "\t" + cell, _table);
                manuscript.Add(BlockKind.Line, "", _table);
                break;
            case TableLayout.Inline:
                manuscript.Add(BlockKind.Line, string.Join(' ', cells.Where(cell => cell.Length > 0)), _table);
                break;
            case TableLayout.Tabs:
                manuscript.Add(BlockKind.Line, string.Join('\t', cells), _table);
                break;
            default:
                manuscript.Add(BlockKind.Line, "| " + string.Join(" | ", cells) + " |", _table);
                break;
        }
    }
}

using ReportSearch.Samples.Figures;
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

    public void Annex(string form, bool repeatHeader)
    {
        Row(["指　标　名　称", "单位", "统计数"]);
        int count = 0;
        foreach (var row in AnnexForm.Rows(form))
        {
            if (repeatHeader && ++count % 30 == 0)
                Row(["指　标　名　称", "单位", "统计数"]);
            string indent = layout is TableLayout.Cells or TableLayout.Tabs ? new string('　', Math.Min(row.Depth - 1, 3)) : "";
            Row([indent + row.Label, row.Unit, row.IsHeader ? "" : Figure(row.Id)]);
        }
    }

    public void Disclosure(string tableForm)
    {
        foreach (var table in StandardForm.Disclosure(tableForm))
        {
            manuscript.Add(BlockKind.Line, layout == TableLayout.Cells ? "\t" + table.Article : table.Article);
            Row(table.Heads);
            foreach (var (label, ids) in table.Rows)
                Row([label, .. ids.Select(Figure)]);
        }
    }

    public void Requests(string tableForm)
    {
        Row(["（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", "申请人情况"]);
        Row(["", "自然人", "法人或其他组织", "总计"]);
        Row(["", .. StandardForm.ApplicantHeads, "总计"]);
        (string Group, string Case) above = ("", "");
        foreach (var row in StandardForm.Requests(tableForm))
        {
            // A label that spans several rows stands in the first of them.
            string group = row.Group == above.Group ? "" : row.Group;
            string outcome = row.Case == above.Case && group.Length == 0 ? "" : row.Case;
            above = (row.Group, row.Case);
            string[] labels = row.Case.Length == 0 ? [row.Group] : row.Reason.Length == 0 ? [group, row.Case] : [group, outcome, row.Reason];
            if (layout is TableLayout.Cells or TableLayout.Inline)
                labels = [.. labels.Where(label => label.Length > 0)];
            Row([.. labels, .. Simulation.Applicants.Append("total").Select(applicant => Figure($"{row.Id}.{applicant}"))]);
        }
    }

    public void Remedies()
    {
        Row(["行政复议", "行政诉讼"]);
        Row([.. StandardForm.RemedyHeads, "未经复议直接起诉", "复议后起诉"]);
        Row([.. StandardForm.RemedyHeads, .. StandardForm.RemedyHeads]);
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
        switch (layout)
        {
            case TableLayout.Cells:
                foreach (string cell in cells)
                    manuscript.Add(BlockKind.Line, "\t" + cell);
                manuscript.Add(BlockKind.Line, "");
                break;
            case TableLayout.Inline:
                manuscript.Add(BlockKind.Line, string.Join(' ', cells.Where(cell => cell.Length > 0)));
                break;
            case TableLayout.Tabs:
                manuscript.Add(BlockKind.Line, string.Join('\t', cells));
                break;
            default:
                manuscript.Add(BlockKind.Line, "| " + string.Join(" | ", cells) + " |");
                break;
        }
    }
}

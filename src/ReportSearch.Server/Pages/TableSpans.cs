namespace ReportSearch.Server.Pages;

/// <summary>How many columns the cells of a row take. The text of a report keeps rows and cells, not spans: they are given back, so that a figure stands under its head.</summary>
public static class TableSpans
{
    // Heads of the official tables that stand over several columns.
    private static readonly Dictionary<string, int> WideHeads = new(StringComparer.Ordinal)
    {
        ["申请人情况"] = 7,
        ["法人或其他组织"] = 5,
        ["行政复议"] = 5,
        ["行政诉讼"] = 10,
        ["未经复议直接起诉"] = 5,
        ["复议后起诉"] = 5,
    };

    /// <summary>The columns of each cell of a row, and the columns left empty before the first.</summary>
    /// <param name="row">The row.</param>
    /// <param name="above">The row above it, or null.</param>
    /// <param name="columns">Columns of the table, at least as many as the row has cells.</param>
    public static (int Empty, int[] Spans) Of(TableRow row, TableRow? above, int columns)
    {
        int[] spans = [.. row.Cells.Select(_ => 1)];
        var missing = columns - spans.Length;
        if (missing <= 0 || spans.Length == 0)
            return (0, spans);
        if (spans.Length == 1)
            return (0, [columns]);

        // The figures of a row stand at its right: what its group takes in the rows above is left to its label.
        var firstNumber = 0;
        while (firstNumber < spans.Length && !row.Cells[firstNumber].IsNumber)
            firstNumber++;
        if (firstNumber < spans.Length)
        {
            var label = firstNumber;
            while (label > 0 && Text(row.Cells[--label]).Length == 0)
            {
            }

            spans[label] += missing;
            return (0, spans);
        }

        // Heads.
        for (var i = 0; i < spans.Length; i++)
            spans[i] = WideHeads.GetValueOrDefault(Text(row.Cells[i]), 1);
        var left = columns - spans.Sum();
        if (left >= 0 && left < missing)
        {
            spans[0] += left;
            return (0, spans);
        }

        spans = [.. row.Cells.Select(_ => 1)];
        if (above is not null && above.Cells.Any(cell => WideHeads.ContainsKey(Text(cell))) && Text(row.Cells[0]).Length > 0)
            return (missing, spans);
        spans[Text(row.Cells[0]).Length == 0 ? 0 : ^1] += missing;
        return (0, spans);
    }

    private static string Text(TableCell cell) => string.Concat(cell.Runs.SelectMany(run => run.Text).Where(unit => !char.IsWhiteSpace(unit)));
}

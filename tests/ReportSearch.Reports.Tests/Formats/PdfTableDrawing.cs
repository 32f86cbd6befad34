namespace ReportSearch.Reports.Tests.Formats;

/// <summary>Draws the tables of forms with their merged cells, each below its title.</summary>
internal static class PdfTableDrawing
{
    internal static PdfDrawing Of(IEnumerable<PrintedTable> tables)
    {
        var drawing = new PdfDrawing();
        drawing.Paragraph("绍兴市2021年政府信息公开工作年度报告");
        foreach (PrintedTable table in tables)
        {
            drawing.Paragraph(table.Title);
            drawing.Paragraph("下面的表格列出本年度的全部数据，各项的口径与上一年度相同，凡是没有发生的事项都填写零。");
            Draw(drawing, table);
            drawing.Paragraph("上面的表格由办公室填写，填写人对数据负责，如有疑问可以向办公室询问。");
        }

        return drawing;
    }

    /// <summary>Cells in the order of the form, text in their middle; a table with cells of several rows stays on one page.</summary>
    private static void Draw(PdfDrawing drawing, PrintedTable table)
    {
        double size = table.Widths.Length > 5 ? 7 : 10, line = size * 1.3, all = PdfDrawing.Right - PdfDrawing.Left;
        double[] xs = [PdfDrawing.Left, .. table.Widths.Select((_, i) => PdfDrawing.Left + (all * table.Widths.Take(i + 1).Sum() / 100))];
        var cells = new List<(int Row, int Column, PrintedCell Cell, List<string> Lines)>();
        var taken = new HashSet<(int, int)>();
        for (int row = 0; row < table.Rows.Count; row++)
        {
            int column = 0;
            foreach (PrintedCell cell in table.Rows[row])
            {
                while (taken.Contains((row, column)))
                    column++;
                for (int i = 0; i < cell.Rows * cell.Columns; i++)
                    taken.Add((row + (i / cell.Columns), column + (i % cell.Columns)));
                cells.Add((row, column, cell, PdfDrawing.Wrap(cell.Text.Replace("　", "", StringComparison.Ordinal), ((xs[column + cell.Columns] - xs[column]) / size) - 0.6, 0)));
            }
        }

        double[] heights = [.. Enumerable.Range(0, table.Rows.Count).Select(row => 4 + (line * Math.Max(1, cells.Where(cell => cell.Row == row && cell.Cell.Rows == 1).Max(cell => (int?)cell.Lines.Count) ?? 1)))];
        if (table.Rows.Any(row => row.Any(cell => cell.Rows > 1)) && !drawing.Fits(heights.Sum()))
            drawing.EndPage();
        for (int row = 0; row < heights.Length; row++)
        {
            double top = drawing.Room(heights[row]);
            foreach ((_, int column, PrintedCell cell, List<string> lines) in cells.Where(cell => cell.Row == row))
            {
                double height = heights.Skip(row).Take(cell.Rows).Sum(), left = xs[column], width = xs[column + cell.Columns] - left;
                drawing.Rules[^1].AddRange([(left, top, width, 0.5), (left, top + height, width, 0.5), (left, top, 0.5, height), (left + width, top, 0.5, height)]);
                for (int i = 0; i < lines.Count; i++)
                    drawing.Put(left + ((width - (PdfDrawing.Ems(lines[i]) * size)) / 2), top + ((height - (lines.Count * line)) / 2) + (i * line) + size, size, lines[i]);
            }
        }

        drawing.Room(12);
    }
}

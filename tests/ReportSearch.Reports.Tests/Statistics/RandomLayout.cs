using System.Text;
using ReportSearch.Samples;

namespace ReportSearch.Reports.Tests.Statistics;

/// <summary>A report with a random form in a random layout, and the figures that were written.</summary>
internal sealed record RandomReport(string Layout, string FileName, byte[] Bytes, IReadOnlyList<RandomFigure> Figures)
{
    private static readonly string[] s_layouts = ["tabs", "cells", "lines", "blanks", "columns", "pipes", "html", "docx"];

    /// <summary>The report of a number.</summary>
    /// <param name="seed">First part of the seed.</param>
    /// <param name="number">Number of the report.</param>
    internal static RandomReport Of(string seed, int number)
    {
        var random = new SampleRandom($"{seed} {number}");
        string form = random.Pick(["old13", "old9", "2019", "2021"]), layout = s_layouts[number % s_layouts.Length];
        // A line for each cell, or single blanks, cannot show an empty cell between others.
        var filled = new RandomForm(random, form, blanks: layout is not ("lines" or "blanks"), lastGiven: layout is "columns");
        IReadOnlyList<RandomTable> tables = filled.Tables();
        List<RandomFigure> figures = [.. tables.SelectMany(table => table.Rows).SelectMany(row => row.Figures)];
        int year = form switch { "old13" => random.Between(2015, 2018), "old9" => random.Between(2014, 2018), "2019" => random.Between(2019, 2020), _ => random.Between(2021, 2024) };
        if (layout is "html" or "docx")
        {
            var document = new SampleDocument($"random {number}", [.. Pieces(filled, tables, year)]);
            return layout == "html"
                ? new($"{form}/{layout}", "random.html", Encoding.UTF8.GetBytes(HtmlFormat.Write(document, (PageDesign)(random.Between(0, 3)), "utf-8")), figures)
                : new($"{form}/{layout}", "random.docx", DocxFormat.Write(document, new DocxLooks(false, false)), figures);
        }

        var text = new StringBuilder();
        foreach (Piece piece in Pieces(filled, tables, year))
        {
            if (piece.Table is null)
                text.Append(piece.Printed).Append("\n\n");
            else
                Print(text, tables.Where(table => piece.Table.Rows.Exists(row => ReferenceEquals(row, table.Heads[^1]))), layout, random);
        }

        return new($"{form}/{layout}", "random.txt", Encoding.UTF8.GetBytes(text.ToString()), figures);
    }

    private static IEnumerable<Piece> Pieces(RandomForm form, IReadOnlyList<RandomTable> tables, int year)
    {
        yield return new(PieceKind.Title, $"绍兴市{year}年政府信息公开工作年度报告");
        yield return new(PieceKind.Heading, "总体情况") { Number = "一、", Level = 1 };
        yield return new(PieceKind.Paragraph, $"{year}年，全市政府信息公开工作稳步推进，各县区、各部门密切配合。");
        if (form.IsAnnex)
        {
            yield return new(PieceKind.Paragraph, "附件：政府信息公开情况统计表");
            yield return Ruled(tables);
            yield break;
        }

        yield return new(PieceKind.Heading, "主动公开政府信息情况") { Number = "二、", Level = 1 };
        yield return Ruled([.. tables.SkipLast(2)]);
        yield return new(PieceKind.Heading, "收到和处理政府信息公开申请情况") { Number = "三、", Level = 1 };
        yield return Ruled([tables[^2]]);
        yield return new(PieceKind.Heading, "政府信息公开行政复议、行政诉讼情况") { Number = "四、", Level = 1 };
        yield return Ruled([tables[^1]]);
        yield return new(PieceKind.Heading, "存在的主要问题及改进情况") { Number = "五、", Level = 1 };
        yield return new(PieceKind.Paragraph, "公开的内容还不够丰富，下一步将继续改进。");
    }

    private static Piece Ruled(IReadOnlyList<RandomTable> tables)
    {
        var ruled = new SampleTable();
        int columns = tables.Max(table => table.Columns.Count);
        foreach (RandomTable table in tables)
        {
            if (table.Title.Length > 0)
                ruled.Rows.Add([new SampleCell(table.Title, columns)]);
            ruled.Rows.AddRange(table.Heads);
            foreach (RandomRow row in table.Rows)
                ruled.Rows.Add([.. row.Labels, .. Unit(table, row), .. row.Figures.Select(figure => new SampleCell(figure.Printed)), .. Rest(table, row)]);
        }

        return new Piece(PieceKind.Table, "") { Table = ruled };
    }

    private static IEnumerable<SampleCell> Unit(RandomTable table, RandomRow row) => table.Columns.Count == 0 ? [new SampleCell(row.Unit)] : [];

    /// <summary>The empty cell of a head of the annex.</summary>
    private static IEnumerable<SampleCell> Rest(RandomTable table, RandomRow row) => table.Columns.Count == 0 && row.Figures.Count == 0 ? [new SampleCell("")] : [];

    private static void Print(StringBuilder text, IEnumerable<RandomTable> tables, string layout, SampleRandom random)
    {
        int gap = random.Between(2, 5);
        foreach (RandomTable table in tables)
        {
            if (table.Title.Length > 0)
                text.Append(layout == "cells" ? "\t" : "").Append(table.Title).Append('\n').Append(layout == "cells" ? "\n" : "");
            if (layout is "tabs" or "pipes")
            {
                Grid(text, table, layout);
                continue;
            }

            // The heads on one line, or one cell a line.
            string[] heads = table.Columns.Count > 0 ? [.. table.Columns] : [.. table.Heads[0].Select(cell => cell.Text)];
            int label = table.Rows.Max(row => Width(Joined(row))) + gap;
            int[] widths = [.. heads.Select((head, i) => Math.Max(Width(head), table.Rows.Max(row => Cells(table, row).ElementAtOrDefault(i - Lead(table)) is { } cell ? Width(cell) : 0)) + gap)];
            Line(text, layout, "", heads, Lead(table) > 0 ? [label, .. widths[1..]] : widths, Lead(table) > 0 ? 0 : label);
            foreach (RandomRow row in table.Rows)
            {
                string[] cells = Cells(table, row);
                if (layout is "cells" or "lines")
                    Line(text, layout, "", [.. row.Labels.Select(cell => cell.Text), .. cells], [], 0);
                else
                    Line(text, layout, Joined(row), cells, widths[Lead(table)..], label);
            }

            if (layout is "blanks" or "columns" && table.Rows.Count == 1)
                text.Append('\n');
        }
    }

    /// <summary>Heads that stand over the labels.</summary>
    private static int Lead(RandomTable table) => table.Columns.Count == 0 || table.Columns[0] == "信息内容" ? 1 : 0;

    private static string Joined(RandomRow row) => string.Join(' ', row.Labels.Select(cell => cell.Text));

    private static string[] Cells(RandomTable table, RandomRow row) =>
        [.. Unit(table, row).Select(cell => cell.Text), .. row.Figures.Select(figure => figure.Printed), .. Rest(table, row).Select(cell => cell.Text)];

    private static void Line(StringBuilder text, string layout, string label, string[] cells, int[] widths, int labelWidth)
    {
        switch (layout)
        {
            case "cells":
                foreach (string cell in cells)
                    text.Append('\t').Append(cell).Append('\n');
                text.Append('\n');
                return;
            case "lines":
                foreach (string cell in cells.Where(cell => cell.Length > 0))
                    text.Append(cell).Append('\n');
                return;
            case "blanks":
                text.AppendJoin(' ', cells.Prepend(label).Where(cell => cell.Length > 0)).Append('\n');
                return;
            default:
                var line = new StringBuilder(label).Append(' ', labelWidth - Width(label));
                for (int i = 0; i < cells.Length; i++)
                    line.Append(cells[i]).Append(' ', Math.Max(widths[i] - Width(cells[i]), 0));
                text.Append(line.ToString().TrimEnd()).Append('\n');
                return;
        }
    }

    private static void Grid(StringBuilder text, RandomTable table, string layout)
    {
        Piece ruled = Ruled([table with { Title = "" }]);
        foreach (IReadOnlyList<string> row in ruled.Table!.Grid())
            text.Append(layout == "tabs" ? string.Join('\t', row) : "| " + string.Join(" | ", row) + " |").Append('\n');
    }

    private static int Width(string text) => text.Sum(unit => unit < '\u0300' ? 1 : 2);
}

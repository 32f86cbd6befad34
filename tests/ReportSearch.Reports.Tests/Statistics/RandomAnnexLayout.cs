using System.Text;
using ReportSearch.Samples;

namespace ReportSearch.Reports.Tests.Statistics;

/// <summary>Reports with an annex that a body changed, in layouts of their own.</summary>
internal static class RandomAnnexLayout
{
    private const int LongestLine = 22;

    private static readonly string[] s_layouts = ["tabs", "trimmed", "leading", "cells", "lines", "blanks", "columns", "wrapped", "run", "pipes", "html", "docx"];

    /// <summary>The report of a number.</summary>
    internal static RandomReport Of(string seed, int number)
    {
        var random = new SampleRandom($"{seed} {number}");
        string form = random.Pick(["old13", "old9"]), layout = s_layouts[number % s_layouts.Length];
        RandomAnnex annex = new RandomForm(random, form, blanks: true, lastGiven: false).ChangedAnnex();
        // Where cells are known by their order alone, the number of a row is the figure of the row before.
        annex.Numbers &= layout is not ("lines" or "blanks" or "run" or "wrapped");
        if (annex.Units == RandomAnnex.UnitPlace.Last && layout is ("lines" or "run"))
            annex.Units = RandomAnnex.UnitPlace.Column;
        (IReadOnlyList<IReadOnlyList<string>> rows, IReadOnlyList<RandomFigure> figures) = annex.Table();
        int year = random.Between(2014, 2018);
        string named = $"{form}/{layout}/{annex.Units}{(annex.Numbers ? "/numbers" : "")}";
        List<Piece> front =
        [
            new(PieceKind.Title, $"绍兴市{year}年政府信息公开工作年度报告"), new(PieceKind.Heading, "总体情况") { Number = "一、", Level = 1 },
            new(PieceKind.Paragraph, $"{year}年，全市政府信息公开工作稳步推进，各县区、各部门密切配合。"), new(PieceKind.Paragraph, "附件：政府信息公开情况统计表"),
        ];
        if (layout is "html" or "docx")
        {
            var document = new SampleDocument($"random {number}", [.. front, new Piece(PieceKind.Table, "") { Table = SampleTable.Of(rows) }]);
            return layout == "html"
                ? new(named, "random.html", Encoding.UTF8.GetBytes(HtmlFormat.Write(document, (PageDesign)random.Between(0, 3), "utf-8")), figures)
                : new(named, "random.docx", DocxFormat.Write(document, new DocxLooks(false, false)), figures);
        }

        string text = string.Concat(front.Select(piece => piece.Printed + "\n\n")) + string.Concat(Lines(rows, layout, random.Between(2, 5)));
        return new(named, "random.txt", Encoding.UTF8.GetBytes(text), figures);
    }

    private static IEnumerable<string> Lines(IReadOnlyList<IReadOnlyList<string>> rows, string layout, int gap)
    {
        int[] widths = [.. Enumerable.Range(0, rows[0].Count).Select(i => rows.Max(row => Width(layout == "wrapped" && row[i].Length > LongestLine ? row[i][..LongestLine] : row[i])) + gap)];
        foreach (IReadOnlyList<string> row in rows)
        {
            yield return layout switch
            {
                "tabs" => string.Join('\t', row) + '\n',
                "trimmed" => string.Join('\t', row).TrimEnd() + '\n',
                "leading" => '\t' + string.Join('\t', row) + '\n',
                "cells" => string.Concat(row.Select(cell => $"\t{cell}\n")) + '\n',
                "lines" => string.Concat(row.Where(cell => cell.Length > 0).Select(cell => cell + '\n')),
                "blanks" => string.Join(' ', row.Where(cell => cell.Length > 0)) + '\n',
                "run" => string.Concat(row) + '\n',
                "pipes" => $"| {string.Join(" | ", row)} |\n",
                _ => Wrapped(row, widths, layout == "wrapped"),
            };
        }
    }

    /// <summary>A line of columns; a long label begins on the line above.</summary>
    private static string Wrapped(IReadOnlyList<string> row, int[] widths, bool wraps)
    {
        var text = new StringBuilder();
        string first = row[0];
        if (wraps && first.Length > LongestLine)
        {
            text.Append(first[..LongestLine]).Append('\n');
            first = first[LongestLine..];
        }

        var line = new StringBuilder();
        for (int i = 0; i < row.Count; i++)
        {
            string cell = i == 0 ? first : row[i];
            line.Append(cell).Append(' ', Math.Max(widths[i] - Width(cell), 1));
        }

        return text.Append(line.ToString().TrimEnd()).Append('\n').ToString();
    }

    private static int Width(string text) => text.Sum(unit => unit < '\u0300' ? 1 : 2);
}

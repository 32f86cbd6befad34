using System.Globalization;
using System.Text.RegularExpressions;
using ReportSearch.Reports.Statistics;
using ReportSearch.Text;

namespace ReportSearch.Reports.Tests.Statistics;

/// <summary>Every row of the tables in the real reports, against what stands behind each unit of measure in their source.</summary>
public sealed class RealFigureTests
{
    private const string Units = "(?:条|件|次|篇|个|期|份|人|人次|人数|万元)";

    // Cells on lines of their own behind a tab: the unit, then the figure. Or unit and figure at the end of a line.
    private static readonly Regex s_cells = InputPattern.Of("\n\t[ \u3000]*" + Units + "[ \u3000]*\r?\n\t([^\n]*)");
    private static readonly Regex s_line = InputPattern.Of("(^|[\n ]) ?" + Units + "(?: ([0-9.]+|/|-))? *\r?$");

    [RealReportFact]
    public void Every_row_with_a_unit_gives_the_figure_behind_it()
    {
        int rows = 0;
        foreach (string file in RealReports.Files)
        {
            Report report = RealReports.Read(file);
            string[] printed = Printed(report.Document.Source);
            // Rows that head others have a unit in the schema, but none on paper.
            Figure[] read = [.. report.Figures.Where(figure => figure is { From: FigureOrigin.Table, Id: { } id } && IndicatorTable.Find(id) is { HasFigure: true })];
            Assert.Equal(printed.Select(Said), read.Select(figure => figure.State == FigureState.Value ? figure.Value!.Value.ToString("0.######", CultureInfo.InvariantCulture) : figure.State.ToString()));
            rows += read.Length;
        }

        Assert.True(rows > 250, $"{rows} rows");
    }

    private static string[] Printed(string source)
    {
        string[] cells = [.. s_cells.Matches(source).Select(match => match.Groups[1].Value.Trim())];
        int annex = source.LastIndexOf("统计指标", StringComparison.Ordinal);
        return cells.Length > 0 || annex < 0 ? cells
            : [.. source[annex..].Split('\n').Select(line => s_line.Match(line)).Where(match => match.Success).Select(match => match.Groups[2].Value)];
    }

    private static string Said(string printed) => printed switch
    {
        "" => nameof(FigureState.Blank),
        "/" or "-" => nameof(FigureState.NotApplicable),
        _ when printed.EndsWith("余人", StringComparison.Ordinal) => printed[..^2],
        _ when printed.EndsWith('万') => (decimal.Parse(printed[..^1], CultureInfo.InvariantCulture) * 10_000).ToString("0.######", CultureInfo.InvariantCulture),
        _ => decimal.Parse(printed, CultureInfo.InvariantCulture).ToString("0.######", CultureInfo.InvariantCulture),
    };
}

using System.Globalization;
using System.Text.RegularExpressions;
using ReportSearch.Server.Charts;
using ReportSearch.Server.Tests.Pages;

namespace ReportSearch.Server.Tests.Charts;

public sealed class LineChartTests
{
    [Fact]
    public async Task A_year_without_a_value_cuts_the_line_and_nothing_is_drawn_there()
    {
        var chart = await RenderedPage.OfAsync<LineChart>("Lines", (IReadOnlyList<ChartLine>)[new ChartLine("某市", [new(2015, 4), new(2016, 8), new(2017, null), new(2018, 2), new(2020, 6)])]);

        var line = Regex.Match(chart, "class=\"line line0\" d=\"([^\"]*)\"").Groups[1].Value;
        Assert.Equal(3, line.Count(c => c == 'M'));
        Assert.Equal(1, line.Count(c => c == 'L'));
        Assert.Equal(4, Regex.Count(chart, "<title>"));
    }

    [Fact]
    public async Task Points_stand_as_high_as_their_values()
    {
        var chart = await RenderedPage.OfAsync<LineChart>("Lines", (IReadOnlyList<ChartLine>)[new ChartLine("某市", [new(2015, 10), new(2016, 5), new(2017, 0)])]);

        double[] heights = [.. Regex.Match(chart, "class=\"line line0\" d=\"([^\"]*)\"").Groups[1].Value.Split('M', 'L').Skip(1).Select(point => double.Parse(point.Split(' ')[1], CultureInfo.InvariantCulture))];
        Assert.Equal(heights[1] - heights[0], heights[2] - heights[1], 1);
    }

    [Fact]
    public async Task The_table_under_a_chart_has_every_value_and_says_what_is_approximate()
    {
        var chart = await RenderedPage.OfAsync<LineChart>("Lines", (IReadOnlyList<ChartLine>)[new ChartLine("甲市", [new(2015, 1234.5m)]), new ChartLine("乙市", [new(2015, null), new(2016, 7, Approximate: true)])]);

        Assert.Contains(">1,234.5</td>", chart, StringComparison.Ordinal);
        Assert.Contains(">≈7</td>", chart, StringComparison.Ordinal);
        Assert.Contains(">甲市</th>", chart, StringComparison.Ordinal);
    }
}

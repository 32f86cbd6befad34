using System.Text.RegularExpressions;
using ReportSearch.Server.Charts;
using ReportSearch.Server.Tests.Pages;

namespace ReportSearch.Server.Tests.Charts;

public sealed class HeatGridTests
{
    [Fact]
    public async Task Every_cell_is_drawn_shaded_by_rank_and_stands_in_the_table_below()
    {
        IReadOnlyList<ChartLine> lines = [new("甲市", [new(2015, 10), new(2016, 12000)]), new("一个名字很长很长的自治县", [new(2015, null), new(2016, 0)])];
        var grid = await RenderedPage.OfAsync<HeatGrid>("Lines", lines);

        Assert.Equal(4, Regex.Count(grid, "<rect "));
        Assert.Equal(["f2", "f4", "fnone", "f0"], Regex.Matches(grid, "<rect class=\"(\\w+)\"").Select(match => match.Groups[1].Value));
        Assert.Contains("<title>甲市 2016 12,000</title>", grid, StringComparison.Ordinal);
        // The name is cut to its place and whole beside it.
        Assert.Contains("<title>一个名字很长很长的自治县</title>", grid, StringComparison.Ordinal);
        Assert.Contains(">12,000</td>", grid, StringComparison.Ordinal);
    }
}

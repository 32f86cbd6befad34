using ReportSearch.Server.Charts;

namespace ReportSearch.Server.Tests.Charts;

public sealed class ChartScaleTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(0.4)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(97)]
    [InlineData(460)]
    [InlineData(45744)]
    [InlineData(1e9)]
    public void The_grid_begins_at_nothing_reaches_the_greatest_value_and_has_few_lines(double greatest)
    {
        var scale = new ChartScale([new ChartLine("a", [new ChartPoint(2017, 0), new ChartPoint(2018, (decimal)greatest)])], 10, 110, 5, 205);
        double[] grid = [.. scale.Grid];

        Assert.Equal(0, grid[0]);
        Assert.True(grid[^1] >= greatest - 1e-9, $"{grid[^1]} < {greatest}");
        Assert.InRange(grid.Length, 2, 7);
        Assert.Equal(205, scale.Y(0), 6);
        Assert.Equal(5, scale.Y(scale.Top), 6);
    }

    [Fact]
    public void Years_stand_in_order_from_edge_to_edge_and_one_alone_in_the_middle()
    {
        var many = new ChartScale([new ChartLine("a", [new ChartPoint(2008, 1), new ChartPoint(2025, null)])], 10, 110, 5, 205);
        Assert.Equal((10, 110), (many.X(2008), many.X(2025)));
        Assert.True(many.Years(6).Count() <= 6);
        Assert.Contains(2025, many.Years(6));

        var one = new ChartScale([new ChartLine("a", [new ChartPoint(2017, 3)])], 10, 110, 5, 205);
        Assert.Equal(60, one.X(2017));
    }

    [Theory]
    [InlineData(45744, "4.57万", "45.74k")]
    [InlineData(120000000, "1.2亿", "120M")]
    [InlineData(500, "500", "500")]
    public void Great_numbers_are_short_at_the_axis(double value, string chinese, string english) =>
        Assert.Equal((chinese, english), (ChartScale.Short(value, english: false), ChartScale.Short(value, english: true)));
}

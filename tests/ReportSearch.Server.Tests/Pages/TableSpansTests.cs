using ReportSearch.Server.Pages;

namespace ReportSearch.Server.Tests.Pages;

public sealed class TableSpansTests
{
    private const int RequestColumns = 9;
    private const int ReviewColumns = 15;

    [Theory]
    [InlineData("勾稽关系|申请人情况", null, RequestColumns, "0: 2 7")]
    [InlineData("|自然人|法人或其他组织|总计", "勾稽关系|申请人情况", RequestColumns, "0: 2 1 5 1")]
    [InlineData("|自然人|商业企业|科研机构|社会公益组织|法律服务机构|其他|总计", "|自然人|法人或其他组织|总计", RequestColumns, "0: 2 1 1 1 1 1 1 1")]
    [InlineData("自然人|商业企业|科研机构|社会公益组织|法律服务机构|其他|总计", "勾稽关系|申请人情况", RequestColumns, "2: 1 1 1 1 1 1 1")]
    [InlineData("一、新收|48|||0|0|0|48", null, RequestColumns, "0: 2 1 1 1 1 1 1 1")]
    [InlineData("3.补正||0|0|0||0|0", null, RequestColumns, "0: 2 1 1 1 1 1 1 1")]
    [InlineData("三、办理结果|（一）公开|16|0||||0|16", null, RequestColumns, "0: 1 1 1 1 1 1 1 1 1")]
    [InlineData("行政复议|行政诉讼", null, ReviewColumns, "0: 5 10")]
    [InlineData("结果维持|结果纠正|其他结果|尚未审结|总计|未经复议直接起诉|复议后起诉", "行政复议|行政诉讼", ReviewColumns, "0: 1 1 1 1 1 5 5")]
    [InlineData("结果维持|结果纠正|其他结果|尚未审结|总计|结果维持|结果纠正|其他结果|尚未审结|总计", "维持|未经复议直接起诉|复议后起诉", ReviewColumns, "5: 1 1 1 1 1 1 1 1 1 1")]
    [InlineData("信息内容|本年处理决定数量", null, 5, "0: 1 4")]
    [InlineData("行政许可|11754", null, 5, "0: 4 1")]
    [InlineData("第二十条第（一）项", null, 5, "0: 5")]
    public void Every_row_is_as_wide_as_the_table_and_its_figures_stand_at_the_right(string row, string? above, int columns, string expected)
    {
        (int empty, int[] spans) = TableSpans.Of(Row(row), above is null ? null : Row(above), columns);

        Assert.Equal(expected, $"{empty}: {string.Join(' ', spans)}");
        Assert.Equal(columns, empty + spans.Sum());
    }

    private static TableRow Row(string cells) =>
        new([.. cells.Split('|').Select(cell => new TableCell(MarkedRun.Cut(cell, 0, cell.Length, []), cell.Length > 0 && char.IsAsciiDigit(cell[0]) && cell.All(char.IsAsciiDigit)))], IsHead: false);
}

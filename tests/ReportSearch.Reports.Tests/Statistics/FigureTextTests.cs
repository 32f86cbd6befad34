using ReportSearch.Reports.Statistics;

namespace ReportSearch.Reports.Tests.Statistics;

public sealed class FigureTextTests
{
    [Theory]
    [InlineData("406", 406.0, false)]
    [InlineData(" 0 ", 0.0, false)]
    [InlineData("1,234", 1234.0, false)]
    [InlineData("1，234，567", 1234567.0, false)]
    [InlineData("１２", 12.0, false)]
    [InlineData("0.5", 0.5, false)]
    [InlineData("52.30万", 523000.0, false)]
    [InlineData("4.2万", 42000.0, false)]
    [InlineData("12件", 12.0, false)]
    [InlineData("5000余人", 5000.0, true)]
    [InlineData("4万余份", 40000.0, true)]
    [InlineData("约300", 300.0, true)]
    [InlineData("300多", 300.0, true)]
    [InlineData("四百零六件", 406.0, false)]
    [InlineData("零", 0.0, false)]
    [InlineData("-2", -2.0, false)]
    [InlineData("－2", -2.0, false)]
    [InlineData("+15", 15.0, false)]
    [InlineData("减3", -3.0, false)]
    [InlineData("3 0", 30.0, false)]
    [InlineData("100%", 100.0, false)]
    public void A_number_is_read_as_printed(string printed, double value, bool approximate)
    {
        CellReading reading = FigureText.Read(printed);
        Assert.Equal((FigureState.Value, (decimal?)value, approximate), (reading.State, reading.Value, reading.Approximate));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("-")]
    [InlineData("—")]
    [InlineData("——")]
    [InlineData("－")]
    [InlineData("无")]
    [InlineData("不涉及")]
    public void A_stroke_is_neither_blank_nor_nought(string printed) => Assert.Equal((FigureState.NotApplicable, null), (FigureText.Read(printed).State, FigureText.Read(printed).Value));

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("\u3000")]
    public void Nothing_is_blank(string printed) => Assert.Equal((FigureState.Blank, null), (FigureText.Read(printed).State, FigureText.Read(printed).Value));

    [Theory]
    [InlineData("3/5")]
    [InlineData("12（其中3）")]
    [InlineData("1,23")]
    [InlineData("2018.3.1")]
    [InlineData("见附件")]
    [InlineData("二百五")]
    public void What_is_no_one_number_is_unreadable(string printed) => Assert.Equal((FigureState.Unreadable, null), (FigureText.Read(printed).State, FigureText.Read(printed).Value));
}

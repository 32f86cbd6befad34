using ReportSearch.Reports.Sections;

namespace ReportSearch.Reports.Tests.Sections;

public sealed class HeadingNumberTests
{
    [Theory]
    [InlineData("一、概述", nameof(NumberStyle.HanComma), 1, 2)]
    [InlineData("十二、其他", nameof(NumberStyle.HanComma), 12, 3)]
    [InlineData("二十、其他", nameof(NumberStyle.HanComma), 20, 3)]
    [InlineData("一 、概述", nameof(NumberStyle.HanComma), 1, 3)]
    [InlineData("（三）培训", nameof(NumberStyle.HanBracket), 3, 3)]
    [InlineData("(三)培训", nameof(NumberStyle.HanBracket), 3, 3)]
    [InlineData("( 十一 )培训", nameof(NumberStyle.HanBracket), 11, 6)]
    [InlineData("1、网站", nameof(NumberStyle.ArabicComma), 1, 2)]
    [InlineData("１．网站", nameof(NumberStyle.ArabicDot), 1, 2)]
    [InlineData("12.网站", nameof(NumberStyle.ArabicDot), 12, 3)]
    [InlineData("1.2018年工作", nameof(NumberStyle.ArabicDot), 1, 2)]
    [InlineData("1.2 网站", nameof(NumberStyle.ArabicDotted), 2, 3)]
    [InlineData("（2）网站", nameof(NumberStyle.ArabicBracket), 2, 3)]
    [InlineData("2）网站", nameof(NumberStyle.ArabicBracket), 2, 2)]
    [InlineData("③网站", nameof(NumberStyle.Circled), 3, 1)]
    [InlineData("第一部分 概况", nameof(NumberStyle.Part), 1, 4)]
    [InlineData("第二章：概况", nameof(NumberStyle.Part), 2, 4)]
    public void Every_style_is_read(string line, string style, int value, int length)
    {
        Assert.True(HeadingNumber.TryParse(line, out HeadingNumber number));
        Assert.Equal((style, value, length), (number.Style.ToString(), number.Value, number.Length));
    }

    [Theory]
    [InlineData("一是加强领导")]
    [InlineData("2018年工作")]
    [InlineData("3.1万条信息")]
    [InlineData("0.5万元")]
    [InlineData("第三方评估")]
    [InlineData("第一部分的内容")]
    [InlineData("十九大精神")]
    [InlineData("（含退役军人）")]
    [InlineData("99.9%")]
    public void A_sentence_or_figure_is_no_number(string line) => Assert.False(HeadingNumber.TryParse(line, out _));
}

namespace ReportSearch.Text.Tests.Words;

public sealed class RunRulesTests
{
    [Theory]
    [InlineData("共4200件", "共|4200|件")]
    [InlineData("共4,200件", "共|4,200|件")]
    [InlineData("1,234,567.89元", "1,234,567.89|元")]
    [InlineData("增长３７．５％。", "增长|37.5%|。")]
    [InlineData("占5‰", "占|5‰")]
    [InlineData("1,23,456", "1|,|23,456")]
    [InlineData("12345,678", "12345|,|678")]
    [InlineData("2017,2018", "2017|,|2018")]
    [InlineData("1.2.3", "1|.|2|.|3")]
    [InlineData("2017.12.31", "2017.12.31")]
    [InlineData("2017.13.31", "2017|.|13|.|31")]
    [InlineData("10.", "10|.")]
    [InlineData("2015-2018", "2015|-|2018")]
    [InlineData("4.2万", "4.2万")]
    public void Numbers_are_one_word(string text, string words) => Assert.Equal(words.Split('|'), Segmentation.Words(text));

    [Theory]
    [InlineData("3G网络", "3g|网络")]
    [InlineData("APP下载", "app|下载")]
    [InlineData("PM2.5浓度", "pm2.5|浓度")]
    [InlineData("互联网+政务服务", "互联网+政务服务")]
    [InlineData("zhèngdì", "zhèngdì")]
    public void Letters_and_digits_are_one_word(string text, string words) => Assert.Equal(words.Split('|'), Segmentation.Words(text));

    [Theory]
    [InlineData("网站(www.example.gov.cn)下载", "www.example.gov.cn")]
    [InlineData("邮箱:zwgk_01@sub.example.cn。", "zwgk_01@sub.example.cn")]
    [InlineData("见http://www.example.gov.cn/col/a.html?id=3,特此", "http://www.example.gov.cn/col/a.html?id=3")]
    [InlineData("见https://example.cn/.", "https://example.cn/")]
    public void An_address_is_one_word(string text, string address) => Assert.Contains(address, Segmentation.Words(text));

    [Theory]
    [InlineData("第a.b节", "a.b")]
    [InlineData("a@", "a@")]
    [InlineData("http://", "http://")]
    public void What_only_looks_like_an_address_is_none(string text, string looksLike) => Assert.DoesNotContain(looksLike, Segmentation.Words(text));

    [Fact]
    public void Search_mode_also_gives_the_parts_of_an_address() =>
        Assert.Equal(["www.example.gov.cn", "www", "example", "gov", "cn"], Segmentation.SearchWords("www.example.gov.cn"));

    [Fact]
    public void Search_mode_does_not_take_numbers_apart() => Assert.Equal(["4,200.25%"], Segmentation.SearchWords("4,200.25%"));

    [Fact]
    public void An_overlong_address_is_taken_apart_and_nothing_is_lost()
    {
        string text = "http://example.cn/" + new string('x', 1_000);
        Assert.Equal(text, string.Concat(Segmentation.Words(text)));
    }
}

namespace ReportSearch.Text.Tests.Words;

public sealed class NumberWordTests
{
    [Theory]
    [InlineData("2017年12月31日", "2017年|12月|31日")]
    [InlineData("2017年度的", "2017|年度|的")]
    [InlineData("满3年的", "满|3|年|的")]
    [InlineData("80年代", "80|年代")]
    [InlineData("15日元", "15|日元")]
    [InlineData("12月份", "12月份")]
    [InlineData("9时30分", "9时|30分")]
    [InlineData("于2018-02-26发布", "于|2018-02-26|发布")]
    [InlineData("2018/2/6", "2018/2/6")]
    [InlineData("2018-02-26-1", "2018|-|02|-|26|-|1")]
    [InlineData("2015-2018", "2015|-|2018")]
    public void A_date_in_figures_is_cut_behind_its_units(string text, string words) => Assert.Equal(words.Split('|'), Segmentation.Words(text));

    [Theory]
    [InlineData("4.2万件", "4.2万|件")]
    [InlineData("300亿元", "300亿|元")]
    [InlineData("5000余人", "5000余|人")]
    [InlineData("200多万元", "200多万|元")]
    [InlineData("5千克", "5|千克")]
    public void A_number_takes_its_places_along(string text, string words) => Assert.Equal(words.Split('|'), Segmentation.Words(text));

    [Theory]
    [InlineData("共二百三十五件", "共|二百三十五|件")]
    [InlineData("占百分之五", "占|百分之五")]
    [InlineData("百分之三点五", "百分之三点五")]
    [InlineData("三分之二的申请", "三分之二|的|申请")]
    [InlineData("二〇一七年十二月三十一日", "二〇一七年|十二月|三十一日")]
    [InlineData("二○一七年", "二○一七年")]
    [InlineData("第三方面", "第三|方面")]
    [InlineData("第三批", "第三|批")]
    [InlineData("第35号", "第35|号")]
    [InlineData("五十多件", "五十多|件")]
    [InlineData("几十年", "几十|年")]
    [InlineData("三个", "三|个")]
    [InlineData("统一管理", "统一|管理")]
    public void Han_numerals_are_one_word(string text, string words) => Assert.Equal(words.Split('|'), Segmentation.Words(text));

    [Theory]
    [InlineData("根据〔2017〕35号文件", "根据|〔2017〕35号|文件")]
    [InlineData("〔2019〕第6号", "〔2019〕第6号")]
    [InlineData("(2018)12号", "(2018)12号")]
    [InlineData("(2018)件", "(|2018|)|件")]
    [InlineData("〔3017〕35号", "〔|3017|〕|35|号")]
    public void The_number_of_a_document_is_one_word(string text, string words) => Assert.Equal(words.Split('|'), Segmentation.Words(text));

    [Fact]
    public void Search_mode_gives_the_numbers_that_a_word_is_made_with()
    {
        Assert.Equal(["〔2017〕35号", "2017", "35"], Segmentation.SearchWords("〔2017〕35号"));
        Assert.Equal(["2017年", "2017", "3月", "3"], Segmentation.SearchWords("2017年3月"));
        Assert.Equal(["2018-02-26", "2018", "02", "26"], Segmentation.SearchWords("2018-02-26"));
        Assert.Equal(["4.2万", "4.2"], Segmentation.SearchWords("4.2万"));
        Assert.Equal(["二〇一七年", "二〇一七"], Segmentation.SearchWords("二〇一七年")[..2]);
    }
}

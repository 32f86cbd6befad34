using ReportSearch.Text.Pinyin;

namespace ReportSearch.Text.Tests.Pinyin;

public sealed class PinyinSuggesterTests
{
    [Theory]
    [InlineData("zhengdi", "征地")]
    [InlineData("zd", "征地")]
    [InlineData("xujiaxinxi", "虚假信息")]
    [InlineData("ZhengDi", "征地")]
    [InlineData("ｚｄ", "征地")]
    [InlineData("zheng'di", "征地")]
    [InlineData("zheng1 di4", "征地")]
    [InlineData("zhengdichaiqian", "征地拆迁")]
    [InlineData("zdcq", "征地拆迁")]
    [InlineData("xzfy", "行政复议")]
    [InlineData("ysqgk", "依申请公开")]
    [InlineData("zhaijidi", "宅基地")]
    [InlineData("chongqing", "重庆")]
    [InlineData("binzhou", "滨州")]
    [InlineData("lvliang", "吕梁")]
    [InlineData("luliang", "吕梁")]
    public void Suggests(string typed, string word) => Assert.Contains(word, PinyinSuggester.Default.Suggest(typed, 10));

    [Theory]
    [InlineData("")]
    [InlineData("征地")]
    [InlineData("zd征")]
    [InlineData("zd 2017")]
    [InlineData("qqqqqqqq")]
    public void Suggests_nothing(string typed) => Assert.Empty(PinyinSuggester.Default.Suggest(typed, 10));

    [Fact]
    public void Gives_at_most_what_was_asked_for_each_word_once_and_whole_readings_first()
    {
        IReadOnlyList<string> words = PinyinSuggester.Default.Suggest("shi", 25);
        Assert.Equal(25, words.Count);
        Assert.Equal(words.Count, words.Distinct().Count());
        Assert.Empty(PinyinSuggester.Default.Suggest("shi", 0));
        Assert.Equal("公开", PinyinSuggester.Default.Suggest("gongkai", 5)[0]);
    }
}

namespace ReportSearch.Text.Tests.Words;

public sealed class NameTests
{
    [Theory]
    [InlineData("市长王建国主持会议", "王建国")]
    [InlineData("由张丽娟负责", "张丽娟")]
    [InlineData("联系人:刘晓东", "刘晓东")]
    public void Surname_and_given_name_are_one_word(string text, string name) => Assert.Contains(name, Segmentation.Words(text));

    [Theory]
    [InlineData("高新技术企业")]
    [InlineData("于今年三月")]
    [InlineData("和有关部门")]
    [InlineData("方便群众办事")]
    [InlineData("时任局长")]
    [InlineData("万家企业")]
    public void Common_words_are_not_taken_for_names(string text) =>
        Assert.DoesNotContain(Segmentation.Words(text), word => word.Length == 3);

    [Theory]
    [InlineData("指挥家特穆里奥来访", "特穆里奥")]
    [InlineData("作者玛拉·科恩博士", "玛拉·科恩")]
    public void A_foreign_name_is_one_word(string text, string name) => Assert.Contains(name, Segmentation.Words(text));

    [Theory]
    [InlineData("结束——完", "结束|——|完")]
    [InlineData("等等……", "等等|……")]
    [InlineData("目录......1", "目录|......|1")]
    public void A_repeated_stroke_is_one_word(string text, string words) => Assert.Equal(words.Split('|'), Segmentation.Words(text));
}

using ReportSearch.Text.Folding;
using ReportSearch.Text.WordForms;

namespace ReportSearch.Text.Tests.WordForms;

public sealed class TraditionalWordsTests
{
    [Theory]
    [InlineData("計畫", "计划")]
    [InlineData("答覆", "答复")]
    [InlineData("瞭解", "了解")]
    [InlineData("乾坤", null)]
    [InlineData("徵地", null)]
    [InlineData("畫", null)]
    public void A_word_is_corrected_where_its_characters_alone_give_another(string original, string? plain) => Assert.Equal(plain, TraditionalWords.Correct(original));

    [Fact]
    public void Words_are_found_in_traditional_texts_only()
    {
        Assert.Equal(["计划", "答复"], Find("年度計畫已經答覆"));
        Assert.Empty(Find("第一批覆盖，多重覆盖，设计画面，打坏"));
        Assert.Empty(Find("計\n畫"));
    }

    [Fact]
    public void Forms_of_numbers_and_words_come_in_order()
    {
        List<PlainForm> forms = [];
        PlainForms.Find(FoldedText.Of("答覆五件計畫"), forms);
        Assert.Equal(["答复", "5", "5件", "5件计", "计划"], forms.Select(form => form.Plain));
    }

    [Fact]
    public void Every_row_keeps_its_length_and_changes_under_no_further_folding()
    {
        foreach (string word in (string[])["计划", "答复", "了解"])
        {
            foreach (string traditional in TraditionalWords.TraditionalOf(word))
            {
                Assert.Equal(word.Length, traditional.Length);
                Assert.Equal(traditional, CharacterFolding.Fold(traditional));
            }
        }

        Assert.Equal("不予答覆", TraditionalWords.WithTraditional("不予答复"));
        Assert.Null(TraditionalWords.WithTraditional("答复"));
    }

    private static List<string> Find(string text)
    {
        List<PlainForm> forms = [];
        TraditionalWords.Find(FoldedText.Of(text), forms);
        return [.. forms.Select(form => form.Plain)];
    }
}

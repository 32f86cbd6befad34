using Xunit.Abstractions;

namespace ReportSearch.Corpus.Tests.Ingest;

public sealed class TextAnalyzerTests(ITestOutputHelper output)
{
    [Fact]
    public void Joined_words_are_the_line_without_white_space()
    {
        const int seed = 7_041;
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        const string alphabet = "政府信息公开申请２０１７年abcＡＢ，。 　\t（一）徵拆遷1234\U00020000";
        for (int round = 0; round < 2_000; round++)
        {
            string line = string.Concat(Enumerable.Range(0, random.Next(40)).Select(_ => alphabet[random.Next(alphabet.Length)]));

            Assert.Equal(string.Concat(line.Where(c => !char.IsWhiteSpace(c))), string.Concat(TextAnalyzer.Words(line)));
            Assert.All(TextAnalyzer.SearchWords(line), w => Assert.Equal(w.Token, line.Substring(w.Start, w.Length)));
        }
    }

    [Fact]
    public void Grams_are_pairs_and_the_last_character_of_each_run()
    {
        TextAnalysis analysis = TextAnalyzer.Analyze("征 地\n拆Ａ");

        Assert.Equal("征地拆a", analysis.Folded);
        Assert.Equal(["征地", "地", "拆a", "a"], analysis.Grams.Select(g => g.Token));
        Assert.Equal([0, 1, 2, 3], analysis.Grams.Select(g => g.Start));
    }

    [Fact]
    public void Folds_numbers_and_words_of_traditional_texts_are_told_with_their_places()
    {
        TextAnalysis analysis = TextAnalyzer.Analyze("２件，二 〇 一 七 年計畫");

        Assert.Equal([new("２", "2", 0, 1), new("，", ",", 2, 1), new("計", "计", 12, 1), new("畫", "画", 13, 1)], analysis.Folds);
        Assert.Equal(["2", "2件", "2017", "2017年", "2017年计", "计划"], analysis.Forms.Select(form => form.To));
        Assert.Equal(new AnalyzedForm("二 〇 一 七 年", "2017年", 3, 9), analysis.Forms[3]);
    }

    [Fact]
    public void The_last_word_typed_in_latin_letters_is_suggested_for()
    {
        Assert.Contains(new QuerySuggestion("征地", "滨州 征地"), QuerySuggestions.For("滨州 zd", 10));
        Assert.Empty(QuerySuggestions.For("滨州 ", 10));
        Assert.Empty(QuerySuggestions.For("征地", 10));
    }
}

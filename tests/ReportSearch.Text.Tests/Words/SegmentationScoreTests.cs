using ReportSearch.Benchmarks.Segmentation;
using ReportSearch.Text.Folding;
using ReportSearch.Text.Words;

namespace ReportSearch.Text.Tests.Words;

public sealed class SegmentationScoreTests
{
    private static readonly string[][] s_sentences =
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Words", "general-sentences.txt")).Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split(' '))];

    [Fact]
    public void The_score_counts_words_at_their_places()
    {
        var score = new SegmentationScore();
        score.Add(["政府", "信息", "公开"], ["政府", "信息公开"]);
        Assert.Equal(1.0 / 2, score.Precision);
        Assert.Equal(1.0 / 3, score.Recall);
        Assert.Equal(2.0 / 5, score.F1, 12);
        Assert.Throws<ArgumentException>(() => score.Add(["政府"], ["市政府"]));
    }

    // The rules were written with these sentences in view: the floor notices a step back, it says nothing of other texts.
    [Fact]
    public void General_sentences_are_cut_as_by_hand() => Assert.InRange(F1(SegmentationRules.All), 0.95, 1);

    [Theory]
    [InlineData((int)SegmentationRules.CountedNumbers)]
    [InlineData((int)SegmentationRules.HanNumerals)]
    [InlineData((int)SegmentationRules.Strokes)]
    [InlineData((int)SegmentationRules.ForeignNames)]
    [InlineData((int)SegmentationRules.PersonalNames)]
    [InlineData((int)SegmentationRules.Cuts)]
    public void Every_rule_is_worth_something(int rule) => Assert.True(F1(SegmentationRules.All & ~(SegmentationRules)rule) < F1(SegmentationRules.All));

    private static double F1(SegmentationRules rules)
    {
        var segmenter = new WordSegmenter(WordSegmenter.Default.Lexicon, rules);
        var score = new SegmentationScore();
        var spans = new List<WordSpan>();
        foreach (string[] sentence in s_sentences)
        {
            string text = string.Concat(sentence);
            spans.Clear();
            segmenter.Segment(CharacterFolding.Fold(text), spans);
            score.Add(sentence, spans.ConvertAll(span => text.Substring(span.Start, span.Length)));
        }

        return score.F1;
    }
}

using ReportSearch.Corpus.Indexing;
using ReportSearch.Corpus.Queries;
using ReportSearch.Corpus.Search;
using ReportSearch.Corpus.Tests.Indexing;
using ReportSearch.Reports.Documents;
using Xunit.Abstractions;

namespace ReportSearch.Corpus.Tests.Search;

public sealed class PassageFinderTests(ITestOutputHelper output)
{
    [Fact]
    public void A_passage_is_whole_sentences_around_its_marks()
    {
        string text = string.Concat(Enumerable.Repeat("这一句没有什么可看的内容。", 30)) + "受理征地拆迁申请二十九件。" + string.Concat(Enumerable.Repeat("后面也没有什么可看的内容。", 30));
        HitPassage passage = Assert.Single(Find(text, "征地拆迁"));
        Assert.InRange(passage.Text.Length, 100, 200);
        Assert.StartsWith("受理", passage.Text);
        Assert.EndsWith("。", passage.Text);
        Assert.Equal("征地拆迁", passage.Text[passage.TextMarks[0][0]..passage.TextMarks[0][1]]);
    }

    [Fact]
    public void A_sentence_without_end_is_cut_around_the_mark()
    {
        string text = new string('甲', 3_000) + "征地拆迁" + new string('乙', 3_000);
        HitPassage passage = Assert.Single(Find(text, "征地拆迁"));
        Assert.InRange(passage.Text.Length, 100, 200);
        Assert.Single(passage.Marks);
    }

    [Fact]
    public void The_passage_with_more_different_texts_is_the_best()
    {
        string filler = string.Concat(Enumerable.Repeat("这一句没有什么可看的内容。", 30));
        string text = "征地工作，征地管理，征地公告。" + filler + "征地和补偿并重。" + filler + "补偿。";
        IReadOnlyList<HitPassage> passages = Find(text, "征地", "补偿");
        Assert.Equal(2, passages.Count);
        Assert.Contains("并重", passages[0].Text);
    }

    [Fact]
    public void Marks_do_not_overlap_and_the_longest_at_a_place_wins()
    {
        IReadOnlyList<UnitMark> marks = UnitMarker.Mark("征地拆迁，拆迁。", [new("征地", TextMatch.Word), new("征地拆迁", TextMatch.Word), new("拆迁", TextMatch.Word)], full: true);
        Assert.Equal([(0, 4), (5, 7)], marks.Select(mark => (mark.Start, mark.End)));
    }

    [Fact]
    public void Single_characters_are_marked_only_where_nothing_better_is()
    {
        HighlightText[] texts = [new("征地", TextMatch.Word), new("件", TextMatch.Word)];
        Assert.Equal(["征地"], UnitMarker.Mark("征地一件", texts, full: true).Select(mark => mark.Text));
        Assert.Equal(["件"], UnitMarker.Mark("一件", texts, full: true).Select(mark => mark.Text));
    }

    [Fact]
    public void White_space_inside_a_match_is_inside_its_mark()
    {
        UnitMark mark = Assert.Single(UnitMarker.Mark("共 2 9 件", [new("29", TextMatch.Exact)], full: true));
        Assert.Equal((2, 5), (mark.Start, mark.End));
    }

    [Fact]
    public void Passages_of_random_units_lie_in_their_text_and_do_not_overlap()
    {
        const int Seed = 30;
        output.WriteLine($"seed {Seed}");
        var random = new RandomUnits(Seed);
        for (int i = 0; i < 3_000; i++)
        {
            IndexUnit unit = TestCorpus.Unit(0, random.Text(120));
            var marks = UnitMarker.Mark(unit.Text, [new("公开", TextMatch.Word), new("a", TextMatch.Prefix), new("拆迁征地", TextMatch.Exact), new("2017", TextMatch.Word)], full: true);
            var passages = PassageFinder.Find(unit, marks, 3);
            Assert.Equal(string.IsNullOrWhiteSpace(unit.Text), passages.Count == 0);
            foreach (HitPassage passage in passages)
            {
                Assert.Equal(unit.Text[(passage.Start - 7)..(passage.End - 7)], passage.Text);
                Assert.Equal(marks.Count > 0, passage.TextMarks.Count > 0);
                Assert.False(char.IsWhiteSpace(passage.Text[0]) || char.IsWhiteSpace(passage.Text[^1]));
            }

            Assert.All(passages.OrderBy(passage => passage.Start).Zip(passages.OrderBy(passage => passage.Start).Skip(1)), pair => Assert.True(pair.First.End <= pair.Second.Start));
        }
    }

    [Fact]
    public void What_does_not_stand_in_the_source_gives_no_passage()
    {
        var inserted = new IndexUnit(0, UnitKind.Text, 0, "公开", new OffsetMap([]), null, [], []);
        Assert.Empty(PassageFinder.Find(inserted, [], 2));
    }

    private static IReadOnlyList<HitPassage> Find(string text, params string[] texts)
    {
        IndexUnit unit = TestCorpus.Unit(0, text);
        return PassageFinder.Find(unit, UnitMarker.Mark(text, [.. texts.Select(value => new HighlightText(value, TextMatch.Word))], full: true), 2);
    }
}

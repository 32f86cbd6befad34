using ReportSearch.Text.Folding;

namespace ReportSearch.Text.Tests.Folding;

public sealed class FoldedTextTests
{
    private const int Seed = 20171231;

    [Fact]
    public void A_match_leads_back_to_its_place_in_the_original()
    {
        const string original = "政府 訊息\u3000公開\n２０１７年";
        var folded = FoldedText.Of(original);
        Assert.Equal("政府讯息公开2017年", folded.Text);
        (int start, int end) = folded.ToOriginal(folded.Text.IndexOf("讯息公开", StringComparison.Ordinal), 4);
        Assert.Equal("訊息\u3000公開", original[start..end]);
    }

    [Fact]
    public void A_blank_joins_and_a_line_end_breaks()
    {
        var folded = FoldedText.Of("公 开\n公\t开");
        Assert.Equal([true, false, true, true], Enumerable.Range(0, 4).Select(folded.StartsRun));
        Assert.Equal([0], folded.Occurrences("公开"));
    }

    [Fact]
    public void Overlapping_occurrences_are_all_found()
    {
        Assert.Equal([0, 1, 2], FoldedText.Of("1111").Occurrences("11"));
        Assert.Empty(FoldedText.Of("1111").Occurrences(""));
    }

    [Fact]
    public void White_space_alone_is_an_empty_text() => Assert.Equal("", FoldedText.Of(" \r\n\u3000").Text);

    [Fact]
    public void Every_folded_unit_is_the_fold_of_the_unit_it_leads_back_to()
    {
        var random = new Random(Seed);
        for (int round = 0; round < 300; round++)
        {
            string original = RandomText.Utf16(random, random.Next(60));
            var folded = FoldedText.Of(original);
            int last = -1;
            for (int i = 0; i < folded.Text.Length; i++)
            {
                int at = folded.ToOriginal(i);
                Assert.True(at > last, $"seed {Seed}, round {round}");
                Assert.Equal(CharacterFolding.Fold(original[at]), folded.Text[i]);
                string between = original[(last + 1)..at];
                Assert.True(string.IsNullOrWhiteSpace(between), $"seed {Seed}, round {round}");
                Assert.Equal(i == 0 || between.AsSpan().IndexOfAny("\n\r\t\f") >= 0, folded.StartsRun(i));
                last = at;
            }

            Assert.True(string.IsNullOrWhiteSpace(original[(last + 1)..]));
        }
    }
}

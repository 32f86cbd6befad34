using System.Text.Json;
using ReportSearch.Corpus.Concordance;
using ReportSearch.Corpus.Search;
using ReportSearch.Corpus.Themes;
using ReportSearch.Corpus.Trends;

namespace ReportSearch.Corpus.Tests.Analysis;

/// <summary>What a budget leaves of each kind of answer, beside the whole one.</summary>
public sealed class AnswerBudgetTests(AnalysisTests.Samples samples) : IClassFixture<AnalysisTests.Samples>
{
    private static readonly AnswerBudget Ample = new(TimeSpan.FromHours(1), long.MaxValue / 2);
    private static readonly long[] Limits = [0, 100, 1_000, 3_000, 10_000, 30_000];

    [Theory]
    [InlineData("公开", "none")]
    [InlineData("行政复议 诉讼", "report")]
    [InlineData("征地 OR 拆迁", "region")]
    [InlineData("政? -审查", "none")]
    public void A_search_past_its_budget_says_so_and_gives_a_part_of_the_whole(string query, string group)
    {
        var asked = new SearchParameters { Query = query, Group = group, YearFrom = 2018, YearTo = 2018, Facets = true, Limit = 1_000 };
        SearchAnswer whole = samples.Corpus.Search(asked with { Budget = Ample });
        Assert.False(whole.Partial);
        Assert.InRange(whole.Total.Units, 1, asked.Limit);
        Assert.Equal(Line(samples.Corpus.Search(asked)), Line(whole));
        int cut = 0;
        foreach (long limit in Limits)
        {
            SearchAnswer answer = samples.Corpus.Search(asked with { Budget = new AnswerBudget(null, limit) });
            Assert.Equal(answer.Partial, answer.Query.Notices.Contains(BudgetedSnapshot.Notice));
            if (!answer.Partial)
            {
                Assert.Equal(Line(whole), Line(answer));
                continue;
            }

            cut++;
            Assert.InRange(answer.Total.Units, 0, whole.Total.Units);
            Assert.InRange(answer.Total.Reports, 0, whole.Total.Reports);
            Assert.True(!answer.Total.Exact || answer.Total == whole.Total);
            if (group == "none")
                Assert.Subset(whole.Hits.Select(Key).ToHashSet(), answer.Hits.Where(hit => hit.Full).Select(Key).ToHashSet());
            foreach ((string facet, IReadOnlyList<FacetValue> values) in answer.Facets!)
            {
                foreach (FacetValue value in values)
                    Assert.Contains(whole.Facets![facet], known => known.Value.Equals(value.Value) && known.Units >= value.Units && known.Reports >= value.Reports);
            }
        }

        Assert.True(cut > 0, "no limit was met");
    }

    [Fact]
    public void Every_other_answer_says_so_too()
    {
        foreach (AnswerBudget budget in new[] { new AnswerBudget(null, 0), new AnswerBudget(TimeSpan.Zero, null) })
        {
            var search = new SearchParameters { Query = "公开", Budget = budget };
            var concordance = new ConcordanceParameters { Search = search, Window = 3 };
            ConcordanceAnswer lines = samples.Corpus.Concordance(concordance);
            Assert.True(lines.Partial && !lines.Total.Exact);
            Assert.Contains(BudgetedSnapshot.Notice, lines.Query.Notices);
            KeynessAnswer keyness = samples.Corpus.Keyness(search with { Sections = ["overview"] });
            Assert.True(keyness.Partial);
            Assert.Contains(BudgetedSnapshot.Notice, keyness.Query.Notices);
            ThemeAnswer theme = samples.Corpus.Themes(new ThemeParameters { Search = search });
            Assert.True(theme.Partial && theme.Bodies is null);
            Assert.Contains(BudgetedSnapshot.Notice, theme.Query.Notices);
            SimilarAnswer similar = samples.Corpus.Similar(new SimilarParameters { Text = "部分乡镇信息公开不及时，内容更新慢", Search = search });
            Assert.True(similar.Partial);
            Assert.Contains(BudgetedSnapshot.Notice, similar.Notices);
            TrendAnswer trend = samples.Corpus.Trends(new TrendParameters { Terms = ["公开"], Search = search, Places = true });
            Assert.True(trend.Partial);
            Assert.Contains(BudgetedSnapshot.Notice, trend.Notices);
            Assert.All(trend.Terms[0].Points, point => Assert.Null(point.Share));
        }
    }

    [Fact]
    public void An_ample_budget_changes_no_other_answer()
    {
        var search = new SearchParameters { Query = "公开" };
        void Same<T>(Func<AnswerBudget, T> answer)
            where T : IBudgetedAnswer
        {
            Assert.False(answer(Ample).Partial);
            Assert.Equal(Line(answer(AnswerBudget.Unlimited)), Line(answer(Ample)));
        }

        Same(budget => samples.Corpus.Concordance(new ConcordanceParameters { Search = search with { Budget = budget }, Window = 3 }));
        Same(budget => samples.Corpus.Keyness(search with { Budget = budget, Sections = ["overview"] }));
        Same(budget => samples.Corpus.Themes(new ThemeParameters { Search = search with { Budget = budget } }));
        Same(budget => samples.Corpus.Similar(new SimilarParameters { Text = "部分乡镇信息公开不及时，内容更新慢", Search = search with { Budget = budget } }));
        Same(budget => samples.Corpus.Trends(new TrendParameters { Terms = ["公开"], Search = search with { Budget = budget }, Places = true }));
    }

    private static string Key(SearchHit hit) => $"{hit.Report} {hit.Unit} {hit.Score:R}";

    // All of an answer but how long it took.
    private static string Line<T>(T answer)
    {
        System.Text.Json.Nodes.JsonObject json = JsonSerializer.SerializeToNode(answer, ContractJson.Options)!.AsObject();
        json.Remove("tookMs");
        return json.ToJsonString();
    }
}

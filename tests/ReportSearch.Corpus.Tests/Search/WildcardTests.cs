using ReportSearch.Corpus.Catalogue;
using ReportSearch.Corpus.Indexing;
using ReportSearch.Corpus.Queries;
using ReportSearch.Corpus.Search;
using ReportSearch.Corpus.Tests.Indexing;
using ReportSearch.Text.Regions;
using Xunit.Abstractions;

namespace ReportSearch.Corpus.Tests.Search;

/// <summary>What * inside of a word finds and marks.</summary>
public sealed class WildcardTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("土地*补偿", "土地征收补偿到位", "土地征收补偿")]
    [InlineData("土地*补偿", "土地补偿", "土地补偿")]
    [InlineData("土地*补偿", "土地一二三四五六七八补偿", "土地一二三四五六七八补偿")]
    [InlineData("土地*补偿", "土地一二三四五六七八九补偿", null)]
    [InlineData("土地*补偿", "土地，补偿", "土地，补偿")]
    [InlineData("土地*补偿", "征用土地。补偿到位", null)]
    [InlineData("土地*补偿", "土地\t补偿", null)]
    [InlineData("土地*补偿", "土地\n补偿", null)]
    [InlineData("土地*补偿", "土地 的 补偿", "土地 的 补偿")]
    [InlineData("土地*补偿", "土地土地的补偿", "土地的补偿")]
    [InlineData("征*拆迁", "征地拆迁", "征地拆迁")]
    [InlineData("征*？*迁", "征迁", null)]
    [InlineData("征*?迁", "征收和拆迁", "征收和拆迁")]
    [InlineData("国有*征收与*", "国有土地上房屋征收与补偿", "国有土地上房屋征收与")]
    [InlineData("20*8", "2018年", "2018")]
    [InlineData("20*8", "208件", "208")]
    [InlineData("20*8", "20件8项", null)]
    [InlineData("20*8", "20 18", null)]
    [InlineData("20*8", "12018", null)]
    [InlineData("20*8", "20180", null)]
    [InlineData("20*8*", "20180", "2018")]
    [InlineData("*17", "共2017件", "17")]
    [InlineData("*17", "共2018件", null)]
    [InlineData("A*公开", "a及B公开", "a及B公开")]
    [InlineData("A*公开", "BA公开", null)]
    public void A_star_stands_for(string query, string text, string? marked)
    {
        using var folder = new TemporaryFolder();
        using (SectionIndex index = SectionIndex.Open(folder.Path, DictionarySegmenter.Genre))
        {
            index.Replace(TestCorpus.Key("a", "甲市", 2015), TestCorpus.Units(text));
            index.Commit(1);
        }

        using SectionIndexSnapshot snapshot = SectionIndexSnapshot.OpenNewest(folder.Path);
        SearchAnswer answer = Service(snapshot).Search(new SearchParameters { Query = query });
        Assert.Empty(answer.Query.Notices);
        Assert.Equal(marked is null ? 0 : 1, answer.Total.Units);
        if (marked is null)
            return;
        HitPassage passage = Assert.Single(Assert.Single(answer.Hits).Passages);
        int[] mark = Assert.Single(passage.TextMarks);
        Assert.Equal(marked, passage.Text[mark[0]..mark[1]]);
    }

    [Fact]
    public void Marks_are_the_shortest_matches_of_a_scan_that_tries_everything()
    {
        const int Seed = 41;
        output.WriteLine($"seed {Seed}");
        var random = new RandomUnits(Seed);
        int marks = 0;
        for (int i = 0; i < 6_000; i++)
        {
            string line = string.Concat(random.Text(14).Where(unit => !"\n\r\t\f".Contains(unit)));
            if (string.IsNullOrWhiteSpace(line))
                continue;
            string pattern = ReportSearch.Text.Folding.FoldedText.Of(random.Pattern(random.Substring([line], 12))).Text;
            if (!pattern.Contains('*') || pattern.All(unit => unit is '?' or '*'))
                continue;
            List<(int, int)> expected = ScannedUnit.Marks(line, pattern);
            Assert.Equal(expected, TextOccurrences.Find(ReportSearch.Text.Folding.FoldedText.Of(line), pattern, TextMatch.Pattern));
            marks += expected.Count;
        }

        output.WriteLine($"{marks} marks");
        Assert.True(marks > 1_000);
    }

    [Theory]
    [InlineData(42)]
    [InlineData(43)]
    public void Words_with_stars_find_what_a_plain_scan_finds_in_every_field_and_stretch(int seed)
    {
        output.WriteLine($"seed {seed}");
        using var corpus = new ComparedCorpus(seed, reports: 60);
        int found = 0;
        for (int i = 0; i < 300; i++)
        {
            var text = new QueryNode.Text(corpus.Random.Pattern(corpus.Random.Substring(corpus.Texts, 14)), (UnitField)corpus.Random.Next(6), TextMatch.Pattern);
            QueryNode query = i % 3 > 0 ? text
                : new QueryNode.Within(new QueryNode.And([text with { Field = UnitField.Body }, new QueryNode.Text("公开", UnitField.Body, TextMatch.Word)]), (TextStretch)corpus.Random.Next(2));
            corpus.AssertSameUnits(query, $"seed {seed}, query {i}: {query}");
            found += corpus.Plain.Search(new UnitSearch { Query = query }).Units > 0 ? 1 : 0;
        }

        output.WriteLine($"{found} queries with hits");
        Assert.True(found > 100);
    }

    [Fact]
    public void However_the_index_was_built_a_word_with_stars_finds_the_same()
    {
        const int Seed = 44;
        var random = new RandomUnits(Seed);
        List<(ReportKey Key, List<IndexUnit> Units)> reports = [.. Enumerable.Range(0, 60).Select(random.Report)];
        List<string> texts = [.. reports.SelectMany(report => report.Units).Select(unit => unit.Text)];
        List<QueryNode> queries = [.. Enumerable.Range(0, 100).Select(_ => new QueryNode.Text(random.Pattern(random.Substring(texts, 12)), UnitField.Any, TextMatch.Pattern))];
        List<string> Answers(IEnumerable<(ReportKey Key, List<IndexUnit> Units)> inOrder, int reportsOfACommit)
        {
            using var folder = new TemporaryFolder();
            using (SectionIndex index = SectionIndex.Open(folder.Path, DictionarySegmenter.Genre))
            {
                long commit = 0;
                foreach ((ReportKey key, List<IndexUnit> units) in inOrder)
                {
                    index.Replace(key, units);
                    if (random.Next(reportsOfACommit) == 0)
                        index.Commit(++commit);
                }

                index.Commit(++commit);
            }

            using SectionIndexSnapshot snapshot = SectionIndexSnapshot.OpenNewest(folder.Path);
            return [.. queries.SelectMany(query => snapshot.Search(new UnitSearch { Query = query, Top = 1_000 }).Hits.Select(hit => $"{hit.Best}"))];
        }

        List<string> once = Answers(reports, 1_000);
        Assert.NotEmpty(once);
        Assert.Equal(once, Answers(Enumerable.Reverse(reports), 7));
    }

    [Fact]
    public void An_answer_that_may_not_read_what_a_star_asks_for_says_that_it_is_partial()
    {
        using var corpus = new ComparedCorpus(45, reports: 60);
        SearchAnswer answer = Service(corpus.Snapshot).Search(new SearchParameters { Query = "公*开*的", Budget = new AnswerBudget(null, 200) });
        Assert.True(answer.Partial);
        Assert.Contains(BudgetedSnapshot.Notice, answer.Query.Notices);
    }

    private static SearchService Service(ISectionSnapshot snapshot) => new(snapshot, new AnyRow(), RegionTable.China, DictionarySegmenter.Genre, "v");

    private sealed class AnyRow : IReportLookup
    {
        public ReportRow? FindRow(string reportId) =>
            new(reportId, "", "", true, null, null, null, null, [], [], null, null, "county", null, "free", "none", null, null, null, 0);
    }
}

using ReportSearch.Corpus.Catalogue;
using ReportSearch.Corpus.Indexing;
using ReportSearch.Corpus.Queries;
using ReportSearch.Corpus.Search;
using ReportSearch.Corpus.Tests.Indexing;
using ReportSearch.Text.Regions;
using Xunit.Abstractions;

namespace ReportSearch.Corpus.Tests.Search;

/// <summary>Words that stand close together count more than words that stand apart.</summary>
public sealed class ClosenessTests(ITestOutputHelper output)
{
    [Fact]
    public void Every_unit_is_as_close_as_a_plain_scan_says()
    {
        const int Seed = 51;
        output.WriteLine($"seed {Seed}");
        using var corpus = new ComparedCorpus(Seed, reports: 60);
        var different = new HashSet<double>();
        for (int i = 0; i < 200; i++)
        {
            QueryNode.Closeness query = Random(corpus);
            var search = new UnitSearch { Query = query, Top = int.MaxValue };
            Dictionary<(string, int), double> expected = Scores(corpus.Plain.Search(search)), actual = Scores(corpus.Snapshot.Search(search));
            Assert.Equal(expected.Count, actual.Count);
            foreach (((string, int) unit, double score) in expected)
                Assert.True(score == actual[unit], $"query {i}, {string.Join(' ', query.Words)}: unit {unit} scores {actual[unit]}, a scan says {score}");
            different.UnionWith(expected.Values);
        }

        Assert.True(different.Count > 30, "the texts hardly tell near from far");
        Assert.All(different, score => Assert.InRange(score, 0, 1));

        static Dictionary<(string, int), double> Scores(UnitSearchResult found) => found.Hits.ToDictionary(hit => (hit.Best.ReportId, hit.Best.Unit), hit => hit.Best.Score);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_first_hits_are_those_of_the_whole_order(bool byReport)
    {
        const int Seed = 52;
        output.WriteLine($"seed {Seed}");
        using var corpus = new ComparedCorpus(Seed, reports: 500);
        for (int i = 0; i < 120; i++)
        {
            QueryNode.Closeness close = Random(corpus);
            QueryNode found = i % 2 == 0 ? new QueryNode.And(close.Words) : new QueryNode.Or(close.Words);
            QueryNode query = new QueryNode.Favoring(
                found, [new QueryNode.Boost(close, 0.5 + i % 4), new QueryNode.Constant(new QueryNode.Column(UnitColumn.Section, ["on_request"]), 0.5)]);
            List<string> Hits(int top, bool exact) =>
                [.. corpus.Snapshot.Search(new UnitSearch { Query = query, Top = top, GroupByReport = byReport, Exact = exact }).Hits.Select(hit => string.Join(", ", hit.Units))];
            List<string> all = Hits(int.MaxValue, exact: true);
            foreach (int top in (int[])[1, 3, 10])
            {
                Assert.Equal(all.Take(top), Hits(top, exact: true));
                Assert.Equal(all.Take(top), Hits(top, exact: false));
            }
        }
    }

    [Fact]
    public void However_the_index_was_built_the_order_is_the_same()
    {
        const int Seed = 53;
        var random = new RandomUnits(Seed);
        List<(ReportKey Key, List<IndexUnit> Units)> reports = [.. Enumerable.Range(0, 80).Select(random.Report)];
        List<string> Answers(IEnumerable<(ReportKey Key, List<IndexUnit> Units)> inOrder, int reportsOfACommit)
        {
            using var folder = new TemporaryFolder();
            using (SectionIndex index = SectionIndex.Open(folder.Path, DictionarySegmenter.Genre))
            {
                long commit = 0;
                int added = 0;
                foreach ((ReportKey key, List<IndexUnit> units) in inOrder)
                {
                    // First a part, which the whole takes the place of.
                    index.Replace(key, units[..1]);
                    if (++added % reportsOfACommit == 0)
                        index.Commit(++commit);
                    index.Replace(key, units);
                }

                index.Commit(++commit);
            }

            using SectionIndexSnapshot snapshot = SectionIndexSnapshot.OpenNewest(folder.Path);
            SearchService service = Service(snapshot);
            return [.. ((string[])["公开 征地", "征地 拆迁 答复", "受理 2017 公开", "政府信息公开 答复 补偿"]).SelectMany(query => service
                .Search(new SearchParameters { Query = query, Limit = 100 }).Hits.Select(hit => FormattableString.Invariant($"{query}: {hit.Report} {hit.Unit} {hit.Full} {hit.Score:R}")))];
        }

        List<string> once = Answers(reports, 1_000);
        Assert.NotEmpty(once);
        Assert.Equal(once, Answers(Enumerable.Reverse(reports), 7));
    }

    [Theory]
    [InlineData("征地 补偿", 2)]
    [InlineData("补偿 征地", 2)]
    // The title has it, the text has not.
    [InlineData("征地 补偿 公开", 3)]
    public void Of_two_units_that_differ_in_nothing_else_the_one_with_the_words_near_comes_first(string query, int words)
    {
        const string Filler = "全年各项事务照常办理";
        using var folder = new TemporaryFolder();
        using (SectionIndex index = SectionIndex.Open(folder.Path, DictionarySegmenter.Genre))
        {
            // By their ids they would come in the other order.
            foreach ((string id, int between) in (ReadOnlySpan<(string, int)>)[("a", 8), ("b", 5), ("c", 2), ("d", 1), ("e", 0)])
            {
                string text = $"征地{string.Concat(Enumerable.Repeat(Filler, between))}补偿{string.Concat(Enumerable.Repeat(Filler, 8 - between))}。";
                index.Replace(TestCorpus.Key(id, "甲市", 2017), TestCorpus.Units(text));
            }

            index.Commit(1);
        }

        using SectionIndexSnapshot snapshot = SectionIndexSnapshot.OpenNewest(folder.Path);
        IReadOnlyList<SearchHit> hits = Service(snapshot).Search(new SearchParameters { Query = query, Explain = true }).Hits;
        Assert.All(hits, hit => Assert.True(hit.Full));
        Assert.Equal(["e", "d", "c", "b", "a"], hits.Select(hit => hit.Report));
        Assert.Contains(hits[0].Explanation!, line => line.Contains($"closeness of 2 of {words} texts with 0 characters between", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_units_without_the_place_that_was_asked_for_the_one_with_the_theme_close_together_comes_first()
    {
        using var folder = new TemporaryFolder();
        using (SectionIndex index = SectionIndex.Open(folder.Path, new DictionarySegmenter("德州", "征地", "补偿", "公开")))
        {
            index.Replace(TestCorpus.Key("a", "甲市", 2017), TestCorpus.Units("征地事项很多，全年各项事务照常办理，补偿。"));
            index.Replace(TestCorpus.Key("b", "甲市", 2017), TestCorpus.Units("征地补偿，全年各项事务照常办理，事项很多。"));
            index.Commit(1);
        }

        using SectionIndexSnapshot snapshot = SectionIndexSnapshot.OpenNewest(folder.Path);
        Assert.Equal(["b", "a"], Service(snapshot).Search(new SearchParameters { Query = "德州 征地 补偿" }).Hits.Select(hit => hit.Report));
    }

    [Fact]
    public void A_score_is_the_sum_that_its_explanation_gives()
    {
        using var corpus = new ComparedCorpus(54, reports: 60);
        SearchHit hit = Service(corpus.Snapshot).Search(new SearchParameters { Query = "征地 公开", Explain = true }).Hits[0];
        Assert.StartsWith(FormattableString.Invariant($"{hit.Score:R} = sum of"), hit.Explanation![0]);
        double sum = hit.Explanation
            .Where(line => line.StartsWith("  ", StringComparison.Ordinal) && line[2] != ' ')
            .Sum(line => double.Parse(line.Trim().Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(hit.Score, sum, 9);
        Assert.Contains(hit.Explanation, line => line.Contains("closeness of 2 of 2 texts", StringComparison.Ordinal));
    }

    private static QueryNode.Closeness Random(ComparedCorpus corpus) => new(
    [
        .. Enumerable.Range(0, 2 + corpus.Random.Next(3)).Select(_ =>
        {
            QueryNode text = new QueryNode.Text(corpus.Random.Pick(["公开", "征地", "拆迁", "答复", "2017", "pdf", "行政复议", "政府信息公开", "补偿"]), UnitField.Body, TextMatch.Word);
            return corpus.Random.Next(4) == 0 ? new QueryNode.Writings([text, new QueryNode.Equal(corpus.Random.Pick(["2017年", "29", "答复"]), UnitField.Body)]) : text;
        }),
    ]);

    private static SearchService Service(ISectionSnapshot snapshot) => new(snapshot, new AnyRow(), RegionTable.China, DictionarySegmenter.Genre, "v");

    private sealed class AnyRow : IReportLookup
    {
        public ReportRow? FindRow(string reportId) =>
            new(reportId, "", "", true, null, null, null, null, [], [], null, null, "county", null, "free", "none", null, null, null, 0);
    }
}

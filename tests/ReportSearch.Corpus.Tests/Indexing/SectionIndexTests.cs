using ReportSearch.Corpus.Indexing;
using ReportSearch.Corpus.Queries;
using ReportSearch.Text.Regions;
using Xunit.Abstractions;

namespace ReportSearch.Corpus.Tests.Indexing;

public sealed class SectionIndexTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Random_query_trees_find_what_a_plain_scan_finds(int seed)
    {
        output.WriteLine($"seed {seed}");
        using var corpus = new ComparedCorpus(seed, reports: 60);
        for (int i = 0; i < 700; i++)
        {
            QueryNode query = corpus.Random.Query(corpus.Texts, depth: 3);
            corpus.AssertSameUnits(query, $"seed {seed}, query {i}: {query}");
        }
    }

    [Fact]
    public void Ten_thousand_random_substrings_are_found_exactly_where_they_stand()
    {
        const int Seed = 4;
        output.WriteLine($"seed {Seed}");
        using var corpus = new ComparedCorpus(Seed, reports: 40);
        List<string> bodies = [.. corpus.Reports.SelectMany(report => report.Units).Select(unit => unit.Text)];
        for (int i = 0; i < 10_000; i++)
        {
            string part = corpus.Random.Substring(bodies, 12);
            corpus.AssertSameUnits(new QueryNode.Text(part, UnitField.Body, TextMatch.Exact), $"seed {Seed}, substring {i}: {part}");
        }
    }

    [Fact]
    public void Orders_groups_totals_and_facets_are_those_of_a_plain_scan()
    {
        const int Seed = 5;
        output.WriteLine($"seed {Seed}");
        using var corpus = new ComparedCorpus(Seed, reports: 60);
        for (int i = 0; i < 150; i++)
        {
            QueryNode query = corpus.Random.Query(corpus.Texts, depth: 2);
            foreach (UnitOrder order in (UnitOrder[])[UnitOrder.Year, UnitOrder.Region])
            {
                var search = new UnitSearch { Query = query, Order = order, Top = 7, Facets = true };
                UnitSearchResult expected = corpus.Plain.Search(search);
                UnitSearchResult actual = corpus.Snapshot.Search(search);
                Assert.Equal(expected.Hits.Select(hit => (hit.Best.ReportId, hit.Best.Unit)), actual.Hits.Select(hit => (hit.Best.ReportId, hit.Best.Unit)));
                AssertSameFacets(expected, actual);
            }

            var grouped = new UnitSearch { Query = query, Order = UnitOrder.Year, Top = 1_000, GroupByReport = true };
            Assert.Equal(
                corpus.Plain.Search(grouped).Hits.Select(hit => (hit.Best.ReportId, hit.MatchingUnits, hit.Units.Count)).Order(),
                corpus.Snapshot.Search(grouped).Hits.Select(hit => (hit.Best.ReportId, hit.MatchingUnits, hit.Units.Count)).Order());
        }
    }

    [Fact]
    public void Tallies_are_those_of_a_plain_scan()
    {
        const int Seed = 8;
        output.WriteLine($"seed {Seed}");
        using var corpus = new ComparedCorpus(Seed, reports: 60);
        for (int i = 0; i < 200; i++)
        {
            QueryNode query = corpus.Random.Query(corpus.Texts, depth: 1);
            List<QueryNode> counted = [new QueryNode.Text(corpus.Random.Substring(corpus.Texts, 4), UnitField.Body, (TextMatch)corpus.Random.Next(3)), new QueryNode.Equal("2017年", UnitField.Body)];
            List<TallyColumn> by = [.. Enumerable.Range(0, corpus.Random.Next(3)).Select(_ => (TallyColumn)corpus.Random.Next(7))];
            var request = new UnitTallyRequest(query, counted, by);
            Assert.Equal(corpus.Plain.Tally(request).Rows.Select(Line), corpus.Snapshot.Tally(request).Rows.Select(Line));
        }

        static string Line(UnitTally row) => $"{string.Join('|', row.Values.Select(value => value ?? "-"))} {row.Units} {row.Reports} {row.Occurrences} {row.Characters}";
    }

    [Fact]
    public void A_unit_is_read_back_as_it_was_indexed()
    {
        const int Seed = 6;
        output.WriteLine($"seed {Seed}");
        using var corpus = new ComparedCorpus(Seed, reports: 60);
        foreach ((ReportKey key, List<IndexUnit> units) in corpus.Reports)
        {
            foreach (IndexUnit unit in units)
                AssertSame(unit, corpus.Snapshot.ReadUnit(key.ReportId, unit.Number));
            Assert.Null(corpus.Snapshot.ReadUnit(key.ReportId, units.Count));
        }

        Assert.Null(corpus.Snapshot.ReadUnit("none", 0));
        Assert.Equal(corpus.Plain.Reports(), corpus.Snapshot.Reports());
        Assert.Equal(corpus.Plain.Units, corpus.Snapshot.Units);
    }

    [Fact]
    public void Replaced_and_deleted_reports_leave_no_unit_behind()
    {
        using var folder = new TemporaryFolder();
        var random = new RandomUnits(7);
        using var plain = new PlainScanIndex();
        List<(ReportKey Key, List<IndexUnit> Units)> reports = [.. Enumerable.Range(0, 30).Select(random.Report)];
        for (int round = 1; round <= 5; round++)
        {
            using SectionIndex index = SectionIndex.Open(folder.Path, DictionarySegmenter.Genre);
            Assert.Equal(round - 1, index.LastCommit);
            foreach ((ReportKey key, List<IndexUnit> units) in reports)
            {
                if (random.Next(3) == 0)
                {
                    index.Delete(key.ReportId);
                    plain.Delete(key.ReportId);
                }
                else
                {
                    List<IndexUnit> kept = units[..(1 + random.Next(units.Count))];
                    index.Replace(key, kept);
                    plain.Replace(key, kept);
                }
            }

            index.Commit(round);
            plain.Commit(round);
            using SectionIndexSnapshot snapshot = SectionIndexSnapshot.OpenNewest(folder.Path);
            Assert.Equal(round, snapshot.Commit);
            Assert.Equal(plain.OpenSnapshot().Reports(), snapshot.Reports());
            var search = new UnitSearch { Query = new QueryNode.Text("公开", UnitField.Any, TextMatch.Word), Facets = true };
            AssertSameFacets(plain.OpenSnapshot().Search(search), snapshot.Search(search));
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Several_threads_make_the_index_that_one_makes(int threads)
    {
        var random = new RandomUnits(9);
        List<(ReportKey Key, List<IndexUnit> Units)> reports = [.. Enumerable.Range(0, 80).Select(random.Report)];
        List<string> Answers(int among)
        {
            using var folder = new TemporaryFolder();
            using (SectionIndex index = SectionIndex.Open(folder.Path, DictionarySegmenter.Genre, among))
            {
                foreach ((ReportKey key, List<IndexUnit> units) in reports)
                    index.Replace(key, units[..1]);
                foreach ((ReportKey key, List<IndexUnit> units) in reports)
                    index.Replace(key, units);
                index.Delete(reports[7].Key.ReportId);
                index.Commit(1);
            }

            using SectionIndexSnapshot snapshot = SectionIndexSnapshot.OpenNewest(folder.Path);
            List<string> answers = [.. snapshot.Reports().Select(report => $"{report.ReportId} {report.Units}")];
            foreach (string text in (string[])["公开", "申请", "行政复议", "问题"])
                answers.AddRange(snapshot.Search(new UnitSearch { Query = new QueryNode.Text(text, UnitField.Any, TextMatch.Word), Top = 50 }).Hits.Select(hit => $"{text} {hit.Best}"));
            return answers;
        }

        Assert.Equal(Answers(1), Answers(threads));
    }

    [Fact]
    public void What_fails_beside_the_caller_comes_out_of_the_commit_and_nothing_is_committed()
    {
        using var folder = new TemporaryFolder();
        (ReportKey key, List<IndexUnit> units) = new RandomUnits(8).Report(0);
        using (SectionIndex index = SectionIndex.Open(folder.Path, new FailingSegmenter(), 2))
        {
            index.Replace(key, units);
            Assert.Equal(FailingSegmenter.Message, Assert.Throws<IOException>(() => index.Commit(1)).Message);
            Assert.Throws<IOException>(() => index.Replace(key, units));
        }

        using SectionIndex again = SectionIndex.Open(folder.Path, DictionarySegmenter.Genre);
        Assert.Equal(0, again.LastCommit);
    }

    private sealed class FailingSegmenter : IWordSegmenter
    {
        public const string Message = "the lexicon is gone";

        public string Version => "failing";

        public void Cut(ReadOnlySpan<char> foldedText, List<Word> words) => throw new IOException(Message);

        public void CutForSearch(ReadOnlySpan<char> foldedText, List<Word> words) => throw new IOException(Message);
    }

    [Fact]
    public void An_index_without_a_commit_is_empty()
    {
        using var folder = new TemporaryFolder();
        using SectionIndexSnapshot snapshot = SectionIndexSnapshot.OpenNewest(folder.Path);
        Assert.Equal(0, snapshot.Units);
        Assert.Equal(0, snapshot.Search(new UnitSearch { Query = new QueryNode.All(), Facets = true }).Units);
        Assert.Empty(snapshot.Reports());
    }

    [Fact]
    public void Units_out_of_order_and_commits_that_go_back_are_refused()
    {
        using var folder = new TemporaryFolder();
        using SectionIndex index = SectionIndex.Open(folder.Path, DictionarySegmenter.Genre);
        (ReportKey key, List<IndexUnit> units) = new RandomUnits(8).Report(0);
        Assert.Throws<ArgumentException>(() => index.Replace(key, [units[0] with { Number = 3 }]));
        index.Replace(key, units);
        index.Commit(4);
        Assert.Throws<ArgumentOutOfRangeException>(() => index.Commit(4));
    }

    [Fact]
    public void Words_rank_but_never_match()
    {
        using var folder = new TemporaryFolder();
        using SectionIndex index = SectionIndex.Open(folder.Path, new DictionarySegmenter("征地", "拆迁", "出征"));
        index.Replace(TestCorpus.Key("a", "甲市", 2017), TestCorpus.Units("征地拆迁方面收到申请。"));
        index.Replace(TestCorpus.Key("b", "乙市", 2017), TestCorpus.Units("出征地点拆迁方案另定。"));
        index.Commit(1);
        using SectionIndexSnapshot snapshot = SectionIndexSnapshot.OpenNewest(folder.Path);
        UnitSearchResult found = snapshot.Search(new UnitSearch { Query = new QueryNode.Text("征地", UnitField.Any, TextMatch.Word) });
        Assert.Equal(["a", "b"], found.Hits.Select(hit => hit.Best.ReportId));
        Assert.All(found.Hits, hit => Assert.True(hit.Best.Score > 0));
        Assert.True(found.Hits[0].Best.Score > 2 * found.Hits[1].Best.Score, "the unit where it is a word of its own comes far before the other");
    }

    [Fact]
    public void A_traditional_word_scores_like_its_simplified_form_and_a_number_like_its_plain_one()
    {
        using var folder = new TemporaryFolder();
        using SectionIndex index = SectionIndex.Open(folder.Path, DictionarySegmenter.Genre);
        index.Replace(TestCorpus.Key("a", "甲市", 2016), TestCorpus.Units("已經答覆申請人，共二百三十五件。"));
        index.Replace(TestCorpus.Key("b", "乙市", 2016), TestCorpus.Units("已经答复申请人，共235件。"));
        for (int i = 0; i < 20; i++)
            index.Replace(TestCorpus.Key($"c{i}", "丙市", 2016), TestCorpus.Units("主动公开，多重覆盖。"));
        index.Commit(1);
        using SectionIndexSnapshot snapshot = SectionIndexSnapshot.OpenNewest(folder.Path);
        var parser = new QueryParser(DictionarySegmenter.Genre, RegionTable.China);
        foreach (string query in (string[])["答复", "答覆", "235", "二百三十五"])
        {
            UnitSearchResult found = snapshot.Search(new UnitSearch { Query = parser.Parse(query).Full });
            Assert.Equal(["a", "b"], found.Hits.Select(hit => hit.Best.ReportId).Order());
            double[] scores = [.. found.Hits.Select(hit => hit.Best.Score)];
            Assert.True(scores[1] > scores[0] / 2, $"{query}: {string.Join(", ", scores)}");
        }

        Assert.Equal(0, snapshot.Search(new UnitSearch { Query = parser.Parse("重复").Full }).Units);
    }

    [Fact]
    public void Text_speaking_of_a_place_comes_before_text_of_its_report_and_residue_comes_last()
    {
        using var folder = new TemporaryFolder();
        using SectionIndex index = SectionIndex.Open(folder.Path, new DictionarySegmenter("德州"));
        index.Replace(TestCorpus.Key("a", "德州市", 2017), TestCorpus.Units("全年公开信息。"));
        index.Replace(TestCorpus.Key("b", "甲市", 2017), TestCorpus.Units("学习德州的做法。"));
        index.Replace(TestCorpus.Key("c", "乙市", 2017), [TestCorpus.Units("学习德州的做法。")[0] with { Kind = UnitKind.Residue }]);
        index.Commit(1);
        using SectionIndexSnapshot snapshot = SectionIndexSnapshot.OpenNewest(folder.Path);
        UnitSearchResult found = snapshot.Search(new UnitSearch { Query = new QueryNode.Text("德州", UnitField.Any, TextMatch.Word) });
        Assert.Equal("b", found.Hits[0].Best.ReportId);
        Assert.Equal(3, found.Units);
        Assert.NotEmpty(snapshot.Explain(new QueryNode.Text("德州", UnitField.Any, TextMatch.Word), "b", 0));
    }

    [Fact]
    public void Beside_other_words_a_place_and_a_year_mean_the_report_of_that_place_and_year()
    {
        using var folder = new TemporaryFolder();
        var words = new DictionarySegmenter("德州", "征地拆迁", "公开");
        using SectionIndex index = SectionIndex.Open(folder.Path, words);
        index.Replace(TestCorpus.Key("a", "德州市", 2017, code: "371400"), TestCorpus.Units("全年收到申请一百件，分散于各个方面，征地拆迁二十件，其余另见附表。"));
        index.Replace(TestCorpus.Key("b", "甲市", 2018), TestCorpus.Units("2017年德州，德州2017，征地拆迁。"));
        for (int i = 0; i < 20; i++)
            index.Replace(TestCorpus.Key($"c{i}", "乙市", 2016), TestCorpus.Units("主动公开。"));
        index.Commit(1);
        using SectionIndexSnapshot snapshot = SectionIndexSnapshot.OpenNewest(folder.Path);
        var parser = new QueryParser(words, RegionTable.China);
        Assert.Equal(["a", "b"], snapshot.Search(new UnitSearch { Query = parser.Parse("德州 2017 征地拆迁").Full }).Hits.Select(hit => hit.Best.ReportId));
        Assert.Equal(["a", "b"], snapshot.Search(new UnitSearch { Query = parser.Parse("德州 二〇一七 征地拆迁").Full }).Hits.Select(hit => hit.Best.ReportId));
        Assert.Equal(["b", "a"], snapshot.Search(new UnitSearch { Query = parser.Parse("德州").Full }).Hits.Select(hit => hit.Best.ReportId));
    }

    private static void AssertSame(IndexUnit expected, IndexUnit? actual)
    {
        Assert.NotNull(actual);
        Assert.Equal(
            (expected.Number, expected.Kind, expected.CleanStart, expected.Text, expected.Section),
            (actual.Number, actual.Kind, actual.CleanStart, actual.Text, actual.Section));
        Assert.Equal(expected.Headings, actual.Headings);
        Assert.Equal(expected.Tags, actual.Tags);
        Assert.Equal(expected.Map.Runs, actual.Map.Runs);
    }

    private static void AssertSameFacets(UnitSearchResult expected, UnitSearchResult actual)
    {
        Assert.Equal((expected.Units, expected.Reports), (actual.Units, actual.Reports));
        foreach ((string name, IReadOnlyList<UnitFacet> facet) in expected.Facets)
            Assert.Equal(facet, actual.Facets[name]);
    }
}

using System.Globalization;
using ReportSearch.Engine.Checking;
using ReportSearch.Engine.Documents;
using ReportSearch.Engine.Queries;
using ReportSearch.Engine.Search;
using ReportSearch.Engine.Tests.Faults;
using ReportSearch.Engine.Tests.Oracle;
using Xunit.Abstractions;
using SortKey = ReportSearch.Engine.Search.SortKey;

namespace ReportSearch.Engine.Tests.Search;

public sealed class OracleTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(1, 8, 1L << 26)]
    [InlineData(2, 3, 1L << 18)]
    [InlineData(3, 1, 1L << 26)]
    [InlineData(4, 40, 1L << 26)]
    [InlineData(5, 4, 1)]
    public void Every_query_finds_and_scores_what_a_plain_scan_does(int seed, int maxSegments, long bufferBytes)
    {
        output.WriteLine($"seed {seed}");
        using var folder = new TemporaryFolder();
        var random = new RandomIndex(seed);
        var oracle = new PlainIndex(RandomIndex.Schema);
        var options = new IndexWriterOptions(bufferBytes, maxSegments);
        IndexWriter writer = IndexWriter.Open(folder.Path, RandomIndex.Schema, options);
        try
        {
            for (int commit = 1; commit <= 12; commit++)
            {
                for (int i = random.Next(30); i > 0; i--)
                {
                    string key = random.Key();
                    if (random.Next(4) == 0)
                    {
                        writer.DeleteGroup(key);
                        oracle.Groups.Remove(key);
                    }
                    else
                    {
                        List<PlainUnit> group = random.Group();
                        random.Add(writer, key, group);
                        oracle.Groups[key] = group;
                    }
                }
                CommitPoint point = writer.Commit($"user data {commit}");
                Assert.Equal(new CommitPoint(commit, $"user data {commit}", oracle.Groups.Values.Sum(g => g.Count), oracle.Groups.Count), point);
                if (random.Next(3) == 0)
                {
                    writer.Dispose();
                    writer = IndexWriter.Open(folder.Path, RandomIndex.Schema, options);
                    Assert.Equal(point, writer.LastCommit);
                }
                Assert.Empty(IndexChecker.Check(folder.Path));
                using IndexSnapshot snapshot = IndexSnapshot.OpenNewest(folder.Path)!;
                Assert.Equal(point, snapshot.Commit);
                Assert.Equal(oracle.Groups.Select(g => (g.Key, g.Value.Count)), snapshot.Groups());
                CompareStored(snapshot, oracle);
                for (int i = 0; i < 60; i++)
                    Compare(snapshot, oracle, random.Query(3), random);
            }
        }
        finally
        {
            writer.Dispose();
        }
    }

    [Theory]
    [InlineData(51, 2)]
    [InlineData(52, 3)]
    [InlineData(53, 8)]
    public void Slow_merges_at_any_time_change_nothing_that_is_found(int seed, int maxSegments)
    {
        output.WriteLine($"seed {seed}");
        using var folder = new TemporaryFolder();
        using var slow = new SlowMerges(seed);
        var random = new RandomIndex(seed);
        var oracle = new PlainIndex(RandomIndex.Schema);
        using IndexWriter writer = IndexWriter.Open(folder.Path, RandomIndex.Schema, new IndexWriterOptions(1L << 26, maxSegments));
        for (int commit = 1; commit <= 60; commit++)
        {
            for (int i = random.Next(15); i > 0; i--)
            {
                string key = random.Key();
                slow.Count();
                if (random.Next(3) == 0)
                {
                    writer.DeleteGroup(key);
                    oracle.Groups.Remove(key);
                    continue;
                }
                List<PlainUnit> group = random.Group();
                random.Add(writer, key, group);
                oracle.Groups[key] = group;
            }
            CommitPoint point = writer.Commit($"{commit}");
            if (random.Next(8) == 0)
                point = writer.FinishMerges();
            else if (random.Next(4) == 0)
                point = writer.AdoptMerges();
            Assert.Equal(($"{commit}", oracle.Groups.Values.Sum(g => g.Count), oracle.Groups.Count), (point.UserData, point.Units, point.Groups));
            if (random.Next(6) > 0)
                continue;
            Assert.Empty(IndexChecker.Check(folder.Path));
            using IndexSnapshot snapshot = IndexSnapshot.OpenNewest(folder.Path)!;
            Assert.Equal(point, snapshot.Commit);
            Assert.Equal(oracle.Groups.Select(g => (g.Key, g.Value.Count)), snapshot.Groups());
            CompareStored(snapshot, oracle);
            for (int i = 0; i < 20; i++)
                Compare(snapshot, oracle, random.Query(3), random);
        }
        output.WriteLine($"{slow.ChangesDuringMerges} changes came during merges");
        Assert.True(slow.ChangesDuringMerges > 20);
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public void Queries_that_match_thousands_of_units_find_and_score_what_a_plain_scan_does(int seed)
    {
        output.WriteLine($"seed {seed}");
        using var folder = new TemporaryFolder();
        var random = new RandomIndex(seed);
        var oracle = new PlainIndex(RandomIndex.Schema);
        using (IndexWriter writer = IndexWriter.Open(folder.Path, RandomIndex.Schema, new IndexWriterOptions(1L << 26, 3)))
        {
            for (int i = 0; i < 1_500; i++)
            {
                List<PlainUnit> group = random.Group();
                foreach (PlainUnit unit in group)
                    unit.Stored = [];
                random.Add(writer, $"g{i}", group);
                oracle.Groups[$"g{i}"] = group;
                if (i == 1_100)
                    writer.Commit("");
            }

            for (int i = 0; i < 1_500; i += 7 + random.Next(9))
            {
                writer.DeleteGroup($"g{i}");
                oracle.Groups.Remove($"g{i}");
            }

            writer.Commit("");
        }

        using IndexSnapshot snapshot = IndexSnapshot.OpenNewest(folder.Path)!;
        for (int i = 0; i < 40; i++)
        {
            Query query = random.Query(3);
            // Asked again it is answered from what was kept.
            for (int times = 0; times < 2; times++)
                Compare(snapshot, oracle, query, random);
        }
    }

    /// <summary>So many that blocks are found by their impacts, a first bar is taken from the likely ones, and units of common terms are kept as bits.</summary>
    [Theory]
    [InlineData(21, false)]
    [InlineData(22, true)]
    public void The_first_of_tens_of_thousands_of_matches_are_those_of_the_whole_list(int seed, bool deleting)
    {
        output.WriteLine($"seed {seed}");
        using var folder = new TemporaryFolder();
        var random = new Random(seed);
        double[] shares = [0.98, 0.6, 0.5, 0.1, 0.02];
        byte[] Term(int number) => [(byte)'w', (byte)('a' + number)];
        int[] live = new int[shares.Length];
        using (IndexWriter writer = IndexWriter.Open(folder.Path, RandomIndex.Schema, new IndexWriterOptions(1L << 27, 2)))
        {
            for (int i = 0; i < 10_000; i++)
            {
                List<PlainUnit> group = [.. Enumerable.Range(0, 7).Select(_ => new PlainUnit())];
                foreach (PlainUnit unit in group)
                {
                    // Few units are short and full of a word, so that few blocks hold the best.
                    unit.Lengths[0] = unit.Lengths[1] = random.Next(2000) == 0 ? 2 + random.Next(9) : 20 + random.Next(300);
                    unit.Integers[0] = 2008 + random.Next(12);
                    for (int word = 0; word < shares.Length; word++)
                    {
                        if (random.NextDouble() >= shares[word])
                            continue;
                        for (int times = random.Next(1000) == 0 ? 20 : 1 + random.Next(3); times > 0; times--)
                            unit.Tokens.Add((random.Next(8) == 0 ? 0 : 1, Term(word), times));
                    }
                }

                writer.ReplaceGroup($"g{i}", [.. group.Select(unit => unit.Tokenize(new TokenizedUnit()))]);
                bool dies = deleting && i % 9 == 4;
                for (int word = 0; word < shares.Length; word++)
                    live[word] += dies ? 0 : group.Count(unit => unit.Tokens.Any(t => t.Field == 1 && t.Term.AsSpan().SequenceEqual(Term(word))));
                if (i == 7_500)
                    writer.Commit("");
            }

            writer.Commit("");
            for (int i = 4; deleting && i < 10_000; i += 9)
                writer.DeleteGroup($"g{i}");
            writer.Commit("");
        }

        using IndexSnapshot snapshot = IndexSnapshot.OpenNewest(folder.Path)!;
        var queries = new List<Query> { new PrefixQuery(1, "w"u8.ToArray()) };
        for (int word = 0; word < shares.Length; word++)
        {
            queries.Add(new TermQuery(1, Term(word)));
            queries.Add(new BooleanQuery([], [new BoostQuery(new TermQuery(0, Term(word)), 0.4), new TermQuery(1, Term(word))], [], [], 1));
            queries.Add(new BooleanQuery([new TermQuery(1, Term(word))], [], [new IntegerRangeQuery(0, 2010, 2011)], []));
            queries.Add(new BooleanQuery([new TermQuery(1, Term(word)), new TermQuery(1, Term((word + 1) % shares.Length))], [new TermQuery(0, Term(word))], [], []));
            queries.Add(new BooleanQuery([], [new TermQuery(1, Term(word)), new TermQuery(0, Term((word + 2) % shares.Length))], [], [new TermQuery(1, Term((word + 3) % shares.Length))], 1));
        }

        for (int word = 0; word < shares.Length; word++)
            Assert.Equal(live[word], snapshot.Search(new SearchRequest { Query = new TermQuery(1, Term(word)) }).Units);
        foreach (Query query in queries)
        {
            SearchOutcome all = snapshot.Search(new SearchRequest { Query = query, Top = int.MaxValue });
            foreach (int top in new[] { 1, 10, 100 })
            {
                SearchOutcome exact = snapshot.Search(new SearchRequest { Query = query, Top = top, CountGroups = false });
                Assert.Equal(all.Hits.Take(top).Select(h => h.Best), exact.Hits.Select(h => h.Best));
                Assert.Equal((all.Hits.Count, true), (exact.Units, exact.UnitsExact));
                SearchOutcome bounded = snapshot.Search(new SearchRequest { Query = query, Top = top, CountGroups = false, CountUpTo = 1_000 });
                Assert.Equal(exact.Hits.Select(h => h.Best), bounded.Hits.Select(h => h.Best));
            }
        }
    }

    private static void CompareStored(IndexSnapshot snapshot, PlainIndex oracle)
    {
        foreach ((string key, List<PlainUnit> units) in oracle.Groups)
        {
            IReadOnlyList<UnitAddress> addresses = snapshot.UnitsOf(key);
            Assert.Equal(units.Count, addresses.Count);
            for (int i = 0; i < units.Count; i++)
                Assert.Equal(units[i].Stored, snapshot.ReadStored(addresses[i]));
        }
        Assert.Empty(snapshot.UnitsOf("no such group"));
    }

    private static void Compare(IndexSnapshot snapshot, PlainIndex oracle, Query query, RandomIndex random)
    {
        List<PlainIndex.Match> expected = oracle.Find(query);
        SearchOutcome all = snapshot.Search(new SearchRequest { Query = query, Top = int.MaxValue, Facets = [0, 1, 2] });
        Assert.Equal(expected.Count, all.Units);
        Assert.Equal(expected.Select(m => m.Key).Distinct().Count(), all.Groups);
        for (int column = 0; column < 3; column++)
            Assert.Equal(oracle.Facet(expected, column), all.Facets[column]);
        Dictionary<(string, int), double> scores = expected.ToDictionary(m => (m.Key, m.Place), m => m.Score);
        Assert.Equal(expected.Count, all.Hits.Count);
        foreach (SearchHit hit in all.Hits)
        {
            double score = scores[(hit.Best.GroupKey, hit.Best.UnitInGroup)];
            Assert.True(Math.Abs(score - hit.Best.Score) <= 1e-9 * Math.Max(1, Math.Abs(score)), $"{query}: {score} and {hit.Best.Score}");
        }
        UnitHit[] ordered = [.. all.Hits.Select(h => h.Best)
            .OrderByDescending(h => h.Score).ThenBy(h => h.GroupKey, StringComparer.Ordinal).ThenBy(h => h.UnitInGroup)];
        Assert.Equal(ordered, all.Hits.Select(h => h.Best));

        int top = random.Next(12);
        Assert.Equal(ordered.Take(top), snapshot.Search(new SearchRequest { Query = query, Top = top }).Hits.Select(h => h.Best));
        CompareBounded(snapshot, query, ordered, top, random);
        CompareGrouped(snapshot, query, ordered, top);
        CompareSorted(snapshot, oracle, query, ordered, top, random);
        if (ordered.Length > 0)
        {
            UnitHit some = ordered[random.Next(ordered.Length)];
            string first = snapshot.Explain(query, some.Address)[0];
            Assert.Equal(some.Score, double.Parse(first.Split(' ')[0], CultureInfo.InvariantCulture));
        }
    }

    private static void CompareBounded(IndexSnapshot snapshot, Query query, UnitHit[] ordered, int top, RandomIndex random)
    {
        SearchOutcome counted = snapshot.Search(new SearchRequest { Query = query, Top = top, CountGroups = false });
        Assert.Equal(ordered.Take(top), counted.Hits.Select(h => h.Best));
        Assert.Equal((ordered.Length, true, false), (counted.Units, counted.UnitsExact, counted.Partial));
        int limit = random.Next(30);
        SearchOutcome bounded = snapshot.Search(new SearchRequest { Query = query, Top = top, CountGroups = false, CountUpTo = limit });
        Assert.Equal(ordered.Take(top), bounded.Hits.Select(h => h.Best));
        Assert.True(bounded.UnitsExact ? bounded.Units == ordered.Length : bounded.Units > limit && bounded.Units <= ordered.Length);
        SearchOutcome partial = snapshot.Search(new SearchRequest { Query = query, Top = top, MaxPostings = random.Next(1000), Facets = [0, 1, 2] });
        if (!partial.Partial)
        {
            Assert.Equal(ordered.Take(top), partial.Hits.Select(h => h.Best));
            Assert.Equal((ordered.Length, true), (partial.Units, partial.UnitsExact));
            return;
        }

        Assert.True(partial.Units <= ordered.Length && !partial.UnitsExact && !partial.GroupsExact);
        Assert.Subset(ordered.ToHashSet(), partial.Hits.Select(h => h.Best).ToHashSet());
        SearchOutcome whole = snapshot.Search(new SearchRequest { Query = query, Facets = [0, 1, 2] });
        for (int column = 0; column < 3; column++)
        {
            foreach (FacetCount found in partial.Facets[column])
                Assert.Contains(whole.Facets[column], count => count.Value == found.Value && count.Units >= found.Units && count.Groups >= found.Groups);
        }
    }

    [Fact]
    public void No_time_left_gives_nothing_and_says_so_and_a_cancelled_query_ends()
    {
        using var folder = new TemporaryFolder();
        var random = new RandomIndex(7);
        using (IndexWriter writer = IndexWriter.Open(folder.Path, RandomIndex.Schema))
        {
            for (int i = 0; i < 50; i++)
                random.Add(writer, $"group {i}", random.Group());
            writer.Commit("");
        }

        using IndexSnapshot snapshot = IndexSnapshot.OpenNewest(folder.Path)!;
        SearchOutcome none = snapshot.Search(new SearchRequest { Query = new AllQuery(), MaxTime = TimeSpan.Zero });
        Assert.Equal((0, true, false), (none.Units, none.Partial, none.UnitsExact));
        TallyOutcome counted = snapshot.Tally(new TallyRequest { Query = new AllQuery(), MaxTime = TimeSpan.Zero });
        Assert.True(counted.Partial);
        Assert.Empty(counted.Rows);
        Assert.Equal(snapshot.Commit.Units, snapshot.Search(new SearchRequest { Query = new AllQuery(), MaxTime = TimeSpan.FromHours(1) }).Units);
        Assert.Throws<OperationCanceledException>(() => snapshot.Search(new SearchRequest { Query = new AllQuery() }, new CancellationToken(canceled: true)));
    }

    private static void CompareGrouped(IndexSnapshot snapshot, Query query, UnitHit[] ordered, int top)
    {
        SearchOutcome grouped = snapshot.Search(new SearchRequest { Query = query, Top = top, Grouped = true, UnitsPerGroup = 2 });
        IGrouping<string, UnitHit>[] groups = [.. ordered.GroupBy(h => h.GroupKey).Take(top)];
        Assert.Equal(groups.Select(g => g.First()), grouped.Hits.Select(h => h.Best));
        Assert.Equal(groups.Select(g => g.Count()), grouped.Hits.Select(h => h.MatchingUnits));
        Assert.Equal(groups.SelectMany(g => g.Take(2)), grouped.Hits.SelectMany(h => h.Units));
    }

    private static void CompareSorted(IndexSnapshot snapshot, PlainIndex oracle, Query query, UnitHit[] ordered, int top, RandomIndex random)
    {
        bool descending = random.Next(2) == 0;
        PlainUnit Of(UnitHit hit) => oracle.Groups[hit.GroupKey][hit.UnitInGroup];
        IOrderedEnumerable<UnitHit> Order<T>(int column, Func<PlainUnit, bool> has, Func<PlainUnit, T> value, IComparer<T> comparer)
        {
            IOrderedEnumerable<UnitHit> present = ordered.OrderBy(h => !has(Of(h)));
            T Value(UnitHit h) => has(Of(h)) ? value(Of(h)) : default!;
            present = descending ? present.ThenByDescending(Value, comparer) : present.ThenBy(Value, comparer);
            return present.ThenBy(h => h.GroupKey, StringComparer.Ordinal).ThenBy(h => h.UnitInGroup);
        }
        UnitHit[] byYear = [.. Order(0, u => u.Integers.ContainsKey(0), u => u.Integers[0], Comparer<long>.Default).Take(top)];
        UnitHit[] byLevel = [.. Order(1, u => u.Strings.ContainsKey(1), u => u.Strings[1].Single(), StringComparer.Ordinal).Take(top)];
        Assert.Equal(byYear, snapshot.Search(new SearchRequest { Query = query, Top = top, Sort = new SortKey(0, descending) }).Hits.Select(h => h.Best));
        Assert.Equal(byLevel, snapshot.Search(new SearchRequest { Query = query, Top = top, Sort = new SortKey(1, descending) }).Hits.Select(h => h.Best));
    }
}

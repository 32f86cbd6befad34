using ReportSearch.Engine.Checking;
using ReportSearch.Engine.Documents;
using ReportSearch.Engine.Queries;
using ReportSearch.Engine.Schema;
using ReportSearch.Engine.Search;
using ReportSearch.Engine.Tests.Oracle;
using Xunit.Abstractions;

namespace ReportSearch.Engine.Tests.Commits;

public sealed class CommitTests(ITestOutputHelper output)
{
    private static readonly IndexSchema s_schema = new([new FieldDefinition("text")], [new ColumnDefinition("year", ColumnKind.Integer)]);

    [Fact]
    public void Without_a_commit_there_is_nothing()
    {
        using var folder = new TemporaryFolder();
        Assert.Null(IndexSnapshot.OpenNewest(folder.Path));
        Assert.Null(IndexSnapshot.OpenNewest(Path.Combine(folder.Path, "not there")));
        Assert.Empty(IndexChecker.Check(folder.Path));
        using IndexWriter writer = IndexWriter.Open(folder.Path, s_schema);
        Assert.Equal(new CommitPoint(0, "", 0, 0), writer.LastCommit);
        writer.ReplaceGroup("a", [Unit("x")]);
        Assert.Null(IndexSnapshot.OpenNewest(folder.Path));
    }

    [Fact]
    public void An_empty_commit_and_an_empty_group_are_kept()
    {
        using var folder = new TemporaryFolder();
        using IndexWriter writer = IndexWriter.Open(folder.Path, s_schema);
        Assert.Equal(new CommitPoint(1, "first", 0, 0), writer.Commit("first"));
        writer.ReplaceGroup("empty", []);
        Assert.Equal(new CommitPoint(2, "second", 0, 1), writer.Commit("second"));
        using IndexSnapshot snapshot = IndexSnapshot.OpenNewest(folder.Path)!;
        Assert.Equal([("empty", 0)], snapshot.Groups());
        Assert.Equal(0, snapshot.Search(new SearchRequest { Query = new AllQuery() }).Units);
        writer.DeleteGroup("empty");
        Assert.Equal(new CommitPoint(3, "third", 0, 0), writer.Commit("third"));
        Assert.Empty(IndexChecker.Check(folder.Path));
    }

    [Fact]
    public void The_last_of_several_changes_to_a_group_in_one_batch_counts()
    {
        using var folder = new TemporaryFolder();
        using IndexWriter writer = IndexWriter.Open(folder.Path, s_schema);
        writer.ReplaceGroup("a", [Unit("old"), Unit("old")]);
        writer.ReplaceGroup("b", [Unit("old")]);
        writer.ReplaceGroup("c", [Unit("old")]);
        writer.Commit("");
        writer.ReplaceGroup("a", [Unit("middle")]);
        writer.ReplaceGroup("a", [Unit("new"), Unit("new"), Unit("new")]);
        writer.DeleteGroup("b");
        writer.ReplaceGroup("b", [Unit("new")]);
        writer.ReplaceGroup("c", [Unit("new")]);
        writer.DeleteGroup("c");
        writer.DeleteGroup("never there");
        Assert.Equal(new CommitPoint(2, "", 4, 2), writer.Commit(""));
        using IndexSnapshot snapshot = IndexSnapshot.OpenNewest(folder.Path)!;
        Assert.Equal([("a", 3), ("b", 1)], snapshot.Groups());
        Assert.Equal(4, Count(snapshot, "new"));
        Assert.Equal(0, Count(snapshot, "old") + Count(snapshot, "middle"));
    }

    [Fact]
    public void The_same_corpus_ranks_the_same_to_the_last_bit_however_it_was_built()
    {
        const int seed = 21;
        output.WriteLine($"seed {seed}");
        var random = new RandomIndex(seed);
        var groups = Enumerable.Range(0, 120).ToDictionary(i => $"r{i}", _ => random.Group());
        Query[] queries = [.. Enumerable.Range(0, 150).Select(_ => random.Query(3))];
        List<string>? first = null;
        for (int build = 0; build < 4; build++)
        {
            using var folder = new TemporaryFolder();
            using (IndexWriter writer = IndexWriter.Open(folder.Path, RandomIndex.Schema, new IndexWriterOptions(build == 3 ? 1 : 1 << 26, MaxSegments: 1 + build * 3)))
            {
                int i = 0;
                foreach ((string key, List<PlainUnit> group) in groups.OrderBy(_ => random.Next(1000)))
                {
                    if (build > 0)
                        random.Add(writer, random.Next(2) == 0 ? key : $"other{i % 7}", random.Group());
                    random.Add(writer, key, group);
                    if (build > 0 && ++i % 25 == 0)
                        writer.Commit("");
                }
                for (int other = 0; other < 7; other++)
                    writer.DeleteGroup($"other{other}");
                writer.Commit("");
            }
            using IndexSnapshot snapshot = IndexSnapshot.OpenNewest(folder.Path)!;
            List<string> answers = [.. queries.SelectMany(q => snapshot.Search(new SearchRequest { Query = q, Top = 40 }).Hits)
                .Select(h => $"{h.Best.GroupKey} {h.Best.UnitInGroup} {h.Best.Score:R}")];
            first ??= answers;
            Assert.Equal(first, answers);
        }
    }

    [Theory]
    [InlineData(2, 1L << 26)]
    [InlineData(3, 1L << 20)]
    [InlineData(5, 1)]
    public void Any_number_of_lanes_filled_at_the_same_time_answers_like_one(int lanes, long bufferBytes)
    {
        const int seed = 23;
        output.WriteLine($"seed {seed}");
        var random = new RandomIndex(seed);
        var groups = Enumerable.Range(0, 90).ToDictionary(i => $"r{i}", _ => (Old: random.Group(), New: random.Group()));
        Query[] queries = [.. Enumerable.Range(0, 100).Select(_ => random.Query(3))];
        List<string> Answers(IndexWriterOptions options)
        {
            using var folder = new TemporaryFolder();
            using (IndexWriter writer = IndexWriter.Open(folder.Path, RandomIndex.Schema, options))
            {
                for (int commit = 0; commit < 3; commit++)
                {
                    Parallel.ForEach(groups.Keys.GroupBy(writer.LaneOf), lane =>
                    {
                        foreach (string key in lane)
                        {
                            writer.ReplaceGroup(key, [.. groups[key].Old.Select(unit => unit.Tokenize(new TokenizedUnit()))]);
                            writer.DeleteGroup(key);
                            if (key.Length < 3)
                                continue;
                            writer.ReplaceGroup(key, [.. groups[key].New.Select(unit => unit.Tokenize(new TokenizedUnit()))]);
                        }
                    });
                    writer.Commit($"{commit}");
                }
            }
            Assert.Empty(IndexChecker.Check(folder.Path));
            using IndexSnapshot snapshot = IndexSnapshot.OpenNewest(folder.Path)!;
            Assert.Equal(80, snapshot.Commit.Groups);
            return [.. queries.SelectMany(q => snapshot.Search(new SearchRequest { Query = q, Top = 40 }).Hits)
                .Select(h => $"{h.Best.GroupKey} {h.Best.UnitInGroup} {h.Best.Score:R}")];
        }
        Assert.Equal(Answers(new IndexWriterOptions()), Answers(new IndexWriterOptions(bufferBytes, MaxSegments: 4, Lanes: lanes)));
    }

    [Fact]
    public void A_copy_taken_at_any_moment_of_writing_opens_at_its_newest_commit()
    {
        const int seed = 31;
        output.WriteLine($"seed {seed}");
        using var folder = new TemporaryFolder();
        var random = new RandomIndex(seed);
        using IndexWriter writer = IndexWriter.Open(folder.Path, RandomIndex.Schema, new IndexWriterOptions(BufferBytes: 1, MaxSegments: 3));
        for (int step = 0; step < 60; step++)
        {
            random.Add(writer, random.Key(), random.Group());
            if (step % 5 == 4)
                writer.Commit($"{step}");
            using var copy = new TemporaryFolder();
            TemporaryFolder.Copy(folder.Path, copy.Path);
            // What a killed writer leaves: half of a commit, half of a segment. What is not ours stays.
            File.WriteAllBytes(Path.Combine(copy.Path, "commit-999.12-3.tmp"), [1, 2, 3]);
            File.WriteAllBytes(Path.Combine(copy.Path, "seg-998.trm"), [1, 2, 3]);
            File.WriteAllBytes(Path.Combine(copy.Path, "seg-1-998.del"), [1, 2, 3]);
            File.WriteAllBytes(Path.Combine(copy.Path, "seg-notes.txt"), [1, 2, 3]);
            File.WriteAllBytes(Path.Combine(copy.Path, "commit-7.bak"), [1, 2, 3]);
            Assert.Empty(IndexChecker.Check(copy.Path));
            using (IndexSnapshot? snapshot = IndexSnapshot.OpenNewest(copy.Path))
                Assert.Equal(writer.LastCommit, snapshot?.Commit ?? new CommitPoint(0, "", 0, 0));
            using IndexWriter reopened = IndexWriter.Open(copy.Path, RandomIndex.Schema);
            Assert.Equal(writer.LastCommit, reopened.LastCommit);
            Assert.True(File.Exists(Path.Combine(copy.Path, "seg-notes.txt")) && File.Exists(Path.Combine(copy.Path, "commit-7.bak")));
            Assert.False(File.Exists(Path.Combine(copy.Path, "seg-998.trm")) || File.Exists(Path.Combine(copy.Path, "commit-999.12-3.tmp")) || File.Exists(Path.Combine(copy.Path, "seg-1-998.del")));
            random.Add(reopened, "after", random.Group());
            reopened.Commit("after");
            Assert.Empty(IndexChecker.Check(copy.Path));
        }
    }

    [Fact]
    public void Many_units_that_are_all_alike_take_columns_and_lengths_of_no_width()
    {
        using var folder = new TemporaryFolder();
        using (IndexWriter writer = IndexWriter.Open(folder.Path, s_schema))
        {
            writer.ReplaceGroup("a", [.. Enumerable.Range(0, 500).Select(_ => Unit("x"))]);
            writer.ReplaceGroup("b", [.. Enumerable.Range(0, 500).Select(_ => new TokenizedUnit())]);
            writer.Commit("");
            writer.DeleteGroup("a");
            writer.Commit("");
        }
        Assert.Empty(IndexChecker.Check(folder.Path));
        using IndexSnapshot snapshot = IndexSnapshot.OpenNewest(folder.Path)!;
        SearchOutcome all = snapshot.Search(new SearchRequest { Query = new AllQuery(), Facets = [0] });
        Assert.Equal((500, 1, 0), (all.Units, all.Groups, all.Facets[0].Count));
        Assert.Equal(0, snapshot.Search(new SearchRequest { Query = new IntegerRangeQuery(0, long.MinValue, long.MaxValue) }).Units);
        Assert.Empty(snapshot.ReadStored(all.Hits[0].Best.Address));
    }

    [Fact]
    public void A_damaged_newest_commit_is_an_error_and_not_silently_the_one_before()
    {
        using var folder = new TemporaryFolder();
        using (IndexWriter writer = IndexWriter.Open(folder.Path, s_schema))
        {
            writer.ReplaceGroup("a", [Unit("x")]);
            writer.Commit("");
        }
        string damaged = Path.Combine(folder.Path, "commit-2");
        File.WriteAllBytes(damaged, File.ReadAllBytes(Path.Combine(folder.Path, "commit-1"))[..^3]);
        Assert.Equal(damaged, Assert.Throws<CorruptIndexException>(() => IndexSnapshot.OpenNewest(folder.Path)).File);
        Assert.Equal(damaged, Assert.Throws<CorruptIndexException>(() => IndexWriter.Open(folder.Path, s_schema)).File);
        Assert.Equal(damaged, Assert.Single(IndexChecker.Check(folder.Path)).File);
    }

    [Fact]
    public void A_failed_commit_leaves_the_last_one_and_closes_the_writer()
    {
        using var folder = new TemporaryFolder();
        using IndexWriter writer = IndexWriter.Open(folder.Path, s_schema);
        writer.ReplaceGroup("a", [Unit("x")]);
        CommitPoint good = writer.Commit("good");
        // A folder in the way of the commit's file.
        Directory.CreateDirectory(Path.Combine(folder.Path, "commit-2"));
        writer.ReplaceGroup("b", [Unit("x")]);
        Assert.ThrowsAny<Exception>(() => writer.Commit("bad"));
        Assert.Throws<InvalidOperationException>(() => writer.ReplaceGroup("c", []));
        using (IndexSnapshot snapshot = IndexSnapshot.OpenNewest(folder.Path)!)
            Assert.Equal(good, snapshot.Commit);
        Assert.Empty(IndexChecker.Check(folder.Path));
        Directory.Delete(Path.Combine(folder.Path, "commit-2"));
        using IndexWriter again = IndexWriter.Open(folder.Path, s_schema);
        Assert.Equal(good, again.LastCommit);
        Assert.DoesNotContain(Directory.GetFiles(folder.Path), f => f.EndsWith(".tmp", StringComparison.Ordinal));
    }

    [Fact]
    public void A_snapshot_stays_readable_while_its_files_are_replaced()
    {
        using var folder = new TemporaryFolder();
        using IndexWriter writer = IndexWriter.Open(folder.Path, s_schema, new IndexWriterOptions(MaxSegments: 1));
        writer.ReplaceGroup("a", [Unit("x")]);
        writer.Commit("");
        using IndexSnapshot old = IndexSnapshot.OpenNewest(folder.Path)!;
        writer.ReplaceGroup("a", [Unit("y")]);
        writer.ReplaceGroup("b", [Unit("y")]);
        writer.Commit("");
        Assert.Equal(1, Count(old, "x"));
        Assert.Single(Directory.GetFiles(folder.Path, "*.trm"));
        Assert.Single(Directory.GetFiles(folder.Path, "commit-*"));
        old.Dispose();
        Assert.Throws<ObjectDisposedException>(() => Count(old, "x"));
    }

    [Fact]
    public async Task Readers_that_open_while_a_writer_commits_always_see_a_whole_commit()
    {
        using var folder = new TemporaryFolder();
        using IndexWriter writer = IndexWriter.Open(folder.Path, s_schema, new IndexWriterOptions(MaxSegments: 1));
        writer.ReplaceGroup("a", [Unit("x")]);
        writer.Commit("1");
        using var stop = new CancellationTokenSource();
        Task reader = Task.Run(() =>
        {
            while (!stop.IsCancellationRequested)
            {
                using IndexSnapshot snapshot = IndexSnapshot.OpenNewest(folder.Path)!;
                Assert.Equal(snapshot.Commit.UserData, Count(snapshot, "x").ToString(System.Globalization.CultureInfo.InvariantCulture));
            }
        });
        for (int i = 2; i < 100 && !reader.IsCompleted; i++)
        {
            writer.ReplaceGroup($"a{i}", [Unit("x")]);
            writer.Commit($"{i}");
        }
        await stop.CancelAsync();
        await reader;
    }

    [Fact]
    public void Another_schema_is_refused_and_wrong_units_change_nothing()
    {
        using var folder = new TemporaryFolder();
        using (IndexWriter writer = IndexWriter.Open(folder.Path, s_schema))
        {
            var wrong = new TokenizedUnit();
            wrong.AddToken(1, "x"u8, 0);
            Assert.Throws<ArgumentException>(() => writer.ReplaceGroup("a", [wrong]));
            wrong.Clear();
            wrong.AddOrdinal(0, "x");
            Assert.Throws<ArgumentException>(() => writer.ReplaceGroup("a", [wrong]));
            Assert.Throws<ArgumentException>(() => wrong.AddToken(0, default, 0));
            Assert.Throws<ArgumentException>(() => wrong.AddToken(0, new byte[1025], 0));
            writer.ReplaceGroup("a", [Unit("x")]);
            Assert.Equal(1, writer.Commit("").Units);
        }
        Assert.Throws<CorruptIndexException>(() => IndexWriter.Open(folder.Path, RandomIndex.Schema));
    }

    [Fact]
    public void A_cancelled_search_stops()
    {
        using var folder = new TemporaryFolder();
        using IndexWriter writer = IndexWriter.Open(folder.Path, s_schema);
        writer.ReplaceGroup("a", [Unit("x")]);
        writer.Commit("");
        using IndexSnapshot snapshot = IndexSnapshot.OpenNewest(folder.Path)!;
        Assert.ThrowsAny<OperationCanceledException>(() => snapshot.Search(new SearchRequest { Query = new AllQuery() }, new CancellationToken(canceled: true)));
    }

    private static TokenizedUnit Unit(string term)
    {
        var unit = new TokenizedUnit();
        unit.AddToken(0, System.Text.Encoding.UTF8.GetBytes(term), 0);
        unit.SetInteger(0, 2017);
        return unit;
    }

    private static long Count(IndexSnapshot snapshot, string term) =>
        snapshot.Search(new SearchRequest { Query = new TermQuery(0, System.Text.Encoding.UTF8.GetBytes(term)), Top = 0 }).Units;
}

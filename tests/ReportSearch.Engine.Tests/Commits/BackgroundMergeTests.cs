using ReportSearch.Engine.Checking;
using ReportSearch.Engine.Commits;
using ReportSearch.Engine.Queries;
using ReportSearch.Engine.Search;
using ReportSearch.Engine.Tests.Faults;
using ReportSearch.Engine.Tests.Oracle;

namespace ReportSearch.Engine.Tests.Commits;

public sealed class BackgroundMergeTests
{
    private const int MaxSegments = 3;

    [Fact]
    public void A_commit_does_not_wait_for_a_merge_and_what_was_removed_meanwhile_stays_removed()
    {
        using var folder = new TemporaryFolder();
        using var gate = new MergeGate();
        var corpus = new Corpus(folder.Path, 41);
        using IndexWriter writer = corpus.Writer;
        corpus.CommitUntilMergeIsHeld(gate);
        // Of those that are being merged some go, some are replaced, some twice; one comes back.
        string[] keys = [.. corpus.Plain.Groups.Keys];
        for (int i = 0; i < keys.Length; i++)
        {
            if (i % 3 == 0)
                corpus.Delete(keys[i]);
            if (i % 3 == 1 || i == 0)
                corpus.Put(keys[i]);
            if (i % 5 == 1)
                corpus.Put(keys[i]);
        }
        corpus.Commit();
        corpus.Delete(keys[1]);
        corpus.Put(keys[3]);
        corpus.Commit();
        corpus.AssertSame();
        gate.Release();
        corpus.Commit();
        corpus.AssertSame();
        writer.FinishMerges();
        corpus.AssertSame();
        Assert.InRange(Segments(folder.Path), 1, MaxSegments);
    }

    [Fact]
    public void A_merge_of_which_nothing_is_left_leaves_no_segment()
    {
        using var folder = new TemporaryFolder();
        using var gate = new MergeGate();
        var corpus = new Corpus(folder.Path, 42);
        using IndexWriter writer = corpus.Writer;
        corpus.CommitUntilMergeIsHeld(gate);
        foreach (string key in corpus.Plain.Groups.Keys.ToArray())
            corpus.Delete(key);
        corpus.Commit();
        corpus.AssertSame();
        gate.Release();
        writer.FinishMerges();
        corpus.AssertSame();
        Assert.Equal(0, Segments(folder.Path));
    }

    [Fact]
    public void Small_segments_are_merged_while_a_large_merge_is_under_way()
    {
        using var folder = new TemporaryFolder();
        using var gate = new MergeGate();
        var corpus = new Corpus(folder.Path, 43) { GroupsPerCommit = 60 };
        using IndexWriter writer = corpus.Writer;
        corpus.CommitUntilMergeIsHeld(gate);
        int large = Segments(folder.Path), before = gate.Steps;
        corpus.GroupsPerCommit = 1;
        for (int commit = 0; commit < 12; commit++)
        {
            corpus.CommitNew();
            Assert.InRange(Segments(folder.Path), 1, large + 2 * MaxSegments + MaxSegments);
        }
        Assert.True(gate.Steps > before + 10, "no small merge ran");
        gate.Release();
        writer.FinishMerges();
        corpus.AssertSame();
        Assert.InRange(Segments(folder.Path), 1, MaxSegments);
    }

    [Fact]
    public async Task A_commit_waits_where_segments_are_twice_as_many_as_there_may_be()
    {
        using var folder = new TemporaryFolder();
        var gate = new MergeGate();
        var corpus = new Corpus(folder.Path, 44);
        using IndexWriter writer = corpus.Writer;
        corpus.CommitUntilMergeIsHeld(gate);
        Task commits = Task.Run(() =>
        {
            for (int commit = 0; commit < 3 * MaxSegments; commit++)
                corpus.CommitNew();
        });
        Assert.NotSame(commits, await Task.WhenAny(commits, Task.Delay(TimeSpan.FromMilliseconds(300))));
        gate.Dispose();
        await commits;
        writer.FinishMerges();
        corpus.AssertSame();
    }

    [Fact]
    public async Task Closing_breaks_a_merge_off_and_leaves_nothing_of_it()
    {
        using var folder = new TemporaryFolder();
        using var gate = new MergeGate();
        var corpus = new Corpus(folder.Path, 45);
        corpus.CommitUntilMergeIsHeld(gate);
        Task closing = Task.Run(corpus.Writer.Dispose);
        Assert.NotSame(closing, await Task.WhenAny(closing, Task.Delay(TimeSpan.FromMilliseconds(100))));
        gate.Release();
        await closing;
        AssertOnlyCommitted(folder.Path);
        corpus.AssertSame();
        Assert.Throws<InvalidOperationException>(() => corpus.Writer.FinishMerges());
    }

    [Fact]
    public void A_merge_that_has_ended_and_was_not_taken_over_leaves_nothing()
    {
        using var folder = new TemporaryFolder();
        using var gate = new MergeGate();
        var corpus = new Corpus(folder.Path, 46);
        corpus.CommitUntilMergeIsHeld(gate);
        gate.Release();
        Assert.True(SpinWait.SpinUntil(() => Directory.GetFiles(folder.Path, "*.grp").Length > corpus.Committed, TimeSpan.FromMinutes(1)));
        corpus.Writer.Dispose();
        AssertOnlyCommitted(folder.Path);
        corpus.AssertSame();
    }

    [Fact]
    public void Whatever_fails_in_a_merge_comes_out_of_the_next_call_and_nothing_is_lost()
    {
        int failed = 0;
        for (int step = 0; ; step++)
        {
            using var folder = new TemporaryFolder();
            using var gate = new MergeGate { FailingStep = step };
            var corpus = new Corpus(folder.Path, 47);
            using IndexWriter writer = corpus.Writer;
            Exception? error = Record.Exception(() =>
            {
                for (int commit = 0; commit <= MaxSegments; commit++)
                    corpus.CommitNew();
                writer.FinishMerges();
            });
            Assert.Equal(gate.Failed, error is not null);
            if (error is null)
                break;
            failed++;
            Assert.Contains(folder.Path, Assert.IsAssignableFrom<IOException>(error).Message, StringComparison.Ordinal);
            // Every later call says the same.
            Assert.Same(error, Record.Exception(() => writer.ReplaceGroup("later", [])));
            Assert.Same(error, Record.Exception(() => writer.DeleteGroup("later")));
            Assert.Same(error, Record.Exception(() => writer.Commit("later")));
            AssertOnlyCommitted(folder.Path);
            corpus.AssertSame();
            writer.Dispose();
            using IndexWriter again = IndexWriter.Open(folder.Path, RandomIndex.Schema, new IndexWriterOptions(MaxSegments: MaxSegments));
            again.FinishMerges();
            corpus.AssertSame();
            Assert.InRange(Segments(folder.Path), 1, MaxSegments);
        }
        Assert.True(failed > 20);
    }

    [Fact]
    public void Ended_merges_can_be_taken_over_between_two_commits_and_an_open_snapshot_keeps_its_files()
    {
        using var folder = new TemporaryFolder();
        using var gate = new MergeGate();
        var corpus = new Corpus(folder.Path, 48);
        using IndexWriter writer = corpus.Writer;
        corpus.CommitUntilMergeIsHeld(gate);
        CommitPoint last = writer.LastCommit;
        Assert.Equal(last, writer.AdoptMerges());
        using IndexSnapshot old = IndexSnapshot.OpenNewest(folder.Path)!;
        corpus.Put("other");
        Assert.Throws<InvalidOperationException>(() => writer.AdoptMerges());
        Assert.Throws<InvalidOperationException>(() => writer.FinishMerges());
        last = corpus.Commit();
        // Whoever has enough of waiting leaves the merge to later.
        Assert.Equal(last, writer.FinishMerges(new CancellationToken(canceled: true)));
        gate.Release();
        Assert.True(SpinWait.SpinUntil(() => writer.AdoptMerges().Generation > last.Generation, TimeSpan.FromMinutes(1)));
        Assert.Equal(last with { Generation = last.Generation + 1 }, writer.LastCommit);
        corpus.AssertSame();
        Assert.Equal(old.Commit.Units, old.Search(new SearchRequest { Query = new AllQuery(), Top = int.MaxValue }).Hits.Count);
        foreach ((string key, _) in old.Groups())
            Assert.All(old.UnitsOf(key), address => old.ReadStored(address));
    }

    private static int Segments(string folder) => CommitFolder.Read(folder, CommitFolder.NewestGeneration(folder)).Segments.Count;

    private static void AssertOnlyCommitted(string folder)
    {
        CommitRecord commit = CommitFolder.Read(folder, CommitFolder.NewestGeneration(folder));
        Assert.Equal(
            commit.Segments.SelectMany(s => s.FileNames()).Append(CommitFile.Name(commit.Generation)).Order(StringComparer.Ordinal),
            Directory.GetFiles(folder).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal));
    }

    /// <summary>A writer with what its last commit must hold.</summary>
    private sealed class Corpus(string folder, int seed)
    {
        private readonly RandomIndex _random = new(seed);
        private int _keys;

        public IndexWriter Writer { get; } = IndexWriter.Open(folder, RandomIndex.Schema, new IndexWriterOptions(MaxSegments: MaxSegments));

        public PlainIndex Plain { get; } = new(RandomIndex.Schema);

        public int GroupsPerCommit { get; set; } = 4;

        /// <summary>Segments of the last commit.</summary>
        public int Committed => Segments(folder);

        public void Put(string key)
        {
            List<PlainUnit> group = _random.Group();
            _random.Add(Writer, key, group);
            Plain.Groups[key] = group;
        }

        public void Delete(string key)
        {
            Writer.DeleteGroup(key);
            Plain.Groups.Remove(key);
        }

        public CommitPoint Commit() => Writer.Commit("user data");

        public void CommitNew()
        {
            for (int i = 0; i < GroupsPerCommit; i++)
                Put($"g{_keys++}");
            Commit();
        }

        public void CommitUntilMergeIsHeld(MergeGate gate)
        {
            gate.HoldNext();
            for (int commit = 0; commit <= MaxSegments; commit++)
                CommitNew();
            gate.AwaitHeld();
        }

        public void AssertSame()
        {
            Assert.Empty(IndexChecker.Check(folder));
            using IndexSnapshot snapshot = IndexSnapshot.OpenNewest(folder)!;
            Assert.Equal(Plain.Groups.Select(g => (g.Key, g.Value.Count)), snapshot.Groups());
            foreach ((string key, List<PlainUnit> units) in Plain.Groups)
                Assert.Equal(units.Select(u => u.Stored), snapshot.UnitsOf(key).Select(snapshot.ReadStored));
            for (int i = 0; i < 20; i++)
            {
                Query query = _random.Query(2);
                Assert.Equal(
                    Plain.Find(query).Select(m => (m.Key, m.Place)).Order(),
                    snapshot.Search(new SearchRequest { Query = query, Top = int.MaxValue }).Hits.Select(h => (h.Best.GroupKey, h.Best.UnitInGroup)).Order());
            }
        }
    }
}

using ReportSearch.Corpus.Ingest;
using ReportSearch.Corpus.Store;

namespace ReportSearch.Corpus.Tests.Store;

/// <summary>Stops the work after each step of taking in, and demands that going on gives what an undisturbed run gives.</summary>
public sealed class CommitOrderTests
{
    public static TheoryData<string, int> Steps()
    {
        var data = new TheoryData<string, int>();
        foreach (string step in new[] { "acknowledged", "read", "indexed", "rows", "index", "visible", "settled" })
        {
            for (int occurrence = 1; occurrence <= 3; occurrence++)
                data.Add(step, occurrence);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public void Work_that_stops_after_any_step_goes_on_to_the_same_store(string step, int occurrence)
    {
        using var store = new TestStore();
        using var undisturbed = new TestStore();
        string[] files = WriteFiles(store);
        undisturbed.Ingest(WriteFiles(undisturbed));
        CorpusStages calm = store.Stages;
        int seen = 0;
        store.Stages = calm with
        {
            AfterStep = done =>
            {
                if (done == step && ++seen == occurrence)
                    throw new IOException("the disk is gone");
            },
        };

        StoreException failure = Assert.Throws<StoreException>(() => store.Ingest(new IngestOptions(FilesPerCommit: 2), files));
        Assert.Equal(StoreFailure.Unusable, failure.Failure);
        Assert.Contains("the disk is gone", failure.Message);
        Assert.Empty(store.Verify());

        store.Stages = calm;
        store.Ingest(new IngestOptions(FilesPerCommit: 2), files);

        Assert.Empty(store.Verify());
        Assert.Equal(undisturbed.Indexed(), store.Indexed());
        Assert.Equal(undisturbed.CorpusVersion(), store.CorpusVersion());
        Assert.Empty(store.Column("ledger.db", "SELECT id FROM journal WHERE state IN ('queued', 'read', 'indexed')"));
        Assert.Equal(["1"], store.Column("catalogue.db", "SELECT DISTINCT n FROM (SELECT COUNT(*) AS n FROM visible_reports GROUP BY reportId)"));
    }

    [Fact]
    public void A_database_half_made_by_a_killed_writer_is_made_anew()
    {
        using var store = new TestStore();
        Directory.CreateDirectory(store.Folder);
        foreach (string name in (string[])["ledger.db.tmp", "ledger.db.tmp-wal", "catalogue.db.tmp", "catalogue.db.tmp-journal"])
            File.WriteAllText(Path.Combine(store.Folder, name), "half of it");

        IngestOutcome outcome = store.Ingest(store.WriteReport("a.txt", "g1", 2017, "公开"));

        Assert.Equal(1, outcome.Indexed);
        Assert.Empty(store.Verify());
        Assert.Empty(Directory.EnumerateFiles(store.Folder, "*.tmp*"));
    }

    [Fact]
    public void A_failed_writer_can_go_on_itself()
    {
        using var store = new TestStore();
        bool fail = true;
        store.Stages = store.Stages with { AfterStep = step => { if (fail && step == "rows") throw new IOException("no room"); } };
        string file = store.WriteReport("a.txt", "body", 2017, "正文");
        fail = false;
        using (StoreWriter writer = store.OpenWriter())
        {
            fail = true;
            Assert.Throws<StoreException>(() => writer.Ingest([new IngestFile(file)]));
            fail = false;
            Assert.Equal(1, writer.WorkOffQueue());
        }

        Assert.Single(store.Indexed());
        Assert.Empty(store.Verify());
    }

    [Fact]
    public void A_cancelled_run_leaves_what_it_acknowledged_in_the_queue()
    {
        using var store = new TestStore();
        using var cancelled = new CancellationTokenSource();
        store.Stages = store.Stages with { AfterStep = step => { if (step == "acknowledged") cancelled.Cancel(); } };
        string[] files = WriteFiles(store);
        using (StoreWriter writer = store.OpenWriter())
            Assert.ThrowsAny<OperationCanceledException>(() => writer.Ingest([.. files.Select(f => new IngestFile(f))], null, null, cancelled.Token));

        using (StoreWriter writer = store.OpenWriter())
            Assert.Equal(files.Length, writer.WorkOffQueue());

        Assert.Empty(store.Verify());
    }

    [Fact]
    public void A_reader_keeps_the_commit_it_has_until_it_moves_on()
    {
        using var store = new TestStore();
        store.Ingest(store.WriteReport("a.txt", "body", 2017, "旧"));
        string old = store.Indexed().Keys.Single();
        using ReportCorpus corpus = store.OpenCorpus();
        string version = corpus.CorpusVersion;

        store.Ingest(store.WriteReport("a.txt", "body", 2017, "新"));

        Assert.True(corpus.FindReport(old)!.Row.Current);
        Assert.Equal((version, 1), (corpus.CorpusVersion, corpus.Statistics().Reports));
        Assert.True(corpus.Refresh());
        Assert.False(corpus.FindReport(old)!.Row.Current);
        Assert.NotEqual(version, corpus.CorpusVersion);
        Assert.False(corpus.Refresh());
    }

    private static string[] WriteFiles(TestStore store) =>
    [
        store.WriteReport("1.txt", "a", 2017, "一"),
        store.WriteReport("2.txt", "b", 2017, "二"),
        store.WriteReport("3.txt", "a", 2017, "三，比一晚", "2018-02-01"),
        store.Write("4.txt", "一封信"u8.ToArray()),
        store.WriteReport("5.txt", "b", 2017, "二"),
        store.WriteReport("6.txt", "c", 2018, "六"),
    ];
}

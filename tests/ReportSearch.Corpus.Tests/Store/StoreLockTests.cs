using System.Globalization;
using ReportSearch.Corpus.Ingest;
using ReportSearch.Corpus.Store;

namespace ReportSearch.Corpus.Tests.Store;

public sealed class StoreLockTests : IDisposable
{
    private readonly TestStore _store = new();

    public void Dispose() => _store.Dispose();

    [Fact]
    public void A_second_writer_is_told_who_holds_the_lock()
    {
        using StoreWriter first = _store.OpenWriter();

        StoreException refusal = Assert.Throws<StoreException>(_store.OpenWriter);

        Assert.Equal(StoreFailure.Locked, refusal.Failure);
        Assert.Contains(Environment.ProcessId.ToString(CultureInfo.InvariantCulture), refusal.Message);
        Assert.Contains(_store.Folder, refusal.Message);
    }

    [Fact]
    public void A_reader_needs_no_lock_and_a_closed_writer_leaves_none()
    {
        using (StoreWriter writer = _store.OpenWriter())
        {
            using ReportCorpus corpus = _store.OpenCorpus();
            Assert.Equal(0, corpus.Statistics().Reports);
        }

        _store.OpenWriter().Dispose();
    }

    [Fact]
    public void A_folder_without_a_store_is_missing_and_a_file_in_its_place_unusable()
    {
        Assert.Equal(StoreFailure.Missing, Assert.Throws<StoreException>(_store.OpenCorpus).Failure);
        Assert.Equal(StoreFailure.Missing, Assert.Throws<StoreException>(_store.Verify).Failure);
        string file = _store.Write("file", "x"u8.ToArray());
        Assert.Equal(StoreFailure.Unusable, Assert.Throws<StoreException>(() => StoreWriter.Open(file, _store.Stages, TimeProvider.System)).Failure);
    }

    [Fact]
    public async Task Files_go_through_the_holder_of_the_lock()
    {
        using StoreWriter owner = _store.OpenWriter();
        using var stop = new CancellationTokenSource();
        Task working = Task.Run(() =>
        {
            while (!stop.IsCancellationRequested)
            {
                owner.WorkOffQueue();
                stop.Token.WaitHandle.WaitOne(20);
            }
        });

        IngestOutcome outcome = Queue(
            _store.WriteReport("a.txt", "body", 2017, "正文"),
            _store.WriteReport("b.txt", "body", 2017, "正文"),
            _store.Write("empty.txt", []),
            Path.Combine(_store.Files, "missing.txt"));
        await stop.CancelAsync();
        await working;

        Assert.Equal((1, 1, 1L), (outcome.Indexed, outcome.Unchanged, outcome.Reports));
        Assert.Equal(["missing", "empty"], outcome.Quarantined.Select(q => q.Code));
    }

    [Fact]
    public void Where_the_holder_is_gone_who_waits_does_the_work()
    {
        _store.OpenWriter().Dispose();

        IngestOutcome outcome = Queue(_store.WriteReport("a.txt", "body", 2017, "正文"));

        Assert.Equal(1, outcome.Indexed);
        Assert.Single(_store.Indexed());
        Assert.Empty(_store.Verify());
    }

    private IngestOutcome Queue(params string[] files) => StoreQueue.IngestThroughOwner(
        _store.Folder, _store.Stages, TimeProvider.System, [.. files.Select(f => new IngestFile(f))], null, null, CancellationToken.None);
}

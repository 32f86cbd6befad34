using ReportSearch.Corpus.Ingest;
using ReportSearch.Corpus.Store;

namespace ReportSearch.Corpus.Tests.Store;

public sealed class StoreRebuildTests : IDisposable
{
    private readonly TestStore _store = new();

    public void Dispose() => _store.Dispose();

    [Fact]
    public void A_rebuilt_store_answers_as_before_and_an_open_reader_is_not_disturbed()
    {
        Fill();
        string version = _store.CorpusVersion();
        IReadOnlyDictionary<string, string> indexed = _store.Indexed();
        using ReportCorpus corpus = _store.OpenCorpus();

        IngestOutcome outcome = Rebuild();

        Assert.Equal((4, 1), (outcome.Indexed, outcome.Quarantined.Count));
        Assert.Equal(version, _store.CorpusVersion());
        Assert.Equal(indexed, _store.Indexed());
        Assert.All(indexed.Keys, id => Assert.NotEmpty(corpus.FindReport(id)!.Units));
        Assert.True(corpus.Refresh());
        Assert.Equal(version, corpus.CorpusVersion);
        Assert.All(indexed.Keys, id => Assert.NotEmpty(corpus.FindReport(id)!.Units));
        Assert.Empty(_store.Verify());

        // The next writer removes the generation before.
        _store.Ingest(_store.WriteReport("later.txt", "later", 2020, "后来"));
        Assert.False(File.Exists(Path.Combine(_store.Folder, "catalogue.db")));
        Assert.Equal(indexed.Count + 1, _store.Indexed().Count);
        Assert.Empty(_store.Verify());
    }

    [Theory]
    [InlineData("catalogue.db")]
    [InlineData("index")]
    public void Lost_catalogue_or_index_is_told_and_rebuilt(string lost)
    {
        Fill();
        string version = _store.CorpusVersion();
        IReadOnlyDictionary<string, string> indexed = _store.Indexed();
        if (lost == "index")
            Directory.Delete(Path.Combine(_store.Folder, lost), recursive: true);
        else
            File.Delete(Path.Combine(_store.Folder, lost));

        Assert.NotEmpty(_store.Verify());
        StoreException told = Assert.Throws<StoreException>(() => _store.Ingest(_store.WriteReport("more.txt", "more", 2020, "更多")));
        Assert.Contains("rebuild", told.Message);
        Rebuild();

        Assert.Empty(_store.Verify());
        Assert.Equal(version, _store.CorpusVersion());
        Assert.Equal(indexed, _store.Indexed());
    }

    [Fact]
    public void Without_the_ledger_the_originals_are_enough()
    {
        Fill();
        File.Delete(Path.Combine(_store.Folder, "ledger.db"));

        Rebuild();

        Assert.Equal(4, _store.Indexed().Count + _store.Column("catalogue-2.db", "SELECT 1 FROM visible_reports WHERE current = 0").Count);
        Assert.Empty(_store.Verify());
    }

    [Theory]
    [InlineData("rebuilding")]
    [InlineData("index")]
    [InlineData("visible")]
    public void A_rebuild_that_stops_leaves_the_old_state(string step)
    {
        Fill();
        string version = _store.CorpusVersion();
        CorpusStages calm = _store.Stages;
        using (StoreWriter writer = StoreWriter.Open(_store.Folder, calm with { AfterStep = s => { if (s == step) throw new IOException("no room"); } }, TimeProvider.System))
            Assert.Throws<StoreException>(() => writer.Rebuild());

        Assert.Equal(version, _store.CorpusVersion());
        Assert.Empty(_store.Verify());
        Rebuild();
        Assert.Equal(version, _store.CorpusVersion());
        Assert.Empty(_store.Verify());
    }

    private void Fill() => _store.Ingest(
        _store.WriteReport("1.txt", "a", 2017, "一"),
        _store.WriteReport("2.txt", "a", 2017, "二"),
        _store.WriteReport("3.txt", "b", 2017, "三"),
        _store.WriteReport("4.txt", "", 2017, "四"),
        _store.Write("letter.txt", "一封信"u8.ToArray()));

    private IngestOutcome Rebuild()
    {
        using StoreWriter writer = _store.OpenWriter();
        return writer.Rebuild();
    }
}

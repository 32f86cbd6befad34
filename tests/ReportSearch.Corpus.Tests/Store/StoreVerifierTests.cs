using ReportSearch.Corpus.Store;

namespace ReportSearch.Corpus.Tests.Store;

public sealed class StoreVerifierTests : IDisposable
{
    private readonly TestStore _store = new();
    private readonly string _original;

    public StoreVerifierTests()
    {
        string file = _store.WriteReport("a.txt", "body", 2017, "正文");
        _store.Ingest(file, _store.WriteReport("b.txt", "other", 2017, "另一"));
        _original = new Originals(Path.Combine(_store.Folder, "originals")).FileOf(Originals.HashOf(File.ReadAllBytes(file)));
    }

    public void Dispose() => _store.Dispose();

    [Fact]
    public void A_sound_store_has_no_damage() => Assert.Empty(_store.Verify());

    [Fact]
    public void A_changed_byte_of_an_original_is_found()
    {
        byte[] bytes = File.ReadAllBytes(_original);
        bytes[^2] ^= 1;
        File.WriteAllBytes(_original, bytes);

        Assert.Equal(_original, Assert.Single(_store.Verify()).File);
    }

    [Fact]
    public void A_lost_original_and_a_damaged_provenance_are_found()
    {
        File.Delete(_original);
        Assert.Contains(_store.Verify(), d => d.File == _original);

        File.WriteAllText(_original + ".json", "{");
        Assert.Contains(_store.Verify(), d => d.File == _original + ".json");
    }

    [Fact]
    public void A_report_that_only_one_of_catalogue_and_index_holds_is_found()
    {
        _store.Column("catalogue.db", "DELETE FROM reports WHERE bodyId = 'body' RETURNING id");

        Assert.Contains(_store.Verify(), d => d.File.EndsWith("index", StringComparison.Ordinal) && d.Reason.Contains(Path.GetFileName(_original)[..16], StringComparison.Ordinal));
    }

    [Fact]
    public void A_wrong_number_of_units_is_found()
    {
        _store.Column("catalogue.db", "UPDATE reports SET units = 7 WHERE bodyId = 'body' RETURNING id");

        Assert.Contains(_store.Verify(), d => d.Reason.Contains('7'));
    }

    [Fact]
    public void A_damaged_database_is_found()
    {
        string catalogue = Path.Combine(_store.Folder, "catalogue.db");
        using (FileStream stream = File.OpenWrite(catalogue))
        {
            stream.Seek(4096 + 3, SeekOrigin.Begin);
            stream.Write(Enumerable.Repeat((byte)0xAB, 3000).ToArray());
        }

        Assert.Contains(_store.Verify(), d => d.File == catalogue);
    }

    [Fact]
    public void A_store_can_be_verified_while_a_writer_is_open()
    {
        using StoreWriter writer = _store.OpenWriter();

        Assert.Empty(_store.Verify());
    }
}

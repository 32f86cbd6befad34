using System.Text.Json;
using ReportSearch.Corpus.Reuse;
using ReportSearch.Corpus.Store;
using ReportSearch.Corpus.Tests.Store;

namespace ReportSearch.Corpus.Tests.Reuse;

/// <summary>A damaged file of fingerprints is named by verify, never believed, and made anew by the next question.</summary>
public sealed class DamagedFingerprintsTests : IDisposable
{
    private const int Seed = 20211;
    private readonly TestStore _store = new();
    private readonly string _id;
    private readonly string _file;
    private readonly string _answer;
    private readonly byte[] _sound;

    public DamagedFingerprintsTests()
    {
        var random = new Random(Seed);
        string shared = Text(random, 60);
        _store.Ingest([.. Enumerable.Range(0, 12).Select(i => _store.WriteReport($"r{i}.txt", $"body{i % 4}", 2010 + (i / 4), Text(random, 1500) + shared + Text(random, 900)))]);
        _id = _store.Indexed().Keys.Order(StringComparer.Ordinal).First();
        _file = new StoreFolder(_store.Folder).Fingerprints(1);
        _answer = Ask();
        _sound = File.ReadAllBytes(_file);
        Assert.Contains(shared[..20], _answer, StringComparison.Ordinal);
    }

    public void Dispose() => _store.Dispose();

    [Fact]
    public void A_sound_file_has_no_damage() => Assert.Empty(_store.Verify());

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.00001)]
    [InlineData(0.0005)]
    [InlineData(0.3)]
    [InlineData(0.6)]
    [InlineData(0.92)]
    [InlineData(0.97)]
    [InlineData(0.9999)]
    [InlineData(1.0)]
    public void A_flipped_bit_is_named_and_mended_by_the_next_question(double share)
    {
        byte[] bytes = [.. _sound];
        bytes[(int)(share * (bytes.Length - 1))] ^= 0x10;
        File.WriteAllBytes(_file, bytes);

        AssertNamedAndMended();
    }

    [Fact]
    public void A_flipped_bit_anywhere_is_found()
    {
        var random = new Random(Seed);
        int[] places = [.. Enumerable.Range(0, 200).Select(_ => random.Next(_sound.Length)), .. Enumerable.Range(0, 40), .. Enumerable.Range(_sound.Length - 40, 40)];
        foreach (int place in places)
        {
            byte[] bytes = [.. _sound];
            bytes[place] ^= (byte)(1 << random.Next(8));
            File.WriteAllBytes(_file, bytes);
            DamagedFingerprintsException damage = Assert.Throws<DamagedFingerprintsException>(() => FingerprintIndex.Check(_file, default));
            Assert.InRange(damage.Offset, 0, _sound.Length);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(30)]
    [InlineData(400_000)]
    [InlineData(-1)]
    public void A_file_cut_short_is_named_and_mended(int length)
    {
        File.WriteAllBytes(_file, _sound[..(length < 0 ? _sound.Length + length : Math.Min(length, _sound.Length - 9))]);

        AssertNamedAndMended();
    }

    [Fact]
    public void A_new_report_does_not_take_over_damaged_postings()
    {
        byte[] bytes = [.. _sound];
        // Into the postings: the sums and the end behind them are short.
        bytes[^400] ^= 4;
        File.WriteAllBytes(_file, bytes);
        _store.Ingest(_store.WriteReport("new.txt", "body9", 2012, Text(new Random(Seed + 1), 800)));

        Assert.NotEmpty(Ask());
        Assert.Empty(_store.Verify());
    }

    [Fact]
    public void A_file_of_the_version_without_sums_is_no_damage_and_is_made_anew()
    {
        byte[] bytes = [.. _sound];
        bytes[4] = 1;
        File.WriteAllBytes(_file, bytes);

        Assert.Empty(_store.Verify());
        Assert.Equal(_answer, Ask());
        Assert.Equal(_sound, File.ReadAllBytes(_file));
    }

    private void AssertNamedAndMended()
    {
        StoreDamage damage = Assert.Single(_store.Verify());
        Assert.Equal(_file, damage.File);
        Assert.NotNull(damage.Offset);
        Assert.Contains("reuse", damage.Reason, StringComparison.Ordinal);
        Assert.Equal(_answer, Ask());
        Assert.Equal(_sound, File.ReadAllBytes(_file));
        Assert.Empty(_store.Verify());
    }

    private string Ask()
    {
        using ReportCorpus corpus = _store.OpenCorpus();
        corpus.SurveyReuse();
        return JsonSerializer.Serialize(corpus.CompareReuse(_id), new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }

    private static string Text(Random random, int length) => string.Concat(Enumerable.Range(0, length).Select(_ => (char)(0x4E00 + random.Next(2000))));
}

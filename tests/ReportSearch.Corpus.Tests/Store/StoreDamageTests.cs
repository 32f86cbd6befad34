using ReportSearch.Corpus.Store;
using Xunit.Abstractions;

namespace ReportSearch.Corpus.Tests.Store;

/// <summary>
/// Flips a bit or cuts a file somewhere in a whole store, thousands of times: `verify` names the file, and whatever is asked of the store is answered as before or with an
/// error that says where the damage is. REPORTSEARCH_DAMAGES=FROM..TO runs these damages; a failure names its number.
/// </summary>
public sealed class StoreDamageTests(ITestOutputHelper output)
{
    private const int Slice = 100;
    private const int LinesEvery = 500;
    private const int QuestionsOfOne = 3;
    private const int FaultsShown = 30;

    private readonly SortedDictionary<string, (int Found, int Same)> _counts = new(StringComparer.Ordinal);
    private readonly List<string> _faults = [];
    private int _answered;
    private int _refused;

    [Fact]
    public void Every_damage_is_found_and_never_gives_wrong_text()
    {
        using var store = new DamagedStore();
        Assert.Empty(StoreVerifier.Verify(store.Folder));
        foreach (int number in NumberedRange.Of("REPORTSEARCH_DAMAGES", Slice).Each(output, LinesEvery))
        {
            var random = new Random(number);
            (string file, byte[] bytes, string what) = Damage(store, random);
            store.Damage(file, bytes);
            try
            {
                Verify(store, file, $"damage {number}: {what}");
                for (int i = 0; i < QuestionsOfOne; i++)
                    Ask(store, random.Next(store.Questions.Count), $"damage {number}: {what}");
            }
            catch (Exception failure)
            {
                _faults.Add($"damage {number}: {what}: {failure}");
            }
            finally
            {
                store.Restore(file);
            }
        }

        foreach ((string kind, (int found, int same)) in _counts)
            output.WriteLine($"{kind}: {found} found, {same} of bytes that mean nothing");
        output.WriteLine($"{_answered} questions answered as before, {_refused} refused");
        Assert.True(_faults.Count == 0, $"{_faults.Count} faults:\n{string.Join('\n', _faults.Take(FaultsShown))}");
        Assert.Empty(StoreVerifier.Verify(store.Folder));
    }

    private void Verify(DamagedStore store, string file, string what)
    {
        string kind = KindOf(store, file);
        (int found, int same) = _counts.GetValueOrDefault(kind);
        IReadOnlyList<StoreDamage> damages = StoreVerifier.Verify(store.Folder);
        bool named = damages.Any(damage => damage.File == file);
        _counts[kind] = named ? (found + 1, same) : (found, same + 1);
        if (!named && !store.SaysTheSame(file))
            _faults.Add($"{what} is not found: {string.Join("; ", damages)}");
    }

    private void Ask(DamagedStore store, int question, string what)
    {
        (string? answer, StoreException? error) = store.Ask(store.Questions[question]);
        _answered += answer is null ? 0 : 1;
        _refused += answer is null ? 1 : 0;
        if (answer is not null && answer != store.Answers[question])
            _faults.Add($"{what}: question {question} is answered otherwise: {answer}");
        if (error is not null && !error.Message.Contains(store.Folder, StringComparison.Ordinal))
            _faults.Add($"{what}: the error does not say where: {error.Message}");
    }

    private static (string File, byte[] Bytes, string What) Damage(DamagedStore store, Random random)
    {
        // Each kind of file is as likely as another, be there one of them or fifty.
        List<IGrouping<string, string>> kinds = [.. store.Files.Where(file => store.LengthOf(file) > 0).GroupBy(file => KindOf(store, file))];
        List<string> files = [.. kinds[random.Next(kinds.Count)]];
        string file = files[random.Next(files.Count)];
        byte[] whole = store.BytesOf(file);
        if (random.Next(4) == 0)
        {
            int length = random.Next(whole.Length);
            return (file, whole[..length], $"{file} cut to {length} of {whole.Length} bytes");
        }

        // The ends hold headers, directories and footers.
        int at = random.Next(6) switch
        {
            0 => random.Next(Math.Min(64, whole.Length)),
            1 => whole.Length - 1 - random.Next(Math.Min(160, whole.Length)),
            _ => random.Next(whole.Length),
        };
        int bit = random.Next(8);
        byte[] bytes = [.. whole];
        bytes[at] ^= (byte)(1 << bit);
        return (file, bytes, $"bit {bit} of byte {at} of {file}");
    }

    private static string KindOf(DamagedStore store, string file)
    {
        string name = Path.GetRelativePath(store.Folder, file);
        return name.StartsWith("originals", StringComparison.Ordinal) ? Path.GetExtension(name) == ".json" ? "provenance" : "original"
            : name.StartsWith("index", StringComparison.Ordinal) ? Path.GetFileName(name).StartsWith("commit-", StringComparison.Ordinal) ? "index commit" : "index " + Path.GetExtension(name)
            : name;
    }
}

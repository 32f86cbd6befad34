using ReportSearch.Engine.Checking;
using ReportSearch.Engine.Search;
using ReportSearch.Engine.Tests.Oracle;
using Xunit.Abstractions;

namespace ReportSearch.Engine.Tests.Checking;

public sealed class DamageTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public void Every_flipped_bit_is_found_and_never_breaks_a_search_otherwise_than_as_corrupt(int seed)
    {
        output.WriteLine($"seed {seed}");
        using var folder = new TemporaryFolder();
        Build(folder.Path, seed);
        Assert.Empty(IndexChecker.Check(folder.Path));
        var random = new RandomIndex(seed + 100);
        string[] files = [.. Directory.GetFiles(folder.Path).Order(StringComparer.Ordinal)];
        for (int i = 0; i < 150; i++)
        {
            string file = files[i % files.Length];
            byte[] good = File.ReadAllBytes(file);
            byte[] bad = (byte[])good.Clone();
            // The ends hold headers, directories and footers: half of the flips go there.
            int at = random.Next(4) switch
            {
                0 => random.Next(Math.Min(64, bad.Length)),
                1 => bad.Length - 1 - random.Next(Math.Min(160, bad.Length)),
                _ => random.Next(bad.Length),
            };
            bad[at] ^= (byte)(1 << random.Next(8));
            File.WriteAllBytes(file, bad);
            IReadOnlyList<IndexDamage> found = IndexChecker.Check(folder.Path);
            Assert.True(found.Any(d => d.File == file), $"{file} at {at}");
            ReadEverything(folder.Path, random);
            File.WriteAllBytes(file, good);
        }
        Assert.Empty(IndexChecker.Check(folder.Path));
    }

    [Fact]
    public void A_cut_or_missing_file_is_found_and_named()
    {
        using var folder = new TemporaryFolder();
        Build(folder.Path, 13);
        foreach (string file in Directory.GetFiles(folder.Path))
        {
            byte[] good = File.ReadAllBytes(file);
            foreach (int length in new[] { 0, 5, 20, good.Length / 2, good.Length - 1 })
            {
                File.WriteAllBytes(file, good[..length]);
                Assert.Contains(IndexChecker.Check(folder.Path), d => d.File == file);
                CorruptIndexException cut = Assert.Throws<CorruptIndexException>(() => IndexSnapshot.OpenNewest(folder.Path));
                Assert.Equal(file, cut.File);
            }
            File.Delete(file);
            if (!Path.GetFileName(file).StartsWith("commit-", StringComparison.Ordinal))
            {
                Assert.Contains(IndexChecker.Check(folder.Path), d => d.File == file);
                Assert.Equal(file, Assert.Throws<CorruptIndexException>(() => IndexSnapshot.OpenNewest(folder.Path)).File);
                Assert.Equal(file, Assert.Throws<CorruptIndexException>(() => IndexWriter.Open(folder.Path, RandomIndex.Schema)).File);
            }
            File.WriteAllBytes(file, good);
        }
    }

    [Fact]
    public void A_merge_does_not_give_damaged_bytes_a_new_checksum()
    {
        using var folder = new TemporaryFolder();
        Build(folder.Path, 14);
        string stored = Directory.GetFiles(folder.Path, "*.pos").MinBy(f => new FileInfo(f).Length)!;
        byte[] bytes = File.ReadAllBytes(stored);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(stored, bytes);
        var random = new RandomIndex(15);
        using (IndexWriter writer = IndexWriter.Open(folder.Path, RandomIndex.Schema, new IndexWriterOptions(MaxSegments: 2)))
        {
            // The commit stands, the merge that it begins fails.
            random.Add(writer, "new", random.Group());
            CommitPoint point = writer.Commit("");
            Assert.Equal(stored, Assert.Throws<CorruptIndexException>(() => writer.FinishMerges()).File);
            Assert.Equal(stored, Assert.Throws<CorruptIndexException>(() => writer.DeleteGroup("new")).File);
            Assert.Equal(point, writer.LastCommit);
        }
        IReadOnlyList<IndexDamage> damages = IndexChecker.Check(folder.Path);
        Assert.NotEmpty(damages);
        Assert.All(damages, d => Assert.Equal(stored, d.File));
    }

    private static void Build(string folder, int seed)
    {
        var random = new RandomIndex(seed);
        using IndexWriter writer = IndexWriter.Open(folder, RandomIndex.Schema, new IndexWriterOptions(MaxSegments: 3));
        for (int commit = 0; commit < 6; commit++)
        {
            for (int i = 0; i < 40; i++)
            {
                if (random.Next(6) == 0)
                    writer.DeleteGroup(random.Key());
                else
                    random.Add(writer, random.Key() + random.Next(3), random.Group());
            }
            writer.Commit("");
        }
        // The same segments every time, however fast the merges were.
        writer.FinishMerges();
    }

    /// <summary>Uses all of a damaged index: any exception but the one is a failure.</summary>
    private static void ReadEverything(string folder, RandomIndex random)
    {
        try
        {
            using IndexSnapshot? snapshot = IndexSnapshot.OpenNewest(folder);
            for (int i = 0; i < 15; i++)
                Tolerant(() => snapshot!.Search(new SearchRequest { Query = random.Query(2), Top = 5, Facets = [0, 1, 2], Grouped = i % 2 == 0, Sort = i % 3 == 0 ? new SortKey(i % 2, false) : null }));
            Tolerant(() =>
            {
                foreach ((string key, _) in snapshot!.Groups())
                {
                    foreach (UnitAddress address in snapshot.UnitsOf(key))
                        Tolerant(() => snapshot.ReadStored(address));
                }
                return true;
            });
        }
        catch (CorruptIndexException)
        {
            return;
        }
    }

    private static void Tolerant<T>(Func<T> read)
    {
        try
        {
            read();
        }
        catch (CorruptIndexException e)
        {
            Assert.NotEmpty(e.File);
        }
    }
}

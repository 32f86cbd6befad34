using System.Security.Cryptography;
using ReportSearch.Text.Folding;
using ReportSearch.Text.Regions;
using ReportSearch.Text.Words;

namespace ReportSearch.Text.Tests.Words;

public sealed class LexiconTests
{
    private static readonly Lexicon s_lexicon = WordSegmenter.Default.Lexicon;

    [Fact]
    public void The_recorded_version_is_the_hash_of_the_content()
    {
        byte[] payload = Lexicon.Unpack(BuiltInFile(), out string version);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(payload))[..16], version);
        Assert.Equal(version, s_lexicon.Version);
        Assert.EndsWith(version, WordSegmenter.Default.Version);
    }

    [Fact]
    public void The_words_went_through_the_folding_that_is_shipped()
    {
        Assert.Equal(CharacterFolding.Version, s_lexicon.FoldingVersion);
        foreach (string word in LexiconWords.All.Keys)
            Assert.Equal(CharacterFolding.Fold(word), word);
    }

    [Fact]
    public void The_lexicon_was_made_from_the_lists_as_they_are_now()
    {
        string[] inputs = ["regions/regions.csv", "lexicon/domain.tsv", "lexicon/cuts.tsv"];
        string found = LexiconInputs.Hash(inputs.Select(input => File.ReadAllText(Path.Combine(Root(), "index-data", input))));
        Assert.True(found == s_lexicon.InputsHash, "lexicon.dct is stale: make it again as index-data/lexicon/SOURCES.md says");
    }

    [Fact]
    public void The_trie_holds_as_many_words_as_were_put_in()
    {
        Assert.True(s_lexicon.WordCount > 250_000);
        Assert.Equal(s_lexicon.WordCount, LexiconWords.All.Count);
        Assert.Equal(s_lexicon.LongestWord, LexiconWords.All.Keys.Max(word => word.Length));
    }

    [Fact]
    public void Every_word_of_the_domain_stands_as_one_word()
    {
        foreach ((string word, _, _) in DomainRows().Where(row => !row.IsGeneral))
            Assert.Equal([word], Segmentation.Words(word));
    }

    [Fact]
    public void Every_word_of_the_domain_is_one_unit_of_search()
    {
        foreach ((string word, _, _) in DomainRows())
            Assert.Equal(new WordSpan(0, word.Length), Segmentation.SearchSpans(word)[0]);
    }

    [Fact]
    public void The_domain_has_some_two_thousand_terms_each_once()
    {
        string[] words = [.. DomainRows().Select(row => row.Word)];
        Assert.True(words.Length >= 2_000);
        Assert.Empty(words.GroupBy(word => word).Where(group => group.Count() > 1).Select(group => group.Key));
    }

    [Fact]
    public void Every_part_word_of_the_domain_is_given_in_search_mode()
    {
        var rows = DomainRows().Where(row => row.Parts.Length > 0).ToList();
        Assert.NotEmpty(rows);
        foreach ((string word, string[] parts, _) in rows)
            Assert.Subset(new HashSet<string>(Segmentation.SearchWords(word)), new HashSet<string>(parts));
    }

    [Fact]
    public void Every_name_of_a_division_stands_as_one_word()
    {
        foreach (string name in RegionTable.China.Regions.Select(region => region.Name).Where(name => !RegionNames.IsPlaceholder(name)))
            Assert.Equal([CharacterFolding.Fold(name)], Segmentation.Words(name));
    }

    [Fact]
    public void A_part_word_never_stands_alone()
    {
        Assert.Equal(LexiconFormat.PartWord, LexiconWords.All["一公开"]);
        Assert.DoesNotContain("一公开", Segmentation.Words("这是一公开事项"));
    }

    [Fact]
    public void A_file_that_is_no_lexicon_is_refused()
    {
        byte[] file = BuiltInFile();
        Assert.Throws<InvalidDataException>(() => Lexicon.Read(file.AsSpan(0, 10)));
        Assert.Throws<InvalidDataException>(() => Lexicon.Read(file.AsSpan(0, file.Length / 2)));
        file[4]++;
        Assert.Throws<InvalidDataException>(() => Lexicon.Read(file));
        file[0]++;
        Assert.Throws<InvalidDataException>(() => Lexicon.Read(file));
    }

    private static byte[] BuiltInFile()
    {
        using Stream resource = Lexicon.OpenBuiltIn();
        byte[] file = new byte[resource.Length];
        resource.ReadExactly(file);
        return file;
    }

    private static IEnumerable<(string Word, string[] Parts, bool IsGeneral)> DomainRows()
    {
        foreach (string line in File.ReadLines(Path.Combine(Root(), "index-data", "lexicon", "domain.tsv")))
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            string[] columns = CharacterFolding.Fold(line).Split('\t');
            yield return (columns[0].TrimStart('~'), columns.Length > 1 ? columns[1].Split(' ') : [], columns[0][0] == '~');
        }
    }

    private static string Root()
    {
        string root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "ReportSearch.sln")))
            root = Path.GetDirectoryName(root) ?? throw new DirectoryNotFoundException("No checkout above the tests.");
        return root;
    }
}

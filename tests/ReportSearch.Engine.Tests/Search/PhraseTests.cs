using ReportSearch.Engine.Documents;
using ReportSearch.Engine.Queries;
using ReportSearch.Engine.Schema;
using ReportSearch.Engine.Search;
using ReportSearch.Engine.Tests.Oracle;
using Xunit.Abstractions;

namespace ReportSearch.Engine.Tests.Search;

public sealed class PhraseTests(ITestOutputHelper output)
{
    /// <summary>Postings of many blocks, so that skipping and block bounds are met, against substring search in the text itself.</summary>
    [Fact]
    public void A_phrase_of_grams_finds_exactly_the_units_whose_text_holds_it()
    {
        const int seed = 41;
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        const string alphabet = "公开政府信息";
        string[] texts = [.. Enumerable.Range(0, 3000).Select(_ => string.Concat(Enumerable.Range(0, random.Next(1, 60)).Select(_ => alphabet[random.Next(random.Next(1, 7))])))];
        using var folder = new TemporaryFolder();
        var schema = new IndexSchema([new FieldDefinition("grams")], []);
        using (IndexWriter writer = IndexWriter.Open(folder.Path, schema))
        {
            for (int i = 0; i < texts.Length; i += 10)
                writer.ReplaceGroup($"{i:D5}", [.. texts.Skip(i).Take(10).Select(Grams)]);
            writer.Commit("");
        }
        using IndexSnapshot snapshot = IndexSnapshot.OpenNewest(folder.Path)!;
        int found = 0;
        for (int i = 0; i < 400; i++)
        {
            string text = texts[random.Next(texts.Length)];
            int start = random.Next(text.Length);
            string part = text.Substring(start, random.Next(1, Math.Min(12, text.Length - start) + 1));
            if (random.Next(3) == 0)
                part += alphabet[random.Next(6)];
            Query query = part.Length == 1
                ? new PrefixQuery(0, RandomIndex.Gram(part[0], 'x')[..2])
                : new PhraseQuery(0, [.. Enumerable.Range(0, part.Length - 1).Select(at => new PhraseTerm(RandomIndex.Gram(part[at], part[at + 1]), at))]);
            int expected = texts.Count(t => t.Contains(part, StringComparison.Ordinal));
            Assert.Equal(expected, snapshot.Search(new SearchRequest { Query = query }).Units);
            Assert.Equal(expected, snapshot.Search(new SearchRequest { Query = query, Top = 0 }).Units);
            found += expected;
        }
        Assert.True(found > 400);
    }

    private static TokenizedUnit Grams(string text)
    {
        var unit = new TokenizedUnit();
        for (int i = 0; i < text.Length; i++)
            unit.AddToken(0, i + 1 < text.Length ? RandomIndex.Gram(text[i], text[i + 1]) : RandomIndex.Gram(text[i], 'x').AsSpan(0, 2), i);
        return unit;
    }
}

using System.Text;
using ReportSearch.Engine.Checking;
using ReportSearch.Engine.Documents;
using ReportSearch.Engine.Queries;
using ReportSearch.Engine.Schema;
using ReportSearch.Engine.Search;
using ReportSearch.Engine.Tests.Oracle;

namespace ReportSearch.Engine.Tests.Frozen;

/// <summary>
/// Indexes written by released versions of the format stay readable, and give what was put in. <c>REPORTSEARCH_FREEZE=FOLDER</c> writes the sample of the present
/// version there: once for each version, never again.
/// </summary>
public sealed class FrozenIndexTests
{
    private static readonly IndexSchema s_schema = new(
        [new FieldDefinition("grams"), new FieldDefinition("words", Positions: false)],
        [new ColumnDefinition("year", ColumnKind.Integer), new ColumnDefinition("level", ColumnKind.Ordinal), new ColumnDefinition("region", ColumnKind.OrdinalSet)]);

    [Fact]
    public void An_index_of_version_1_reads_as_it_was_written()
    {
        if (Environment.GetEnvironmentVariable("REPORTSEARCH_FREEZE") is { Length: > 0 } target)
            Write(target);
        Compare(Path.Combine(AppContext.BaseDirectory, "Frozen", "version-1"));
    }

    [Fact]
    public void The_present_version_writes_what_the_sample_holds()
    {
        using var folder = new TemporaryFolder();
        Write(folder.Path);
        Compare(folder.Path);
    }

    private static void Compare(string folder)
    {
        var oracle = new PlainIndex(s_schema);
        foreach ((string key, List<PlainUnit> units) in Reports().Where(r => r.Key != "report 7"))
            oracle.Groups[key] = units;
        Assert.Empty(IndexChecker.Check(folder));
        using IndexSnapshot snapshot = IndexSnapshot.OpenNewest(folder)!;
        Assert.Equal(new CommitPoint(2, "second", oracle.Groups.Values.Sum(g => g.Count), oracle.Groups.Count), snapshot.Commit);
        foreach ((string key, List<PlainUnit> units) in oracle.Groups)
            Assert.Equal(units.Select(u => u.Stored), snapshot.UnitsOf(key).Select(snapshot.ReadStored));
        Query[] queries =
        [
            new TermQuery(0, Gram("ab")), new TermQuery(0, Gram("zz")), new TermQuery(1, Encoding.UTF8.GetBytes("word3")), new PrefixQuery(0, "c"u8.ToArray()),
            new PhraseQuery(0, [new PhraseTerm(Gram("ab"), 0, 2), new PhraseTerm(Gram("bc"), 1, 2), new PhraseTerm(Gram("cd"), 2, 2)]),
            new IntegerRangeQuery(0, 2010, 2012), new OrdinalQuery(1, ["level 2"]), new OrdinalQuery(2, ["37", "3704"]),
            new BooleanQuery([new TermQuery(0, Gram("ca"))], [new TermQuery(1, Encoding.UTF8.GetBytes("word1"))], [new IntegerRangeQuery(0, 2009, 2015)], [new OrdinalQuery(1, ["level 0"])]),
        ];
        foreach (Query query in queries)
        {
            SearchOutcome found = snapshot.Search(new SearchRequest { Query = query, Top = int.MaxValue, Facets = [0, 1, 2] });
            List<PlainIndex.Match> expected = oracle.Find(query);
            Assert.Equal(expected.Select(m => (m.Key, m.Place)).Order(), found.Hits.Select(h => (h.Best.GroupKey, h.Best.UnitInGroup)).Order());
            Dictionary<(string, int), double> scores = expected.ToDictionary(m => (m.Key, m.Place), m => m.Score);
            Assert.All(found.Hits, h => Assert.Equal(scores[(h.Best.GroupKey, h.Best.UnitInGroup)], h.Best.Score, 9));
            for (int column = 0; column < 3; column++)
                Assert.Equal(oracle.Facet(expected, column), found.Facets[column]);
        }
        Assert.True(oracle.Find(queries[0]).Count > 256);
    }

    private static void Write(string folder)
    {
        var tokenized = new List<TokenizedUnit>();
        using IndexWriter writer = IndexWriter.Open(folder, s_schema);
        void Add(IEnumerable<(string Key, List<PlainUnit> Units)> reports)
        {
            foreach ((string key, List<PlainUnit> units) in reports)
            {
                while (tokenized.Count < units.Count)
                    tokenized.Add(new TokenizedUnit());
                writer.ReplaceGroup(key, [.. units.Select((unit, i) => unit.Tokenize(tokenized[i]))]);
            }
        }
        Add(Reports().Take(90));
        writer.Commit("first");
        Add(Reports().Skip(90));
        writer.DeleteGroup("report 7");
        writer.Commit("second");
    }

    // Nothing here may change: the sample was written from it.
    private static IEnumerable<(string Key, List<PlainUnit> Units)> Reports()
    {
        uint state = 12345;
        uint Next(uint bound) => (state = state * 1664525 + 1013904223) / 65536 % bound;
        for (int report = 0; report < 120; report++)
        {
            var units = new List<PlainUnit>();
            for (uint left = Next(8); left > 0; left--)
            {
                var unit = new PlainUnit();
                string text = new([.. Enumerable.Range(0, (int)Next(90)).Select(_ => "abcdefz"[(int)Math.Min(Next(7), Next(7))])]);
                for (int i = 0; i + 1 < text.Length; i++)
                    unit.Tokens.Add((0, Gram(text.Substring(i, 2)), i));
                for (uint words = Next(20); words > 0; words--)
                    unit.Tokens.Add((1, Encoding.UTF8.GetBytes(Next(9) == 0 ? $"a long word of number {Next(50)}" : $"word{Next(6)}"), (int)words));
                if (Next(5) > 0)
                    unit.Integers[0] = 2008 + Next(10);
                if (Next(5) > 0)
                    unit.Strings[1] = [$"level {Next(3)}"];
                if (Next(5) > 0)
                    unit.Strings[2] = ["37", $"370{Next(6)}"];
                unit.Stored = Encoding.UTF8.GetBytes($"report {report}: {text} 政府信息公开");
                units.Add(unit);
            }
            yield return ($"report {report}", units);
        }
    }

    private static byte[] Gram(string two) => Encoding.UTF8.GetBytes(two);
}

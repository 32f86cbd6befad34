using ReportSearch.Corpus.Indexing;
using ReportSearch.Corpus.Queries;

namespace ReportSearch.Corpus.Tests.Indexing;

/// <summary>The same random reports in the real index and in the plain scan, in several commits.</summary>
internal sealed class ComparedCorpus : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public ComparedCorpus(int seed, int reports)
    {
        Random = new RandomUnits(seed);
        Reports = [.. Enumerable.Range(0, reports).Select(Random.Report)];
        Texts = [.. Reports.SelectMany(report => report.Units.SelectMany(unit => unit.Headings.Append(unit.Text)).Append(report.Key.Title ?? "").Append(report.Key.Issuer ?? "")).Concat(["2017", "滨州", "山东省"])];
        var plain = new PlainScanIndex();
        using SectionIndex index = SectionIndex.Open(_folder.Path, DictionarySegmenter.Genre);
        long commit = 0;
        foreach ((ReportKey key, List<IndexUnit> units) in Reports)
        {
            plain.Replace(key, units);
            index.Replace(key, units);
            if (Random.Next(20) == 0)
                index.Commit(++commit);
        }

        index.Commit(++commit);
        plain.Commit(commit);
        Plain = plain.OpenSnapshot();
        Snapshot = SectionIndexSnapshot.OpenNewest(_folder.Path);
    }

    public RandomUnits Random { get; }

    public List<(ReportKey Key, List<IndexUnit> Units)> Reports { get; }

    public List<string> Texts { get; }

    public ISectionSnapshot Plain { get; }

    public SectionIndexSnapshot Snapshot { get; }

    public void AssertSameUnits(QueryNode query, string what)
    {
        var search = new UnitSearch { Query = query, Top = int.MaxValue };
        UnitSearchResult expected = Plain.Search(search);
        UnitSearchResult actual = Snapshot.Search(search);
        Assert.True(
            expected.Hits.Select(hit => (hit.Best.ReportId, hit.Best.Unit)).Order().SequenceEqual(actual.Hits.Select(hit => (hit.Best.ReportId, hit.Best.Unit)).Order()),
            $"{what}: {expected.Units} units by scan, {actual.Units} by index");
        Assert.True((expected.Units, expected.Reports) == (actual.Units, actual.Reports), what);
    }

    public void Dispose()
    {
        Snapshot.Dispose();
        _folder.Dispose();
    }
}

/// <summary>A folder that goes with the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("reportsearch-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}

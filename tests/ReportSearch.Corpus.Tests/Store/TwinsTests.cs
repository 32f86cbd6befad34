using ReportSearch.Corpus.Catalogue;
using ReportSearch.Corpus.Ingest;

namespace ReportSearch.Corpus.Tests.Store;

/// <summary>One content in another format or script, and what the manifest says otherwise.</summary>
public sealed class TwinsTests : IDisposable
{
    private static readonly string Long = string.Concat(Enumerable.Range(0, 40).Select(n => $"第{n}项公开工作正常开展。"));

    private readonly TestStore _store = new();

    public void Dispose() => _store.Dispose();

    [Fact]
    public void Twins_without_body_or_year_count_once_and_are_linked()
    {
        _store.Ingest(_store.WriteReport("a.txt", "", null, Long), _store.WriteReport("b.txt", "", null, Long.Replace('。', ' ')));

        Assert.Single(_store.Indexed());
        using ReportCorpus corpus = _store.OpenCorpus();
        Assert.Equal(1, corpus.Statistics().Reports);
        IReadOnlyList<ReportVersion> versions = corpus.FindReport(_store.Indexed().Keys.Single())!.Versions;
        Assert.Equal([("b.txt", true, true), ("a.txt", false, true)], versions.Select(version => (version.File, version.Current, version.SameContent)));
        Assert.Empty(_store.Verify());
    }

    [Fact]
    public void A_twin_without_body_does_not_count_beside_one_that_is_known_whichever_comes_first()
    {
        // The simple reader's first line belongs to the content: the two have the same letters in other fields of it.
        string known = _store.WriteReport("known.txt", "body", 2017, Long);
        string unknown = _store.WriteReport("unknown.txt", "body201", null, Long.Replace('。', '，'), "7");
        _store.Ingest(unknown);
        Assert.Single(_store.Indexed());
        _store.Ingest(known);
        Assert.Contains("known", Assert.Single(CurrentFiles()));
        Assert.Single(_store.Indexed());
        Assert.Empty(_store.Verify());
    }

    [Fact]
    public void Another_figure_is_another_content()
    {
        _store.Ingest(_store.WriteReport("a.txt", "", null, Long + "12件"), _store.WriteReport("b.txt", "", null, Long + "13件"));
        Assert.Equal(2, _store.Indexed().Count);
    }

    [Fact]
    public void Little_text_is_no_evidence_of_a_twin()
    {
        _store.Ingest(_store.WriteReport("a.txt", "", null, "无。"), _store.WriteReport("b.txt", "", null, "无，"));
        Assert.Equal(2, _store.Indexed().Count);
    }

    [Fact]
    public void Versions_of_a_body_and_year_are_linked_and_say_whether_they_are_alike()
    {
        _store.Ingest(
            _store.WriteReport("a.txt", "body", 2017, Long, "2018-01-05"), _store.WriteReport("b.txt", "body", 2017, Long + "更正", "2018-03-01"),
            _store.WriteReport("other.txt", "body", 2018, Long, "2019-03-01"));
        using ReportCorpus corpus = _store.OpenCorpus();
        string current = _store.Indexed().Single(pair => pair.Value.Contains("更正", StringComparison.Ordinal)).Key;
        Assert.Equal([("b.txt", true, true), ("a.txt", false, false)], corpus.FindReport(current)!.Versions.Select(version => (version.File, version.Current, version.SameContent)));
    }

    [Fact]
    public void What_the_manifest_says_otherwise_is_told_and_kept()
    {
        string file = _store.WriteReport("a.txt", "绍兴市人民政府", 2017, Long);
        using (StoreWriter writer = _store.OpenWriter())
        {
            Assert.Empty(writer.Ingest([new IngestFile(file, "http://a.example/1", "2024-01-02", "浙江省绍兴市", 2017)]).Conflicts);
            IngestOutcome outcome = writer.Ingest([new IngestFile(file, "http://a.example/1", "2024-01-02", "温州市人民政府", 2016)]);
            Assert.Equal([("issuer", "温州市人民政府"), ("reportYear", "2016")], outcome.Conflicts.Select(conflict => (conflict.Field, conflict.Manifest)));
        }

        using ReportCorpus corpus = _store.OpenCorpus();
        ReportText report = corpus.FindReport(_store.Indexed().Keys.Single())!;
        Assert.Equal(["manifest", "manifest"], report.Conflicts.Select(conflict => conflict.From));
        Assert.Equal(("http://a.example/1", "2024-01-02"), (report.Row.SourceUrl, report.Row.Retrieved));
        Assert.Equal(("http://a.example/1", "2024-01-02"), (report.Versions.Single().Url, report.Versions.Single().Retrieved));
    }

    private IReadOnlyList<string> CurrentFiles() => _store.Column("catalogue.db", "SELECT file FROM current_reports");
}

using System.Text.Json;
using ReportSearch.Corpus.Ingest;
using ReportSearch.Corpus.Search;

namespace ReportSearch.Corpus.Tests.Store;

/// <summary>The whole way with the product's own stages: files in, reports and hits out.</summary>
public sealed class ReportCorpusTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("reportsearch-corpus-").FullName;

    private string Folder => Path.Combine(_root, "store");

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void A_report_can_be_searched_read_marked_and_inspected()
    {
        IngestOutcome outcome = Index(Path.Combine(_root, "files"), 6);
        Assert.Equal((6, 0), (outcome.Indexed, outcome.Quarantined.Count));
        using ReportCorpus corpus = ReportCorpus.Open(Folder);

        SearchAnswer answer = corpus.Search(new SearchParameters { Query = "\"征地拆迁\"", Facets = true });
        Assert.Equal(6, answer.Total.Reports);
        string id = answer.Hits[0].Report;

        ReportText report = corpus.FindReport(id)!;
        string source = corpus.ReadSource(id)!;
        Assert.Equal(System.Text.Encoding.UTF8.GetString(corpus.ReadOriginal(id)!), source);
        Assert.Equal(report.Row.Units, report.Units.Count);
        Assert.All(report.Units, u => Assert.InRange(u.SourceEnd, u.SourceStart, source.Length));
        Assert.All(report.Outline, o => Assert.InRange(o.FirstUnit, 0, report.Units.Count - 1));
        UnitMarks marks = Assert.Single(corpus.MarkReport(id, "征地拆迁"));
        Assert.Equal("征地拆迁", report.Units[marks.Unit].Text[marks.Marks[0][0]..marks.Marks[0][1]]);
        using JsonDocument inspected = JsonDocument.Parse(corpus.InspectReport(id)!);
        Assert.True(inspected.RootElement.GetProperty("isReport").GetBoolean());
        Assert.Null(corpus.FindReport("0000000000000000"));
        Assert.Null(corpus.ReadSource("0000000000000000"));
        Assert.Empty(StoreVerifier.Verify(Folder));
    }

    [Fact]
    public void A_rebuild_gives_the_same_answers()
    {
        Index(Path.Combine(_root, "files"), 12);
        string[] before = Answers();

        using (StoreWriter writer = StoreWriter.Open(Folder))
            writer.Rebuild();

        Assert.Equal(before, Answers());
        Assert.Empty(StoreVerifier.Verify(Folder));
    }

    [Fact]
    public async Task Readers_on_all_threads_see_whole_commits_while_one_writes()
    {
        Index(Path.Combine(_root, "files"), 3);
        using ReportCorpus corpus = ReportCorpus.Open(Folder);
        using var stop = new CancellationTokenSource();
        Task<int>[] readers = [.. Enumerable.Range(0, 3).Select(_ => Task.Run(() =>
        {
            int searches = 0;
            while (!stop.IsCancellationRequested || searches == 0)
            {
                SearchAnswer answer = corpus.Search(new SearchParameters { Query = "征地拆迁", Limit = 100 });
                Assert.Equal(answer.Total.Units, answer.Hits.Count(h => h.Full));
                Assert.All(answer.Hits, h => Assert.NotNull(h.Title));
                corpus.Refresh();
                searches++;
            }

            return searches;
        }))];

        for (int count = 6; count <= 24; count += 6)
            Index(Path.Combine(_root, "files"), count);
        using (StoreWriter writer = StoreWriter.Open(Folder))
            writer.Rebuild();
        await stop.CancelAsync();
        int[] searches = await Task.WhenAll(readers);

        Assert.All(searches, n => Assert.True(n > 0));
        corpus.Refresh();
        Assert.Equal(24, corpus.Statistics().Reports);
    }

    [Fact]
    public void A_reader_goes_on_to_the_index_with_segments_merged_and_finds_the_same()
    {
        // One commit more than there may be segments.
        const int segments = 8;
        string files = SampleTexts.Write(Path.Combine(_root, "files"), segments + 1);
        using StoreWriter writer = StoreWriter.Open(Folder);
        writer.Ingest([new IngestFile(files)], new IngestOptions(FilesPerCommit: 1));
        string[] before = Answers();
        using ReportCorpus corpus = ReportCorpus.Open(Folder);
        writer.FinishMerges();
        Assert.InRange(Directory.GetFiles(Path.Combine(Folder, "index"), "*.grp").Length, 1, segments);
        Assert.True(corpus.Refresh());
        Assert.False(corpus.Refresh());
        Assert.Equal(before, Answers());
        Assert.Equal(before[0], corpus.CorpusVersion);
    }

    private string[] Answers()
    {
        using ReportCorpus corpus = ReportCorpus.Open(Folder);
        return
        [
            corpus.CorpusVersion,
            .. new[] { "征地拆迁", "\"行政复议\"", "主动公开 网站", "甲山市" }.Select(q =>
            {
                SearchAnswer answer = corpus.Search(new SearchParameters { Query = q, Limit = 100, Facets = true });
                return JsonSerializer.Serialize(answer with { TookMs = 0 });
            }),
        ];
    }

    private IngestOutcome Index(string files, int count)
    {
        using StoreWriter writer = StoreWriter.Open(Folder);
        return writer.Ingest([new IngestFile(SampleTexts.Write(files, count))], new IngestOptions(FilesPerCommit: 5));
    }
}

using ReportSearch.Corpus.Ingest;
using ReportSearch.Reports;

namespace ReportSearch.Corpus.Tests.Store;

public sealed class QuarantineTests : IDisposable
{
    private readonly TestStore _store = new();

    public void Dispose() => _store.Dispose();

    [Fact]
    public void What_cannot_be_taken_in_stops_nothing_else_and_says_why()
    {
        string large = Path.Combine(_store.Files, "large.txt");
        using (FileStream stream = File.Create(large))
            stream.SetLength(ReportReader.MaxFileBytes + 1L);

        IngestOutcome outcome = _store.Ingest(
            Path.Combine(_store.Files, "nowhere.txt"),
            _store.Write("empty.txt", []),
            _store.Write("letter.txt", "一封信"u8.ToArray()),
            _store.Write("crash.txt", "crash"u8.ToArray()),
            large,
            _store.WriteReport("good.txt", "body", 2017, "正文"));

        Assert.Equal(1, outcome.Indexed);
        Assert.Equal(
            ["missing nowhere.txt", "empty empty.txt", "notAReport letter.txt", "readerFailed crash.txt", "tooLarge large.txt"],
            outcome.Quarantined.Select(q => $"{q.Code} {Path.GetFileName(q.Path)}"));
        Assert.All(outcome.Quarantined, q => Assert.Contains(q.Path, q.Reason));
        Assert.Empty(_store.Verify());
        using ReportCorpus corpus = _store.OpenCorpus();
        Assert.Equal(5, corpus.Statistics().Quarantined);
        Assert.Equal(1, corpus.Statistics().Reports);
    }

    [Fact]
    public void Quarantined_originals_are_kept_and_a_missing_file_that_comes_later_leaves_quarantine()
    {
        string late = Path.Combine(_store.Files, "late.txt");
        _store.Ingest(late, _store.Write("letter.txt", "一封信"u8.ToArray()));

        _store.WriteReport("late.txt", "body", 2017, "正文");
        _store.Ingest(late);

        Assert.Equal(2, Directory.EnumerateFiles(Path.Combine(_store.Folder, "originals"), "*.json", SearchOption.AllDirectories).Count());
        using ReportCorpus corpus = _store.OpenCorpus();
        Assert.Equal((1, 1), (corpus.Statistics().Reports, corpus.Statistics().Quarantined));
    }

    [Fact]
    public void Force_indexes_what_is_no_report_and_it_stays_so()
    {
        string letter = _store.Write("letter.txt", "一封信"u8.ToArray());
        _store.Ingest(letter);

        IngestOutcome forced = _store.Ingest(new IngestOptions(Force: true), letter);
        IngestOutcome again = _store.Ingest(letter);

        Assert.Equal((1, 0), (forced.Indexed, forced.Quarantined.Count));
        Assert.Equal((0, 1), (again.Indexed, again.Unchanged));
        Assert.Single(_store.Indexed());
        Assert.Equal(["0"], _store.Column("catalogue.db", "SELECT isReport FROM visible_reports"));
        Assert.Empty(_store.Column("catalogue.db", "SELECT 1 FROM current_reports"));
        Assert.Empty(_store.Column("catalogue.db", "SELECT 1 FROM visible_quarantine"));
    }
}

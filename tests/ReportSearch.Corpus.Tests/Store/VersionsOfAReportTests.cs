using ReportSearch.Corpus.Catalogue;
using ReportSearch.Corpus.Ingest;
using ReportSearch.Corpus.Store;

namespace ReportSearch.Corpus.Tests.Store;

public sealed class VersionsOfAReportTests : IDisposable
{
    private readonly TestStore _store = new();

    public void Dispose() => _store.Dispose();

    [Fact]
    public void The_same_bytes_under_two_names_are_one_report_with_both_names()
    {
        string first = _store.WriteReport("甲.txt", "body", 2017, "正文");
        string second = _store.WriteReport("乙县年度报告.txt", "body", 2017, "正文");

        IngestOutcome outcome = _store.Ingest(first, second);

        Assert.Equal((1, 1, 0), (outcome.Indexed, outcome.Unchanged, outcome.Quarantined.Count));
        Assert.Equal((1, 1), (outcome.Reports, outcome.Units));
        Provenance provenance = new Originals(new StoreFolder(_store.Folder).Originals).ReadProvenance(Originals.HashOf(File.ReadAllBytes(first)))!;
        Assert.Equal(["乙县年度报告.txt", "甲.txt"], provenance.Names);
        using ReportCorpus corpus = _store.OpenCorpus();
        Assert.Equal("乙县年度报告.txt", corpus.FindReport(_store.Indexed().Keys.Single())!.Row.File);
    }

    [Fact]
    public void Taking_in_the_same_file_again_changes_nothing_at_all()
    {
        string file = _store.WriteReport("a.txt", "body", 2017, "正文");
        _store.Ingest(file);
        string version = _store.CorpusVersion();
        IReadOnlyList<string> journal = _store.Column("ledger.db", "SELECT id FROM journal");

        IngestOutcome outcome = _store.Ingest(file);

        Assert.Equal((0, 1), (outcome.Indexed, outcome.Unchanged));
        Assert.Equal(version, _store.CorpusVersion());
        Assert.Equal(journal, _store.Column("ledger.db", "SELECT id FROM journal"));
    }

    [Fact]
    public void A_name_that_comes_later_joins_the_report()
    {
        _store.Ingest(_store.WriteReport("a.txt", "body", 2017, "正文"));
        string version = _store.CorpusVersion();

        IngestOutcome outcome = _store.Ingest(_store.WriteReport("b.txt", "body", 2017, "正文"));

        Assert.Equal((0, 1), (outcome.Indexed, outcome.Unchanged));
        Assert.NotEqual(version, _store.CorpusVersion());
        Assert.Equal(["[\"a.txt\",\"b.txt\"]"], _store.Column("catalogue.db", "SELECT names FROM current_reports"));
        Assert.Empty(_store.Verify());
    }

    [Fact]
    public void A_changed_file_is_a_new_version_and_the_old_one_leaves_the_index_but_can_be_read()
    {
        _store.Ingest(_store.WriteReport("a.txt", "body", 2017, "旧的正文"));
        string old = _store.Indexed().Keys.Single();

        _store.Ingest(_store.WriteReport("a.txt", "body", 2017, "新的正文"));

        KeyValuePair<string, string> indexed = Assert.Single(_store.Indexed());
        Assert.Contains("新的正文", indexed.Value);
        using ReportCorpus corpus = _store.OpenCorpus();
        ReportText before = corpus.FindReport(old)!;
        Assert.False(before.Row.Current);
        Assert.Contains("旧的正文", string.Concat(before.Units.Select(u => u.Text)));
        Assert.True(corpus.FindReport(indexed.Key)!.Row.Current);
        Assert.Empty(_store.Verify());
    }

    [Fact]
    public void The_later_date_of_publication_wins_whatever_came_first()
    {
        string early = _store.WriteReport("early.txt", "body", 2017, "早", "2018-01-05");
        string late = _store.WriteReport("late.txt", "body", 2017, "晚", "2018-03-01");
        string undated = _store.WriteReport("undated.txt", "body", 2017, "无日期");

        _store.Ingest(late);
        _store.Ingest(early, undated);

        Assert.Contains("晚", Assert.Single(_store.Indexed()).Value);
    }

    [Fact]
    public void Other_years_other_bodies_and_unknown_ones_do_not_compete()
    {
        _store.Ingest(
            _store.WriteReport("1.txt", "body", 2017, "一"),
            _store.WriteReport("2.txt", "body", 2018, "二"),
            _store.WriteReport("3.txt", "other", 2017, "三"),
            _store.WriteReport("4.txt", "", 2017, "四"),
            _store.WriteReport("5.txt", "", 2017, "五"),
            _store.WriteReport("6.txt", "body", null, "六"));

        Assert.Equal(6, _store.Indexed().Count);
    }

    [Fact]
    public void A_version_becomes_current_again_when_the_newer_one_is_no_report_any_more()
    {
        _store.Ingest(_store.WriteReport("old.txt", "body", 2017, "旧"));
        string newer = _store.WriteReport("new.txt", "body", 2017, "新");
        _store.Ingest(newer);
        CorpusStages stages = _store.Stages;
        _store.Stages = stages with
        {
            ReadWith = "reader=stricter;lexicon=none",
            Read = (bytes, name, corrected) => name == "new.txt" ? SimpleReports.Read([], name) : stages.Read(bytes, name, corrected),
        };

        IngestOutcome outcome = _store.Ingest(newer);

        Assert.Equal("empty", Assert.Single(outcome.Quarantined).Code);
        Assert.Contains("旧", Assert.Single(_store.Indexed()).Value);
        Assert.Empty(_store.Verify());
    }

    [Fact]
    public void The_corpus_version_does_not_depend_on_order_or_on_commits()
    {
        using var other = new TestStore();
        string[] here = [.. Enumerable.Range(0, 9).Select(i => _store.WriteReport($"{i}.txt", $"body{i}", 2017, $"正文{i}"))];
        string[] there = [.. Enumerable.Range(0, 9).Reverse().Select(i => other.WriteReport($"{i}.txt", $"body{i}", 2017, $"正文{i}"))];

        _store.Ingest(new IngestOptions(FilesPerCommit: 2), here);
        foreach (string file in there)
            other.Ingest(file);

        Assert.Equal(_store.CorpusVersion(), other.CorpusVersion());
        Assert.Equal(_store.Indexed(), other.Indexed());
    }

    [Fact]
    public void The_corpus_version_tells_content_names_and_reader_apart()
    {
        _store.Ingest(_store.WriteReport("a.txt", "body", 2017, "正文"));
        using var renamed = new TestStore();
        renamed.Ingest(renamed.WriteReport("b.txt", "body", 2017, "正文"));
        using var reread = new TestStore();
        reread.Stages = reread.Stages with { ReadWith = "reader=another;lexicon=none" };
        reread.Ingest(reread.WriteReport("a.txt", "body", 2017, "正文"));

        Assert.Equal(3, new HashSet<string> { _store.CorpusVersion(), renamed.CorpusVersion(), reread.CorpusVersion() }.Count);
    }

    [Fact]
    public void Two_files_whose_ids_collide_are_told_apart()
    {
        string file = _store.WriteReport("a.txt", "body", 2017, "正文");
        string id = CatalogueReport.IdOf(Originals.HashOf(File.ReadAllBytes(file)));
        _store.Ingest(_store.WriteReport("b.txt", "other", 2017, "另一"));
        // No two such files are known: another report is given the id by hand.
        string values = ReportColumns.All[..ReportColumns.All.LastIndexOf(',')].Replace("reportId", $"'{id}'", StringComparison.Ordinal);
        _store.Column("catalogue.db", $"UPDATE reports SET reportId = '{id}', sum = with_row(0, 1, {values}) RETURNING id");

        IngestOutcome outcome = _store.Ingest(file);

        QuarantinedFile quarantined = Assert.Single(outcome.Quarantined);
        Assert.Equal("idCollision", quarantined.Code);
        Assert.Contains("b.txt", quarantined.Reason);
    }
}

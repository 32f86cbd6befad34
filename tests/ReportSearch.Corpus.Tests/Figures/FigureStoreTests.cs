using ReportSearch.Corpus.Figures;
using ReportSearch.Corpus.Tests.Store;
using ReportSearch.Reports;
using ReportSearch.Reports.Audit;
using ReportSearch.Reports.Statistics;
using static ReportSearch.Corpus.Tests.Figures.FigureReports;

namespace ReportSearch.Corpus.Tests.Figures;

/// <summary>Figures and findings in the store: what goes in comes out, whatever state it is in, and only the version that counts.</summary>
public sealed class FigureStoreTests : IDisposable
{
    private readonly TestStore _store = new() { Stages = Stages() };

    public void Dispose() => _store.Dispose();

    [Fact]
    public void Every_state_label_unit_and_print_comes_back_as_it_was_read()
    {
        var written = new WrittenReport("绍兴市", 2021)
        {
            Figures =
            [
                new("ap_new.total", "1,234", 1234),
                new("ap_new.natural", "1200", 1200),
                new("ap_carried_in.total", "", null, FigureState.Blank),
                new("ap_carried_out.total", "/", null, FigureState.NotApplicable),
                new("ap_granted.total", "—", null, FigureState.NotApplicable),
                new("ap_partial.total", "12 3", null, FigureState.Unreadable) { Note = "两个数字连在一起。" },
                new("fee_collected", "4.20", 4.2m) { Unit = "万元", Label = "收费金额" },
                new(null, "5000余", 5000) { Approximate = true, From = FigureOrigin.Prose, Label = "接待群众", Unit = "人次" },
                new("ap_unknown_to_the_forms", "7", 7) { Label = "新行" },
                new("rq_received", "79228162514264337593543950335", decimal.MaxValue),
                new("cap_budget", "0.1234567890123456789", 0.1234567890123456789m),
            ],
        };
        Add(_store, written);
        using ReportCorpus corpus = _store.OpenCorpus();
        List<FigureRow> rows = [];
        corpus.EachFigure(new FigureParameters(), rows.Add);

        Figure[] expected = [.. FiguresOf(written)];
        Assert.Equal(expected.Length, rows.Count);
        foreach ((Figure figure, FigureRow row) in expected.Zip(rows))
        {
            Assert.Equal(
                (figure.Id, figure.Label, figure.Unit, figure.Printed, figure.Value, figure.Approximate, figure.Start, figure.End),
                (row.Id, row.Label, row.Unit, row.Printed, row.Value, row.Approximate, row.Start, row.End));
            Assert.Equal(figure.State.ToString(), row.State, ignoreCase: true);
            Assert.Equal(figure.From.ToString(), row.Source, ignoreCase: true);
        }

        Assert.Equal(("绍兴市", 2021, "2021", "jurisdiction", "2021-12-31"), (rows[0].Region, rows[0].Year, rows[0].TableForm, rows[0].Scope, rows[0].PeriodTo));
        Assert.Equal("requests_received", rows[0].Series);
        Assert.Contains("2019年起", rows[0].Note, StringComparison.Ordinal);
        Assert.StartsWith("两个数字连在一起。", rows[5].Note, StringComparison.Ordinal);
    }

    [Fact]
    public void Figures_of_one_indicator_are_those_of_all_that_have_it_page_after_page()
    {
        string[] ids = ["ap_new.total", "ap_granted.total", "lt_total", "tr_trainees", "ad_rules_made"];
        Add(_store, [.. Enumerable.Range(2010, 14).Select(year => new WrittenReport("绍兴市", year) { Figures = [.. ids.Where((_, i) => (year >> i) % 2 == 0).Select(id => Count(id, year))] })]);
        using ReportCorpus corpus = _store.OpenCorpus();
        List<FigureRow> all = [];
        corpus.EachFigure(new FigureParameters(), all.Add);
        foreach (string[] asked in (string[][])[["ap_new.total"], ["lt_total", "tr_trainees"], ["fee_collected"], [.. ids]])
        {
            List<FigureRow> paged = [];
            string? cursor = null;
            do
            {
                FigurePage page = corpus.Figures(new FigureParameters { Ids = asked }, limit: 3, cursor);
                paged.AddRange(page.Figures);
                cursor = page.Next;
            }
            while (cursor is not null);
            Assert.Equal(all.Where(row => asked.Contains(row.Id)), paged);
            Assert.Equal(paged.Count, corpus.CountFigures(new FigureParameters { Ids = asked }));
        }
    }

    [Fact]
    public void Sql_views_show_what_the_program_shows()
    {
        Add(_store,
            new WrittenReport("绍兴市", 2021) { Figures = [Count("ap_new.total", 5), new("ap_carried_in.total", "", null, FigureState.Blank)], Findings = [new("r", Verdict.Contradiction, 5, 4)] },
            new WrittenReport("绍兴市", 2022) { Figures = [Count("ap_new.total", 9)] });

        Assert.Equal(["5|value|0|5|table", "|blank|0||table", "9|value|0|9|table"], _store.Column("catalogue.db", "SELECT printed || '|' || state || '|' || approximate || '|' || COALESCE(value, '') || '|' || source FROM v_figures ORDER BY year, ordinal"));
        Assert.Equal(["2021|330600|prefecture|5", "2022|330600|prefecture|9"], _store.Column("catalogue.db", "SELECT year || '|' || regionCode || '|' || level || '|' || value FROM v_series WHERE series = 'requests_received' ORDER BY year"));
        Assert.Equal(["2", "1"], [_store.Column("catalogue.db", "SELECT COUNT(*) FROM v_reports")[0], _store.Column("catalogue.db", "SELECT COUNT(*) FROM v_findings WHERE verdict = 'contradiction'")[0]]);
        Assert.All(_store.Column("catalogue.db", "SELECT notes FROM v_series WHERE series = 'requests_received'"), note => Assert.Contains("2019年起", note, StringComparison.Ordinal));
    }

    [Fact]
    public void Only_the_current_version_of_a_year_counts_and_an_older_one_counts_again()
    {
        var corrected = new WrittenReport("绍兴市", 2021) { Published = "2022-03-01", Figures = [Count("ap_new.total", 6)] };
        Add(_store, new WrittenReport("绍兴市", 2021) { Published = "2022-01-01", Figures = [Count("ap_new.total", 5)] });
        Add(_store, corrected);

        Assert.Equal(["6"], Received());
        Assert.Equal(["6"], _store.Column("catalogue.db", "SELECT value FROM v_series WHERE series = 'requests_received'"));

        // The later version is read as no report any more: the older one counts again, with its figures.
        _store.Stages = _store.Stages with
        {
            ReadWith = "reader=other",
            Read = (bytes, name, _) => bytes.AsSpan().SequenceEqual(Bytes(corrected)) ? new ReadResult.Unreadable("damaged", "broken") : Read(bytes, name),
        };
        using (StoreWriter writer = _store.OpenWriter())
            writer.Rebuild();
        Assert.Equal(["5"], Received());
    }

    [Fact]
    public void A_commit_that_is_taken_back_leaves_no_figure_behind()
    {
        Add(_store, new WrittenReport("绍兴市", 2021) { Published = "2022-01-01", Figures = [Count("ap_new.total", 5)] });
        CorpusStages whole = _store.Stages;
        _store.Stages = whole with { AfterStep = step => { if (step == "rows") throw new IOException("stopped"); } };
        Assert.ThrowsAny<Exception>(() => Add(_store, new WrittenReport("绍兴市", 2021) { Published = "2022-03-01", Figures = [Count("ap_new.total", 6), Count("ap_new.natural", 2)] }));
        _store.Stages = whole with { ReadWith = whole.ReadWith };

        Assert.Equal(["5"], Received());
        Assert.Equal(["5"], _store.Column("catalogue.db", "SELECT value FROM v_series WHERE series = 'requests_received'"));
        using (_store.OpenWriter())
            Assert.Equal(["0"], _store.Column("catalogue.db", "SELECT COUNT(*) FROM series_values WHERE toCommit IS NOT NULL OR fromCommit > (SELECT value FROM meta)"));
        using (StoreWriter writer = _store.OpenWriter())
            writer.WorkOffQueue();
        Assert.Equal(["6"], Received());
        Assert.Empty(_store.Verify());
    }

    [Fact]
    public void Pages_of_figures_join_to_the_whole()
    {
        Add(_store, [.. Enumerable.Range(2012, 9).Select(year => new WrittenReport("绍兴市", year) { Figures = [.. Enumerable.Range(0, 4).Select(i => Count("ap_new.total", year * 10 + i))] })]);
        using ReportCorpus corpus = _store.OpenCorpus();
        List<decimal?> paged = [];
        string? cursor = null;
        do
        {
            FigurePage page = corpus.Figures(new FigureParameters(), limit: 7, cursor);
            paged.AddRange(page.Figures.Select(row => row.Value));
            cursor = page.Next;
        }
        while (cursor is not null);
        List<decimal?> all = [];
        corpus.EachFigure(new FigureParameters(), row => all.Add(row.Value));

        Assert.Equal(36, all.Count);
        Assert.Equal(all, paged);
        Assert.Equal(36, corpus.CountFigures(new FigureParameters()));
        Assert.Equal(8, corpus.CountFigures(new FigureParameters { Series = ["requests_received"], YearFrom = 2013, YearTo = 2014 }));
    }

    [Fact]
    public void Findings_keep_their_verdict_over_rebuild_and_the_corpus_version_tells_of_it()
    {
        Add(_store, new WrittenReport("绍兴市", 2021) { Findings = [new("sum.a", Verdict.Contradiction, 5, 4), new("sum.b", Verdict.Holds, 3, 3), new("sum.c", Verdict.CannotJudge, 3, 1)] });
        string before = _store.CorpusVersion();
        using (ReportCorpus corpus = _store.OpenCorpus())
        {
            FindingRow finding = Assert.Single(corpus.Findings(new FindingParameters()).Findings);
            Assert.Null(finding.Judgement);
            Assert.Equal(3, corpus.Findings(new FindingParameters { Verdicts = ["contradiction", "holds", "cannotJudge"] }).Findings.Count);
            Assert.NotNull(StoreAnnotations.Add(_store.Folder, corpus, new Annotation(finding.Report, "finding", finding.Id, "explained", null, "口径不同", "张三", "")));
            Assert.True(corpus.Refresh());
            Assert.Equal("explained", corpus.Findings(new FindingParameters()).Findings[0].Judgement?.Verdict);
            Assert.Null(StoreAnnotations.Add(_store.Folder, corpus, new Annotation(finding.Report, "finding", "nothing", "wrong", null, null, null, "")));
        }

        Assert.NotEqual(before, _store.CorpusVersion());
        using (StoreWriter writer = _store.OpenWriter())
            writer.Rebuild();
        using (ReportCorpus corpus = _store.OpenCorpus())
        {
            FindingRow finding = corpus.Findings(new FindingParameters { Judgements = ["explained"] }).Findings.Single();
            Assert.Equal(("口径不同", "张三", "110"), (finding.Judgement!.Note, finding.Judgement.Author, finding.Right.Parts[0].Start.ToString(System.Globalization.CultureInfo.InvariantCulture)));
            Assert.NotNull(StoreAnnotations.Add(_store.Folder, corpus, new Annotation(finding.Report, "finding", finding.Key, null, null, null, null, "")));
        }

        Assert.Equal(["explained"], _store.Column("catalogue-2.db", "SELECT judgement FROM v_findings"));
        Assert.Equal(before, _store.CorpusVersion());
    }

    [Fact]
    public void Two_years_of_a_body_are_compared_when_both_are_there_and_only_while_both_count()
    {
        Add(_store, new WrittenReport("绍兴市", 2022) { Figures = [Count("ap_carried_in.total", 7)] });
        Assert.Empty(CrossYear());
        Add(_store, new WrittenReport("绍兴市", 2021) { Published = "2022-01-01", Figures = [Count("ap_carried_out.total", 6)] });
        FindingRow finding = Assert.Single(CrossYear());
        Assert.Equal((2022, 7m, 6m, 2021), (finding.Year, finding.Left.Value, finding.Right.Value, finding.Right.Parts[0].Year));
        Assert.NotNull(finding.Against);

        // The corrected report of the year before agrees.
        Add(_store, new WrittenReport("绍兴市", 2021) { Published = "2022-05-01", Figures = [Count("ap_carried_out.total", 7)] });
        Assert.Empty(CrossYear());
        Assert.Equal(["0"], _store.Column("catalogue.db", "SELECT COUNT(*) FROM v_findings"));
    }

    [Fact]
    public void A_catalogue_of_an_older_program_is_refused_with_the_way_out_and_rebuilt()
    {
        Add(_store, new WrittenReport("绍兴市", 2021) { Figures = [Count("ap_new.total", 5)] });
        _store.Column("catalogue.db", "PRAGMA user_version = 1");
        var refused = Assert.Throws<ReportSearch.Corpus.Store.StoreException>(() => _store.OpenCorpus());
        Assert.Contains("rebuild", refused.Message, StringComparison.Ordinal);
        using (StoreWriter writer = _store.OpenWriter())
            writer.Rebuild();
        Assert.Equal(["5"], Received());
    }

    [Fact]
    public void A_ledger_of_an_older_program_is_read_as_it_is_and_brought_forward_by_a_writer()
    {
        Add(_store, new WrittenReport("绍兴市", 2021) { Figures = [Count("ap_new.total", 5)] });
        _store.Column("ledger.db", "DROP TABLE annotations");
        _store.Column("ledger.db", "DROP TABLE saved_searches");
        _store.Column("ledger.db", "PRAGMA user_version = 1");
        Assert.Equal(["5"], Received());
        using (_store.OpenWriter())
            Assert.Equal(["4"], _store.Column("ledger.db", "PRAGMA user_version"));
        using ReportCorpus corpus = _store.OpenCorpus();
        Assert.NotNull(StoreAnnotations.Add(_store.Folder, corpus, new Annotation(corpus.ReportIds()[0], "identity", "year", null, "2020", null, null, "")));
    }

    [Fact]
    public void A_snapshot_is_one_file_with_the_verdicts_of_now()
    {
        Add(_store, new WrittenReport("绍兴市", 2021) { Findings = [new("sum.a", Verdict.Contradiction, 5, 4)], Figures = [Count("ap_new.total", 5)] });
        using (ReportCorpus corpus = _store.OpenCorpus())
        {
            FindingRow finding = corpus.Findings(new FindingParameters()).Findings[0];
            StoreAnnotations.Add(_store.Folder, corpus, new Annotation(finding.Report, "finding", finding.Key, "confirmed", null, null, null, ""));
            corpus.Refresh();
            corpus.Snapshot(Path.Combine(_store.Folder, "copy.db"));
            Assert.Throws<ReportSearch.Corpus.Store.StoreException>(() => corpus.Snapshot(Path.Combine(_store.Folder, "copy.db")));
        }

        Assert.Equal(["confirmed"], _store.Column("copy.db", "SELECT judgement FROM v_findings"));
        Assert.Equal(["5"], _store.Column("copy.db", "SELECT value FROM v_figures"));
        Assert.Equal(["copy.db"], Directory.EnumerateFiles(_store.Folder, "copy*").Select(Path.GetFileName));
    }

    private List<string> Received()
    {
        using ReportCorpus corpus = _store.OpenCorpus();
        List<string> printed = [];
        corpus.EachFigure(new FigureParameters { Ids = ["ap_new.total"] }, row => printed.Add(row.Printed));
        return printed;
    }

    private List<FindingRow> CrossYear()
    {
        using ReportCorpus corpus = _store.OpenCorpus();
        return [.. corpus.Findings(new FindingParameters { Kinds = ["crossYear"] }).Findings];
    }
}

using ReportSearch.Corpus.Figures;
using ReportSearch.Corpus.Search;
using ReportSearch.Corpus.Tests.Store;
using ReportSearch.Reports;
using ReportSearch.Reports.Statistics;
using ReportSearch.Text.Regions;
using static ReportSearch.Corpus.Tests.Figures.FigureReports;

namespace ReportSearch.Corpus.Tests.Figures;

/// <summary>Series over a store whose every value is known: sums, ratios, coverage, change, peers, breaks.</summary>
public sealed class SeriesTests : IClassFixture<SeriesTests.Province>
{
    private const string Received = "requests_received";
    private readonly ReportCorpus _corpus;

    public SeriesTests(Province province) => _corpus = province.Corpus;

    [Fact]
    public void A_body_has_a_line_with_its_gap_and_the_break_in_every_point()
    {
        SeriesLine line = Assert.Single(Ask(new SeriesParameters { Series = Received, By = "body", Bodies = ["绍兴市人民政府"] }).Lines);

        Assert.Equal([(2017, 100m), (2018, 120m), (2020, 150m), (2021, 90m)], line.Points.Select(point => (point.Year, point.Value!.Value)));
        Assert.Equal([2019], line.MissingYears);
        Assert.Equal(("330600", "绍兴市", "prefecture"), (line.Region!.Code, line.Region.Name, line.Level));
        Assert.All(line.Points, point => Assert.Contains(point.Notes, note => note.Contains("2019年起", StringComparison.Ordinal)));
        Assert.Equal((2017, 20m, 20m, false), Change(line.Points[1]));
        Assert.Null(line.Points[2].Change);
        Assert.Equal((2020, -60m, -40m, false), Change(line.Points[3]));
        Assert.Equal(["old13", "old13", "2019", "2021"], line.Points.Select(point => point.TableForms.Single()));

        static (int, decimal, decimal?, bool) Change(SeriesPoint point) => (point.Change!.FromYear, point.Change.Absolute, point.Change.Percent, point.Change.AcrossBreak);
    }

    [Fact]
    public void A_change_over_a_break_says_so()
    {
        SeriesLine line = Assert.Single(Ask(new SeriesParameters { Series = Received, By = "body", Bodies = ["宁波市人民政府"] }).Lines);

        Assert.True(line.Points.Single(point => point.Year == 2019).Change!.AcrossBreak);
    }

    [Fact]
    public void A_sum_over_children_states_who_is_in_it_and_who_is_missing_and_why()
    {
        SeriesLine line = Assert.Single(Ask(new SeriesParameters { Series = Received, By = "children", Regions = ["浙江省"], YearFrom = 2021, YearTo = 2021 }).Lines);
        SeriesPoint point = Assert.Single(line.Points);

        Assert.Equal(90m + 300m + 40m, point.Value);
        Assert.Equal(11, point.Coverage!.Expected);
        Assert.Equal((3, 8), (point.Coverage.Have, point.Coverage.MissingCount!.Value));
        Dictionary<string, string> why = point.Coverage.Missing.ToDictionary(missing => missing.Name, missing => missing.Why);
        Assert.Equal(("blank", "noReport", "noFigure"), (why["温州市"], why["舟山市"], why["金华市"]));
        Assert.Equal(1_000m, point.Own!.Value);
        Assert.Equal((3, 1, 0, 0), (point.Reports!.Value, point.Reports.Blank, point.Reports.NotApplicable, point.Reports.Unreadable));
    }

    [Fact]
    public void Levels_are_never_added_together_and_departments_have_no_expected_number()
    {
        SeriesAnswer answer = Ask(new SeriesParameters { Series = Received, Regions = ["浙江省"], YearFrom = 2021, YearTo = 2021 });

        Assert.Equal(["province", "prefecture", "county", "department"], answer.Lines.Select(line => line.Level));
        Assert.Equal([1_000m, 430m, 12m, 7m], answer.Lines.Select(line => line.Points[0].Value!.Value));
        Assert.Equal((1, 1), (answer.Lines[0].Points[0].Coverage!.Expected, answer.Lines[0].Points[0].Coverage!.Have));
        Assert.Null(answer.Lines[3].Points[0].Coverage!.Expected);
        Distribution spread = answer.Lines[1].Points[0].Distribution!;
        Assert.Equal((3, 40m, 65m, 90m, 195m, 300m), (spread.Count, spread.Min, spread.P25, spread.Median, spread.P75, spread.Max));
    }

    [Fact]
    public void A_ratio_shows_its_denominator_and_is_not_there_without_one()
    {
        SeriesLine line = Assert.Single(Ask(new SeriesParameters { Series = "correction_rate", By = "body", Bodies = ["绍兴市人民政府"] }).Lines);

        SeriesPoint whole = line.Points.Single(point => point.Year == 2021);
        Assert.Equal((37.5m, 3m, 8m), (whole.Value, whole.Numerator, whole.Denominator));
        SeriesPoint none = line.Points.Single(point => point.Year == 2020);
        Assert.Equal((null, "notApplicable"), (none.Value, none.State));
        Assert.Contains("分母", whole.Notes[0], StringComparison.Ordinal);
        SeriesPoint together = Ask(new SeriesParameters { Series = "correction_rate", Levels = ["prefecture"], YearFrom = 2021, YearTo = 2021 }).Lines[0].Points[0];
        Assert.Equal((40m, 4m, 10m), (together.Value, together.Numerator, together.Denominator));
    }

    [Fact]
    public void A_rank_has_a_denominator_and_coverage()
    {
        IReadOnlyList<PeerGroup> peers = Ask(new SeriesParameters { Series = Received, By = "peers", Bodies = ["绍兴市人民政府"], YearFrom = 2021, YearTo = 2021 }).Peers!;

        Assert.Equal(["sameLevel", "sameProvince", "similarSize"], peers.Select(group => group.Group));
        PeerGroup province = peers[1];
        Assert.Equal((90m, 2, 3, 50m, 11, 3), (province.Value, province.Rank, province.Of, province.Percentile, province.Coverage.Expected, province.Coverage.Have));
        Assert.Equal((4, 3), (peers[0].Of, peers[0].Rank));
        Assert.True(peers[0].Coverage.Expected > 300);
        Assert.Equal(2, peers[2].Of);
    }

    [Fact]
    public void Coverage_names_what_is_missing_in_a_region()
    {
        CoverageAnswer answer = _corpus.Coverage(new ReportParameters { Regions = ["浙江省"], YearFrom = 2021, YearTo = 2021 });

        CoverageRow prefectures = answer.Coverage.Single(row => row.Level == "prefecture");
        Assert.Equal((5, 5, 11, 5, 6), (prefectures.Reports, prefectures.WithTables, prefectures.Coverage.Expected, prefectures.Coverage.Have, prefectures.Coverage.MissingCount));
        Assert.Contains(prefectures.Coverage.Missing, missing => missing.Name == "舟山市");
        Assert.Equal(1, answer.Coverage.Single(row => row.Level == "department").Reports);
    }

    [Fact]
    public void Expected_divisions_are_those_of_the_year()
    {
        var divisions = new Divisions(RegionTable.China);
        foreach (int year in (int[])[2008, 2015, 2023])
        {
            List<string> expected = [.. RegionTable.China.Regions
                .Where(region => region.Level == RegionLevel.County && (region.FromYear ?? year) <= year && year <= (region.ToYear ?? year) && region.Code.StartsWith("3306", StringComparison.Ordinal))
                .Where(region => RegionTable.China.ByName(region.Name).Count > 0)
                .Select(region => region.Code).Distinct().Order(StringComparer.Ordinal)];
            Assert.Equal(expected, divisions.Of(year).ChildrenOf("330600").Select(region => region.Code));
        }

        Assert.Equal(31, divisions.Of(2021).ChildrenOf(null).Count);
        Assert.Contains("330602", divisions.Below(["330000"]));
        Assert.Equal("330000", divisions.Of(2021).ProvinceOf("330602"));
    }

    [Fact]
    public void Lines_by_body_page_to_the_whole()
    {
        List<string> names = [];
        string? cursor = null;
        do
        {
            SeriesAnswer answer = Ask(new SeriesParameters { Series = Received, By = "body", Limit = 3, Cursor = cursor });
            names.AddRange(answer.Lines.Select(line => line.Body!.Id));
            cursor = answer.Next;
        }
        while (cursor is not null);

        Assert.Equal(names.Distinct().Count(), names.Count);
        Assert.Equal(Ask(new SeriesParameters { Series = Received, By = "body", Limit = 1_000 }).Lines.Select(line => line.Body!.Id), names);
    }

    [Theory]
    [InlineData("nothing", "year", "series")]
    [InlineData(Received, "month", "by")]
    [InlineData(Received, "peers", "body")]
    public void What_has_no_meaning_is_named(string series, string by, string parameter) =>
        Assert.Equal(parameter, Assert.Throws<SearchParameterException>(() => Ask(new SeriesParameters { Series = series, By = by })).Parameter);

    [Theory]
    [InlineData(20261120)]
    [InlineData(7)]
    public void Sums_are_those_of_all_figures_added_one_by_one_to_the_last_digit(int seed)
    {
        var random = new Random(seed);
        using var store = new TestStore { Stages = Stages() };
        string[] regions = ["浙江省", "山东省", "绍兴市", "宁波市", "温州市", "潍坊市", "柯桥区", "上虞区", "诸暨市"];
        // Whole numbers, hundredths that no binary fraction holds, and more digits than a double has.
        decimal Value() => random.Next(3) switch
        {
            0 => random.Next(60_000),
            1 => random.Next(1_000_000) / 100m,
            _ => random.NextInt64(long.MaxValue) / 10_000_000m,
        };
        FigureReports.Add(store, [.. regions.SelectMany(region => Enumerable.Range(2019, 5).Where(_ => random.Next(8) > 0).Select(year => new WrittenReport(region, year)
        {
            TableForm = year < 2021 ? TableForm.Standard2019 : TableForm.Standard2021,
            Figures = [random.Next(6) == 0 ? new("ap_new.total", "", null, FigureState.Blank) : Count("ap_new.total", Value()), Count("ap_carried_in.total", Value())],
        }))]);
        using ReportCorpus corpus = store.OpenCorpus();
        List<FigureRow> figures = [];
        corpus.EachFigure(new FigureParameters { Ids = ["ap_new.total"] }, figures.Add);

        Dictionary<(string, int), (decimal Sum, int Values, int Blanks)> naive = figures
            .GroupBy(figure => (figure.Level, figure.Year!.Value))
            .ToDictionary(group => group.Key, group => (group.Sum(figure => figure.Value ?? 0), group.Count(figure => figure.Value is not null), group.Count(figure => figure.Value is null)));
        SeriesAnswer answer = corpus.Series(new SeriesParameters { Series = Received });
        Dictionary<(string, int), (decimal Sum, int Values, int Blanks)> told = answer.Lines
            .SelectMany(line => line.Points.Select(point => (Key: (line.Level!, point.Year), Told: (point.Value ?? 0, point.Reports!.Value, point.Reports.Blank))))
            .ToDictionary(point => point.Key, point => point.Told);
        Assert.True(naive.Count >= 10, $"seed {seed}: {naive.Count} sums");
        Assert.Equal(naive.OrderBy(pair => pair.Key), told.OrderBy(pair => pair.Key));
    }

    [Fact]
    public void Of_two_tables_in_one_report_sums_take_the_whole_jurisdiction_and_either_can_be_asked_for()
    {
        using var store = new TestStore { Stages = Stages() };
        WrittenFigure[] Twice(decimal office, decimal whole) =>
            [Count("rq_received", office) with { Scope = ReportScope.Body }, Count("rq_received", whole)];
        FigureReports.Add(store,
            new WrittenReport("绍兴市", 2016) { TableForm = TableForm.Old13, Figures = [.. Twice(5, 500), Count("rq_answered", 5) with { Scope = ReportScope.Body }, Count("rq_answered", 400)] },
            new WrittenReport("宁波市", 2016) { TableForm = TableForm.Old13, Figures = [Count("rq_received", 30) with { Scope = ReportScope.Unknown }] },
            new WrittenReport("湖州市", 2016) { TableForm = TableForm.Old13, Figures = [Count("rq_received", 7) with { Scope = ReportScope.Body }] });
        using ReportCorpus corpus = store.OpenCorpus();

        decimal? Sum(string by, string? scope) => corpus.Series(new SeriesParameters { Series = Received, By = by, Scope = scope, Regions = ["浙江省"] }).Lines.Where(line => by == "children" || line.Level == "prefecture").SingleOrDefault()?.Points.SingleOrDefault()?.Value;
        foreach (string by in (string[])["year", "children"])
            Assert.Equal((537m, 500m, 12m), (Sum(by, null), Sum(by, "jurisdiction"), Sum(by, "body")));
        SeriesPoint point = Assert.Single(Assert.Single(corpus.Series(new SeriesParameters { Series = Received, By = "body", Bodies = ["绍兴市人民政府"] }).Lines).Points);
        Assert.Equal((500m, "jurisdiction"), (point.Value, point.Scope));
        Assert.Equal("scope", Assert.Throws<SearchParameterException>(() => Sum("peers", "office")).Parameter);
    }

    [Fact]
    public void All_series_and_ratios_of_a_body_are_those_asked_for_one_by_one()
    {
        BodyFigures all = _corpus.BodyFigures("绍兴市人民政府");

        Assert.Equal("绍兴市人民政府", all.Body!.Name);
        Assert.Contains(all.Lines, line => line.Series.Unit == "%");
        IEnumerable<string> ids = Crosswalk.Series.Select(series => series.Id).Concat(Crosswalk.Ratios.Select(ratio => ratio.Id));
        var asked = ids.Select(id => (Id: id, Line: Ask(new SeriesParameters { Series = id, By = "body", Bodies = ["绍兴市人民政府"] }).Lines.SingleOrDefault()))
            .Where(pair => pair.Line?.Points.Any(point => point.Value is not null) == true).ToList();
        Assert.Equal(asked.Select(pair => pair.Id), all.Lines.Select(line => line.Series.Id));
        Assert.Equal(asked.SelectMany(pair => pair.Line!.Points.Select(Said)), all.Lines.SelectMany(line => line.Points.Select(Said)));
        Assert.Equal(asked.SelectMany(pair => pair.Line!.MissingYears), all.Lines.SelectMany(line => line.MissingYears));
        Assert.Null(_corpus.BodyFigures("无此机关").Body);

        static string Said(SeriesPoint point) => $"{point.Year} {point.Value} {point.Numerator}/{point.Denominator} {point.State} {point.Report} {point.Change} {string.Join(' ', point.Notes)}";
    }

    private SeriesAnswer Ask(SeriesParameters asked) => _corpus.Series(asked);

    /// <summary>Some prefectures of one province, its own report, a county, a department, and a prefecture elsewhere.</summary>
    public sealed class Province : IDisposable
    {
        private readonly TestStore _store = new() { Stages = Stages() };

        public Province()
        {
            FigureReports.Add(
                _store,
                Of("绍兴市", 2017, TableForm.Old13, Count("rq_received", 100)),
                Of("绍兴市", 2018, TableForm.Old13, Count("rq_received", 120)),
                Of("绍兴市", 2020, TableForm.Standard2019, [Count("ap_new.total", 150), .. Reviews(0, 0, 0)]),
                Of("绍兴市", 2021, TableForm.Standard2021, [Count("ap_new.total", 90), .. Reviews(4, 3, 1)]),
                Of("宁波市", 2018, TableForm.Old13, Count("rq_received", 200)),
                Of("宁波市", 2019, TableForm.Standard2019, Count("ap_new.total", 260)),
                Of("宁波市", 2021, TableForm.Standard2021, [Count("ap_new.total", 300), .. Reviews(1, 1, 0)]),
                Of("湖州市", 2021, TableForm.Standard2021, Count("ap_new.total", 40)),
                Of("温州市", 2021, TableForm.Standard2021, new WrittenFigure("ap_new.total", "", null, FigureState.Blank)),
                Of("金华市", 2021, TableForm.Standard2021, Count("ad_rules_made", 1)),
                Of("浙江省", 2021, TableForm.Standard2021, Count("ap_new.total", 1_000)),
                Of("柯桥区", 2021, TableForm.Standard2021, Count("ap_new.total", 12)),
                Of("绍兴市", 2021, TableForm.Standard2021, Count("ap_new.total", 7)) with { Body = "绍兴市水利局", Level = BodyLevel.Department },
                Of("潍坊市", 2021, TableForm.Standard2021, Count("ap_new.total", 170)));
            Corpus = _store.OpenCorpus();
        }

        public ReportCorpus Corpus { get; }

        public void Dispose()
        {
            Corpus.Dispose();
            _store.Dispose();
        }

        private static WrittenReport Of(string region, int year, TableForm form, params WrittenFigure[] figures) => new(region, year) { TableForm = form, Figures = [.. figures] };

        private static WrittenFigure[] Reviews(int upheld, int corrected, int other) =>
            [Count("rl_review.upheld", upheld), Count("rl_review.corrected", corrected), Count("rl_review.other", other), Count("rl_review.total", upheld + corrected + other)];
    }
}

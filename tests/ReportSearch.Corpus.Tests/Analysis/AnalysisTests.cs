using ReportSearch.Corpus.Comparison;
using ReportSearch.Corpus.Concordance;
using ReportSearch.Corpus.Figures;
using ReportSearch.Corpus.Ingest;
using ReportSearch.Corpus.Search;
using ReportSearch.Corpus.Themes;
using ReportSearch.Corpus.Trends;
using ReportSearch.Text.Folding;

namespace ReportSearch.Corpus.Tests.Analysis;

/// <summary>Concordances, trends, themes and comparisons over the sample reports, against counts made by looking at every unit.</summary>
public sealed class AnalysisTests : IClassFixture<AnalysisTests.Samples>
{
    private readonly ReportCorpus _corpus;
    private readonly IReadOnlyList<ReportText> _reports;

    public AnalysisTests(Samples samples) => (_corpus, _reports) = (samples.Corpus, samples.Reports);

    [Fact]
    public void A_concordance_has_a_line_for_every_match_and_each_leads_to_its_place()
    {
        ConcordanceAnswer answer = _corpus.Concordance(new ConcordanceParameters { Search = new SearchParameters { Query = "\"行政复议\"" }, Limit = 1_000 });
        Assert.Equal(_reports.Sum(report => report.Units.Sum(unit => Count(unit.Text, "行政复议"))), answer.LineCount);
        Assert.False(answer.Read.Sampled);
        Assert.Equal(answer.LineCount, answer.Lines.Count);
        Assert.Equal(answer.Lines.OrderBy(line => line.Right, StringComparer.Ordinal).Select(line => line.Right), answer.Lines.Select(line => line.Right));
        foreach (ConcordanceLine line in answer.Lines.Where((_, place) => place % 7 == 0))
        {
            string source = _corpus.ReadSource(line.Source.Report)!;
            Assert.Contains("复", FoldedText.Of(source[line.Start..line.End]).Text);
            Assert.InRange(line.Left.Length, 0, 20);
        }
    }

    [Fact]
    public void Pages_of_a_concordance_make_the_whole()
    {
        var asked = new ConcordanceParameters { Search = new SearchParameters { Query = "征地" }, Sort = "left", Limit = 7 };
        List<(string, int)> paged = [];
        for (string? cursor = null; ;)
        {
            ConcordanceAnswer page = _corpus.Concordance(asked with { Cursor = cursor });
            paged.AddRange(page.Lines.Select(line => (line.Source.Report, line.Start)));
            if ((cursor = page.Next) is null)
                break;
        }

        Assert.Equal(_corpus.Concordance(asked with { Limit = 1_000 }).Lines.Select(line => (line.Source.Report, line.Start)), paged);
        Assert.Throws<SearchParameterException>(() => _corpus.Concordance(asked with { Sort = "right", Cursor = _corpus.Concordance(asked).Next }));
    }

    [Fact]
    public void A_sample_says_so_and_is_the_same_every_time()
    {
        var asked = new ConcordanceParameters { Search = new SearchParameters { Query = "公开" }, Read = 20, Limit = 1_000 };
        ConcordanceAnswer once = _corpus.Concordance(asked), again = _corpus.Concordance(asked);
        Assert.True(once.Read.Sampled);
        Assert.Equal(20, once.Read.Units);
        Assert.Equal(once.Lines.Select(line => (line.Source.Report, line.Start)), again.Lines.Select(line => (line.Source.Report, line.Start)));
    }

    [Fact]
    public void Groups_count_every_line_once()
    {
        foreach (string group in (string[])["left", "right", "match", "year", "region", "level"])
        {
            ConcordanceAnswer answer = _corpus.Concordance(new ConcordanceParameters { Search = new SearchParameters { Query = "复议" }, Group = group });
            Assert.Equal(answer.LineCount, answer.Groups!.Sum(counted => counted.Lines));
        }
    }

    [Fact]
    public void Collocates_are_what_stands_beside_the_match_and_hardly_elsewhere()
    {
        CollocateList collocates = _corpus.Concordance(new ConcordanceParameters { Search = new SearchParameters { Query = "查阅点" }, Window = 5 }).Collocates!;
        WordContrast first = collocates.Words[0];
        // G² by its other form: over the four cells, 2 Σ O ln O - rows - columns + all.
        double a = first.Here, b = collocates.WindowWords - a, c = first.Elsewhere, d = collocates.CorpusWords - collocates.WindowWords - c;
        double Cell(double x) => x > 0 ? x * Math.Log(x) : 0;
        double expected = 2 * (Cell(a) + Cell(b) + Cell(c) + Cell(d) - Cell(a + b) - Cell(c + d) - Cell(a + c) - Cell(b + d) + Cell(a + b + c + d));
        Assert.InRange(first.LogLikelihood, expected - 0.01, expected + 0.01);
        Assert.Contains(collocates.Words, word => word.Word is "设备" or "设置" or "利用率");
        Assert.DoesNotContain(collocates.Words, word => word.Word == "查阅点");
    }

    [Fact]
    public void Keyness_of_a_section_names_its_theme()
    {
        KeynessAnswer answer = _corpus.Keyness(new SearchParameters { Sections = ["review_litigation"] });
        Assert.Contains("行政复议", answer.More.Take(10).Select(word => word.Word));
        Assert.All(answer.More, word => Assert.True(word.Here > word.Expected));
        Assert.All(answer.Less, word => Assert.True(word.Here < word.Expected));
        Assert.Throws<SearchParameterException>(() => _corpus.Keyness(new SearchParameters()));
    }

    [Theory]
    [InlineData("征地")]
    [InlineData("\"行政复议\"")]
    [InlineData("公开 答复")]
    public void A_trend_counts_what_stands_in_the_texts(string term)
    {
        TrendAnswer answer = _corpus.Trends(new TrendParameters { Terms = [term], By = "year" });
        string[] words = term.Trim('"').Split(' ');
        foreach (TrendPoint point in answer.Terms[0].Points)
        {
            List<ReportText> year = [.. _reports.Where(report => report.Row.Year == (int?)point.Value)];
            bool Holds(ReportUnit unit) => words.All(word => Count(unit.Text, word) > 0);
            Assert.Equal(year.Count, point.Base.Reports);
            Assert.Equal(year.Sum(report => report.Units.Sum(unit => unit.Text.Count(c => !char.IsWhiteSpace(c)))), point.Base.Characters);
            Assert.Equal(year.Count(report => report.Units.Any(Holds)), point.Reports);
            Assert.Equal(year.Sum(report => report.Units.Where(Holds).Sum(unit => words.Sum(word => Count(unit.Text, word)))), point.Occurrences);
        }

        Assert.Equal(answer.Base.Reports, answer.Terms[0].Points.Sum(point => point.Base.Reports));
    }

    [Fact]
    public void A_trend_by_place_and_year_has_the_places_below_the_region()
    {
        TrendAnswer answer = _corpus.Trends(new TrendParameters { Terms = ["征地"], Search = new SearchParameters { Regions = ["云麓省"] }, By = "region", Places = true });
        Assert.All(answer.Terms[0].Points, point => Assert.NotEqual("云麓省", point.Label));
        Assert.Contains(answer.Terms[0].Places!, place => place.Name == "澄湖市" && place.Year == 2017);
        Assert.Null(_corpus.Trends(new TrendParameters { Terms = ["\"征地 补偿\"~5"] }).Terms[0].All.Occurrences);
    }

    [Fact]
    public void A_word_with_a_star_has_lines_themes_and_a_trend_of_reports_that_says_what_it_does_not_count()
    {
        const string Word = "行政*诉讼";
        System.Text.RegularExpressions.Regex between = ReportSearch.Text.InputPattern.Of("行政[^。！？!?]{0,8}诉讼");
        ConcordanceAnswer lines = _corpus.Concordance(new ConcordanceParameters { Search = new SearchParameters { Query = Word }, Limit = 1_000 });
        Assert.NotEmpty(lines.Lines);
        Assert.All(lines.Lines, line => Assert.Matches(between, FoldedText.Of(_corpus.ReadSource(line.Source.Report)![line.Start..line.End]).Text));

        TermTrend trend = _corpus.Trends(new TrendParameters { Terms = [Word] }).Terms[0];
        // Cells and line ends break a match; white space does not.
        Assert.Equal(
            _reports.Count(report => report.Units.Any(unit => unit.Text.Split('\n', '\r', '\f', '\t').Any(piece => between.IsMatch(FoldedText.Of(piece).Text)))), trend.All.Reports);
        Assert.Null(trend.All.Occurrences);
        Assert.Contains("不数出现次数", Assert.Single(trend.Query.Notices));

        Assert.NotEmpty(_corpus.Themes(new ThemeParameters { Search = new SearchParameters { Query = Word } }).Entries);
    }

    [Fact]
    public void A_theme_has_one_entry_a_body_and_its_set_phrases_once()
    {
        ThemeAnswer answer = _corpus.Themes(new ThemeParameters { Search = new SearchParameters { Query = "政策解读" } });
        Assert.Equal(answer.Entries.Count, answer.Entries.Select(entry => entry.Source.Body!.Id).Distinct().Count());
        Assert.Equal(answer.Bodies, answer.Entries.Count(entry => entry.Full) + answer.Entries.Sum(entry => entry.Alike.Count));
        Assert.Contains(answer.Entries, entry => entry.Alike.Count > 0);
        Assert.Contains(answer.Entries.SelectMany(entry => entry.Passages), passage => passage.Kind == PassageKind.Problem);
        Assert.Contains(answer.Entries.SelectMany(entry => entry.Passages), passage => passage.Kind == PassageKind.Practice);
    }

    [Fact]
    public void A_theme_among_bodies_like_one_leaves_the_others_out()
    {
        ThemeAnswer answer = _corpus.Themes(new ThemeParameters { Search = new SearchParameters { Query = "公开" }, Like = "澄湖市" });
        Assert.All(answer.Entries, entry => Assert.Equal("prefecture", entry.Source.Level));
        Assert.DoesNotContain(answer.Entries, entry => entry.Source.Body!.Id == answer.Peers!.Body.Id);
        Assert.Throws<SearchParameterException>(() => _corpus.Themes(new ThemeParameters { Search = new SearchParameters { Query = "公开" }, Like = "没有的机关" }));
    }

    [Fact]
    public void The_passage_most_like_a_reworded_one_is_the_one_that_was_reworded()
    {
        SimilarAnswer answer = _corpus.Similar(new SimilarParameters { Text = "村里的柑橘良种补贴和水毁农田修复款，到户名册在祠堂张贴了半个月。" });
        Assert.Equal("01-two-level-parts.txt", answer.Passages[0].Source.File);
        Assert.DoesNotContain(answer.Words, word => word.Word is "公开" or "信息公开");
    }

    [Fact]
    public void A_passage_of_a_report_is_not_like_itself()
    {
        ReportText report = _reports.First(one => one.Row.File == "chenghu-2018.txt");
        SimilarAnswer answer = _corpus.Similar(new SimilarParameters { Report = report.Row.Id, Unit = report.Units.First(unit => unit.Tags.Contains("problems_improvements")).Number });
        Assert.NotEmpty(answer.Passages);
        Assert.DoesNotContain(answer.Passages, passage => passage.Source.Report == report.Row.Id);
    }

    [Fact]
    public void A_report_beside_itself_is_the_same()
    {
        string id = _reports.First(one => one.Row.File == "chenghu-2018.txt").Row.Id;
        ComparisonAnswer answer = _corpus.Compare(id, id);
        Assert.Equal(100, answer.SameShare);
        Assert.All(answer.Sections.SelectMany(section => section.Rows), row => Assert.Equal("same", row.State));
        Assert.All(answer.Figures, figure => Assert.True(figure.Change is null or 0));
    }

    [Fact]
    public void Two_years_beside_each_other_hold_every_paragraph_of_both_once()
    {
        ComparisonAnswer answer = _corpus.Compare("澄湖市@2018", "澄湖市@2019");
        foreach ((int year, Func<ComparedRow, ComparedParagraph?> side) in new (int, Func<ComparedRow, ComparedParagraph?>)[] { (2018, row => row.Left), (2019, row => row.Right) })
        {
            ReportText report = _reports.First(one => one.Row.File == $"chenghu-{year}.txt");
            IEnumerable<string> lines = report.Units.Where(unit => unit.Kind == "text").SelectMany(unit => unit.Text.Split('\n')).Select(line => line.Trim()).Where(line => line.Length > 0);
            Assert.Equal(lines.Order(StringComparer.Ordinal), answer.Sections.SelectMany(section => section.Rows).Select(side).OfType<ComparedParagraph>().Select(paragraph => paragraph.Text).Order(StringComparer.Ordinal));
        }

        ComparedRow changed = answer.Sections.SelectMany(section => section.Rows).First(row => row.State == "changed");
        Assert.Equal(Unchanged(changed.Left!), Unchanged(changed.Right!));
        Assert.Contains(answer.Figures, figure => figure is { Series: "requests_received", Change: not null });
        Assert.Throws<SearchParameterException>(() => _corpus.Compare("澄湖市@1999", "澄湖市@2018"));

        static string Unchanged(ComparedParagraph paragraph) => string.Concat(paragraph.Text.Where((_, place) => !paragraph.Changes.Any(change => place >= change[0] && place < change[1])));
    }

    [Fact]
    public void The_grid_of_coverage_shows_each_report_once()
    {
        CoverageGridPage page = _corpus.CoverageGrid(new ReportParameters(), limit: 1_000);
        Assert.Equal(_reports.Where(report => report.Row.Year is not null).Select(report => report.Row.Id).Order(), page.Bodies.SelectMany(body => body.Reports).OfType<string>().Order());
        Assert.All(page.Bodies, body => Assert.Equal(page.Years.Count, body.States.Count));
        // 浣石县 becomes 浣石市 in 2018: neither name is expected in the other's years.
        Assert.Contains(page.Bodies, body => body.States.Contains("notExpected"));
        Assert.All(page.Bodies.Where(body => body.Level == "department"), body => Assert.DoesNotContain("missing", body.States));
    }

    private static int Count(string text, string wanted) => FoldedText.Of(text).Occurrences(wanted).Count();

    /// <summary>All samples in one store.</summary>
    public sealed class Samples : IDisposable
    {
        private readonly string _store = Directory.CreateTempSubdirectory("reportsearch-analysis-").FullName;

        public Samples()
        {
            string samples = Path.Combine(Checkout.FindRoot(AppContext.BaseDirectory)!, "index-data", "samples");
            var options = new CorpusOptions(Path.Combine(samples, "regions.csv"));
            using (var writer = StoreWriter.Open(_store, options))
                writer.Ingest([.. Directory.EnumerateFiles(samples, "*.txt", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(file => new IngestFile(file))]);
            Corpus = ReportCorpus.Open(_store, options);
            Reports = [.. Corpus.ReportIds().Select(id => Corpus.FindReport(id)!)];
        }

        public ReportCorpus Corpus { get; }

        public IReadOnlyList<ReportText> Reports { get; }

        public void Dispose()
        {
            Corpus.Dispose();
            Directory.Delete(_store, recursive: true);
        }
    }
}

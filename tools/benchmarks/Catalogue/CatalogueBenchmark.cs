using System.Diagnostics;
using System.Globalization;
using ReportSearch.Corpus.Catalogue;
using ReportSearch.Corpus.Figures;
using ReportSearch.Corpus.Topics;
using ReportSearch.Reports;
using ReportSearch.Reports.Audit;
using ReportSearch.Reports.Statistics;
using ReportSearch.Reports.Topics;
using ReportSearch.Text.Classification;
using ReportSearch.Text.Regions;

namespace ReportSearch.Benchmarks.Catalogue;

/// <summary>
/// Size and speed of a catalogue of invented reports with as many figures as the forms have: every province, prefecture and county of each year since 2008, and departments until
/// there are as many reports as wanted. What is timed is the catalogue alone, not reading.
/// </summary>
internal static class CatalogueBenchmark
{
    private const int Seed = 20261120;
    private const int ReportsOfATransaction = 500;
    private const int WarmingRuns = 12;
    private const int Runs = 15;

    public static void Run(int reports, string folder)
    {
        Directory.CreateDirectory(folder);
        string file = Path.Combine(folder, "catalogue.db");
        if (!File.Exists(file))
            Fill(file, reports);
        long bytes = new FileInfo(file).Length;
        using CatalogueReader catalogue = CatalogueReader.Open(file, null);
        long figures = catalogue.Read(d => d.Number("SELECT COUNT(*) FROM figures"));
        long values = catalogue.Read(d => d.Number("SELECT COUNT(*) FROM series_values"));
        long count = catalogue.Read(d => d.Number("SELECT COUNT(*) FROM reports"));
        Print($"{count:N0} reports, {figures:N0} figures, {values:N0} series values; {bytes / 1e6:N0} MB, {(double)bytes / figures:0.0} bytes a figure with everything");

        var divisions = new Divisions(RegionTable.China);
        var series = new SeriesService(catalogue, RegionTable.China, divisions, "benchmark");
        string body = catalogue.Read(d => d.Text("SELECT bodyId FROM reports WHERE regionCode = '330600' AND level = 'prefecture' ORDER BY year DESC LIMIT 1"))!;
        int latest = (int)catalogue.Read(d => d.Number("SELECT MAX(year) FROM reports WHERE regionCode = '330600' AND level = 'prefecture'"));
        Time("series by year, all years, regions and levels", () => series.Answer(new SeriesParameters { Series = "requests_received" }).Lines.Count);
        Time("every figure and ratio of one body", () => series.OfBody(body).Lines.Count);
        Time("series by region, provinces", () => series.Answer(new SeriesParameters { Series = "requests_received", By = "region" }).Lines.Count);
        Time("series of the children of the country", () => series.Answer(new SeriesParameters { Series = "requests_received", By = "children" }).Lines.Count);
        Time("series of the children of a province", () => series.Answer(new SeriesParameters { Series = "requests_received", By = "children", Regions = ["330000"] }).Lines.Count);
        Time("series of one body", () => series.Answer(new SeriesParameters { Series = "requests_received", By = "body", Bodies = [body] }).Lines.Count);
        Time("ratio by year, all years, regions and levels", () => series.Answer(new SeriesParameters { Series = "disclosure_rate" }).Lines.Count);
        Time("peers of one body in one year", () => series.Answer(new SeriesParameters { Series = "requests_received", By = "peers", Bodies = [body], YearFrom = latest, YearTo = latest }).Peers!.Count);
        Time("sum by year and level in SQL over v_series", () => (int)catalogue.Read(d => d.Number("SELECT COUNT(*) FROM (SELECT year, level, SUM(value) FROM v_series WHERE series = 'requests_received' GROUP BY 1, 2)")));
        Time("coverage, all years and levels", () => new CoverageList(catalogue, RegionTable.China, divisions, "benchmark").Answer(new ReportParameters()).Coverage.Count);
        var topics = new TopicTrend(catalogue, RegionTable.China, divisions, "benchmark");
        Time("topics by year and level, whole country", () => topics.Answer(new TopicParameters(), 100, null).Trend.Count);
        Time("topics by year and level, one province", () => topics.Answer(new TopicParameters { Regions = ["330000"] }, 100, null).Trend.Count);
        Time("one topic with a page of 100 mentions", () => topics.Answer(new TopicParameters { Topics = ["land_expropriation"] }, 100, null).Mentions.Count);
        Time("a page of 100 figures of one indicator", () => new FigureList(catalogue, new FigureParameters { Ids = ["ap_new.total"] }, RegionTable.China, divisions).Page(0, 0, 100).Page.Count);
        Time("a page of 100 figures of an indicator that no report has", () => new FigureList(catalogue, new FigureParameters { Ids = ["fee_collected"] }, RegionTable.China, divisions).Page(0, 0, 100).Page.Count);
        Time("a page of 100 figures of one indicator, 40,000 reports on", () => new FigureList(catalogue, new FigureParameters { Ids = ["rq_received"] }, RegionTable.China, divisions).Page(40_000, 0, 100).Page.Count);
        Time("a page of 100 findings", () => new FindingList(catalogue, new FindingParameters(), RegionTable.China, divisions, []).Page(0, 0, 100).Page.Count);
        long begun = Stopwatch.GetTimestamp();
        long rows = 0;
        new FigureList(catalogue, new FigureParameters { YearFrom = latest, YearTo = latest }, RegionTable.China, divisions).Each(_ => rows++, CancellationToken.None);
        double seconds = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        Print($"all figures of {latest}: {rows:N0} rows in {seconds:0.0} s, {rows / seconds:N0} a second");
    }

    private static void Fill(string file, int reports)
    {
        var random = new Random(Seed);
        Print($"seed {Seed}");
        using CatalogueWriter writer = CatalogueWriter.Open(file);
        long begun = Stopwatch.GetTimestamp();
        int made = 0;
        foreach ((ReportRow row, string regionLevel) in Rows().Take(reports))
        {
            if (made % ReportsOfATransaction == 0)
                writer.Begin(1);
            List<Figure> figures = FiguresOf(row, random);
            writer.Put(Whole(row, regionLevel, made + 1), [], figures, FindingsOf(figures), TopicsOf(made));
            if (++made % ReportsOfATransaction == 0)
                writer.End();
        }

        if (made % ReportsOfATransaction != 0)
            writer.End();
        writer.Begin(1);
        writer.AddCommit("benchmark", "2026-11-20T00:00:00Z");
        writer.End();
        writer.MakeVisible(1);
        double seconds = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        Print($"{made:N0} reports written in {seconds:0.0} s: {1000 * seconds / made:0.00} ms a report");
    }

    private static IEnumerable<(ReportRow Row, string RegionLevel)> Rows()
    {
        int number = 0;
        var divisions = new Divisions(RegionTable.China);
        for (int round = 0; ; round++)
        {
            for (int year = 2008; year <= 2025; year++)
            {
                foreach (RegionLevel level in (RegionLevel[])[RegionLevel.Province, RegionLevel.Prefecture, RegionLevel.County])
                {
                    foreach (Region region in divisions.Of(year).AtLevel(level, null))
                    {
                        IReadOnlyList<Region> chain = RegionTable.China.Chain(region, year);
                        string id = (++number).ToString("x16", CultureInfo.InvariantCulture);
                        string body = region.Code + (round == 0 ? "-gov" : string.Create(CultureInfo.InvariantCulture, $"-dep{round}"));
                        string name = region.Name + (round == 0 ? "人民政府" : string.Create(CultureInfo.InvariantCulture, $"第{round}局"));
                        string form = year <= 2018 ? "free" : year <= 2020 ? "standard2019" : "standard2021";
                        string table = year <= 2018 ? "old13" : year <= 2020 ? "2019" : "2021";
                        string bodyLevel = round == 0 ? FindingRows.Name(level) : "department";
                        yield return (
                            new ReportRow(
                                id, id + id + id + id, $"{name}{year}年报.txt", Current: true, $"{name}{year}年政府信息公开工作年度报告", name, region.Code, region.Name,
                                [.. chain.Select(r => r.Name)], [.. chain.Select(r => r.Code)], body, name, bodyLevel, year, form, table, $"{year + 1}-03-01", null, null, 12),
                            FindingRows.Name(level));
                    }
                }
            }
        }
    }

    private static CatalogueReport Whole(ReportRow row, string regionLevel, long intake) => new()
    {
        Row = row,
        Names = [row.File],
        IsReport = true,
        Intake = intake,
        RegionLevel = regionLevel,
        BodyKind = "government",
        Scope = "jurisdiction",
        Period = new ReportPeriod($"{row.Year}-01-01", $"{row.Year}-12-31"),
        Confidence = new IdentityConfidence(1, 1, 1),
        Format = "txt",
        Encoding = "utf-8",
        TextLength = 20_000,
        Repairs = new Dictionary<string, int>(),
        ReadWith = "benchmark",
    };

    // As reports are: most cells 0, some blank, totals larger, labels printed as the form has them.
    private static List<Figure> FiguresOf(ReportRow row, Random random)
    {
        TableForm form = row.TableForm switch
        {
            "old13" => TableForm.Old13,
            "2019" => TableForm.Standard2019,
            _ => TableForm.Standard2021,
        };
        var figures = new List<Figure>(220);
        int at = 6_000;
        foreach (Indicator indicator in IndicatorTable.All.Where(indicator => indicator.HasFigure && indicator.Forms.Contains(form)))
        {
            int kind = random.Next(100);
            FigureState state = kind < 12 ? FigureState.Blank : kind < 16 ? FigureState.NotApplicable : FigureState.Value;
            decimal? value = state != FigureState.Value ? null : kind < 55 ? 0 : kind < 90 ? random.Next(100) : random.Next(50_000);
            string printed = state == FigureState.Blank ? "" : value?.ToString(CultureInfo.InvariantCulture) ?? "/";
            at += 12 + random.Next(20);
            figures.Add(new Figure(
                indicator.Id, indicator.Label, indicator.Unit, printed, value, state, false, at, at + printed.Length, 0, 0, FigureOrigin.Table, form, ReportScope.Jurisdiction, null));
        }

        for (int i = 0; i < 12; i++)
        {
            at += 60;
            int value = random.Next(3_000);
            figures.Add(new Figure(
                i < 4 ? "rq_received" : null, "全年共收到申请", "件", value.ToString(CultureInfo.InvariantCulture), value, FigureState.Value, i == 7, at, at + 4, 0, 0, FigureOrigin.Prose, form,
                ReportScope.Jurisdiction, null));
        }

        return figures;
    }

    // Some thirty rules a report, of which one in three reports breaks one.
    // Every second report names topics: five in one sentence, as such sentences do.
    private static List<TopicSentence> TopicsOf(int report) => report % 2 == 1 ? [] :
    [
        new TopicSentence(0, 60, "申请内容主要涉及…等方面", TopicSubject.Requests,
            [.. Enumerable.Range(0, 5).Select(i => new MentionedTopic(
                TopicModel.Default.Topics[((report * 7) + (i * i)) % TopicModel.Default.Topics.Count], 0.9, new TopicMention("土地征收", 10 * i, (10 * i) + 4, i == 0 ? report % 30 : null)))], 0),
    ];

    private static List<Finding> FindingsOf(List<Figure> figures)
    {
        var findings = new List<Finding>(30);
        foreach (Figure figure in figures.Where((_, i) => i % 6 == 0).Take(30))
        {
            decimal right = figure.Value ?? 0;
            Verdict verdict = figure.Value is null ? Verdict.CannotJudge : figure.Value > 40_000 ? Verdict.Contradiction : Verdict.Holds;
            findings.Add(new Finding(
                FindingKind.Sum, verdict, "sum." + figure.Id, $"“{figure.Label}”为{figure.Printed}，各分项之和为{right}。",
                new FindingSide(figure.Id, figure.Value, figure.Printed, figure.Start, figure.End, []),
                new FindingSide(null, right, null, null, null, [new FindingPart(figure.Id, right, figure.Start, figure.End)])));
        }

        return findings;
    }

    private static void Time(string what, Func<int> work)
    {
        // The runtime translates a method anew when it was called often: what is timed is the state that a server is in.
        int result = 0;
        for (int i = 0; i < WarmingRuns; i++)
            result = work();
        var milliseconds = new List<double>(Runs);
        var processor = new List<double>(Runs);
        for (int i = 0; i < Runs; i++)
        {
            TimeSpan used = Environment.CpuUsage.TotalTime;
            long begun = Stopwatch.GetTimestamp();
            work();
            milliseconds.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            processor.Add((Environment.CpuUsage.TotalTime - used).TotalMilliseconds);
        }

        milliseconds.Sort();
        processor.Sort();
        Print($"{what}: median {milliseconds[Runs / 2]:0.0} ms, fastest {milliseconds[0]:0.0} ms, slowest {milliseconds[^1]:0.0} ms; processor time, median {processor[Runs / 2]:0.0} ms ({result})");
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}

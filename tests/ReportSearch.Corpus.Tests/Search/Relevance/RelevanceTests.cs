using System.Globalization;
using ReportSearch.Corpus.Ingest;
using ReportSearch.Corpus.Search;
using Xunit.Abstractions;

namespace ReportSearch.Corpus.Tests.Search.Relevance;

/// <summary>How good the ranking is, over needs whose judgements were written before it was looked at, and beside plain BM25 over words and over pairs of characters.</summary>
public sealed class RelevanceTests(ITestOutputHelper output) : IDisposable
{
    private readonly string _store = Directory.CreateTempSubdirectory("reportsearch-needs-").FullName;

    private static string Root => Checkout.FindRoot(AppContext.BaseDirectory)!;

    [Fact]
    public void Needs_over_the_samples_are_answered()
    {
        string samples = Path.Combine(Root, "index-data", "samples");
        Measure("sample-needs.tsv", samples, Path.Combine(samples, "regions.csv"), least: 0.85);
    }

    [RealReportFact]
    public void Needs_over_the_real_reports_are_answered() => Measure("real-needs.tsv", RealReports.Folder, null, least: 0.83);

    private void Measure(string file, string folder, string? overlay, double least)
    {
        var options = new CorpusOptions(overlay);
        using (var writer = StoreWriter.Open(_store, options))
            writer.Ingest([.. Directory.EnumerateFiles(folder, "*.txt", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(path => new IngestFile(path))]);
        using ReportCorpus corpus = ReportCorpus.Open(_store, options);
        IReadOnlyList<InformationNeed> needs = InformationNeed.Read(Path.Combine(Root, "tests", "ReportSearch.Corpus.Tests", "Search", "Relevance", file));
        List<(JudgedUnit Unit, string Text)> units = [.. corpus.ReportIds().Select(id => corpus.FindReport(id)!).SelectMany(report => report.Units.Select(unit => (
            new JudgedUnit(report.Row.Id, unit.Number, report.Row.File, string.Concat(unit.Text.Where(c => !char.IsWhiteSpace(c))), unit.SourceStart, unit.SourceEnd),
            $"{report.Row.Title}\n{report.Row.Issuer}\n{string.Join('\n', unit.Headings)}\n{unit.Text}")))];
        Dictionary<(string, int), JudgedUnit> byPlace = units.ToDictionary(unit => (unit.Unit.Report, unit.Unit.Number), unit => unit.Unit);
        var words = new PlainBm25(units, PlainBm25.Words);
        var grams = new PlainBm25(units, PlainBm25.Grams);
        RankingScore ours = Score("ReportSearch", need => [.. corpus.Search(new SearchParameters { Query = need.Query, Limit = 20 }).Hits.Select(hit => byPlace[(hit.Report, hit.Unit)])]);
        RankingScore byWords = Score("BM25 words", need => words.Search(need.Query, 20));
        RankingScore byGrams = Score("BM25 grams", need => grams.Search(need.Query, 20));
        Assert.True(ours.Ndcg >= least, $"nDCG@10 is {ours.Ndcg:0.000}");
        Assert.True(ours.Ndcg > byWords.Ndcg && ours.Ndcg > byGrams.Ndcg, "plain BM25 is as good");

        RankingScore Score(string name, Func<InformationNeed, List<JudgedUnit>> search)
        {
            List<RankingScore> scores = [.. needs.Select(need => RankingScore.Of([.. search(need).Select(need.GradeOf)], units.Select(unit => need.GradeOf(unit.Unit))))];
            var mean = new RankingScore(scores.Average(score => score.Ndcg), scores.Average(score => score.Recall));
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {needs.Count} needs, nDCG@10 {mean.Ndcg:0.000}, recall@20 {mean.Recall:0.000}"));
            return mean;
        }
    }

    public void Dispose() => Directory.Delete(_store, recursive: true);
}

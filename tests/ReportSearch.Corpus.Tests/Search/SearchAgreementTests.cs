using ReportSearch.Corpus.Catalogue;
using ReportSearch.Corpus.Search;
using ReportSearch.Corpus.Tests.Indexing;
using ReportSearch.Text.Regions;
using Xunit.Abstractions;

namespace ReportSearch.Corpus.Tests.Search;

/// <summary>Queries as users write them, answered over the real index and over the plain scan.</summary>
public sealed class SearchAgreementTests(ITestOutputHelper output)
{
    private static readonly string[] Pieces =
    [
        "征地", "拆迁", "征地拆迁多少件", "公开受理", "\"征地\"", "“地拆”", "\"公\"", "2017", "2017年", "201*", "a", "ab", "pdf", "open", "AND", "OR", "NOT", "与", "或", "非",
        "(", ")", "（", "）", "+公开", "-答复", "－补偿", "拆*", "title:公开", "heading:行政复议", "body:答复", "issuer:部门", "year:2015..2017", "level:county", "section:on_request",
        "region:滨州", "form:free", "滨州", "山东省", "公开^3", "\"行政 复议\"~5", "😀", "12.5%", "件", "征?拆迁", "?复", "拆?", "\"公开 受理\"~3", "-\"公开 部门\"~2", "heading:\"公开 受理\"~9", "\"件 a\"~20", "expand:no", "二〇一七", "4200件", "4.2万", "5%", "第5条", "五件", "title:二○一七年",
    ];

    [Theory]
    [InlineData(41)]
    [InlineData(42)]
    public void Both_indexes_give_the_same_full_and_partial_hits_totals_and_facets(int seed)
    {
        output.WriteLine($"seed {seed}");
        using var corpus = new ComparedCorpus(seed, reports: 50);
        var rows = new AnyReport(corpus.Reports.ToDictionary(report => report.Key.ReportId, report => report.Key.RegionCodes.Count == 0 ? null : report.Key.RegionCodes[^1]));
        var real = new SearchService(corpus.Snapshot, rows, RegionTable.China, DictionarySegmenter.Genre, "v");
        var plain = new SearchService(corpus.Plain, rows, RegionTable.China, DictionarySegmenter.Genre, "v");
        for (int i = 0; i < 200; i++)
        {
            string query = string.Join(' ', Enumerable.Range(0, 1 + corpus.Random.Next(5)).Select(_ => corpus.Random.Pick(Pieces)));
            var parameters = new SearchParameters
            {
                Query = query,
                Limit = 1_000,
                Facets = true,
                Group = ((string[])["report", "none", "region", "none"])[i % 4],
                Within = ((string[])["unit", "sentence", "unit", "paragraph", "report"])[i % 5],
            };
            SearchAnswer expected = plain.Search(parameters);
            SearchAnswer actual = real.Search(parameters);
            Assert.True(expected.Total == actual.Total, $"seed {seed}, query {query}: {expected.Total} by scan, {actual.Total} by index");
            List<string> scanned = Places(expected, parameters), indexed = Places(actual, parameters);
            Assert.True(
                scanned.SequenceEqual(indexed),
                $"seed {seed}, query {query} within {parameters.Within}, group {parameters.Group}: only by scan {string.Join(", ", scanned.Except(indexed))}; only by index {string.Join(", ", indexed.Except(scanned))}");
            foreach ((string name, IReadOnlyList<FacetValue> values) in expected.Facets!)
                Assert.Equal(values, actual.Facets![name]);
        }
    }

    private static List<string> Places(SearchAnswer answer, SearchParameters parameters) =>
        [.. answer.Hits.Select(hit => $"{(parameters.Group == "region" ? "" : hit.Report)} {(parameters.Group != "none" ? "" : hit.Unit)} {hit.Full} {hit.MoreUnits}").Order(StringComparer.Ordinal)];

    private sealed class AnyReport(Dictionary<string, string?> regions) : IReportLookup
    {
        public ReportRow? FindRow(string reportId) =>
            new(reportId, "", "", true, null, null, regions[reportId], null, [], [], null, null, "county", null, "free", "none", null, null, null, 0);
    }
}

using System.Diagnostics;
using ReportSearch.Corpus.Catalogue;
using ReportSearch.Corpus.Search;
using ReportSearch.Corpus.Tests.Indexing;
using ReportSearch.Text.Regions;
using Xunit.Abstractions;

namespace ReportSearch.Corpus.Tests.Queries;

/// <summary>
/// Random queries over a real index: none fails, none needs more than its budget. Query number n is the same every time, so that a run can be gone on with:
/// REPORTSEARCH_FUZZ_QUERIES=FROM..TO runs these, and a failure names its number.
/// </summary>
public sealed class GrammarFuzzTests(ITestOutputHelper output)
{
    private const int Slice = 3_000;
    private const int LinesEvery = 100_000;

    // Of processor time, over 40 reports: hundreds of times what a query needs, and still far from a query that runs away.
    private static readonly TimeSpan s_budget = TimeSpan.FromSeconds(1);

    private static readonly string[] s_pieces =
    [
        "征地", "拆迁多少件", "公开", "答复", "公", "件", "的", "怎么", "2017", "2017年", "二〇一七", "pdf", "ab", "😀", "\ud83d", "\0", "，", "。", "“", "”", "\"", "＂", "(", ")", "（", "）",
        " AND ", " OR ", " NOT ", " 与 ", " 或 ", " 非 ", " +", " -", "＋", "－", "*", "＊", "?", "？", "^2", "^1.5.", "^", "~", "~3", "~10 ", "～9", "~99999", "title:", "issuer:", "region:", "year:", "level:", "section:",
        "topic:", "form:", "heading:", "body:", "expand:no ", "expand:", ":", "：", "2015..2018", "county", "滨州", "on_request", "\\", "\\\"", " ", "  ", "　", "\t", "\n",
    ];

    private static readonly string[] s_within = ["unit", "sentence", "paragraph", "report"];
    private static readonly string[] s_groups = ["none", "report", "region"];

    [Fact]
    public void Random_queries_never_fail_and_keep_their_budget()
    {
        using var corpus = new ComparedCorpus(77, reports: 40);
        var service = new SearchService(corpus.Snapshot, new AnyRow(), RegionTable.China, DictionarySegmenter.Genre, "v");
        foreach (int number in NumberedRange.Of("REPORTSEARCH_FUZZ_QUERIES", Slice).Each(output, LinesEvery))
        {
            var random = new Random(number);
            string query = string.Concat(Enumerable.Range(0, random.Next(1, 14)).Select(_ => s_pieces[random.Next(s_pieces.Length)]));
            var parameters = new SearchParameters
            {
                Query = query,
                Within = s_within[random.Next(s_within.Length)],
                Group = s_groups[random.Next(s_groups.Length)],
                Facets = random.Next(8) == 0,
                Limit = 3,
            };
            try
            {
                TimeSpan before = Process.GetCurrentProcess().UserProcessorTime;
                long started = Stopwatch.GetTimestamp();
                SearchAnswer answer = service.Search(parameters);
                Assert.NotEqual("", answer.Query.Parsed);
                // The clock first: it is cheap, and processor time decides only where it is slow.
                if (Stopwatch.GetElapsedTime(started) > s_budget)
                    Assert.True(Process.GetCurrentProcess().UserProcessorTime - before < s_budget * 2, "over budget");
            }
            catch (Exception failure) when (failure is not OutOfMemoryException)
            {
                Assert.Fail($"query {number}, within {parameters.Within}, group {parameters.Group}: {query}: {failure}");
            }
        }
    }

    private sealed class AnyRow : IReportLookup
    {
        public ReportRow? FindRow(string reportId) =>
            new(reportId, "", "", true, null, null, null, null, [], [], null, null, "county", null, "free", "none", null, null, null, 0);
    }
}

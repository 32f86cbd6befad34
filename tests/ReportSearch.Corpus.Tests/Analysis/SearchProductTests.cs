using System.Text.Json;
using ReportSearch.Corpus.Export;
using ReportSearch.Corpus.Search;
using ReportSearch.Corpus.Tests.Store;

namespace ReportSearch.Corpus.Tests.Analysis;

/// <summary>What surrounds a search: words that stand for others, why nothing is found, permalinks, citations, saved searches.</summary>
public sealed class SearchProductTests : IClassFixture<AnalysisTests.Samples>
{
    private readonly ReportCorpus _corpus;

    public SearchProductTests(AnalysisTests.Samples samples) => _corpus = samples.Corpus;

    [Fact]
    public void Synonyms_are_shown_come_behind_and_never_make_a_full_match()
    {
        SearchAnswer with = _corpus.Search(new SearchParameters { Query = "死链", Limit = 20 });
        Assert.Equal(0, with.Total.Units);
        Assert.Contains(with.Query.Expansions, expansion => expansion.From == "死链" && expansion.To.Contains("失效链接"));
        Assert.All(with.Hits, hit => Assert.False(hit.Full));
        Assert.Contains("失效链接", with.Hits[0].Passages[0].Text);
        foreach (SearchAnswer without in new[] { _corpus.Search(new SearchParameters { Query = "死链 expand:no" }), _corpus.Search(new SearchParameters { Query = "死链", Expand = false }) })
        {
            Assert.Empty(without.Hits);
            Assert.Empty(without.Query.Expansions);
        }

        Assert.Equal(
            _corpus.Search(new SearchParameters { Query = "征地", Expand = false }).Total, _corpus.Search(new SearchParameters { Query = "征地" }).Total);
        Assert.Empty(_corpus.Search(new SearchParameters { Query = "\"征地\"" }).Query.Expansions);
    }

    [Fact]
    public void Nothing_found_says_which_word_has_none_and_what_is_near()
    {
        SearchAdvice advice = _corpus.Search(new SearchParameters { Query = "保迷审查 附件" }).Advice!;
        WordAdvice none = Assert.Single(advice.Words, word => word.Units == 0 && word.DidYouMean.Count > 0);
        Assert.Contains("保密", none.DidYouMean.Append("").Concat(advice.Queries.Select(query => query.Query)).Where(text => text.Contains("保密", StringComparison.Ordinal)).Select(_ => "保密"));
        Assert.All(advice.Queries, query => Assert.True(query.Units > 0));
        Assert.Null(_corpus.Search(new SearchParameters { Query = "保密审查" }).Advice);
    }

    [Fact]
    public void Nothing_found_says_which_filter_takes_all_away()
    {
        SearchAdvice advice = _corpus.Search(new SearchParameters { Query = "\"行政复议\"", Sections = ["fees"], YearFrom = 2018, YearTo = 2018 }).Advice!;
        Assert.True(advice.WithoutFilters > 0);
        Assert.True(advice.Filters.Single(filter => filter.Filter == "section").UnitsWithout > 0);
        Assert.Equal(0, advice.Filters.Single(filter => filter.Filter == "year").UnitsWithout);
        foreach (QueryAdvice near in advice.Queries)
            Assert.Equal(near.Units, _corpus.Search(new SearchParameters { Query = near.Query, Sections = ["fees"], YearFrom = 2018, YearTo = 2018 }).Total.Units);
    }

    [Fact]
    public void A_permalink_holds_the_search_and_says_when_the_corpus_moved_on()
    {
        SearchAnswer answer = _corpus.Search(new SearchParameters { Query = "征地 补偿", YearFrom = 2015, YearTo = 2018, Levels = ["county"], Within = "sentence", Sort = "year" });
        Assert.Contains("year=2015..2018", Uri.UnescapeDataString(answer.Permalink!));
        Assert.Contains("within=sentence", answer.Permalink);
        Assert.Contains("version=" + answer.CorpusVersion, answer.Permalink);
        Assert.Empty(_corpus.Search(new SearchParameters { Query = "征地", Version = answer.CorpusVersion }).Query.Notices);
        Assert.Contains("结果可能不同", Assert.Single(_corpus.Search(new SearchParameters { Query = "征地", Version = "older" }).Query.Notices));
    }

    [Fact]
    public void A_paragraph_is_cited_in_four_formats_with_its_anchor()
    {
        SearchHit hit = _corpus.Search(new SearchParameters { Query = "\"明厨亮灶\"" }).Hits[0];
        foreach (ReferenceFormat format in Enum.GetValues<ReferenceFormat>())
        {
            string citation = _corpus.Cite(hit.Report, hit.Unit, format, "2026-01-01T00:00:00Z")!;
            Assert.Contains(hit.Title!, citation);
            Assert.Contains($"u{hit.Unit}", citation);
            Assert.Contains(_corpus.CorpusVersion, citation);
        }

        JsonElement csl = JsonDocument.Parse(_corpus.Cite(hit.Report, hit.Unit, ReferenceFormat.CslJson, "2026-01-01T00:00:00Z")!).RootElement[0];
        Assert.Equal(("report", hit.Issuer), (csl.GetProperty("type").GetString(), csl.GetProperty("author")[0].GetProperty("literal").GetString()));
        Assert.Null(_corpus.Cite(hit.Report, 100_000, ReferenceFormat.Ris, ""));
        Assert.Null(_corpus.Cite("0000000000000000", null, ReferenceFormat.Ris, ""));
    }

    [Fact]
    public void A_saved_search_finds_what_came_since_it_was_seen_and_outlives_a_rebuild()
    {
        string root = Directory.CreateTempSubdirectory("reportsearch-saved-").FullName;
        try
        {
            string store = Path.Combine(root, "store");
            string files = SampleTexts.Write(Path.Combine(root, "files"), 4);
            string[] all = [.. Directory.EnumerateFiles(files).Order(StringComparer.Ordinal)];
            Take(all[..3]);
            using (ReportCorpus corpus = ReportCorpus.Open(store))
            {
                SavedSearches.Save(store, corpus, "征地", new SearchParameters { Query = "征地拆迁", Sections = ["on_request"] });
                Assert.Equal(0, SavedSearches.News(store, corpus, "征地")!.NewReports);
                Assert.Throws<SearchParameterException>(() => SavedSearches.Save(store, corpus, "x", new SearchParameters { Sections = ["nothing"] }));
            }

            Take(all);
            using (ReportCorpus corpus = ReportCorpus.Open(store))
            {
                SavedSearchNews news = SavedSearches.News(store, corpus, "征地")!;
                Assert.Equal(Path.GetFileName(all[3]), Assert.Single(news.Answer.Hits).File);
                Assert.True(SavedSearches.MarkSeen(store, corpus, "征地"));
                Assert.Equal(0, SavedSearches.News(store, corpus, "征地")!.NewReports);
                Assert.Equal(["on_request"], Assert.Single(SavedSearches.All(store)).Search.Sections);
                Assert.True(SavedSearches.Remove(store, corpus, "征地"));
                Assert.Empty(SavedSearches.All(store));
                Assert.Null(SavedSearches.News(store, corpus, "征地"));
            }

            void Take(string[] paths)
            {
                using var writer = StoreWriter.Open(store);
                writer.Ingest([.. paths.Select(path => new ReportSearch.Corpus.Ingest.IngestFile(path))]);
            }
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }
}

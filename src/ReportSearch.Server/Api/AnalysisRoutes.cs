using System.Text.Json;
using ReportSearch.Corpus;
using ReportSearch.Corpus.Concordance;
using ReportSearch.Corpus.Search;
using ReportSearch.Corpus.Themes;
using ReportSearch.Corpus.Trends;
using ReportSearch.Server.Corpora;
using ReportSearch.Server.Requests;

namespace ReportSearch.Server.Api;

/// <summary>The API over what searches add up to: concordances, keyness, trends, themes, passages like one, two reports side by side.</summary>
internal static class AnalysisRoutes
{
    public static void MapAnalysis(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1");
        api.MapGet("/kwic", (HttpContext context, ServedCorpora corpora) => AnswerAsync(context, corpora, (query, corpus) =>
        {
            var asked = new ConcordanceParameters
            {
                Search = SearchQuery.Read(context.Request.Query, new SearchParameters(), "sort", "group", "limit", "cursor", "width", "window", "read"),
                Sort = query.Single("sort") ?? "right",
                Group = query.Single("group") ?? "none",
                Width = query.Number("width", 20),
                Window = query.Number("window", 0),
                Limit = query.Number("limit", 100),
                Read = query.Number("read", 1_000),
                Cursor = query.Single("cursor"),
            };
            return cancellation => corpus.Concordance(asked, cancellation);
        }));
        api.MapGet("/keyness", (HttpContext context, ServedCorpora corpora) => AnswerAsync(context, corpora, (query, corpus) =>
        {
            var (search, read) = (SearchQuery.Read(context.Request.Query, new SearchParameters(), "read"), query.Number("read", 2_000));
            return cancellation => corpus.Keyness(search, read, cancellation);
        }));
        api.MapGet("/trends", (HttpContext context, ServedCorpora corpora) => AnswerAsync(context, corpora, (query, corpus) =>
        {
            var asked = new TrendParameters
            {
                Terms = [.. query.Several("q"), .. query.Several("query")],
                Search = SearchQuery.Filters(context.Request.Query, "q", "query", "by", "places"),
                By = query.Single("by") ?? "year",
                Places = query.Flag("places"),
            };
            return cancellation => corpus.Trends(asked, cancellation);
        }));
        api.MapGet("/themes", (HttpContext context, ServedCorpora corpora) => AnswerAsync(context, corpora, (query, corpus) =>
        {
            var asked = new ThemeParameters { Search = SearchQuery.Read(context.Request.Query, new SearchParameters(), "like", "limit"), Like = query.Single("like"), Limit = query.Number("limit", 20) };
            return cancellation => corpus.Themes(asked, cancellation);
        }));
        api.MapGet("/similar", (HttpContext context, ServedCorpora corpora) => AnswerAsync(context, corpora, (query, corpus) =>
        {
            var asked = new SimilarParameters
            {
                Text = query.Single("text"),
                Report = query.Single("report"),
                Unit = query.Single("unit") is null ? null : query.Number("unit", 0),
                Search = SearchQuery.Filters(context.Request.Query, "text", "report", "unit", "limit"),
                Limit = query.Number("limit", 10),
            };
            return cancellation => corpus.Similar(asked, cancellation);
        }));
        api.MapGet("/compare", (HttpContext context, ServedCorpora corpora) => AnswerAsync(context, corpora, (query, corpus) =>
        {
            query.DemandOnly("left", "right");
            var left = query.Single("left") ?? throw new SearchParameterException("left", "left and right are needed: a report's id each, or a body and a year as BODY@YEAR");
            var right = query.Single("right") ?? throw new SearchParameterException("right", "left and right are needed: a report's id each, or a body and a year as BODY@YEAR");
            return cancellation => corpus.Compare(left, right, cancellation);
        }));
    }

    // Parameters are read before anything is answered; the work behind them is given up with the request.
    private static Task AnswerAsync(HttpContext context, ServedCorpora corpora, Func<ListQuery, ReportCorpus, Func<CancellationToken, object>> prepare) =>
        ApiRoutes.AnswerAsync(context, corpora, served =>
        {
            var work = prepare(new ListQuery(context.Request.Query), served.Corpus);
            return () =>
            {
                var json = JsonSerializer.SerializeToNode(work(context.RequestAborted), ContractJson.Options)!.AsObject();
                json["samples"] = served.IsSample;
                return ApiRoutes.WriteJsonAsync(context, json.ToJsonString(ContractJson.Options));
            };
        });
}

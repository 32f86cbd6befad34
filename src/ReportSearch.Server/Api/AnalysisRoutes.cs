using System.Text.Json;
using ReportSearch.Corpus;
using ReportSearch.Corpus.Comparison;
using ReportSearch.Corpus.Concordance;
using ReportSearch.Corpus.Export;
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
        api.MapGet("/kwic", (HttpContext context, ServedCorpora corpora) => AnswerAsync(context, corpora, (query, served) =>
        {
            var asked = new ConcordanceParameters
            {
                Search = SearchQuery.Read(context.Request.Query, served.Standard, "sort", "group", "limit", "cursor", "width", "window", "read"),
                Sort = query.Single("sort") ?? "right",
                Group = query.Single("group") ?? "none",
                Width = query.Number("width", 20),
                Window = query.Number("window", 0),
                Limit = query.Number("limit", 100),
                Read = query.Number("read", 1_000),
                Cursor = query.Single("cursor"),
            };
            return cancellation => served.Corpus.Concordance(asked, cancellation);
        })).Describe<ConcordanceAnswer>("getConcordance", "Every match of a query with what stands around it, counted, with its collocates",
            [
                .. ApiParameters.OfQueries, .. ApiParameters.OfFilters, new("sort", "right, left, match, year or region", Example: "right"), new("group", "Count lines by left, right, match, year, region or level", Example: "right"),
                new("width", "Characters of context, 1 to 100", "integer", Example: "20"), new("window", "Words on each side that are collocates, 0 to 20", "integer", Example: "5"), new("read", "Most units that are read", "integer", Example: "1000"), .. ApiParameters.OfPages,
            ]);
        api.MapGet("/keyness", (HttpContext context, ServedCorpora corpora) => AnswerAsync(context, corpora, (query, served) =>
        {
            var (search, read) = (SearchQuery.Read(context.Request.Query, served.Standard, "read"), query.Number("read", 2_000));
            return cancellation => served.Corpus.Keyness(search, read, cancellation);
        })).Describe<KeynessAnswer>("getKeyness", "Words that a part of the corpus has more and less of than the rest", [.. ApiParameters.OfQueries, .. ApiParameters.OfFilters, new("read", "Most units that are read", "integer", Example: "2000")]);
        api.MapGet("/trends", (HttpContext context, ServedCorpora corpora) => AnswerAsync(context, corpora, (query, served) =>
        {
            var asked = new TrendParameters
            {
                Terms = [.. query.Several("q"), .. query.Several("query")],
                Search = SearchQuery.Filters(context.Request.Query, served.Standard, "q", "query", "by", "places", "format", "bom"),
                By = query.Single("by") ?? "year",
                Places = query.Flag("places"),
            };
            _ = query.Flag("bom");
            return cancellation => served.Corpus.Trends(asked, cancellation);
        })).Describe<TrendAnswer>("getTrends", "How many reports hold terms, and how often, each with the size of the base",
            [
                new("q", "A term, which may be any query; repeated for several", Example: "征地", Repeated: true, Required: true), new("query", "The same as q", Repeated: true), .. ApiParameters.OfFilters, new("expand", "no switches synonyms off"),
                new("by", "year, region, level, form, section or topic", Example: "year"), new("places", "Whether places by years are counted, too"), .. ApiParameters.OfTables,
            ]);
        api.MapGet("/themes", (HttpContext context, ServedCorpora corpora) => AnswerAsync(context, corpora, (query, served) =>
        {
            var asked = new ThemeParameters { Search = SearchQuery.Read(context.Request.Query, served.Standard, "like", "limit"), Like = query.Single("like"), Limit = query.Number("limit", 20) };
            return cancellation => served.Corpus.Themes(asked, cancellation);
        })).Describe<ThemeAnswer>("getThemes", "One theme across bodies, one entry a body: practice, problems, improvements", [.. ApiParameters.OfQueries, .. ApiParameters.OfFilters, new("like", "Only the bodies most like this one: id or name"), new("limit", "Bodies, 1 to 100", "integer", Example: "10")]);
        api.MapGet("/similar", (HttpContext context, ServedCorpora corpora) => AnswerAsync(context, corpora, (query, served) =>
        {
            var asked = new SimilarParameters
            {
                Text = query.Single("text"),
                Report = query.Single("report"),
                Unit = query.Single("unit") is null ? null : query.Number("unit", 0),
                Search = SearchQuery.Filters(context.Request.Query, served.Standard, "text", "report", "unit", "limit"),
                Limit = query.Number("limit", 10),
            };
            return cancellation => served.Corpus.Similar(asked, cancellation);
        })).Describe<SimilarAnswer>("getSimilar", "Passages like a text or a unit of a report, by their characteristic words",
            [new("text", "The passage", Example: "部分乡镇信息公开不及时"), new("report", "Id of a report whose unit is the passage"), new("unit", "Number of the unit", "integer"), .. ApiParameters.OfFilters, new("expand", "no switches synonyms off"), new("limit", "Passages, 1 to 100", "integer", Example: "10")]);
        api.MapGet("/reports/{id}/citation", CitationAsync).Describe<string>("cite", "A report, or one of its paragraphs, as a reference", [new("unit", "Number of a unit", "integer"), new("format", "gbt7714, bibtex, ris or csljson", Example: "gbt7714")], contentType: "text/plain");
        api.MapGet("/compare", (HttpContext context, ServedCorpora corpora) => AnswerAsync(context, corpora, (query, served) =>
        {
            query.DemandOnly("left", "right");
            var left = query.Single("left") ?? throw new SearchParameterException("left", "left and right are needed: a report's id each, or a body and a year as BODY@YEAR");
            var right = query.Single("right") ?? throw new SearchParameterException("right", "left and right are needed: a report's id each, or a body and a year as BODY@YEAR");
            return cancellation => served.Corpus.Compare(left, right, cancellation);
        })).Describe<ComparisonAnswer>("compare", "Two reports side by side: text by section tag, figures by indicator", [new("left", "A report's id, or a body and a year as BODY@YEAR", Required: true), new("right", "The other one", Required: true)]);
    }

    private static Task CitationAsync(HttpContext context, ServedCorpora corpora, string id) => ApiRoutes.AnswerAsync(context, corpora, served =>
    {
        var query = new ListQuery(context.Request.Query).DemandOnly("format", "unit");
        var name = query.Single("format") ?? "gbt7714";
        var format = ReferenceFormats.Find(name) ?? throw new SearchParameterException("format", $"format '{name}' is unknown; there are gbt7714, bibtex, ris, csljson");
        int? unit = query.Single("unit") is null ? null : query.Number("unit", 0);
        return () =>
        {
            if (!ReportId.IsValid(id) || served.Corpus.Cite(id, unit, format, ExportTime.Now) is not { } citation)
                return RequestErrors.WriteAsync(context, RequestFailure.NoReport(id));
            context.Response.ContentType = format == ReferenceFormat.CslJson ? "application/vnd.citationstyles.csl+json; charset=utf-8" : "text/plain; charset=utf-8";
            return context.Response.WriteAsync(citation);
        };
    });

    // Parameters are read before anything is answered; the work behind them is given up with the request.
    private static Task AnswerAsync(HttpContext context, ServedCorpora corpora, Func<ListQuery, Served, Func<CancellationToken, object>> prepare) =>
        ApiRoutes.AnswerAsync(context, corpora, served =>
        {
            var work = prepare(new ListQuery(context.Request.Query), served);
            return () =>
            {
                var answer = work(context.RequestAborted);
                var query = new ListQuery(context.Request.Query);
                if (answer is IBudgetedAnswer { Partial: true })
                    ApiRoutes.OfThisMoment(context.Response);
                if (answer is TrendAnswer trends && ApiTables.Asked(context, query) is { } format)
                    return ApiTables.SendAsync(context, format, "trends", TrendTable.Columns, TrendTable.Rows(trends), trends.Filters, trends.CorpusVersion, query.Flag("bom"));
                var json = JsonSerializer.SerializeToNode(answer, ContractJson.Options)!.AsObject();
                json["samples"] = served.IsSample;
                return ApiRoutes.WriteJsonAsync(context, json.ToJsonString(ContractJson.Options));
            };
        });
}

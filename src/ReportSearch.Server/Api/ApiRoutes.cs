using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ReportSearch.Corpus;
using ReportSearch.Corpus.Search;
using ReportSearch.Server.Corpora;
using ReportSearch.Server.Requests;

namespace ReportSearch.Server.Api;

/// <summary>The API for programs: the command line's JSON with "samples" beside it, entity tags of the corpus version, problem details.</summary>
internal static class ApiRoutes
{
    public static void MapApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1");
        api.MapGet("/search", SearchAsync).Describe<SearchAnswer>(
            "search", "Passages that match a query, with totals, marks and facets",
            [
                .. ApiParameters.OfQueries, .. ApiParameters.OfFilters, new("group", "none, report or region", Example: "report"), new("sort", "relevance, year or region", Example: "relevance"),
                new("facets", "Whether facets are counted", Example: "true"), new("explain", "Whether scores are explained"), new("version", "Corpus version of a permalink; a notice says when the corpus moved on"), .. ApiParameters.OfPages,
            ]);
        api.MapGet("/reports/{id}", ReportAsync).Describe<JsonObject>("getReport", "What is read in a report: identity, sections, figures, findings, topics, problems, units, versions", []);
        api.MapGet("/reports/{id}/source", SourceAsync).Describe<string>("getSource", "The source text that offsets lead to, or with format=original the file as it came", [new("format", "original for the file as it came", Example: "original")], contentType: "text/plain");
        api.MapGet("/analyze", (HttpContext context, ServedCorpora _) => AnalyzeAsync(context)).Describe<JsonObject>("analyze", "How a text is folded and cut to words and grams", [new("text", "1 to 1,000 characters", Example: "征地拆迁", Required: true)]);
    }

    private static Task SearchAsync(HttpContext context, ServedCorpora corpora) => AnswerAsync(context, corpora, served =>
    {
        var parameters = SearchQuery.Read(context.Request.Query, served.Standard, strict: true);
        return () =>
        {
            var found = served.Corpus.Search(parameters, context.RequestAborted);
            if (found.Partial)
                OfThisMoment(context.Response);
            var answer = JsonSerializer.SerializeToNode(found, ContractJson.Options)!.AsObject();
            answer["samples"] = served.IsSample;
            return WriteJsonAsync(context, answer.ToJsonString(ContractJson.Options));
        };
    });

    // What `inspect` says of the file, and what only the store knows.
    private static Task ReportAsync(HttpContext context, ServedCorpora corpora, string id) => AnswerAsync(context, corpora, served => () =>
    {
        if (ReportId.IsValid(id) && served.Corpus.FindReport(id) is { } report && served.Corpus.InspectReport(id) is { } inspected)
        {
            var answer = JsonNode.Parse(inspected)!.AsObject();
            answer["report"] = id;
            answer["corpusVersion"] = served.Statistics.CorpusVersion;
            answer["samples"] = served.IsSample;
            answer["current"] = report.Row.Current;
            answer["versions"] = JsonSerializer.SerializeToNode(report.Versions, ContractJson.Options);
            answer["conflicts"] = ContractJson.ConflictsOf(report);
            answer["units"] = UnitsOf(report);
            answer["annotations"] = JsonSerializer.SerializeToNode(served.Corpus.Annotations(id), ContractJson.Options);
            answer["source"] = JsonSerializer.SerializeToNode(new HitSource(report.Row.SourceUrl, report.Row.Retrieved), ContractJson.Options);
            return WriteJsonAsync(context, answer.ToJsonString(ContractJson.Options));
        }

        return RequestErrors.WriteAsync(context, RequestFailure.NoReport(id));
    });

    // Ranges of the source, and of the cleaned text, which the units partition.
    private static JsonArray UnitsOf(ReportText report)
    {
        var units = new JsonArray();
        var clean = 0;
        foreach (var unit in report.Units)
        {
            units.Add(JsonSerializer.SerializeToNode(
                new { unit.Number, unit.Kind, unit.Section, unit.Headings, unit.Tags, CleanStart = clean, CleanEnd = clean + unit.Text.Length, Start = unit.SourceStart, End = unit.SourceEnd },
                ContractJson.Options));
            clean += unit.Text.Length;
        }

        return units;
    }

    private static Task SourceAsync(HttpContext context, ServedCorpora corpora, string id) => AnswerAsync(context, corpora, served => () =>
    {
        if (context.Request.Query["format"] == "original")
        {
            if (ReportId.IsValid(id) && served.Corpus.FindReport(id) is { } report && served.Corpus.ReadOriginal(id) is { } bytes)
                return TypedResults.File(bytes, "application/octet-stream", Path.GetFileName(report.Row.File)).ExecuteAsync(context);
        }
        else if (ReportId.IsValid(id) && served.Corpus.ReadSource(id) is { } text)
        {
            context.Response.ContentType = "text/plain; charset=utf-8";
            return context.Response.WriteAsync(text, new UTF8Encoding(false));
        }

        return RequestErrors.WriteAsync(context, RequestFailure.NoReport(id));
    });

    private static Task AnalyzeAsync(HttpContext context)
    {
        var text = context.Request.Query["text"].ToString();
        if (text.Length is 0 or > 1000)
            throw new SearchParameterException("text", "text must have 1 to 1000 characters");
        return WriteJsonAsync(context, ContractJson.Write(ContractJson.Shape(TextAnalyzer.Analyze(text))));
    }

    // Parameters are read before the tag is compared: a wrong one is wrong at every version.
    internal static Task AnswerAsync(HttpContext context, ServedCorpora corpora, Func<Served, Func<Task>> prepare)
    {
        if (corpora.Current is not { } served)
            return RequestErrors.WriteAsync(context, RequestFailure.NotReady(corpora.Failure));
        var answer = prepare(served);
        context.Response.Headers.ETag = served.EntityTag;
        context.Response.Headers.CacheControl = "no-cache";
        if (IsKnown(context.Request, served.EntityTag))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        return answer();
    }

    /// <summary>What was cut short may be whole the next time: nobody may keep it as the answer of this state.</summary>
    internal static void OfThisMoment(HttpResponse response)
    {
        response.Headers.ETag = default;
        response.Headers.CacheControl = "no-store";
    }

    private static bool IsKnown(HttpRequest request, string tag) => request.GetTypedHeaders().IfNoneMatch
        .Any(known => known.Tag.Value == "*" || known.Tag.Value == tag);

    internal static Task WriteJsonAsync(HttpContext context, string json)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        return context.Response.WriteAsync(json, new UTF8Encoding(false));
    }
}

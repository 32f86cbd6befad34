using System.Text.Json;
using ReportSearch.Corpus;
using ReportSearch.Corpus.Export;

using ReportSearch.Corpus.Figures;
using ReportSearch.Corpus.Topics;
using ReportSearch.Server.Corpora;
using ReportSearch.Server.Requests;

namespace ReportSearch.Server.Api;

/// <summary>The API over what stands in the reports: lists of reports, figures, series, findings, coverage, and what persons said.</summary>
internal static class FigureRoutes
{
    public static void MapFigures(this IEndpointRouteBuilder routes, ServerSettings settings)
    {
        var api = routes.MapGroup("/api/v1");
        api.MapGet("/reports", ReportsAsync).Describe<ReportListPage>("listReports", "Current reports, by place, body and year", [.. ApiParameters.OfReports, .. ApiParameters.OfPages]);
        api.MapGet("/indicators", IndicatorsAsync).Describe<FigurePage>(
            "listIndicators", "Figures of the reports in long form, each with its place in the source",
            [new("id", "Indicator; may be repeated", Example: "rq_received", Repeated: true), new("series", "Comparable series; may be repeated", Example: "requests_received", Repeated: true), .. ApiParameters.OfReports, .. ApiParameters.OfTables, .. ApiParameters.OfPages]);
        api.MapGet("/series", SeriesAsync).Describe<SeriesAnswer>(
            "getSeries", "A comparable series or ratio over the years, with breaks, coverage and change",
            [
                new("series", "Id of a series or ratio", Example: "requests_received"), new("by", "year, body, region, children or peers", Example: "year"), new("scope", "body, jurisdiction or unknown: values of this scope alone"),
                .. ApiParameters.OfReports.Where(parameter => parameter.Name is not ("form" or "report")), new("form", "Not allowed here: a series goes over all forms"), new("report", "Not allowed here: a series goes over all reports"), .. ApiParameters.OfTables, .. ApiParameters.OfPages,
            ]);
        api.MapGet("/findings", FindingsAsync).Describe<FindingPage>(
            "listFindings", "Contradictions and suspicions found in the figures",
            [
                new("verdict", "contradiction, suspicion, holds or cannotJudge; may be repeated", Example: "contradiction", Repeated: true), new("kind", "Kind of rule; may be repeated", Example: "sum", Repeated: true),
                new("rule", "Id of a rule; may be repeated", Repeated: true), new("judgement", "A person's verdict: confirmed, explained, wrong or none", Repeated: true), .. ApiParameters.OfReports, .. ApiParameters.OfPages,
            ]);
        api.MapGet("/coverage", CoverageAsync).Describe<CoverageAnswer>(
            "getCoverage", "Which years and levels have reports, against the governments of the year; with grid=true bodies by years",
            [new("grid", "Whether bodies are laid against years", Example: "false"), .. ApiParameters.OfReports, .. ApiParameters.OfTables, .. ApiParameters.OfPages]);
        api.MapGet("/topics", TopicsAsync).Describe<TopicAnswer>(
            "getTopics", "What requests, complaints, reviews and lawsuits were about: topics by year and level with their base, and where they are named",
            [new("topic", "Id of a topic; may be repeated", Example: "land_expropriation", Repeated: true), new("subject", "requests, complaints, review, litigation or keyFields; may be repeated", Example: "requests", Repeated: true), .. ApiParameters.OfReports, .. ApiParameters.OfPages]);
        api.MapGet("/annotations", AnnotationsAsync).Describe<AnnotationList>("listAnnotations", "What persons noted on findings, topics and identities", [.. ApiParameters.OfReports]);
        if (settings.WriteKey is { } key)
            api.MapPost("/annotations", (HttpContext context, ServedCorpora corpora) => AnnotateAsync(context, corpora, settings, key))
                .Describe<Annotation>("addAnnotation", "Notes a verdict or a correction; needs the write key", [], StatusCodes.Status201Created);
    }

    private static Task ReportsAsync(HttpContext context, ServedCorpora corpora) => ApiRoutes.AnswerAsync(context, corpora, served =>
    {
        var query = new ListQuery(context.Request.Query).Demand("limit", "cursor");
        var asked = query.Reports(new ReportParameters());
        var (limit, cursor) = (query.Number("limit", 100), query.Single("cursor"));
        return () => WriteAsync(context, served, served.Corpus.Reports(asked, limit, cursor));
    });

    private static Task IndicatorsAsync(HttpContext context, ServedCorpora corpora) => ApiRoutes.AnswerAsync(context, corpora, served =>
    {
        var query = new ListQuery(context.Request.Query).Demand("id", "series", "format", "bom", "limit", "cursor");
        var asked = query.Reports(new FigureParameters { Ids = query.Several("id"), Series = query.Several("series") });
        if (ApiTables.Asked(context, query) is { } format)
        {
            var table = ExportTables.Parse(format);
            var mark = query.Flag("bom");
            return () => ApiTables.SendAsync(context, table, "indicators", format, stream => served.Corpus.ExportFigures(asked, table, stream, ExportTime.Now, stamped: true, mark, context.RequestAborted));
        }

        var (limit, cursor) = (query.Number("limit", 100), query.Single("cursor"));
        return () =>
        {
            var page = served.Corpus.Figures(asked, limit, cursor);
            return WriteAsync(context, served, new { page.CorpusVersion, page.Query, page.Notices, Indicators = page.Figures, page.Next });
        };
    });

    private static Task SeriesAsync(HttpContext context, ServedCorpora corpora) => ApiRoutes.AnswerAsync(context, corpora, served =>
    {
        var query = new ListQuery(context.Request.Query).Demand("series", "by", "scope", "format", "bom", "limit", "cursor");
        var asked = query.Reports(new SeriesParameters { Series = query.Single("series") ?? "requests_received", By = query.Single("by") ?? "year", Scope = query.Single("scope"), Limit = query.Number("limit", 100), Cursor = query.Single("cursor") });
        if (ApiTables.Asked(context, query) is { } format)
        {
            var mark = query.Flag("bom");
            return () => ApiTables.SendAsync(context, ExportTables.Parse(format), "series", format, stream => served.Corpus.ExportSeries(asked, ExportTables.Parse(format), stream, ExportTime.Now, mark));
        }

        return () => WriteAsync(context, served, served.Corpus.Series(asked));
    });

    private static Task FindingsAsync(HttpContext context, ServedCorpora corpora) => ApiRoutes.AnswerAsync(context, corpora, served =>
    {
        var query = new ListQuery(context.Request.Query).Demand("verdict", "kind", "rule", "judgement", "limit", "cursor");
        var asked = query.Reports(new FindingParameters
        {
            Verdicts = query.Several("verdict"),
            Kinds = query.Several("kind"),
            Rules = query.Several("rule"),
            Judgements = query.Several("judgement"),
        });
        var (limit, cursor) = (query.Number("limit", 100), query.Single("cursor"));
        return () => WriteAsync(context, served, served.Corpus.Findings(asked, limit, cursor));
    });

    private static Task CoverageAsync(HttpContext context, ServedCorpora corpora) => ApiRoutes.AnswerAsync(context, corpora, served =>
    {
        var query = new ListQuery(context.Request.Query).Demand("grid", "format", "bom", "limit", "cursor");
        var asked = query.Reports(new ReportParameters());
        if (!query.Flag("grid") && ApiTables.Asked(context, query) is { } format)
        {
            var mark = query.Flag("bom");
            return () =>
            {
                var answer = served.Corpus.Coverage(asked);
                return ApiTables.SendAsync(context, format, "coverage", CoverageTable.Columns, CoverageTable.Rows(answer), answer.Query, answer.CorpusVersion, mark);
            };
        }

        if (!query.Flag("grid"))
            return () => WriteAsync(context, served, served.Corpus.Coverage(asked));
        var (limit, cursor) = (query.Number("limit", 100), query.Single("cursor"));
        return () => WriteAsync(context, served, served.Corpus.CoverageGrid(asked, limit, cursor));
    });

    private static Task TopicsAsync(HttpContext context, ServedCorpora corpora) => ApiRoutes.AnswerAsync(context, corpora, served =>
    {
        var query = new ListQuery(context.Request.Query).Demand("topic", "subject", "limit", "cursor");
        var asked = query.Reports(new TopicParameters { Topics = query.Several("topic"), Subjects = query.Several("subject") });
        var (limit, cursor) = (query.Number("limit", 100), query.Single("cursor"));
        return () => WriteAsync(context, served, served.Corpus.Topics(asked, limit, cursor));
    });

    private static Task AnnotationsAsync(HttpContext context, ServedCorpora corpora) => ApiRoutes.AnswerAsync(context, corpora, served =>
    {
        var report = new ListQuery(context.Request.Query).Demand().Single("report");
        return () => WriteAsync(context, served, new { served.Corpus.CorpusVersion, Annotations = served.Corpus.Annotations(report) });
    });

    private static async Task AnnotateAsync(HttpContext context, ServedCorpora corpora, ServerSettings settings, string key)
    {
        if (!WriteKey.IsGiven(context.Request, key))
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
            await RequestErrors.WriteAsync(context, RequestFailure.NoKey());
            return;
        }

        if (corpora.Current is not { } served)
        {
            await RequestErrors.WriteAsync(context, RequestFailure.NotReady(corpora.Failure));
            return;
        }

        WrittenAnnotation? written = null;
        try
        {
            if (context.Request.HasJsonContentType())
                written = await JsonSerializer.DeserializeAsync<WrittenAnnotation>(context.Request.Body, ContractJson.Options, context.RequestAborted);
        }
        catch (JsonException)
        {
            written = null;
        }

        if (written is not { Report: { } report } || (written.Finding ?? written.Subject) is not { } subject)
        {
            await RequestErrors.WriteAsync(context, RequestFailure.WrongParameter(
                "body", "send JSON: {\"report\", \"finding\", \"verdict\": confirmed|explained|wrong, \"note\"?, \"author\"?}, or {\"report\", \"kind\": topic|identity, \"subject\", \"value\", ...}"));
            return;
        }

        var said = new Annotation(report, written.Kind ?? "finding", subject, written.Verdict, written.Value, written.Note, written.Author, "");
        var noted = StoreAnnotations.Add(served.IsSample ? settings.SampleStoreFolder : settings.DataFolder, served.Corpus, said);
        if (noted is null)
        {
            await RequestErrors.WriteAsync(context, RequestFailure.NoReport(report) with { Detail = $"no report '{report}' in the corpus, or no finding '{subject}' of it" });
            return;
        }

        corpora.Refresh();
        context.Response.StatusCode = StatusCodes.Status201Created;
        context.Response.Headers.CacheControl = "no-store";
        await ApiRoutes.WriteJsonAsync(context, ContractJson.Write(noted));
    }

    /// <summary>What persons noted.</summary>
    private sealed record AnnotationList(string CorpusVersion, IReadOnlyList<Annotation> Annotations);

    /// <summary>What a program sends to be noted.</summary>
    private sealed record WrittenAnnotation(string? Report, string? Kind, string? Finding, string? Subject, string? Verdict, string? Value, string? Note, string? Author);

    private static Task WriteAsync<T>(HttpContext context, Served served, T answer)
    {
        var json = JsonSerializer.SerializeToNode(answer, ContractJson.Options)!.AsObject();
        json["samples"] = served.IsSample;
        return ApiRoutes.WriteJsonAsync(context, json.ToJsonString(ContractJson.Options));
    }
}

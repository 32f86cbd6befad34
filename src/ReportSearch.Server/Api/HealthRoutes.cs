using ReportSearch.Corpus;
using ReportSearch.Server.Corpora;
using ReportSearch.Server.Indexing;

namespace ReportSearch.Server.Api;

/// <summary>Health: live while the process answers; ready when the samples were looked after once and a corpus can be searched.</summary>
internal static class HealthRoutes
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => TypedResults.Json(new { Status = "live" }, ContractJson.Options));
        routes.MapGet("/health/ready", (ServedCorpora corpora, IndexingStatus status, HttpContext context) =>
        {
            var served = corpora.Current;
            var ready = status.SamplesDone && served is not null;
            context.Response.Headers.CacheControl = "no-store";
            if (!ready)
                context.Response.Headers.RetryAfter = "1";
            return TypedResults.Json(
                new
                {
                    Status = ready ? "ready" : "preparing",
                    Samples = served?.IsSample,
                    served?.Statistics.Reports,
                    served?.Statistics.CorpusVersion,
                    ReadOnly = status.ReadOnlyReason is not null,
                    Reason = corpora.Failure ?? status.ReadOnlyReason,
                    Indexing = status.Progress is { } work ? new { work.Done, work.Total } : null,
                },
                ContractJson.Options,
                statusCode: ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
        });
    }
}

using System.Threading.RateLimiting;

namespace ReportSearch.Server.Requests;

/// <summary>Bounds the requests that are answered at the same time, so that a burst waits or is refused instead of exhausting the machine.</summary>
internal static class RequestLimit
{
    public static void AddRequestLimit(this IServiceCollection services, ServerSettings settings) => services.AddRateLimiter(limiter =>
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.OnRejected = (rejected, _) => new ValueTask(RequestErrors.WriteAsync(rejected.HttpContext, RequestFailure.OfStatus(StatusCodes.Status429TooManyRequests)));
        limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => Costly(context.Request.Path)
            ? RateLimitPartition.GetConcurrencyLimiter("search", _ => new ConcurrencyLimiterOptions
            {
                PermitLimit = settings.ConcurrentRequests,
                QueueLimit = settings.WaitingRequests,
                QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
            })
            : RateLimitPartition.GetNoLimiter("free"));
    });

    // A health check must be answered when the server is busy: that is what it asks.
    private static bool Costly(PathString path) => !path.StartsWithSegments("/health") && !path.StartsWithSegments("/assets");
}

using Microsoft.AspNetCore.Http.HttpResults;
using ReportSearch.Corpus.Export;
using ReportSearch.Corpus.Search;
using ReportSearch.Corpus.Store;
using ReportSearch.Server.Pages;

namespace ReportSearch.Server.Requests;

/// <summary>Turns whatever goes wrong in a request into problem details for programs or a page for people.</summary>
internal sealed partial class RequestErrors(RequestDelegate next, ILogger<RequestErrors> log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        RequestFailure? failure;
        try
        {
            await next(context);
            failure = context.Response is { HasStarted: false, StatusCode: >= 400, ContentType: null } ? RequestFailure.OfStatus(context.Response.StatusCode) : null;
        }
        catch (SearchParameterException wrong)
        {
            failure = RequestFailure.WrongParameter(wrong.Parameter, wrong.Message);
        }
        catch (ExportRefusedException refused)
        {
            failure = RequestFailure.WrongParameter("format", refused.Message);
        }
        catch (BadHttpRequestException wrong)
        {
            failure = RequestFailure.OfStatus(wrong.StatusCode);
        }
        catch (StoreException unusable)
        {
            LogUnusable(unusable.Message);
            failure = RequestFailure.NotReady(unusable.Message);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return; // nobody is waiting for an answer
        }
        catch (Exception fault) when (!context.Response.HasStarted)
        {
            LogFault(fault, context.Request.Path);
            failure = RequestFailure.OfStatus(StatusCodes.Status500InternalServerError);
        }

        if (failure is not null && !context.Response.HasStarted)
            await WriteAsync(context, failure);
    }

    /// <summary>Writes a failure in the form that suits the address.</summary>
    public static async Task WriteAsync(HttpContext context, RequestFailure failure)
    {
        var kept = context.Response.Headers.Allow;
        context.Response.Headers.ETag = default;
        context.Response.StatusCode = failure.Status;
        context.Response.Headers.CacheControl = "no-store";
        if (kept.Count > 0)
            context.Response.Headers.Allow = kept;
        if (failure.Status is StatusCodes.Status503ServiceUnavailable or StatusCodes.Status429TooManyRequests)
            context.Response.Headers.RetryAfter = "2";
        if (HttpMethods.IsHead(context.Request.Method))
            return;
        if (IsForPrograms(context.Request.Path))
        {
            var extensions = failure.Parameter is { } parameter ? new Dictionary<string, object?> { ["parameter"] = parameter } : null;
            await TypedResults.Problem(failure.Detail, statusCode: failure.Status, instance: context.Request.Path, extensions: extensions).ExecuteAsync(context);
        }
        else
        {
            await new RazorComponentResult<ErrorPage>(new Dictionary<string, object?> { ["Failure"] = failure }) { StatusCode = failure.Status }.ExecuteAsync(context);
        }
    }

    internal static bool IsForPrograms(PathString path) => path.StartsWithSegments("/api/v1") || path.StartsWithSegments("/openapi") || path.StartsWithSegments("/health");

    [LoggerMessage(Level = LogLevel.Error, Message = "The store cannot be used: {Reason}")]
    private partial void LogUnusable(string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Failed while answering {Path}")]
    private partial void LogFault(Exception fault, string path);
}

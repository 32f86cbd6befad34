using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;
using ReportSearch.Server.Corpora;
using ReportSearch.Server.Indexing;
using ReportSearch.Server.Requests;

namespace ReportSearch.Server.Pages;

/// <summary>The pages for people.</summary>
internal static class PageRoutes
{
    public static void AddPages(this IServiceCollection services)
    {
        services.AddRazorComponents();
        // Chinese stays readable in the page's source; what matters to HTML is encoded all the same.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
    }

    public static void MapPages(this IEndpointRouteBuilder routes)
    {
        routes.MapAssets();
        routes.MapGet("/", SearchAsync);
        routes.MapGet("/reports/{id}", ReportAsync);
        routes.MapGet("/status", StatusAsync);
    }

    private static Task SearchAsync(HttpContext context, ServedCorpora corpora)
    {
        var state = new SearchState(SearchQuery.Read(context.Request.Query, SearchState.Standard, strict: false));
        if (corpora.Current is not { } served)
            return RequestErrors.WriteAsync(context, RequestFailure.NotReady(corpora.Failure));
        var answer = state.IsEmpty ? null : served.Corpus.Search(state.Parameters, context.RequestAborted);
        return ShowAsync<SearchPage>(context, new SearchView(state, answer, served.IsSample, served.Statistics.Reports));
    }

    private static Task ReportAsync(HttpContext context, ServedCorpora corpora, string id)
    {
        if (corpora.Current is not { } served)
            return RequestErrors.WriteAsync(context, RequestFailure.NotReady(corpora.Failure));
        if (!ReportId.IsValid(id) || served.Corpus.FindReport(id) is not { } report)
            return RequestErrors.WriteAsync(context, RequestFailure.NoReport(id));
        var query = SearchQuery.Read(context.Request.Query, SearchState.Standard, strict: false).Query;
        var marks = string.IsNullOrWhiteSpace(query) ? [] : served.Corpus.MarkReport(id, query);
        int? unit = int.TryParse(context.Request.Query["unit"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        return ShowAsync<ReportPage>(context, ReportView.Of(report, marks, query, unit, served.IsSample));
    }

    private static Task StatusAsync(HttpContext context, ServedCorpora corpora, IndexingStatus status, ServerSettings settings)
    {
        var served = corpora.Current;
        return ShowAsync<StatusPage>(context, new StatusView(
            served?.IsSample ?? false,
            served?.Statistics,
            settings.InboxFolder,
            status.Progress is { } work ? (work.Done, work.Total) : null,
            status.Taken,
            corpora.Failure ?? status.ReadOnlyReason,
            status.Failures()));
    }

    private static Task ShowAsync<TPage>(HttpContext context, object view)
        where TPage : IComponent
    {
        // Counts, samples or not, the state of the inbox: a page is of its moment.
        context.Response.Headers.CacheControl = "no-cache";
        return new RazorComponentResult<TPage>(new Dictionary<string, object?> { ["View"] = view }).ExecuteAsync(context);
    }
}

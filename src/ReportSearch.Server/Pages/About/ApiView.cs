using ReportSearch.Server.Api;

namespace ReportSearch.Server.Pages.About;

/// <summary>A route of the API.</summary>
/// <param name="Path">Its address; {id} stands for a report.</param>
/// <param name="Description">What it does.</param>
public sealed record ApiRoute(string Path, ApiDescription Description);

/// <summary>What the page about the API shows.</summary>
/// <param name="Routes">The routes for reading, in order of their addresses.</param>
/// <param name="Samples">Whether these are the invented samples.</param>
public sealed record ApiView(IReadOnlyList<ApiRoute> Routes, bool Samples)
{
    /// <summary>The described routes of an application.</summary>
    public static IReadOnlyList<ApiRoute> RoutesOf(EndpointDataSource endpoints) =>
    [
        .. endpoints.Endpoints.OfType<RouteEndpoint>()
            .Where(route => route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") ?? false)
            .Select(route => (Path: route.RoutePattern.RawText, Described: route.Metadata.GetMetadata<ApiDescription>()))
            .Where(route => route is { Path: not null, Described: not null })
            .Select(route => new ApiRoute(route.Path!, route.Described!)).OrderBy(route => route.Path, StringComparer.Ordinal),
    ];
}

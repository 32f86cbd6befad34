using Microsoft.AspNetCore.Mvc;

namespace ReportSearch.Server.Api;

/// <summary>A parameter of the address.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Meaning">What it means and what it may be.</param>
/// <param name="Type">string or integer.</param>
/// <param name="Example">A value that works.</param>
/// <param name="Repeated">Whether it may be given several times.</param>
/// <param name="Required">Whether it must be given.</param>
public sealed record ApiParameter(string Name, string Meaning, string Type = "string", string? Example = null, bool Repeated = false, bool Required = false);

/// <summary>What a route does, for its document and the page about the API.</summary>
/// <param name="Id">Its name in clients.</param>
/// <param name="Summary">What it answers.</param>
/// <param name="Parameters">Parameters of the address, those of the path aside.</param>
public sealed record ApiDescription(string Id, string Summary, IReadOnlyList<ApiParameter> Parameters);

/// <summary>Parameters that several routes have.</summary>
internal static class ApiParameters
{
    private static readonly ApiParameter s_year = new("year", "A report year, or a range as 2015..2018, 2015.. or ..2018", Example: "2015..2018");
    private static readonly ApiParameter s_region = new("region", "Name or GB/T 2260 code, with all below it; may be repeated", Example: "900300", Repeated: true);
    private static readonly ApiParameter s_level = new("level", "province, prefecture, county, township or department; may be repeated", Example: "county", Repeated: true);
    private static readonly ApiParameter s_form = new("form", "free, standard2019 or standard2021; may be repeated", Example: "free", Repeated: true);

    /// <summary>A query.</summary>
    public static IReadOnlyList<ApiParameter> OfQueries { get; } =
    [
        new("q", "The query", Example: "征地拆迁"), new("query", "The same as q"), new("within", "unit, sentence, paragraph or report: where the whole query must hold", Example: "unit"), new("expand", "no switches synonyms off"),
    ];

    /// <summary>Filters of a search.</summary>
    public static IReadOnlyList<ApiParameter> OfFilters { get; } =
    [
        s_year, s_region, s_level, new("section", "Section tag; may be repeated", Example: "on_request", Repeated: true), new("topic", "Topic of requests; may be repeated", Example: "land_expropriation", Repeated: true), s_form,
    ];

    /// <summary>What chooses reports.</summary>
    public static IReadOnlyList<ApiParameter> OfReports { get; } = [s_year, s_region, s_level, s_form, new("body", "Id of a body; may be repeated", Repeated: true), new("report", "Id of a report; may be repeated", Repeated: true)];

    /// <summary>Pages of a list.</summary>
    public static IReadOnlyList<ApiParameter> OfPages { get; } = [new("limit", "Entries on a page, 1 to 1,000", "integer", "20"), new("cursor", "From the answer before")];

    /// <summary>Tables in place of JSON.</summary>
    public static IReadOnlyList<ApiParameter> OfTables { get; } = [new("format", "json, csv, jsonl or xlsx; the header Accept: text/csv does the same", Example: "json"), new("bom", "Whether CSV begins with a byte order mark")];
}

/// <summary>Describes routes.</summary>
internal static class ApiDescriptions
{
    /// <summary>Gives a route its description, the shape of its answer and of its errors.</summary>
    public static void Describe<TAnswer>(
        this IEndpointConventionBuilder route, string id, string summary, IReadOnlyList<ApiParameter> parameters, int status = StatusCodes.Status200OK, string contentType = "application/json")
    {
        route.WithName(id).WithSummary(summary).WithMetadata(new ApiDescription(id, summary, parameters), new ProducesResponseTypeMetadata(status, typeof(TAnswer), [contentType]));
        route.WithMetadata(new ProducesResponseTypeMetadata(status == StatusCodes.Status200OK ? StatusCodes.Status304NotModified : StatusCodes.Status401Unauthorized));
        foreach (var failure in (int[])[StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound, StatusCodes.Status429TooManyRequests, StatusCodes.Status503ServiceUnavailable])
            route.WithMetadata(new ProducesResponseTypeMetadata(failure, typeof(ProblemDetails), ["application/problem+json"]));
    }
}

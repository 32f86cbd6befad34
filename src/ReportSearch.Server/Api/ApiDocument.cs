using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using ReportSearch.Corpus;

namespace ReportSearch.Server.Api;

/// <summary>The OpenAPI document of the API, made from the descriptions of the routes.</summary>
internal static class ApiDocument
{
    public static void AddApiDocument(this IServiceCollection services)
    {
        // The shapes in the document are those that are sent.
        services.ConfigureHttpJsonOptions(options =>
        {
            options.SerializerOptions.PropertyNamingPolicy = ContractJson.Options.PropertyNamingPolicy;
            options.SerializerOptions.Encoder = ContractJson.Options.Encoder;
        });
        services.AddOpenApi("v1", options =>
        {
            options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            options.ShouldInclude = route => route.ActionDescriptor.EndpointMetadata.OfType<ApiDescription>().Any();
            options.AddDocumentTransformer((document, _, _) =>
            {
                document.Info = new OpenApiInfo
                {
                    Title = "ReportSearch",
                    Version = "v1",
                    Description =
                        "Search and figures of annual reports on government information disclosure. Offsets count UTF-16 units of the source text. Every answer carries an entity tag of the corpus version; " +
                        "lists go on by cursor. Errors are problem details (RFC 9457) whose detail says what, where and what to do.",
                };
                document.Servers = [new OpenApiServer { Url = ServerApplication.DefaultAddress }];
                return Task.CompletedTask;
            });
            options.AddOperationTransformer((operation, context, _) =>
            {
                var described = context.Description.ActionDescriptor.EndpointMetadata.OfType<ApiDescription>().Single();
                operation.Parameters ??= [];
                foreach (var parameter in described.Parameters)
                    operation.Parameters.Add(ParameterOf(parameter));
                if (operation.Responses?.GetValueOrDefault("200") is OpenApiResponse answer)
                {
                    answer.Headers ??= new Dictionary<string, IOpenApiHeader>();
                    answer.Headers["ETag"] = new OpenApiHeader { Description = "Version of the corpus; send it as If-None-Match", Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
                }

                foreach (var (status, response) in operation.Responses ?? [])
                {
                    if (status[0] is '4' or '5' && response.Content?.Values.FirstOrDefault() is OpenApiMediaType media)
                        media.Example = ErrorOf(status);
                }

                return Task.CompletedTask;
            });
        });
    }

    private static OpenApiParameter ParameterOf(ApiParameter parameter)
    {
        var one = new OpenApiSchema { Type = parameter.Type == "integer" ? JsonSchemaType.Integer : JsonSchemaType.String };
        return new OpenApiParameter
        {
            Name = parameter.Name,
            In = ParameterLocation.Query,
            Description = parameter.Meaning,
            Required = parameter.Required,
            Schema = parameter.Repeated ? new OpenApiSchema { Type = JsonSchemaType.Array, Items = one } : one,
            Explode = parameter.Repeated,
            Example = parameter.Example is not { } example ? null : parameter.Repeated ? new JsonArray(example) : parameter.Type == "integer" ? JsonNode.Parse(example) : JsonValue.Create(example),
        };
    }

    private static JsonObject ErrorOf(string status) => new()
    {
        ["status"] = int.Parse(status, System.Globalization.CultureInfo.InvariantCulture),
        ["title"] = status switch { "400" => "Bad Request", "401" => "Unauthorized", "404" => "Not Found", "429" => "Too Many Requests", _ => "Service Unavailable" },
        ["detail"] = status switch
        {
            "400" => "limit 'many' is not a number",
            "401" => "writing needs the header Authorization: Bearer KEY with the key of the setting ReportSearch:WriteKey",
            "404" => "no report '0123456789abcdef' in the corpus",
            "429" => "too many requests at the same time; try again after Retry-After seconds",
            _ => "the corpus is being prepared; try again in a few seconds",
        },
    };
}

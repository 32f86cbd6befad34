using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ReportSearch.Corpus;
using ReportSearch.Server.Pages.About;

namespace ReportSearch.Server.Tests.Api;

public sealed class ApiDocumentTests(ApiDocumentTests.Samples samples) : IClassFixture<ApiDocumentTests.Samples>
{
    private const string Approved = "tests/ReportSearch.Server.Tests/Api/openapi.approved.json";

    [Fact]
    public async Task The_document_is_the_approved_one()
    {
        var document = await DocumentAsync();
        Assert.StartsWith("3.1", document["openapi"]!.GetValue<string>(), StringComparison.Ordinal);
        var received = document.ToJsonString(new JsonSerializerOptions(ContractJson.Options) { WriteIndented = true }) + "\n";
        var file = Path.Combine(Checkout.FindRoot()!, Approved);
        var here = Path.Combine(Path.GetTempPath(), "openapi.received.json");
        if (File.Exists(file) && await File.ReadAllTextAsync(file) == received)
            return;
        await File.WriteAllTextAsync(here, received);
        Assert.Fail($"the API document is not the approved one: read {here}, and copy it to {Approved} if the change is meant");
    }

    [Fact]
    public async Task Every_route_for_reading_is_in_the_document_and_has_errors_with_examples()
    {
        var paths = (await DocumentAsync())["paths"]!.AsObject();
        var routes = samples.Server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(route => route.RoutePattern.RawText!.StartsWith("/api/v1/", StringComparison.Ordinal)).Select(route => route.RoutePattern.RawText!).Distinct().ToList();

        Assert.True(routes.Count > 10);
        Assert.Equal(routes.Order(), paths.Select(path => path.Key).Order());
        foreach (var (path, item) in paths)
        {
            var responses = item!["get"]!["responses"]!.AsObject();
            foreach (var status in (string[])["400", "404", "429", "503"])
                Assert.True(responses[status]?["content"]?["application/problem+json"]?["example"]?["detail"] is not null, $"{path} {status}");
            Assert.True(responses["200"]?["content"] is not null, path);
        }
    }

    [Fact]
    public async Task Every_parameter_of_the_document_is_taken_and_any_other_is_refused()
    {
        var routes = ApiView.RoutesOf(samples.Server.Services.GetRequiredService<EndpointDataSource>()).Where(route => !route.Path.Contains('{', StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(routes);
        foreach (var route in routes.Where(route => route.Path != "/api/v1/analyze"))
        {
            var refused = await samples.Server.Client.GetAsync(route.Path + "?nonsense=1");
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
            // The message names what is known; that is what the document must name, too.
            var detail = JsonNode.Parse(await refused.Content.ReadAsStringAsync())!["detail"]!.GetValue<string>();
            string[] known = detail[(detail.IndexOf("known are", StringComparison.Ordinal) + 10)..].Split(", ");
            Assert.True(known.Order().SequenceEqual(route.Description.Parameters.Select(parameter => parameter.Name).Order()), $"{route.Path}: {detail}");
        }
    }

    [Fact]
    public async Task Examples_of_parameters_are_answered()
    {
        foreach (var route in ApiView.RoutesOf(samples.Server.Services.GetRequiredService<EndpointDataSource>()).Where(route => !route.Path.Contains('{', StringComparison.Ordinal) && route.Path != "/api/v1/compare"))
        {
            foreach (var parameter in route.Description.Parameters.Where(parameter => parameter.Example is not null))
            {
                var required = route.Description.Parameters.Where(other => other.Required && other != parameter).Select(other => $"&{other.Name}={Uri.EscapeDataString(other.Example!)}");
                var text = route.Path == "/api/v1/similar" && parameter.Name != "text" ? "&text=" + Uri.EscapeDataString("政务新媒体更新不及时") : "";
                var query = route.Description.Parameters.Any(other => other.Name == "q" && !other.Required) && parameter.Name != "q" ? "&q=" + Uri.EscapeDataString("征地") : "";
                var answer = await samples.Server.Client.GetAsync($"{route.Path}?{parameter.Name}={Uri.EscapeDataString(parameter.Example!)}{string.Concat(required)}{text}{query}");
                Assert.True(answer.IsSuccessStatusCode, $"{answer.RequestMessage!.RequestUri}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
            }
        }
    }

    private async Task<JsonObject> DocumentAsync() => JsonNode.Parse(await samples.Server.Client.GetStringAsync("/openapi/v1.json"))!.AsObject();

    /// <summary>One server over the samples.</summary>
    public sealed class Samples : IAsyncLifetime
    {
        public RunningServer Server { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            Server = await RunningServer.StartAsync(Path.Combine(Checkout.FindRoot()!, "index-data", "samples"));
            await Server.UntilReadyAsync();
        }

        public async Task DisposeAsync() => await Server.DisposeAsync();
    }
}

using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace ReportSearch.Server.Tests.Api;

/// <summary>Figures, series, findings, coverage, lists and annotations for programs, over two reports in the real store.</summary>
public sealed class FigureApiTests : IClassFixture<FigureApiTests.Keyed>
{
    private readonly RunningServer _server;

    public FigureApiTests(Keyed keyed) => _server = keyed.Server;

    [Fact]
    public async Task Reports_are_listed_page_by_page()
    {
        var first = await GetAsync("/api/v1/reports?limit=1");
        var second = await GetAsync($"/api/v1/reports?limit=1&cursor={first.GetProperty("next").GetString()}");

        Assert.Equal(["潍坊市", "临沂市"], new[] { first, second }.Select(page => page.GetProperty("reports")[0].GetProperty("region").GetString()));
        Assert.Equal(JsonValueKind.Null, second.GetProperty("next").ValueKind);
        Assert.False(first.GetProperty("samples").GetBoolean());
        Assert.Equal(1, (await GetAsync("/api/v1/reports?year=2017")).GetProperty("reports").GetArrayLength());
    }

    [Theory]
    [InlineData("/api/v1/indicators", "indicators")]
    [InlineData("/api/v1/findings", "findings")]
    [InlineData("/api/v1/series", "lines")]
    [InlineData("/api/v1/series?series=correction_rate&by=body", "lines")]
    [InlineData("/api/v1/coverage?year=2017", "coverage")]
    [InlineData("/api/v1/coverage?grid=true", "bodies")]
    [InlineData("/api/v1/kwic?q=%E5%A4%8D%E8%AE%AE&window=5&group=right", "lines")]
    [InlineData("/api/v1/keyness?section=review_litigation", "more")]
    [InlineData("/api/v1/trends?q=%E5%A4%8D%E8%AE%AE&q=%E5%BE%81%E5%9C%B0&by=level&places=true", "terms")]
    [InlineData("/api/v1/themes?q=%E5%85%AC%E5%BC%80", "entries")]
    [InlineData("/api/v1/similar?text=%E5%BE%81%E5%9C%B0%E6%8B%86%E8%BF%81", "passages")]
    [InlineData("/api/v1/topics?topic=land_expropriation", "mentions")]
    [InlineData("/api/v1/annotations", "annotations")]
    public async Task Every_list_answers_with_the_corpus_version(string path, string member)
    {
        var answer = await GetAsync(path);

        Assert.Equal(JsonValueKind.Array, answer.GetProperty(member).ValueKind);
        Assert.NotEqual("", answer.GetProperty("corpusVersion").GetString());
    }

    [Fact]
    public async Task Coverage_states_what_is_expected()
    {
        var rows = (await GetAsync("/api/v1/coverage?year=2017&level=prefecture&region=" + Uri.EscapeDataString("山东省"))).GetProperty("coverage");
        var coverage = rows[0].GetProperty("coverage");

        Assert.Equal((17, 1, 16), (coverage.GetProperty("expected").GetInt32(), coverage.GetProperty("have").GetInt32(), coverage.GetProperty("missingCount").GetInt32()));
    }

    [Fact]
    public async Task A_series_carries_its_breaks()
    {
        var series = (await GetAsync("/api/v1/series?series=requests_received")).GetProperty("series");

        Assert.Equal(2019, series.GetProperty("breaks")[0].GetProperty("fromYear").GetInt32());
        Assert.NotEqual("", series.GetProperty("breaks")[0].GetProperty("note").GetString());
    }

    [Theory]
    [InlineData("csv", "text/csv")]
    [InlineData("jsonl", "application/x-ndjson")]
    [InlineData("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")]
    public async Task Figures_come_as_files(string format, string type)
    {
        using var answer = await _server.Client.GetAsync("/api/v1/indicators?format=" + format);

        Assert.Equal((HttpStatusCode.OK, type, "attachment"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType, answer.Content.Headers.ContentDisposition!.DispositionType));
        if (format == "csv")
            Assert.StartsWith("report,bodyId,body,", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/v1/indicators?id=nothing", "id")]
    [InlineData("/api/v1/indicators?format=pdf", "format")]
    [InlineData("/api/v1/series?series=nothing", "series")]
    [InlineData("/api/v1/series?by=day", "by")]
    [InlineData("/api/v1/findings?verdict=maybe", "verdict")]
    [InlineData("/api/v1/reports?limit=0", "limit")]
    [InlineData("/api/v1/reports?cursor=x", "cursor")]
    [InlineData("/api/v1/coverage?colour=red", "colour")]
    [InlineData("/api/v1/topics?topic=weather", "topic")]
    [InlineData("/api/v1/topics?subject=weather", "subject")]
    public async Task A_parameter_without_meaning_is_named(string path, string name)
    {
        using var answer = await _server.Client.GetAsync(path);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(name, JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("parameter").GetString());
    }

    [Fact]
    public async Task Writing_needs_the_key_and_changes_the_entity_tag()
    {
        var report = (await GetAsync("/api/v1/reports?year=2017")).GetProperty("reports")[0].GetProperty("report").GetString();
        var said = new { report, kind = "identity", subject = "issuer", value = "临沂市人民政府办公室", note = "署名", author = "李四" };
        using var without = await _server.Client.PostAsJsonAsync("/api/v1/annotations", said);
        using var wrong = await PostAsync(said, "other");
        using var before = await _server.Client.GetAsync("/api/v1/annotations");
        using var right = await PostAsync(said, Keyed.Key);
        using var nowhere = await PostAsync(said with { report = "0000000000000000" }, Keyed.Key);
        using var broken = await PostAsync(new { report }, Keyed.Key);
        using var after = await _server.Client.GetAsync("/api/v1/annotations?report=" + report);

        Assert.Equal(
            [HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized, HttpStatusCode.Created, HttpStatusCode.NotFound, HttpStatusCode.BadRequest],
            new[] { without, wrong, right, nowhere, broken }.Select(answer => answer.StatusCode));
        Assert.NotEqual(before.Headers.ETag, after.Headers.ETag);
        var noted = JsonDocument.Parse(await after.Content.ReadAsStringAsync()).RootElement.GetProperty("annotations")[0];
        var shown = (await GetAsync("/api/v1/reports/" + report)).GetProperty("annotations")[0];
        Assert.Equal(("issuer", "临沂市人民政府办公室"), (shown.GetProperty("subject").GetString(), shown.GetProperty("value").GetString()));
        Assert.Equal(("临沂市人民政府办公室", "李四"), (noted.GetProperty("value").GetString(), noted.GetProperty("author").GetString()));
    }

    [Fact]
    public async Task Without_a_configured_key_there_is_no_way_to_write()
    {
        await using var open = await RunningServer.StartAsync();
        using var answer = await open.Client.PostAsJsonAsync("/api/v1/annotations", new { report = "0000000000000000" });

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
    }

    private async Task<HttpResponseMessage> PostAsync<T>(T said, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/annotations") { Content = JsonContent.Create(said) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return await _server.Client.SendAsync(request);
    }

    private async Task<JsonElement> GetAsync(string path)
    {
        using var answer = await _server.Client.GetAsync(path);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, text);
        Assert.NotNull(answer.Headers.ETag);
        return JsonDocument.Parse(text).RootElement;
    }

    /// <summary>A server with a key that took two reports from its inbox.</summary>
    public sealed class Keyed : IAsyncLifetime
    {
        public const string Key = "a key for tests";

        public RunningServer Server { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            Server = await RunningServer.StartAsync(null, null, "--ReportSearch:WriteKey", Key);
            await Server.UntilReadyAsync();
            await File.WriteAllTextAsync(Path.Combine(Server.Inbox, "临沂.txt"), WrittenReports.Of("临沂市", 2017, "其中征地拆迁类信息320条。"));
            await File.WriteAllTextAsync(Path.Combine(Server.Inbox, "潍坊.txt"), WrittenReports.Of("潍坊市", 2018, "其中其他信息320条。"));
            await Server.UntilReportsAsync(2);
        }

        public async Task DisposeAsync() => await Server.DisposeAsync();
    }
}

using System.Net;
using System.Text;
using System.Text.Json;
using ReportSearch.Server.Tests.Pages;

namespace ReportSearch.Server.Tests.Api;

/// <summary>The answers to programs, over two reports in the real store.</summary>
public sealed class ApiTests : IClassFixture<ApiTests.TwoReports>
{
    private readonly TwoReports _reports;

    public ApiTests(TwoReports reports) => _reports = reports;

    [Fact]
    public async Task A_search_answers_in_the_shape_of_the_contract()
    {
        var answer = await GetAsync("/api/v1/search?q=" + Uri.EscapeDataString("征地拆迁") + "&facets=true");

        Assert.Equal("征地拆迁", answer.GetProperty("query").GetProperty("text").GetString());
        Assert.False(answer.GetProperty("samples").GetBoolean());
        Assert.Equal(1, answer.GetProperty("total").GetProperty("reports").GetInt32());
        Assert.True(answer.GetProperty("total").GetProperty("exact").GetBoolean());
        var hit = answer.GetProperty("hits")[0];
        Assert.Equal((2017, "临沂.txt"), (hit.GetProperty("year").GetInt32(), hit.GetProperty("file").GetString()));
        Assert.Equal("371300", hit.GetProperty("region").GetProperty("code").GetString());
        var passage = hit.GetProperty("passages")[0];
        var mark = passage.GetProperty("textMarks")[0];
        Assert.Equal("征地拆迁", passage.GetProperty("text").GetString()![mark[0].GetInt32()..mark[1].GetInt32()]);
        Assert.Equal(JsonValueKind.Number, answer.GetProperty("facets").GetProperty("year")[0].GetProperty("value").ValueKind);
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("next").ValueKind);
    }

    [Fact]
    public async Task An_answer_past_the_servers_budget_says_so_and_is_not_to_be_kept()
    {
        await using var server = await RunningServer.StartAsync(more: ["--ReportSearch:AnswerPostings", "1"]);
        await server.UntilReadyAsync();
        await File.WriteAllTextAsync(Path.Combine(server.Inbox, "临沂.txt"), WrittenReports.Of("临沂市", 2017, "其中征地拆迁类信息320条。"));
        await server.UntilReportsAsync(1);
        foreach (var route in (string[])["search", "kwic", "trends", "themes"])
        {
            using var answer = await server.Client.GetAsync($"/api/v1/{route}?q={Uri.EscapeDataString("征地拆迁")}");
            var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
            Assert.True(json.GetProperty("partial").GetBoolean(), route);
            Assert.Null(answer.Headers.ETag);
            Assert.True(answer.Headers.CacheControl!.NoStore);
        }

        var page = await server.Client.GetStringAsync($"/?q={Uri.EscapeDataString("征地拆迁")}");
        Assert.Contains("结果不完整", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Marks_of_a_hit_are_places_in_the_source_text()
    {
        var hit = (await GetAsync("/api/v1/search?query=" + Uri.EscapeDataString("征地拆迁"))).GetProperty("hits")[0];
        var source = await _reports.Server.Client.GetStringAsync($"/api/v1/reports/{hit.GetProperty("report").GetString()}/source");
        var mark = hit.GetProperty("passages")[0].GetProperty("marks")[0];

        Assert.Equal("征地拆迁", source[mark[0].GetInt32()..mark[1].GetInt32()]);
    }

    [Fact]
    public async Task A_report_is_its_inspection_with_what_the_store_knows()
    {
        var id = await FirstIdAsync("征地拆迁");
        var report = await GetAsync($"/api/v1/reports/{id}");

        Assert.True(report.GetProperty("isReport").GetBoolean());
        Assert.Equal(2017, report.GetProperty("reportYear").GetInt32());
        Assert.Equal(id, report.GetProperty("report").GetString());
        Assert.True(report.GetProperty("sections").GetArrayLength() >= 5);
        Assert.False(report.GetProperty("samples").GetBoolean());
        Assert.True(report.GetProperty("current").GetBoolean());
        var end = 0;
        foreach (var unit in report.GetProperty("units").EnumerateArray())
        {
            Assert.Equal(end, unit.GetProperty("cleanStart").GetInt32());
            end = unit.GetProperty("cleanEnd").GetInt32();
        }

        Assert.True(end > 0);
    }

    [Fact]
    public async Task The_original_comes_back_byte_by_byte_as_a_download()
    {
        using var answer = await _reports.Server.Client.GetAsync($"/api/v1/reports/{await FirstIdAsync("征地拆迁")}/source?format=original");

        Assert.Equal("application/octet-stream", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal(_reports.Original, await answer.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("/api/v1/reports/0000000000000000")]
    [InlineData("/api/v1/reports/0000000000000000/source")]
    [InlineData("/api/v1/reports/..%2F..%2Fetc%2Fpasswd")]
    [InlineData("/api/v1/reports/ABCDEF0123456789")]
    public async Task A_report_that_is_not_there_is_not_found(string path)
    {
        using var answer = await _reports.Server.Client.GetAsync(path);

        Assert.Equal((HttpStatusCode.NotFound, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
    }

    [Fact]
    public async Task A_known_entity_tag_is_answered_without_content()
    {
        using var first = await _reports.Server.Client.GetAsync("/api/v1/search?q=x");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/search?q=x");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await _reports.Server.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Empty(await second.Content.ReadAsByteArrayAsync());
        Assert.Equal(first.Headers.ETag, second.Headers.ETag);
    }

    [Theory]
    [InlineData("level=city", "level")]
    [InlineData("section=nothing", "section")]
    [InlineData("form=old", "form")]
    [InlineData("sort=best", "sort")]
    [InlineData("group=all", "group")]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=100000", "limit")]
    [InlineData("colour=red", "colour")]
    public async Task A_parameter_without_meaning_is_named(string parameter, string name)
    {
        using var answer = await _reports.Server.Client.GetAsync("/api/v1/search?q=x&" + parameter);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal(name, problem.GetProperty("parameter").GetString());
        Assert.NotEqual("", problem.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task An_analysis_shows_words_and_grams()
    {
        var analysis = await GetAsync("/api/v1/analyze?text=" + Uri.EscapeDataString("政府信息公开"));

        Assert.Equal("政府信息公开", string.Concat(analysis.GetProperty("words").EnumerateArray().Select(word => word.GetProperty("word").GetString())));
        Assert.Equal("政府", analysis.GetProperty("grams")[0].GetProperty("gram").GetString());
    }

    [Fact]
    public async Task Text_of_a_report_never_becomes_markup()
    {
        var id = await FirstIdAsync("alert");
        foreach (var path in (string[])["/?q=alert", $"/reports/{id}?q=alert"])
        {
            var page = await _reports.Server.Client.GetStringAsync(path);

            Assert.DoesNotContain("<script", RenderedPage.WithoutOwnScript(page), StringComparison.OrdinalIgnoreCase);
            Assert.Contains("&lt;script&gt;", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_report_page_marks_what_was_searched()
    {
        var page = await _reports.Server.Client.GetStringAsync($"/reports/{await FirstIdAsync("征地拆迁")}?q={Uri.EscapeDataString("征地拆迁")}");

        Assert.Contains("<mark>征地拆迁</mark>", page, StringComparison.Ordinal);
        Assert.Contains("三、依申请公开政府信息情况</h2>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("虚构", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_for_people_say_what_is_not_there()
    {
        using var answer = await _reports.Server.Client.GetAsync("/reports/0000000000000000");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("没有这份报告", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private async Task<string> FirstIdAsync(string query) =>
        (await GetAsync("/api/v1/search?q=" + Uri.EscapeDataString(query))).GetProperty("hits")[0].GetProperty("report").GetString()!;

    private async Task<JsonElement> GetAsync(string path)
    {
        using var answer = await _reports.Server.Client.GetAsync(path);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, text);
        Assert.NotNull(answer.Headers.ETag ?? (path.Contains("analyze", StringComparison.Ordinal) ? System.Net.Http.Headers.EntityTagHeaderValue.Any : null));
        return JsonDocument.Parse(text).RootElement;
    }

    /// <summary>A server that took two reports from its inbox.</summary>
    public sealed class TwoReports : IAsyncLifetime
    {
        public RunningServer Server { get; private set; } = null!;

        public byte[] Original { get; } = Encoding.UTF8.GetBytes(WrittenReports.Of("临沂市", 2017, "其中征地拆迁类信息320条。"));

        public async Task InitializeAsync()
        {
            Server = await RunningServer.StartAsync();
            await Server.UntilReadyAsync();
            await File.WriteAllBytesAsync(Path.Combine(Server.Inbox, "临沂.txt"), Original);
            await File.WriteAllTextAsync(Path.Combine(Server.Inbox, "潍坊.txt"), WrittenReports.Of("潍坊市", 2018, "网页残留<script>alert(1)</script>。"));
            await Server.UntilReportsAsync(2);
        }

        public async Task DisposeAsync() => await Server.DisposeAsync();
    }
}

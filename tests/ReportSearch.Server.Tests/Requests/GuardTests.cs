using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace ReportSearch.Server.Tests.Requests;

/// <summary>What stands before the answers, on a server whose corpus is empty.</summary>
public sealed class GuardTests
{
    [Fact]
    public async Task A_host_that_is_not_ours_is_refused_with_a_clear_text()
    {
        await using var server = await RunningServer.StartAsync();
        foreach (var host in (string[])["evil.example", "evil.example:5080", "127.0.0.1.evil.example", "[::2]"])
        {
            foreach (var path in (string[])["/", "/api/v1/search?q=x", "/health/live"])
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Host = host } };
                using var answer = await server.Client.SendAsync(request);

                Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
                Assert.Contains("host name", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            }
        }

        foreach (var host in (string[])["localhost", "localhost:1", "127.0.0.1:5080", "[::1]:5080", "LOCALHOST"])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/health/live") { Headers = { Host = host } };
            Assert.Equal(HttpStatusCode.OK, (await server.Client.SendAsync(request)).StatusCode);
        }
    }

    [Fact]
    public async Task A_request_without_host_is_refused()
    {
        await using var server = await RunningServer.StartAsync();
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, server.Address.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync("GET / HTTP/1.0\r\n\r\n"u8.ToArray());
        using var reader = new StreamReader(stream, Encoding.ASCII);

        Assert.Contains(" 400 ", await reader.ReadLineAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Further_hosts_can_be_allowed()
    {
        await using var server = await RunningServer.StartAsync(more: ["--ReportSearch:AllowedHosts:0", "reports.example"]);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/health/live") { Headers = { Host = "reports.example" } };

        Assert.Equal(HttpStatusCode.OK, (await server.Client.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task Every_answer_forbids_scripts_framing_and_guessing_and_names_no_server()
    {
        await using var server = await RunningServer.StartAsync();
        foreach (var path in (string[])["/", "/nowhere", "/status", "/assets/site.css", "/api/v1/nowhere", "/health/live"])
        {
            using var answer = await server.Client.GetAsync(path);

            Assert.Contains("default-src 'none'", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
            Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
            Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
            Assert.False(answer.Headers.Contains("Server"));
        }
    }

    [Fact]
    public async Task Programs_get_problem_details_and_people_a_page()
    {
        await using var server = await RunningServer.StartAsync();
        using var problem = await server.Client.GetAsync("/api/v1/nowhere");
        using var page = await server.Client.GetAsync("/nowhere");

        Assert.Equal((HttpStatusCode.NotFound, "application/problem+json"), (problem.StatusCode, problem.Content.Headers.ContentType!.MediaType));
        Assert.Equal(404, JsonDocument.Parse(await problem.Content.ReadAsStringAsync()).RootElement.GetProperty("status").GetInt32());
        Assert.Equal((HttpStatusCode.NotFound, "text/html"), (page.StatusCode, page.Content.Headers.ContentType!.MediaType));
        Assert.Contains("没有这个页面", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_parameter_is_named_to_both()
    {
        await using var server = await RunningServer.StartAsync();
        await server.UntilReadyAsync();
        using var problem = await server.Client.GetAsync("/api/v1/search?q=x&year=abc");
        using var page = await server.Client.GetAsync("/?q=x&year=abc");

        Assert.Equal(HttpStatusCode.BadRequest, problem.StatusCode);
        Assert.Equal("year", JsonDocument.Parse(await problem.Content.ReadAsStringAsync()).RootElement.GetProperty("parameter").GetString());
        Assert.Equal(HttpStatusCode.BadRequest, page.StatusCode);
        Assert.Contains("年份请写四位数字", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("POST", "/api/v1/search")]
    [InlineData("PUT", "/api/v1/reports/0123456789abcdef")]
    [InlineData("DELETE", "/api/v1/reports/0123456789abcdef")]
    [InlineData("POST", "/api/v1/ingest")]
    [InlineData("POST", "/")]
    public async Task There_is_no_way_to_write(string method, string path)
    {
        await using var server = await RunningServer.StartAsync();
        using var answer = await server.Client.SendAsync(new HttpRequestMessage(new HttpMethod(method), path) { Content = new StringContent("{}") });

        Assert.Contains(answer.StatusCode, (HttpStatusCode[])[HttpStatusCode.MethodNotAllowed, HttpStatusCode.NotFound]);
    }

    [Fact]
    public async Task Too_much_at_once_is_refused_with_the_time_to_wait()
    {
        await using var server = await RunningServer.StartAsync(more: ["--ReportSearch:ConcurrentRequests", "1", "--ReportSearch:WaitingRequests", "0"]);
        await server.UntilReadyAsync();
        HttpResponseMessage[] answers = [];
        await RunningServer.UntilAsync(
            async () =>
            {
                answers = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => server.Client.GetAsync("/api/v1/analyze?text=" + new string('政', 900))));
                return answers.Any(answer => answer.StatusCode == HttpStatusCode.TooManyRequests);
            },
            "a refusal");
        var refused = answers.First(answer => answer.StatusCode == HttpStatusCode.TooManyRequests);

        Assert.NotNull(refused.Headers.RetryAfter);
        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType!.MediaType);
        Assert.Equal(HttpStatusCode.OK, (await server.Client.GetAsync("/health/live")).StatusCode);
    }
}

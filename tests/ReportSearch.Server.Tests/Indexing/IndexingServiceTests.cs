using System.Net;
using Microsoft.Extensions.DependencyInjection;
using ReportSearch.Corpus;
using ReportSearch.Corpus.Ingest;
using ReportSearch.Server.Indexing;

namespace ReportSearch.Server.Tests.Indexing;

public sealed class IndexingServiceTests
{
    [Fact]
    public async Task The_first_start_shows_the_samples_and_names_them()
    {
        var root = Directory.CreateTempSubdirectory("server-").FullName;
        await using var server = await RunningServer.StartAsync(WrittenReports.WriteSamples(root), root);
        await server.UntilReadyAsync();

        Assert.Contains("\"samples\":true,\"reports\":2,", await server.Client.GetStringAsync("/health/ready"), StringComparison.Ordinal);
        Assert.Contains("\"samples\":true", await server.Client.GetStringAsync("/api/v1/search?q=" + Uri.EscapeDataString("征地拆迁")), StringComparison.Ordinal);
        Assert.Contains("示例数据 · 虚构", await server.Client.GetStringAsync("/?q=" + Uri.EscapeDataString("征地拆迁")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Samples_vanish_with_the_first_real_report_and_never_mix_with_it()
    {
        var root = Directory.CreateTempSubdirectory("server-").FullName;
        await using var server = await RunningServer.StartAsync(WrittenReports.WriteSamples(root), root);
        await server.UntilReadyAsync();
        var onlyInSamples = "/api/v1/search?q=" + Uri.EscapeDataString("\"样本独有词\"");
        Assert.Contains("\"reports\":1", await server.Client.GetStringAsync(onlyInSamples), StringComparison.Ordinal);

        Directory.CreateDirectory(Path.Combine(server.Inbox, "2018", "山东"));
        await File.WriteAllTextAsync(Path.Combine(server.Inbox, "2018", "山东", "潍坊.txt"), WrittenReports.Of("潍坊市", 2018, "公开"));
        await server.UntilReportsAsync(1);

        Assert.Contains("\"reports\":0", await server.Client.GetStringAsync(onlyInSamples), StringComparison.Ordinal);
        Assert.DoesNotContain("虚构", await server.Client.GetStringAsync("/?q=" + Uri.EscapeDataString("公开")), StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(server.Inbox, "2018", "山东", "潍坊.txt")));
    }

    [Fact]
    public async Task A_second_start_knows_what_the_first_took()
    {
        var root = Directory.CreateTempSubdirectory("server-").FullName;
        var first = await RunningServer.StartAsync(root: root);
        await first.UntilReadyAsync();
        await File.WriteAllTextAsync(Path.Combine(first.Inbox, "潍坊.txt"), WrittenReports.Of("潍坊市", 2018, "公开"));
        await first.UntilReportsAsync(1);
        var version = (await first.Client.GetAsync("/api/v1/search?q=x")).Headers.ETag;
        await first.StopAsync();

        await using var second = await RunningServer.StartAsync(root: root);
        await second.UntilReportsAsync(1);
        Assert.Equal(version, (await second.Client.GetAsync("/api/v1/search?q=x")).Headers.ETag);
    }

    [Fact]
    public async Task A_file_still_being_written_is_left_until_it_is_closed()
    {
        await using var server = await RunningServer.StartAsync();
        await server.UntilReadyAsync();
        var text = WrittenReports.Of("潍坊市", 2018, "最后一句在关闭之前才写入。");
        await using (var writing = new StreamWriter(new FileStream(Path.Combine(server.Inbox, "慢.txt"), FileMode.Create, FileAccess.Write, FileShare.ReadWrite)))
        {
            await writing.WriteAsync(text[..200]);
            await writing.FlushAsync();
            await Task.Delay(TimeSpan.FromSeconds(1.5));
            Assert.Contains("\"reports\":0,", await server.Client.GetStringAsync("/health/ready"), StringComparison.Ordinal);
            await writing.WriteAsync(text[200..]);
        }

        await server.UntilReportsAsync(1);
        Assert.Contains("\"reports\":1,", await server.Client.GetStringAsync("/api/v1/search?q=" + Uri.EscapeDataString("\"关闭之前才写入\"")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_cannot_be_taken_shows_with_its_reason_and_stays()
    {
        await using var server = await RunningServer.StartAsync();
        await server.UntilReadyAsync();
        var file = Path.Combine(server.Inbox, "通知.txt");
        await File.WriteAllTextAsync(file, "关于召开全市春季植树动员会议的通知。请各单位按时参加，并做好准备工作。");
        var status = server.Services.GetRequiredService<IndexingStatus>();
        await RunningServer.UntilAsync(() => Task.FromResult(status.Failures().Count > 0), "the failure");

        Assert.Equal("通知.txt", status.Failures()[0].File);
        var page = await server.Client.GetStringAsync("/status");
        Assert.Contains("通知.txt", page, StringComparison.Ordinal);
        Assert.Contains(status.Failures()[0].Code, page, StringComparison.Ordinal);
        Assert.True(File.Exists(file));
    }

    [Fact]
    public async Task Files_queued_by_another_process_are_worked_off()
    {
        await using var server = await RunningServer.StartAsync();
        await server.UntilReadyAsync();
        var file = Path.Combine(server.Root, "外面.txt");
        await File.WriteAllTextAsync(file, WrittenReports.Of("潍坊市", 2018, "公开"));
        var outcome = await Task.Run(() => StoreQueue.IngestThroughOwner(server.Store, [new IngestFile(file, Url: "https://example.invalid/1")]));

        Assert.Equal((1, 0), (outcome.Indexed, outcome.Quarantined.Count));
        await server.UntilReportsAsync(1);
    }

    [Fact]
    public async Task While_another_process_holds_the_lock_the_server_reads_and_takes_over_later()
    {
        var root = Directory.CreateTempSubdirectory("server-").FullName;
        var file = Path.Combine(root, "潍坊.txt");
        await File.WriteAllTextAsync(file, WrittenReports.Of("潍坊市", 2018, "公开"));
        var holder = StoreWriter.Open(Path.Combine(root, "store"));
        holder.Ingest([new IngestFile(file)]);
        await using var server = await RunningServer.StartAsync(root: root);
        await server.UntilReportsAsync(1);
        await RunningServer.UntilAsync(async () => (await server.Client.GetStringAsync("/health/ready")).Contains("\"readOnly\":true", StringComparison.Ordinal), "read-only");
        Assert.Contains("目前只能检索", await server.Client.GetStringAsync("/status"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await server.Client.GetAsync("/?q=x")).StatusCode);

        holder.Dispose();
        await RunningServer.UntilAsync(async () => (await server.Client.GetStringAsync("/health/ready")).Contains("\"readOnly\":false", StringComparison.Ordinal), "taking over");
    }

    [Fact]
    public async Task Live_comes_before_ready()
    {
        await using var server = await RunningServer.StartAsync();

        Assert.Equal(HttpStatusCode.OK, (await server.Client.GetAsync("/health/live")).StatusCode);
        await server.UntilReadyAsync();
    }
}

using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace ReportSearch.Server.Tests;

/// <summary>A server on a free port of 127.0.0.1 over temporary folders.</summary>
public sealed class RunningServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private RunningServer(WebApplication app, string root, Uri address)
    {
        (_app, Root, Address) = (app, root, address);
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = address, Timeout = TimeSpan.FromSeconds(30) };
    }

    /// <summary>Folder of all its folders.</summary>
    public string Root { get; }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>A client of it.</summary>
    public HttpClient Client { get; }

    /// <summary>Its inbox.</summary>
    public string Inbox => Path.Combine(Root, "inbox");

    /// <summary>Its store.</summary>
    public string Store => Path.Combine(Root, "store");

    /// <summary>The parts of it.</summary>
    public IServiceProvider Services => _app.Services;

    /// <summary>Starts one; the samples are those of <paramref name="samples"/>, by default none.</summary>
    public static async Task<RunningServer> StartAsync(string? samples = null, string? root = null, params string[] more)
    {
        root ??= Directory.CreateTempSubdirectory("server-").FullName;
        var app = ServerApplication.Build(
        [
            "--urls", "http://127.0.0.1:0",
            "--ReportSearch:DataFolder", Path.Combine(root, "store"),
            "--ReportSearch:InboxFolder", Path.Combine(root, "inbox"),
            "--ReportSearch:SamplesFolder", samples ?? Path.Combine(root, "samples"),
            "--ReportSearch:SampleStoreFolder", Path.Combine(root, "sample-store"),
            "--ReportSearch:InboxRestSeconds", "0.5",
            "--ReportSearch:WorkIntervalSeconds", "0.1",
            .. more,
        ]);
        await app.StartAsync();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return new RunningServer(app, root, new Uri(address));
    }

    /// <summary>Waits until something holds, half a minute at most.</summary>
    public static async Task UntilAsync(Func<Task<bool>> holds, string what)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!await holds())
        {
            Assert.False(patience.IsCancellationRequested, "waited in vain: " + what);
            await Task.Delay(TimeSpan.FromMilliseconds(50));
        }
    }

    /// <summary>Waits until the server is ready.</summary>
    public Task UntilReadyAsync() => UntilAsync(async () => (await Client.GetAsync("/health/ready")).StatusCode == HttpStatusCode.OK, "ready");

    /// <summary>Waits until the store has so many reports.</summary>
    public Task UntilReportsAsync(int reports) => UntilAsync(
        async () => (await Client.GetStringAsync("/health/ready")).Contains(string.Create(CultureInfo.InvariantCulture, $"\"samples\":false,\"reports\":{reports},"), StringComparison.Ordinal),
        $"{reports} reports");

    /// <summary>Stops it and keeps its folders.</summary>
    public async Task StopAsync()
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(Root, recursive: true);
    }
}

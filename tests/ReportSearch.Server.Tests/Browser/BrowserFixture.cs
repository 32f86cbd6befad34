using Microsoft.Playwright;
using ReportSearch.Corpus;
using ReportSearch.Server.Tests.Pages;

namespace ReportSearch.Server.Tests.Browser;

/// <summary>One server over the samples and one Chromium for all tests of pages in a browser.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private RunningServer? _server;

    /// <summary>Where the server listens.</summary>
    public Uri Address => _server!.Address;

    /// <summary>The page of a report that has topics, problems, figures and a finding, with a query that it matches.</summary>
    public string ReportPath { get; private set; } = "";

    /// <summary>The page of a body with several years.</summary>
    public string BodyPath { get; private set; } = "";

    /// <summary>Starts both; does nothing where there is no Chromium, since its tests are skipped then.</summary>
    public async Task InitializeAsync()
    {
        if (ChromiumFactAttribute.Program is not { } program)
            return;
        _server = await RunningServer.StartAsync(Path.Combine(Checkout.FindRoot()!, "index-data", "samples"));
        await _server.UntilReadyAsync();
        var found = System.Text.Json.JsonDocument.Parse(await _server.Client.GetStringAsync("/api/v1/findings?limit=1")).RootElement.GetProperty("findings")[0];
        ReportPath = $"/reports/{found.GetProperty("report").GetString()}?q={Uri.EscapeDataString("申请")}";
        BodyPath = $"/bodies/{found.GetProperty("bodyId").GetString()}";
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = program,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    /// <summary>A window of its own.</summary>
    public Task<IBrowserContext> OpenAsync(int width, bool dark = false, bool scripts = true) => _browser!.NewContextAsync(new BrowserNewContextOptions
    {
        BaseURL = Address.AbsoluteUri,
        ViewportSize = new ViewportSize { Width = width, Height = 800 },
        ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
        JavaScriptEnabled = scripts,
        Locale = "zh-CN",
    });

    /// <summary>Stops both.</summary>
    public async Task DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (_server is not null)
            await _server.DisposeAsync();
    }
}

/// <summary>Tests that share the browser, one after another.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserCollection : ICollectionFixture<BrowserFixture>
{
    /// <summary>Its name.</summary>
    public const string Name = "browser";
}

/// <summary>A test with Chromium and the rules of axe-core; skipped with the reason where one is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AxeFactAttribute : FactAttribute
{
    /// <summary>Decides when tests are found.</summary>
    public AxeFactAttribute()
    {
        if (ChromiumFactAttribute.Program is null)
            Skip = "needs chromium (Debian: apt-get install chromium fonts-noto-cjk)";
        else if (!File.Exists(Rules))
            Skip = $"needs axe-core: npm install --prefix {Path.GetDirectoryName(Path.GetDirectoryName(Path.GetDirectoryName(Rules)))} axe-core@4";
    }

    /// <summary>Where the rules lie.</summary>
    public static string Rules { get; } = Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache", "reportsearch-tests", "node_modules", "axe-core", "axe.min.js");
}

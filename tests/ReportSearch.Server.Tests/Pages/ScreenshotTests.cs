using System.Buffers.Binary;
using System.Diagnostics;
using ReportSearch.Corpus;

namespace ReportSearch.Server.Tests.Pages;

public sealed class ScreenshotTests
{
    [ChromiumFact]
    public async Task Both_pages_render_in_a_headless_browser_at_desktop_and_phone_width()
    {
        await using var server = await RunningServer.StartAsync(Path.Combine(Checkout.FindRoot()!, "index-data", "samples"));
        await server.UntilReadyAsync();
        var search = "/?q=" + Uri.EscapeDataString("征地拆迁");
        var page = await server.Client.GetStringAsync(search);
        var from = page.IndexOf("/reports/", StringComparison.Ordinal);
        // Without the fragment: a headless picture of a scrolled page may be empty.
        var report = page[from..page.IndexOf('"', from)].Replace("&amp;", "&", StringComparison.Ordinal).Split('#')[0];
        foreach (var (path, width) in ((string, int)[])[("/", 1280), (search, 1280), (search, 390), (report, 1280), (report, 390)])
        {
            var picture = await ShootAsync(new Uri(server.Address, path), width, Path.Combine(server.Root, "page.png"));

            Assert.True(picture.AsSpan(0, 8).SequenceEqual((byte[])[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]), path);
            Assert.Equal(width, BinaryPrimitives.ReadInt32BigEndian(picture.AsSpan(16)));
            // An empty page of this size compresses to a few kilobytes.
            Assert.True(picture.Length > 20_000, $"{path} at {width}: {picture.Length} bytes");
        }
    }

    private static async Task<byte[]> ShootAsync(Uri address, int width, string file)
    {
        var profile = Directory.CreateTempSubdirectory("chromium-").FullName;
        try
        {
            using var browser = Process.Start(new ProcessStartInfo(ChromiumFactAttribute.Program!)
            {
                ArgumentList =
                {
                    "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
                    "--hide-scrollbars", "--run-all-compositor-stages-before-draw", "--virtual-time-budget=3000", $"--user-data-dir={profile}", $"--window-size={width},1200", $"--screenshot={file}", address.AbsoluteUri,
                },
                RedirectStandardError = true,
                RedirectStandardOutput = true,
            })!;
            var said = browser.StandardError.ReadToEndAsync();
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
            try
            {
                await browser.WaitForExitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                browser.Kill(entireProcessTree: true);
                throw;
            }

            Assert.True(browser.ExitCode == 0 && File.Exists(file), await said);
            return await File.ReadAllBytesAsync(file);
        }
        finally
        {
            Directory.Delete(profile, recursive: true);
        }
    }
}

/// <summary>A test that needs Chromium; skipped with the reason where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ChromiumFactAttribute : FactAttribute
{
    public ChromiumFactAttribute()
    {
        if (Program is null)
            Skip = "needs chromium (Debian: apt-get install chromium fonts-noto-cjk)";
    }

    /// <summary>Where it is, or null.</summary>
    public static string? Program { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .SelectMany(folder => (string[])["chromium", "chromium-browser", "google-chrome"], Path.Combine)
        .FirstOrDefault(File.Exists);
}

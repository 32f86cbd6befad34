using System.Diagnostics;
using System.Text.RegularExpressions;
using ReportSearch.Corpus;

namespace ReportSearch.Server.Tests.Api;

/// <summary>The clients of the README are run as they stand there, against a server of the test.</summary>
public sealed class ReadmeClientTests(ApiDocumentTests.Samples samples) : IClassFixture<ApiDocumentTests.Samples>
{
    [ProgramFact("curl")]
    public async Task The_client_with_curl_gets_hits() => Assert.Contains("\"hits\"", await RunAsync("bash", Snippet("bash")), StringComparison.Ordinal);

    [ProgramFact("python3")]
    public async Task The_client_in_Python_prints_a_hit_and_a_series()
    {
        var printed = await RunAsync("python3", Snippet("python"));

        Assert.Matches(@"(?m)^20\d\d .+\S", printed);
        Assert.Matches(@"(?m)^20\d\d county \d+", printed);
    }

    private string Snippet(string language)
    {
        var readme = File.ReadAllText(Path.Combine(Checkout.FindRoot()!, "README.md"));
        var section = readme[readme.IndexOf("## For programs", StringComparison.Ordinal)..];
        var snippet = Regex.Match(section, $"```{language}\n(.*?)```", RegexOptions.Singleline).Groups[1].Value;
        Assert.Contains(ServerApplication.DefaultAddress, snippet, StringComparison.Ordinal);
        return snippet.Replace(ServerApplication.DefaultAddress, samples.Server.Address.AbsoluteUri.TrimEnd('/'), StringComparison.Ordinal);
    }

    private static async Task<string> RunAsync(string program, string script)
    {
        using var process = Process.Start(new ProcessStartInfo(program) { ArgumentList = { "-c", script }, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        Assert.True(process.ExitCode == 0, await error);
        return await output;
    }
}

/// <summary>A test that needs a program; skipped with the reason where it is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ProgramFactAttribute : FactAttribute
{
    public ProgramFactAttribute(string program)
    {
        if (!(Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program))))
            Skip = $"needs {program}";
    }
}

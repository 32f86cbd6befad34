using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;

namespace ReportSearch.Benchmarks.Engine;

/// <summary>
/// The engine beside Lucene: every measurement in a process of its own, ours and the peer's in turn, several rounds. Processor time is measured too, because
/// the clock tells little on a machine that does other work. Indexes lie in the folder of <c>BENCH_TMP</c>, as the peers' do.
/// </summary>
internal sealed class EngineBenchmark(string corpus, string queries, int threads, string? peer, int rounds, IReadOnlyList<string> modes)
{
    private const string ColdQuery = "行政复议";
    private readonly string _folder = Environment.GetEnvironmentVariable("BENCH_TMP") ?? Path.Combine(Path.GetTempPath(), "reportsearch-bench");

    /// <summary>Prints a line of JSON for each measurement, and at the end the medians side by side.</summary>
    public void Run(bool json)
    {
        Directory.CreateDirectory(_folder);
        string size = Path.GetFileNameWithoutExtension(corpus);
        string ours = Path.Combine(_folder, $"ix-reportsearch-{size}"), theirs = Path.Combine(_folder, $"ix-java-{size}");
        var results = new List<(string Mode, string Peer, JsonObject Result)>();
        void Add(string mode, string name, JsonObject result)
        {
            if (json)
                Console.WriteLine(result.ToJsonString());
            results.Add((mode, name, result));
        }
        for (int round = 0; round < rounds; round++)
        {
            foreach (string mode in modes)
            {
                string[] own = mode switch
                {
                    "index" => ["index", corpus, ours, threads.ToString(CultureInfo.InvariantCulture)],
                    "query" or "exact" => [mode, ours, queries],
                    "qps" => [mode, ours, queries, "8"],
                    _ => ["cold", ours, ColdQuery],
                };
                string[] other = mode switch
                {
                    "index" => ["index", corpus, theirs, threads.ToString(CultureInfo.InvariantCulture)],
                    "query" => ["query", theirs, queries],
                    "exact" => ["query", theirs, queries, "exact"],
                    "qps" => [mode, theirs, queries, "8"],
                    _ => ["cold", theirs, ColdQuery],
                };
                Add(mode, "reportsearch", Measure(mode, Environment.ProcessPath!, ["engine-step", .. own]));
                if (peer is not null)
                    Add(mode, "lucene-java", Measure(mode, peer, other));
            }
        }
        if (!json)
            EngineTable.Write(results, Console.Out);
    }

    private static JsonObject Measure(string mode, string program, IEnumerable<string> arguments)
    {
        // The shell's own clock gives the processor time of a child of any kind.
        var start = new ProcessStartInfo("/bin/bash", ["-c", "TIMEFORMAT='%U %S'; time \"$0\" \"$@\"", program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        long began = Stopwatch.GetTimestamp();
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string? line = process.StandardOutput.ReadLine();
        double firstLine = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        string[] times = errors.Result.Trim().Split('\n')[^1].Split(' ');
        if (process.ExitCode != 0 || line is null || times.Length != 2)
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} failed: {errors.Result}");
        JsonObject result = mode == "cold" ? new JsonObject { ["mode"] = "cold", ["first_ms"] = Math.Round(firstLine, 1) } : JsonNode.Parse(line)!.AsObject();
        result["cpu_s"] = double.Parse(times[0], CultureInfo.InvariantCulture) + double.Parse(times[1], CultureInfo.InvariantCulture);
        return result;
    }
}

/// <summary>Medians over rounds, ours beside the peer's.</summary>
internal static class EngineTable
{
    public static void Write(List<(string Mode, string Peer, JsonObject Result)> results, TextWriter output)
    {
        foreach (var mode in results.GroupBy(r => r.Mode))
        {
            foreach ((string name, Func<JsonObject, double> value) in Values(mode.Key, mode.First().Result))
            {
                double? own = Median(mode, "reportsearch", value), other = Median(mode, "lucene-java", value);
                string ratio = own is > 0 && other is not null ? (other.Value / own.Value).ToString("0.00", CultureInfo.InvariantCulture) : "-";
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{mode.Key,-6} {name,-20} reportsearch {own,10:0.####}   lucene-java {other,10:0.####}   lucene / ours {ratio}"));
            }
        }
        foreach (JsonNode? wrong in results.Where(r => r.Peer == "reportsearch").SelectMany(r => r.Result["wrong_counts"]?.AsArray() ?? []).DistinctBy(w => w!.ToString()))
            output.WriteLine($"WRONG {wrong}");
    }

    private static IEnumerable<(string Name, Func<JsonObject, double> Value)> Values(string mode, JsonObject first) => mode switch
    {
        "index" => [("MB/s", r => (double)r["mb_s"]!), ("MB/s of CPU", r => (double)r["text_bytes"]! / 1e6 / (double)r["cpu_s"]!), ("index/text", r => (double)r["ratio"]!), ("peak MB", r => (double)r["rss_mb"]!)],
        "qps" => [("queries/s", r => (double)r["qps"]!)],
        "cold" => [("ms to first 10", r => (double)r["first_ms"]!), ("CPU s", r => (double)r["cpu_s"]!)],
        _ => first["classes"]!.AsObject().SelectMany(c => new (string, Func<JsonObject, double>)[]
        {
            ($"{c.Key} p50", r => (double)r["classes"]![c.Key]!["p50"]!), ($"{c.Key} p99", r => (double)r["classes"]![c.Key]!["p99"]!),
        }),
    };

    private static double? Median(IEnumerable<(string Mode, string Peer, JsonObject Result)> results, string peer, Func<JsonObject, double> value)
    {
        double[] sorted = [.. results.Where(r => r.Peer == peer).Select(r => value(r.Result)).Order()];
        return sorted.Length == 0 ? null : sorted[sorted.Length / 2];
    }
}

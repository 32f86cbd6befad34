using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ReportSearch.Corpus.Indexing;
using ReportSearch.Corpus.Queries;
using ReportSearch.Text.Folding;

namespace ReportSearch.Benchmarks.Engine;

/// <summary>
/// One measurement in a process of its own, printed as one line of JSON in the shape of the peers' harnesses: index, query (totals bounded), exact, qps, cold.
/// </summary>
internal static class EngineSteps
{
    private const int WarmRounds = 30;
    private const int Rounds = 60;

    public static void Index(string corpus, string folder, int threads)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        TimeSpan cpuBefore = Environment.CpuUsage.TotalTime;
        long start = Stopwatch.GetTimestamp();
        var file = new SectionFile(corpus);
        int sections = 0;
        using (SectionIndex index = SectionIndex.Open(folder, LexiconSegmenter.Default, threads))
        {
            foreach (SectionReport report in file.Read())
            {
                index.Replace(report.Key, report.Units);
                sections += report.Units.Count;
            }
            index.Commit(1);
            index.FinishMerges(CancellationToken.None);
        }
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        double cpu = (Environment.CpuUsage.TotalTime - cpuBefore).TotalSeconds;
        long bytes = new DirectoryInfo(folder).EnumerateFiles().Sum(f => f.Length);
        var files = new JsonObject();
        foreach (IGrouping<string, FileInfo> kind in new DirectoryInfo(folder).EnumerateFiles().GroupBy(f => f.Extension))
            files[kind.Key.Length == 0 ? "commit" : kind.Key] = Math.Round((double)kind.Sum(f => f.Length) / file.TextBytes, 4);
        Print(new JsonObject
        {
            ["peer"] = "reportsearch",
            ["mode"] = "index",
            ["threads"] = threads,
            ["docs"] = sections,
            ["text_bytes"] = file.TextBytes,
            ["wall_s"] = Math.Round(seconds, 2),
            ["cpu_s"] = Math.Round(cpu, 2),
            ["mb_s"] = Math.Round(file.TextBytes / seconds / 1e6, 2),
            ["mb_s_cpu"] = Math.Round(file.TextBytes / cpu / 1e6, 2),
            ["docs_s"] = Math.Round(sections / seconds),
            ["index_bytes"] = bytes,
            ["ratio"] = Math.Round((double)bytes / file.TextBytes, 3),
            ["files"] = files,
            ["segments"] = Directory.EnumerateFiles(folder, "*.trm").Count(),
            ["rss_mb"] = PeakMegabytes(),
        });
    }

    public static void Query(string folder, string queries, bool exact)
    {
        IReadOnlyList<BenchmarkQuery> all = BenchmarkQuery.ReadAll(queries);
        using SectionIndexSnapshot snapshot = SectionIndexSnapshot.OpenNewest(folder);
        for (int round = 0; round < WarmRounds; round++)
        {
            foreach (BenchmarkQuery query in all)
                Run(snapshot, query, exact);
        }
        double[][] times = [.. all.Select(_ => new double[Rounds])];
        long[] hits = new long[all.Count];
        for (int round = 0; round < Rounds; round++)
        {
            for (int i = 0; i < all.Count; i++)
            {
                long start = Stopwatch.GetTimestamp();
                hits[i] = Run(snapshot, all[i], exact);
                times[i][round] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            }
        }
        var classes = new JsonObject();
        foreach (var group in all.Select((query, i) => (query.Class, Times: times[i])).GroupBy(q => q.Class))
        {
            double[] sorted = [.. group.SelectMany(q => q.Times).Order()];
            classes[group.Key] = new JsonObject { ["p50"] = Math.Round(sorted[sorted.Length / 2], 4), ["p99"] = Math.Round(sorted[(int)(sorted.Length * 0.99)], 4), ["n"] = sorted.Length };
        }
        var each = new JsonObject();
        var wrong = new JsonArray();
        for (int i = 0; i < all.Count; i++)
        {
            each[all[i].Id] = new JsonArray(hits[i], Math.Round(times[i].Order().ElementAt(Rounds / 2), 4));
            if (exact && snapshot.Units == 200_066 && all[i].Count is long truth && truth != hits[i])
                wrong.Add($"{all[i].Id}: {hits[i]} hits, a plain scan finds {truth}");
        }
        Print(new JsonObject { ["peer"] = "reportsearch", ["mode"] = "query", ["exact"] = exact, ["classes"] = classes, ["q"] = each, ["wrong_counts"] = wrong, ["rss_mb"] = PeakMegabytes() });
    }

    public static void QueriesPerSecond(string folder, string queries, double seconds)
    {
        const int clients = 2;
        IReadOnlyList<BenchmarkQuery> all = BenchmarkQuery.ReadAll(queries);
        using SectionIndexSnapshot snapshot = SectionIndexSnapshot.OpenNewest(folder);
        for (int round = 0; round < WarmRounds; round++)
        {
            foreach (BenchmarkQuery query in all)
                Run(snapshot, query, exact: false);
        }
        long count = 0;
        TimeSpan cpuBefore = Environment.CpuUsage.TotalTime;
        long start = Stopwatch.GetTimestamp();
        Thread[] threads = [.. Enumerable.Range(0, clients).Select(seed => new Thread(() =>
        {
            var random = new Random(seed);
            while (Stopwatch.GetElapsedTime(start).TotalSeconds < seconds)
            {
                Run(snapshot, all[random.Next(all.Count)], exact: false);
                Interlocked.Increment(ref count);
            }
        }))];
        foreach (Thread thread in threads)
            thread.Start();
        foreach (Thread thread in threads)
            thread.Join();
        double elapsed = Stopwatch.GetElapsedTime(start).TotalSeconds;
        double cpu = (Environment.CpuUsage.TotalTime - cpuBefore).TotalSeconds;
        Print(new JsonObject { ["peer"] = "reportsearch", ["mode"] = "qps", ["clients"] = clients, ["qps"] = Math.Round(count / elapsed, 1), ["q_per_cpu_s"] = Math.Round(count / cpu, 1) });
    }

    public static void Cold(string folder, string text)
    {
        using SectionIndexSnapshot snapshot = SectionIndexSnapshot.OpenNewest(folder);
        UnitSearchResult result = snapshot.Search(new UnitSearch { Query = new QueryNode.Text(text, UnitField.Body, TextMatch.Word) });
        Console.WriteLine($"FIRST {result.Units} {result.Hits[0].Best.ReportId}");
    }

    private static long Run(SectionIndexSnapshot snapshot, BenchmarkQuery query, bool exact)
    {
        UnitSearchResult result = snapshot.Search(query.ToSearch(exact));
        int ids = 0;
        foreach (UnitMatchGroup hit in result.Hits)
            ids += hit.Best.ReportId.Length + hit.Best.Unit;
        if (query.Highlight == true)
        {
            foreach (UnitMatchGroup hit in result.Hits)
                ids += Passage(snapshot.ReadUnit(hit.Best.ReportId, hit.Best.Unit)!.Text, query.Terms[0]).Length;
        }
        GC.KeepAlive(ids);
        return result.Units;
    }

    // The stretch with the most marks, marked, as the peers' highlighters give one passage a hit.
    private static string Passage(string text, string term)
    {
        const int length = 120;
        FoldedText folded = FoldedText.Of(text);
        List<(int Start, int End)> marks = [.. folded.Occurrences(CharacterFolding.Fold(term)).Select(at => folded.ToOriginal(at, term.Length))];
        int best = 0, count = 0;
        for (int i = 0, last = 0; i < marks.Count; i++)
        {
            while (last < marks.Count && marks[last].End <= marks[i].Start + length)
                last++;
            if (last - i > count)
                (best, count) = (i, last - i);
        }
        if (count == 0)
            return "";
        var passage = new System.Text.StringBuilder();
        int at = Math.Max(0, marks[best].Start - 20);
        for (int i = best; i < best + count; i++)
        {
            if (marks[i].Start < at)
                continue;
            passage.Append(text, at, marks[i].Start - at).Append("<b>").Append(text, marks[i].Start, marks[i].End - marks[i].Start).Append("</b>");
            at = marks[i].End;
        }
        return passage.Append(text, at, Math.Min(20, text.Length - at)).ToString();
    }

    private static long PeakMegabytes()
    {
        string line = File.ReadLines("/proc/self/status").First(l => l.StartsWith("VmHWM", StringComparison.Ordinal));
        return long.Parse(new string([.. line.Where(char.IsAsciiDigit)]), CultureInfo.InvariantCulture) / 1024;
    }

    private static void Print(JsonObject result) =>
        Console.WriteLine(result.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
}

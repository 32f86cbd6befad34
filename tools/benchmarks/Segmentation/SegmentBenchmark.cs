using System.Diagnostics;
using System.Text;
using System.Text.Json;
using ReportSearch.Text.Folding;
using ReportSearch.Text.Words;

namespace ReportSearch.Benchmarks.Segmentation;

/// <summary>Speed of the segmenter on one thread: folding and cutting of a file's lines, in MB of UTF-8 a second, median of the rounds. The figure by CPU time holds on a machine that is shared.</summary>
internal static class SegmentBenchmark
{
    private const int Rounds = 7;

    private delegate void Cutter(ReadOnlySpan<char> text, List<WordSpan> words);

    private sealed record Measured(string Mode, double MegabytesPerSecond, double FastestMegabytesPerSecond, double MegabytesPerCpuSecond, double MegacharactersPerSecond, long Words, double AllocatedBytesPerWord);

    public static void Run(string corpus, long maxBytes, bool json)
    {
        long start = Stopwatch.GetTimestamp();
        Lexicon lexicon = Lexicon.LoadBuiltIn();
        double firstLoad = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        start = Stopwatch.GetTimestamp();
        lexicon = Lexicon.LoadBuiltIn();
        double nextLoad = Stopwatch.GetElapsedTime(start).TotalMilliseconds;

        List<string> texts = ReadTexts(corpus, maxBytes);
        long bytes = texts.Sum(text => (long)Encoding.UTF8.GetByteCount(text));
        var segmenter = new WordSegmenter(lexicon);
        Measured[] results = [Measure("words", texts, bytes, segmenter.Segment), Measure("search", texts, bytes, segmenter.SegmentForSearch)];
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(new { bytes, firstLoadMs = Math.Round(firstLoad, 1), nextLoadMs = Math.Round(nextLoad, 1), lexicon.WordCount, segmenter.Version, results }, JsonSerializerOptions.Web));
            return;
        }

        Console.WriteLine(FormattableString.Invariant($"{bytes / 1e6:F1} MB; lexicon of {lexicon.WordCount} words loaded in {firstLoad:F0} ms, again in {nextLoad:F0} ms"));
        foreach (Measured result in results)
            Console.WriteLine(FormattableString.Invariant($"{result.Mode,-7} {result.MegabytesPerSecond,7:F1} MB/s (fastest round {result.FastestMegabytesPerSecond:F1}, by CPU time {result.MegabytesPerCpuSecond:F1}) {result.MegacharactersPerSecond,7:F1} M characters/s {result.Words,10} words {result.AllocatedBytesPerWord:F4} bytes allocated a word"));
    }

    private static Measured Measure(string mode, List<string> texts, long bytes, Cutter cut)
    {
        var folded = new char[texts.Max(text => text.Length)];
        var words = new List<WordSpan>(folded.Length * 4);
        long count = 0;
        long characters = texts.Sum(text => (long)text.Length);
        var seconds = new List<double>();
        long allocated = 0;
        TimeSpan cpu = default;
        // The first rounds warm up the compiler's tiers and are not counted.
        for (int round = -2; round < Rounds; round++)
        {
            count = 0;
            long before = GC.GetAllocatedBytesForCurrentThread();
            TimeSpan cpuBefore = Environment.CpuUsage.TotalTime;
            long start = Stopwatch.GetTimestamp();
            foreach (string text in texts)
            {
                words.Clear();
                CharacterFolding.Fold(text, folded);
                cut(folded.AsSpan(0, text.Length), words);
                count += words.Count;
            }

            double elapsed = Stopwatch.GetElapsedTime(start).TotalSeconds;
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            if (round < 0)
                continue;
            seconds.Add(elapsed);
            cpu += Environment.CpuUsage.TotalTime - cpuBefore;
        }

        seconds.Sort();
        double median = seconds[Rounds / 2];
        return new Measured(mode, bytes / median / 1e6, bytes / seconds[0] / 1e6, bytes * Rounds / cpu.TotalSeconds / 1e6, characters / median / 1e6, count, (double)allocated / count);
    }

    // JSON Lines: the "body" of each; else every line.
    private static List<string> ReadTexts(string corpus, long maxBytes)
    {
        var texts = new List<string>();
        long bytes = 0;
        foreach (string line in File.ReadLines(corpus))
        {
            if (bytes >= maxBytes)
                break;
            string text = line.StartsWith('{') ? JsonDocument.Parse(line).RootElement.GetProperty("body").GetString() ?? "" : line;
            texts.Add(text);
            bytes += Encoding.UTF8.GetByteCount(text);
        }

        return texts;
    }
}

using System.Diagnostics;
using System.Globalization;
using System.Text;
using ReportSearch.Corpus.Indexing;
using ReportSearch.Reports.Documents;

namespace ReportSearch.Benchmarks.Engine;

/// <summary>
/// How long commits take while many small reports come in: one upon the other, or with a pause before each commit, as in a server that takes them in as they arrive. The reports
/// are invented: words of two characters drawn at random, the first ones often, so that there are long postings and short ones.
/// </summary>
internal static class CommitBenchmark
{
    private const int UnitsOfAReport = 2;
    private const int WordsOfAUnit = 150;
    private const int DifferentWords = 3_000;
    private const int FirstCharacter = 0x4E00;

    public static void Run(int reports, int reportsPerCommit, TimeSpan pause, int threads)
    {
        string folder = Directory.CreateTempSubdirectory("reportsearch-commits-").FullName;
        try
        {
            var random = new Random(1);
            using var never = new ManualResetEventSlim();
            var commits = new List<double>();
            TimeSpan processorBefore = Environment.CpuUsage.TotalTime;
            TimeSpan added;
            long start = Stopwatch.GetTimestamp();
            using (SectionIndex index = SectionIndex.Open(folder, LexiconSegmenter.Default, threads))
            {
                for (int report = 0; report < reports; report++)
                {
                    index.Replace(KeyOf(report), Units(random));
                    if ((report + 1) % reportsPerCommit != 0 && report + 1 < reports)
                        continue;
                    never.Wait(pause);
                    long before = Stopwatch.GetTimestamp();
                    index.Commit(commits.Count + 1);
                    commits.Add(Stopwatch.GetElapsedTime(before).TotalMilliseconds);
                }
                added = Stopwatch.GetElapsedTime(start);
                index.FinishMerges(CancellationToken.None);
            }
            double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            double processor = (Environment.CpuUsage.TotalTime - processorBefore).TotalSeconds;
            double[] sorted = [.. commits.Order()];
            long bytes = new DirectoryInfo(folder).EnumerateFiles().Sum(f => f.Length);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{reports} reports of {UnitsOfAReport} units, {sorted.Length} commits, {threads} threads: {added.TotalSeconds:0.0} s, {seconds:0.0} s with the merges that were left, {processor:0.0} s of processor time"));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"a commit: median {sorted[sorted.Length / 2]:0.0} ms, 99% {sorted[(int)(sorted.Length * 0.99)]:0.0} ms, longest {sorted[^1]:0.0} ms, all {sorted.Sum() / 1000:0.00} s"));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"index: {Directory.EnumerateFiles(folder, "*.trm").Count()} segments, {bytes / 1e6:0.0} MB"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static ReportKey KeyOf(int report)
    {
        string name = $"样例{report}市";
        return new ReportKey(report.ToString("x16", CultureInfo.InvariantCulture), name, name, ["990000"], ["990000"], 2008 + report % 12, "county", "free");
    }

    private static IndexUnit[] Units(Random random)
    {
        var units = new IndexUnit[UnitsOfAReport];
        for (int i = 0; i < units.Length; i++)
        {
            var text = new StringBuilder();
            for (int word = 0; word < WordsOfAUnit; word++)
            {
                int number = (int)(DifferentWords * Math.Pow(random.NextDouble(), 4));
                text.Append((char)(FirstCharacter + number)).Append((char)(FirstCharacter + number * 7 % DifferentWords));
            }
            units[i] = new IndexUnit(i, UnitKind.Text, i * text.Length, text.ToString(), OffsetMap.Identity(text.Length), i, ["样例"], ["other"]);
        }
        return units;
    }
}

using System.Diagnostics;
using System.Globalization;
using ReportSearch.Corpus.Ingest;
using ReportSearch.Corpus.Store;
using ReportSearch.Engine;
using ReportSearch.Engine.Commits;
using ReportSearch.Engine.Segments;
using Xunit.Abstractions;

namespace ReportSearch.Corpus.Tests.Store;

/// <summary>
/// Kills a process that is indexing, at random moments, many times, and demands after each kill: nothing acknowledged is lost, nothing is there twice, no damage.
/// The process is this test assembly itself (<see cref="IndexingChild"/>), with the product's own stages.
/// </summary>
public sealed class KilledWriterTests(ITestOutputHelper output)
{
    private const int Files = 60;

    // So often that segments are merged most of the time.
    private const int FilesPerCommit = 2;

    [Fact]
    public void A_writer_killed_at_any_moment_loses_nothing_and_indexes_nothing_twice()
    {
        int rounds = int.Parse(Environment.GetEnvironmentVariable("REPORTSEARCH_KILL_ROUNDS") ?? "15", CultureInfo.InvariantCulture);
        int seed = int.Parse(Environment.GetEnvironmentVariable("REPORTSEARCH_KILL_SEED") ?? "20240229", CultureInfo.InvariantCulture);
        output.WriteLine($"seed {seed}, {rounds} rounds");
        var random = new Random(seed);
        string root = Directory.CreateTempSubdirectory("reportsearch-kill-").FullName;
        try
        {
            string files = SampleTexts.Write(Path.Combine(root, "files"), Files);
            TimeSpan whole = TimeOfWholeRun(Path.Combine(root, "undisturbed"), files, out string version);
            output.WriteLine($"an undisturbed run takes {whole.TotalMilliseconds:0} ms");
            int killed = 0, merging = 0;
            for (int round = 0, store = 0; round < rounds; round++)
            {
                // Now and then the same store is killed once more.
                string folder = Path.Combine(root, $"store{store}");
                // Every third time as soon as it is seen to merge, otherwise at any moment.
                killed += (round % 3 == 0
                    ? KillWhileMerging(folder, files, whole * 10, TimeSpan.FromMilliseconds(random.Next(5)))
                    : KillWhileIndexing(folder, files, whole * random.NextDouble())) ? 1 : 0;
                merging += WasMerging(Path.Combine(folder, "index")) ? 1 : 0;
                IReadOnlyList<long> acknowledged = Acknowledged(folder);
                output.WriteLine($"round {round}: {acknowledged.Count} acknowledged");
                Assert.Empty(DamagesOf(folder));
                if (random.Next(3) == 0)
                    continue;

                Assert.Equal(0, Start(folder, files).WaitForEnd());
                CheckWhole(folder, version, acknowledged);
                store++;
            }

            output.WriteLine($"{killed} killed, {merging} of them while segments were merged");
            Assert.True(killed > 0, "every run ended before it was killed");
            Assert.True(merging > 0, "no writer was killed while it merged segments");
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private static TimeSpan TimeOfWholeRun(string folder, string files, out string version)
    {
        long started = TimeProvider.System.GetTimestamp();
        Assert.Equal(0, Start(folder, files).WaitForEnd());
        TimeSpan whole = TimeProvider.System.GetElapsedTime(started);
        CheckWhole(folder, null, []);
        using ReportCorpus corpus = ReportCorpus.Open(folder);
        version = corpus.CorpusVersion;
        return whole;
    }

    private static bool KillWhileIndexing(string folder, string files, TimeSpan after)
    {
        using Process child = Start(folder, files);
        bool ended = child.WaitForExit(after);
        if (!ended)
            child.Kill();
        child.WaitForExit();
        return !ended;
    }

    private static bool KillWhileMerging(string folder, string files, TimeSpan longest, TimeSpan after)
    {
        using Process child = Start(folder, files);
        long started = TimeProvider.System.GetTimestamp();
        while (!child.HasExited && TimeProvider.System.GetElapsedTime(started) < longest && !IsMerging(Path.Combine(folder, "index")))
            child.WaitForExit(TimeSpan.FromMilliseconds(1));
        bool ended = child.WaitForExit(after);
        if (!ended)
            child.Kill();
        child.WaitForExit();
        return !ended;
    }

    private static bool IsMerging(string index)
    {
        try
        {
            return WasMerging(index);
        }
        catch (IOException)
        {
            // A commit took files away between two looks.
            return false;
        }
    }

    /// <summary>Whether there are files of a segment that was being made from others when the writer was killed.</summary>
    private static bool WasMerging(string index)
    {
        if (CommitFolder.NewestGeneration(index) is not (> 0 and long generation))
            return false;
        CommitRecord commit = CommitFolder.Read(index, generation);
        HashSet<string> committed = [.. commit.Segments.SelectMany(s => s.FileNames())];
        foreach (string file in Directory.EnumerateFiles(index))
        {
            string name = Path.GetFileName(file);
            if (committed.Contains(name) || !SegmentFiles.IsSegmentFile(name, out long segment))
                continue;
            // A new segment has a number from the next one on, which goes to a merge where the commit has begun one.
            if (segment < commit.NextSegment || (segment == commit.NextSegment && commit.Segments.Count > new IndexWriterOptions().MaxSegments))
                return true;
        }

        return false;
    }

    private static IReadOnlyList<StoreDamage> DamagesOf(string folder) => File.Exists(Path.Combine(folder, "ledger.db")) ? StoreVerifier.Verify(folder) : [];

    /// <summary>Ids of all journal entries at this moment.</summary>
    private static IReadOnlyList<long> Acknowledged(string folder)
    {
        string file = Path.Combine(folder, "ledger.db");
        if (!File.Exists(file))
            return [];
        using Ledger ledger = Ledger.Open(file, TimeProvider.System);
        return ledger.AllIds();
    }

    private static void CheckWhole(string folder, string? version, IReadOnlyList<long> acknowledged)
    {
        Assert.Empty(StoreVerifier.Verify(folder));
        using ReportCorpus corpus = ReportCorpus.Open(folder);
        Assert.Equal((Files, 0), (corpus.Statistics().Reports, corpus.Statistics().Quarantined));
        if (version is not null)
            Assert.Equal(version, corpus.CorpusVersion);
        using Ledger ledger = Ledger.Open(Path.Combine(folder, "ledger.db"), TimeProvider.System);
        List<JournalEntry> entries = [.. ledger.AllIds().Select(ledger.Get)];
        Assert.Empty(acknowledged.Except(entries.Select(e => e.Id)));
        Assert.All(entries, e => Assert.True(e.State is JournalState.Committed or JournalState.Unchanged, $"{e.Path} is {e.State}"));
        Assert.Equal(Files, entries.Count(e => e.State == JournalState.Committed));
        Assert.Equal(Files, entries.Select(e => e.Sha256).Distinct().Count());
    }

    private static Process Start(string folder, string files) => IndexingChild.Start(folder, files, FilesPerCommit);
}

/// <summary>The process that indexes: the program of this test assembly.</summary>
internal static class IndexingChild
{
    public static Process Start(string folder, string files, int filesPerCommit)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is string host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string argument in new[] { "exec", typeof(IndexingChild).Assembly.Location, folder, files, filesPerCommit.ToString(CultureInfo.InvariantCulture) })
            start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }

    public static int WaitForEnd(this Process child)
    {
        using (child)
        {
            string errors = child.StandardError.ReadToEnd();
            child.WaitForExit();
            Assert.True(child.ExitCode == 0, errors);
            return child.ExitCode;
        }
    }

    /// <summary>Arguments: the store, the folder of files, files for each commit.</summary>
    public static int Main(string[] arguments)
    {
        using StoreWriter writer = StoreWriter.Open(arguments[0]);
        IngestOutcome outcome = writer.Ingest(
            [new IngestFile(arguments[1])], new IngestOptions(FilesPerCommit: int.Parse(arguments[2], CultureInfo.InvariantCulture)));
        writer.FinishMerges();
        foreach (QuarantinedFile file in outcome.Quarantined)
            Console.Error.WriteLine($"{file.Code}: {file.Reason}");
        return outcome.Quarantined.Count == 0 ? 0 : 1;
    }
}

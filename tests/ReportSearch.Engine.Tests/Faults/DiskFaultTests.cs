using ReportSearch.Engine.Checking;
using ReportSearch.Engine.Storage;
using ReportSearch.Engine.Tests.Oracle;
using Xunit.Abstractions;

namespace ReportSearch.Engine.Tests.Faults;

/// <summary>The n-th thing that is done to the disk fails, or is cut in the middle, for every n of an indexing run: the last commit stays readable and whole.</summary>
public sealed class DiskFaultTests(ITestOutputHelper output)
{
    private const int Commits = 2;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Whatever_fails_the_last_commit_stays(bool cut)
    {
        int failed = 0, failedInMerges = 0, steps = int.MaxValue;
        for (int n = 0; n < steps; n++)
        {
            using var folder = new TemporaryFolder();
            var plan = new FailAt(n, cut);
            List<CommitPoint> made = [];
            Exception? error = null;
            DiskFaults.Plan = plan;
            try
            {
                error = Record.Exception(() => Run(folder.Path, made));
            }
            finally
            {
                DiskFaults.Plan = null;
            }
            steps = plan.Failed ? steps : n;
            Assert.Equal(plan.Failed, error is not null);
            if (error is not null)
            {
                failed++;
                failedInMerges += plan.FailedInMerge ? 1 : 0;
                Assert.IsAssignableFrom<IOException>(error);
                Assert.Contains(folder.Path, error.Message, StringComparison.Ordinal);
            }
            Assert.Empty(IndexChecker.Check(folder.Path));
            CommitPoint last = made.Count == 0 ? new CommitPoint(0, "", 0, 0) : made[^1];
            using (IndexSnapshot? snapshot = IndexSnapshot.OpenNewest(folder.Path))
            {
                // When only the sync of the folder failed, the commit may be there though the writer could not promise it; two merges may come in at the end, each with a commit.
                long generation = snapshot?.Commit.Generation ?? 0;
                Assert.InRange(generation, last.Generation, last.Generation + (made.Count == Commits ? 2 : 1));
                if (generation == last.Generation && snapshot is not null)
                    Assert.Equal(last, snapshot.Commit);
                Assert.Equal(snapshot?.Commit.Groups ?? 0, snapshot?.Groups().Count() ?? 0);
            }
            // The next writer goes on from there.
            List<CommitPoint> after = [];
            Run(folder.Path, after);
            Assert.Equal(Commits + 1, after.Count);
            Assert.Empty(IndexChecker.Check(folder.Path));
        }
        output.WriteLine($"{failed} steps failed, {failedInMerges} of them in merges");
        Assert.True(failed > 50 && failedInMerges > 20);
    }

    private static void Run(string folder, List<CommitPoint> made)
    {
        var random = new RandomIndex(7);
        using IndexWriter writer = IndexWriter.Open(folder, RandomIndex.Schema, new IndexWriterOptions(MaxSegments: 1));
        for (int commit = 0; commit < Commits; commit++)
        {
            for (int i = 0; i < 4; i++)
                random.Add(writer, random.Key(), random.Group());
            made.Add(writer.Commit($"{commit}"));
        }
        made.Add(writer.FinishMerges());
    }

    private sealed class FailAt(int step, bool cut) : IDiskFaultPlan
    {
        private readonly int _writer = Environment.CurrentManagedThreadId;
        private int _step;

        public bool Failed { get; private set; }

        public bool FailedInMerge { get; private set; }

        public void Meet(DiskStep kind, string path)
        {
            if (!Now())
                return;
            throw new IOException($"{path}: No space left on device ({kind})");
        }

        public int Cut(string path, int bytes)
        {
            if (!Now())
                return bytes;
            return cut ? bytes / 2 : throw new IOException($"{path}: No space left on device");
        }

        private bool Now()
        {
            bool now = Interlocked.Increment(ref _step) - 1 == step;
            Failed |= now;
            FailedInMerge |= now && Environment.CurrentManagedThreadId != _writer;
            return now;
        }
    }
}

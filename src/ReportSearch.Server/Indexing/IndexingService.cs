using ReportSearch.Corpus;
using ReportSearch.Corpus.Ingest;
using ReportSearch.Corpus.Store;
using ReportSearch.Server.Corpora;
using ReportSearch.Server.Pages;

namespace ReportSearch.Server.Indexing;

/// <summary>
/// Keeps the stores up to date on one thread of its own: samples at the start, then, holding the real store's lock, what other processes put
/// into its journal and what rests in the inbox. Nothing that goes wrong here ends the server: pages go on showing what was committed.
/// </summary>
internal sealed partial class IndexingService(
    ServerSettings settings,
    ServedCorpora corpora,
    IndexingStatus status,
    TimeProvider time,
    ILogger<IndexingService> log) : BackgroundService
{
    // Small enough that readers soon see the first reports of a large delivery.
    private const int FilesPerBatch = 64;
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(5);

    private readonly AutoResetEvent _stirred = new(initialState: false);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.Factory.StartNew(() => Run(stoppingToken), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private void Run(CancellationToken stopping)
    {
        try
        {
            IndexSamples(stopping);
            while (!stopping.IsCancellationRequested)
            {
                try
                {
                    KeepStore(stopping);
                }
                catch (Exception failure) when (failure is not OperationCanceledException)
                {
                    StandBack(failure);
                    Wait(PauseAfterFailure, stopping);
                }
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            LogStopped();
        }
    }

    private void IndexSamples(CancellationToken stopping)
    {
        try
        {
            var files = SampleFiles();
            if (files.Count == 0)
            {
                LogNoSamples(settings.SamplesFolder);
            }
            else
            {
                using var writer = StoreWriter.Open(settings.SampleStoreFolder, ServedCorpora.SampleOptions(settings), time);
                // The samples' store is made here and nowhere else: one that an older program left is made anew without asking.
                if (!writer.IsUsable)
                    writer.Rebuild(status, stopping);
                var outcome = writer.Ingest(files, new IngestOptions(), status, stopping);
                writer.FinishMerges(stopping);
                LogSamples(outcome.Indexed, outcome.Unchanged, outcome.Quarantined.Count, outcome.Seconds);
                foreach (var file in outcome.Quarantined)
                    LogFailedFile(file.Path, file.Code, file.Reason);
            }
        }
        catch (StoreException locked) when (locked.Failure == StoreFailure.Locked)
        {
            LogSamplesLocked(locked.Message); // another server on this checkout does the same work; its commits are read as they come
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogSamplesFailed(failure);
        }

        status.Rest();
        RefreshCorpora();
        WarmUp(stopping);
        status.SamplesDone = true;
    }

    // The first search compiles code and opens files: better before the first person asks.
    private void WarmUp(CancellationToken stopping)
    {
        try
        {
            corpora.Current?.Corpus.Search(SearchState.Standard with { Query = "政府 信息", Limit = 1 }, stopping);
        }
        catch (StoreException failure)
        {
            LogUnreadable(failure.Message);
        }
    }

    private List<IngestFile> SampleFiles() =>
        [.. new[] { "generated", "handwritten" }
            .Select(part => Path.Combine(settings.SamplesFolder, part))
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.txt"))
            .Where(path => !Path.GetFileName(path).StartsWith("README", StringComparison.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal)
            .Select(path => new IngestFile(path))];

    // From taking the lock until something breaks or the server stops.
    private void KeepStore(CancellationToken stopping)
    {
        using var writer = StoreWriter.Open(settings.DataFolder, new CorpusOptions(), time);
        status.ReadOnlyReason = null;
        Directory.CreateDirectory(settings.InboxFolder);
        using var watcher = Watch();
        var inbox = new InboxScan(settings.InboxFolder, settings.InboxRest, time);
        RefreshCorpora();
        LogKeeping(settings.DataFolder, settings.InboxFolder);
        while (true)
        {
            stopping.ThrowIfCancellationRequested();
            var queued = writer.WorkOffQueue(status, stopping);
            var taken = TakeInbox(writer, inbox, stopping);
            status.Rest();
            RefreshCorpora();
            // More than a batch may be waiting: then go on at once.
            if (queued == 0 && taken < FilesPerBatch)
                Wait(settings.WorkInterval, stopping);
        }
    }

    private int TakeInbox(StoreWriter writer, InboxScan inbox, CancellationToken stopping)
    {
        var batch = inbox.FindRested().Take(FilesPerBatch).ToList();
        if (batch.Count == 0)
            return 0;
        var outcome = writer.Ingest([.. batch.Select(path => new IngestFile(path))], new IngestOptions(), status, stopping);
        inbox.MarkTaken(batch);
        status.Add(outcome, path => Path.GetRelativePath(settings.InboxFolder, path), time.GetUtcNow());
        if (outcome.Indexed > 0 || outcome.Quarantined.Count > 0)
            LogTaken(outcome.Indexed, outcome.Unchanged, outcome.Quarantined.Count, outcome.Reports);
        foreach (var file in outcome.Quarantined)
            LogFailedFile(file.Path, file.Code, file.Reason);
        return batch.Count;
    }

    // Events only shorten the wait; the scan is the truth, because systems lose events.
    private FileSystemWatcher? Watch()
    {
        try
        {
            var watcher = new FileSystemWatcher(settings.InboxFolder) { IncludeSubdirectories = true };
            watcher.Created += (_, _) => _stirred.Set();
            watcher.Renamed += (_, _) => _stirred.Set();
            watcher.EnableRaisingEvents = true;
            return watcher;
        }
        catch (Exception failure) when (failure is IOException or ArgumentException)
        {
            LogNoEvents(failure.Message);
            return null;
        }
    }

    private void RefreshCorpora()
    {
        var before = corpora.Failure;
        try
        {
            corpora.Refresh();
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogFailed(failure); // what was shown before goes on being shown
            return;
        }

        if (corpora.Failure is { } reason && reason != before)
            LogUnreadable(reason);
    }

    private void StandBack(Exception failure)
    {
        var reason = failure is StoreException ? failure.Message : $"{failure.GetType().Name}: {failure.Message}";
        if (status.ReadOnlyReason != reason)
        {
            if (failure is StoreException { Failure: StoreFailure.Locked })
                LogReadOnly(reason);
            else
                LogFailed(failure);
        }

        status.ReadOnlyReason = reason;
        status.Rest();
        RefreshCorpora();
    }

    private void Wait(TimeSpan longest, CancellationToken stopping) => WaitHandle.WaitAny([stopping.WaitHandle, _stirred], longest);

    public override void Dispose()
    {
        base.Dispose();
        _stirred.Dispose();
    }
}

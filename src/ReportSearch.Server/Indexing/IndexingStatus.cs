using ReportSearch.Corpus.Ingest;

namespace ReportSearch.Server.Indexing;

/// <summary>A file that could not be taken in, with the time it was tried.</summary>
public sealed record FailedFile(string File, string Code, string Reason, DateTimeOffset At);

/// <summary>What the indexing service is doing, for the status page and the health check.</summary>
public sealed class IndexingStatus : IProgress<IngestProgress>
{
    private const int FailuresKept = 100;
    private readonly Lock _lock = new();
    private readonly LinkedList<FailedFile> _failures = [];

    /// <summary>Whether the samples have been indexed once since the start.</summary>
    public bool SamplesDone { get; set; }

    /// <summary>Why nothing can be written now, as another process holding the lock; null when all is well.</summary>
    public string? ReadOnlyReason { get; set; }

    /// <summary>The work under way, or null.</summary>
    public IngestProgress? Progress { get; private set; }

    /// <summary>Files of the inbox taken in since the start.</summary>
    public int Taken { get; private set; }

    /// <inheritdoc/>
    public void Report(IngestProgress value) => Progress = value;

    /// <summary>The work ended.</summary>
    public void Rest() => Progress = null;

    /// <summary>Remembers what came of a batch; <paramref name="name"/> gives the name that people know a file by.</summary>
    public void Add(IngestOutcome outcome, Func<string, string> name, DateTimeOffset at)
    {
        lock (_lock)
        {
            Taken += outcome.Indexed;
            foreach (var file in outcome.Quarantined)
            {
                // A reason often begins with the whole path, which the name already tells.
                var reason = file.Reason.StartsWith(file.Path + ": ", StringComparison.Ordinal) ? file.Reason[(file.Path.Length + 2)..] : file.Reason;
                _failures.AddFirst(new FailedFile(name(file.Path), file.Code, reason, at));
                if (_failures.Count > FailuresKept)
                    _failures.RemoveLast();
            }
        }
    }

    /// <summary>The last failures, newest first.</summary>
    public IReadOnlyList<FailedFile> Failures()
    {
        lock (_lock)
            return [.. _failures];
    }
}

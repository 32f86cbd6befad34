namespace ReportSearch.Server.Indexing;

internal sealed partial class IndexingService
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Samples: {Indexed} indexed, {Unchanged} unchanged, {Failed} not taken, {Seconds:0.0} s")]
    private partial void LogSamples(int indexed, int unchanged, int failed, double seconds);

    [LoggerMessage(Level = LogLevel.Warning, Message = "No sample reports in {Folder}")]
    private partial void LogNoSamples(string folder);

    [LoggerMessage(Level = LogLevel.Information, Message = "The samples' store is read as it is: {Reason}")]
    private partial void LogSamplesLocked(string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "The samples cannot be indexed; the server goes on without them")]
    private partial void LogSamplesFailed(Exception failure);

    [LoggerMessage(Level = LogLevel.Information, Message = "Keeping the store {Store}; put reports into {Inbox}")]
    private partial void LogKeeping(string store, string inbox);

    [LoggerMessage(Level = LogLevel.Information, Message = "Inbox: {Indexed} indexed, {Unchanged} unchanged, {Failed} not taken; {Reports} reports in the store")]
    private partial void LogTaken(int indexed, int unchanged, int failed, long reports);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Not taken: {File}: {Code}: {Reason}")]
    private partial void LogFailedFile(string file, string code, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "No file events for the inbox, the periodic scan goes on: {Reason}")]
    private partial void LogNoEvents(string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Read-only, trying again every few seconds: {Reason}")]
    private partial void LogReadOnly(string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "The store cannot be read: {Reason}")]
    private partial void LogUnreadable(string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Indexing stopped, trying again every few seconds")]
    private partial void LogFailed(Exception failure);

    [LoggerMessage(Level = LogLevel.Information, Message = "Indexing stopped; everything taken in is committed")]
    private partial void LogStopped();
}

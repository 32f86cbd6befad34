namespace ReportSearch.Corpus.Store;

/// <summary>Why a store cannot be used.</summary>
public enum StoreFailure
{
    /// <summary>There is no store in the folder.</summary>
    Missing,
    /// <summary>Another process holds the writer's lock.</summary>
    Locked,
    /// <summary>The folder or a file in it cannot be used.</summary>
    Unusable,
}

/// <summary>A store cannot be used; the message says what, where and what to do.</summary>
public sealed class StoreException(StoreFailure failure, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>The kind of failure.</summary>
    public StoreFailure Failure { get; } = failure;
}

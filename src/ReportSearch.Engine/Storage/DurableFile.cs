namespace ReportSearch.Engine.Storage;

/// <summary>Files that are there whole or not at all: written beside their place, synced, renamed, and the folder synced.</summary>
public static class DurableFile
{
    /// <summary>Writes <paramref name="bytes"/> to <paramref name="path"/> so that after return it survives a crash.</summary>
    public static void Write(string path, ReadOnlySpan<byte> bytes) => throw new NotSupportedException();

    /// <summary>Syncs a folder's entries to disk (no effect where the system has no such call).</summary>
    public static void SyncFolder(string folder) => throw new NotSupportedException();
}

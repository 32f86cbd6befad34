using System.Runtime.InteropServices;

namespace ReportSearch.Engine.Storage;

/// <summary>Files that are there whole or not at all: written beside their place, synced, renamed, and the folder synced.</summary>
public static class DurableFile
{
    /// <summary>End of the name of a file that is being written; such a file never counts as there.</summary>
    public const string TemporarySuffix = ".tmp";

    private static int s_counter;

    /// <summary>Writes <paramref name="bytes"/> to <paramref name="path"/> so that after return it survives a crash.</summary>
    /// <exception cref="IOException">Nothing is promised about the new content; an earlier file of this name is still whole.</exception>
    public static void Write(string path, ReadOnlySpan<byte> bytes)
    {
        string fullPath = Path.GetFullPath(path);
        // Process and counter keep two writers of the same content apart.
        string temporary = $"{fullPath}.{Environment.ProcessId}-{Interlocked.Increment(ref s_counter)}{TemporarySuffix}";
        try
        {
            DiskFaults.Meet(DiskStep.Create, temporary);
            using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0))
            {
                int whole = DiskFaults.Cut(temporary, bytes.Length);
                stream.Write(bytes[..whole]);
                if (whole < bytes.Length)
                    throw new IOException($"{temporary}: only {whole} of {bytes.Length} bytes could be written");
                DiskFaults.Meet(DiskStep.Sync, temporary);
                stream.Flush(flushToDisk: true);
            }
            DiskFaults.Meet(DiskStep.Rename, fullPath);
            File.Move(temporary, fullPath, overwrite: true);
        }
        catch
        {
            TryDelete(temporary);
            throw;
        }
        SyncFolder(Path.GetDirectoryName(fullPath)!);
    }

    /// <summary>Syncs a folder's entries to disk (no effect where the system has no such call).</summary>
    /// <exception cref="IOException">The folder cannot be opened or synced.</exception>
    public static void SyncFolder(string folder)
    {
        DiskFaults.Meet(DiskStep.SyncFolder, folder);
        if (OperatingSystem.IsWindows())
            return;
        int handle;
        do
            handle = Libc.Open(folder, Libc.ReadOnly);
        while (handle < 0 && Marshal.GetLastPInvokeError() == Libc.Interrupted);
        if (handle < 0)
            throw new IOException($"{folder}: cannot be opened for syncing (error {Marshal.GetLastPInvokeError()})");
        try
        {
            while (Libc.Fsync(handle) != 0)
            {
                int error = Marshal.GetLastPInvokeError();
                if (error == Libc.Interrupted)
                    continue;
                // Some file systems (network, FUSE) have no sync of folders.
                if (error == Libc.InvalidArgument)
                    return;
                throw new IOException($"{folder}: cannot be synced (error {error})");
            }
        }
        finally
        {
            _ = Libc.Close(handle);
        }
    }

    /// <summary>Deletes a file; false when that failed, which is no error: the file is only superfluous.</summary>
    internal static bool TryDelete(string path)
    {
        try
        {
            File.Delete(path);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static class Libc
    {
        public const int ReadOnly = 0;
        public const int Interrupted = 4;
        public const int InvalidArgument = 22;

        [DllImport("libc", EntryPoint = "open", SetLastError = true)]
        public static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

        [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
        public static extern int Fsync(int handle);

        [DllImport("libc", EntryPoint = "close", SetLastError = true)]
        public static extern int Close(int handle);
    }
}

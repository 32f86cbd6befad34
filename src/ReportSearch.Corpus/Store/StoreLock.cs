using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace ReportSearch.Corpus.Store;

/// <summary>Who holds a store's lock, as writer.json says.</summary>
internal sealed record LockHolder(int Pid, string Process, string Started);

/// <summary>
/// The writer's lock: an exclusive lock of the operating system on store.lock, which ends with the process however that ends. The file stays; a file
/// left behind locks nothing. Who holds it stands in writer.json beside it, because a file under an exclusive lock cannot be opened for reading.
/// </summary>
internal sealed class StoreLock : IDisposable
{
    private readonly FileStream _stream;
    private readonly StoreFolder _folder;

    private StoreLock(FileStream stream, StoreFolder folder)
    {
        _stream = stream;
        _folder = folder;
    }

    /// <summary>Takes the lock.</summary>
    /// <exception cref="StoreException">Another holds it (named), or the folder cannot be written.</exception>
    public static StoreLock Take(StoreFolder folder, TimeProvider time) =>
        TryTake(folder, time) ?? throw new StoreException(StoreFailure.Locked, LockedMessage(folder));

    /// <summary>Takes the lock; null when another holds it.</summary>
    /// <exception cref="StoreException">The folder cannot be written.</exception>
    public static StoreLock? TryTake(StoreFolder folder, TimeProvider time)
    {
        FileStream stream;
        try
        {
            Directory.CreateDirectory(folder.Root);
            // None: on Unix this alone is an exclusive lock, every other sharing is a shared one.
            stream = new FileStream(folder.Lock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or DirectoryNotFoundException or PathTooLongException or NotSupportedException or ArgumentException)
        {
            throw StoreFailures.Unusable(folder.Root, e);
        }
        catch (IOException e)
        {
            if (File.Exists(folder.Lock))
                return null;
            throw StoreFailures.Unusable(folder.Root, e);
        }

        try
        {
            using Process self = Process.GetCurrentProcess();
            var holder = new LockHolder(self.Id, self.ProcessName, time.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
            File.WriteAllBytes(folder.Writer, JsonSerializer.SerializeToUtf8Bytes(holder, StoreJson.Options));
            return new StoreLock(stream, folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            stream.Dispose();
            throw StoreFailures.Unusable(folder.Root, e);
        }
    }

    /// <summary>What to tell a user who finds the store locked.</summary>
    public static string LockedMessage(StoreFolder folder)
    {
        LockHolder? holder = ReadHolder(folder);
        string who = holder is null ? "another process" : $"process {holder.Pid.ToString(CultureInfo.InvariantCulture)} ({holder.Process}, since {holder.Started})";
        return $"{folder.Root}: {who} is writing to this store; wait for it or end it, and try again";
    }

    /// <summary>Who holds the lock, or held it last; null when that cannot be read.</summary>
    public static LockHolder? ReadHolder(StoreFolder folder)
    {
        try
        {
            return JsonSerializer.Deserialize<LockHolder>(File.ReadAllBytes(folder.Writer), StoreJson.Options);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            // The name is a comfort; the holder may be writing it right now.
            return null;
        }
    }

    public void Dispose()
    {
        File.Delete(_folder.Writer);
        _stream.Dispose();
    }
}

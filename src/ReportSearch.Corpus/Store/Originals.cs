using System.Security.Cryptography;
using System.Text.Json;
using ReportSearch.Engine.Storage;

namespace ReportSearch.Corpus.Store;

/// <summary>The files as they came, each under its SHA-256, with its provenance beside it. What is in place is whole: files are synced before they get their name.</summary>
internal sealed class Originals(string folder)
{
    /// <summary>What is wrong with an original that was changed, and what to do.</summary>
    public const string OtherBytes = "its bytes do not have the hash that it is named by; restore it from a backup";

    public static string HashOf(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    public string FileOf(string sha256) => Path.Combine(folder, sha256[..2], sha256);

    public string ProvenanceFileOf(string sha256) => FileOf(sha256) + ".json";

    /// <summary>Keeps the bytes; those that are there already are left.</summary>
    public void Write(string sha256, ReadOnlySpan<byte> bytes)
    {
        string file = FileOf(sha256);
        if (File.Exists(file))
            return;
        string parent = Path.GetDirectoryName(file)!;
        if (!Directory.Exists(parent))
        {
            Directory.CreateDirectory(parent);
            DurableFile.SyncFolder(folder);
        }

        DurableFile.Write(file, bytes);
    }

    /// <summary>The bytes, or null when there is no such original.</summary>
    /// <exception cref="StoreException">They are not those that were taken in.</exception>
    public byte[]? Read(string sha256)
    {
        try
        {
            byte[] bytes = File.ReadAllBytes(FileOf(sha256));
            return HashOf(bytes) == sha256 ? bytes : throw new StoreException(StoreFailure.Unusable, $"{FileOf(sha256)}: {OtherBytes}");
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>The provenance, or null when there is none.</summary>
    /// <exception cref="StoreException">The file is damaged.</exception>
    public Provenance? ReadProvenance(string sha256)
    {
        string file = ProvenanceFileOf(sha256);
        try
        {
            byte[] bytes = File.ReadAllBytes(file);
            Provenance? read = JsonSerializer.Deserialize<Provenance>(bytes, StoreJson.Options);
            if (read?.Origins is not { Count: > 0 } || read.Sha256 != sha256)
                throw new StoreException(StoreFailure.Unusable, $"{file}: names no origin of {sha256}; restore it from a backup");
            // Those of before there were sums have none.
            return read.Sum is null || ProvenanceSum.IsRight(bytes)
                ? read
                : throw new StoreException(StoreFailure.Unusable, $"{file}: its bytes do not have the sum that they end with; restore it from a backup");
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (JsonException e)
        {
            throw new StoreException(StoreFailure.Unusable, $"{file}: is damaged ({e.Message}); restore it from a backup", e);
        }
    }

    /// <summary>Adds origins; those that say the same as one already known change nothing. The caller keeps other processes out.</summary>
    /// <returns>Whether anything was new.</returns>
    public bool AddOrigins(string sha256, long bytes, IReadOnlyList<Origin> origins)
    {
        List<Origin> known = [.. ReadProvenance(sha256)?.Origins ?? []];
        int before = known.Count;
        foreach (Origin origin in origins)
        {
            if (!known.Any(origin.SaysTheSameAs))
                known.Add(origin);
        }

        if (known.Count == before)
            return false;
        DurableFile.Write(ProvenanceFileOf(sha256), ProvenanceSum.Added(JsonSerializer.SerializeToUtf8Bytes(new Provenance(sha256, bytes, known), StoreJson.Options)));
        return true;
    }

    /// <summary>The hash of every original that has bytes and provenance, in ordinal order.</summary>
    public IEnumerable<string> All()
    {
        if (!Directory.Exists(folder))
            yield break;
        foreach (string shelf in Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal))
        {
            foreach (string file in Directory.EnumerateFiles(shelf, "*.json").Order(StringComparer.Ordinal))
            {
                string sha256 = Path.GetFileNameWithoutExtension(file);
                if (sha256.Length == 64 && File.Exists(FileOf(sha256)))
                    yield return sha256;
            }
        }
    }

    /// <summary>Bytes of all files in the folder.</summary>
    public long TotalBytes() => FolderSize.Of(folder);
}

/// <summary>
/// The last member of a provenance file: <c>"sum"</c>, the first 16 hex digits of the SHA-256 of all bytes before its comma. Names that are not known are refused, so that a
/// damaged name of this one is found, too.
/// </summary>
internal static class ProvenanceSum
{
    private const int Digits = 16;

    private static ReadOnlySpan<byte> Before => ",\"sum\":\""u8;

    private static ReadOnlySpan<byte> Behind => "\"}"u8;

    /// <summary>The JSON object with its sum.</summary>
    public static byte[] Added(ReadOnlySpan<byte> json)
    {
        ReadOnlySpan<byte> summed = json[..^1];
        return [.. summed, .. Before, .. Of(summed), .. Behind];
    }

    public static bool IsRight(ReadOnlySpan<byte> json)
    {
        int end = json.Length - Before.Length - Digits - Behind.Length;
        return end > 0 && json[end..].StartsWith(Before) && json.EndsWith(Behind) && json.Slice(end + Before.Length, Digits).SequenceEqual(Of(json[..end]));
    }

    private static byte[] Of(ReadOnlySpan<byte> bytes) => System.Text.Encoding.ASCII.GetBytes(Originals.HashOf(bytes)[..Digits]);
}

/// <summary>How much a folder holds.</summary>
internal static class FolderSize
{
    public static long Of(string folder) =>
        Directory.Exists(folder) ? new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(f => f.Length) : 0;
}

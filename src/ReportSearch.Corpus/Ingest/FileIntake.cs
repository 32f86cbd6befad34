using System.Globalization;
using ReportSearch.Corpus.Store;
using ReportSearch.Reports;

namespace ReportSearch.Corpus.Ingest;

/// <summary>A file after it was taken in.</summary>
/// <param name="Entry">Its journal entry: queued, or final already.</param>
/// <param name="Bytes">Its length; 0 when it could not be read.</param>
internal sealed record TakenFile(JournalEntry Entry, long Bytes);

/// <summary>
/// The first step of taking in, for the writer and for those who queue alike: bytes and hash, the original written and synced, then the journal entry. From
/// then on the file is acknowledged and the user's copy is not needed any more.
/// </summary>
internal sealed class FileIntake(Originals originals, Ledger ledger, TimeProvider time)
{
    /// <summary>Writes wait for the disk, not for a core, and those that wait together are synced together.</summary>
    private const int WritesAtOnce = 16;

    /// <summary>Takes in files, of an archive each file in it; the entries of all are acknowledged when this returns.</summary>
    /// <param name="files">Files, not folders.</param>
    /// <param name="force">Whether to index what does not look like a report.</param>
    /// <param name="isKnown">Whether an original with this hash and provenance is a report of the store already, so that nothing is to be done.</param>
    public IReadOnlyList<TakenFile> TakeIn(IReadOnlyList<IngestFile> files, bool force, Func<string, Origin, bool> isKnown)
    {
        // 1. Bytes and originals; the transaction below is kept short for the others who queue.
        TakenFile[] kept = [.. ParallelWork.Map(files, file => Keep(file, force), CancellationToken.None, WritesAtOnce).SelectMany(taken => taken)];
        ledger.InTransaction(() =>
        {
            // 2. Names and origins of those that bring something new.
            string now = Ledger.TimeText(time);
            for (int i = 0; i < kept.Length; i++)
            {
                if (kept[i].Entry is { Sha256: string sha256, Force: false } entry && isKnown(sha256, OriginOf(entry, now)))
                    kept[i] = kept[i] with { Entry = entry with { State = JournalState.Unchanged } };
            }

            // The transaction keeps other processes from changing the same provenance.
            List<IGrouping<string, TakenFile>> originalsToNote = [.. kept.Where(IsToNote).GroupBy(k => k.Entry.Sha256!, StringComparer.Ordinal)];
            ParallelWork.Map(
                originalsToNote,
                original => originals.AddOrigins(original.Key, original.First().Bytes, [.. original.Select(k => OriginOf(k.Entry, now))]),
                CancellationToken.None,
                WritesAtOnce);

            // 3. The entries, in order.
            for (int i = 0; i < kept.Length; i++)
            {
                if (kept[i].Entry.State != JournalState.Unchanged)
                    kept[i] = kept[i] with { Entry = Acknowledge(kept[i].Entry) };
            }
        });
        return kept;
    }

    /// <summary>Notes in the journal what could not even be opened.</summary>
    public void AddLost(IReadOnlyList<QuarantinedFile> lost)
    {
        if (lost.Count == 0)
            return;
        ledger.InTransaction(() =>
        {
            foreach (QuarantinedFile file in lost)
                ledger.Add(Lost(new IngestFile(file.Path), force: false, file.Code, file.Reason));
        });
    }

    private static bool IsToNote(TakenFile file) => file.Entry.Sha256 is not null && file.Entry.State != JournalState.Unchanged;

    private static Origin OriginOf(JournalEntry entry, string now) => new(entry.Name, entry.Path, entry.Url, entry.Retrieved, entry.Issuer, entry.Year, now);

    private JournalEntry Acknowledge(JournalEntry entry)
    {
        // What a killed run left waiting is adopted rather than queued once more.
        JournalEntry? left = entry.Sha256 is null ? null : ledger.FindUnderWay(entry.Sha256, entry.Path);
        return left is not null && left.Force == entry.Force ? left : ledger.Add(entry);
    }

    private IReadOnlyList<TakenFile> Keep(IngestFile file, bool force)
    {
        string path = Path.GetFullPath(file.Path);
        try
        {
            long length = new FileInfo(path).Length;
            if (TryKeepArchive(file, path, length, force) is { Count: > 0 } archived)
                return archived;
            if (length > ReportReader.MaxFileBytes)
                return [new TakenFile(TooLarge(file, force, length), 0)];
            // A named pipe says 0, too, and would keep us waiting for its writer.
            return [Queue(file, path, length == 0 ? [] : File.ReadAllBytes(path), force)];
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return [new TakenFile(Lost(file, force, "missing", $"{path}: no such file; check the path"), 0)];
        }
        catch (UnauthorizedAccessException)
        {
            return [new TakenFile(Lost(file, force, "accessDenied", $"{path}: the right to read it is missing; change its rights"), 0)];
        }
        catch (IOException e)
        {
            return [new TakenFile(Lost(file, force, "ioError", $"{path}: cannot be read ({e.Message}); check the disk or the connection and take it in again"), 0)];
        }
    }

    /// <summary>Each file of an archive as an original of its own, under the archive's path and its own in it; null for what is no archive.</summary>
    private List<TakenFile>? TryKeepArchive(IngestFile file, string path, long length, bool force)
    {
        if (length is 0 or > ReportArchive.MostBytes)
            return null;
        using FileStream stream = File.OpenRead(path);
        if (!ReportArchive.IsArchive(stream))
            return null;
        var taken = new List<TakenFile>();
        foreach (ArchivedFile archived in ReportArchive.Files(stream, Path.GetFileName(path)))
        {
            string place = $"{path}/{archived.Path}";
            IngestFile inside = file with { Path = place };
            taken.Add(archived.Bytes is { } bytes
                ? Queue(inside, place, bytes, force)
                : new TakenFile(Lost(inside, force, archived.Failure!.Code, archived.Failure.Reason), 0));
        }

        return taken;
    }

    private TakenFile Queue(IngestFile file, string path, byte[] bytes, bool force)
    {
        string sha256 = Originals.HashOf(bytes);
        KeepBytes(sha256, bytes);
        return new TakenFile(
            new JournalEntry(0, sha256, Path.GetFileName(path), path, file.Url, file.Retrieved, file.Issuer, file.Year, force, JournalState.Queued), bytes.Length);
    }

    private void KeepBytes(string sha256, byte[] bytes)
    {
        try
        {
            originals.Write(sha256, bytes);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A full disk of the store is no fault of the file.
            throw StoreFailures.Unusable(originals.FileOf(sha256), e);
        }
    }

    private static JournalEntry TooLarge(IngestFile file, bool force, long length) => Lost(file, force, "tooLarge", string.Create(
        CultureInfo.InvariantCulture,
        $"{Path.GetFullPath(file.Path)}: {length:N0} bytes are more than the {ReportReader.MaxFileBytes:N0} that a report may have; it was not kept"));

    private static JournalEntry Lost(IngestFile file, bool force, string code, string reason) => new(
        0, null, Path.GetFileName(file.Path), Path.GetFullPath(file.Path), file.Url, file.Retrieved, file.Issuer, file.Year, force, JournalState.Quarantined, code, reason);
}

using System.IO.Compression;
using System.Text;
using ReportSearch.Reports.Formats;

namespace ReportSearch.Reports;

/// <summary>A file inside a ZIP archive.</summary>
/// <param name="Path">Its path in the archive with / between folders, never leaving it; of a file in an inner archive the path of that archive, / and the path in it.</param>
/// <param name="Bytes">Its content; null when it cannot be had.</param>
/// <param name="Failure">Why it cannot be had; null when it can.</param>
public sealed record ArchivedFile(string Path, byte[]? Bytes, ReadResult.Unreadable? Failure);

/// <summary>
/// ZIP archives of report files, as offices and researchers hand them on. Word, OFD and other files that are ZIP packages themselves are no archives. Sizes are
/// counted as the bytes come, names never lead out, and what an archive in an archive in an archive holds is not looked for.
/// </summary>
public static class ReportArchive
{
    /// <summary>Most bytes that an archive may have, and that may come out of it.</summary>
    public const long MostBytes = 2L << 30;

    private const int MostFiles = 10_000;
    private const int DeepestArchive = 2;
    private const int ShownNames = 5;
    private const int LongestName = 500;
    private const int LongestShownName = 40;
    private const long FreeBytes = 8 << 20;
    private const int MostRatio = 200;

    /// <summary>Whether a file, read from its beginning, is an archive of files rather than a package that is one document.</summary>
    /// <param name="file">A stream that can be sought.</param>
    public static bool IsArchive(Stream file)
    {
        file.Position = 0;
        Span<byte> start = stackalloc byte[4];
        int read = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        file.Position = 0;
        if (read < start.Length || !(start.SequenceEqual("PK\x03\x04"u8) || start.SequenceEqual("PK\x05\x06"u8)))
            return false;
        try
        {
            using ZipArchive archive = Open(file);
            return !IsPackage(archive);
        }
        catch (Exception broken) when (IsDamage(broken))
        {
            return false;
        }
    }

    /// <summary>
    /// The files of an archive one after the other, each unpacked when it is asked for. Folders, hidden files and what macOS adds are left out.
    /// No content throws; an archive that cannot be listed gives nothing.
    /// </summary>
    /// <param name="file">A stream that can be sought, for which <see cref="IsArchive"/> holds.</param>
    /// <param name="name">Name of the archive, for messages.</param>
    public static IEnumerable<ArchivedFile> Files(Stream file, string name)
    {
        var budget = new Budget(file.Length);
        return Files(file, name, "", budget, depth: 1);
    }

    /// <summary>What to say of an archive where one report is asked for.</summary>
    internal static (string Code, string Reason) Describe(byte[] bytes, string fileName)
    {
        try
        {
            using ZipArchive archive = Open(new MemoryStream(bytes, writable: false));
            List<string> names = [.. archive.Entries.Select(PathOf).OfType<string>()];
            if (names.Count == 0)
                return ("archive", $"{fileName}: a ZIP archive without any file in it; fetch it again");
            string more = names.Count > ShownNames ? $" and {names.Count - ShownNames} more" : "";
            return ("archive", $"{fileName}: a ZIP archive of {names.Count} {(names.Count == 1 ? "file" : "files")} ({string.Join(", ", names.Take(ShownNames).Select(name => Shortened(name, LongestShownName)))}{more}), not one report; take it in with index, which reads each of them, or unpack it");
        }
        catch (Exception broken) when (IsDamage(broken))
        {
            return ("damaged", $"{fileName}: a ZIP archive that cannot be listed ({broken.Message}); fetch it again");
        }
    }

    /// <summary>Whether the archive is one document of another format.</summary>
    internal static bool IsPackage(ZipArchive archive) =>
        archive.Entries.Take(MostFiles).Any(entry => entry.FullName is "[Content_Types].xml" or "OFD.xml" or "mimetype" or "xl/workbook.xml" or "ppt/presentation.xml" || entry.FullName.Equals("word/document.xml", StringComparison.OrdinalIgnoreCase));

    /// <summary>What tells that a ZIP file is damaged.</summary>
    internal static bool IsDamage(Exception failure) =>
        failure is InvalidDataException or EndOfStreamException or NotSupportedException or ArgumentException or OverflowException or IOException;

    /// <summary>Old Windows programs write names in GBK without saying so.</summary>
    private static ZipArchive Open(Stream file)
    {
        var archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true, Encoding.UTF8);
        if (!archive.Entries.Take(MostFiles).Any(entry => entry.FullName.Contains('\uFFFD', StringComparison.Ordinal)))
            return archive;
        archive.Dispose();
        file.Position = 0;
        return new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true, TextEncodingGuess.Gb18030);
    }

    private static IEnumerable<ArchivedFile> Files(Stream file, string name, string folder, Budget budget, int depth)
    {
        ZipArchive archive;
        try
        {
            archive = Open(file);
        }
        catch (Exception broken) when (IsDamage(broken))
        {
            yield break;
        }

        using (archive)
        {
            foreach (ZipArchiveEntry entry in archive.Entries)
            {
                if (PathOf(entry) is not { } inside)
                    continue;
                string path = folder + inside;
                if (++budget.Files > MostFiles)
                {
                    yield return Failed(path, "tooLarge", $"{name}: holds more than {MostFiles} files; this one and those behind it were not taken in; give them in several archives");
                    yield break;
                }

                (byte[]? bytes, ReadResult.Unreadable? failure) = Unpack(entry, name, path, budget);
                if (bytes is null)
                {
                    yield return new ArchivedFile(path, null, failure);
                    if (budget.Spent)
                        yield break;
                    continue;
                }

                using var inner = new MemoryStream(bytes, writable: false);
                if (!IsArchive(inner))
                    yield return new ArchivedFile(path, bytes, null);
                else if (depth >= DeepestArchive)
                    yield return Failed(path, "archive", $"{path}: an archive in an archive in an archive; unpack {name} first");
                else
                    foreach (ArchivedFile below in Files(inner, name, path + "/", budget, depth + 1))
                        yield return below;
            }
        }
    }

    private static ArchivedFile Failed(string path, string code, string reason) => new(path, null, new ReadResult.Unreadable(code, reason));

    /// <summary>The path of a file, its steps upward and drive letters left out; null for folders, hidden files and what is no report's.</summary>
    private static string? PathOf(ZipArchiveEntry entry)
    {
        string[] steps = [.. entry.FullName.Replace('\\', '/').Split('/', StringSplitOptions.RemoveEmptyEntries).Where(step => step is not ("." or "..") && !step.EndsWith(':')).Select(Plain)];
        if (steps.Length == 0 || entry.FullName.EndsWith('/') || entry.FullName.EndsWith('\\'))
            return null;
        return steps.Any(step => step.StartsWith('.') || step == "__MACOSX") || steps[^1].Equals("Thumbs.db", StringComparison.OrdinalIgnoreCase) ? null : Shortened(string.Join('/', steps), LongestName);

        static string Plain(string step) => string.Concat(step.Select(unit => char.IsControl(unit) ? '_' : unit));
    }

    /// <summary>A name that is too long by its beginning and end: a file is never left out for its name.</summary>
    private static string Shortened(string name, int longest)
    {
        if (name.Length <= longest)
            return name;
        int half = longest / 2;
        // Never half a pair.
        int start = char.IsHighSurrogate(name[half - 1]) ? half - 1 : half, end = char.IsLowSurrogate(name[^half]) ? half - 1 : half;
        return string.Concat(name.AsSpan(0, start), "…", name.AsSpan(name.Length - end));
    }

    private static (byte[]? Bytes, ReadResult.Unreadable? Failure) Unpack(ZipArchiveEntry entry, string name, string path, Budget budget)
    {
        if (entry.IsEncrypted)
            return Fail("encrypted", "is protected by a password; unpack it and take in the files");
        try
        {
            using Stream packed = entry.Open();
            using var bytes = new MemoryStream();
            var buffer = new byte[1 << 16];
            for (int read; (read = packed.Read(buffer)) > 0;)
            {
                if (bytes.Length + read > ReportReader.MaxFileBytes)
                    return Fail("tooLarge", $"unpacks to more than the {ReportReader.MaxFileBytes} bytes that a report may have");
                if (!budget.Take(read))
                    return Fail("tooLarge", "unpacks together with the files before it to more than is read; this one and those behind it were not taken in");
                bytes.Write(buffer, 0, read);
            }

            return (bytes.ToArray(), null);
        }
        catch (Exception broken) when (IsDamage(broken))
        {
            return Fail("damaged", $"cannot be unpacked ({broken.Message}); fetch the archive again");
        }

        (byte[]?, ReadResult.Unreadable?) Fail(string code, string why) => (null, new ReadResult.Unreadable(code, $"{path}: in {name}, {why}"));
    }

    /// <summary>What may still come out of an archive.</summary>
    private sealed class Budget(long compressedBytes)
    {
        private long _bytes;

        internal int Files { get; set; }

        internal bool Spent { get; private set; }

        internal bool Take(int bytes)
        {
            _bytes += bytes;
            Spent = _bytes > MostBytes || (_bytes > FreeBytes && _bytes > compressedBytes * MostRatio);
            return !Spent;
        }
    }
}

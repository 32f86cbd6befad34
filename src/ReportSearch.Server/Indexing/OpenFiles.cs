using System.Globalization;

namespace ReportSearch.Server.Indexing;

/// <summary>Finds out whether a file is open for writing, so that half a file is not taken for the whole.</summary>
internal static class OpenFiles
{
    /// <summary>Those of the paths that some process has open for writing, as far as the system lets us know.</summary>
    public static IReadOnlySet<string> BeingWritten(IReadOnlyCollection<string> paths) =>
        OperatingSystem.IsLinux() ? FromProc(paths) : paths.Where(IsLocked).ToHashSet(StringComparer.Ordinal);

    // Windows refuses to open without sharing what another process writes. Elsewhere that lock is only advice, so /proc is asked there.
    private static bool IsLocked(string path)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.None);
            return false;
        }
        catch (IOException)
        {
            return true;
        }
        catch (UnauthorizedAccessException)
        {
            return false; // not ours to read: reading it will say so, with the reason
        }
    }

    private static HashSet<string> FromProc(IReadOnlyCollection<string> paths)
    {
        var wanted = paths.ToHashSet(StringComparer.Ordinal);
        var found = new HashSet<string>(StringComparer.Ordinal);
        // Folders of other users' processes cannot be listed; their files then only need to rest.
        var options = new EnumerationOptions { IgnoreInaccessible = true, AttributesToSkip = 0 };
        foreach (var process in Directory.EnumerateDirectories("/proc").Where(folder => char.IsAsciiDigit(Path.GetFileName(folder)[0])))
        {
            try
            {
                foreach (var descriptor in new DirectoryInfo(process + "/fd").EnumerateFileSystemInfos("*", options))
                    if (descriptor.LinkTarget is { } target && wanted.Contains(target) && OpenedForWriting($"{process}/fdinfo/{descriptor.Name}"))
                        found.Add(target);
            }
            catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
            {
                continue; // the process ended while we looked, or is not ours
            }
        }

        return found;
    }

    // The line "flags:" is octal; its last digit tells read (0), write (1) and both (2).
    private static bool OpenedForWriting(string fdinfo)
    {
        var flags = File.ReadLines(fdinfo).FirstOrDefault(line => line.StartsWith("flags:", StringComparison.Ordinal))?.Trim();
        return flags is not null && (int.Parse(flags.AsSpan(flags.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture) & 3) != 0;
    }
}

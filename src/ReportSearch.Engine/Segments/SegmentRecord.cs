using ReportSearch.Engine.Storage;

namespace ReportSearch.Engine.Segments;

/// <summary>A file that every segment has.</summary>
internal sealed record SegmentFile(FileKind Kind, string Extension);

/// <summary>The files of a segment, in the order in which a commit lists them.</summary>
internal static class SegmentFiles
{
    public static readonly SegmentFile[] All =
    [
        new(FileKind.Terms, ".trm"),
        new(FileKind.Postings, ".pst"),
        new(FileKind.Positions, ".pos"),
        new(FileKind.Norms, ".nrm"),
        new(FileKind.Columns, ".col"),
        new(FileKind.Stored, ".sto"),
        new(FileKind.Groups, ".grp"),
    ];

    public const string DeletionsExtension = ".del";

    public static string Name(long segment, FileKind kind) => $"seg-{segment}{All.First(f => f.Kind == kind).Extension}";

    public static string DeletionsName(long segment, long generation) => $"seg-{segment}-{generation}{DeletionsExtension}";

    /// <summary>True for names that this format gives to files of segments; foreign files are never touched.</summary>
    public static bool IsSegmentFile(string name, out long segment)
    {
        segment = 0;
        if (!name.StartsWith("seg-", StringComparison.Ordinal))
            return false;
        string extension = Path.GetExtension(name);
        string middle = name[4..^extension.Length];
        if (extension == DeletionsExtension)
        {
            int dash = middle.IndexOf('-', StringComparison.Ordinal);
            return dash > 0 && IsNumber(middle[..dash], out segment) && IsNumber(middle[(dash + 1)..], out _);
        }
        return All.Any(f => f.Extension == extension) && IsNumber(middle, out segment);
    }

    /// <summary>Deletes the files of a segment that no commit holds, as far as there are any.</summary>
    public static void Delete(string folder, long segment)
    {
        foreach ((FileKind kind, _) in All)
            DurableFile.TryDelete(Path.Combine(folder, Name(segment, kind)));
    }

    /// <summary>A positive number as this format writes it: digits only, no leading zero.</summary>
    public static bool IsNumber(string text, out long number) =>
        long.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out number) && number > 0 && text[0] != '0';
}

/// <summary>Which groups of a segment are dead.</summary>
internal sealed record DeletionsRecord(long Generation, int Groups, int Units, FileSummary File);

/// <summary>A segment as a commit knows it. Files are in the order of <see cref="SegmentFiles.All"/>.</summary>
internal sealed record SegmentRecord(long Id, int Units, int Groups, IReadOnlyList<FileSummary> Files, DeletionsRecord? Deletions)
{
    public long Bytes => Files.Sum(f => f.Length);

    public IEnumerable<string> FileNames()
    {
        foreach ((FileKind kind, _) in SegmentFiles.All)
            yield return SegmentFiles.Name(Id, kind);
        if (Deletions is not null)
            yield return SegmentFiles.DeletionsName(Id, Deletions.Generation);
    }
}

using ReportSearch.Text.Regions;

namespace ReportSearch.Reports;

/// <summary>Bytes to report: a pure function of bytes, file name and reader version.</summary>
public sealed class ReportReader(RegionTable regions)
{
    /// <summary>Largest file that is read, in bytes.</summary>
    public const int MaxFileBytes = 64 * 1024 * 1024;

    /// <summary>Version of all reading rules and of the region table; raised whenever the same bytes may give another report.</summary>
    public string Version => $"1+regions{regions.Version}";

    /// <summary>Reads one file.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="fileName">Its name without folders; a hint for the identity, never for the format.</param>
    public ReadResult Read(ReadOnlySpan<byte> bytes, string fileName) =>
        new ReadResult.Unreadable("unsupportedFormat", $"{fileName}: not yet");
}

using System.Globalization;
using ReportSearch.Corpus.Store;
using ReportSearch.Reports;
using ReportSearch.Reports.Inspection;
using ReportSearch.Text.Regions;

namespace ReportSearch.Corpus;

/// <summary>What reading one file without a store gave.</summary>
/// <param name="Readable">False when the file cannot be read; then only Reason and Json are set.</param>
/// <param name="IsReport">Whether it is an annual report.</param>
/// <param name="Reason">Why it is not readable or not a report.</param>
/// <param name="Json">The contract's inspect JSON.</param>
/// <param name="SourceText">The source text that offsets lead to.</param>
/// <param name="CleanText">The cleaned text.</param>
public sealed record InspectedFile(bool Readable, bool IsReport, string? Reason, string Json, string? SourceText, string? CleanText);

/// <summary>Reads files without a store.</summary>
public static class FileInspection
{
    /// <summary>Reads one file; a missing file or one without rights is unreadable, never an exception.</summary>
    public static InspectedFile Inspect(string path, CorpusOptions? options = null)
    {
        string name = Path.GetFileName(path);
        try
        {
            if (Directory.Exists(path))
                return Unreadable(name, "missing", $"{path}: is a folder; name a file in it");
            long length = new FileInfo(path).Length;
            if (length > ReportReader.MaxFileBytes)
            {
                return Unreadable(name, "tooLarge", string.Create(
                    CultureInfo.InvariantCulture, $"{path}: {length:N0} bytes are more than the {ReportReader.MaxFileBytes:N0} that a report may have"));
            }

            RegionTable regions = options?.RegionOverlay is string overlay ? RegionTable.China.WithOverlay(overlay) : RegionTable.China;
            return Inspect(new ReportReader(regions), length == 0 ? [] : File.ReadAllBytes(path), name);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return Unreadable(name, "missing", $"{path}: no such file; check the path");
        }
        catch (UnauthorizedAccessException)
        {
            return Unreadable(name, "accessDenied", $"{path}: the right to read it is missing; change its rights");
        }
        catch (IOException e)
        {
            return Unreadable(name, "ioError", $"{path}: cannot be read ({e.Message})");
        }
    }

    /// <summary>Reads bytes that are at hand.</summary>
    internal static InspectedFile Inspect(ReportReader reader, byte[] bytes, string fileName)
    {
        ReadResult result = reader.Read(bytes, fileName);
        string json = InspectionDocument.Of(result, fileName, Originals.HashOf(bytes)).ToJson();
        return result switch
        {
            ReadResult.Readable readable => Of(readable.Report, null),
            ReadResult.NotAReport other => Of(other.Report, other.Reason),
            ReadResult.Unreadable unreadable => new InspectedFile(false, false, unreadable.Reason, json, null, null),
            _ => throw new InvalidOperationException($"unknown result {result.GetType().Name}"),
        };

        InspectedFile Of(Report report, string? reason) => new(true, reason is null, reason, json, report.Document.Source, report.Document.Text);
    }

    private static InspectedFile Unreadable(string name, string code, string reason) =>
        new(false, false, reason, InspectionDocument.Of(new ReadResult.Unreadable(code, reason), name, sha256: "").ToJson(), null, null);
}

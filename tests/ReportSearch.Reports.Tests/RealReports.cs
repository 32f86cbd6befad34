using System.Runtime.CompilerServices;
using System.Text;
using ReportSearch.Reports.Documents;
using ReportSearch.Text.Regions;

namespace ReportSearch.Reports.Tests;

/// <summary>The real reports beside the repository; they are not part of it.</summary>
internal static class RealReports
{
    internal static string? Folder { get; } = Find();

    internal static string[] Files => Folder is null ? [] : [.. Directory.GetFiles(Folder, "*.txt").Order(StringComparer.Ordinal)];

    internal static Report Read(string path) =>
        new ReportReader(RegionTable.China).Read(File.ReadAllBytes(path), Path.GetFileName(path)) is ReadResult.Readable readable
            ? readable.Report
            : throw new InvalidOperationException($"{path} was not read as a report");

    private static string? Find([CallerFilePath] string here = "")
    {
        for (DirectoryInfo? folder = new FileInfo(here).Directory; folder is not null; folder = folder.Parent)
        {
            if (!File.Exists(Path.Combine(folder.FullName, "ReportSearch.sln")))
                continue;
            string reports = Path.Combine(folder.FullName, "..", "shared", "reports");
            return Directory.Exists(reports) ? Path.GetFullPath(reports) : null;
        }

        return null;
    }
}

/// <summary>A test that needs the real reports and is skipped with the reason where they are missing.</summary>
internal sealed class RealReportFactAttribute : FactAttribute
{
    public RealReportFactAttribute()
    {
        if (RealReports.Folder is null)
            Skip = "the real reports are not beside the repository (../shared/reports)";
    }
}

/// <summary>Shorthands for reading texts that tests write themselves.</summary>
internal static class Reading
{
    internal static ReadResult File(string text, string name = "report.txt") => new ReportReader(RegionTable.China).Read(Encoding.UTF8.GetBytes(text), name);

    internal static Report Report(string text, string name = "report.txt") => File(text, name) switch
    {
        ReadResult.Readable readable => readable.Report,
        ReadResult.NotAReport other => other.Report,
        var other => throw new InvalidOperationException(other.ToString()),
    };

    internal static Document Document(string text) => Report(text).Document;

    internal static string[] Paragraphs(string text) => Document(text).Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    internal static int Repairs(this Document document, string kind) => document.Repairs.FirstOrDefault(repair => repair.Kind == kind)?.Count ?? 0;
}

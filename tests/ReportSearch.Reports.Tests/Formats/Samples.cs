using System.Runtime.CompilerServices;

namespace ReportSearch.Reports.Tests.Formats;

/// <summary>The repository's sample reports.</summary>
internal static class Samples
{
    internal static string Folder { get; } = Find();

    internal static string[] Files { get; } = [.. Directory.GetFiles(Folder, "*.txt", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    /// <summary>All samples, free of any format.</summary>
    internal static IReadOnlyList<SampleDocument> Documents { get; } = [.. FormatSet.Generated(), .. FormatSet.Handwritten(Path.Combine(Folder, "handwritten"))];

    private static string Find([CallerFilePath] string here = "")
    {
        DirectoryInfo folder = new FileInfo(here).Directory!;
        while (!File.Exists(Path.Combine(folder.FullName, "ReportSearch.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("the tests are not inside the repository");
        return Path.Combine(folder.FullName, "index-data", "samples");
    }
}

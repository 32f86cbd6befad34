using System.Runtime.CompilerServices;

namespace ReportSearch.Reports.Tests.Formats;

/// <summary>The repository's sample reports.</summary>
internal static class Samples
{
    internal static string[] Files { get; } = Find();

    private static string[] Find([CallerFilePath] string here = "")
    {
        DirectoryInfo folder = new FileInfo(here).Directory!;
        while (!File.Exists(Path.Combine(folder.FullName, "ReportSearch.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("the tests are not inside the repository");
        return [.. Directory.GetFiles(Path.Combine(folder.FullName, "index-data", "samples"), "*.txt", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
    }
}

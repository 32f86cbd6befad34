namespace ReportSearch.Architecture.Tests;

/// <summary>The checkout that the tests run in.</summary>
internal static class Checkout
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ReportSearch.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException($"no ReportSearch.sln above {AppContext.BaseDirectory}");
    }

    /// <summary>Every file of the checkout that is the project's own: no build output, no hidden folder, no store.</summary>
    public static IEnumerable<string> Files(string pattern) =>
        Directory.EnumerateFiles(Root, pattern, SearchOption.AllDirectories)
            .Where(file => !Path.GetRelativePath(Root, file).Split(Path.DirectorySeparatorChar)
                .Any(part => part is "bin" or "obj" or "store" or "sample-store" or "node_modules" or "TestResults" || (part.StartsWith('.') && part != ".ci")));
}

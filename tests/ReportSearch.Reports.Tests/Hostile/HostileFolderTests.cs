using ReportSearch.Reports.Tests.Hostile.Files;

namespace ReportSearch.Reports.Tests.Hostile;

/// <summary>Writes the hostile files for runs of the command line over them: all to the folder that the variable names, else some to a folder of their own.</summary>
public sealed class HostileFolderTests
{
    private const string Variable = "REPORTSEARCH_HOSTILE_FOLDER";
    private const int OneIn = 25;

    [Fact]
    public void Hostile_files_are_written_under_names_of_their_own()
    {
        string? named = Environment.GetEnvironmentVariable(Variable);
        DirectoryInfo folder = string.IsNullOrEmpty(named) ? Directory.CreateTempSubdirectory("hostile-") : Directory.CreateDirectory(named);
        HostileFile[] files = [.. HostileFile.All.Where((_, i) => named is { Length: > 0 } || i % OneIn == 0)];
        try
        {
            foreach (HostileFile file in files)
                File.WriteAllBytes(Path.Combine(folder.FullName, file.Name), file.Make());

            Assert.All(files, file => Assert.True(File.Exists(Path.Combine(folder.FullName, file.Name))));
            Assert.Equal(HostileFile.All.Count, HostileFile.All.Select(file => file.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        }
        finally
        {
            if (string.IsNullOrEmpty(named))
                folder.Delete(recursive: true);
        }
    }
}

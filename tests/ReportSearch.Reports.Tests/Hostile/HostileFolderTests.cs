using ReportSearch.Reports.Tests.Hostile.Files;

namespace ReportSearch.Reports.Tests.Hostile;

/// <summary>Writes the hostile files for runs of the command line over them.</summary>
public sealed class HostileFolderTests
{
    internal const string Variable = "REPORTSEARCH_HOSTILE_FOLDER";

    [HostileFolderFact]
    public void All_of_them_are_written_to_the_named_folder()
    {
        DirectoryInfo folder = Directory.CreateDirectory(Environment.GetEnvironmentVariable(Variable)!);
        foreach (HostileFile file in HostileFile.All)
            File.WriteAllBytes(Path.Combine(folder.FullName, file.Name), file.Make());
        Assert.True(folder.GetFiles().Length >= HostileFile.All.Count);
    }
}

/// <summary>Runs where a folder is named, and is skipped with the reason elsewhere.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class HostileFolderFactAttribute : FactAttribute
{
    public HostileFolderFactAttribute()
    {
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable(HostileFolderTests.Variable)))
            Skip = $"writes half a gigabyte, and only where {HostileFolderTests.Variable} names a folder";
    }
}

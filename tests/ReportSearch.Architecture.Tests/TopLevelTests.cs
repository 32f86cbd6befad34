namespace ReportSearch.Architecture.Tests;

public class TopLevelTests
{
    [Fact]
    public void Nothing_unplanned_stands_at_the_top()
    {
        string[] planned = ["src", "tests", "index-data", "tools", "ReportSearch.sln", "README.md"];
        IEnumerable<string> there = Directory.EnumerateFileSystemEntries(Checkout.Root).Select(e => Path.GetFileName(e)!).Where(n => !n.StartsWith('.'));

        Assert.Empty(there.Except([.. planned, "TestResults"]));
    }

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        string solution = File.ReadAllText(Path.Combine(Checkout.Root, "ReportSearch.sln")).Replace('\\', '/');
        IEnumerable<string> projects = Checkout.Files("*.csproj").Select(p => Path.GetRelativePath(Checkout.Root, p).Replace('\\', '/'));

        Assert.DoesNotContain(projects, p => !solution.Contains(p, StringComparison.Ordinal));
    }
}

namespace ReportSearch.Reports.Tests.Identity;

/// <summary>Tables of hand-written cases; codes and names by GB/T 2260.</summary>
public sealed class HardIdentityTests
{
    [Theory]
    [InlineData("hard-cases.tsv", 170)]
    [InlineData("further-cases.tsv", 50)]
    [InlineData("third-cases.tsv", 40)]
    [InlineData("fourth-cases.tsv", 25)]
    public void Every_hard_case_is_read_right(string file, int least)
    {
        IReadOnlyList<IdentityCase> cases = IdentityCase.Read(file);
        string[] wrong = [.. cases.Select(row => (row, Differences: row.Differences())).Where(pair => pair.Differences.Count > 0).Select(pair => $"{file}:{pair.row.Line} {pair.row.Cells[0]}\n    {string.Join("; ", pair.Differences)}")];
        Assert.True(wrong.Length == 0, $"{wrong.Length} of {cases.Count} cases are wrong:\n{string.Join('\n', wrong)}");
        Assert.True(cases.Count >= least, $"{cases.Count} cases");
    }
}

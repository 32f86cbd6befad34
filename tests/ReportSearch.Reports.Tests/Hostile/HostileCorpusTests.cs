using System.Diagnostics;
using ReportSearch.Reports.Tests.Hostile.Files;
using ReportSearch.Text.Regions;
using Xunit.Abstractions;

namespace ReportSearch.Reports.Tests.Hostile;

/// <summary>Every hostile file gets a reading or a reason that is right for it, and leaves nothing behind.</summary>
public sealed class HostileCorpusTests(ITestOutputHelper output)
{
    private static readonly ReportReader Reader = new(RegionTable.China);

    [Fact]
    public void There_are_at_least_three_hundred_with_names_of_their_own()
    {
        Assert.True(HostileFile.All.Count >= 300, $"{HostileFile.All.Count}");
        Assert.Equal(HostileFile.All.Count, HostileFile.All.Select(file => file.Name).Distinct().Count());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Each_has_its_reason(int quarter)
    {
        var wrong = new List<string>();
        for (int i = quarter; i < HostileFile.All.Count; i += 4)
        {
            HostileFile file = HostileFile.All[i];
            var clock = Stopwatch.StartNew();
            (string code, string reason) = Reader.Read(file.Make(), file.Name) switch
            {
                ReadResult.Unreadable unreadable => (unreadable.Code, unreadable.Reason),
                ReadResult.NotAReport other => (HostileFile.Other, other.Reason),
                _ => (HostileFile.IsReport, "a report"),
            };
            output.WriteLine($"{clock.ElapsedMilliseconds} ms {file.Name}: {code}: {reason}");
            if (!file.Codes.Contains(code) || reason.Length is < 8 or > 500)
                wrong.Add($"{file.Name}: {code}: {reason}");
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }
}

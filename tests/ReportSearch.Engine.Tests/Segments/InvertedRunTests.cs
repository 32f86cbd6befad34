using ReportSearch.Engine.Documents;
using ReportSearch.Engine.Segments;
using ReportSearch.Engine.Tests.Oracle;

namespace ReportSearch.Engine.Tests.Segments;

public sealed class InvertedRunTests
{
    /// <summary>Hundreds of short runs, in which most terms stand in few, against one run that holds everything: every byte of the segment is the same.</summary>
    [Theory]
    [InlineData(1, 40)]
    [InlineData(2, 900)]
    [InlineData(3, 2500)]
    public void A_segment_does_not_depend_on_the_length_of_runs(int seed, int runTokens)
    {
        var random = new RandomIndex(seed);
        var whole = new SegmentBuffer(RandomIndex.Schema);
        var inRuns = new SegmentBuffer(RandomIndex.Schema, runTokens);
        for (int group = 0; group < 300; group++)
        {
            TokenizedUnit[] units = [.. random.Group().Select(unit => unit.Tokenize(new TokenizedUnit()))];
            whole.Add($"{group:D4}", units);
            inRuns.Add($"{group:D4}", units);
            if (group % 7 == 0)
                Assert.True(whole.Remove($"{group / 2:D4}") == inRuns.Remove($"{group / 2:D4}"));
        }

        using var folder = new TemporaryFolder();
        Assert.NotNull(SegmentWriter.Write(folder.Path, 1, RandomIndex.Schema, [whole]));
        Assert.NotNull(SegmentWriter.Write(folder.Path, 2, RandomIndex.Schema, [inRuns]));
        string[] first = Directory.GetFiles(folder.Path, "seg-1.*");
        Assert.Equal(7, first.Length);
        foreach (string file in first)
            Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(file.Replace("seg-1.", "seg-2.", StringComparison.Ordinal)));
    }
}

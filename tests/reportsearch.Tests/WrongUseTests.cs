namespace ReportSearch.CommandLine.Tests;

public sealed class WrongUseTests
{
    [Theory]
    [InlineData("serch", "'search'")]
    [InlineData("indx", "'index'")]
    [InlineData("Stats", "'stats'")]
    public void An_unknown_verb_is_named_with_the_nearest(string verb, string nearest)
    {
        var run = Invocation.Of(verb, "德州");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains($"unknown verb '{verb}', did you mean {nearest}?", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Out);
    }

    [Theory]
    [InlineData("--yaer", "'--year'")]
    [InlineData("--year-x=3", null)]
    [InlineData("--secton", "'--section'")]
    [InlineData("--jsn", "'--json'")]
    public void An_unknown_option_is_named_with_the_nearest(string option, string? nearest)
    {
        foreach (var args in (string[][])[["search", "德州", option], ["search", option, "2017", "德州"]])
        {
            var run = Invocation.Of(args);

            Assert.Equal(2, run.ExitCode);
            Assert.Contains($"unknown option '{option.Split('=')[0]}' of 'search'", run.Error, StringComparison.Ordinal);
            if (nearest is not null)
                Assert.Contains($"did you mean {nearest}?", run.Error, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("search", "--limit", "many", "德州")]
    [InlineData("search", "德州", "--year")]
    [InlineData("search", "德州", "--year", "17")]
    [InlineData("search", "德州", "--year", "2018..2015")]
    [InlineData("search", "德州", "--within", "nowhere")]
    [InlineData("search", "德州", "--group", "body")]
    [InlineData("search", "德州", "--expand", "perhaps")]
    [InlineData("search")]
    [InlineData("inspect")]
    [InlineData("inspect", "a.txt", "b.txt")]
    [InlineData("inspect", "a.txt", "--text", "--clean")]
    [InlineData("index")]
    [InlineData("index", "--manifest", "/nowhere/m.csv")]
    [InlineData("segment", "--mode", "letters")]
    [InlineData("stats", "more")]
    [InlineData]
    public void Wrong_use_ends_with_two_and_a_message(params string[] args)
    {
        var run = Invocation.Of(args);

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("reportsearch: ", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Out);
    }

    [Fact]
    public void Help_lists_the_verbs()
    {
        var run = Invocation.Of("--help");

        Assert.Equal(0, run.ExitCode);
        foreach (var verb in (string[])["index", "search", "inspect", "segment", "classify", "analyze", "verify", "rebuild", "stats"])
            Assert.Contains("  " + verb, run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("yaer", "year", 1)]
    [InlineData("", "abc", 3)]
    [InlineData("same", "same", 0)]
    public void Distance_counts_slips(string a, string b, int slips) => Assert.Equal(slips, Refusal.Distance(a, b));
}

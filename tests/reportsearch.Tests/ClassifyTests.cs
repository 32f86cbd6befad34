using System.Text.Json;

namespace ReportSearch.CommandLine.Tests;

public sealed class ClassifyTests
{
    [Fact]
    public void Every_line_has_its_answer_with_three_topics()
    {
        var run = Invocation.WithInput("我家的地被征了没有给钱\n\nhello\r\n小区经常停水", "classify");

        var lines = run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(4, lines.Length);
        var answers = lines.Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        Assert.All(answers, answer => Assert.Equal(3, answer.GetProperty("topics").GetArrayLength()));
        Assert.Equal(["我家的地被征了没有给钱", "", "hello", "小区经常停水"], answers.Select(answer => answer.GetProperty("text").GetString()));
        Assert.Equal([false, true, true, false], answers.Select(answer => answer.GetProperty("abstained").GetBoolean()));
        Assert.Equal("land_expropriation", answers[0].GetProperty("topics")[0].GetProperty("id").GetString());
        Assert.InRange(answers[0].GetProperty("topics")[0].GetProperty("p").GetDouble(), 0.5, 1);
    }

    [Fact]
    public void A_text_may_stand_on_the_command_line_and_is_answered_as_its_line_would_be()
    {
        var given = Invocation.Of("classify", "征地拆迁29件", "hello");

        Assert.Equal(Invocation.WithInput("征地拆迁29件\nhello\n", "classify").Out, given.Out);
        Assert.Equal(0, given.ExitCode);
    }

    [Fact]
    public void All_topics_that_are_sure_enough_are_named()
    {
        var answers = Invocation.Of("classify", "征地拆迁29件", "hello").Out.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement).ToArray();

        Assert.Equal(["housing_expropriation", "land_expropriation"], answers[0].GetProperty("asserted").EnumerateArray().Select(id => id.GetString()).Order());
        Assert.Equal(0, answers[1].GetProperty("asserted").GetArrayLength());
    }
}

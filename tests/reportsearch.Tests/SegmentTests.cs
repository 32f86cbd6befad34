using System.Text;
using System.Text.Json;

namespace ReportSearch.CommandLine.Tests;

public sealed class SegmentTests
{
    [Fact]
    public void Each_line_gives_a_line_and_empty_ones_stay()
    {
        var run = Invocation.WithInput("政府信息公开\n\n  \r\n德州市，2018年。\n末行", "segment");

        Assert.Equal(0, run.ExitCode);
        var lines = run.Out.Split('\n');
        Assert.Equal(6, lines.Length);
        Assert.Equal(("", "", ""), (lines[1], lines[2], lines[5]));
        Assert.Equal("政府信息公开", lines[0].Replace(" ", "", StringComparison.Ordinal));
        Assert.DoesNotContain("  ", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Output_is_the_input_but_for_white_space()
    {
        const string Input = "\uFEFF（二）2017年Ｗｅｉｂｏ公開４.２万条;𠮷野家 a\tb　全角\u00A0空格\r\nＡbc--123,456.7%\n";

        Assert.Equal(Dense(Input), Dense(Invocation.WithInput(Input, "segment").Out));
    }

    [Fact]
    public void Search_mode_gives_offsets_into_each_line()
    {
        const string Line = "　中华人民共和国政府信息公开条例";
        var run = Invocation.WithInput(Line + "\n\n", "segment", "--mode", "search");
        var lines = run.Out.Split('\n');

        Assert.Equal(("[]", "", 3), (lines[1], lines[2], lines.Length));
        foreach (var word in JsonDocument.Parse(lines[0]).RootElement.EnumerateArray())
            Assert.Equal(Line.Substring(word.GetProperty("start").GetInt32(), word.GetProperty("length").GetInt32()), word.GetProperty("word").GetString());
    }

    [Fact]
    public void A_line_longer_than_what_is_held_is_cut_without_loss()
    {
        var sentence = "德州市人民政府信息公开工作年度报告，𠮷";
        var builder = new StringBuilder();
        while (builder.Length < 3 * 65536)
            builder.Append(sentence);
        var line = builder.ToString();

        Assert.Equal(line, Dense(Invocation.WithInput(line, "segment").Out));
        var last = JsonDocument.Parse(Invocation.WithInput(line, "segment", "--mode", "search").Out).RootElement.EnumerateArray().Last();
        Assert.Equal(line.Length, last.GetProperty("start").GetInt32() + last.GetProperty("length").GetInt32());
    }

    [Fact]
    public void No_input_gives_no_output() => Assert.Equal("", Invocation.WithInput("", "segment").Out);

    private static string Dense(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}

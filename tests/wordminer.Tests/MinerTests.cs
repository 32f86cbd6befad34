using System.Text;
using Xunit.Abstractions;

namespace ReportSearch.WordMiner.Tests;

public sealed class MinerTests(ITestOutputHelper output)
{
    private static readonly string[] Planted = ["蓝图办", "琼枢码", "云桥柜台", "泓安厅"];
    private static readonly string[] Known = ["政府", "信息", "公开", "工作", "申请", "部门", "服务", "平台", "建设", "群众", "网站", "办理", "答复", "加强", "管理", "推进", "的", "和", "对", "，", "。", "\n"];

    [Fact]
    public void Planted_words_are_proposed_and_words_of_the_lexicon_and_pieces_are_not()
    {
        IReadOnlyList<Proposal> proposals = new Miner(new MinerOptions()).Mine(Text(seed: 11), output.WriteLine);
        List<string> words = [.. proposals.Select(proposal => proposal.Word)];
        Assert.Subset(words.ToHashSet(), Planted.ToHashSet());
        Assert.DoesNotContain("公开", words);
        Assert.DoesNotContain("图办", words);
        Assert.DoesNotContain("云桥", words);
        Assert.All(Planted, word => Assert.True(words.IndexOf(word) < 8, $"{word} at place {words.IndexOf(word)}"));
        Assert.All(proposals, proposal => Assert.Contains(proposal.Word, proposal.Example));
    }

    [Fact]
    public void The_same_text_gives_the_same_file()
    {
        string[] files = [.. Enumerable.Range(0, 2).Select(_ =>
        {
            using var file = new StringWriter();
            ProposalFile.Write(file, new Miner(new MinerOptions()).Mine(Text(seed: 12), output.WriteLine));
            return file.ToString();
        })];
        Assert.Equal(files[0], files[1]);
        Assert.StartsWith("word\tcount\tpmi\t", files[0]);
    }

    [Fact]
    public void A_small_table_forgets_the_rare_and_keeps_the_frequent()
    {
        var told = new List<string>();
        IReadOnlyList<Proposal> proposals = new Miner(new MinerOptions { MaxGrams = 3_000, MinCount = 100 }).Mine(Text(seed: 13), told.Add);
        Assert.Contains("蓝图办", proposals.Select(proposal => proposal.Word));
        _ = new Miner(new MinerOptions { MaxGrams = 3_000, MinCount = 2 }).Mine(Text(seed: 13), told.Add);
        Assert.Contains(told, line => line.Contains("--min-count", StringComparison.Ordinal));
    }

    [Fact]
    public void No_stretch_goes_over_breaks_marks_digits_or_letters() =>
        Assert.Equal(["征地", "拆迁", "件", "年报", "甲", "乙"], new MinedText(["征地\n拆迁29件，年 报a甲\t乙"]).Stretches());

    [Theory]
    [InlineData("--text a.txt", "--out is missing")]
    [InlineData("--out o.tsv", "give either --data or --text")]
    [InlineData("--out o.tsv --data s --text a", "give either --data or --text")]
    [InlineData("--out", "--out lacks its value")]
    [InlineData("--out o --text a --min-count x", "--min-count x has no meaning")]
    public void Wrong_use_is_told(string arguments, string problem)
    {
        Assert.Null(MinerOptions.Read(arguments.Split(' '), out string? told));
        Assert.Equal(problem, told);
    }

    [Fact]
    public void Options_are_read()
    {
        MinerOptions? options = MinerOptions.Read("--text a.txt b.txt --out o.tsv --min-count 9".Split(' '), out _);
        Assert.Equal((2, "o.tsv", 9), (options!.Files.Count, options.Out, options.MinCount));
    }

    private static MinedText Text(int seed)
    {
        var random = new Random(seed);
        var text = new StringBuilder();
        for (int i = 0; i < 30_000; i++)
            text.Append(random.Next(25) == 0 ? Planted[random.Next(Planted.Length)] : Known[random.Next(Known.Length)]);
        return new MinedText([text.ToString()]);
    }
}

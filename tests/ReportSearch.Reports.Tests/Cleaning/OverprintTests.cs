using System.Text;
using ReportSearch.Reports.Cleaning;
using ReportSearch.Reports.Documents;

namespace ReportSearch.Reports.Tests.Cleaning;

public sealed class OverprintTests
{
    private static string Repaired(string source) => OverprintRepair.Repair(source).Draft.Text;

    [Theory]
    [InlineData("河河河河 湾湾湾湾 县县县县 11111111", "河 湾 县 11")]
    [InlineData("河河河河 222244442222 件件件件", "河 242 件")]
    [InlineData("年度报告年度报告年度报告年度报告 2018-2022018-2022018-2022018-2022222", "年度报告 2018-2022")]
    [InlineData("（一（一（一（一））））公开公开公开公开", "（一）公开")]
    [InlineData("河河河河 PPP 111 0.741000000000001 普通", "河 PPP 111 0.741000000000001 普通")]
    [InlineData("河河河 湾湾湾湾湾", "河河河 湾湾湾湾湾")]
    [InlineData("今年今年今年今年 全全全全 县县县县 公开，公开，公开，公开， 23232323 件。件。件。件。", "今年 全县公开， 23 件。")]
    [InlineData("壹壹壹壹 领导领导领导领导 重视。重视。重视。重视。", "壹 领导重视。")]
    [InlineData("全县及时全县及时全县及时全县及时 公开，公开，公开，公开，", "全县及时 公开，")]
    [InlineData("全县各级及时全县各级及时全县各级及时全县各级及时 公开，公开，公开，公开，", "全县各级及时公开，")]
    [InlineData("信息信息信息信息 内容内容内容内容\n各地公开，各地公开，各地公开，各地公开， 全县全县全县全县 各地各地各地各地", "信息 内容\n各地公开， 全县各地")]
    [InlineData("公开，公开，公开，公开， 全县 县县县县 区区区区", "公开， 全县 县区")]
    [InlineData("一一一一 是抓组织。是抓组织。是抓组织。是抓组织。 局长任组长，局长任组长，局长任组长，局长任组长，", "一是抓组织。局长任组长，")]
    [InlineData("图图图图 表表表表 系列 1系列 1系列 1系列 1 数数数数 量量量量", "图 表 系列 1 数 量")]
    [InlineData("公开公开公开公开 a ba ba ba 单位单位单位单位", "公开 a ba ba ba 单位")]
    [InlineData("公公公公 开开开开 系列 系列 系列 系列 单单单单 位位位位", "公 开 系列 系列 系列 系列 单 位")]
    public void Overprinted_tokens_collapse_and_others_stay(string source, string expected) => Assert.Equal(expected, Repaired(source));

    [Theory]
    [InlineData("全年公开信息 11111111 条，见 PPPP 与哈哈哈哈 一栏 说明 文字")]
    [InlineData("1111 2222 PPPP")]
    public void A_file_with_few_overprinted_Chinese_tokens_is_left_alone(string source) => Assert.Equal(source, Repaired(source));

    [Fact]
    public void The_cover_has_the_fewest_blocks()
    {
        Assert.Equal([2], OverprintRepair.Cover("11111111"));
        Assert.Equal([1, 1, 1], OverprintRepair.Cover("222244442222"));
        Assert.Equal([8, 1], OverprintRepair.Cover("2018-2022018-2022018-2022018-2022222"));
        Assert.Null(OverprintRepair.Cover("0.741000000000001"));
        Assert.Null(OverprintRepair.Cover("111"));
    }

    [Fact]
    public void The_cover_agrees_with_trying_every_cover()
    {
        var random = new Random(7);
        for (int i = 0; i < 4000; i++)
        {
            var token = new StringBuilder();
            while (token.Length < 4 + random.Next(20))
            {
                string block = string.Concat(Enumerable.Range(0, 1 + random.Next(3)).Select(_ => (char)('a' + random.Next(2))));
                token.Insert(token.Length, block, random.Next(6) == 0 ? 3 : 4);
            }

            string text = token.ToString();
            Assert.True(Fewest(text) == OverprintRepair.Cover(text)?.Count, $"seed 7: {text}");
        }
    }

    [Fact]
    public void A_token_of_a_megabyte_does_not_hang()
    {
        Assert.Equal(250_000, OverprintRepair.Repair(new string('一', 1_000_000)).Draft.Text.Length);
        Assert.Equal(0, OverprintRepair.Repair(new string('一', 1_000_003) + "二").Count);
    }

    [Fact]
    public void A_highlight_inside_one_block_is_its_first_copy()
    {
        const string source = "政府信息政府信息政府信息政府信息 公开公开公开公开 河河河河";
        (TextDraft draft, int count) = OverprintRepair.Repair(source);
        var map = new OffsetMap(draft.Runs);
        Assert.Equal(3, count);
        Assert.Equal("政府信息 公开 河", draft.Text);
        Assert.Equal((2, 4), map.ToSource(2, 4));
        // From the middle of one block to the middle of the next: last copy of the first, first copy of the second.
        (int start, int end) = map.ToSource(2, 6);
        Assert.Equal("信息 公", source[start..end]);
        Assert.Equal((0, 25), map.ToSource(0, 7));
    }

    [Fact]
    public void A_run_with_a_blank_leads_back_to_its_first_copy()
    {
        const string source = "图图图图 表表表表 系列 1系列 1系列 1系列 1 数数数数 量量量量";
        (TextDraft draft, _) = OverprintRepair.Repair(source);
        (int start, int end) = new OffsetMap(draft.Runs).ToSource(4, 8);
        Assert.Equal((10, "系列 1"), (start, source[start..end]));
    }

    private static int? Fewest(string text, int at = 0)
    {
        if (at == text.Length)
            return 0;
        int? best = null;
        for (int block = 1; at + (4 * block) <= text.Length; block++)
        {
            string word = text.Substring(at, block);
            if (text.Substring(at, 4 * block) == word + word + word + word && Fewest(text, at + (4 * block)) is { } rest && !(best <= rest + 1))
                best = rest + 1;
        }

        return best;
    }
}

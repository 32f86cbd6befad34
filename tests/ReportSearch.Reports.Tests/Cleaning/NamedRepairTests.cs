using ReportSearch.Reports.Documents;

namespace ReportSearch.Reports.Tests.Cleaning;

/// <summary>Each named repair on the damage that it mends, and on what only looks like it.</summary>
public sealed class NamedRepairTests
{
    [Theory]
    [InlineData("绍 兴 市 人 民 政 府", "绍兴市人民政府")]
    [InlineData("2 0 1 8 年 政 府 信 息 公 开 工 作 报 告", "2018年政府信息公开工作报告")]
    [InlineData("2018 年 政 府 信 息 公 开", "2018年政府信息公开")]
    [InlineData("政　府　信　息　公　开　（2019　年　度）", null)]
    [InlineData("政　府　信　息　公　开　年　度　报　告", "政府信息公开年度报告")]
    [InlineData("（ 二 ） 工 作 情 况", "（二）工作情况")]
    // Names, columns and words set wide.
    [InlineData("张 伟 王 芳 李 娜 刘 洋", null)]
    [InlineData("张 三  李 四  王 五", null)]
    [InlineData("一 二 三 四 五 六", null)]
    [InlineData("合 计 1 2 3 4", null)]
    [InlineData("单 位 公 开 1 2", null)]
    [InlineData("姓 名", null)]
    [InlineData("附 件：政府信息公开统计表", null)]
    [InlineData("政 府 信 息 公 开 3 5 7 9", null)]
    [InlineData("公开 信息 120 条", null)]
    public void Lines_of_single_characters_lose_their_blanks(string line, string? joined)
    {
        Document document = Reading.Document(line + "\n全年工作正常开展。\n");
        string first = document.Text[..document.Text.IndexOf('\n')];
        Assert.Equal(joined ?? line.Replace('　', ' ').Replace("  ", " "), first);
        Assert.Equal(joined is null ? 0 : 1, document.Repairs("spacedText"));
    }

    [Theory]
    [InlineData("工作开展顺利。。下一步继续。", "工作开展顺利。下一步继续。", 1)]
    [InlineData("一是培训，，二是考核；；三是督查。", "一是培训，二是考核；三是督查。", 2)]
    [InlineData("工作开展顺利。 。", "工作开展顺利。", 1)]
    [InlineData("网站、、微信等", "网站、微信等", 1)]
    // An ellipsis, a dash, marks of other kinds.
    [InlineData("教育、卫生……等领域——全年", "教育、卫生……等领域——全年", 0)]
    [InlineData("等等。。。", "等等。。。", 0)]
    [InlineData("等等。。。。。。", "等等。。。。。。", 0)]
    [InlineData("好！！真的？？", "好！！真的？？", 0)]
    [InlineData("他说：“好。”。", "他说：“好。”。", 0)]
    [InlineData("比例1::2，见a,,b", "比例1::2，见a,,b", 0)]
    public void A_mark_printed_twice_stands_once(string source, string expected, int count)
    {
        Document document = Reading.Document(source + "\n");
        Assert.Equal(expected, document.Text.TrimEnd('\n'));
        Assert.Equal(count, document.Repairs("doubledPunctuation"));
    }

    [Theory]
    [InlineData("见INCLUDEPICTURE \"http://a.gov.cn/1.jpg\" \\* MERGEFORMATINET 图", "见 图", 1)]
    [InlineData("附表EMBED Excel.Sheet.8 如下", "附表 如下", 1)]
    [InlineData("表SEQ 表 \\* ARABIC 1 统计", "表 1 统计", 1)]
    [InlineData("见REF _Ref12345 \\h 第三节", "见 第三节", 1)]
    [InlineData("本系统EMBED模块与REF编号", "本系统EMBED模块与REF编号", 0)]
    [InlineData("共享目录\\\\server\\公开\\2018", "共享目录\\\\server\\公开\\2018", 0)]
    public void Field_codes_go_and_Latin_words_stay(string source, string expected, int count)
    {
        Document document = Reading.Document(source + "\n");
        Assert.Equal(expected, document.Text.TrimEnd('\n'));
        Assert.Equal(count, document.Repairs("fieldCode"));
    }

    [Fact]
    public void The_axis_and_the_default_words_of_a_chart_are_residue_and_stay_in_the_text()
    {
        Document document = Reading.Document("全年公开信息情况如图所示。\n图表标题\n0\n200\n400\n600\n800\n1000\n系列1\n下一步继续做好公开工作。\n");
        string[] residue = [.. document.Blocks.Where(block => block.Kind == BlockKind.Residue).Select(block => document.Text[block.Start..(block.End - 1)])];
        Assert.Equal(["图表标题", "0", "200", "400", "600", "800", "1000", "系列1"], residue);
        Assert.Equal(8, document.Repairs("chartResidue"));
    }

    [Theory]
    [InlineData("2014年\n2015年\n2016年\n2017年\n2018年\n")]
    [InlineData("12\n7\n0\n33\n5\n")]
    [InlineData("系列1号文件已公开。\n图表标题应当简明。\n")]
    [InlineData("收到申请数\n件\n0\n当面申请数\n件\n0\n网络申请数\n件\n0\n")]
    public void Figures_that_count_are_no_axis(string text) => Assert.Equal(0, Reading.Document("全年公开信息情况如下。\n" + text + "下一步继续做好公开工作。\n").Repairs("chartResidue"));

    [Fact]
    public void Words_of_advertisers_are_counted_and_stay()
    {
        const string text = "新葡京娱乐官网注册送彩金人民政府主动公开信息12条。\n澳门金沙市各部门认真落实。\n";
        Document document = Reading.Document(text);
        Assert.Equal(text, document.Text);
        Assert.True(document.Repairs("advertisement") >= 3);
    }

    [Theory]
    [InlineData("开展文化娱乐场所检查，公开福利彩票公益金使用情况和体育彩票销售情况。")]
    [InlineData("查处赌博案件12起，取缔棋牌室3家，六合彩案件2起。")]
    [InlineData("全民健身体育平台上线，娱乐城消防检查结果公开；企业注册登录一网通办。")]
    public void Words_that_reports_use_are_no_advertisement(string text) => Assert.Equal(0, Reading.Document(text + "\n").Repairs("advertisement"));

    [Theory]
    [InlineData("公开????信息12条，其中??3条。", 1)]
    [InlineData("公开\uFFFD\uFFFD信息，锟斤拷公开。", 2)]
    [InlineData("您满意吗？？？详见http://a.gov.cn/?id=1&b=??", 0)]
    [InlineData("????\n-----\n", 0)]
    public void Lost_characters_are_counted_and_stay(string text, int runs)
    {
        Document document = Reading.Document("本年度公开工作正常开展，各部门按要求报送信息。\n" + text + "\n");
        Assert.Equal(runs, document.Repairs("lostCharacters"));
    }

    [Fact]
    public void A_text_of_question_marks_is_unreadable()
    {
        ReadResult result = Reading.File("2018???????????????????????\n??????????????????????12??????\n????????????????\n");
        Assert.Equal("mojibake", Assert.IsType<ReadResult.Unreadable>(result).Code);
    }
}

using System.Text;
using ReportSearch.Reports.Documents;

namespace ReportSearch.Reports.Tests.Cleaning;

public sealed class CleaningTests
{
    [Fact]
    public void A_picture_mark_goes_with_the_rubbish_behind_it()
    {
        Document document = Reading.Document("本年工作进展顺利。[image: pic3.png]HEW ER\n下一段文字。\n");
        Assert.Equal("本年工作进展顺利。\n下一段文字。\n", document.Text);
        Assert.Equal(1, document.Repairs("imageMark"));
    }

    [Theory]
    [InlineData("[image: a.png]PPP项目公开情况良好。", "PPP项目公开情况良好。\n")]
    [InlineData("[image: ]www.example.gov.cn", "www.example.gov.cn\n")]
    [InlineData("[image: D:\\图\\a[1].jpg]（二）加强培训", "（二）加强培训\n")]
    [InlineData("[bookmark: _GoBack][image: ][image: ]印发了方案。", "印发了方案。\n")]
    [InlineData("见HYPERLINK \"http://a.gov.cn\" 网站。", "见 网站。\n")]
    [InlineData("公\u200B开\uFEFF信\u0007息", "公开信息\n")]
    [InlineData("普通的[说明]文字", "普通的[说明]文字\n")]
    public void Only_marks_are_removed(string source, string expected) => Assert.Equal(expected, Reading.Document(source).Text);

    [Fact]
    public void A_page_mark_in_the_middle_of_a_sentence_does_not_part_it()
    {
        string[] full = [.. Enumerable.Range(0, 12).Select(i => "各部门按照要求认真开展政务公开工作并及时更新目录和指南栏目" + (char)('甲' + (i % 3)))];
        string text = string.Join('\n', full[..6]) + "\n\n- 3 -\n\n" + string.Join('\n', full[6..]) + "。\n";
        Document document = Reading.Document(text);
        Assert.Equal(1, document.Repairs("pageMark"));
        Assert.Equal(string.Concat(full) + "。\n", document.Text);
        Assert.Equal(11, document.Repairs("lineBreak"));
    }

    [Fact]
    public void Bare_numbers_that_count_pages_go_and_cells_stay()
    {
        string filler = string.Join("\n", Enumerable.Range(0, 12).Select(i => $"第{(char)('甲' + (i % 10))}段讲述公开工作情况，内容完整。"));
        Document document = Reading.Document($"{filler}\n1\n{filler}\n2\n{filler}\n");
        Assert.Equal(2, document.Repairs("pageMark"));
        Document cells = Reading.Document("收到申请数\n件\n3\n当面申请数\n件\n4\n网络申请数\n件\n5\n");
        Assert.Equal(0, cells.Repairs("pageMark"));
    }

    [Fact]
    public void Paragraphs_of_a_file_without_hard_breaks_stay_apart()
    {
        Assert.Equal(["标题一行", "第一段结束。", "第二段也结束。"], Reading.Paragraphs("标题一行\n\n第一段结束。\n第二段也结束。\n"));
    }

    [Fact]
    public void A_cut_sentence_goes_on_in_the_next_line()
    {
        string above = "全年各县公开信息的数量有多有少，河湾县、清溪县和南屏县排在前面，具体数目依次为河湾县（1200条）、清溪县";
        Assert.Equal([above + "（998条）、南屏县（870条）。"], Reading.Paragraphs(above + "\n（998条）、南屏县（870条）。\n"));
    }

    [Fact]
    public void A_heading_never_joins_the_line_above()
    {
        string[] lines = [.. Enumerable.Range(0, 10).Select(_ => "各部门按照要求认真开展政务公开工作并及时更新目录和指南栏目一")];
        string[] paragraphs = Reading.Paragraphs(string.Join('\n', lines) + "\n二、下一步打算\n" + string.Join('\n', lines) + "\n");
        Assert.Equal("二、下一步打算", paragraphs[1]);
    }

    [Fact]
    public void White_space_becomes_one_blank_and_none_at_the_ends()
    {
        Document document = Reading.Document("　　开展　　培训\u00A0活动  \r\n\r\n\r\n第二行\r\n");
        Assert.Equal("开展 培训 活动\n第二行\n", document.Text);
        OffsetProperty.BlocksPartition(document);
    }

    [Fact]
    public void Offsets_lead_back_through_every_kind_of_damage()
    {
        for (int seed = 1; seed <= 40; seed++)
        {
            string source = Damaged(new Random(seed), overprint: seed % 2 == 0);
            Document document = Reading.Document(source);
            Assert.Equal(source, document.Source);
            OffsetProperty.BlocksPartition(document);
            OffsetProperty.Holds(document, 300, seed);
        }
    }

    [Fact]
    public void Cleaning_twice_changes_nothing()
    {
        for (int seed = 1; seed <= 20; seed++)
        {
            string once = Reading.Document(Damaged(new Random(seed), overprint: false)).Text;
            Assert.Equal(OffsetProperty.Plain(once), OffsetProperty.Plain(Reading.Document(once).Text));
        }
    }

    private static string Damaged(Random random, bool overprint)
    {
        const string letters = "政府信息公开工作情况部门单位网站平台年度发布解读回应申请受理答复";
        var text = new StringBuilder();
        for (int line = 0; line < 40; line++)
        {
            int words = 1 + random.Next(8);
            for (int w = 0; w < words; w++)
            {
                string word = string.Concat(Enumerable.Range(0, 1 + random.Next(9)).Select(_ => letters[random.Next(letters.Length)]));
                if (random.Next(5) == 0)
                    word = random.Next(3000).ToString(System.Globalization.CultureInfo.InvariantCulture);
                if (overprint && random.Next(12) > 0)
                    word = word + word + word + word;
                text.Append(word).Append(random.Next(3) switch { 0 => " ", 1 => "　", _ => overprint ? " " : "" });
                if (!overprint && random.Next(10) == 0)
                    text.Append('\u200B');
                if (random.Next(25) == 0)
                    text.Append("[image: x.png]");
            }

            text.Append(random.Next(8) switch { 0 => "\r\n", 1 => "\n\n- 4 -\n\n", 2 => "[image: y.png]HEW\n", 3 => "\n\n", _ => "。\n" });
        }

        return text.ToString();
    }
}

using ReportSearch.Reports.Documents;
using ReportSearch.Text.Regions;

namespace ReportSearch.Reports.Tests.Formats;

/// <summary>What pages carry besides their text, and text that is not set in one column from left to right.</summary>
public sealed class PdfPageTests
{
    private const string Sentence = "本年度各单位围绕群众关心的事项主动公开信息，完善制度，规范程序，扩大范围，";

    private static readonly ReportReader Reader = new(RegionTable.China);

    private static Document Read(byte[] bytes) => Reader.Read(bytes, "report.pdf") switch
    {
        ReadResult.Readable readable => readable.Report.Document,
        ReadResult.NotAReport other => other.Report.Document,
        var failed => throw new InvalidOperationException(failed.ToString()),
    };

    private static string[] Paragraphs(Document document) => document.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static string Numbered(int number) => $"第{number}段{string.Concat(Enumerable.Repeat(Sentence, 1 + (number % 3)))}共发布信息{number * 37}条。";

    [ChromiumFact]
    public void Columns_of_text_are_read_one_after_the_other_without_the_watermark()
    {
        string[] paragraphs = [.. Enumerable.Range(1, 14).Select(Numbered)];
        string page = "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><style>body{font:16px 'Noto Serif CJK SC';text-align:justify}p{text-indent:2em;margin:.5em 0}.c{column-count:2;column-gap:2em}"
            + ".w{position:fixed;top:40%;left:20%;font-size:60px;color:#ddd;transform:rotate(-40deg)}@page wide{size:A4 landscape}.l{page:wide}td{border:1px solid;padding:3px}</style></head><body><div class=w>内部资料</div>"
            + "<h1 style=\"text-align:center\">绍兴市2021年政府信息公开工作年度报告</h1><div class=c><p>" + string.Join("</p><p>", paragraphs) + "</p></div><div class=l><p>横着的一页上有一张表格。</p>"
            + "<table><tr><td>项目</td><td style=\"writing-mode:vertical-rl\">自然人</td><td>总计</td></tr><tr><td>本年新收申请</td><td>12</td><td>46</td></tr><tr><td>上年结转申请</td><td>1</td><td>3</td></tr></table></div></body></html>";
        Document document = Read(PdfPrinting.Chromium(page));
        Assert.Equal(["绍兴市2021年政府信息公开工作年度报告", .. paragraphs, "横着的一页上有一张表格。", "项目\t自然人\t总计", "本年新收申请\t12\t46", "上年结转申请\t1\t3"], Paragraphs(document));
        Assert.True(document.Repairs("watermark") > 0);
    }

    [ChromiumFact]
    public void A_long_title_at_the_left_edge_and_paragraphs_set_in_twice_go_on_and_a_signature_does_not()
    {
        const string title = "大兴安岭地区加格达奇区人民政府2021年政府信息公开工作年度报告";
        string[] paragraphs = [.. Enumerable.Range(1, 9).Select(Numbered)];
        string page = "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><style>body{font:16px 'Noto Serif CJK SC'}p{text-indent:2em}.s{text-align:right;text-indent:0}</style></head><body><h1>" + title + "</h1><p>　　"
            + string.Join("</p><p>　　", paragraphs) + "</p><p class=s>大兴安岭地区加格达奇区人民政府办公室</p><p style=\"text-indent:0\">附一张表格。</p></body></html>";
        Assert.Equal([title, .. paragraphs, "大兴安岭地区加格达奇区人民政府办公室", "附一张表格。"], Paragraphs(Read(PdfPrinting.Chromium(page))));
    }

    [PdfFact]
    public void Running_heads_and_page_numbers_are_out_and_counted()
    {
        var drawing = new PdfDrawing();
        string[] paragraphs = [.. Enumerable.Range(1, 24).Select(Numbered)];
        foreach (string paragraph in paragraphs)
            drawing.Paragraph(paragraph);
        Document document = Read(drawing.ToPdf());
        Assert.Equal(paragraphs, Paragraphs(document));
        // A head and a number on every page.
        Assert.Equal(drawing.Words.Count * 2, document.Repairs("pageMark"));
    }

    [PdfFact]
    public void Letters_drawn_several_times_for_bold_count_once()
    {
        var drawing = new PdfDrawing();
        drawing.Paragraph(Numbered(2));
        for (int copy = 0; copy < 4; copy++)
        {
            for (int i = 0; i < "浙江省绍兴市".Length; i++)
                drawing.Put(73 + (copy * 0.25) + (i * 16), 400, 16, "浙江省绍兴市".Substring(i, 1));
        }

        Document document = Read(drawing.ToPdf());
        Assert.Equal([Numbered(2), "浙江省绍兴市"], Paragraphs(document));
        Assert.True(document.Repairs("overprint") > 0);
    }

    [PdfFact]
    public void Radicals_stand_for_their_characters_and_private_bullets_for_bullets()
    {
        var drawing = new PdfDrawing();
        drawing.Paragraph("\uF06C⼈⺠政府⽂件共⻓期有效件数，" + Sentence);
        Document document = Read(drawing.ToPdf());
        Assert.Equal("●人民政府文件共长期有效件数，" + Sentence, Assert.Single(Paragraphs(document)));
        Assert.True(document.Repairs("glyph") > 0);
    }

    [Fact]
    public void An_ofd_file_of_two_documents_gives_both()
    {
        var (first, second) = (new PdfDrawing(), new PdfDrawing());
        first.Paragraph(Numbered(1));
        second.Paragraph(Numbered(2));
        Document document = Read(OfdDrawing.ToOfd(first, second));
        Assert.Equal([Numbered(1), Numbered(2)], Paragraphs(document));
    }
}

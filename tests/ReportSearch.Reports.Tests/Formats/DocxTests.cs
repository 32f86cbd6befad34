using System.IO.Compression;
using System.Text;
using ReportSearch.Reports.Documents;
using ReportSearch.Reports.Formats;
using ReportSearch.Text.Regions;

namespace ReportSearch.Reports.Tests.Formats;

public sealed class DocxTests
{
    private static readonly ReportReader Reader = new(RegionTable.China);

    private static Document Read(byte[] bytes) => Reader.Read(bytes, "a.txt") switch
    {
        ReadResult.Readable readable => readable.Report.Document,
        ReadResult.NotAReport other => other.Report.Document,
        var other => throw new InvalidOperationException(other.ToString()),
    };

    private static string[] Lines(byte[] bytes) => Read(bytes).Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static string Code(byte[] bytes) => Assert.IsType<ReadResult.Unreadable>(Reader.Read(bytes, "a.docx")).Code;

    private static string Level(int at, string format, string text, string more = "") => $"<w:lvl w:ilvl=\"{at}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{text}\"/>{more}</w:lvl>";

    [Fact]
    public void Headings_get_their_automatic_numbers_which_begin_again_under_each_parent()
    {
        string numbering = "<w:abstractNum w:abstractNumId=\"0\">" + Level(0, "chineseCounting", "%1、") + Level(1, "chineseCountingThousand", "（%2）") + Level(2, "decimal", "%3.") + Level(3, "decimal", "%3.%4", "<w:isLgl/>") + "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>";
        string body = DocxFile.Numbered("概述", 0) + DocxFile.Numbered("机构", 1) + DocxFile.Numbered("人员", 1) + DocxFile.Paragraph("正文。") + DocxFile.Numbered("主动公开", 0) + DocxFile.Numbered("数量", 1) + DocxFile.Numbered("网站", 2) + DocxFile.Numbered("门户", 3) + DocxFile.Numbered("热线", 2)
            + string.Concat(Enumerable.Range(3, 10).Select(i => DocxFile.Numbered("第" + i, 0)));
        string[] lines = Lines(DocxFile.Write(body, numbering));
        Assert.Equal(["一、概述", "（一）机构", "（二）人员", "正文。", "二、主动公开", "（一）数量", "1.网站", "1.1 门户", "2.热线", "三、第3"], lines[..10]);
        Assert.Equal("十二、第12", lines[^1]);
    }

    [Fact]
    public void A_new_instance_with_its_own_start_begins_again_and_one_without_goes_on()
    {
        string numbering = "<w:abstractNum w:abstractNumId=\"0\">" + Level(0, "decimal", "%1.") + "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>" +
            "<w:num w:numId=\"2\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride></w:num><w:num w:numId=\"3\"><w:abstractNumId w:val=\"0\"/></w:num>";
        string body = DocxFile.Numbered("甲", 0) + DocxFile.Numbered("乙", 0) + DocxFile.Numbered("丙", 0, 2) + DocxFile.Numbered("丁", 0, 2) + DocxFile.Numbered("戊", 0, 3) + DocxFile.Numbered("己", 0, 0);
        Assert.Equal(["1.甲", "2.乙", "1.丙", "2.丁", "3.戊", "己"], Lines(DocxFile.Write(body, numbering)));
    }

    [Fact]
    public void A_style_numbers_its_paragraphs_and_those_of_styles_based_on_it()
    {
        string numbering = "<w:abstractNum w:abstractNumId=\"0\">" + Level(0, "chineseCounting", "%1、", "<w:pStyle w:val=\"1\"/>") + Level(1, "chineseCounting", "（%2）", "<w:pStyle w:val=\"2\"/>") + "</w:abstractNum><w:num w:numId=\"5\"><w:abstractNumId w:val=\"0\"/></w:num>";
        const string styles = "<w:style w:type=\"paragraph\" w:styleId=\"1\"><w:pPr><w:numPr><w:numId w:val=\"5\"/></w:numPr></w:pPr></w:style><w:style w:type=\"paragraph\" w:styleId=\"2\"><w:pPr><w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"5\"/></w:numPr></w:pPr></w:style><w:style w:type=\"paragraph\" w:styleId=\"x\"><w:basedOn w:val=\"1\"/></w:style>";
        string body = DocxFile.Paragraph("概述", "<w:pStyle w:val=\"1\"/>") + DocxFile.Paragraph("机构", "<w:pStyle w:val=\"2\"/>") + DocxFile.Paragraph("问题", "<w:pStyle w:val=\"x\"/>");
        Assert.Equal(["一、概述", "（一）机构", "二、问题"], Lines(DocxFile.Write(body, numbering, styles)));
    }

    [Theory]
    [InlineData("chineseCounting", 10, "十")]
    [InlineData("chineseCountingThousand", 21, "二十一")]
    [InlineData("japaneseCounting", 105, "一百零五")]
    [InlineData("chineseCounting", 1010, "一千零一十")]
    [InlineData("chineseCounting", 20003, "二万零三")]
    [InlineData("chineseLegalSimplified", 12, "壹拾贰")]
    [InlineData("ideographDigital", 20, "二〇")]
    [InlineData("ideographTraditional", 3, "丙")]
    [InlineData("ideographZodiac", 12, "亥")]
    [InlineData("decimalEnclosedCircle", 20, "⑳")]
    [InlineData("decimalEnclosedCircle", 21, "21")]
    [InlineData("decimalEnclosedParen", 2, "⑵")]
    [InlineData("decimalFullWidth", 12, "１２")]
    [InlineData("upperRoman", 1994, "MCMXCIV")]
    [InlineData("lowerRoman", 4, "iv")]
    [InlineData("upperLetter", 28, "BB")]
    [InlineData("somethingNew", 7, "7")]
    public void Numbers_are_written_as_Word_does(string format, int number, string expected) => Assert.Equal(expected, DocxNumberFormat.Write(number, format));

    [Fact]
    public void Changes_are_accepted_codes_and_hidden_text_left_out_and_results_kept()
    {
        const string body =
            "<w:p><w:r><w:t>主动</w:t></w:r><w:del><w:r><w:delText>删去</w:delText></w:r></w:del><w:ins><w:r><w:t>公开</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>看不见</w:t></w:r></w:p>" +
            "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>前半句，</w:t></w:r></w:p><w:p><w:r><w:t>后半句。</w:t></w:r></w:p>" +
            "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>HYPERLINK \"http://a\"</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>链接</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>" +
            "<w:p><w:r><w:tab/><w:t>缩进</w:t><w:softHyphen/><w:t>的</w:t><w:noBreakHyphen/><w:t>行</w:t><w:br/><w:t>下一行</w:t></w:r></w:p>";
        Assert.Equal(["主动公开", "前半句，后半句。", "链接", "缩进的-行", "下一行"], Lines(DocxFile.Write(body)));
    }

    [Fact]
    public void Text_boxes_are_read_once_and_notes_come_at_the_end()
    {
        const string box = "<w:txbxContent><w:p><w:r><w:t>框中文字</w:t></w:r></w:p></w:txbxContent>";
        const string body = "<w:p><w:r><mc:AlternateContent xmlns:mc=\"urn:mc\"><mc:Choice><w:drawing>" + box + "</w:drawing></mc:Choice><mc:Fallback><w:pict>" + box + "</w:pict></mc:Fallback></mc:AlternateContent><w:t>锚</w:t><w:footnoteReference w:id=\"2\"/></w:r></w:p><w:p><w:r><w:t>末段</w:t></w:r></w:p>";
        const string notes = "<w:footnote w:id=\"1\"><w:p><w:r><w:t>无人引用</w:t></w:r></w:p></w:footnote><w:footnote w:id=\"2\"><w:p><w:r><w:t>脚注</w:t></w:r></w:p></w:footnote>";
        Assert.Equal(["锚", "框中文字", "末段", "脚注"], Lines(DocxFile.Write(body, footnotes: notes)));
    }

    [Fact]
    public void Merged_cells_stand_in_their_first_place()
    {
        const string body = "<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge w:val=\"restart\"/></w:tcPr><w:p><w:r><w:t>项目</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr><w:p><w:r><w:t>申请人</w:t></w:r></w:p></w:tc></w:tr>" +
            "<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc><w:p><w:r><w:t>自然</w:t></w:r></w:p><w:p><w:r><w:t>人</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>法人</w:t></w:r></w:p></w:tc></w:tr>" +
            "<w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p><w:r><w:t>删</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>收到</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>3</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>";
        Document document = Read(DocxFile.Write(body));
        Assert.Equal(["项目|申请人|", "|自然人|法人", "收到|3|"], document.Blocks.Single().Rows.Select(row => string.Join('|', row.Cells.Select(cell => document.Text[cell.Start..cell.End]))));
    }

    [Theory]
    [InlineData("Wingdings", "\uF06C", "●")]
    [InlineData("Wingdings", "l", "●")]
    [InlineData("Wingdings", "\uF0D8", "➢")]
    [InlineData("Symbol", "\uF0B7", "●")]
    [InlineData("Courier New", "o", "○")]
    [InlineData("宋体", "◆", "◆")]
    [InlineData("Wingdings", "\uF001", "□")]
    public void A_bullet_is_the_sign_that_its_font_shows(string font, string letter, string sign)
    {
        string numbering = "<w:abstractNum w:abstractNumId=\"0\">" + Level(0, "bullet", letter, $"<w:rPr><w:rFonts w:ascii=\"{font}\"/></w:rPr>") + "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>";
        Assert.Equal([sign + "设立机构"], Lines(DocxFile.Write(DocxFile.Numbered("设立机构", 0), numbering)));
    }

    [Fact]
    public void A_symbol_is_read_as_the_sign_that_it_shows() =>
        Assert.Equal(["☑是□否"], Lines(DocxFile.Write("<w:p><w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/><w:t>是</w:t><w:sym w:font=\"Wingdings 2\" w:char=\"F0A3\"/><w:t>否</w:t></w:r></w:p>")));

    [Fact]
    public void Text_is_hidden_by_its_style_unless_the_run_says_otherwise()
    {
        const string styles = "<w:style w:type=\"character\" w:styleId=\"h\"><w:rPr><w:vanish/></w:rPr></w:style><w:style w:type=\"character\" w:styleId=\"i\"><w:basedOn w:val=\"h\"/></w:style><w:style w:type=\"paragraph\" w:styleId=\"p\"><w:rPr><w:vanish w:val=\"1\"/></w:rPr></w:style><w:style w:type=\"character\" w:styleId=\"s\"><w:basedOn w:val=\"h\"/><w:rPr><w:vanish w:val=\"0\"/></w:rPr></w:style>";
        string body = "<w:p>" + DocxFile.Run("看得见，") + DocxFile.Run("隐藏甲", "<w:rStyle w:val=\"i\"/>") + DocxFile.Run("又见，", "<w:rStyle w:val=\"s\"/>") + DocxFile.Run("再见。", "<w:rStyle w:val=\"h\"/><w:vanish w:val=\"false\"/>") + "</w:p>"
            + DocxFile.Paragraph("整段隐藏", "<w:pStyle w:val=\"p\"/>");
        Assert.Equal(["看得见，又见，再见。"], Lines(DocxFile.Write(body, styles: styles)));
    }

    [Fact]
    public void Moved_text_stands_where_it_went_and_a_deleted_cell_is_gone()
    {
        const string body = "<w:p><w:moveFrom><w:r><w:t>移走</w:t></w:r></w:moveFrom><w:r><w:t>前。</w:t></w:r></w:p><w:p><w:moveTo><w:r><w:t>移来</w:t></w:r></w:moveTo><w:r><w:t>后。</w:t></w:r></w:p>" +
            "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>收到</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:cellDel/></w:tcPr><w:p><w:r><w:t>旧</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>3</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>办结</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>2</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";
        Assert.Equal(["前。", "移来后。", "收到\t3", "办结\t2"], Lines(DocxFile.Write(body)));
    }

    [Fact]
    public void A_column_in_which_nothing_can_stand_is_no_column()
    {
        const string body = "<w:tbl><w:tblGrid><w:gridCol w:w=\"3000\"/><w:gridCol w:w=\"1\"/><w:gridCol w:w=\"2999\"/></w:tblGrid>" +
            "<w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr><w:p><w:r><w:t>收到</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>3</w:t></w:r></w:p></w:tc></w:tr>" +
            "<w:tr><w:tc><w:p><w:r><w:t>办结</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr><w:p><w:r><w:t>2</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";
        Assert.Equal(["收到\t3", "办结\t2"], Lines(DocxFile.Write(body)));
    }

    [Fact]
    public void A_table_inside_a_cell_of_layout_is_the_table()
    {
        const string inner = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>收到</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>3</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>办结</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>2</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";
        const string body = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>说明文字。</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc>" + inner + "<w:p/></w:tc></w:tr></w:tbl>";
        Document document = Read(DocxFile.Write(body));
        Assert.Equal(["说明文字。", "收到\t3", "办结\t2"], document.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(2, document.Blocks.Single(block => block.Kind == BlockKind.Table).Rows.Count);
    }

    [Fact]
    public void A_cut_file_is_damaged()
    {
        byte[] whole = DocxFile.Write(DocxFile.Paragraph("河湾县"));
        Assert.Equal("damaged", Code(whole[..(whole.Length / 2)]));
    }

    [Fact]
    public void Broken_XML_document_types_and_a_missing_part_are_damaged()
    {
        Assert.Equal("damaged", Code(DocxFile.Write("<w:p>")));
        Assert.Equal("damaged", Code(Zip(("word/document.xml", "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>"))));
        Assert.Equal("damaged", Code(Zip(("word/_rels/document.xml.rels", "<a/>"))));
        Assert.Equal("damaged", Code(Zip(("word/document.xml", string.Concat(Enumerable.Repeat("<a>", 100_000))))));
    }

    [Fact]
    public void A_bomb_is_stopped_while_it_unpacks()
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using Stream entry = archive.CreateEntry("word/document.xml", CompressionLevel.Optimal).Open();
            entry.Write("<w:document xmlns:w=\"w\"><w:body>"u8);
            byte[] blanks = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("<w:p/>", 100_000)));
            for (int i = 0; i < 200; i++)
                entry.Write(blanks);
        }

        Assert.Equal("tooLarge", Code(stream.ToArray()));
    }

    [Fact]
    public void A_document_without_text_is_empty() => Assert.Equal("empty", Code(DocxFile.Write("<w:p/>")));

    [Fact]
    public void Mutated_files_never_throw()
    {
        var random = new Random(29);
        string body = DocxFile.Numbered("概述", 0) + DocxFile.Paragraph("正文。") + "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>";
        string numbering = "<w:abstractNum w:abstractNumId=\"0\">" + Level(0, "chineseCounting", "%1、") + "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>";
        byte[] whole = DocxFile.Write(body, numbering);
        for (int i = 0; i < 500; i++)
        {
            byte[] mutated = [.. whole];
            for (int k = random.Next(1, 6); k > 0; k--)
                mutated[random.Next(mutated.Length)] = (byte)random.Next(256);
            Reader.Read(mutated, "a.docx");
            string text = new([.. body.Select(unit => random.Next(60) == 0 ? "<>/\"w:0t9&"[random.Next(10)] : unit)]);
            Reader.Read(DocxFile.Write(text, numbering), "a.docx");
        }
    }

    private static byte[] Zip(params (string Name, string Content)[] entries)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, string content) in entries)
            {
                using Stream entry = archive.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return stream.ToArray();
    }
}

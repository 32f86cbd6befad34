using System.Text;
using ReportSearch.Text.Regions;

namespace ReportSearch.Reports.Tests.Formats;

public sealed class EncodingTests
{
    private const string Simplified = "河湾县人民政府2017年政府信息公开工作年度报告\n一、概述\n2017年，我县认真贯彻落实条例，主动公开政府信息1024条，受理依申请公开12件。\n二、存在的主要问题和改进措施\n公开的内容与群众需求还有差距。\n";
    private const string Traditional = "河灣縣人民政府2017年政府信息公開工作年度報告\n一、概述\n2017年，我縣認真貫徹落實條例，主動公開政府信息1024條，受理依申請公開12件。\n二、存在的主要問題和改進措施\n公開的內容與群眾需求還有差距。\n";

    private static readonly ReportReader Reader = new(RegionTable.China);

    private static Encoding Legacy(string name) => CodePagesEncodingProvider.Instance.GetEncoding(name)!;

    private static ReadResult Read(byte[] bytes) => Reader.Read(bytes, "a.txt");

    private static Report Report(byte[] bytes) => Read(bytes) switch
    {
        ReadResult.Readable readable => readable.Report,
        ReadResult.NotAReport other => other.Report,
        var other => throw new InvalidOperationException(other.ToString()),
    };

    public static TheoryData<string, byte[], string> Undeclared => new()
    {
        { "gb18030", Legacy("gb18030").GetBytes(Simplified), Simplified },
        { "big5", Legacy("big5").GetBytes(Traditional), Traditional },
        { "gb18030", Legacy("gb18030").GetBytes(Traditional), Traditional },
        { "utf-16le", Encoding.Unicode.GetBytes(Simplified), Simplified },
        { "utf-16be", Encoding.BigEndianUnicode.GetBytes(Traditional), Traditional },
        { "utf-8", Encoding.UTF8.GetBytes(Simplified), Simplified },
    };

    [Theory]
    [MemberData(nameof(Undeclared))]
    public void Chinese_without_declaration_is_recognised(string name, byte[] bytes, string text)
    {
        Report report = Report(bytes);
        Assert.Equal(name, report.Document.Encoding);
        Assert.Equal(text, report.Document.Source);
    }

    [Fact]
    public void A_guess_says_how_sure_it_is_and_proof_is_certain()
    {
        Assert.Equal(1, Report(Encoding.UTF8.GetBytes(Simplified)).Document.EncodingConfidence);
        Assert.Equal(1, Report([0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Simplified)]).Document.EncodingConfidence);
        Assert.InRange(Report(Legacy("gb18030").GetBytes(Simplified)).Document.EncodingConfidence, 0.5, 0.999);
        Assert.InRange(Report(Legacy("big5").GetBytes(Traditional)).Document.EncodingConfidence, 0.5, 0.999);
        string page = "<html><head><meta charset=gbk></head><body><p>" + Simplified.Replace("\n", "</p><p>", StringComparison.Ordinal) + "</p></body></html>";
        Assert.Equal(1, Report(Legacy("gb18030").GetBytes(page)).Document.EncodingConfidence);
        Assert.InRange(Report(Legacy("gb18030").GetBytes(page.Replace("gbk", "utf-8", StringComparison.Ordinal))).Document.EncodingConfidence, 0.5, 0.999);
    }

    [Fact]
    public void Every_sample_in_every_encoding_is_read_alike()
    {
        foreach (string file in Samples.Files)
        {
            string text = File.ReadAllText(file);
            Assert.Equal(text, Report(Legacy("gb18030").GetBytes(text)).Document.Source);
            Assert.Equal(text, Report(Encoding.Unicode.GetBytes(text)).Document.Source);
        }
    }

    [Theory]
    [InlineData("gb18030")]
    [InlineData("big5")]
    [InlineData("iso-8859-1")]
    public void Text_that_was_decoded_wrongly_and_saved_is_not_read(string wrong)
    {
        Encoding encoding = wrong == "iso-8859-1" ? Encoding.Latin1 : Legacy(wrong);
        byte[] original = wrong == "big5" ? Legacy("gb18030").GetBytes(Simplified) : Encoding.UTF8.GetBytes(Simplified);
        string garbled = encoding.GetString(original);
        Assert.Equal("mojibake", Assert.IsType<ReadResult.Unreadable>(Read(Encoding.UTF8.GetBytes(garbled))).Code);
    }

    [Fact]
    public void Lost_characters_are_mojibake_and_one_of_them_in_a_sound_text_is_not()
    {
        string lost = string.Concat(Enumerable.Repeat("锟斤拷锟斤拷2017锟斤拷", 20));
        Assert.Equal("mojibake", Assert.IsType<ReadResult.Unreadable>(Read(Encoding.UTF8.GetBytes(lost))).Code);
        Assert.IsNotType<ReadResult.Unreadable>(Read(Encoding.UTF8.GetBytes(Simplified + "网页上的“锟斤拷”是乱码。")));
    }

    [Fact]
    public void A_list_of_rare_names_is_no_mojibake() =>
        Assert.IsNotType<ReadResult.Unreadable>(Read(Encoding.UTF8.GetBytes("龚玥 鄢蕤 璩昕 訾馥 厍翀 郗璟 蔺祎 亓琨 阚珺 邬沁 臧晟 翟钰 晁煜 濮阳骞 闾丘旻 亓官嫣\n")));

    [Fact]
    public void What_is_tried_is_told()
    {
        string reason = Assert.IsType<ReadResult.Unreadable>(Read([0xB5, 0xC2, 0xD6, 0xDD, 0xCA, 0xD0])).Reason;
        Assert.Contains("gb18030", reason);
        Assert.Contains("big5", reason);
    }

    [Fact]
    public void Random_bytes_are_never_Chinese()
    {
        var random = new Random(5);
        for (int i = 0; i < 200; i++)
        {
            var bytes = new byte[random.Next(2000)];
            random.NextBytes(bytes);
            Assert.IsType<ReadResult.Unreadable>(Read(bytes));
        }
    }
}

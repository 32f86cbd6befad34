using System.Text;
using ReportSearch.Text.Regions;

namespace ReportSearch.Reports.Tests.Identity;

/// <summary>When a page or text says that it was published, and what is no such date.</summary>
public sealed class PublishedDateTests
{
    private const string Title = "绍兴市民政局2020年政府信息公开工作年度报告";
    private const string Body = "一、总体情况\n全年主动公开信息1203条。\n二、主动公开政府信息情况\n更新了目录。\n三、收到和处理政府信息公开申请情况\n收到申请3件，均已答复。\n四、存在的主要问题及改进情况\n栏目更新不够及时。\n";

    private static readonly ReportReader Reader = new(RegionTable.China);

    private static ReportIdentity Read(string text, string name) => Assert.IsType<ReadResult.Readable>(Reader.Read(Encoding.UTF8.GetBytes(text), name)).Report.Identity;

    [Theory]
    [InlineData("发布时间：2021-1-2 10:32", "2021-01-02")]
    [InlineData("日期：2021-01-25", "2021-01-25")]
    [InlineData("2021-01-25 10:32:07 来源：市民政局", "2021-01-25")]
    [InlineData("来源：市民政局 2021-01-25 10:32", "2021-01-25")]
    [InlineData("信息来源：市民政局 时间：2021年01月25日 浏览次数：17", "2021-01-25")]
    [InlineData("2021-01-25 【字体：大 中 小】", "2021-01-25")]
    [InlineData("2021-01-25", "2021-01-25")]
    [InlineData("2021-01-25号文件要求公开", null)]
    [InlineData("统计时间段：2020-01-01至2020-12-31", null)]
    [InlineData("本报告数据期限为2020-01-01至2020-12-31", null)]
    public void The_line_under_the_title_of_a_page_tells_when_it_was_published(string line, string? date)
    {
        ReportIdentity identity = Read($"{Title}\n{line}\n{Body}", "a.txt");

        Assert.Equal(date, identity.PublishedDate);
        Assert.Equal(date is not null, identity.Evidence.Any(place => place.Field == "publishedDate" && place.Text == line));
    }

    [Theory]
    [InlineData("<meta name=\"PubDate\" content=\"2021-01-25 10:32\">", "2021-01-25")]
    [InlineData("<META NAME=\"publishdate\" CONTENT=\"2021-1-5 08:00\">", "2021-01-05")]
    [InlineData("<meta property=\"article:published_time\" content=\"2021-01-25T08:00:00\">", "2021-01-25")]
    [InlineData("<meta name=\"ColumnName\" content=\"2021-01-25\">", null)]
    [InlineData("<meta name=\"PubDate\" content=\"\">", null)]
    public void The_head_of_a_page_tells_it_where_the_text_does_not(string meta, string? date)
    {
        string page = $"<!DOCTYPE html><html><head><meta charset=utf-8>{meta}<title>{Title}</title></head><body><h1>{Title}</h1><p>{Body.Replace("\n", "</p><p>", StringComparison.Ordinal)}</p></body></html>";
        ReportIdentity identity = Read(page, "a.html");

        Assert.Equal(date, identity.PublishedDate);
        Assert.Equal(date, identity.Evidence.Where(place => place.Field == "publishedDate" && place.From == "page").Select(place => place.Text).SingleOrDefault());
    }

    [Fact]
    public void A_signature_goes_before_what_the_page_says()
    {
        string text = $"{Title}\n发布时间：2021-02-09\n{Body}绍兴市民政局\n2021年1月20日\n";

        Assert.Equal("2021-01-20", Read(text, "a.txt").PublishedDate);
    }
}

using System.Globalization;
using System.Text;
using ReportSearch.Text.Regions;

namespace ReportSearch.Fuzz.Inputs;

/// <summary>Short reports of real divisions with invented figures, in many ways of writing: most inputs are made of these, since short ones are read fast.</summary>
internal sealed class SmallReport(RegionTable regions)
{
    private static readonly string[] Themes =
    [
        "{0}年，全{1}主动公开政府信息{2}条，其中网站公开{3}条，微信公开{4}条。",
        "全年收到政府信息公开申请{3}件，其中网络申请{4}件，信函申请{5}件，均已答复。",
        "本年度没有因信息公开收取费用，减免{5}元。",
        "发生行政复议{5}件，维持{5}件；行政诉讼0件。",
        "组织培训{5}次，参加{3}人次，考核结果在网站公布。",
        "依据《中华人民共和国政府信息公开条例》，编制本报告，统计期限为{0}年1月1日至12月31日。",
        "有的单位更新不及时，解读稿件偏少；下一步将完善制度，加强回应。",
        "围绕重点领域公开财政预决算、征地拆迁、教育医疗等信息共{2}条。",
        "召开新闻发布会{5}次，回应公众关注热点{4}次，在线访谈{5}次。",
        "保密审查坚持先审后发，全年审查信息{2}条，未发生泄密。",
    ];

    private static readonly string[] FreeHeadings =
        ["概述", "主动公开情况", "依申请公开情况", "收费及减免情况", "行政复议和行政诉讼情况", "存在的问题和改进措施", "附表", "重点领域信息公开", "组织领导和制度建设", "政策解读和回应关切"];

    private static readonly string[] OfficialHeadings =
        ["总体情况", "主动公开政府信息情况", "收到和处理政府信息公开申请情况", "政府信息公开行政复议、行政诉讼情况", "存在的主要问题及改进情况", "其他需要报告的事项"];

    private static readonly (string Label, string Unit)[] Rows =
    [
        ("主动公开政府信息数", "条"), ("制发规范性文件总数", "件"), ("政府网站公开政府信息数", "条"), ("政务微信公开政府信息数", "条"), ("收到申请数", "件"), ("1.当面申请数", "件"), ("2.传真申请数", "件"),
        ("3.网络申请数", "件"), ("4.信函申请数", "件"), ("申请办结数", "件"), ("申请答复数", "件"), ("同意公开答复数", "件"), ("不同意公开答复数", "件"), ("行政复议数量", "件"), ("行政诉讼数量", "件"),
        ("被举报投诉数量", "件"), ("专职人员数", "人"), ("兼职人员数", "人"), ("举办各类培训班数", "次"), ("接受培训人员数", "人次"),
    ];

    private static readonly string[] Signs = ["人民政府", "人民政府办公室", "教育局", "财政局", "卫生健康局", "住房和城乡建设局", "民政局", "经济开发区管理委员会"];

    private static readonly string[] TitleForms =
    [
        "{0}{1}{2}年政府信息公开工作年度报告", "{0}{1}{2}年度政府信息公开年报", "{2}年{0}{1}政府信息公开工作报告", "{0}{1}\n{2}年政府信息公开工作年度报告", "{0}{1}政府信息公开年度报告\n（{2}年）", "{2}年政府信息公开工作年度报告",
    ];

    /// <summary>A report, and the year that it is of.</summary>
    internal (string Text, int Year) Write(FuzzRandom random)
    {
        Region region = random.Pick(regions.Regions);
        int year = random.Between(2008, 2024);
        string sign = random.Pick(Signs);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{string.Format(CultureInfo.InvariantCulture, random.Pick(TitleForms), region.Name, sign, Year(year, random))}\n");
        bool official = year >= 2019 && !random.OneIn(4);
        string[] headings = official ? OfficialHeadings : FreeHeadings;
        int parts = official ? 6 : random.Between(3, 8);
        for (int i = 0; i < parts; i++)
        {
            text.Append(Number(i, random)).Append(official ? headings[i] : random.Pick(headings)).Append('\n');
            for (int j = random.Small(3); j > 0; j--)
                text.Append(Sentence(year, region, random)).Append('\n');
            if (random.OneIn(5))
                Table(text, random);
        }

        if (random.OneIn(2))
            Table(text, random);
        text.Append(region.Name).Append(sign).Append('\n').Append(Year(year + 1, random)).Append(CultureInfo.InvariantCulture, $"年{random.Between(1, 12)}月{random.Between(1, 28)}日\n");
        return (text.ToString(), year);
    }

    private static string Year(int year, FuzzRandom random)
    {
        string digits = year.ToString(CultureInfo.InvariantCulture);
        return random.Below(10) switch
        {
            0 => string.Concat(digits.Select(digit => "〇一二三四五六七八九"[digit - '0'])),
            1 => string.Concat(digits.Select(digit => "０１２３４５６７８９"[digit - '0'])),
            2 => string.Concat(digits.Select(digit => "○一二三四五六七八九"[digit - '0'])),
            _ => digits,
        };
    }

    private static string Number(int i, FuzzRandom random)
    {
        string han = "一二三四五六七八九十"[i].ToString();
        return random.Below(12) switch
        {
            0 => $"（{han}）",
            1 => $"{i + 1}.",
            2 => $"第{han}部分 ",
            3 => $"{i + 1}．",
            4 => "",
            _ => $"{han}、",
        };
    }

    private static string Sentence(int year, Region region, FuzzRandom random) =>
        string.Format(CultureInfo.InvariantCulture, random.Pick(Themes), year, region.Name[^1], random.Below(90_000), random.Below(5000), random.Below(400), random.Below(9));

    /// <summary>Statistics in the ways in which converters print them.</summary>
    private static void Table(StringBuilder text, FuzzRandom random)
    {
        int way = random.Below(6);
        int first = random.Below(Rows.Length - 3);
        int rows = random.Between(3, Math.Min(9, Rows.Length - first));
        text.Append(way switch { 0 => "统计指标\t单位\t统计数\n", 1 => "|统计指标|单位|统计数|\n", 2 => "\t统计指标\n\t单位\n\t统计数\n\n", _ => "统计指标 单位 统计数\n" });
        foreach ((string label, string unit) in Rows.AsSpan(first, rows))
        {
            string value = random.Below(12) switch { 0 => "", 1 => "/", 2 => "-", 3 => "4.2万", 4 => "5000余", _ => random.Below(30_000).ToString(CultureInfo.InvariantCulture) };
            text.Append(way switch
            {
                0 => $"{label}\t{unit}\t{value}\n",
                1 => $"|{label}|{unit}|{value}|\n",
                2 => $"\t{label}\n\t{unit}\n\t{value}\n\n",
                3 => $"{label}{unit}{value}\n",
                4 => $"{label}\n{unit}\n{value}\n",
                _ => $"{label}  {unit}  {value}\n",
            });
        }
    }
}

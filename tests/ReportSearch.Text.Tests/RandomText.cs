namespace ReportSearch.Text.Tests;

/// <summary>Texts of any UTF-16: ordinary characters of reports, and what breaks careless code.</summary>
internal static class RandomText
{
    private const string Ordinary = "政府信息公开工作年度报告依申请主动重点领域征地拆迁行政复议诉讼的一二三十是了在和年月日市县区省,。、()《》%:.@/-_abcwpm0123456789 \n\t\u3000";

    public static string Utf16(Random random, int length) => string.Create(length, random, static (text, random) =>
    {
        for (int i = 0; i < text.Length; i++)
        {
            text[i] = random.Next(8) switch
            {
                0 => (char)random.Next(char.MaxValue + 1),
                1 => (char)random.Next(0xD800, 0xE000),
                2 => (char)random.Next(0xE000, 0xF900),
                _ => Ordinary[random.Next(Ordinary.Length)],
            };
        }
    });

    /// <summary>Characters of ordinary sentences only.</summary>
    public static string Han(Random random, int length)
    {
        const string han = "政府信息公开工作年度报告依申请主动重点领域征地拆迁行政复议诉讼的一是了在和市县区省中人民为大会发展国家经济社会建设管理";
        return string.Create(length, random, (text, random) =>
        {
            for (int i = 0; i < text.Length; i++)
                text[i] = han[random.Next(han.Length)];
        });
    }

    /// <summary>Words, numbers and names in random order.</summary>
    public static string Words(Random random, int count)
    {
        string[] words =
        [
            "市场经济", "也是", "一个", "第一次", "2017年", "12月31日", "2018-02-26", "4.2万", "〔2017〕35号", "二百三十五", "百分之五", "二〇一七年", "王建国", "斯特劳斯", "约翰·史密斯", "——", "……",
            "政府信息公开", "www.example.gov.cn", "37.5%", "5000余", "第35", "的", "在", "和", "公开", "年度", "日元", "月", "号", "万", "一", "第", "(", "2017", ")", "3", "·", "分之", "张", "人",
        ];
        return string.Concat(Enumerable.Range(0, count).Select(_ => words[random.Next(words.Length)]));
    }
}

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
}

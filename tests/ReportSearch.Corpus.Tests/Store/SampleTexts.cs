using System.Globalization;
using System.Text;

namespace ReportSearch.Corpus.Tests.Store;

/// <summary>Small invented reports: 甲 to 癸 with ten years at most, each another body or year.</summary>
internal static class SampleTexts
{
    private static readonly string[] Places = ["甲山", "乙水", "丙林", "丁原", "戊港", "己岭"];

    /// <summary>Writes the reports into a folder and returns it.</summary>
    public static string Write(string folder, int count)
    {
        Directory.CreateDirectory(folder);
        for (int i = 0; i < count; i++)
        {
            string place = Places[i % Places.Length] + "市";
            int year = 2008 + i / Places.Length;
            File.WriteAllText(Path.Combine(folder, $"{place}{year}.txt"), Report(place, year), new UTF8Encoding(false));
        }

        return folder;
    }

    public static string Report(string place, int year) => string.Create(CultureInfo.InvariantCulture,
        $"""
        {place}人民政府{year}年政府信息公开工作年度报告

        根据《中华人民共和国政府信息公开条例》规定，现公布{place}人民政府{year}年政府信息公开工作年度报告。本报告所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。

        一、概述
        {year}年，{place}政府按照上级部署，推进政务公开，完善制度，加强队伍建设。

        二、主动公开政府信息情况
        全年主动公开政府信息{1000 + year % 7}条，其中通过政府网站公开{800 + year % 5}条。

        三、依申请公开政府信息情况
        全年收到政府信息公开申请{20 + year % 9}件，均已按时答复，内容涉及征地拆迁、城乡规划等。

        四、因政府信息公开申请行政复议、提起行政诉讼情况
        全年发生行政复议{year % 3}件，行政诉讼{year % 2}件。

        五、存在的主要问题及改进措施
        公开的深度和广度有待提高，将进一步加强培训。

        {place}人民政府
        {year + 1}年3月10日

        """);
}

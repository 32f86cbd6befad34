namespace ReportSearch.Server.Tests;

/// <summary>Short reports written for these tests; bodies and figures are invented.</summary>
internal static class WrittenReports
{
    /// <summary>A report of a city's government.</summary>
    public static string Of(string city, int year, string sentence) => $"""
        {city}人民政府{year}年政府信息公开工作年度报告

        　　根据《中华人民共和国政府信息公开条例》规定，编制{city}{year}年政府信息公开工作年度报告。本报告所列数据的统计期限自{year}年1月1日至{year}年12月31日止。

        一、概述

        　　{year}年，全市各级行政机关认真贯彻落实政府信息公开条例，主动公开政府信息一万余条。{sentence}

        二、主动公开政府信息情况

        　　全年通过政府网站、政务微博和新闻发布会公开政府信息，其中机构职能类信息120条。

        三、依申请公开政府信息情况

        　　全年收到政府信息公开申请36件，均在规定期限内答复。

        四、行政复议和行政诉讼情况

        　　全年因政府信息公开申请行政复议2件，行政诉讼1件。

        五、存在的主要问题和改进措施

        　　公开内容与群众需求还有差距，下一步将加强培训和考核。

        {city}人民政府办公室
        {year + 1}年3月1日

        """;

    /// <summary>Writes a folder of samples as the checkout has it, with what must not be taken for a sample.</summary>
    public static string WriteSamples(string root)
    {
        var folder = Path.Combine(root, "samples");
        Directory.CreateDirectory(Path.Combine(folder, "generated"));
        Directory.CreateDirectory(Path.Combine(folder, "handwritten"));
        File.WriteAllText(Path.Combine(folder, "generated", "a.txt"), Of("临沂市", 2016, "样本独有词甲乙丙。"));
        File.WriteAllText(Path.Combine(folder, "handwritten", "b.txt"), Of("临沂市", 2017, "征地拆迁类申请较多。"));
        File.WriteAllText(Path.Combine(folder, "handwritten", "README.txt"), "说明");
        File.WriteAllText(Path.Combine(folder, "generated", "truth.csv"), "file,year\na.txt,2016\n");
        File.WriteAllText(Path.Combine(folder, "truth.jsonl"), "{}");
        return folder;
    }
}

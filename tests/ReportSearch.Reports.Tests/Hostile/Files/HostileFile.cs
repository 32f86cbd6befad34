using System.Text;

namespace ReportSearch.Reports.Tests.Hostile.Files;

/// <summary>A file made to harm a reader, or one that only looks like what its name says.</summary>
/// <param name="Name">Its name, as it stands in a folder.</param>
/// <param name="Make">Writes it.</param>
/// <param name="Codes">The reasons that are right, by code; <see cref="Other"/> is a reading that says that it is no report, <see cref="IsReport"/> one as a report.</param>
internal sealed record HostileFile(string Name, Func<byte[]> Make, params string[] Codes)
{
    /// <summary>Of an archive that is taken in: the codes that are right for the files inside it. Empty for what is no archive, or none that can be opened.</summary>
    internal IReadOnlyList<string> Inside { get; init; } = [];

    internal const string Other = "notAReport", IsReport = "report";

    /// <summary>A short report in the project's own words, for what is done to it.</summary>
    internal const string Sound =
        "绍兴市民政局2019年政府信息公开工作年度报告\n一、总体情况\n依据《条例》编制本报告，统计期限为2019年1月1日至12月31日。全年主动公开信息1203条。\n二、主动公开政府信息情况\n通过网站公开信息812条，微信391条。\n"
        + "三、收到和处理政府信息公开申请情况\n收到申请17件，全部答复，没有收费。\n四、政府信息公开行政复议、行政诉讼情况\n行政复议2件，维持2件；没有行政诉讼。\n五、存在的主要问题及改进情况\n解读偏少，下一步加强培训和考核。\n六、其他需要报告的事项\n无。\n绍兴市民政局\n2020年1月20日\n";

    internal static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>All of them. Names are unique.</summary>
    internal static IReadOnlyList<HostileFile> All { get; } = [.. HostileArchives.All, .. HostileTexts.All, .. HostileMarkup.All, .. HostilePages.All, .. HostileKinds.All, .. CutFiles.All];
}

using ReportSearch.Reports.Tables;

namespace ReportSearch.Reports.Sections;

/// <summary>The six sections that the form of 2019 and later prescribes, in their order.</summary>
internal static class OfficialSections
{
    internal const int Count = 6;

    /// <summary>The place 0 to 5 of the official section with this title (number allowed), or -1.</summary>
    internal static int Place(ReadOnlySpan<char> title)
    {
        // Most lines are none: every such title ends in 情况, 事项 or 措施.
        ReadOnlySpan<char> trimmed = title.TrimEnd(" \u3000：:。.");
        if (trimmed.Length is 0 or > 60 || trimmed[^1] is not ('况' or '项' or '施'))
            return -1;
        string plain = FormLabels.Normalise(title).TrimEnd('：', '。', '.');
        return plain switch
        {
            "总体情况" => 0,
            "主动公开政府信息情况" or "主动公开政府信息的情况" or "政府信息主动公开情况" or "行政机关主动公开政府信息情况" or "行政机关主动公开政府信息的情况" => 1,
            "收到和处理政府信息公开申请情况" or "收到和处理政府信息公开申请的情况" or "行政机关收到和处理政府信息公开申请情况" or "行政机关收到和处理政府信息公开申请的情况"
                or "收到和办理政府信息公开申请情况" or "政府信息公开申请收到和处理情况" => 2,
            "因政府信息公开工作被申请行政复议、提起行政诉讼情况" or "因政府信息公开工作被申请行政复议、提起行政诉讼的情况" or "政府信息公开行政复议、行政诉讼情况"
                or "政府信息公开行政复议和行政诉讼情况" or "政府信息公开行政复议、行政诉讼的情况" or "行政复议、行政诉讼情况" or "政府信息公开工作行政复议、行政诉讼情况"
                or "因政府信息公开被申请行政复议、提起行政诉讼情况" or "因政府信息公开被申请行政复议、提起行政诉讼的情况" => 3,
            "存在的主要问题及改进情况" or "存在的主要问题和改进情况" or "政府信息公开工作存在的主要问题及改进情况" or "存在主要问题及改进情况" or "政府信息公开工作存在的主要问题和改进情况"
                or "存在的问题及改进情况" or "存在的主要问题及改进措施" => 4,
            "其他需要报告的事项" or "其它需要报告的事项" or "需要报告的其他事项" or "其他需要报告事项" => 5,
            _ => -1,
        };
    }

    /// <summary>True for the title of an official section that is printed as a heading, which no table swallows.</summary>
    internal static bool IsTitle(ReadOnlySpan<char> line) => Place(line) >= 0;
}

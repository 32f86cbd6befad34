using System.Collections.Frozen;

namespace ReportSearch.Corpus;

/// <summary>What people read in place of the contract's ids. An id without a label is shown as it is.</summary>
public static class ChineseLabels
{
    private static readonly FrozenDictionary<string, string> Sections = new Dictionary<string, string>
    {
        ["front_matter"] = "封面与引言",
        ["overview"] = "概述",
        ["organisation"] = "组织领导与制度保障",
        ["proactive_disclosure"] = "主动公开",
        ["platform"] = "公开平台",
        ["interpretation_response"] = "解读回应",
        ["key_fields"] = "重点领域",
        ["power_operation"] = "权力运行",
        ["on_request"] = "依申请公开",
        ["fees"] = "收费减免",
        ["review_litigation"] = "复议诉讼",
        ["complaints"] = "举报投诉",
        ["secrecy_review"] = "保密审查",
        ["public_institutions"] = "企事业单位",
        ["problems_improvements"] = "问题与改进",
        ["other_matters"] = "其他事项",
        ["statistics_annex"] = "统计表",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Levels = new Dictionary<string, string>
    {
        ["province"] = "省级",
        ["prefecture"] = "地市级",
        ["county"] = "县级",
        ["township"] = "乡镇级",
        ["department"] = "部门",
        ["unknown"] = "未知",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Forms = new Dictionary<string, string>
    {
        ["free"] = "自由格式（2018年及以前）",
        ["standard2019"] = "2019版格式",
        ["standard2021"] = "2021版格式",
        ["unknown"] = "未知",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Repairs = new Dictionary<string, string>
    {
        ["overprint"] = "重影文字",
        ["imageMark"] = "图片标记",
        ["pageMark"] = "页码",
        ["lineBreak"] = "段内换行",
        ["bookmark"] = "书签标记",
        ["fieldCode"] = "域代码",
        ["control"] = "控制字符",
        ["markdown"] = "Markdown 标记",
        ["spacedText"] = "字间空格",
        ["doubledPunctuation"] = "重复标点",
        ["chartResidue"] = "图表残留",
        ["advertisement"] = "广告字样",
        ["lostCharacters"] = "丢失的字",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>A section tag, as on_request: 依申请公开.</summary>
    public static string Section(string tag) => Sections.GetValueOrDefault(tag, tag);

    /// <summary>A level, as county: 县级.</summary>
    public static string Level(string level) => Levels.GetValueOrDefault(level, level);

    /// <summary>A form of report.</summary>
    public static string Form(string form) => Forms.GetValueOrDefault(form, form);

    /// <summary>A kind of repair.</summary>
    public static string Repair(string kind) => Repairs.GetValueOrDefault(kind, kind);
}

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

    private static readonly FrozenDictionary<string, string> Topics = new Dictionary<string, string>
    {
        ["land_expropriation"] = "征地补偿",
        ["housing_expropriation"] = "房屋征收拆迁",
        ["homestead"] = "宅基地与农村建房",
        ["spatial_planning"] = "国土空间规划与用地审批",
        ["construction_bidding"] = "工程建设与招投标",
        ["housing_security"] = "住房保障与房地产物业",
        ["municipal_services"] = "市政公用与城市管理",
        ["land_tenure"] = "不动产确权与土地承包",
        ["agriculture_rural"] = "农业农村与涉农补贴扶贫",
        ["environment"] = "生态环境",
        ["transport"] = "交通运输",
        ["education"] = "教育",
        ["culture_sports"] = "文化体育",
        ["health"] = "医疗卫生与人口计生",
        ["food_drug_safety"] = "食品药品安全",
        ["market_regulation"] = "市场监管与商贸旅游",
        ["employment_labour"] = "就业与劳动关系",
        ["social_insurance"] = "社会保险",
        ["civil_affairs"] = "民政救助养老优抚",
        ["work_safety"] = "安全生产与应急救灾",
        ["public_finance"] = "财政预决算与审计采购",
        ["economy_prices"] = "经济管理与税费价格",
        ["public_security"] = "公安户籍与社会治安",
        ["personnel_legal"] = "机构人事与依法行政",
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

    /// <summary>The section tags that have a label.</summary>
    public static IReadOnlyList<string> SectionTags { get; } = [.. Sections.Keys.Order(StringComparer.Ordinal)];

    /// <summary>A section tag, as on_request: 依申请公开.</summary>
    public static string Section(string tag) => Sections.GetValueOrDefault(tag, tag);

    /// <summary>A topic, as land_expropriation: 征地补偿.</summary>
    public static string Topic(string id) => Topics.GetValueOrDefault(id, id);

    /// <summary>A level, as county: 县级.</summary>
    public static string Level(string level) => Levels.GetValueOrDefault(level, level);

    /// <summary>A form of report.</summary>
    public static string Form(string form) => Forms.GetValueOrDefault(form, form);

    /// <summary>A kind of repair.</summary>
    public static string Repair(string kind) => Repairs.GetValueOrDefault(kind, kind);
}

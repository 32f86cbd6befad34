namespace ReportSearch.Samples.Prose;

/// <summary>A part of a report in free form: the headings it can have, its tags, and the themes of its paragraphs with how many of each at most.</summary>
internal sealed record PartPlan(string Key, string[] Titles, string[] Tags, (string Theme, int AtMost)[] Themes, bool Subsections);

/// <summary>The parts that reports in free form are put together of.</summary>
internal static class FreePlans
{
    private static readonly PartPlan[] s_parts =
    [
        new("overview", ["概述", "概况", "基本情况", "总体情况", "工作概述", "{0}年政府信息公开工作总体情况", "政府信息公开工作概况"], ["overview"], [("overview", 3)], false),
        new("organisation", ["组织领导和制度建设情况", "组织机构及制度建设", "加强组织领导，夯实工作基础", "工作推进机制和监督保障情况", "监督保障和教育培训情况", "健全机制，规范管理"],
            ["organisation"], [("organisation", 4)], true),
        new("proactive", ["主动公开政府信息情况", "主动公开情况", "政府信息主动公开情况", "突出公开重点，做好主动公开", "主动公开的数量和类别"], ["proactive_disclosure"], [("proactive_disclosure", 3)], true),
        new("platform", ["公开平台建设情况", "政府网站和新媒体建设情况", "公开渠道建设", "平台和载体建设情况"], ["platform"], [("platform", 4)], true),
        new("proactive+platform", ["主动公开及公开平台建设情况", "主动公开政府信息以及平台建设情况", "主动公开的内容和渠道"], ["proactive_disclosure", "platform"], [("proactive_disclosure", 3), ("platform", 3)], true),
        new("interpretation", ["解读回应情况", "政策解读和回应社会关切情况", "发布解读与互动交流情况", "回应解读工作情况", "加强解读回应，扩大公众参与"], ["interpretation_response"], [("interpretation_response", 4)], true),
        new("key_fields", ["重点领域信息公开情况", "重点领域政府信息公开工作推进情况", "聚焦民生关切，推进重点领域公开", "民生和重点领域信息公开"], ["key_fields"], [("key_fields", 8)], true),
        new("power", ["行政权力运行公开情况", "围绕放管服改革推进公开情况", "推进行政权力公开透明运行", "推进决策、执行和服务公开"], ["power_operation"], [("power_operation", 4)], true),
        new("request", ["依申请公开政府信息情况", "依申请公开办理情况", "政府信息公开申请的受理和答复情况", "依申请公开情况", "公开申请办理情况"], ["on_request"],
            [("on_request", 1), ("answered", 2), ("subjects", 1), ("handling", 1)], true),
        new("request+fees", ["依申请公开及收费情况", "申请办理和收费减免情况"], ["on_request", "fees"], [("on_request", 1), ("answered", 2), ("subjects", 1), ("fees", 1)], false),
        new("fees", ["收费及减免情况", "政府信息公开收费减免情况", "依申请公开收取费用情况"], ["fees"], [("fees", 1)], false),
        new("review", ["行政复议和行政诉讼情况", "因政府信息公开申请行政复议、提起行政诉讼情况", "复议、诉讼情况"], ["review_litigation"], [("review_litigation", 1)], false),
        new("review+complaints", ["行政复议、行政诉讼和举报投诉情况", "复议诉讼与投诉举报情况"], ["review_litigation", "complaints"], [("review_litigation", 1), ("complaints", 1)], false),
        new("secrecy", ["保密审查情况", "政府信息公开保密审查情况", "信息发布保密审查工作"], ["secrecy_review"], [("secrecy_review", 2)], false),
        new("secrecy+organisation", ["保密审查及监督检查情况"], ["secrecy_review", "organisation"], [("secrecy_review", 2), ("organisation", 1)], false),
        new("institutions", ["公共企事业单位信息公开情况", "公用事业单位办事公开情况", "企事业单位信息公开推进情况"], ["public_institutions"], [("public_institutions", 3)], false),
        new("problems", ["存在的主要问题及改进情况", "存在的问题和改进措施", "不足之处与下一步打算", "主要问题及下一年工作安排", "问题与改进"], ["problems_improvements"], [], false),
        new("other", ["其他需要报告的事项", "需要说明的事项", "其他事项"], ["other_matters"], [("other_matters", 1)], false),
    ];

    // Orders as bodies use them; five to twelve parts.
    private static readonly string[][] s_plans =
    [
        ["overview", "organisation", "interpretation", "key_fields", "proactive+platform", "request", "fees", "review", "secrecy+organisation", "institutions", "problems", "other"],
        ["overview", "proactive", "interpretation", "request", "fees", "review", "problems", "other"],
        ["overview", "proactive+platform", "request+fees", "review+complaints", "problems"],
        ["overview", "organisation", "proactive", "platform", "key_fields", "request", "review+complaints", "secrecy", "problems"],
        ["organisation", "key_fields", "power", "interpretation", "platform", "request+fees", "review", "problems", "other"],
        ["overview", "power", "key_fields", "proactive+platform", "interpretation", "request", "fees", "review+complaints", "institutions", "problems"],
        ["overview", "key_fields", "request+fees", "review", "problems", "other"],
    ];

    public static int PlanCount => s_plans.Length;

    public static IReadOnlyList<PartPlan> Plan(int number) => [.. s_plans[number % s_plans.Length].Select(key => s_parts.Single(part => part.Key == key))];
}

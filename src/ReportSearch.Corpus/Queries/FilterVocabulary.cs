using ReportSearch.Reports;

namespace ReportSearch.Corpus.Queries;

/// <summary>The values that a filter takes, each by its id or by a Chinese name.</summary>
public sealed class FilterVocabulary
{
    private readonly Dictionary<string, string> _ids = new(StringComparer.OrdinalIgnoreCase);

    private FilterVocabulary(params (string Id, string[] Names)[] values)
    {
        Ids = [.. values.Select(value => value.Id)];
        foreach ((string id, string[] names) in values)
        {
            _ids[id] = id;
            foreach (string name in names)
                _ids[name] = id;
        }
    }

    /// <summary>Levels of a reporting body.</summary>
    public static FilterVocabulary Levels { get; } = new(
        (IdOf(BodyLevel.Province), ["省级", "省"]),
        (IdOf(BodyLevel.Prefecture), ["市级", "地级", "地市级", "地市"]),
        (IdOf(BodyLevel.County), ["县级", "区县", "县"]),
        (IdOf(BodyLevel.Township), ["乡级", "乡镇", "街道"]),
        (IdOf(BodyLevel.Department), ["部门"]),
        (IdOf(BodyLevel.Unknown), ["未知"]));

    /// <summary>Forms of a report.</summary>
    public static FilterVocabulary Forms { get; } = new(
        (IdOf(ReportForm.Free), ["自由格式"]),
        (IdOf(ReportForm.Standard2019), ["2019"]),
        (IdOf(ReportForm.Standard2021), ["2021"]));

    /// <summary>Tags of sections.</summary>
    public static FilterVocabulary Sections { get; } = new(
        ("front_matter", ["封面与引言"]),
        ("overview", ["概述"]),
        ("organisation", ["组织领导与制度保障", "组织领导"]),
        ("proactive_disclosure", ["主动公开"]),
        ("platform", ["公开平台"]),
        ("interpretation_response", ["解读回应"]),
        ("key_fields", ["重点领域"]),
        ("power_operation", ["权力运行"]),
        ("on_request", ["依申请公开"]),
        ("fees", ["收费减免"]),
        ("review_litigation", ["复议诉讼"]),
        ("complaints", ["举报投诉"]),
        ("secrecy_review", ["保密审查"]),
        ("public_institutions", ["企事业单位"]),
        ("problems_improvements", ["问题与改进"]),
        ("other_matters", ["其他事项"]),
        ("statistics_annex", ["统计表"]));

    /// <summary>Every id, in the order of the specification.</summary>
    public IReadOnlyList<string> Ids { get; }

    /// <summary>The id that a user's value means, or null.</summary>
    public string? Find(string value) => _ids.GetValueOrDefault(value.Trim());

    private static string IdOf<T>(T value)
        where T : struct, Enum
    {
        string name = value.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}

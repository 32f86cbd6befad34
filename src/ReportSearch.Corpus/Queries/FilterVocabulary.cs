using ReportSearch.Reports;
using ReportSearch.Reports.Sections;
using ReportSearch.Text.Classification;

namespace ReportSearch.Corpus.Queries;

/// <summary>The values that a filter takes, each by its id or by a Chinese name.</summary>
public sealed class FilterVocabulary
{
    private readonly Dictionary<string, string> _ids = new(StringComparer.OrdinalIgnoreCase);

    private FilterVocabulary(IEnumerable<string> ids, Func<string, string> label, params (string Name, string Id)[] otherNames)
    {
        Ids = [.. ids];
        Listed = string.Join(", ", Ids.Select(id => $"{id} ({label(id)})"));
        foreach (string id in Ids)
            _ids[id] = _ids[label(id)] = id;
        foreach ((string name, string id) in otherNames)
            _ids[name] = id;
    }

    /// <summary>Levels of a reporting body.</summary>
    public static FilterVocabulary Levels { get; } = new(
        ((BodyLevel[])[BodyLevel.Province, BodyLevel.Prefecture, BodyLevel.County, BodyLevel.Township, BodyLevel.Department, BodyLevel.Unknown]).Select(IdOf),
        ChineseLabels.Level,
        ("省", "province"), ("市级", "prefecture"), ("地级", "prefecture"), ("地市", "prefecture"), ("区县", "county"), ("县", "county"),
        ("乡级", "township"), ("乡镇", "township"), ("街道", "township"));

    /// <summary>Forms of a report.</summary>
    public static FilterVocabulary Forms { get; } = new(
        Enum.GetValues<ReportForm>().Select(IdOf), ChineseLabels.Form, ("自由格式", "free"), ("2019", "standard2019"), ("2021", "standard2021"));

    /// <summary>Tags of sections.</summary>
    public static FilterVocabulary Sections { get; } = new(SectionTags.All, ChineseLabels.Section, ("组织领导", SectionTags.Organisation));

    /// <summary>Topics of requests.</summary>
    public static FilterVocabulary Topics { get; } = new(TopicModel.Default.Topics, ChineseLabels.Topic);

    /// <summary>Every id, in the order of the specification.</summary>
    public IReadOnlyList<string> Ids { get; }

    /// <summary>Every id with its Chinese name, for a message.</summary>
    public string Listed { get; }

    /// <summary>The id that a user's value means, or null.</summary>
    public string? Find(string value) => _ids.GetValueOrDefault(value.Trim());

    private static string IdOf<T>(T value)
        where T : struct, Enum
    {
        string name = value.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}

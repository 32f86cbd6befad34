using ReportSearch.Corpus.Figures;
using ReportSearch.Server.Languages;

namespace ReportSearch.Server.Pages.Findings;

/// <summary>What the page of findings shows.</summary>
public sealed record FindingsView(FindingParameters Asked, FindingPage Page, bool Samples)
{
    /// <summary>The address of the next page.</summary>
    public string? NextUrl => Page.Next is { } next ? Address(next) : null;

    /// <summary>What people read for a verdict.</summary>
    public static string Verdict(string verdict, Wording wording) => wording[verdict switch
    {
        "contradiction" => "矛盾",
        "suspicion" => "存疑",
        "holds" => "相符",
        _ => "无法判断",
    }];

    /// <summary>What people read for a kind of rule.</summary>
    public static string Kind(string kind, Wording wording) => wording[kind switch
    {
        "sum" => "合计",
        "proseVsTable" => "正文与表格",
        "date" => "日期",
        "duplicateCount" => "重复数字",
        "structure" => "结构",
        "crossYear" => "跨年衔接",
        "percent" => "百分比",
        "balance" => "收支平衡",
        _ => kind,
    }];

    /// <summary>What people read for a person's verdict.</summary>
    public static string Said(string verdict, Wording wording) => wording[verdict switch
    {
        "confirmed" => "已确认",
        "explained" => "有合理解释",
        "wrong" => "误报",
        _ => verdict,
    }];

    /// <summary>Where a finding stands in its report.</summary>
    public static string Url(FindingRow finding) => $"/reports/{finding.Report}#{Anchor(finding.Id)}";

    /// <summary>The anchor of a finding in its report.</summary>
    public static string Anchor(string id) => "f" + id[(id.LastIndexOf('-') + 1)..];

    private string Address(string cursor) => PageAddress.Of(
        "/findings",
        [
            .. PageAddress.Each("verdict", Asked.Verdicts), .. PageAddress.Each("kind", Asked.Kinds), .. PageAddress.Each("rule", Asked.Rules), .. PageAddress.Each("judgement", Asked.Judgements),
            .. PageAddress.Each("region", Asked.Regions), .. PageAddress.Each("level", Asked.Levels), .. PageAddress.Each("body", Asked.Bodies), .. PageAddress.Each("report", Asked.Reports),
            ("year", SearchState.YearText(Asked.YearFrom, Asked.YearTo)), ("cursor", cursor),
        ]);
}

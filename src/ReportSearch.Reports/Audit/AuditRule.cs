using System.Collections.Frozen;
using ReportSearch.Reports.Statistics;

namespace ReportSearch.Reports.Audit;

/// <summary>A named rule of the audit.</summary>
/// <param name="Id">Fixed id, as sum.rq_answered.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Title">What it compares, in Chinese.</param>
/// <param name="Source">Law or form that says so, in Chinese.</param>
public sealed record AuditRule(string Id, FindingKind Kind, string Title, string Source);

/// <summary>All rules of the audit, from index-data/statistics/audit-rules.tsv.</summary>
public static class AuditRules
{
    /// <summary>The rules in the order in which they are applied.</summary>
    public static IReadOnlyList<AuditRule> All { get; } = [.. StatisticsData.Lines("audit-rules.tsv").Select(line => line.Split('\t')).Select(cells => new AuditRule(cells[0], Kind(cells[1]), cells[2], cells[3]))];

    private static readonly FrozenDictionary<string, AuditRule> s_byId = All.ToFrozenDictionary(rule => rule.Id, StringComparer.Ordinal);

    /// <summary>The rule of this id, or null.</summary>
    public static AuditRule? Find(string id) => s_byId.GetValueOrDefault(id);

    private static FindingKind Kind(string name) => name switch
    {
        "sum" => FindingKind.Sum,
        "proseVsTable" => FindingKind.ProseVsTable,
        "date" => FindingKind.Date,
        "duplicateCount" => FindingKind.DuplicateCount,
        "structure" => FindingKind.Structure,
        "crossYear" => FindingKind.CrossYear,
        _ => throw new InvalidDataException($"audit-rules.tsv: unknown kind {name}"),
    };
}

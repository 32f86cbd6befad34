namespace ReportSearch.Reports.Audit;

/// <summary>A named rule of the audit.</summary>
/// <param name="Id">Fixed id, as sum.rq_answered.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Title">What it compares, in Chinese.</param>
/// <param name="Source">Law or form that says so, in Chinese.</param>
public sealed record AuditRule(string Id, FindingKind Kind, string Title, string Source);

namespace ReportSearch.Corpus.Catalogue;

/// <summary>A current report and the body it belongs to.</summary>
/// <param name="Id">The report.</param>
/// <param name="BodyId">Its body, or null.</param>
/// <param name="Year">Its year, or null.</param>
/// <param name="Units">How many units it has.</param>
internal sealed record BodyReport(string Id, string? BodyId, int? Year, int Units);

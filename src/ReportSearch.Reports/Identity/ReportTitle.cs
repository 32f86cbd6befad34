namespace ReportSearch.Reports.Identity;

/// <summary>The title of a report as it stands in the text.</summary>
/// <param name="Text">The title joined over its lines, without blanks between Chinese characters; null when the text names none.</param>
/// <param name="FirstBlock">Index of its first block.</param>
/// <param name="EndBlock">One past its last block; 0 without a title.</param>
/// <param name="Lines">The lines it was joined from.</param>
internal sealed record ReportTitle(string? Text, int FirstBlock, int EndBlock, IReadOnlyList<string> Lines)
{
    internal static readonly ReportTitle None = new(null, 0, 0, []);
}

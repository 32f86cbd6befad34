using System.Text.Json.Serialization;

namespace ReportSearch.Reports.Problems;

/// <summary>One problem that a report names, or one measure that it announces or reports.</summary>
/// <param name="Start">Source offset of its first character.</param>
/// <param name="End">Source offset one past its last.</param>
/// <param name="Text">Its cleaned text.</param>
/// <param name="Kind">An id of <see cref="PointKinds.All"/>.</param>
/// <param name="Pair">Of a problem the index of the measure that answers it, of a measure the index of its problem; null where the report pairs none.</param>
public sealed record ReportPoint(int Start, int End, string Text, string Kind, int? Pair)
{
    /// <summary>As Start, in the cleaned text.</summary>
    [JsonIgnore]
    public int CleanStart { get; init; }

    /// <summary>As End, in the cleaned text.</summary>
    [JsonIgnore]
    public int CleanEnd { get; init; }
}

/// <summary>A kind of problem or measure.</summary>
/// <param name="Id">Fixed id.</param>
/// <param name="LabelZh">Chinese label.</param>
public sealed record PointKind(string Id, string LabelZh);

/// <summary>Problems and measures of one report.</summary>
/// <param name="Problems">In order of the text.</param>
/// <param name="Improvements">In order of the text.</param>
public sealed record ReportPoints(IReadOnlyList<ReportPoint> Problems, IReadOnlyList<ReportPoint> Improvements)
{
    /// <summary>A report that names none.</summary>
    public static ReportPoints None { get; } = new([], []);
}

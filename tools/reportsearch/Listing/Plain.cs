namespace ReportSearch.CommandLine.Listing;

/// <summary>Text of reports as it may be shown.</summary>
internal static class Plain
{
    /// <summary>On one line: text of a report must not steer the terminal, nor break the line.</summary>
    public static string Line(string text) => text.Any(char.IsControl) ? string.Concat(text.Select(unit => char.IsControl(unit) ? ' ' : unit)) : text;
}

using ReportSearch.Reports.Documents;

namespace ReportSearch.Reports.Sections;

/// <summary>Titles and numbers as they are printed, where the rules read a simplified copy of the text at the same offsets.</summary>
internal static class PrintedTitles
{
    internal static IReadOnlyList<Section> Restore(Document printed, Document read, IReadOnlyList<Section> sections) =>
        ReferenceEquals(printed, read) ? sections : [.. sections.Select(section => Restore(printed, read, section))];

    private static Section Restore(Document printed, Document read, Section section)
    {
        int end = Math.Max(section.CleanBodyStart, Math.Min(section.CleanEnd, section.CleanStart + 1));
        string simplified = HeadingFinder.Closed(read.Text.AsSpan(section.CleanStart, end - section.CleanStart));
        string original = HeadingFinder.Closed(printed.Text.AsSpan(section.CleanStart, end - section.CleanStart));
        int at = section.Title.Length == 0 || simplified.Length != original.Length ? -1 : simplified.IndexOf(section.Title, StringComparison.Ordinal);
        return at < 0 ? section : section with { Title = original.Substring(at, section.Title.Length) };
    }
}

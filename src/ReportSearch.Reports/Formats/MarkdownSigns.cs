namespace ReportSearch.Reports.Formats;

/// <summary>Whether a text is written in Markdown: only when several of its marks say so, since a # or * alone stands in ordinary text.</summary>
internal static class MarkdownSigns
{
    internal static bool Found(string text)
    {
        if (!text.Contains("# ", StringComparison.Ordinal) && !text.Contains("**", StringComparison.Ordinal))
            return false;
        int headings = 0, bold = 0, rulers = 0;
        foreach (ReadOnlySpan<char> line in text.AsSpan().EnumerateLines())
        {
            ReadOnlySpan<char> content = line.Trim();
            int marks = content.IndexOfAnyExcept('#');
            headings += marks is >= 1 and <= 6 && content[marks] == ' ' ? 1 : 0;
            int pairs = content.Count("**");
            bold += pairs >= 2 && pairs % 2 == 0 && content.IndexOfAnyExcept('*') >= 0 ? 1 : 0;
            rulers += IsRuler(content) ? 1 : 0;
        }

        return headings >= 2 || bold >= 4 || (headings + bold > 0 && rulers > 0);
    }

    /// <summary>The line between head and rows of a table: | --- | :-: |</summary>
    internal static bool IsRuler(ReadOnlySpan<char> line) =>
        line.Contains('|') && line.Contains("--", StringComparison.Ordinal) && line.IndexOfAnyExcept("|-: ") < 0;
}

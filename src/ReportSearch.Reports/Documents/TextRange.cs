namespace ReportSearch.Reports.Documents;

/// <summary>Ranges of a text.</summary>
internal static class TextRange
{
    /// <summary>The range without the white space at its ends; empty, at its end, where it is nothing else.</summary>
    internal static (int Start, int End) Trimmed(string text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
            start++;
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;
        return (start, end);
    }
}

namespace ReportSearch.Text.Words;

/// <summary>A word as a place in the text it was cut from, in UTF-16 units.</summary>
public readonly record struct WordSpan(int Start, int Length)
{
    /// <summary>One past the last unit.</summary>
    public int End => Start + Length;
}

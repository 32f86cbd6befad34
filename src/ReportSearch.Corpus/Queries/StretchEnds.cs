using ReportSearch.Text.Folding;

namespace ReportSearch.Corpus.Queries;

/// <summary>Where cells, lines and sentences of a folded text end.</summary>
internal static class StretchEnds
{
    /// <summary>Whether a paragraph or table row ends with the character at <paramref name="index"/>.</summary>
    public static bool EndsLine(FoldedText text, int index)
    {
        int next = index + 1;
        return next == text.Text.Length || (text.StartsRun(next) && Between(text, index).IndexOfAny('\n', '\r', '\f') >= 0);
    }

    /// <summary>Whether a sentence ends with the character of a line that goes on: a full stop, exclamation or question mark, or the last of the marks that close a quotation behind it.</summary>
    public static bool EndsSentence(FoldedText text, int index)
    {
        char unit = text.Text[index];
        if (!IsFullStop(unit) && !ClosesQuotation(unit))
            return false;
        if (index + 1 < text.Text.Length && ClosesQuotation(text.Text[index + 1]))
            return false;
        int at = index;
        while (at > 0 && ClosesQuotation(text.Text[at]) && !EndsLine(text, at - 1))
            at--;
        return IsFullStop(text.Text[at]);
    }

    // Folding makes ！ and ？ their half-width forms.
    private static bool IsFullStop(char folded) => folded is '。' or '!' or '?' or '！' or '？';

    private static ReadOnlySpan<char> Between(FoldedText text, int index) =>
        text.Original.AsSpan(text.ToOriginal(index) + 1, text.ToOriginal(index + 1) - text.ToOriginal(index) - 1);

    private static bool ClosesQuotation(char folded) => folded is '”' or '’' or '」' or '』' or ')' or '）' or '"';
}

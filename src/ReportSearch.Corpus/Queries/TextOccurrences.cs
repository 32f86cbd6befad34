using ReportSearch.Text.Folding;

namespace ReportSearch.Corpus.Queries;

/// <summary>
/// Where a query's text stands in a folded text: the one definition of <see cref="TextMatch"/> for highlights. The index reaches the same
/// answer through tokens; tests hold both against a plain scan.
/// </summary>
internal static class TextOccurrences
{
    /// <summary>Stands for any one character in a pattern.</summary>
    public const char AnyCharacter = '?';

    /// <summary>Whether runs of this folded character match as a whole only.</summary>
    public static bool IsRunCharacter(char folded) => folded is >= '0' and <= '9' or >= 'a' and <= 'z';

    /// <summary>True when a run of digits and Latin letters begins at this place: no such character directly before it.</summary>
    public static bool BeginsRun(FoldedText text, int index) =>
        IsRunCharacter(text.Text[index])
        && (text.StartsRun(index) || !IsRunCharacter(text.Text[index - 1]) || text.ToOriginal(index) - text.ToOriginal(index - 1) > 1);

    /// <summary>True when a run of digits and Latin letters ends with the character at this place.</summary>
    public static bool EndsRun(FoldedText text, int index)
    {
        if (!IsRunCharacter(text.Text[index]))
            return false;
        int next = index + 1;
        return next == text.Text.Length || text.StartsRun(next) || !IsRunCharacter(text.Text[next]) || text.ToOriginal(next) - text.ToOriginal(index) > 1;
    }

    /// <summary>The starts of <paramref name="folded"/> in <paramref name="text"/>, overlapping ones included.</summary>
    public static IEnumerable<int> Find(FoldedText text, string folded, TextMatch match)
    {
        if (folded.Length == 0)
            yield break;
        if (match == TextMatch.Pattern)
        {
            foreach (int at in FindPattern(text, folded))
                yield return at;
            yield break;
        }

        bool wholeStart = match != TextMatch.Exact && IsRunCharacter(folded[0]);
        bool wholeEnd = match == TextMatch.Word && IsRunCharacter(folded[^1]);
        foreach (int at in text.Occurrences(folded))
        {
            if (wholeStart && !BeginsRun(text, at))
                continue;
            if (wholeEnd && !EndsRun(text, at + folded.Length - 1))
                continue;
            yield return at;
        }
    }

    private static IEnumerable<int> FindPattern(FoldedText text, string pattern)
    {
        for (int at = 0; at + pattern.Length <= text.Text.Length; at++)
        {
            int same = 0;
            while (same < pattern.Length && (pattern[same] == AnyCharacter || pattern[same] == text.Text[at + same]) && (same == 0 || !text.StartsRun(at + same)))
                same++;
            if (same < pattern.Length || (IsRunCharacter(pattern[0]) && !BeginsRun(text, at)) || (IsRunCharacter(pattern[^1]) && !EndsRun(text, at + pattern.Length - 1)))
                continue;
            yield return at;
        }
    }

    /// <summary>The year that a folded text names: four digits, 年 behind them or not; else null.</summary>
    public static int? YearNamed(string folded)
    {
        ReadOnlySpan<char> digits = folded.Length == 5 && folded[4] == '年' ? folded.AsSpan(0, 4) : folded;
        if (digits.Length != 4)
            return null;
        int year = 0;
        foreach (char digit in digits)
        {
            if (digit is < '0' or > '9')
                return null;
            year = year * 10 + (digit - '0');
        }

        return year;
    }
}

using ReportSearch.Text.Folding;

namespace ReportSearch.Corpus.Queries;

/// <summary>
/// Where a query's text stands in a folded text: the one definition of <see cref="TextMatch"/> for highlights. The index reaches the same
/// answer through tokens; tests hold both against a plain scan.
/// </summary>
internal static class TextOccurrences
{
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

    /// <summary>Where <paramref name="folded"/> stands in <paramref name="text"/>, places over each other included, but none over all of another.</summary>
    public static IEnumerable<(int Start, int Length)> Find(FoldedText text, string folded, TextMatch match)
    {
        if (folded.Length == 0)
            yield break;
        if (match == TextMatch.Pattern)
        {
            foreach ((int, int) place in OpenPattern.Of(folded) is { } pattern ? PatternOccurrences.Find(text, pattern) : [])
                yield return place;
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
            yield return (at, folded.Length);
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

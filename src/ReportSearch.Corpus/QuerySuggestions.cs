using ReportSearch.Text.Pinyin;

namespace ReportSearch.Corpus;

/// <summary>
/// Words to offer while a query is typed, for now by their sound: <c>zhengdi</c> and <c>zd</c> give 征地. A suggestion is only offered; what is
/// searched is what the user takes. Its tables are read at the first suggestion, never at the start of a search.
/// </summary>
public static class QuerySuggestions
{
    /// <summary>Most suggestions that are given at once.</summary>
    public const int Most = 50;

    /// <summary>Suggestions for the last word of what was typed, best first; empty when it is not in Latin letters.</summary>
    /// <param name="typed">The query as far as it is typed.</param>
    /// <param name="max">How many at most; more than <see cref="Most"/> are not given.</param>
    public static IReadOnlyList<QuerySuggestion> For(string typed, int max = 10)
    {
        int start = typed.Length;
        while (start > 0 && !char.IsWhiteSpace(typed[start - 1]))
            start--;
        string word = typed[start..];
        return word.Length == 0
            ? []
            : [.. PinyinSuggester.Default.Suggest(word, Math.Min(max, Most)).Select(suggested => new QuerySuggestion(suggested, typed[..start] + suggested))];
    }
}

/// <summary>A word to offer.</summary>
/// <param name="Word">The word.</param>
/// <param name="Query">The query with the word in place of the last one typed.</param>
public sealed record QuerySuggestion(string Word, string Query);

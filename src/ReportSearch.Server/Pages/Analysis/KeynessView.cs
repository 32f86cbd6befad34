using ReportSearch.Corpus.Concordance;
using ReportSearch.Corpus.Search;

namespace ReportSearch.Server.Pages.Analysis;

/// <summary>What the page of characteristic words shows.</summary>
/// <param name="Asked">The part of the corpus that was asked for.</param>
/// <param name="Answer">The answer; null when nothing was asked for.</param>
/// <param name="Samples">Whether these are the invented samples.</param>
public sealed record KeynessView(SearchParameters Asked, KeynessAnswer? Answer, bool Samples)
{
    // Dunning's statistic is above this by chance once in twenty words.
    private const double LeastLikelihood = 3.84;

    /// <summary>The words that differ by more than chance, those that the part has more of first.</summary>
    public IReadOnlyList<(string Name, IReadOnlyList<WordContrast> Words)> Lists => Answer is null ? [] : [("多用的词", Clear(Answer.More)), ("少用的词", Clear(Answer.Less))];

    /// <summary>The address of the data.</summary>
    public string JsonUrl => Address("/api/v1/keyness", Asked.Query ?? "");

    /// <summary>Whether anything cuts a part out of the corpus.</summary>
    public static bool IsAsked(SearchParameters asked) =>
        !string.IsNullOrWhiteSpace(asked.Query) || asked.YearFrom is not null || asked.YearTo is not null || asked.Regions.Count + asked.Levels.Count + asked.Sections.Count + asked.Topics.Count + asked.Forms.Count > 0;

    /// <summary>The search in the same part for a word, beside what was asked for.</summary>
    public string SearchUrl(string word) => Address("/", string.IsNullOrWhiteSpace(Asked.Query) ? $"\"{word}\"" : $"{Asked.Query} \"{word}\"");

    private static IReadOnlyList<WordContrast> Clear(IReadOnlyList<WordContrast> words) => [.. words.Where(word => word.LogLikelihood >= LeastLikelihood)];

    private string Address(string path, string query) => PageAddress.Of(
        path,
        [
            ("q", query), ("year", SearchState.YearText(Asked.YearFrom, Asked.YearTo)), .. PageAddress.Each("region", Asked.Regions), .. PageAddress.Each("level", Asked.Levels),
            .. PageAddress.Each("section", Asked.Sections), .. PageAddress.Each("topic", Asked.Topics), .. PageAddress.Each("form", Asked.Forms),
        ]);
}

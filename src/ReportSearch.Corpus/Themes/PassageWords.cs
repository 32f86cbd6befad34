using ReportSearch.Corpus.Indexing;
using ReportSearch.Corpus.Queries;
using ReportSearch.Corpus.Search;
using ReportSearch.Text.Folding;

namespace ReportSearch.Corpus.Themes;

/// <summary>
/// The characteristic words of a passage. A word weighs (1 + ln times) ln(all / in corpus), times its share of what is longer than two characters; one that stands in
/// the corpus more often than once in <see cref="CommonEvery"/> words is a set phrase of the genre and weighs nothing.
/// </summary>
internal static class PassageWords
{
    private const int Most = 16;
    private const double CommonEvery = 400;

    public static IReadOnlyList<CharacteristicWord> Of(string passage, IWordSegmenter segmenter, BudgetedSnapshot snapshot, CancellationToken cancellation)
    {
        string text = FoldedText.Of(passage).Text;
        var cut = new List<Word>();
        segmenter.Cut(text, cut);
        var times = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (Word word in cut)
        {
            string value = text.Substring(word.Start, word.Length);
            if (value.Length > 1 && !UncountedWords.Contains(value) && value.Any(char.IsLetter) && !char.IsAsciiDigit(value[0]))
                times[value] = times.GetValueOrDefault(value) + 1;
        }

        var words = new List<CharacteristicWord>();
        var common = new List<CharacteristicWord>();
        foreach ((string word, int count) in times)
        {
            if (snapshot.IsSpent())
                break;
            (long inCorpus, long all) = snapshot.CountWord(word, cancellation);
            if (inCorpus == 0)
                continue;
            double rarity = Math.Log((all + 1.0) / inCorpus);
            var found = new CharacteristicWord(word, count, inCorpus, Math.Round((1 + Math.Log(count)) * rarity * (word.Length > 2 ? 1.2 : 1), 3));
            (inCorpus * CommonEvery > all ? common : words).Add(found);
        }

        // A passage of nothing but set phrases is compared by these.
        List<CharacteristicWord> chosen = words.Count > 0 ? words : common;
        return [.. chosen.OrderByDescending(word => word.Weight).ThenBy(word => word.Word, StringComparer.Ordinal).Take(Most)];
    }

    /// <summary>Units that hold any of the words, scored by the words' weights.</summary>
    public static QueryNode QueryOf(IReadOnlyList<CharacteristicWord> words)
    {
        double all = Math.Max(1e-9, words.Sum(word => word.Weight));
        return new QueryNode.Or([.. words.Select(word => new QueryNode.Boost(new QueryNode.Text(word.Word, UnitField.Body, TextMatch.Word), word.Weight / all))]);
    }

    public static IReadOnlyList<HighlightText> Highlights(IReadOnlyList<CharacteristicWord> words) => [.. words.Select(word => new HighlightText(word.Word, TextMatch.Word))];
}

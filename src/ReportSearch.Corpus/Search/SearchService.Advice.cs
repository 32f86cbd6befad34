using ReportSearch.Corpus.Indexing;
using ReportSearch.Corpus.Queries;
using ReportSearch.Text.Folding;
using ReportSearch.Text.Pinyin;

namespace ReportSearch.Corpus.Search;

public sealed partial class SearchService
{
    private const int MostWordsAdvised = 8;
    private const int MostSuggestions = 3;
    private const int CandidatesLookedAt = 24;

    /// <summary>Why a search has no full match, and what is near it that has.</summary>
    private SearchAdvice Advise(ISectionSnapshot looked, SearchParameters parameters, ParsedQuery query, CancellationToken cancellation)
    {
        long Count(QueryNode node) => looked.Search(new UnitSearch { Query = node, Top = 0 }, cancellation).Units;
        long CountOf(SearchParameters asked) => Count(Ask(asked with { Cursor = null }).Units);

        // 1. Which word has none.
        List<WordAdvice> words = [.. query.Words.Take(MostWordsAdvised).Select(word =>
        {
            long units = Count(word.In(UnitField.Any));
            return new WordAdvice(word.Value, units, units > 0 || word.Match != TextMatch.Word ? [] : Likely(word.Value, Count));
        })];

        // 2. Which filter takes all away.
        (string Name, bool Set, SearchParameters Without)[] filters =
        [
            ("year", parameters.YearFrom is not null || parameters.YearTo is not null, parameters with { YearFrom = null, YearTo = null }),
            ("region", parameters.Regions.Count > 0, parameters with { Regions = [] }),
            ("level", parameters.Levels.Count > 0, parameters with { Levels = [] }),
            ("section", parameters.Sections.Count > 0, parameters with { Sections = [] }),
            ("topic", parameters.Topics.Count > 0, parameters with { Topics = [] }),
            ("form", parameters.Forms.Count > 0, parameters with { Forms = [] }),
            ("within", parameters.Within is "sentence" or "paragraph", parameters with { Within = "unit" }),
        ];
        List<FilterAdvice> removed = [.. filters.Where(filter => filter.Set).Select(filter => new FilterAdvice(filter.Name, CountOf(filter.Without)))];
        long? without = removed.Count == 0 ? null : Count(query.Full);

        // 3. What is near: another word in its place, or the query without the word.
        var near = new List<QueryAdvice>();
        foreach (WordAdvice word in words.Where(word => word.Units == 0))
        {
            foreach (string other in word.DidYouMean)
                Offer(parameters.Query.Replace(word.Word, other, StringComparison.Ordinal));
            if (words.Count > 1)
                Offer(string.Join(' ', words.Where(kept => kept.Units > 0).Select(kept => kept.Word)));
        }

        if (words.Count > 1 && words.TrueForAll(word => word.Units > 0))
        {
            foreach (WordAdvice left in words)
                Offer(string.Join(' ', words.Where(word => word != left).Select(word => word.Word)));
        }

        return new SearchAdvice(words, without, removed, [.. near.OrderByDescending(query => query.Units).Take(MostSuggestions)]);

        void Offer(string text)
        {
            if (text.Length == 0 || text == parameters.Query || near.Exists(known => known.Query == text))
                return;
            long units = CountOf(parameters with { Query = text });
            if (units > 0)
                near.Add(new QueryAdvice(text, units));
        }
    }

    private static IReadOnlyList<string> Likely(string word, Func<QueryNode, long> count)
    {
        IReadOnlyList<string> candidates = word.All(TextOccurrences.IsRunCharacter) && word.Any(char.IsAsciiLetter)
            ? PinyinSuggester.Default.Suggest(word, CandidatesLookedAt)
            : PinyinSuggester.Default.Likely(FoldedText.Of(word).Text, CandidatesLookedAt);
        return [.. candidates
            .Select((candidate, place) => (Word: candidate, Place: place, Units: count(new QueryNode.Text(candidate, UnitField.Any, TextMatch.Word))))
            .Where(candidate => candidate.Units > 0)
            .OrderBy(candidate => candidate.Place)
            .Take(MostSuggestions)
            .Select(candidate => candidate.Word)];
    }
}

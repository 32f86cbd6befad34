using ReportSearch.Corpus.Indexing;
using ReportSearch.Text.Folding;

namespace ReportSearch.Corpus.Tests.Search.Relevance;

/// <summary>The measure to beat: BM25 (k1 1.2, b 0.75) over one bag of tokens a unit, title, issuer, headings and text together; a unit with any token of the query is found.</summary>
internal sealed class PlainBm25
{
    private readonly List<(JudgedUnit Unit, Dictionary<string, int> Times, int Length)> _units = [];
    private readonly Dictionary<string, int> _found = new(StringComparer.Ordinal);
    private readonly Func<string, IEnumerable<string>> _tokens;
    private readonly double _mean;

    public PlainBm25(IEnumerable<(JudgedUnit Unit, string Text)> units, Func<string, IEnumerable<string>> tokens)
    {
        _tokens = tokens;
        foreach ((JudgedUnit unit, string text) in units)
        {
            Dictionary<string, int> times = tokens(text).GroupBy(token => token).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
            _units.Add((unit, times, times.Values.Sum()));
            foreach (string token in times.Keys)
                _found[token] = _found.GetValueOrDefault(token) + 1;
        }

        _mean = _units.Average(unit => unit.Length);
    }

    public static IEnumerable<string> Words(string text)
    {
        string folded = FoldedText.Of(text).Text;
        var words = new List<Word>();
        LexiconSegmenter.Default.Cut(folded, words);
        return words.Select(word => folded.Substring(word.Start, word.Length)).Where(word => word.Any(char.IsLetterOrDigit));
    }

    public static IEnumerable<string> Grams(string text)
    {
        string folded = FoldedText.Of(text).Text;
        return Enumerable.Range(0, Math.Max(0, folded.Length - 1)).Select(at => folded.Substring(at, 2)).Where(gram => gram.All(char.IsLetterOrDigit));
    }

    public List<JudgedUnit> Search(string query, int most)
    {
        List<string> tokens = [.. _tokens(query).Distinct()];
        return
        [
            .. _units
                .Select(unit => (unit.Unit, Score: tokens.Sum(token => Score(unit, token))))
                .Where(hit => hit.Score > 0)
                .OrderByDescending(hit => hit.Score)
                .ThenBy(hit => hit.Unit.Report, StringComparer.Ordinal)
                .ThenBy(hit => hit.Unit.Number)
                .Take(most)
                .Select(hit => hit.Unit),
        ];
    }

    private double Score((JudgedUnit Unit, Dictionary<string, int> Times, int Length) unit, string token)
    {
        if (!unit.Times.TryGetValue(token, out int times))
            return 0;
        int found = _found[token];
        return Math.Log(1 + (_units.Count - found + 0.5) / (found + 0.5)) * times * 2.2 / (times + 1.2 * (0.25 + 0.75 * unit.Length / _mean));
    }
}

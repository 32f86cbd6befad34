using ReportSearch.Corpus.Indexing;
using ReportSearch.Corpus.Queries;
using ReportSearch.Corpus.Search;
using ReportSearch.Text.Folding;

namespace ReportSearch.Corpus.Concordance;

/// <summary>
/// Counts words of a part of the corpus and holds them against the rest by the log-likelihood ratio G² = 2 Σ O ln(O / E) over the two by two table of word and part
/// (Dunning, Accurate Methods for the Statistics of Surprise and Coincidence, 1993). Words are cut as in the index, compounds and their parts both, so that
/// its exact counts are the other side of the table.
/// </summary>
internal sealed class WordCounts(IWordSegmenter segmenter)
{
    private readonly Dictionary<string, Counted> _words = new(StringComparer.Ordinal);
    private readonly List<Word> _cut = [];

    private sealed class Counted
    {
        public long Times { get; set; }

        public int Reports { get; set; }

        public int LastReport { get; set; } = -1;
    }

    /// <summary>Words counted, separators left out.</summary>
    public long All { get; private set; }

    /// <summary>The words of a folded text that may be counted, at their places.</summary>
    public List<Word> Cut(FoldedText text)
    {
        var words = new List<Word>();
        int start = 0;
        while (start < text.Text.Length)
        {
            int end = start + 1;
            while (end < text.Text.Length && !text.StartsRun(end))
                end++;
            _cut.Clear();
            segmenter.CutForSearch(text.Text.AsSpan(start, end - start), _cut);
            foreach (Word word in _cut)
            {
                if (HasWordCharacter(text.Text.AsSpan(start + word.Start, word.Length)))
                    words.Add(new Word(start + word.Start, word.Length));
            }

            start = end;
        }

        return words;
    }

    /// <summary>Counts one word of a report.</summary>
    public void Add(ReadOnlySpan<char> word, int report)
    {
        All++;
        Dictionary<string, Counted>.AlternateLookup<ReadOnlySpan<char>> lookup = _words.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!lookup.TryGetValue(word, out Counted? counted))
            lookup[word] = counted = new Counted();
        counted.Times++;
        if (counted.LastReport == report)
            return;
        counted.LastReport = report;
        counted.Reports++;
    }

    /// <summary>The words that stand in the part more often than in the rest, and those that stand in it less often, by log-likelihood.</summary>
    /// <param name="snapshot">Counts the whole corpus.</param>
    /// <param name="most">How many of each at most.</param>
    /// <param name="fewestReports">Reports of the part that must have a word: what one report alone says often says nothing of the others.</param>
    /// <param name="leftOut">Words that are not given.</param>
    /// <param name="cancellation">Looked at between words.</param>
    public (IReadOnlyList<WordContrast> More, IReadOnlyList<WordContrast> Less) Contrast(BudgetedSnapshot snapshot, int most, int fewestReports, IReadOnlySet<string> leftOut, CancellationToken cancellation)
    {
        List<WordContrast> more = [], less = [];
        foreach ((string word, Counted counted) in _words)
        {
            if (counted.Times < 2 || counted.Reports < fewestReports || !Speaks(word) || leftOut.Contains(word))
                continue;
            cancellation.ThrowIfCancellationRequested();
            if (snapshot.IsSpent())
                break;
            (long times, long all) = snapshot.CountWord(word, cancellation);
            long elsewhere = Math.Max(0, times - counted.Times);
            long rest = Math.Max(1, all - All);
            double expected = (double)All * (counted.Times + elsewhere) / (All + rest);
            double expectedElsewhere = counted.Times + elsewhere - expected;
            double ratio = 2 * (Part(counted.Times, expected) + Part(elsewhere, expectedElsewhere)
                + Part(All - counted.Times, All - expected) + Part(rest - elsewhere, rest - expectedElsewhere));
            if (ratio <= 0)
                continue;
            (counted.Times > expected ? more : less).Add(new WordContrast(
                word, counted.Times, elsewhere, Math.Round(expected, 2), Math.Round(counted.Times * 1e6 / All, 1), Math.Round(elsewhere * 1e6 / rest, 1), Math.Round(ratio, 2), counted.Reports));
        }

        return (First(more), First(less));

        IReadOnlyList<WordContrast> First(List<WordContrast> found) => [.. found.OrderByDescending(word => word.LogLikelihood).ThenBy(word => word.Word, StringComparer.Ordinal).Take(most)];
    }

    private static double Part(double observed, double expected) => observed <= 0 || expected <= 0 ? 0 : observed * Math.Log(observed / expected);

    // Function words, single characters and bare numbers say nothing of a theme.
    private static bool Speaks(string word) => word.Length > 1 && !UncountedWords.Contains(word) && !word.All(unit => char.IsAsciiDigit(unit) || unit is '.' or ',' or '%');

    private static bool HasWordCharacter(ReadOnlySpan<char> word)
    {
        foreach (char unit in word)
        {
            if (char.IsLetterOrDigit(unit) || char.IsSurrogate(unit))
                return true;
        }

        return false;
    }
}

using ReportSearch.Corpus.Indexing;

namespace ReportSearch.WordMiner;

/// <summary>A proposed word. Entropies and mutual information in bits.</summary>
internal sealed record Proposal(string Word, int Count, double Pmi, double LeftEntropy, double RightEntropy, double Score, string Example);

/// <summary>
/// Finds words that the lexicon lacks: strings of two to eight ideographs whose parts stand together far more often than by chance (pointwise mutual
/// information of the weakest cut, log2 of c(w) N / (c(a) c(b))) while what stands before and behind varies freely (entropy of the neighbours). Two
/// passes over the text: the first counts n-grams in bounded memory, the second looks at the surroundings of what is left.
/// </summary>
internal sealed class Miner(MinerOptions options)
{
    private const int ExampleReach = 10;

    // Strings that begin or end with one of these are phrases rather than words.
    private const string FunctionCharacters = "的了和与及在是对等为由向将被把并或其各本该从于以至也都而则之所就已未共均按经到后前中上下内不有一二三四五六七八九十两第年月日件个让使给做";

    /// <summary>The proposals, best first.</summary>
    public IReadOnlyList<Proposal> Mine(MinedText text, Action<string> tell)
    {
        var counts = new GramCounts(options.MaxGrams);
        foreach (string stretch in text.Stretches())
            counts.Add(stretch);
        if (counts.Forgotten >= options.MinCount)
            tell($"the text is large: strings seen {counts.Forgotten} times or less may be missing; raise --min-count to {counts.Forgotten + 1} or mine a part of it");

        // Null: looked at and refused.
        var candidates = new Dictionary<ulong, Candidate?>();
        foreach (string stretch in text.Stretches())
            LookAround(stretch, counts, candidates);

        var found = new List<Proposal>();
        foreach (Candidate? candidate in candidates.Values)
        {
            if (candidate is null || candidate.Count < options.MinCount)
                continue;
            double left = candidate.LeftEntropy;
            double right = candidate.RightEntropy;
            if (Math.Min(left, right) >= options.MinEntropy)
                found.Add(new Proposal(candidate.Word, candidate.Count, candidate.Pmi, left, right, candidate.Pmi * Math.Min(left, right) * Math.Log2(candidate.Count), candidate.Example));
        }

        found.Sort(static (a, b) => a.Score != b.Score ? b.Score.CompareTo(a.Score) : string.CompareOrdinal(a.Word, b.Word));
        return found;
    }

    private void LookAround(string stretch, GramCounts counts, Dictionary<ulong, Candidate?> candidates)
    {
        for (int start = 0; start < stretch.Length; start++)
        {
            ulong hash = GramCounts.Start;
            for (int end = start + 1; end <= stretch.Length && end - start <= GramCounts.LongestGram; end++)
            {
                hash = GramCounts.Append(hash, stretch[end - 1]);
                // A longer string is no commoner.
                if (counts.Of(hash) + counts.Forgotten < options.MinCount)
                    break;
                if (end - start < 2)
                    continue;
                if (!candidates.TryGetValue(hash, out Candidate? candidate))
                {
                    candidate = Judge(stretch, start, end, counts);
                    candidates.Add(hash, candidate);
                }

                candidate?.Add(start == 0 ? null : stretch[start - 1], end == stretch.Length ? null : stretch[end]);
            }
        }
    }

    private Candidate? Judge(string stretch, int start, int end, GramCounts counts)
    {
        string word = stretch[start..end];
        // No word has one character three times running: an overprinted heading, a filled form.
        for (int i = 2; i < word.Length; i++)
        {
            if (word[i] == word[i - 1] && word[i] == word[i - 2])
                return null;
        }

        if (FunctionCharacters.Contains(word[0], StringComparison.Ordinal) || FunctionCharacters.Contains(word[^1], StringComparison.Ordinal))
            return null;
        double pmi = Pmi(word, counts);
        if (pmi < options.MinPmi || IsKnown(word))
            return null;
        return new Candidate(word, pmi, stretch[Math.Max(0, start - ExampleReach)..Math.Min(stretch.Length, end + ExampleReach)]);
    }

    private static double Pmi(string word, GramCounts counts)
    {
        double weakest = double.MaxValue;
        for (int cut = 1; cut < word.Length; cut++)
        {
            double parts = (double)Math.Max(1, counts.Of(GramCounts.HashOf(word.AsSpan(0, cut)))) * Math.Max(1, counts.Of(GramCounts.HashOf(word.AsSpan(cut))));
            weakest = Math.Min(weakest, Math.Log2(counts.Of(GramCounts.HashOf(word)) * (double)counts.Characters / parts));
        }

        return weakest;
    }

    // A word of the lexicon is what the segmenter leaves whole.
    private static bool IsKnown(string word)
    {
        List<Word> words = [];
        LexiconSegmenter.Default.Cut(word, words);
        return words.Count == 1;
    }
}

using ReportSearch.Engine.Queries;

namespace ReportSearch.Engine.Search;

/// <summary>
/// Which terms of a phrase are read in a segment: the rarest, and as few and rare others as are needed so that every character is vouched for. Terms without a
/// span are always read.
/// </summary>
internal static class PhrasePlan
{
    /// <param name="terms">The phrase.</param>
    /// <param name="counts">Units with each term in the segment.</param>
    /// <returns>For each term whether its positions are needed.</returns>
    public static bool[] Choose(IReadOnlyList<PhraseTerm> terms, IReadOnlyList<int> counts)
    {
        var needed = new bool[terms.Count];
        int[] spanned = [.. Enumerable.Range(0, terms.Count).Where(i => terms[i].Span > 0).OrderBy(i => terms[i].Offset)];
        for (int i = 0; i < terms.Count; i++)
            needed[i] = terms[i].Span <= 0;
        if (spanned.Length == 0)
            return needed;
        // The cheapest chain from the first to the last in which each begins no later than where the characters vouched for so far end.
        long[] cost = new long[spanned.Length];
        int[] previous = new int[spanned.Length];
        int first = terms[spanned[0]].Offset, end = spanned.Max(i => terms[i].Offset + terms[i].Span);
        int best = -1;
        for (int k = 0; k < spanned.Length; k++)
        {
            PhraseTerm term = terms[spanned[k]];
            previous[k] = -1;
            cost[k] = term.Offset == first ? counts[spanned[k]] : long.MaxValue;
            for (int j = 0; j < k; j++)
            {
                PhraseTerm before = terms[spanned[j]];
                if (cost[j] == long.MaxValue || before.Offset + before.Span < term.Offset)
                    continue;
                long sum = cost[j] + counts[spanned[k]];
                if (sum < cost[k])
                    (cost[k], previous[k]) = (sum, j);
            }
            if (term.Offset + term.Span == end && cost[k] != long.MaxValue && (best < 0 || cost[k] < cost[best]))
                best = k;
        }
        // A phrase with a hole in it has no such chain.
        if (best < 0)
        {
            Array.Fill(needed, true);
            return needed;
        }
        for (int k = best; k >= 0; k = previous[k])
            needed[spanned[k]] = true;
        return needed;
    }
}

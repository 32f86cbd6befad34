using ReportSearch.Text.Folding;

namespace ReportSearch.TopicTraining;

/// <summary>Texts that are the same or nearly: pairs of adjacent characters, compared by the share that both have (Jaccard).</summary>
public static class NearDuplicates
{
    /// <summary>Training and test texts may share at most this.</summary>
    public const double MostAcross = 0.6;
    /// <summary>Two training texts may share at most this; short titles of one subject resemble each other.</summary>
    public const double MostWithin = 0.8;

    /// <summary>Pairs of texts that share more than allowed.</summary>
    /// <param name="texts">Each of them is compared with the texts before it in the list and with all of <paramref name="others"/>.</param>
    /// <param name="others">The other side of the split; may be empty.</param>
    public static IReadOnlyList<(string Text, string Other, double Share)> Find(IReadOnlyList<string> texts, IReadOnlyList<string> others)
    {
        var found = new List<(string, string, double)>();
        List<HashSet<int>> own = [.. texts.Select(Pairs)];
        List<HashSet<int>> foreign = [.. others.Select(Pairs)];
        for (int i = 0; i < texts.Count; i++)
        {
            for (int j = 0; j < i; j++)
                Compare(texts[i], own[i], texts[j], own[j], MostWithin);
            for (int j = 0; j < others.Count; j++)
                Compare(texts[i], own[i], others[j], foreign[j], MostAcross);
        }

        return found;

        void Compare(string text, HashSet<int> left, string other, HashSet<int> right, double most)
        {
            // Sets of such different sizes cannot share so much.
            if (text != other && Math.Min(left.Count, right.Count) < most * Math.Max(left.Count, right.Count))
                return;
            int shared = left.Count(right.Contains);
            double share = text == other ? 1 : (double)shared / Math.Max(1, left.Count + right.Count - shared);
            if (share > most)
                found.Add((text, other, share));
        }
    }

    private static HashSet<int> Pairs(string text)
    {
        string folded = CharacterFolding.Fold(text);
        var pairs = new HashSet<int>();
        for (int i = 0; i + 1 < folded.Length; i++)
            pairs.Add((folded[i] << 16) | folded[i + 1]);
        return pairs;
    }
}

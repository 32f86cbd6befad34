using ReportSearch.Text.Folding;
using ReportSearch.Text.Words;

namespace ReportSearch.TopicTraining;

/// <summary>
/// Texts about no topic that training makes for itself: words of the training texts strung together at random, mostly words that go with any topic, now
/// and then one that goes with few. From them the model learns that a word of a topic among unconnected ones is not enough to assert it.
/// </summary>
public static class StrungWords
{
    /// <summary>The origin of these texts.</summary>
    public const string Origin = "strung_words";

    private const int LeastWords = 4;
    private const int MostWords = 12;
    private const int PercentOfAnyWord = 20;
    // A third of the topics.
    private const int TopicsOfCommonWord = 8;

    /// <summary>Makes such texts; the same texts and seed give the same ones.</summary>
    /// <param name="texts">Texts that lend their words of two or more characters.</param>
    /// <param name="count">How many to make.</param>
    /// <param name="seed">Start of the pseudo-random numbers.</param>
    public static IReadOnlyList<TopicText> Of(IReadOnlyList<TopicText> texts, int count, int seed)
    {
        var topicsOf = new SortedDictionary<string, HashSet<int>>(StringComparer.Ordinal);
        var withoutTopic = new HashSet<string>(StringComparer.Ordinal);
        var spans = new List<WordSpan>();
        foreach (TopicText text in texts)
        {
            string folded = CharacterFolding.Fold(text.Text);
            spans.Clear();
            WordSegmenter.Default.Segment(folded, spans);
            foreach (string word in spans.Where(span => span.Length > 1).Select(span => folded.Substring(span.Start, span.Length)).Where(word => word.All(char.IsLetter)))
            {
                if (!topicsOf.TryGetValue(word, out HashSet<int>? topics))
                    topicsOf[word] = topics = [];
                topics.UnionWith(text.Topics);
                if (text.Topics.Count == 0)
                    withoutTopic.Add(word);
            }
        }

        string[] any = [.. topicsOf.Keys];
        string[] common = [.. topicsOf.Where(word => word.Value.Count >= TopicsOfCommonWord || (word.Value.Count == 0 && withoutTopic.Contains(word.Key))).Select(word => word.Key)];
        if (common.Length == 0)
            return [];
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => new TopicText([], Origin, One(random, common, any)))];
    }

    private static string One(Random random, string[] common, string[] any)
    {
        string[] words = new string[random.Next(LeastWords, MostWords + 1)];
        foreach (ref string word in words.AsSpan())
        {
            string[] lenders = random.Next(100) < PercentOfAnyWord ? any : common;
            word = lenders[random.Next(lenders.Length)];
        }

        return string.Concat(words);
    }
}

using ReportSearch.Text.Classification;

namespace ReportSearch.TopicTraining;

/// <summary>What a list of keywords alone would answer: the topics with the most keywords in the text.</summary>
public sealed class KeywordBaseline
{
    private readonly TopicFeatures _features;
    private readonly int _topics;

    /// <summary>A baseline of these keywords.</summary>
    public KeywordBaseline(TopicData data)
    {
        _features = new TopicFeatures([], data.Keywords);
        _topics = data.Topics.Count;
    }

    /// <summary>The topics of a text; empty when no keyword stands in it.</summary>
    public IReadOnlyList<int> Classify(string text)
    {
        Span<int> rows = new int[TopicFeatures.MostRows(text.Length)];
        int[] hits = new int[_topics];
        foreach (int topic in rows[.._features.Find(text, rows, out _)])
            hits[topic]++;
        int most = hits.Max();
        return most == 0 ? [] : [.. Enumerable.Range(0, _topics).Where(k => hits[k] == most)];
    }
}

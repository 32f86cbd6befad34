namespace ReportSearch.Benchmarks.Segmentation;

/// <summary>
/// Words of a segmentation that are also words of the reference, at the same place: precision, recall and F1 as in the bakeoffs of SIGHAN
/// (Sproat and Emerson 2003).
/// </summary>
internal sealed class SegmentationScore
{
    private long _correct;
    private long _expected;
    private long _found;

    public double Precision => (double)_correct / _found;

    public double Recall => (double)_correct / _expected;

    public double F1 => 2.0 * _correct / (_expected + _found);

    /// <summary>Takes in one line. Both hold the same characters in the same order; throws <see cref="ArgumentException"/> when they do not.</summary>
    public void Add(IReadOnlyList<string> expected, IReadOnlyList<string> found)
    {
        if (string.Concat(expected) != string.Concat(found))
            throw new ArgumentException($"Not the same text: {string.Concat(found)}", nameof(found));
        HashSet<(int Start, int Length)> places = [.. Places(expected)];
        _correct += Places(found).Count(places.Contains);
        _expected += expected.Count;
        _found += found.Count;
    }

    private static IEnumerable<(int Start, int Length)> Places(IEnumerable<string> words)
    {
        int start = 0;
        foreach (string word in words)
        {
            yield return (start, word.Length);
            start += word.Length;
        }
    }
}

using ReportSearch.Text.Classification;

namespace ReportSearch.TopicTraining;

/// <summary>Texts as sparse rows: for text i the features Features[Starts[i]..Starts[i + 1]] with their values. Keyword features follow the grams.</summary>
public sealed class SparseTexts
{
    private readonly List<int> _starts = [0];
    private readonly List<int> _features = [];
    private readonly List<float> _values = [];

    /// <summary>Where each text begins; one more than texts.</summary>
    public IReadOnlyList<int> Starts => _starts;
    /// <summary>Rows of features.</summary>
    public IReadOnlyList<int> Features => _features;
    /// <summary>Their values.</summary>
    public IReadOnlyList<float> Values => _values;
    /// <summary>How many texts.</summary>
    public int Count => _starts.Count - 1;

    /// <summary>Adds a text with the values that <see cref="TopicModel"/> gives its features.</summary>
    public void Add(string text, TopicFeatures features, float[] gramValues, float unknownValue, float keywordScale)
    {
        Span<int> rows = new int[TopicFeatures.MostRows(text.Length)];
        rows = rows[..features.Find(text, rows, out int unknownPairs)];
        float squares = unknownPairs * unknownValue * unknownValue;
        var sums = new SortedDictionary<int, float>();
        float length = 0;
        foreach (int row in rows)
        {
            sums[row] = sums.GetValueOrDefault(row) + (row < gramValues.Length ? gramValues[row] : 1);
            if (row < gramValues.Length)
                squares += gramValues[row] * gramValues[row];
        }

        foreach ((int row, float hits) in sums)
            length += row < gramValues.Length ? 0 : hits * hits;
        float gramShare = squares > 0 ? 1 / MathF.Sqrt(squares) : 0;
        float keywordShare = length > 0 ? keywordScale / MathF.Sqrt(length) : 0;
        foreach ((int row, float sum) in sums)
        {
            float value = sum * (row < gramValues.Length ? gramShare : keywordShare);
            if (value == 0)
                continue;
            _features.Add(row);
            _values.Add(value);
        }

        _starts.Add(_features.Count);
    }
}

using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;

namespace ReportSearch.Text.Classification;

/// <summary>
/// A linear model of what a short text is about: one logistic regression a topic, and one for texts about no topic, over character grams and keywords, calibrated.
/// It knows when it does not know: a topic counts only from its threshold on. Safe for use by many threads.
/// </summary>
public sealed class TopicModel
{
    /// <summary>Of longer texts only this many UTF-16 units are read.</summary>
    public const int MostUnits = 4000;

    private const int StackRows = 1024;
    private static readonly Lazy<TopicModel> s_default = new(LoadEmbedded);
    private readonly TopicModelContent _content;
    private readonly TopicFeatures _features;
    private readonly int _topics;
    private readonly int _columns;

    /// <summary>A model of this content.</summary>
    /// <param name="content">Weights, calibration and thresholds.</param>
    /// <param name="version">What names this model, e.g. the first 16 hex digits of its file's hash.</param>
    public TopicModel(TopicModelContent content, string version)
    {
        ArgumentNullException.ThrowIfNull(content);
        _content = content;
        Version = version;
        _topics = content.Topics.Count;
        _columns = _topics + 1;
        _features = new TopicFeatures(content.Grams, content.Keywords);
    }

    /// <summary>The model that is built into the assembly; made by tools/topics.</summary>
    public static TopicModel Default => s_default.Value;

    /// <summary>Another version means that other topics may be said of the same text.</summary>
    public string Version { get; }

    /// <summary>SHA-256 of the data it was trained on, lower-case hex.</summary>
    public string DataHash => _content.DataHash;

    /// <summary>Ids of the topics, in the order of the probabilities.</summary>
    public IReadOnlyList<string> Topics => _content.Topics;

    /// <summary>The probability from which each topic is asserted.</summary>
    public ReadOnlySpan<float> Thresholds => _content.Thresholds;

    /// <summary>The calibrated probability of each topic. Allocates nothing for texts of up to 200 characters.</summary>
    /// <param name="text">A request, a complaint, an item of a list.</param>
    /// <param name="probabilities">As long as <see cref="Topics"/>.</param>
    /// <exception cref="ArgumentException"><paramref name="probabilities"/> has another length than <see cref="Topics"/>.</exception>
    public void Classify(ReadOnlySpan<char> text, Span<float> probabilities)
    {
        if (probabilities.Length != _topics)
            throw new ArgumentException("One place for each topic.", nameof(probabilities));
        // Digits help beside words (条例第12条); without any word they say nothing.
        if (!HasLetter(text))
        {
            probabilities.Clear();
            return;
        }

        Span<float> scores = stackalloc float[_columns], inputs = stackalloc float[_topics * CalibrationInputs.Count];
        Score(text, scores);
        CalibrationInputs.Fill(scores, inputs);
        for (int k = 0; k < _topics; k++)
            probabilities[k] = CalibrationInputs.Probability(_content.Calibration.AsSpan(k * CalibrationInputs.Count, CalibrationInputs.Count), inputs.Slice(k * CalibrationInputs.Count, CalibrationInputs.Count));
    }

    /// <summary>The scores before calibration.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="scores">One for each of <see cref="Topics"/>, then that of no topic.</param>
    /// <exception cref="ArgumentException"><paramref name="scores"/> has another length.</exception>
    public void Score(ReadOnlySpan<char> text, Span<float> scores)
    {
        if (scores.Length != _columns)
            throw new ArgumentException("One place for each topic and one for none.", nameof(scores));
        if (text.Length > MostUnits)
            text = text[..MostUnits];
        int most = TopicFeatures.MostRows(text.Length);
        int[]? rented = most > StackRows ? ArrayPool<int>.Shared.Rent(most) : null;
        Span<int> rows = rented ?? stackalloc int[StackRows];
        int count = _features.Find(text, rows, out int unknownPairs);
        Sum(rows[..count], unknownPairs, scores);
        if (rented is not null)
            ArrayPool<int>.Shared.Return(rented);
    }

    private void Sum(ReadOnlySpan<int> rows, int unknownPairs, Span<float> scores)
    {
        float[] values = _content.GramValues;
        Span<int> hits = stackalloc int[64];
        hits.Clear();
        scores.Clear();
        float squares = unknownPairs * _content.UnknownValue * _content.UnknownValue;
        foreach (int row in rows)
        {
            if (row < values.Length)
            {
                squares += values[row] * values[row];
                Add(scores, _content.Weights, row, 1);
            }
            else
            {
                hits[row - values.Length]++;
            }
        }

        if (squares > 0)
        {
            float share = 1 / MathF.Sqrt(squares);
            foreach (ref float score in scores)
                score *= share;
        }

        float length = 0;
        foreach (int hit in hits)
            length += hit * hit;
        float scale = length > 0 ? _content.KeywordScale / MathF.Sqrt(length) : 0;
        for (int t = 0; t < _topics; t++)
        {
            if (hits[t] > 0)
                Add(scores, _content.KeywordWeights, t, hits[t] * scale);
        }

        for (int k = 0; k < _columns; k++)
            scores[k] += _content.Bias[k];
    }

    private void Add(Span<float> scores, float[] table, int row, float factor)
    {
        ReadOnlySpan<float> weights = table.AsSpan(row * _columns, _columns);
        Span<Vector<float>> sums = MemoryMarshal.Cast<float, Vector<float>>(scores);
        ReadOnlySpan<Vector<float>> parts = MemoryMarshal.Cast<float, Vector<float>>(weights);
        for (int i = 0; i < sums.Length; i++)
            sums[i] += parts[i] * factor;
        for (int k = sums.Length * Vector<float>.Count; k < _columns; k++)
            scores[k] += weights[k] * factor;
    }

    private static bool HasLetter(ReadOnlySpan<char> text)
    {
        foreach (char unit in text)
        {
            if (TopicFeatures.Normal(unit) is not ('0' or '\0'))
                return true;
        }

        return false;
    }

    private static TopicModel LoadEmbedded()
    {
        using Stream resource = typeof(TopicModel).Assembly.GetManifestResourceStream("topics.model")
            ?? throw new InvalidOperationException("The topic model is missing from the assembly.");
        byte[] bytes = new byte[resource.Length];
        resource.ReadExactly(bytes);
        return TopicModelFormat.Open(bytes);
    }
}

namespace ReportSearch.TopicTraining;

/// <summary>
/// The convex objective of all topics together: for each topic the logistic loss of its regression over all texts, and half the penalty times
/// the squared weights. Parameters: features times topics, then one bias a topic, which is not penalised.
/// </summary>
public sealed class LogisticObjective
{
    private readonly int _topics;
    private readonly int _features;
    private readonly double _penalty;
    private readonly int[] _starts;
    private readonly int[] _columns;
    private readonly float[] _values;
    private readonly bool[] _labels;
    private readonly float[] _weights;

    /// <summary>The objective of these texts.</summary>
    /// <param name="texts">Sparse rows.</param>
    /// <param name="labels">Texts times topics.</param>
    /// <param name="weights">Texts times topics.</param>
    /// <param name="features">Number of features.</param>
    /// <param name="topics">Number of topics.</param>
    /// <param name="penalty">Strength of the square penalty.</param>
    public LogisticObjective(SparseTexts texts, bool[] labels, float[] weights, int features, int topics, double penalty)
    {
        _topics = topics;
        _features = features;
        _penalty = penalty;
        _starts = [.. texts.Starts];
        _columns = [.. texts.Features];
        _values = [.. texts.Values];
        _labels = labels;
        _weights = weights;
    }

    /// <summary>Number of parameters.</summary>
    public int Size => (_features + 1) * _topics;

    /// <summary>The objective, and its gradient, at a point.</summary>
    public double Evaluate(ReadOnlySpan<float> point, Span<float> gradient)
    {
        int penalised = _features * _topics;
        ReadOnlySpan<float> bias = point[penalised..];
        gradient.Clear();
        double loss = 0;
        float[] scores = new float[_topics];
        float[] slopes = new float[_topics];
        for (int text = 0; text < _starts.Length - 1; text++)
        {
            bias.CopyTo(scores);
            for (int at = _starts[text]; at < _starts[text + 1]; at++)
                DenseVector.AddScaled(scores, point.Slice(_columns[at] * _topics, _topics), _values[at]);
            for (int k = 0; k < _topics; k++)
            {
                float weight = _weights[text * _topics + k];
                float margin = _labels[text * _topics + k] ? scores[k] : -scores[k];
                float exp = MathF.Exp(-Math.Abs(margin));
                loss += weight * ((margin < 0 ? -margin : 0) + Math.Log(1 + exp));
                float share = margin >= 0 ? exp / (1 + exp) : 1 / (1 + exp);
                slopes[k] = (_labels[text * _topics + k] ? -share : share) * weight;
            }

            for (int at = _starts[text]; at < _starts[text + 1]; at++)
                DenseVector.AddScaled(gradient.Slice(_columns[at] * _topics, _topics), slopes, _values[at]);
            DenseVector.AddScaled(gradient[penalised..], slopes, 1);
        }

        DenseVector.AddScaled(gradient[..penalised], point[..penalised], (float)_penalty);
        return loss + _penalty / 2 * DenseVector.SumOfSquares(point[..penalised]);
    }
}

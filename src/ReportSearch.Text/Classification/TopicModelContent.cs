namespace ReportSearch.Text.Classification;

/// <summary>What a topic model is made of: what training writes and what classifying reads.</summary>
/// <remarks>
/// There is a column for each topic and behind them one for texts that are about none. The score of column k for a text is <c>Bias[k] + sum over its
/// grams of Weights[gram, k] / norm + KeywordScale * sum over topics t of KeywordWeights[t, k] * hits[t] / |hits|</c>, where norm is the root of the
/// sum of the squared <see cref="GramValues"/> of its grams and of <see cref="UnknownValue"/> squared for each pair of characters that the model never
/// saw. The probabilities follow by <see cref="CalibrationInputs"/>.
/// </remarks>
public sealed record TopicModelContent
{
    /// <summary>SHA-256 of the training data, lower-case hex.</summary>
    public required string DataHash { get; init; }
    /// <summary>Ids of the topics; their order is that of every row of weights.</summary>
    public required IReadOnlyList<string> Topics { get; init; }
    /// <summary>Grams of one to three folded characters, in ordinal order.</summary>
    public required IReadOnlyList<string> Grams { get; init; }
    /// <summary>Inverse document frequency of each gram.</summary>
    public required float[] GramValues { get; init; }
    /// <summary>Grams times columns, row after row; the value of the gram is already in it.</summary>
    public required float[] Weights { get; init; }
    /// <summary>Folded keywords with the index of their topic, in ordinal order.</summary>
    public required IReadOnlyList<(string Word, int Topic)> Keywords { get; init; }
    /// <summary>Topics times columns: what a keyword of topic t says for column k.</summary>
    public required float[] KeywordWeights { get; init; }
    /// <summary>Weight of the keywords against the grams.</summary>
    public required float KeywordScale { get; init; }
    /// <summary>What a pair of characters that the model never saw adds to the norm.</summary>
    public required float UnknownValue { get; init; }
    /// <summary>Score of each column for an empty text.</summary>
    public required float[] Bias { get; init; }
    /// <summary>Topics times <see cref="CalibrationInputs.Count"/>: what each input says for the probability of each topic.</summary>
    public required float[] Calibration { get; init; }
    /// <summary>Probability from which each topic is asserted.</summary>
    public required float[] Thresholds { get; init; }
}

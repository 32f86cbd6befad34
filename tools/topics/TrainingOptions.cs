namespace ReportSearch.TopicTraining;

/// <summary>What training may be told; the defaults were chosen by cross-validation (REPORT.md).</summary>
public sealed record TrainingOptions
{
    /// <summary>Strength of the square penalty on weights.</summary>
    public double Penalty { get; init; } = 0.02;
    /// <summary>Weight of the keywords against the grams.</summary>
    public float KeywordScale { get; init; } = 0.7f;
    /// <summary>What an unknown pair of characters adds to a text's length, as a share of the greatest gram value.</summary>
    public float UnknownShare { get; init; } = 0.4f;
    /// <summary>Weight of a keyword as a text of its own, against 1 for a written text; its keyword feature is left out.</summary>
    public float KeywordTextWeight { get; init; } = 0.6f;
    /// <summary>Weight of the texts of a topic in its own regression, against 1 for the others.</summary>
    public float PositiveWeight { get; init; } = 2;
    /// <summary>Weight of a written text without topic, against 1 for one with topics.</summary>
    public float NoneWeight { get; init; } = 3;
    /// <summary>How many <see cref="StrungWords"/> stand beside the training texts.</summary>
    public int StrungTexts { get; init; } = 900;
    /// <summary>Grams of three characters need to stand in at least so many texts.</summary>
    public int LeastTextsOfTrigram { get; init; } = 2;
    /// <summary>Training ends when the gradient has shrunk to this share of its first length.</summary>
    public double Tolerance { get; init; } = 1e-3;
}

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ReportSearch.Corpus;

/// <summary>
/// How the contract's JSON is written, the same by the command line and the server: camel case, Chinese as it is. The relaxed encoder leaves
/// &lt; and &gt; as they are too, so this JSON must never be placed inside a page.
/// </summary>
public static class ContractJson
{
    /// <summary>The settings of every JSON document and line.</summary>
    public static JsonSerializerOptions Options { get; } = MakeOptions();

    /// <summary>A value as JSON on one line.</summary>
    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    /// <summary>An analysis in the shape of `analyze`: words with offsets into the text, grams with their position in the folded text.</summary>
    public static object Shape(TextAnalysis analysis) => new
    {
        analysis.Text,
        analysis.Folded,
        Words = analysis.Words.Select(Word),
        SearchWords = analysis.SearchWords.Select(Word),
        analysis.Folds,
        analysis.Forms,
        Grams = analysis.Grams.Select(gram => new { Gram = gram.Token, Position = gram.Start }),
    };

    /// <summary>A classification in the shape of `classify`.</summary>
    public static object Shape(TopicClassification classification) => new
    {
        classification.Text,
        Topics = classification.Topics.Select(topic => new { topic.Id, P = topic.Probability }),
        classification.Asserted,
        classification.Abstained,
    };

    /// <summary>What the file and its manifest say against what was read, as a JSON array.</summary>
    public static JsonNode? ConflictsOf(ReportText report) => JsonSerializer.SerializeToNode(report.Conflicts, Options);

    private static object Word(AnalyzedToken word) => new { Word = word.Token, word.Start, word.Length };

    private static JsonSerializerOptions MakeOptions()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}

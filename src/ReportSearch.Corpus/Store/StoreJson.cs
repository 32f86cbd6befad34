using System.Text.Encodings.Web;
using System.Text.Json;

namespace ReportSearch.Corpus.Store;

/// <summary>How the store writes JSON: camel case, Chinese as it is, so that a person can read the files.</summary>
internal static class StoreJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    public static IReadOnlyList<string> ReadNames(string json) => JsonSerializer.Deserialize<string[]>(json, Options) ?? [];
}

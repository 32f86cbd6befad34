using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace ReportSearch.Samples.Tests;

/// <summary>The checked-in sample reports.</summary>
internal static class SampleFiles
{
    public static string Folder { get; } = Path.Combine(Root(), "index-data", "samples");

    public static IReadOnlyList<Truth> Generated { get; } = [.. File.ReadLines(Path.Combine(Folder, "truth.jsonl")).Select(line => JsonSerializer.Deserialize<Truth>(line, Truth.Json)!)];

    public static IReadOnlyList<JsonElement> Handwritten { get; } =
        [.. File.ReadLines(Path.Combine(Folder, "handwritten", "truth.jsonl")).Select(line => JsonSerializer.Deserialize<JsonElement>(line))];

    /// <summary>The decoded text without BOM.</summary>
    public static string Text(Truth truth) => Text(Path.Combine(Folder, "generated", truth.File));

    public static string Text(string path) => new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(File.ReadAllBytes(path)).TrimStart('\uFEFF');

    public static string Root([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", ".."));
}

/// <summary>A fact that needs the specification beside the checkout.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SpecificationFactAttribute : FactAttribute
{
    public static string Indicators { get; } = Path.Combine(SampleFiles.Root(), "..", "shared", "spec", "indicators.csv");

    public SpecificationFactAttribute()
    {
        if (!File.Exists(Indicators))
            Skip = "../shared/spec/indicators.csv is not there";
    }
}

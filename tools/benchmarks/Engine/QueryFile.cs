using System.Text.Json;
using System.Text.Json.Serialization;
using ReportSearch.Corpus.Indexing;
using ReportSearch.Corpus.Queries;

namespace ReportSearch.Benchmarks.Engine;

/// <summary>A query of the query file, as the peers read it.</summary>
/// <param name="Count">Sections of the corpus of 20,000 reports whose body holds the strings, by a plain scan.</param>
internal sealed record BenchmarkQuery(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("cls")] string Class,
    [property: JsonPropertyName("op")] string Operation,
    [property: JsonPropertyName("terms")] IReadOnlyList<string> Terms,
    [property: JsonPropertyName("k")] int Top,
    [property: JsonPropertyName("year")] int? Year,
    [property: JsonPropertyName("facets")] IReadOnlyList<string>? Facets,
    [property: JsonPropertyName("highlight")] bool? Highlight,
    [property: JsonPropertyName("df20k")] long? Count)
{
    public static IReadOnlyList<BenchmarkQuery> ReadAll(string path) =>
        JsonSerializer.Deserialize<List<BenchmarkQuery>>(File.ReadAllBytes(path)) ?? throw new InvalidDataException($"{path}: no queries");

    /// <summary>What is asked of the section index: texts of bodies, words where the peers look for words, found wherever they stand.</summary>
    /// <param name="exact">Whether all hits are counted.</param>
    public UnitSearch ToSearch(bool exact)
    {
        QueryNode[] texts = [.. Terms.Select(t => new QueryNode.Text(t, UnitField.Body, TextMatch.Word))];
        QueryNode query = Operation switch
        {
            "and" => new QueryNode.And(texts),
            "or" => new QueryNode.Or(texts),
            "prefix" => new QueryNode.Text(Terms[0], UnitField.Body, TextMatch.Prefix),
            _ => texts[0],
        };
        if (Year is int year)
            query = new QueryNode.And([query, new QueryNode.Years(year, year)]);
        return new UnitSearch { Query = query, Top = Top, Facets = Facets is not null, FacetNames = Facets, Exact = false, CountUpTo = exact ? null : 1_000 };
    }
}
